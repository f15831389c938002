"""The room's first page: a quiet list behind the door."""

from django.urls import reverse

from ebb.story.home import DOORS


def test_it_leads_to_everything_that_is_here(ana):
    page = ana.get("/story/")

    for door in DOORS:
        assert f'href="{reverse(f"story:{door.address}")}"' in page.content.decode()


def test_it_is_hers_and_leaves_no_copy(ana, anybody):
    assert "no-store" in ana.get("/story/").headers["Cache-Control"]
    assert anybody.get("/story/").headers["Location"].startswith("/unlock/")


def test_it_is_found_from_what_is_hers(ana):
    assert 'href="/story/"' in ana.get("/yours/").content.decode()


def test_what_it_rests_on_is_open_to_all_and_says_that_it_is_a_draft(anybody):
    page = anybody.get("/story/about/").content.decode()

    assert "Draft: nobody outside has reviewed these words yet." in page
    assert page.count("doi:") >= 4
