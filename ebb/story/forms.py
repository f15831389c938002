"""What is asked for a headline, a pair, a reason: little, and nothing about the other person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ebb.records import Headline, Reason, WholeLine
from ebb.records.record import FIRST_YEAR
from ebb.shared.edit import Edit
from ebb.shared.few import Few
from ebb.story.content import Content, Kind
from ebb.story.times import PARTS
from ebb.vault import Opened

Sent = Mapping[str, Any] | None
HEADLINE, LINE, REASON = 60, 140, 140  # letters


class HeadlineForm(Edit):
    """Ready words or her own, and a time as far as she knows."""

    word = forms.ChoiceField(label=_("Take one of these"), required=False, widget=forms.RadioSelect)
    own = Few(label=_("Or your own headline"), most=HEADLINE)
    year = forms.IntegerField(
        label=_("Year"),
        required=False,
        min_value=FIRST_YEAR,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    part = forms.ChoiceField(
        label=_("Season or month"), choices=[("", _("left open")), *PARTS], required=False
    )
    about = forms.BooleanField(label=_("Only about then"), required=False)

    def __init__(
        self,
        data: Sent,
        *,
        kind: Kind,
        now: datetime,
        opened: Opened[Headline] | None = None,
        word: str = "",  # how the one that is kept reads
    ) -> None:
        start = told(opened) if opened else {}
        super().__init__(data, initial=start)
        self.kind, self.now, self.opened = kind, now, opened
        self.words = [(one.id, one.name) for one in kind.ready]
        if opened and opened.record.word not in {"", *dict(self.words)}:
            self.words.append((opened.record.word, word))  # of another kind, or of another Ebb
        self.fields["word"].choices = self.words  # type: ignore[attr-defined]
        year = _("A year such as %(year)s. Or leave it open.") % {"year": now.year - 2}
        self.fields["year"].error_messages |= dict.fromkeys(("invalid", "min_value"), year)

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        if year is not None and year > self.now.year:
            raise forms.ValidationError(_("That is still ahead. Choose a year that has been."))
        return year

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not {"own", "word"} & self.errors.keys() and not (said["own"] or said["word"]):
            self.add_error("own", _("Take one of the ready words, or write a few of your own."))
        return said

    def record(self) -> Headline:
        """An edit keeps its place and the moment it was first written."""
        said = self.cleaned_data
        before = self.opened.record if self.opened else None
        ours = said["word"] if self.kind.knows(said["word"]) else ""
        own = said["own"] or ("" if ours else dict(self.words).get(said["word"], ""))
        return Headline(
            at=before.at if before else self.now,
            heading=self.kind.id,  # type: ignore[arg-type]  # the content knows these five only
            word="" if own else ours,
            own=own,
            year=said["year"],
            part=said["part"],
            about=said["about"],
            place=before.place if before else 0.0,
        )


class LineForm(Edit):
    """Both sides, and which of the mind's moves this answers."""

    good = Few(label=_("What was good"), most=LINE)
    cost = Few(label=_("What it cost, or what was true as well"), most=LINE)
    moves = forms.MultipleChoiceField(
        label=_("Which pull of the mind does it answer?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        data: Sent,
        *,
        content: Content,
        now: datetime,
        move: str = "",
        opened: Opened[WholeLine] | None = None,
    ) -> None:
        super().__init__(data, initial=told(opened) if opened else {"moves": [move]})
        self.now, self.opened = now, opened
        kept = opened.record.moves if opened else ()
        ours = [(one.id, one.name) for one in content.moves]
        later = [(one, one) for one in kept if one not in dict(ours)]
        self.fields["moves"].choices = [*ours, *later]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not {"good", "cost"} & self.errors.keys() and not (said["good"] or said["cost"]):
            self.add_error("good", _("A few words on one side are enough."))
        return said

    def record(self) -> WholeLine:
        said = self.cleaned_data
        at = self.opened.record.at if self.opened else self.now
        return WholeLine(at=at, good=said["good"], cost=said["cost"], moves=tuple(said["moves"]))


class ReasonForm(Edit):
    """One reason, in her words."""

    text = Few(label=_("A reason of yours"), most=REASON)

    def __init__(self, data: Sent, *, now: datetime, opened: Opened[Reason] | None = None) -> None:
        super().__init__(data, initial=told(opened) if opened else {})
        self.now, self.opened = now, opened

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text:
            raise forms.ValidationError(_("There is nothing written yet. A few words are enough."))
        return text

    def record(self) -> Reason:
        at = self.opened.record.at if self.opened else self.now
        return Reason(at=at, text=self.cleaned_data["text"])


def told(opened: Opened[Any]) -> dict[str, Any]:
    """What is kept, as a form starts with it."""
    names = opened.record.__struct_fields__
    return {name: getattr(opened.record, name) for name in names} | {"seen": opened.revision}
