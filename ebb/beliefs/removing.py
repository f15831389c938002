"""What a removal shows in this room: it is gone, it can come back, and something calm."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render

from ebb.accounts.person import OpenRequest
from ebb.accounts.removing import put_away
from ebb.beliefs.calm import one_way


def removed(request: OpenRequest, ids: Iterable[bytes], *, to: str) -> HttpResponse:
    """`to` is the page that it was on."""
    page = {"aside": put_away(request, ids), "to": to, "exercise": one_way(request)}
    return render(request, "beliefs/removed.html", page)
