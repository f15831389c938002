"""A new passphrase: typed twice, or typed once where she can see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext

from ebb.vault import WeakPassphrase, check_passphrase

if TYPE_CHECKING:
    from django.http import QueryDict


class NotChosen(Exception):
    """What to change, kindly; `shown` asks the page to show what is typed."""

    def __init__(self, sentence: str, *, shown: bool = False) -> None:
        super().__init__("not chosen")
        self.sentence, self.shown = sentence, shown


def chosen(post: QueryDict) -> str:
    """The passphrase of a form with `passphrase_new`, `passphrase_again`, `show`, `seen`.

    `seen` comes from a page that showed the letters (or from the script that did). Without
    a script, ticking `show` brings the page back with open fields, and empty: a passphrase
    is never written into a page.
    """
    new, seen = post.get("passphrase_new", ""), bool(post.get("seen"))
    if post.get("show") and not seen:
        raise NotChosen(gettext("Now you can see what you type. Type it once."), shown=True)
    try:
        check_passphrase(new)
    except WeakPassphrase as weak:
        raise NotChosen(why(weak.reason), shown=seen) from None
    if not seen and new != post.get("passphrase_again", ""):
        raise NotChosen(gettext("The two are not the same. Please type both again."))
    return new


def why(reason: str) -> str:
    return {
        "short": gettext("That is a little short. Four words, or ten letters or more, hold well."),
        "long": gettext("That is longer than Ebb can take. A thousand letters is the most."),
        "same": gettext("That repeats the same letters. Someone could guess it. Try four words."),
        "row": gettext("That is a row of neighbours, easy to guess. Try four words."),
    }[reason]
