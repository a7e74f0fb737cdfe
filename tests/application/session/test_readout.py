"""What is to be minded before the work is shown one thing after another, each long enough to be read."""

from __future__ import annotations

from routine_app.application.session.readout import MIND_MS, reading_of
from routine_app.domain.compile import compile_plan
from routine_app.domain.moment import moment_at
from routine_app.domain.vocabulary import Equipment, Position, SegmentKind
from routine_app.playback.player import State
from tests.plans import SQUAT, item, plan

CAUTIONS = ("Keep it shallow.", "Stop if it hurts.")
MINDFUL = plan(item(SQUAT, cautions=CAUTIONS, notes="Breathe easily."), item(SQUAT))


def hints(index: int) -> list[str]:
    """Return what is shown before the first set of an item, without repeating what stands still."""
    timeline = compile_plan(MINDFUL)
    first = next(each for each in timeline.segments if each.item == index and each.is_work)
    waiting = [each for each in timeline.segments if each.item == index and each.end_ms <= first.start_ms]
    shown: list[str] = []
    for segment in waiting:
        for at_ms in range(segment.start_ms, segment.end_ms, 500):
            hint = reading_of(moment_at(timeline, at_ms), MINDFUL, State.RUNNING).hint
            shown += [hint] if shown[-1:] != [hint] else []
    return shown


def test_every_thing_to_mind_is_shown_before_she_begins() -> None:
    assert set(hints(0)) == {*CAUTIONS, "Breathe easily."}


def test_where_there_is_nothing_to_mind_nothing_is_shown() -> None:
    assert hints(1) == [""]


def test_one_thing_at_a_time() -> None:
    timeline = compile_plan(MINDFUL)
    long = max(
        (each for each in timeline.segments if not each.is_work and each.item == 0), key=lambda each: each.end_ms
    )
    seen = [
        reading_of(moment_at(timeline, long.start_ms + turn * MIND_MS), MINDFUL, State.RUNNING).hint
        for turn in range(3)
    ]
    assert seen == [*CAUTIONS, "Breathe easily."]


def test_where_she_fetches_something_she_is_not_told_to_move() -> None:
    fetching = plan(item(SQUAT, helpful=(Equipment.BAND,)), item(SQUAT, start=Position.SEATED))
    timeline = compile_plan(fetching)
    words = {
        each.is_stop: reading_of(moment_at(timeline, each.start_ms), fetching, State.RUNNING).word
        for each in timeline.segments
        if each.kind is SegmentKind.CHANGE_POSITION
    }
    assert words == {True: "Set up", False: "Move slowly"}
