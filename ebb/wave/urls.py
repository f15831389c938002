from django.urls import path

from ebb.wave import views

app_name = "wave"
urlpatterns = [
    path("", views.wave, name="wave"),
    path("<hex:wave_id>/", views.kept, name="kept"),
]
