"""Every clip shows what its steps say, by measure; each check is proved able to fail by a clip that does not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from routine_app.content.clips import clips_dir, load_clip, read_clip
from routine_app.content.document import parse_bytes
from routine_app.domain.exercise import HoldDose, TimeDose, Variation
from routine_app.domain.vocabulary import Position, Suitability
from routine_app.figure.clip import Clip
from tests.figure import checks_steps as checks
from tests.figure.clip_checks import variations

VARIATIONS = variations()
WITH_RESTS = [v.id for v in VARIATIONS.values() if not isinstance(v.dose, TimeDose) and v.dose.sets > 1]
HELD = [v.id for v in VARIATIONS.values() if isinstance(v.dose, HoldDose) and v.id not in checks.STROKES]
UNDONE = [v.id for v in VARIATIONS.values() if v.id in WITH_RESTS and v.closing_step is not None
          and v.positions[-1] is not Position.SUPINE]  # fmt: skip
SMALLER = [v.id for v in VARIATIONS.values() if v.trimesters.third is Suitability.MODIFY]


@cache
def shipped(name: str) -> Clip:
    clip, _ = load_clip(clips_dir() / f"{name}.yaml")
    assert clip is not None
    return clip


def planted(name: str, old: str, new: str) -> Clip:
    """Return a shipped clip with a fault: its file says `new` for `old`; what follows "# {" is left out."""
    text = (clips_dir() / f"{name}.yaml").read_text(encoding="utf-8")
    assert old in text
    clip, problems = read_clip(parse_bytes(text.replace(old, new).partition("# {")[0].encode(), name), name)
    assert clip is not None, problems
    return clip


@pytest.mark.parametrize(("check", "name"), [(check, name) for check, ids in checks.BY_STEPS.items() for name in ids])
def test_a_clip_shows_what_its_steps_say(check: Callable[[Clip], list[str]], name: str) -> None:
    assert check(shipped(name)) == []


@pytest.mark.parametrize("variation", VARIATIONS.values(), ids=lambda v: v.id)
def test_soles_stand_on_the_floor(variation: Variation) -> None:
    assert checks.check_soles(shipped(variation.id)) == []


@pytest.mark.parametrize("name", WITH_RESTS)
def test_in_a_rest_her_arms_are_down_and_weights_too(name: str) -> None:
    assert checks.check_arms_rest(shipped(name)) == []


@pytest.mark.parametrize("name", HELD)
def test_in_a_hold_she_stays(name: str) -> None:
    assert checks.check_stays(shipped(name)) == []


@pytest.mark.parametrize("name", UNDONE)
def test_what_is_undone_at_the_end_of_a_set_is_undone_in_the_rest(name: str) -> None:
    assert checks.check_undone(shipped(name)) == []


@pytest.mark.parametrize("name", SMALLER)
def test_what_is_to_be_smaller_late_in_pregnancy_is_smaller(name: str) -> None:
    assert checks.check_smaller(shipped(name)) == []


FAULTS = [
    (checks.check_pillow_between, "br.side", "knee_r, ankle_l, ankle_r]", "knee_r]", "0 pillows between"),
    (checks.check_pillow_between, "br.side", "leg_r: {flex: 45, out: -1", "leg_r: {flex: 45, out: -11", "knees are"),
    (checks.check_pillow_between, "br.side", "leg_r: {flex: 45,", "leg_r: {flex: 60,", "ankles are"),
    (checks.check_bump, "abd.straight", "second:", "third:", "week 20, lift"),
    (checks.check_bump, "qhe.side_lying", "at: [0.11, -0.22]", "at: [0.11, -0.40]", "over the mat"),
    (checks.check_breastbone, "squat.goblet", "at: [0.145, 0.06, 0.11]", "at: [0.22, 0.06, 0.05]", "the breastbone"),
    (checks.check_close_to_legs, "dl.romanian", "at: [0.125, 0.135, 0.57]", "at: [0.25, 0.135, 0.57]", "off the legs"),
    (checks.check_close_to_legs, "dl.romanian", "at: [0.12, 0.135, 0.755]", "at: [0.05, 0.1, 0.755]", "in a leg"),
    (checks.check_hands_width, "qhe.couch", "-0.085, 0.155]", "-0.085, 0.25]", "the foot is above the floor"),
    (checks.check_hands_width, "qhe.couch", "to: [slid, lifted]", "to: slid", "does not leave the floor"),
    (checks.check_back_on_wall, "squat.wall", "at: [-0.03, 0, 0.735]", "at: [0.02, 0, 0.735]", "bottom: off the wall"),
    (checks.check_back_on_wall, "cc.wall_tilt", "chest: 22", "chest: 45", "shoulder blades: off the wall"),
    (checks.check_chair_behind, "squat.bodyweight", "{chair:", "{stool:", "week 20: 0 chairs"),
    (checks.check_chair_behind, "squat.bodyweight", "at: [-0.60, 0]", "at: [-1.2, 0]", "mm behind her"),
    (checks.check_chair_behind, "squat.bodyweight", "at: [-0.60, 0]", "at: [-0.2, 0]", "mm behind her"),
    (checks.check_still_trunk, "qhe.seated_press", "chest: 5", "chest: -12", "the trunk rocks"),
    (checks.check_part_way, "bridge.hip_thrust", "lower: {to: part}", "lower: {to: low}", "the hips end"),
    (checks.check_part_way, "bridge.hip_thrust", "lower: {to: part}", "lower: {to: high}", "the hips end"),
    (checks.check_few_centimetres, "qhe.side_lying", "flex: -3.5", "flex: -10", "it goes"),
    (checks.check_few_centimetres, "bridge.incline", "lift a little: {to: up}", "lift a little: down", "it goes 0"),
    (checks.check_in_reach, "squat.mini_narrow", "at: [-0.02, 0.62]", "at: [-0.02, 1.2]", "nothing to hold on to"),
    (checks.check_in_reach, "squat.mini_narrow", "{at: [-0.02, 0.62], turn: 90}", "{at: [1.5, 0]}", "nothing to hold"),
    (checks.check_stays, "pir.knee_hug", "flex: 113, out: -5, knee: 107", "flex: 90, out: 0, knee: 90", "to and fro"),
    (checks.check_stays, "itb.standing", "[-0.02, -0.03, 0.893]", "[-0.02, 0.05, 0.90]", "week 34"),
    (checks.check_undone, "pir.elevated", "rest: [lifted, down, easy]", "", "stays as it was"),
    (checks.check_undone, "itb.side_front_partner", "rest: home", "rest: forward", "stays as it was"),
    (checks.check_soles, "squat.counter", "at: [-0.02, 0.13]", "at: [-0.02, 0.13, 0.03]", "over the floor"),
    (checks.check_smaller, "squat.goblet", "trimesters:", "# {", "in the three trimesters"),
    (checks.check_smaller, "squat.goblet", "at: [-0.16, 0, 0.76], pitch: 24", "at: [-0.3, 0, 0.5]", "in the three"),
    (checks.check_arms_rest, "bpa.standing", "rest: easy", "", "below the shoulder"),
    (checks.check_arms_rest, "dl.romanian", ", put_down: [0.60, 0.12, 0.45]", "", "the weight is not put down"),
    (checks.check_arms_rest, "dl.sumo", "rest: [reach, easy]", "", "the weight is not put down"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "name", "old", "new", "told"), FAULTS)
def test_a_clip_that_does_not_is_found(
    check: Callable[[Clip], list[str]], name: str, old: str, new: str, told: str
) -> None:
    assert any(told in line for line in check(planted(name, old, new)))
