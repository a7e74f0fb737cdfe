"""Every clip holds every check, and every check is proved able to fail by a clip that is deliberately wrong."""

from pathlib import Path
from typing import Any

import pytest

from routine_app.content.clips import clip_of_variation, clips_dir, load_clip
from routine_app.domain.exercise import Variation
from routine_app.domain.vocabulary import Position
from routine_app.figure.clip import Clip
from routine_app.figure.skeleton import Limb, PosedBody
from tests.clips import clip_of
from tests.figure import clip_checks as checks

HIPS_OF_ONE_WHO_STANDS_M = 0.75
FILES = sorted(clips_dir().glob("*.yaml"))
VARIATIONS = checks.variations()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_clip_holds_every_check(path: Path) -> None:
    clip, problems = load_clip(path)
    assert problems == ()
    assert clip is not None
    assert checks.all_checks(clip, VARIATIONS[path.stem]) == []


def test_every_variation_has_a_clip() -> None:
    assert sorted(path.stem for path in FILES) == sorted(VARIATIONS)


def test_one_that_will_do_in_several_positions_looks_so_in_each() -> None:
    several = [each for name, each in VARIATIONS.items() if each.any_position and each.id == name]
    assert several
    for each in several:
        for position in each.positions:
            clip, problems = clip_of_variation(each.seen_in((position,)))
            stands = {pose.root[2] > HIPS_OF_ONE_WHO_STANDS_M for pose in clip.poses}
            assert (stands, problems) == ({position is Position.STANDING}, ()), (each.id, position)


def made(keys: dict[str, Any], motion: dict[str, Any] | None = None, **more: object) -> Clip:
    raw = {"keys": keys, "motion": motion or {"go": {"to": list(keys)[-1]}, "back": {"to": next(iter(keys))}}, **more}
    return clip_of("test", raw)


def test_a_sound_clip_passes() -> None:
    clip = made({"up": {"base": "standing"}, "down": {"from": "up", "root": {"at": [-0.1, 0, 0.75], "pitch": 30}}})
    assert checks.all_checks(clip) == []


def stretched(limb: Limb) -> Limb:
    x, y, z = limb.end
    return Limb(limb.root, limb.middle, (x + 0.02, y, z), limb.pole, limb.along, limb.up)


def test_bones_that_change_their_length_are_found() -> None:
    instants = checks.cycle(made({"up": {"base": "standing"}}))
    body = instants[0].body
    instants[0].body = PosedBody(body.trunk, (stretched(body.arms[0]), body.arms[1]), body.legs)
    assert "arm_l changes its length" in checks.check_bones(instants)[0]


def test_a_planted_hand_that_cannot_follow_is_found() -> None:
    clip = made(
        {
            "near": {"base": "all_fours"},
            "away": {"from": "near", "root": {"at": [-0.3, 0, 0.3], "pitch": 20}, "spine": -20},
        }
    )
    assert any("hand_l slips" in line for line in checks.check_contacts(clip))


def test_a_hand_that_does_not_reach_the_counter_is_found() -> None:
    clip = made(
        {"up": {"base": "standing", "hands": {"on": "counter", "at": [1.5, 0.2]}}}, props={"counter": {"at": [1.6, 0]}}
    )
    assert any("hand_l misses its place" in line for line in checks.check_reaches(clip))


def test_what_goes_through_the_floor_is_found() -> None:
    clip = made({"low": {"base": "supine", "root": {"lie": 0, "move": [0, 0, -0.06]}}})
    assert any("below the floor" in line for line in checks.check_floor(checks.cycle(clip)))


def test_what_goes_through_a_prop_is_found() -> None:
    clip = made({"sit": {"base": "seated", "root": {"sit": 0.3}}}, props={"chair": {"at": [-0.02, 0], "height": 0.45}})
    assert any("inside the chair" in line for line in checks.check_props(clip, checks.cycle(clip)))


