from __future__ import annotations

from routine_app.domain.change import Change, Posture, change_at, posture_at
from routine_app.domain.compile import compile_plan
from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import Plan
from routine_app.domain.timeline import Timeline
from routine_app.domain.vocabulary import Position, SegmentKind, Side, Sides
from tests.plans import item, variation

SQUAT = variation("squat.body")
CAT = variation("cat_cow.fours", positions=(Position.ALL_FOURS,))
ABD = variation("abd.straight", positions=(Position.SIDE_LYING,), sides=Sides.EACH)
PLAN = Plan("r", "R", (item(SQUAT), item(CAT), item(ABD)))


def changes(plan: Plan, timeline: Timeline) -> list[Change]:
    found = [change_at(plan, timeline, index) for index in range(len(timeline.segments))]
    return [change for change in found if change is not None]


def test_a_change_has_all_its_stations_and_both_ends() -> None:
    timeline = compile_plan(PLAN)
    down = changes(PLAN, timeline)[0]
    assert down.stations == ("standing", "kneeling", "all_fours")
    assert down.before == Posture(SQUAT, None, "reset tall")
    assert down.after == Posture(CAT, None, None)


def test_each_move_of_a_change_says_where_in_it_it_is_and_nothing_else() -> None:
    found = changes(PLAN, compile_plan(PLAN))
    assert [(change.stations[0], change.move) for change in found] == [
        ("standing", 0),
        ("standing", 1),
        ("all_fours", 0),
        ("all_fours", 1),
    ]
    assert len({(change.stations, change.before, change.after) for change in found}) == 2


def test_the_side_that_it_leads_to_is_the_first_to_work() -> None:
    last = changes(PLAN, compile_plan(PLAN))[-1]
    assert last.stations == ("all_fours", "floor_sitting", "side_lying")
    assert last.after == Posture(ABD, Side.LEFT, None)


def test_nothing_else_is_a_change() -> None:
    timeline = compile_plan(PLAN)
    for index, segment in enumerate(timeline.segments):
        assert (change_at(PLAN, timeline, index) is not None) is (segment.kind is SegmentKind.CHANGE_POSITION)


def test_at_the_finish_she_is_as_the_last_exercise_left_her() -> None:
    timeline = compile_plan(PLAN)
    last = len(timeline.segments) - 1
    assert timeline.segments[last].kind is SegmentKind.FINISH
    assert posture_at(PLAN, timeline, last) == Posture(ABD, Side.RIGHT, "reset tall")
    assert posture_at(PLAN, timeline, last - 1) == Posture(ABD, Side.RIGHT)
    assert posture_at(PLAN, timeline, 0) == Posture(SQUAT)


def test_before_the_first_exercise_she_is_by_herself() -> None:
    plan = Plan("r", "R", (item(ABD),))
    first = changes(plan, compile_plan(plan))[0]
    assert first.before is None
    assert first.stations[0] == "standing"


def test_at_her_own_pace_she_ends_with_the_end_of_the_loop() -> None:
    timeline = compile_plan(PLAN, CompileOptions(self_paced=True))
    assert changes(PLAN, timeline)[0].before == Posture(SQUAT, None, "reset tall")


def test_a_move_that_was_broken_off_is_not_part_of_the_next_way() -> None:
    timeline = compile_plan(PLAN)
    index = next(at for at, each in enumerate(timeline.segments) if each.kind is SegmentKind.CHANGE_POSITION)
    broken = timeline.segments[index]
    later = [each for each in timeline.segments if each.kind is SegmentKind.CHANGE_POSITION and each.item == 2]
    mixed = Timeline((*timeline.segments[: index + 1], *later), (), ())
    change = change_at(PLAN, mixed, index + 1)
    assert change is not None
    assert broken.phase not in change.stations[:1]
    assert change.stations == ("all_fours", "floor_sitting", "side_lying")
    assert (change.before, change.after) == (None, None)
