"""What Today offers, and why: the table of rules, each with what it is true of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from routine_app.application.context import open_context
from routine_app.application.today.advice import AdviceKind, Facts, advise, done_line, since_words
from routine_app.application.today.past import HurtSession, Past
from routine_app.application.today.state import begin_day, view_of
from routine_app.domain import load
from routine_app.storage.records import SessionState, SessionSummary
from tests.diaries import NOW

TODAY = NOW.date()
STRENGTH: dict[str, bool | None] = {
    "daily": True,
    "short": True,
    "gentle": False,
    "breathe": False,
    "before_bed": False,
    "no_floor": True,
    "strength": True,
}


def session(days_ago: int = 0, minutes: int = 26, state: SessionState = SessionState.FINISHED) -> SessionSummary:
    started = NOW - dt.timedelta(days=days_ago, minutes=minutes)
    ended = started + dt.timedelta(minutes=minutes)
    return SessionSummary(
        1, "daily", "Daily routine", started.date(), started, ended, state, sets_done=4, elapsed_ms=minutes * 60_000
    )


def facts(strength: Mapping[str, bool | None] = STRENGTH, **given: object) -> Facts:
    return msgspec.structs.replace(Facts("daily", (STRENGTH | dict(strength)).get, Past(), TODAY), **given)


def last(days_ago: int, sessions: int = 217) -> Past:
    return Past(last=session(days_ago), sessions=sessions)


def hurt(days_ago: int, pain: int | None, *, flare: bool = False) -> Past:
    return replace(last(min(days_ago, 6)), hurt=HurtSession(TODAY - dt.timedelta(days=days_ago), pain, flare=flare))


def _facts(given: dict[str, object]) -> Facts:
    """Return the facts of a row of the table."""
    rest = {key: each for key, each in given.items() if key != "strength"}
    strength = given.get("strength", {})
    assert isinstance(strength, dict)
    return facts(strength, **rest)


@pytest.mark.parametrize(
    ("given", "kind", "routine", "said"),
    [
        ({}, AdviceKind.FIRST, "daily", "A good one to begin with. Stop whenever you like."),
        ({"usual": "strength"}, AdviceKind.FIRST, "strength", "Stop whenever you like."),
        ({"past": last(2)}, AdviceKind.USUAL, "daily", "on Monday: Daily routine"),
        ({"past": last(1)}, AdviceKind.USUAL, "daily", "yesterday"),
        ({"past": last(6)}, AdviceKind.USUAL, "daily", "on Thursday"),
        ({"past": last(7)}, AdviceKind.BACK, "short", "7 days ago"),
        ({"past": last(27)}, AdviceKind.BACK, "short", "4 weeks ago"),
        ({"past": last(28)}, AdviceKind.BACK, "gentle", "All 217 sessions are in your diary"),
        ({"past": last(275)}, AdviceKind.BACK, "gentle", "9 months ago"),
        ({"past": last(275, 1)}, AdviceKind.BACK, "gentle", "It is in your diary"),
        ({"past": last(275), "usual": "breathe"}, AdviceKind.BACK, "breathe", "9 months ago"),
        ({"pain": 5, "past": last(2)}, AdviceKind.USUAL, "daily", "Monday"),
        ({"pain": 6}, AdviceKind.SORE, "gentle", "pain of 6"),
        ({"sore": True}, AdviceKind.SORE, "gentle", "sore"),
        (
            {"pain": 9, "past": Past(today=(session(),))},
            AdviceKind.DONE,
            "breathe",
            "later, a little breathing is fine",
        ),
        ({"past": Past(today=(session(),))}, AdviceKind.DONE, "breathe", "Rest now"),
        ({"past": Past(today=(session(),)), "strength": {"breathe": None}}, AdviceKind.DONE, "before_bed", "Rest now"),
        ({"strength": {"daily": None}}, AdviceKind.NOTHING_FITS, "no_floor", "This one does"),
        ({"strength": {"daily": None, "no_floor": None}}, AdviceKind.NOTHING_FITS, "gentle", "This one does"),
        ({"strength": dict.fromkeys(STRENGTH)}, AdviceKind.FIRST, "daily", "begin"),
        ({"strength": {"daily": None}, "unreadable": "Mine"}, AdviceKind.NOTHING_FITS, "no_floor", "Mine cannot"),
        ({"usual": ""}, AdviceKind.USUAL, "", ""),
        ({"past": hurt(1, 8)}, AdviceKind.HURT, "gentle", "You told a pain of 8 yesterday. Small"),
        ({"past": hurt(2, None)}, AdviceKind.HURT, "gentle", "You told a sharp pain on Monday."),
        ({"past": hurt(1, 8, flare=True)}, AdviceKind.HURT, "gentle", "It flared up after your session yesterday."),
        ({"past": hurt(9, 8)}, AdviceKind.HURT, "gentle", "9 days ago"),
        ({"past": hurt(1, 8), "usual": "before_bed"}, AdviceKind.HURT, "before_bed", "a pain of 8"),
        ({"past": hurt(1, 8), "pain": 3}, AdviceKind.USUAL, "daily", "yesterday"),
        ({"past": hurt(1, 8), "pain": 4}, AdviceKind.HURT, "gentle", "a pain of 8"),
        ({"past": hurt(1, 8), "pain": 6}, AdviceKind.SORE, "gentle", "a pain of 6"),
        ({"past": replace(hurt(1, 8), last=None)}, AdviceKind.HURT, "gentle", "a pain of 8"),
    ],
)
def test_the_table(given: dict[str, object], kind: AdviceKind, routine: str, said: str) -> None:
    found = advise(_facts(given))
    assert (found.kind, found.routine) == (kind, routine)
    assert said in found.why


@pytest.mark.parametrize(("days", "said"), [((1,), load.YESTERDAY), ((2, 4, 6), load.THIS_WEEK), ((2, 4), "")])
def test_on_the_day_after_strength_work_something_without(days: tuple[int, ...], said: str) -> None:
    strength = frozenset(TODAY - dt.timedelta(days=each) for each in days)
    found = advise(facts(past=Past(last=session(days[0]), sessions=3, strength_days=strength)))
    if said:
        assert (found.kind, found.routine, found.why) == (AdviceKind.EASY_DAY, "gentle", said)
    else:
        assert (found.kind, found.heading) == (AdviceKind.USUAL, "Today: a strength day")
        assert "on Monday, with a day between" in found.why


def test_who_is_not_to_be_cheered_is_not_reminded_of_a_gap() -> None:
    found = advise(facts(past=last(275), quiet=True))
    assert (found.routine, found.heading) == ("gentle", "For today")
    assert not any(word in found.why for word in ("ago", "217", "again"))


PASTS = st.builds(
    Past,
    today=st.sampled_from([(), (session(),), (session(state=SessionState.STOPPED),)]),
    last=st.none() | st.integers(1, 4000).map(session),
    sessions=st.integers(1, 3000),
    hurt=st.none() | st.integers(1, 13).map(lambda ago: HurtSession(TODAY - dt.timedelta(days=ago), 8)),
    strength_days=st.frozensets(st.integers(0, 6).map(lambda ago: TODAY - dt.timedelta(days=ago))),
)


@given(
    st.builds(
        facts,
        usual=st.sampled_from([*STRENGTH, "hers"]),
        strength=st.dictionaries(st.sampled_from([*STRENGTH, "hers"]), st.sampled_from([None, False, True])),
        past=PASTS,
        pain=st.none() | st.integers(0, 10),
        sore=st.booleans(),
        quiet=st.booleans(),
    )
)
def test_whatever_holds_what_is_offered_can_be_done_and_is_gentle_where_it_should_be(given: Facts) -> None:
    found = advise(given)
    assert found.heading
    assert not found.why or found.why.endswith(".")
    assert "  " not in found.why
    assert found.routine == given.usual or given.strength(found.routine) is not None
    if found.routine != given.usual and found.kind in (
        AdviceKind.SORE,
        AdviceKind.DONE,
        AdviceKind.HURT,
        AdviceKind.EASY_DAY,
    ):
        assert given.strength(found.routine) is False


def test_what_was_done_today_is_said_with_its_time_and_length() -> None:
    assert done_line(Past(), TODAY) == ""
    assert done_line(Past(today=(session(),)), TODAY) == "Done today at 09:30: Daily routine, 26 minutes."
    two = (session(), replace(session(minutes=1), routine_name="Just breathe"))
    assert done_line(Past(today=two), TODAY) == (
        "Done today at 09:30: Just breathe, 1 minute. That makes 2 sessions today."
    )
    stopped = session(minutes=9, state=SessionState.STOPPED)
    assert done_line(Past(today=(stopped,)), TODAY) == "You stopped Daily routine today at 09:30, after 9 minutes."
    night = TODAY + dt.timedelta(days=1)
    assert done_line(Past(today=(session(),)), night) == "Done at 09:30: Daily routine, 26 minutes."
    assert done_line(Past(today=(stopped,)), night) == "You stopped Daily routine at 09:30, after 9 minutes."
    short = replace(stopped, elapsed_ms=20_000)
    assert (
        done_line(Past(today=(short,)), TODAY) == "You stopped Daily routine today at 09:30, after less than a minute."
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "1 day"),
        (7, "7 days"),
        (13, "13 days"),
        (14, "2 weeks"),
        (20, "3 weeks"),
        (59, "8 weeks"),
        (60, "2 months"),
        (275, "9 months"),
        (725, "2 years"),
        (1000, "3 years"),
        (1500, "4 years"),
    ],
)
def test_how_long_ago_in_words(days: int, said: str) -> None:
    assert since_words(days) == said


def test_after_a_session_she_is_asked_how_it_is_now(data_dir: Path) -> None:
    """Finish has just asked the same."""
    state = begin_day(open_context(data_dir))
    assert view_of(state, NOW).greeting.endswith("How is your pelvis?")
    after = state.with_look(past=Past(today=(session(),)))
    assert view_of(after, NOW).greeting.endswith("How is your pelvis now?")
