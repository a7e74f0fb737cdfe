"""What she is told makes sense with her eyes shut: whole sentences, limbs named, said to her and not to a clinician."""

from __future__ import annotations

import re

import pytest

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.exercise import OTHER_SIDE, THIS_SIDE, Variation
from routine_app.domain.vocabulary import Sides

VARIATIONS = [one for exercise in load_catalogue().exercises.values() for one in exercise.variations]
each = pytest.mark.parametrize("variation", VARIATIONS, ids=lambda one: one.id)
# Words that need the picture, or a clinician.
UNCLEAR = re.compile(
    r"belly light|\breset\b|\bhold up\b|\bswap\b|trimester|symphysis|pubic|doming|pgp|flare-up|contraindicat", re.I
)
_LIMB = re.compile(r"\b(foot|leg|knee|ankle|heel|toes|thigh|shin|buttock)\b")
_ONE_OF_TWO = re.compile(r"\bone (foot|leg|knee|ankle|heel|thigh|shin|buttock|hand)\b|\bthe other (foot|leg|knee)\b")
_ELSEWHERE = re.compile(r"\bor (lie|sit|stand|kneel|get (down|up)|go (down|on))\b|side-lying|on all fours")


@each
def test_steps_and_cautions_are_whole_sentences_that_need_no_picture(variation: Variation) -> None:
    for text in (*variation.steps, *(one.text for one in variation.cautions), variation.choose_when):
        assert text[0].isupper(), text
        assert text.endswith("."), text
        assert not UNCLEAR.search(text), text


@each
def test_one_sided_work_names_its_limb(variation: Variation) -> None:
    if variation.sides is Sides.BOTH:
        return
    assert any(THIS_SIDE in step for step in variation.steps)
    for step in variation.steps:
        assert not _ONE_OF_TWO.search(step), step
    if variation.positions[0] == "side_lying":
        assert any(f"Lie on your {OTHER_SIDE} side" in step for step in variation.steps), "which side to lie on"


@each
def test_nothing_that_is_told_offers_a_way_that_she_may_have_ruled_out(variation: Variation) -> None:
    """What is named in its place asks for nothing that this one does not ask for."""
    others = [one for one in VARIATIONS if one.exercise == variation.exercise and one is not variation]
    for text in (*variation.steps, *(one.text for one in variation.cautions)):
        assert not _ELSEWHERE.search(text), text
        for named in (one for one in others if one.name.lower() in text or one.short_name.lower() in text):
            assert {*named.positions, *named.demands} <= {*variation.positions, *variation.demands}, text
            assert {*named.equipment} <= {*variation.equipment}, text


@each
def test_a_step_is_short_enough_to_take_in(variation: Variation) -> None:
    for step in variation.steps:
        assert len(step.split()) <= 20, step


@each
def test_when_to_choose_it_is_said_to_her(variation: Variation) -> None:
    assert variation.choose_when.startswith("Choose this ")
    assert "she" not in variation.choose_when.lower().split()


def test_no_two_variations_share_a_name() -> None:
    names = [one.short_name for one in VARIATIONS]
    assert sorted(set(names)) == sorted(names)
