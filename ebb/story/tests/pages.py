"""Reading a page as she does."""

import re
from html import unescape


def text(response):
    main = response.content.decode().partition("<main")[2].partition(">")[2].partition("</main")[0]
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", main).split()))


def value(name, page):
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    assert found, name
    return unescape(found[1])
