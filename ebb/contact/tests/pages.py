"""Contact pages as the tests read and send them."""

import re
from datetime import timedelta
from html import unescape

from django.utils.timezone import localtime

from ebb.records import ContactMade
from tests.support.cast import TODAY


def text(response):
    main = response.content.decode().partition("<main")[2].partition("</main")[0]
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", main).split()))


def value(name, page):
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    assert found, name
    return unescape(found[1])


def note(client, **said):
    when = said.pop("when", localtime().strftime("%Y-%m-%dT%H:%M"))
    return client.post("/pause/note/", {"how": "i", "when": when, **said})


def made(opened, hours_ago=2.0, how="i", **said):
    at = localtime() - timedelta(hours=hours_ago)
    return opened.seal(ContactMade(at=at, how=how, **said), day=TODAY)
