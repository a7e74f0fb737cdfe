"""Three pictures of each movement: another pose in each where she moves, and words for who does not see them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from routine_app.content.clips import clip_for
from routine_app.content.listed import Catalogue
from routine_app.documents.key_frames import KeyFrame, key_frames
from routine_app.domain.exercise import Variation
from routine_app.domain.vocabulary import Side, Sides
from routine_app.figure.clip import neutral_clip

ARROW = "stroke-linejoin"


def frames_of(catalogue: Catalogue, name: str, week: int = 30) -> tuple[KeyFrame, ...]:
    variation = next(one for each in catalogue.exercises.values() for one in each.variations if one.id == name)
    return key_frames(variation, clip_for(name, variation.positions)[0], week, side_of(variation))


def side_of(variation: Variation) -> Side | None:
    return Side.LEFT if variation.sides is Sides.EACH else None


def test_every_variation_has_three_that_can_be_read_as_svg(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        for variation in exercise.variations:
            clip = clip_for(variation.id, variation.positions)[0]
            frames = key_frames(variation, clip, 26, side_of(variation))
            assert len(frames) == 3
            for frame in frames:
                assert ET.fromstring(frame.svg).tag.endswith("svg")  # noqa: S314 - our own
                assert frame.alt.startswith(f"{variation.short_name}. {frame.caption}: ")
                assert "{" not in frame.alt
                assert 0.3 < frame.height < 1
            assert len({frame.svg for frame in frames}) == 3, f"{variation.id}: two of them are the same"


def test_what_nobody_has_moved_has_one_picture_that_promises_no_movement(catalogue: Catalogue) -> None:
    squat = catalogue.exercises["squat"].variations[0]
    (frame,) = key_frames(squat, neutral_clip("own.seated", "seated"), 26, None)
    assert frame.caption == "How you begin"
    assert ARROW not in frame.svg
    assert frame.alt == f"{squat.short_name}. How you begin: {squat.steps_on(None)[0]}"


@pytest.mark.parametrize(
    "name", ["squat.bodyweight", "bpa.standing", "dl.romanian", "bridge.hip_thrust", "qhe.slide_lift", "abd.straight"]
)
def test_an_arrow_says_what_moves(catalogue: Catalogue, name: str) -> None:
    first, _, last = frames_of(catalogue, name)
    assert ARROW in first.svg
    assert ARROW not in last.svg


def test_a_squat_goes_down_and_a_hip_thrust_up(catalogue: Catalogue) -> None:
    assert _arrow_rise(frames_of(catalogue, "squat.bodyweight")[0]) < -8
    assert _arrow_rise(frames_of(catalogue, "bridge.hip_thrust")[0]) > 8


def test_a_stretch_is_gone_into_from_how_she_gets_ready(catalogue: Catalogue) -> None:
    assert _arrow_rise(frames_of(catalogue, "itb.strap")[0]) > 20  # the leg that is raised
    assert [frame.caption for frame in frames_of(catalogue, "pir.elevated")] == ["Settle", "Breathe in", "Breathe out"]


def test_both_hands_have_an_arrow_where_both_move(catalogue: Catalogue) -> None:
    assert frames_of(catalogue, "bpa.standing")[0].svg.count(ARROW) == 4  # each with its pale edge


@pytest.mark.parametrize(
    ("name", "captions"),
    [
        ("cc.all_fours", ["Begin", "Arch a little (cow)", "Round (cat)"]),  # from the middle both ways
        ("cc.seated", ["Begin", "Tip forward", "Roll back"]),
        ("bridge.squeeze", ["Begin", "Squeeze and lift", "Lower and soften"]),  # small, and not a breath alone
        ("pir.seated_fig4", ["Begin", "On the way", "Breathe out and ease"]),  # into the stretch, not out of it
        ("br.seated", ["Settle", "Breathe in", "Breathe out"]),
    ],
)
def test_what_stands_below_is_what_she_does(catalogue: Catalogue, name: str, captions: list[str]) -> None:
    assert [frame.caption for frame in frames_of(catalogue, name)] == captions


def test_a_small_rest_of_a_way_toward_the_eye_has_no_arrow(catalogue: Catalogue) -> None:
    assert frames_of(catalogue, "bpa.standing")[1].svg.count(ARROW) == 2  # the hand seen from the side


def test_no_room_is_kept_for_how_she_rests(catalogue: Catalogue) -> None:
    assert frames_of(catalogue, "qhe.slide_lift")[0].height < 0.5  # on all fours; she rests sitting on her heels


def test_the_picture_of_who_lies_is_low(catalogue: Catalogue) -> None:
    assert frames_of(catalogue, "abd.straight")[0].height < 0.6
    assert frames_of(catalogue, "squat.bodyweight")[0].height > 0.8


def _arrow_rise(frame: KeyFrame) -> float:
    """Return how many pixels the first arrow goes up."""
    found = re.search(r'd="M[\d.]+ ([\d.]+)L[\d.]+ ([\d.]+)" fill="none"', frame.svg)
    assert found
    return float(found[1]) - float(found[2])
