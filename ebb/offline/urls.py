"""What a device keeps, so that Ebb opens without a network. The paths say nothing."""

from django.urls import path

from ebb.offline import views

app_name = "offline"
urlpatterns = [
    path("worker.js", views.worker, name="worker"),
    path("away/", views.away, name="away"),
    path("shell/<slug:language>/<slug:build>/steps/", views.steps, name="steps"),
    path("shell/<slug:language>/<slug:build>/pages/", views.pages, name="pages"),
]
