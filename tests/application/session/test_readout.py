"""What is to be minded before the work is shown one thing after another, each long enough to be read."""

from __future__ import annotations

import pytest

from routine_app.application.session.readout import LONGER_TEXT, MIND_MS, reading_of
from routine_app.content.listed import Catalogue
from routine_app.domain.compile import compile_plan
from routine_app.domain.moment import moment_at
from routine_app.domain.timeline import BreathSpan, Segment, Timeline
from routine_app.domain.vocabulary import Breath, Equipment, Position, SegmentKind
from routine_app.playback.player import State
from tests.plans import SQUAT, item, plan, variation

CAUTIONS = ("Keep it shallow.", "Stop if it hurts.")
MINDFUL = plan(item(SQUAT, cautions=CAUTIONS, notes="Breathe easily."), item(SQUAT))


def shown(index: int) -> list[str]:
    """Return the sentences before the sets of an item, without repeating what stands still."""
    timeline = compile_plan(MINDFUL)
    seen: list[str] = []
    for segment in (each for each in timeline.segments if each.item == index and not each.is_work):
        for at_ms in range(segment.start_ms, segment.end_ms, 500):
            do = reading_of(moment_at(timeline, at_ms), MINDFUL, State.RUNNING).do
            seen += [do] if seen[-1:] != [do] else []
    return seen


def test_every_thing_to_mind_is_shown_where_she_waits() -> None:
    assert {*CAUTIONS, "Breathe easily."} <= set(shown(0))


def test_where_there_is_nothing_to_mind_nothing_is_shown() -> None:
    assert not {*CAUTIONS, "Breathe easily."} & set(shown(1))


def test_in_a_quiet_rest_what_to_mind_takes_turns_and_what_comes_is_shown_last() -> None:
    rest = Segment(0, 60_000, SegmentKind.REST, item=0, set=2, sets=2, text="Rest. Next: set 2 of 2.")
    timeline = Timeline((rest,), (BreathSpan(0, 60_000, Breath.FREE, 0.5, 0.5),), ())
    seen = [reading_of(moment_at(timeline, at), MINDFUL, State.RUNNING).do for at in range(0, 60_000, MIND_MS)]
    comes = "Next: set 2 of 2."
    assert seen[:6] == [comes, *CAUTIONS, "Breathe easily.", comes, CAUTIONS[0]]
    assert reading_of(moment_at(timeline, 52_000), MINDFUL, State.RUNNING).do == comes


def test_who_pauses_to_fetch_still_sees_what() -> None:
    things = (Equipment.CHAIR, Equipment.BAND, Equipment.WEIGHT, Equipment.STRAP)
    todays = plan(item(variation("squat.much", equipment=things)))
    first = moment_at(compile_plan(todays), 15_000)
    named = "Today you need a firm chair, your band, your weights and your strap."
    running, paused = (reading_of(first, todays, state) for state in (State.RUNNING, State.PAUSED))
    assert running.do == paused.do == named  # that Space waits stands beside the count: large letters need the room
    assert paused.word == "Paused" != running.word
    assert (running.of, running.unit) == ("seconds", LONGER_TEXT)
    assert (paused.of, paused.unit) == ("", "seconds")


@pytest.mark.parametrize("pace", [{}, {"self_paced": True}], ids=str)
def test_word_and_sentence_never_say_two_breaths(catalogue: Catalogue, pace: dict[str, bool]) -> None:
    """Over all that is shipped, timed and at her own pace, in every phase."""
    odd = []
    for each in catalogue.exercises.values():
        every = plan(*(item(one, **pace) for one in each.variations))
        timeline = compile_plan(every)
        for segment in (part for part in timeline.segments if part.is_work):
            for at in range(segment.start_ms + 400, min(segment.end_ms, segment.start_ms + 20_000), 1000):
                now = reading_of(moment_at(timeline, at), every, State.RUNNING)
                said = [breath for breath in ("breathe in ", "breathe out ") if breath in f"{now.do.lower()} "]
                odd += [(segment.variation, now.word, now.do)] if said and f"{now.word.lower()} " not in said else []
    assert sorted(set(odd)) == []


def test_where_she_fetches_something_she_is_not_told_to_move() -> None:
    fetching = plan(item(SQUAT, helpful=(Equipment.BAND,)), item(SQUAT, start=Position.SEATED))
    timeline = compile_plan(fetching)
    words = {
        each.is_stop: reading_of(moment_at(timeline, each.start_ms), fetching, State.RUNNING).word
        for each in timeline.segments
        if each.kind is SegmentKind.CHANGE_POSITION
    }
    assert words == {True: "Set up", False: "Move slowly"}
