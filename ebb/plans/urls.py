"""Neutral addresses: they stay in the browser's history."""

from django.urls import path

from ebb.plans import views

app_name = "plans"
urlpatterns = [
    path("", views.home, name="home"),
    path("new/", views.new, name="new"),
    path("now/", views.at_once, name="now"),
    path("<hex:plan_id>/", views.one, name="one"),
    path("<hex:plan_id>/change/", views.change, name="change"),
    path("<hex:plan_id>/remove/", views.remove, name="remove"),
]