@pytest.mark.parametrize(
    ("key", "joint"),
    [
        ({"leg_r": {"flex": 170}}, "hip flexion right"),
        ({"leg_r": {"out": 75}}, "hip abduction right"),
        ({"leg_r": {"flex": 90, "knee": 90, "turn": 80}}, "hip outward turn right"),
        ({"leg_l": {"flex": 60, "knee": 165}}, "knee flexion left"),
        ({"leg_l": {"ankle": -85}}, "ankle left"),
        ({"arm_l": {"raise": -80}}, "arm backward left"),
        ({"arm_l": {"elbow": 159}}, "elbow flexion left"),
        ({"arm_l": {"wrist": -89, "elbow": 10}, "arm_r": {"wrist": 90}}, ""),
        ({"spine": 100}, "spine bend"),
        ({"spine": {"side": 60}}, "spine side"),
        ({"spine": {"twist": 70}}, "spine twist"),
        ({"head": {"bend": 70}}, "neck bend"),
        ({"head": {"side": -60}}, "neck side"),
        ({"head": {"twist": 70}}, "neck twist"),
    ],
)
def test_a_joint_beyond_its_range_is_found(key: dict[str, Any], joint: str) -> None:
    lines = checks.check_limits(checks.cycle(made({"odd": {"base": "standing", **key}})))
    assert [joint in line for line in lines] == ([True] if joint else [])


def test_a_jump_and_a_cycle_that_does_not_close_are_found() -> None:
    clip = made({"up": {"base": "standing"}, "down": {"from": "up", "arms": {"raise": 150}}})
    instants = checks.cycle(clip)
    assert checks.check_continuity(instants) == []
    assert any("jumps" in line for line in checks.check_continuity(instants[::12]))
    assert any("jumps" in line for line in checks.check_continuity(instants[: len(instants) // 2]))


def test_a_phase_that_is_missing_misspelt_or_out_of_order_is_found() -> None:
    variation: Variation = VARIATIONS["squat.bodyweight"]
    keys: dict[str, Any] = {"up": {"base": "standing"}}
    lacking = made(keys, {"lower": "up", "rise": "up"})
    assert checks.check_phases(lacking, variation) == ['motion lacks the phase "reset tall"']
    misspelt = made(keys, {"lower": "up", "rise": "up", "reset": "up"})
    assert len(checks.check_phases(misspelt, variation)) == 2
    swapped = made(keys, {"rise": "up", "lower": "up", "reset tall": "up"})
    assert "another order" in checks.check_phases(swapped, variation)[0]


def test_a_mirror_image_that_is_not_exact_is_found() -> None:
    clip = made({"up": {"base": "standing", "arm_r": {"raise": 40}}})
    instants = checks.cycle(clip)
    assert checks.check_mirror(clip, instants) == []
    body = instants[0].body
    instants[0].body = PosedBody(body.trunk, (stretched(body.arms[0]), body.arms[1]), body.legs)
    assert checks.check_mirror(clip, instants) != []


def test_repetitions_that_alternate_and_do_not_meet_are_found() -> None:
    keys = {"level": {"base": "standing"}, "up": {"from": "level", "arm_r": {"raise": 60}}}
    sound = made(keys, {"go": {"to": "up"}, "back": {"to": "level"}}, alternates=True)
    assert checks.check_alternating(sound) == []
    broken = made(keys, {"go": {"to": "level"}, "back": {"to": "up"}}, alternates=True)
    assert "change sides" in checks.check_alternating(broken)[0]


def test_a_bent_hip_that_is_apart_turns_further_and_no_further_than_that() -> None:
    def lines(**leg: float) -> list[str]:
        return checks.check_limits(checks.cycle(made({"odd": {"base": "standing", "leg_r": {"knee": 90, **leg}}})))

    assert lines(flex=90, out=25, turn=75) == []
    assert "hip outward turn right" in lines(flex=90, out=25, turn=90)[0]
    assert "hip outward turn right" in lines(flex=90, out=0, turn=75)[0]
    assert "hip outward turn right" in lines(flex=20, out=25, turn=75)[0]


def test_a_figure_outside_of_the_picture_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    clip = made({"up": {"base": "standing"}})
    assert checks.check_frame(clip, checks.cycle(clip)) == []
    monkeypatch.setattr("routine_app.figure.scene.MARGIN", -0.1)
    assert "pixels outside" in checks.check_frame(clip, checks.cycle(clip))[0]


def test_a_helper_in_the_floor_is_found() -> None:
    helper = {"pose": {"base": "kneeling", "knees": {"at": [0, 0.085, -0.2]}}}
    clip = made({"up": {"base": "standing"}}, props={"helper": helper})
    assert "below the floor" in checks.check_helpers(clip)[0]
