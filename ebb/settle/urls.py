from django.urls import path

from ebb.settle import asking, practice, programme, setting, stopping, views

app_name = "settle"
urlpatterns = [
    path("", views.exercises, name="list"),
    path("calm/", practice.calm, name="calm"),
    path("calm/<slug:exercise_id>/", practice.practise, name="practise"),
    path("calm/<slug:exercise_id>/done/", practice.practised, name="practised"),
    path("calm/<slug:exercise_id>/after/", practice.after, name="after"),
    path("own/", setting.own_breath, name="own"),
    path("own/<slug:exercise_id>/", setting.own_breath, name="change"),
    path("fits/", asking.fits, name="fits"),
    path("fits/remove/", asking.forget, name="forget"),
    path("practice/", programme.home, name="programme"),
    path("practice/done/", programme.practised, name="programme-done"),
    path("pace/<str:spelling>.css", views.pace, name="pace"),
    path("<slug:exercise_id>/", views.play, name="play"),
    path("<slug:exercise_id>/<int:minutes>/", views.play, name="length"),
    path("<slug:exercise_id>/about/", views.about, name="about"),
    path("<slug:exercise_id>/done/", practice.done, name="done"),
    path("<slug:exercise_id>/favourite/", practice.favourite, name="favourite"),
    path("<slug:exercise_id>/keep/", setting.keep, name="keep"),
    path("<slug:exercise_id>/let-go/", setting.let_go, name="let-go"),
    path("<slug:exercise_id>/worse/", stopping.worse, name="worse"),
    path("<slug:exercise_id>/worse/why/", stopping.why, name="why"),
    path("<slug:exercise_id>/worse/undo/", stopping.undo, name="undo"),
]
