"""Under what is hers; the word is neutral, and nothing more stands in an address."""

from django.urls import path

from ebb.nudges import views

app_name = "nudges"
urlpatterns = [
    path("", views.home, name="home"),
    path("off/", views.off, name="off"),
    path("try/", views.trial, name="try"),
]
