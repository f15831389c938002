"""The door of fear that one room opened is known to the others."""

import pytest

from ebb.contact.tests.test_views import press
from ebb.quiz.tests.pages import press as press_quiz

pytestmark = pytest.mark.django_db


def test_after_the_quiz_a_pause_begun_anew_only_settles(client):
    sentence = press_quiz(client, client.get("/quiz/"), go="one")
    press_quiz(client, sentence, door="scared")

    decide = press(client, client.get("/pause/"), go="decide").content.decode()
    assert "And now?" not in decide
    assert 'value="going"' not in decide
