"""What is hers: what is kept, who is in, the passphrase, copies, erasing."""

from django.urls import path

from ebb.yours import copies, erasing, goodbye, keys, readable, views, waiting

app_name = "yours"
urlpatterns = [
    path("", views.home, name="home"),
    path("look/", views.look, name="look"),
    path("places/", views.places, name="places"),
    path("readable/", readable.chosen, name="readable"),
    path("passphrase/", keys.passphrase, name="passphrase"),
    path("known/", keys.known, name="known"),
    path("code/", keys.code, name="code"),
    path("copy/", copies.copy, name="copy"),
    path("back/", copies.back, name="back"),
    path("kept/", erasing.kept, name="kept"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("days/", erasing.days, name="days"),
    path("goodbye/", goodbye.goodbye, name="goodbye"),
    path("all/", erasing.everything, name="all"),
]
