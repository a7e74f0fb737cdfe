from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
import pytest

from routine_app.content.clips import clips_dir, load_clip
from routine_app.domain.exercise import Variation
from routine_app.domain.transitions import BY_THE_SEAT, MOVES, Waypoint
from routine_app.domain.vocabulary import Equipment, Side, Sides
from routine_app.figure import waypoint_poses
from routine_app.figure.beds import on_bed
from routine_app.figure.body_shape import shape_at
from routine_app.figure.clip import Clip
from routine_app.figure.key_pose import FootTarget, HandTarget, KeyPose, RootPose, SpineBend
from routine_app.figure.solve import solve
from routine_app.figure.transition import PathEnd, TransitionPath, end_without_exercise, path_between
from routine_app.figure.vec import distance
from tests.figure import transition_checks as checks
from tests.figure.clip_checks import variations

PAIRS = [(str(a), str(b)) for a in Waypoint for b in Waypoint if a is not b]
BY_SEAT = [(a, b) for a, b in PAIRS if checks.moves(a, b) != checks.moves(a, b, kneels=False)]


@cache
def clip(variation: str) -> Clip:
    found, problems = load_clip(clips_dir() / f"{variation}.yaml")
    assert found is not None, problems
    return found


def ends(variation: Variation) -> Iterator[PathEnd]:
    sides = tuple(Side) if variation.sides is Sides.EACH else (None,)
    for side in sides:
        yield PathEnd(clip(variation.id), side, variation.tempo[-1].name)


def alone(origin: str, to: str, *, kneels: bool = True) -> TransitionPath:
    names = checks.stations(origin, to, kneels=kneels)
    return path_between(names, end_without_exercise(origin), end_without_exercise(to))


def height(found: TransitionPath, segment: int, part: str) -> float:
    pose = found.segments[segment].b
    return solve(pose, pose, 0.0, shape_at(None)).joints()[part][2]


@pytest.mark.parametrize(("origin", "to"), PAIRS)
def test_every_path_between_positions_holds_all_checks(origin: str, to: str) -> None:
    assert checks.all_checks(alone(origin, to), checks.seconds(origin, to)) == []


@pytest.mark.parametrize(("origin", "to"), BY_SEAT)
def test_every_path_without_kneeling_holds_all_checks(origin: str, to: str) -> None:
    found = alone(origin, to, kneels=False)
    assert checks.all_checks(found, checks.seconds(origin, to, kneels=False)) == []


@pytest.mark.parametrize("variation", variations().values(), ids=lambda variation: variation.id)
def test_every_variation_is_left_and_reached(variation: Variation) -> None:
    """From standing and back; from lying on the side where she stands already. (The other side is its mirror image.)"""
    first, last = str(variation.positions[0]), str(variation.positions[-1])
    end = next(ends(variation))
    for (origin, to), before, after in (
        ((last, _other(last)), end, end_without_exercise(_other(last))),
        ((_other(first), first), end_without_exercise(_other(first)), PathEnd(end.clip, end.side)),
    ):
        found = path_between(checks.stations(origin, to), before, after)
        assert checks.all_checks(found, checks.seconds(origin, to)) == []


LYING = [each for each in variations().values() if {*each.positions} <= {"side_lying", "incline", "supine"}]


@pytest.mark.parametrize("variation", [each for each in LYING if Equipment.COUCH not in each.equipment], ids=str)
def test_every_lying_variation_is_left_and_reached_on_a_bed(variation: Variation) -> None:
    end = next(ends(variation))
    there = f"bed_{variation.positions[0]}"
    lying = PathEnd(on_bed(end.clip), end.side, end.phase)
    for origin, to, before, after in (
        (there, "standing", lying, end_without_exercise("standing")),
        ("standing", there, end_without_exercise("standing"), PathEnd(lying.clip, end.side)),
    ):
        found = path_between(checks.stations(origin, to), before, after)
        assert checks.all_checks(found, checks.seconds(origin, to)) == []


def _other(position: str) -> str:
    return "standing" if position != "standing" else "side_lying"


def test_a_way_begins_and_ends_in_the_posture_of_its_exercises() -> None:
    shape = shape_at(28, 0.5)
    for before, after in (
        ("dl.romanian", "qhe.slide_lift"),
        ("cc.all_fours", "abd.straight"),
        ("itb.strap", "br.seated"),
    ):
        one, other = variations()[before], variations()[after]
        for first in ends(one):
            for last in ends(other):
                found = path_between(checks.stations(str(one.positions[-1]), str(other.positions[0])), first, last)
                for end, pose, at in (
                    (first, found.segments[0].a, found.before),
                    (last, found.segments[-1].b, found.after),
                ):
                    own = solve(end.pose, end.pose, 0.0, shape).joints()
                    here = solve(pose, pose, 0.0, shape).joints()
                    assert max(distance(at.point(point), here[name]) for name, point in own.items()) < 0.012


@pytest.mark.parametrize(("origin", "to"), [(str(move.origin), str(move.to)) for move in (*MOVES, *BY_THE_SEAT)])
def test_the_way_back_goes_by_the_same_points(origin: str, to: str) -> None:
    def points(found: TransitionPath) -> list[str]:
        names = [found.segments[0].a.name, *(segment.b.name for segment in found.segments if segment.b.name)]
        return [name for at, name in enumerate(names) if at == 0 or name != names[at - 1]]

    there = path_between((origin, to), end_without_exercise(origin), end_without_exercise(to))
    back = path_between((to, origin), end_without_exercise(to), end_without_exercise(origin))
    assert points(there) == list(reversed(points(back)))


