"""The mind's moves have the same keys and words in every room, so that one answers another."""

from __future__ import annotations

from ebb.story.content import MOVES, of_language
from ebb.wave.words import GROUPS


def test_the_story_answers_the_moves_that_a_wave_asks_about() -> None:
    ticks = next(group.ticks for group in GROUPS if group.name == "moves")

    assert tuple(key for key, _words in ticks) == MOVES
    assert [one.name for one in of_language("en").moves] == [str(words) for _key, words in ticks]
