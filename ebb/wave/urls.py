from django.urls import path, register_converter

from ebb.shared.address import HexId
from ebb.wave import views

register_converter(HexId, "hex")
app_name = "wave"
urlpatterns = [
    path("", views.wave, name="wave"),
    path("<hex:wave_id>/", views.kept, name="kept"),
]
