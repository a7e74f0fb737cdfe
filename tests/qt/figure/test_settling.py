"""The figure goes to how she rests and back, never at a jump, and takes up a pose as she is told to."""

from __future__ import annotations

from itertools import pairwise

from routine_app.content.clips import clip_for
from routine_app.content.listed import Catalogue
from routine_app.domain.compile import compile_plan
from routine_app.domain.exercise import Variation
from routine_app.domain.moment import moment_at
from routine_app.domain.spoken_length import estimate_ms
from routine_app.domain.timeline import CueKind, Moment, Said, Segment, Timeline
from routine_app.domain.vocabulary import SegmentKind, Side, Sides
from routine_app.qt.figure.settling import Beginning, Settling, just_over, rested, settling_ms, still_to_come
from tests.plans import item, plan


def rest(ms: int) -> Timeline:
    return Timeline((Segment(0, ms, SegmentKind.REST),), (), ())


def share(timeline: Timeline, at: int) -> float:
    """Return where she should be."""
    moment = moment_at(timeline, at)
    return min(1.0, min(at, timeline.duration_ms - at) / settling_ms(moment))


def test_ten_seconds_more_while_she_comes_back_let_her_turn_round() -> None:
    settling, seen = Settling(), []
    for at in range(0, 40_000, 100):
        timeline = rest(30_000) if at <= 28_000 else rest(40_000)
        seen.append(settling.towards(share(timeline, at), moment_at(timeline, at)))
    assert max(abs(after - before) for before, after in pairwise(seen)) < 0.03
    assert seen[280] < 0.52  # half-way back
    assert seen[300] > seen[280]
    assert max(seen[300:360]) == 1.0
    assert seen[-1] < 0.03


def test_a_rest_that_is_shown_from_its_middle_on_begins_where_she_is() -> None:
    settling = Settling()
    settling.towards(0.0, moment_at(rest(30_000), 0))
    other = Timeline((Segment(0, 5_000, SegmentKind.GET_READY), Segment(5_000, 30_000, SegmentKind.REST)), (), ())
    assert settling.towards(1.0, moment_at(other, 20_000)) == 1.0


def test_she_leaves_a_set_once_and_comes_back_for_the_next_one() -> None:
    settling, leaves = Settling(), []
    for at in range(0, 40_000, 100):
        timeline = rest(30_000) if at <= 28_000 else rest(40_000)
        settling.towards(share(timeline, at), moment_at(timeline, at))
        leaves.append(settling.leaves)
    assert leaves == [True] * 40 + [False] * 360  # ten seconds more do not bring back the set that is over
    settling.towards(0.0, moment_at(Timeline((*rest(10).segments, Segment(10, 30_000, SegmentKind.REST)), (), ()), 20))
    assert settling.leaves


def test_a_set_is_just_over_until_the_middle_of_the_rest_and_at_the_finish() -> None:
    assert [just_over(moment_at(rest(30_000), at)) for at in (0, 14_999, 15_000)] == [True, True, False]
    assert just_over(moment_at(Timeline((Segment(0, 9_000, SegmentKind.FINISH),), (), ()), 8_999))
    assert not just_over(moment_at(told(SegmentKind.GET_READY), 0))


def test_she_begins_from_where_she_waited_also_in_the_middle_of_a_set() -> None:
    work = moment_at(Timeline((Segment(0, 9_000, SegmentKind.WORK),), (), ()), 0)
    waits = moment_at(rest(9_000), 0)
    beginning = Beginning()
    assert [beginning.is_first(work, number) for number in (0, 0, 1, 2)] == [True, True, False, False]
    assert not beginning.is_first(waits, 0)
    assert [beginning.is_first(work, number) for number in (2, 2, 3)] == [True, True, False]
    assert [beginning.is_first(work, number) for number in (0, 1, 2)] == [True, False, False]  # the next set


TAKES_UP = (SegmentKind.GET_READY, SegmentKind.SWITCH_SIDE)
STEPS = ("Sit tall, both feet flat.", "Rest your left ankle on your right thigh.", "Lean forward.")


def told(kind: SegmentKind, *texts: str, ms: int = 20_000) -> Timeline:
    """Return a segment of the left side in which sentences are told, one every five seconds."""
    talk = tuple(Said(5_000 * number, 3_000, text, CueKind.STEP) for number, text in enumerate(texts))
    return Timeline((Segment(0, ms, kind, side=Side.LEFT, talk=talk),), (), ())