def test_she_gets_up_over_her_side_and_pushes_with_both_arms() -> None:
    found = alone("supine", "standing")
    names = [segment.b.name for segment in found.segments]
    order = ["half_rolled", "side_lying", "on_her_elbow", "floor_sitting", "hands_down", "kneeling", "half_kneeling"]
    assert [name for name in dict.fromkeys(names) if name in order] == order
    elbow = names.index("on_her_elbow")
    assert height(found, elbow, "hand_r") < 0.05 or height(found, elbow, "hand_l") < 0.05
    assert height(found, names.index("half_kneeling"), "pelvis") > 0.4
    assert height(found, len(names) - 1, "head") > 1.4


def test_legs_stay_together_in_the_log_roll() -> None:
    for move, _, segment, body in checks.bodies(alone("supine", "side_lying")):
        if segment.b.name == "knees_together":
            continue
        knees, ankles = (
            distance(getattr(body.legs[0], part), getattr(body.legs[1], part)) for part in ("middle", "end")
        )
        assert max(knees, ankles) < 0.22, (move, segment.a.name)
        assert min(limb.end[2] for limb in body.legs) < 0.12, "the feet stay down"


@pytest.mark.parametrize("side", Side)
def test_she_gets_down_over_the_side_that_she_is_to_lie_on(side: Side) -> None:
    variation = variations()["abd.straight"]
    found = path_between(
        ("all_fours", "floor_sitting", "side_lying"),
        end_without_exercise("all_fours"),
        PathEnd(clip(variation.id), side),
    )
    sits = next(segment.b for segment in found.segments if segment.b.name == "floor_sitting")
    assert (sits.root[1] < 0) is (side is Side.LEFT), "what works is on top: left work, right side down"


def test_feet_are_lifted_when_they_take_a_step_and_one_stays_on_the_floor() -> None:
    found = alone("standing", "kneeling")
    lifted = 0
    for move, fraction, _, body in checks.bodies(found):
        heights = [limb.end[2] for limb in body.legs]
        if move == 0 and fraction < 0.4:
            assert min(heights) < 0.09, (move, fraction)
            lifted += max(heights) > 0.13
    assert lifted >= 2


def test_a_raised_foot_is_put_down_before_she_stands_up() -> None:
    variation = variations()["pir.seated_fig4"]
    for end in ends(variation):
        found = path_between(("seated", "standing"), end, end_without_exercise("standing"))
        pose = found.segments[0].b
        assert all(goal.anchor.point[2] < 0.03 for goal in pose.legs)
        assert pose.root[2] < 0.7


def test_moves_that_nothing_joins_are_refused() -> None:
    with pytest.raises(KeyError):
        path_between(("standing", "supine"), end_without_exercise("standing"), end_without_exercise("supine"))


def test_an_unknown_position_is_standing() -> None:
    assert end_without_exercise("nowhere").clip == end_without_exercise("standing").clip


def test_instants_of_a_path() -> None:
    found = alone("standing", "all_fours")
    assert found.moves == 2
    assert found.at(0, 0.0) == (0, 0.0)
    assert found.at(1, 1.0) == (len(found.segments) - 1, 1.0)
    assert found.at(0, 1.0)[1] == 1.0
    with pytest.raises(ValueError, match="no move 2"):
        found.at(2, 0.5)


BROKEN: dict[str, tuple[str, str, KeyPose, tuple[str, str]]] = {
    "hand": (
        "misses its place",
        "floor_sitting",
        KeyPose(arms=(HandTarget(at=(-0.2, 1.1)), None)),
        ("all_fours", "side_lying"),
    ),
    "knee": (
        "misses its place",
        "half_kneeling",
        KeyPose(root=RootPose(at=(-0.6, 0.0, 0.49))),
        ("standing", "kneeling"),
    ),
    "floor": (
        "below the floor",
        "half_rolled",
        KeyPose(legs=(FootTarget(at=(-0.56, -0.12, -0.06), ankle=-20.0, knee=(1.0, 0.05, 0.2)), None)),
        ("supine", "side_lying"),
    ),
    "joint": ("spine side", "kneeling", KeyPose(lumbar=SpineBend(side=60.0)), ("standing", "all_fours")),
    "speed": ("at once", "leaning", KeyPose(root=RootPose(at=(-2.6, 0.0, 0.63))), ("standing", "seated")),
}


@pytest.mark.parametrize("what", BROKEN)
def test_each_check_can_fail(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words, name, wrong, (origin, to) = BROKEN[what]
    key, at = waypoint_poses.WAYPOINTS[name]
    monkeypatch.setitem(waypoint_poses.WAYPOINTS, name, (wrong.over(key), at))
    waypoint_poses.waypoint_pose.cache_clear()
    try:
        found = checks.all_checks(alone(origin, to), checks.seconds(origin, to))
    finally:
        waypoint_poses.waypoint_pose.cache_clear()
    assert any(words in line for line in found), found


def test_the_check_of_seams_can_fail() -> None:
    good = alone("kneeling", "all_fours")
    assert checks.check_legs(good) == []
    swapped = TransitionPath((good.segments[-1], good.segments[0]), good.before, good.after)
    assert "jumps" in checks.check_legs(swapped)[0]


def test_the_check_of_what_is_planted_can_fail() -> None:
    good = alone("kneeling", "all_fours")
    assert checks.check_planted(good) == []
    segment = next(
        segment
        for segment in good.segments
        if segment.a.arms[1].anchor == segment.b.arms[1].anchor and segment.a.arms[1].planted
    )
    far = msgspec.structs.replace(segment.b, root=(-0.6, 0.0, 0.8), legs=end_without_exercise("standing").pose.legs)
    broken = TransitionPath(
        (msgspec.structs.replace(segment, b=far, start=0.0, end=1.0, move=0),), good.before, good.after
    )
    assert any("arm_r slips" in line for line in checks.check_planted(broken))
