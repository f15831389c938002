"""What is written on the way to a call: a few words each, and how strong a moment was."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from ebb.records import Ready
from ebb.shared.edit import Edit
from ebb.shared.few import Few
from ebb.story.forms import Sent, told
from ebb.story.ready_content import Step
from ebb.story.ready_steps import MILD
from ebb.vault import Opened

MOST, WORD = 140, 40  # letters
TEN = [(str(number), str(number)) for number in range(11)]


class StepForm(Edit):
    """One of the three; what is too strong is not taken, and stays in the field."""

    text = Few(most=MOST)
    strength = forms.ChoiceField(
        label=_("How strong was it then?"),
        choices=TEN,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("A number from 0 to 10.")},
    )

    def __init__(
        self, data: Sent, *, step: Step, opened: Opened[Ready], beliefs: tuple[str, ...] = ()
    ) -> None:
        kept = opened.record
        start = {"text": getattr(kept, step.id), "seen": opened.revision}
        super().__init__(data, initial=start | {"strength": kept.strength})
        self.step, self.kept, self.beliefs = step, kept, beliefs
        self.fields["text"].label = step.label
        if step.id != "example":
            del self.fields["strength"]
        if step.id == "belief" and beliefs:
            self.fields["text"].label = _("Or in other words")
            self.fields["one"] = forms.ChoiceField(
                label=_("One of yours"),
                choices=[(one, one) for one in beliefs],
                required=False,
                widget=forms.RadioSelect,
            )

    def clean_strength(self) -> int | None:
        said: str = self.cleaned_data["strength"]
        if not said:
            raise forms.ValidationError(_("About how strong was it then? A guess is enough."))
        if int(said) > MILD:
            raise forms.ValidationError(
                _("That one can wait. Please choose a smaller one here, 4 or less.")
            )
        return int(said)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        said["text"] = said.get("text") or said.get("one") or ""
        if not said["text"] and not self.errors:
            self.add_error("text", _("There is nothing written yet. A few words are enough."))
        return said

    def record(self) -> Ready:
        said = {self.step.id: self.cleaned_data["text"]}
        if self.step.id == "example":
            said["strength"] = self.cleaned_data["strength"]
        return replace(self.kept, **said)


class PageForm(Edit):
    """Every line of the page, to change or to cut."""

    belief = Few(label=_("The belief"), most=MOST)
    example = Few(label=_("The small moment"), most=MOST)
    wanted = Few(label=_("What I want now"), most=MOST)
    word = Few(label=_("My word to stop the call"), most=WORD, rows=1)

    def __init__(self, data: Sent, *, opened: Opened[Ready]) -> None:
        super().__init__(data, initial=told(opened))
        self.kept = opened.record

    def record(self) -> Ready:
        said = {name: self.cleaned_data[name] for name in ("belief", "example", "wanted", "word")}
        return replace(self.kept, **said)