def to_come(timeline: Timeline, *at: int, steps: bool = False) -> list[float]:
    return [still_to_come(moment_at(timeline, ms), steps=steps) for ms in at]


def test_she_sets_out_with_the_first_step_that_names_her_side() -> None:
    ready = told(SegmentKind.GET_READY, *STEPS)
    assert to_come(ready, 0, 4_999, 5_000, 7_000, 9_000, 19_999) == [1.0, 1.0, 1.0, 0.5, 0.0, 0.0]
    assert to_come(ready, 4_999, 5_001, steps=True) == [1.0, 0.0]
    assert to_come(told(SegmentKind.SWITCH_SIDE, *STEPS), 4_000, 9_000) == [1.0, 0.0]


# What brings her from how she gets ready to how she begins, in the words of her steps.
BRINGS = {
    "dl.seated_hinge": "Cross your arms",
    "itb.seated": "cross just over",
    "itb.standing": "Place your left leg behind",
    "itb.strap": "Raise your left leg",
    "itb.strap_flat": "Raise your left leg",
    "pir.all_fours": "cross your right knee",
    "pir.knee_hug": "Draw your left knee up",
    "pir.seated_fig4": "Rest your left ankle",
}


def with_ready(catalogue: Catalogue) -> dict[str, tuple[Variation, Timeline]]:
    """Return the variations whose figure gets ready in a pose of its own, and a session of each alone."""
    every = [each for exercise in catalogue.exercises.values() for each in exercise.variations]
    found = [each for each in every if clip_for(each.id, each.positions)[0].ready is not None]
    return {each.id: (each, compile_plan(plan(item(each)), None, estimate_ms)) for each in found}


def sets_out(timeline: Timeline, segment: Segment, variation: Variation) -> str:
    """Return what is told as she sets out in a segment."""
    moments = (moment_at(timeline, at) for at in range(segment.start_ms, segment.end_ms, 50))
    at = next(each.elapsed_ms for each in moments if still_to_come(each, variation, steps=False) < 1.0)
    return [said.text for said in segment.talk if said.at_ms <= at][-1]


def test_she_moves_no_sooner_than_she_is_told(catalogue: Catalogue) -> None:
    sessions = with_ready(catalogue)
    assert sessions.keys() == BRINGS.keys(), "say what brings her to how she begins"
    for identity, (variation, timeline) in sessions.items():
        ready, *switches = [each for each in timeline.segments if each.kind in TAKES_UP]
        assert BRINGS[identity] in sets_out(timeline, ready, variation)
        for switch in switches:
            assert "right" in sets_out(timeline, switch, variation), identity
        assert len(switches) == (0 if variation.sides is Sides.BOTH else 2), identity


def test_while_she_moves_elsewhere_she_has_not_begun() -> None:
    def moving(of: int | None) -> Timeline:
        segment = Segment(0, 9_000, SegmentKind.CHANGE_POSITION, side=Side.LEFT, set=of, sets=of and 2)
        return Timeline((segment,), (), ())

    assert to_come(moving(1), 0, 8_999) == to_come(moving(None), 0, 8_999) == [1.0, 1.0]
    assert to_come(moving(2), 0, 8_999) == [0.0, 0.0]


def test_where_nothing_is_told_she_sets_out_at_once_and_is_there_in_time() -> None:
    assert to_come(told(SegmentKind.GET_READY), 0, 2_000, 4_000) == [1.0, 0.5, 0.0]
    assert to_come(told(SegmentKind.GET_READY, ms=2_000), 0, 1_000, 1_999) == [1.0, 0.5, 0.0005]
    assert to_come(told(SegmentKind.REST, *STEPS), 0, 9_000) == [0.0, 0.0]


def test_after_the_last_set_she_goes_to_how_she_rests_and_stays() -> None:
    def at(ms: int) -> Moment:
        return moment_at(told(SegmentKind.FINISH, ms=9_000), ms)

    assert [rested(at(ms), steps=False) for ms in (0, 1_500, 3_000, 8_999)] == [0.0, 0.5, 1.0, 1.0]
    assert [rested(at(ms), steps=True) for ms in (0, 2_999, 3_000)] == [0.0, 0.0, 1.0]
