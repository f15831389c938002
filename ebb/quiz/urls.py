"""Neutral addresses: they stay in the browser's history."""

from django.urls import path

from ebb.quiz import framed, keeping, views

app_name = "quiz"
urlpatterns = [
    path("", views.quiz, name="quiz"),
    path("about/", views.about, name="about"),
    path("in/", framed.frame, name="frame"),
    path("share/", framed.share, name="share"),
    path("keep/", keeping.keep, name="keep"),
    path("kept/", keeping.kept, name="kept"),
    path("kept/<hex:kept_id>/remove/", keeping.remove, name="remove"),
]
