"""Addresses of getting ready for a call."""

from django.urls import path

from ebb.story import ready

urlpatterns = [
    path("", ready.ready, name="ready"),
    path("begin/", ready.begin, name="ready-begin"),
    path("<hex:ready_id>/", ready.step, name="ready-step"),
    path("<hex:ready_id>/page/", ready.page, name="ready-page"),
    path("<hex:ready_id>/mend/", ready.change, name="ready-change"),
    path("<hex:ready_id>/remove/", ready.remove, name="ready-remove"),
]
