"""Addresses that say nothing about what is behind them."""

from django.urls import path

from ebb.safety import health, views

app_name = "safety"
urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("healthz", health.healthz, name="healthz"),
    path("help/", views.help_page, name="help"),
    path("help/in/<slug:code>/", views.country, name="country"),
    path("help/<slug:door>/", views.door, name="door"),
    path("help/<slug:door>/in/<slug:code>/", views.door, name="door-country"),
]
