"""Back to the body: where every way out of this room leads. It knows nothing of hers.

How it is in her now is asked kindly and stored nowhere.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from ebb.shared import settling
from ebb.shared.number import whole_number

SCALE = range(11)
MUCH = 6  # points; from here on the ground and people come first


@require_http_methods(["GET", "HEAD", "POST"])
def after(request: HttpRequest) -> HttpResponse:
    """Works locked too: who leaves late needs it as much."""
    ways, number = settling.ways(request), whole_number(request.POST.get("now", ""))
    offered = list(ways.offered())
    page = {"scale": SCALE, "said": number, "exercise": next(iter(offered), None)}
    if number is not None and number >= MUCH:
        gentle = {one.id for one in ways.gentle()}
        ground = ways.get("feet") if "feet" in gentle else page["exercise"]
        return render(request, "story/ground.html", page | {"exercise": ground})
    return render(request, "story/after.html", page)
