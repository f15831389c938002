"""Two rooms name the mind's moves: the wave in its tags, the story on their pages."""

from __future__ import annotations

from ebb.records.move import MOVES
from ebb.story.moves_content import of_language
from ebb.wave.words import GROUPS


def test_the_five_are_the_same_and_have_the_same_names() -> None:
    tags = next(group for group in GROUPS if group.name == "moves")

    assert tuple(key for key, _ in tags.ticks) == MOVES
    assert [str(words) for _, words in tags.ticks] == [page.name for page in of_language("en")]
