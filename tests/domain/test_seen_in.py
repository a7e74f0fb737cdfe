"""What will do in several positions is shown in that of the plan, and stays the same variation."""

from __future__ import annotations

from routine_app.domain.vocabulary import Position
from tests.domain.resolve_builders import exercise, only, plan, routine, variation


def test_it_is_shown_in_the_position_that_the_plan_has_her_in() -> None:
    either = variation("press.either", "standing seated", any_position=True, clips=((Position.SEATED, "press.seated"),))
    own = exercise(either)
    shown = {}
    for avoided in ("standing", "seated"):
        item = only(plan(routine("press", exercises=(own,)), avoid=avoided))
        assert own.has(item.variation)
        shown[item.start] = item.variation.clip
    assert shown == {Position.SEATED: "press.seated", Position.STANDING: ""}
