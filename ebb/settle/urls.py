from django.urls import path

from ebb.settle import asking, practice, views

app_name = "settle"
urlpatterns = [
    path("", views.exercises, name="list"),
    path("fits/", asking.fits, name="fits"),
    path("fits/remove/", asking.forget, name="forget"),
    path("pace/<str:spelling>.css", views.pace, name="pace"),
    path("<slug:exercise_id>/", views.play, name="play"),
    path("<slug:exercise_id>/about/", views.about, name="about"),
    path("<slug:exercise_id>/done/", practice.done, name="done"),
    path("<slug:exercise_id>/favourite/", practice.favourite, name="favourite"),
    path("<slug:exercise_id>/worse/", views.worse, name="worse"),
    path("<slug:exercise_id>/worse/undo/", views.undo, name="undo"),
]
