"""What she does with an offer: accept it as evidence, leave it, or have none any more."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.beliefs.held import Held, held
from ebb.beliefs.offers import Seen, offers
from ebb.records import Evidence, OfferDeclined, Record


@require_POST
@unlocked
def answer(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    """One tap. Pressed twice, or sent again, it is answered once."""
    kept = request.opened.open(Record)
    belief, go = held(kept, belief_id), request.POST.get("go", "")
    found = offers(belief, kept, localtime())
    one = next((each for each in found if each.of.hex() == request.POST.get("of")), None)
    if go == "yes" and one:
        accept(request, belief, one)
        messages.success(request, _("Kept, on the side that speaks against it."))
    elif go == "no" and one:
        decline(request, belief.id, one.of)
        messages.info(request, _("It is not offered again. The wave stays as it is."))
    elif go == "never" and not belief.quiet:
        decline(request, belief.id, None)
        messages.info(request, _("Nothing is offered for this one any more."))
    elif go == "again" and belief.quiet:
        request.opened.delete([belief.quiet.id], today=localdate())
        messages.info(request, _("What may fit is offered again."))
    return redirect("beliefs:one", belief_id=belief.id)


def accept(request: OpenRequest, belief: Held, one: Seen) -> None:
    said = Evidence(at=localtime(), belief_id=belief.id, side="against", of=one.of, why=one.why)
    request.opened.seal(said, day=localdate())


def decline(request: OpenRequest, belief_id: bytes, of: bytes | None) -> None:
    said = OfferDeclined(at=localtime(), belief_id=belief_id, of=of)
    request.opened.seal(said, day=localdate())
