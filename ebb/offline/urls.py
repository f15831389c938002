"""What a device keeps, so that Ebb opens without a network. The paths say nothing."""

from django.urls import path

from ebb.offline import device, views

app_name = "offline"
urlpatterns = [
    path("worker.js", views.worker, name="worker"),
    path("away/", views.away, name="away"),
    path("device/", device.device, name="device"),
    path("device/forget/", device.forget, name="forget"),
    path("device/<slug:which>.webmanifest", device.webmanifest, name="manifest"),
    path("shell/<slug:language>/<slug:build>/steps/", views.steps, name="steps"),
    path("shell/<slug:language>/<slug:build>/pause/", views.pause, name="pause"),
    path("shell/<slug:language>/<slug:build>/pages/", views.pages, name="pages"),
]
