"""What is asked: a few words at a time. No form has a field for another person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ebb.records import Experiment
from ebb.shared.edit import Edit
from ebb.shared.few import Few

Sent = Mapping[str, Any] | None
SENTENCE, LINE, TEXT = 140, 200, 400  # letters
LONGEST = {SENTENCE: 280, LINE: 600, TEXT: 1200}  # characters: joined emoji have many
ROUNDS = [("1", gettext_lazy("once")), ("2", gettext_lazy("twice")), ("3", gettext_lazy("3 times"))]


class WordsForm(Edit):
    """One field of her own words."""

    def __init__(self, data: Sent, *, label: str, most: int, text: str = "", seen: int = 0) -> None:
        super().__init__(data, initial={"text": text, "seen": seen})
        self.fields["text"] = Few(label=label, most=most, longest=LONGEST[most])

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text:
            raise forms.ValidationError(_("There is nothing written yet. A few words are enough."))
        return text

    @property
    def words(self) -> str:
        return str(self.cleaned_data["text"])


class ExperimentForm(Edit):
    """Something small of her own: what she does, and what she expects."""

    does = Few(label=gettext_lazy("What will you do?"), most=LINE, longest=600)
    expects = Few(label=gettext_lazy("What do you expect to happen?"), most=LINE, longest=600)
    rounds = forms.ChoiceField(label=gettext_lazy("How often?"), choices=ROUNDS, required=False)

    def __init__(self, data: Sent, *, known: Experiment | None = None, seen: int = 0) -> None:
        start: dict[str, Any] = {"seen": seen, "rounds": "1"}
        if known:
            start |= {"does": known.does, "expects": known.expects, "rounds": str(known.rounds)}
        super().__init__(data, initial=start)

    def clean_does(self) -> str:
        text: str = self.cleaned_data["does"]
        if not text:
            raise forms.ValidationError(_("A few words are enough: what will you do?"))
        return text

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "does": said["does"],
            "expects": said["expects"],
            "rounds": int(said["rounds"] or 1),
        }
