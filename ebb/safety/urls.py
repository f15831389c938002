"""Addresses that say nothing about what is behind them."""

from django.urls import path

from ebb.safety import health, own, quieting, views

app_name = "safety"
urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("healthz", health.healthz, name="healthz"),
    path("help/", views.help_page, name="help"),
    path("help/people/", own.people, name="people"),
    path("help/people/<slug:piece>/", own.person, name="person"),
    path("help/people/<slug:piece>/remove/", own.remove_person, name="remove-person"),
    path("help/plan/", own.plan, name="plan"),
    path("help/plan/remove/", own.remove_plan, name="remove-plan"),
    path("help/quiet/", quieting.quiet, name="quiet"),
    path("help/in/<slug:code>/", views.country, name="country"),
    path("help/<slug:door>/", views.door, name="door"),
    path("help/<slug:door>/in/<slug:code>/", views.door, name="door-country"),
]
