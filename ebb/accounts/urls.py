"""The door: begin, unlock, lock."""

from django.urls import path

from ebb.accounts import beginning, removing, sealed, views

app_name = "accounts"
urlpatterns = [
    path("begin/", beginning.begin, name="begin"),
    path("begin/paper/", beginning.paper, name="paper"),
    path("unlock/", views.unlock, name="unlock"),
    path("unlock/code/", views.code, name="code"),
    path("lock/", views.lock, name="lock"),
    path("stay/", views.stay, name="stay"),
    path("sealed/", sealed.sealed, name="sealed"),
    path("undo/", removing.undo, name="undo"),
]
