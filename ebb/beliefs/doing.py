"""An experiment, step by step: a guess, what happened, what was learnt. One question a screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import number as new_number
from ebb.beliefs import content
from ebb.beliefs.calm import one_way
from ebb.beliefs.content import ReadyMade
from ebb.beliefs.forms import TEXT, WordsForm
from ebb.beliefs.held import Held, Tried, tried
from ebb.beliefs.offers import fits_a_round, fitting, seen
from ebb.beliefs.real import first
from ebb.beliefs.telling import compared, name_of, not_here_words, seen_words, summed
from ebb.beliefs.words import onward
from ebb.records import Evidence, Expected, ExperimentEnded, Observed, Record
from ebb.shared.number import whole_number
from ebb.vault import Opened

SCALE = range(11)
Speaks = Literal["for", "against"]


@dataclass(frozen=True)
class Round:
    """One round as a page tells it."""

    number: int
    guess: int | None
    words: str
    taken: str  # the wave or practice it was read from


@require_http_methods(["GET", "HEAD"])
@unlocked
def one(request: OpenRequest, experiment_id: bytes) -> HttpResponse:
    """Whatever comes next: a guess, doing it, what was learnt, or how it was."""
    kept, now = request.opened.open(Record), localtime()
    belief, mine = tried(kept, experiment_id)
    if said := first(request, kept, belief):
        return said
    if not mine.record.alone:
        return redirect("beliefs:alone", experiment_id=mine.id)
    if mine.ended:
        return shown(request, belief, mine, kept, "ended")
    if mine.to_see is None:
        return redirect("beliefs:end", experiment_id=mine.id)
    if (step := next_guess(mine)) is not None:
        return shown(request, belief, mine, kept, "guess", step=step)
    more = waiting(mine, kept, now) if takes_waves(mine) else {}
    return shown(request, belief, mine, kept, "doing", step=mine.to_see, **more)


def next_guess(mine: Tried) -> int | None:
    """Waves come when they come, so all their guesses stand before; else one round at a time."""
    if takes_waves(mine):
        return mine.to_guess
    return mine.to_see if mine.to_see not in mine.expected else None


def takes_waves(mine: Tried) -> bool:
    known = content.ours().ready_made(mine.record.ready)
    return known is not None and known.takes == "waves"


def waiting(mine: Tried, kept: list[Opened[Record]], now: datetime) -> dict[str, Any]:
    """The next that fits a round, and what does not, with the reason: nothing is hidden."""
    every = fitting(mine, kept, now)
    fits = [one for one in every if fits_a_round(one)]
    others = [(seen_words(one), not_here_words(one)) for one in every if one not in fits]
    fit = next(iter(fits), None)
    return {"fit": fit, "fit_words": seen_words(fit) if fit else "", "others": others}


def shown(
    request: OpenRequest,
    belief: Held,
    mine: Tried,
    kept: list[Opened[Record]],
    what: str,
    **more: object,
) -> HttpResponse:
    page = {
        "belief": belief,
        "tried": mine,
        "name": name_of(mine, content.ours()),
        "ready": asks(mine),
        "rounds": rounds(mine, kept),
        "summed": summed(mine),
        "scale": SCALE,
        "exercise": one_way(request),
    }
    return render(request, f"beliefs/try_{what}.html", page | more)


def asks(mine: Tried) -> ReadyMade:
    """What is asked, from 0 to 10; of one of hers it is how strong what she expects is."""
    if known := content.ours().ready_made(mine.record.ready):
        return known
    return ReadyMade(
        id="own-words",
        domains=(),
        takes="told",
        rounds=mine.record.rounds,
        name=mine.record.does,
        does=mine.record.does,
        expects=_("How strong will it be, what you expect?"),
        sees=_("How strong was it?"),
        low=_("not there"),
        high=_("as strong as can be"),
    )


def rounds(mine: Tried, kept: list[Opened[Record]]) -> list[Round]:
    known = {one.of: seen_words(one) for one in seen(kept, localtime())}
    found = []
    for number in mine.rounds:
        guess, happened = mine.guess(number), mine.observed.get(number)
        words = compared(guess, happened.record.points) if happened else ""
        taken = known.get(happened.record.of or b"", "") if happened else ""
        found.append(Round(number, guess, words, taken))
    return found


@require_POST
@unlocked
def guess(request: OpenRequest, experiment_id: bytes) -> HttpResponse:
    """0 to 10, or left open. One for each round; the first press of a round counts."""
    belief, mine = tried(request.opened.open(Record), experiment_id)
    step, points = the_round(request, mine), points_of(request)
    if step and step not in mine.expected and (points is not None or skipped(request)):
        said = Expected(
            at=localtime(), belief_id=belief.id, experiment_id=mine.id, round=step, points=points
        )
        request.opened.seal(said, day=localdate())
    return redirect("beliefs:try", experiment_id=mine.id)


def the_round(request: OpenRequest, mine: Tried) -> int | None:
    number = whole_number(request.POST.get("round", ""))
    return number if number in mine.rounds else None


def points_of(request: OpenRequest) -> int | None:
    number = whole_number(request.POST.get("points", ""))
    return number if number in SCALE else None


def skipped(request: OpenRequest) -> bool:
    return request.POST.get("points") == "skip"


@require_POST
@unlocked
def happened(request: OpenRequest, experiment_id: bytes) -> HttpResponse:
    """A kept wave or practice that fits, in one tap; or a number she tells herself."""
    kept = request.opened.open(Record)
    belief, mine = tried(kept, experiment_id)
    step = the_round(request, mine)
    if step and step not in mine.observed and (found := told_or_taken(request, mine, kept)):
        points, of = found
        said = Observed(
            at=localtime(),
            belief_id=belief.id,
            experiment_id=mine.id,
            round=step,
            points=points,
            of=of,
        )
        request.opened.seal(said, day=localdate())
    return redirect("beliefs:try", experiment_id=mine.id)


def told_or_taken(
    request: OpenRequest, mine: Tried, kept: list[Opened[Record]]
) -> tuple[int, bytes | None] | None:
    """The points and what they were read from; None for what fits no round."""
    wanted = request.POST.get("of", "")
    if wanted:
        every = fitting(mine, kept, localtime())
        found = next((one for one in every if one.of.hex() == wanted and fits_a_round(one)), None)
        return (cast("int", found.points), found.of) if found else None
    points = points_of(request)
    return None if points is None else (points, None)


@require_POST
@unlocked
def take_back(request: OpenRequest, experiment_id: bytes) -> HttpResponse:
    """What was noted for one round, to be told anew; an ended one goes on with it."""
    _belief, mine = tried(request.opened.open(Record), experiment_id)
    step = the_round(request, mine)
    if step in mine.observed:
        ids = [mine.observed[step].id, *([mine.ended.id] if mine.ended else [])]
        request.opened.delete(ids, today=localdate())
        messages.info(request, _("Taken back. It can be told anew."))
    return redirect("beliefs:try", experiment_id=mine.id)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def end(request: OpenRequest, experiment_id: bytes) -> HttpResponse:
    """What was learnt, in her words or in none; and on which side it stands, if on any."""
    kept = request.opened.open(Record)
    belief, mine = tried(kept, experiment_id)
    learnt = mine.ended.record.learnt if mine.ended else ""
    form = WordsForm(
        request.POST or None,
        label=_("What did you learn?"),
        most=TEXT,
        text=learnt,
        seen=mine.ended.revision if mine.ended else 0,
    )
    form.fields["text"].widget.attrs["rows"] = 3
    text = words_of(form)
    if request.method == "POST" and text is not None:
        return ended(request, belief, mine, text, form)
    return first(request, kept, belief) or shown(
        request, belief, mine, kept, "end", form=form, once=new_number(request)
    )


def words_of(form: WordsForm) -> str | None:
    """Nothing is an answer here; too much is asked again."""
    if form.is_valid():
        return form.words
    return None if str(form.data.get("text", "")).strip() else ""


def ended(
    request: OpenRequest, belief: Held, mine: Tried, text: str, form: WordsForm
) -> HttpResponse:
    """Sent twice it is kept once."""
    conflict = False
    if mine.ended and mine.ended.record.learnt != text:
        seen_by_her = whole_number(request.POST.get("seen", "")) or 0
        changed = replace(mine.ended.record, learnt=text)
        conflict = request.opened.replace(mine.ended.id, seen_by_her, changed).conflict
    elif not mine.ended:
        said = ExperimentEnded(
            at=localtime(), belief_id=belief.id, experiment_id=mine.id, learnt=text
        )
        request.opened.seal(said, day=localdate())
    stand(request, belief, mine, text)
    return onward(request, belief.id, text, conflict=conflict)


def stand(request: OpenRequest, belief: Held, mine: Tried, text: str) -> None:
    """On the side she named, once; on neither, nothing."""
    side = request.POST.get("speaks", "")
    if side in {"for", "against"} and not belief.settled(mine.id):
        said = Evidence(
            at=localtime(),
            belief_id=belief.id,
            side=cast("Speaks", side),
            text=text[:600],
            of=mine.id,
        )
        request.opened.seal(said, day=localdate())
