"""On which side she lies is told once: on the way there, or by the first step; at the end, how to get up."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from routine_app.domain.compile import compile_plan
from routine_app.domain.options import CompileOptions, CueLevel
from routine_app.domain.sentences import GET_UP, ROLL_AND_GET_UP
from routine_app.domain.vocabulary import Position
from tests.plans import CLAM, SQUAT, item, plan


def test_on_the_way_she_hears_on_which_side_to_lie_and_then_no_more() -> None:
    steps = ("Lie on your {other} side, knees bent.", "Open.", "Close.")
    lying = item(replace(CLAM, steps=steps))
    talk = [said.text for each in compile_plan(plan(item(SQUAT), lying)).segments for said in each.talk]
    assert "You will lie on your right side, left leg on top." in talk
    assert "Knees bent." in talk
    assert not any(text.startswith("Lie on your right") for text in talk)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("lie on your {other} side", "You will lie on your right side."),
        ("Lie on your {other} side", "You will lie on your right side."),
        ("{side} knee on the pillow", "Left knee on the pillow."),
        ("Your {side} knee on the pillow", "Your left knee on the pillow."),
    ],
)
def test_an_authors_words_for_a_side_make_a_sentence_on_the_way(words: str, said: str) -> None:
    lying = item(replace(CLAM, side_words=words))
    talk = [each.text for part in compile_plan(plan(item(SQUAT), lying)).segments for each in part.talk]
    assert said in talk
    assert not any(text.startswith("You will") and not text.startswith("You will lie") for text in talk)


def test_who_lies_already_hears_the_side_once_and_then_the_step() -> None:
    lying, again = (
        item(replace(CLAM, id=f"abduction.{name}", steps=(f"Lie on your {{other}} side, {name} bent.", "Up.", "Down.")))
        for name in ("knees", "hips")
    )
    talk = [said.text for each in compile_plan(plan(lying, again)).segments for said in each.talk]
    at = talk.index("Hips bent.")
    assert talk[at - 2 : at] == ["Lie on your right side, left leg on top.", "2 sets of 4 on each side."]


def ended(position: Position, level: CueLevel = CueLevel.FULL) -> list[str]:
    last = item(replace(SQUAT, positions=(position,)), start=position, end=position)
    cues = compile_plan(plan(last), CompileOptions(cue_level=level)).cues
    return [cue.text for cue in cues if cue.text.startswith("When you get up")]


def test_who_ends_lying_down_hears_how_to_get_up_and_who_does_not_hears_nothing_of_it() -> None:
    """Content sheet B4.9."""
    assert ended(Position.SEATED) == ended(Position.ALL_FOURS) == []
    assert ended(Position.SIDE_LYING) == [GET_UP]
    assert ended(Position.INCLINE) == ended(Position.SUPINE) == [ROLL_AND_GET_UP]
    assert ended(Position.SUPINE, CueLevel.SHORT) == [ROLL_AND_GET_UP], "she may have asked for few words, not for that"
    assert ended(Position.SUPINE, CueLevel.TONES) == []
