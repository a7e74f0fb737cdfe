"""What Today offers of a session that was cut short, and where it goes on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from routine_app.application.diary.view import Names
from routine_app.application.session.journal import Journal
from routine_app.application.session.resume import CHANGED, GONE, KEPT, ResumeOffer, offer_of
from routine_app.application.session.summary import Done, Instead, summarise, summarise_record
from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import CompileOptions, compile_plan
from routine_app.domain.exercise import RepsDose
from routine_app.domain.problems import ContentError, Problem
from routine_app.domain.script import Bout
from routine_app.domain.vocabulary import Side
from routine_app.playback.events import Event, ItemSkipped, PaceChanged, SetFinished, Swapped
from routine_app.storage.history import History
from routine_app.storage.records import PainRecord
from tests.fakes import CHAIR_SQUAT, SLIDE, SQUAT, make_item, make_plan, make_variation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from routine_app.domain.plan import Plan

START = dt.datetime(2026, 3, 2, 9, 12, tzinfo=dt.UTC)
SOON = START + dt.timedelta(hours=1)
TWO_SETS = replace(SQUAT, dose=RepsDose(2, 2))
STEP = make_variation("step.plain", "Step up")
PLAN = make_plan(make_item(TWO_SETS, CHAIR_SQUAT), make_item(SLIDE), make_item(STEP))


class Cut:
    """A session that is cut short after some events, a minute apart."""

    def __init__(self, history: History) -> None:
        self.history = history

    def __call__(self, *events: Event, plan: Plan = PLAN, started: dt.datetime = START) -> None:
        journal = Journal(self.history)
        journal.begin(plan, compile_plan(plan), Comfort(week=20), started)
        for number, event in enumerate(events, 1):
            journal.record([event], started + dt.timedelta(minutes=number))

    def offer(self, now_plan: Plan | None = PLAN, now: dt.datetime = SOON) -> ResumeOffer:
        unfinished = self.history.unfinished()
        assert unfinished is not None

        def plan_for(routine_id: str, comfort: Comfort) -> Plan:
            assert (routine_id, comfort.week) == ("tiny", 20)
            if now_plan is None:
                raise ContentError((Problem(routine_id, 1, 1, "it is gone"),))
            return now_plan

        return offer_of(unfinished, plan_for, CompileOptions(), now)


@pytest.fixture
def cut(data_dir: Path) -> Iterator[Cut]:
    with History(data_dir / "diary.sqlite3") as history:
        yield Cut(history)


def squat(number: int) -> SetFinished:
    return SetFinished(0, SQUAT.id, None, number, 2, 10_000, number * 30_000)


def slide(side: Side) -> SetFinished:
    return SetFinished(1, SLIDE.id, side, 1, 2, 10_000, 100_000)


def test_it_goes_on_with_the_first_set_that_was_not_done(cut: Cut) -> None:
    cut(squat(1))
    offer = cut.offer()
    going_on = offer.going_on
    assert going_on is not None
    assert (going_on.item, going_on.done) == (0, (Bout(0, 1, None),))
    assert (going_on.comfort, going_on.plan) == (Comfort(week=20), PLAN)
    assert offer.line == f"Tiny routine, begun at 09:12, is not finished. {KEPT}"
    left_ms = going_on.player().moment().time_left_ms
    assert offer.go_on_words == f"Go on with squat, {round(left_ms / 60_000)} min left"
    assert left_ms < compile_plan(PLAN).duration_ms
    assert (offer.can_begin_afresh, offer.same_day, offer.was_whole) == (True, True, False)


def test_before_the_first_set_it_begins_at_the_beginning(cut: Cut) -> None:
    cut()
    going_on = cut.offer().going_on
    assert going_on is not None
    assert (going_on.item, going_on.done) == (0, ())


@pytest.mark.parametrize(
    ("events", "item", "done"),
    [
        ((squat(1), squat(2)), 1, 0),
        ((squat(1), squat(2), slide(Side.LEFT)), 1, 1),
        ((squat(1), ItemSkipped(0, "Left out.")), 1, 0),
        ((ItemSkipped(0, "Left out."), squat(1)), 0, 1),  # she came back to it
        ((squat(1), squat(2), slide(Side.LEFT), slide(Side.RIGHT)), 2, 0),
    ],
)
def test_where_it_goes_on(cut: Cut, events: tuple[Event, ...], item: int, done: int) -> None:
    cut(*events)
    going_on = cut.offer().going_on
    assert going_on is not None
    assert (going_on.item, len(going_on.done)) == (item, done)


def test_an_exercise_stopped_for_pain_is_not_taken_up_again(cut: Cut) -> None:
    cut(squat(1))
    session = cut.history.sessions()[0]
    cut.history.stop_for_pain(session.id, PainRecord("squat", START + dt.timedelta(minutes=9), 6, item=0))
    going_on = cut.offer().going_on
    assert going_on is not None
    assert going_on.item == 1


def test_her_swaps_and_her_pace_of_then_hold(cut: Cut) -> None:
    cut(squat(1), Swapped(0, SQUAT.id, CHAIR_SQUAT.id, "Easier."), PaceChanged(90))
    going_on = cut.offer().going_on
    assert going_on is not None
    item = going_on.plan.items[0]
    assert item.variation.id == CHAIR_SQUAT.id
    assert isinstance(item.dose, RepsDose)
    assert item.dose.sets == 2, "the set that she was in when she swapped is still to do"
    assert (going_on.item, len(going_on.done), going_on.options.pace_percent) == (0, 1, 90)
    assert going_on.planned == PLAN
    assert summarise(going_on.planned, going_on.past).swapped == (Instead("Squat", "Chair squat", "Easier."),)


def test_a_swap_that_was_taken_back_is_gone(cut: Cut) -> None:
    cut(Swapped(0, SQUAT.id, CHAIR_SQUAT.id, "Easier."), Swapped(0, CHAIR_SQUAT.id, SQUAT.id, "Back."))
    going_on = cut.offer().going_on
    assert going_on is not None
    assert going_on.plan == PLAN


@pytest.mark.parametrize(
    ("now_plan", "why"),
    [
        (None, GONE),
        (make_plan(make_item(STEP), make_item(TWO_SETS, CHAIR_SQUAT), make_item(SLIDE)), CHANGED),
        (make_plan(make_item(TWO_SETS, CHAIR_SQUAT), make_item(SLIDE)), CHANGED),
    ],
)
def test_a_routine_that_no_longer_fits_is_said_so(cut: Cut, now_plan: Plan | None, why: str) -> None:
    cut(squat(1))
    offer = cut.offer(now_plan)
    assert offer.going_on is None
    assert offer.line == f"Tiny routine, begun at 09:12, is not finished. {why} {KEPT}"
    assert offer.can_begin_afresh


def test_a_variation_that_the_routine_knows_no_more_is_said_so(cut: Cut) -> None:
    cut(squat(1), Swapped(0, SQUAT.id, CHAIR_SQUAT.id, "Easier."))
    offer = cut.offer(make_plan(make_item(TWO_SETS), make_item(SLIDE), make_item(STEP)))
    assert offer.going_on is None
    assert CHANGED in offer.line


def test_an_exercise_that_hurt_and_was_gone_on_with_is_taken_up_again(cut: Cut) -> None:
    cut(squat(1))
    session = cut.history.sessions()[0]
    cut.history.stop_for_pain(session.id, PainRecord("squat", START + dt.timedelta(minutes=9), 3))
    going_on = cut.offer().going_on
    assert going_on is not None
    assert (going_on.item, len(going_on.done)) == (0, 1)


def test_a_routine_with_more_sets_than_then_still_fits(cut: Cut) -> None:
    cut(squat(1), squat(2))
    more = make_plan(make_item(replace(SQUAT, dose=RepsDose(3, 2)), CHAIR_SQUAT), make_item(SLIDE), make_item(STEP))
    going_on = cut.offer(more).going_on
    assert going_on is not None
    assert (going_on.item, len(going_on.done)) == (0, 2)


def test_after_twelve_hours_it_can_only_be_finished(cut: Cut) -> None:
    cut(squat(1))
    last = START + dt.timedelta(minutes=1)
    assert cut.offer(now=last + dt.timedelta(hours=12)).going_on is not None
    offer = cut.offer(now=last + dt.timedelta(hours=12, seconds=1))
    assert (offer.going_on, offer.can_begin_afresh, offer.same_day) == (None, False, True)
    tomorrow = cut.offer(now=START + dt.timedelta(days=1))
    assert not tomorrow.same_day
    assert tomorrow.line == f"Tiny routine, begun yesterday at 09:12, is not finished. {KEPT}"
    assert "of Monday, 2 March 2026" in cut.offer(now=START + dt.timedelta(days=2)).line


def test_a_clock_that_was_set_back_does_not_hide_it(cut: Cut) -> None:
    cut(squat(1))
    assert cut.offer(now=START - dt.timedelta(hours=5)).going_on is not None


def test_with_nothing_left_to_do_only_the_end_is_missing(cut: Cut) -> None:
    step = SetFinished(2, STEP.id, None, 1, 2, 10_000, 200_000)
    cut(squat(1), squat(2), slide(Side.LEFT), slide(Side.RIGHT), step)
    offer = cut.offer()
    assert (offer.was_whole, offer.going_on, offer.can_begin_afresh) == (True, None, False)
    assert offer.line == f"You did all of Tiny routine, begun at 09:12; only its end is missing. {KEPT}"


def test_the_summary_of_the_diary_is_that_of_the_session(cut: Cut) -> None:
    plan = make_plan()
    events = (Swapped(0, SQUAT.id, CHAIR_SQUAT.id, "Easier."), SetFinished(0, CHAIR_SQUAT.id, None, 1, 2, 10_000, 1))
    cut(*events, ItemSkipped(1, "You left this one out."), plan=plan)
    names = Names({each.id: each.name for each in (SQUAT, CHAIR_SQUAT, SLIDE)} | {"slide.lift": "Leg lift"})
    told = summarise_record(cut.history.sessions()[0], names)
    lived = summarise(plan, (*events, ItemSkipped(1, "You left this one out.")))
    assert told.done == lived.done == (Done("Squat", "Chair squat", 1, 10_000),)
    assert told.swapped == lived.swapped
    assert [each.reason for each in told.left_out] == [each.reason for each in lived.left_out]


def test_a_planned_swap_that_she_never_came_to_is_not_in_the_summary(cut: Cut) -> None:
    cut(SetFinished(0, SQUAT.id, None, 1, 2, 10_000, 1), plan=make_plan())
    assert summarise_record(cut.history.sessions()[0], Names()).swapped == ()


def test_a_planned_swap_of_what_she_left_out_is_not_in_the_summary(cut: Cut) -> None:
    cut(SetFinished(0, SQUAT.id, None, 1, 2, 10_000, 1), ItemSkipped(1, "You left this one out."), plan=make_plan())
    assert summarise_record(cut.history.sessions()[0], Names()).swapped == ()


def test_every_shipped_routine_can_be_gone_on_with_at_every_exercise(data_dir: Path) -> None:
    catalogue = load_catalogue()
    from routine_app.domain.resolve import resolve

    with History(data_dir / "diary.sqlite3") as history:
        for entry in catalogue.routines:
            assert entry.routine is not None
            plan = resolve(entry.routine, catalogue.exercises, Comfort())
            journal = Journal(history)
            journal.begin(plan, compile_plan(plan), Comfort(), START)
            for index, item in enumerate(plan.items[:-1]):
                journal.record([ItemSkipped(index, "Left out.")], START)
                unfinished = history.unfinished()
                assert unfinished is not None
                offer = offer_of(unfinished, lambda *_, plan=plan: plan, CompileOptions(), SOON)
                assert offer.going_on is not None, (entry.id, item.variation.id)
                assert offer.going_on.item == index + 1
                assert offer.going_on.player().moment().segment.item == index + 1
