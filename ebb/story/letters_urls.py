"""Addresses of letters."""

from django.urls import path

from ebb.story import letters, letters_away, letters_mend

urlpatterns = [
    path("", letters.letters, name="letters"),
    path("new/", letters.new, name="letter-new"),
    path("<hex:letter_id>/", letters.one, name="letter"),
    path("<hex:letter_id>/kept/", letters.kept, name="letter-kept"),
    path("<hex:letter_id>/mend/", letters_mend.mend, name="letter-mend"),
    path("<hex:letter_id>/away/", letters_away.away, name="letter-away"),
    path("<hex:letter_id>/back/", letters_away.back, name="letter-back"),
    path("<hex:letter_id>/remove/", letters_mend.remove, name="letter-remove"),
]
