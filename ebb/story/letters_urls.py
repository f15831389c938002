"""Addresses of letters."""

from django.urls import path, register_converter

from ebb.shared.address import HexId
from ebb.story import letters, letters_away, letters_mend

register_converter(HexId, "letter")
urlpatterns = [
    path("", letters.letters, name="letters"),
    path("new/", letters.new, name="letter-new"),
    path("<letter:letter_id>/", letters.one, name="letter"),
    path("<letter:letter_id>/kept/", letters.kept, name="letter-kept"),
    path("<letter:letter_id>/mend/", letters_mend.mend, name="letter-mend"),
    path("<letter:letter_id>/away/", letters_away.away, name="letter-away"),
    path("<letter:letter_id>/back/", letters_away.back, name="letter-back"),
    path("<letter:letter_id>/remove/", letters_mend.remove, name="letter-remove"),
]
