"""Neutral addresses: they stay in the browser's history."""

from django.urls import path, register_converter

from ebb.plans import views
from ebb.shared.address import HexId

register_converter(HexId, "plan")
app_name = "plans"
urlpatterns = [
    path("", views.home, name="home"),
    path("new/", views.new, name="new"),
    path("now/", views.at_once, name="now"),
    path("<plan:plan_id>/", views.one, name="one"),
    path("<plan:plan_id>/change/", views.change, name="change"),
    path("<plan:plan_id>/remove/", views.remove, name="remove"),
]
