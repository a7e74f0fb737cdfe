"""What goes into the diary comes out of it; entries that wait."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from routine_app.domain.comfort import Comfort
from routine_app.domain.day_edits import DayEdits
from routine_app.domain.vocabulary import Position, Side
from routine_app.storage.comfort_rows import from_comfort, to_comfort
from routine_app.storage.errors import DatabaseLockedError, InvalidEntryError, StorageError
from routine_app.storage.history import History
from routine_app.storage.records import (
    DayRecord,
    PainRecord,
    PainSite,
    PlannedItem,
    SessionRecord,
    SessionState,
    SessionSummary,
    SetRecord,
    SkipRecord,
    SwapRecord,
)
from routine_app.storage.rows import from_sites, to_datetime, to_ms, to_sites
from tests.storage.conftest import COMFORT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_whole_session_comes_out_as_it_went_in(
    path: Path, planned: tuple[PlannedItem, ...], done: Callable[..., SetRecord], start: dt.datetime
) -> None:
    later = start + dt.timedelta(minutes=20)
    sets = (done(), done(1, 1, 2), done(1, 1, 3, side=Side.RIGHT), done(2, 1, 5))
    left_out = SkipRecord("bridge", "Nothing fits while you avoid lying down.", start)
    skip = SkipRecord("itb", "Skipped by you.", later, 1, "itb.strap")
    swap = SwapRecord(1, "itb", "itb.strap", "itb.seated", "Easier, chosen by you.", later)
    planned_swap = replace(swap, planned=True, item=0, exercise="squat", from_variation="squat.bodyweight", at=start)
    planned_swap = replace(planned_swap, to_variation="squat.chair", reason="Easier on the knees.")
    pain = PainRecord("squat", later, 6, frozenset({PainSite.PUBIC, PainSite.LEG}), 0, "squat.chair")
    with History(path) as history:
        number = history.begin_session(
            "daily", "Daily routine", planned, start, left_out=[left_out], pain_before=4, sites=[PainSite.LEFT],
            pace_percent=90, comfort=COMFORT,
        )  # fmt: skip
        for each in sets:
            history.record_set(number, each)
        history.record_swap(number, swap)
        history.record_skip(number, skip)
        history.stop_for_pain(number, pain)
        history.record_pace(number, 110)
        history.finish_session(
            number, later, pain_after=3, effort=4, note="Slept badly — ☂", sites=[PainSite.BOTH], elapsed_ms=400_000
        )
    with History(path) as history:
        assert history.sessions() == (
            SessionRecord(
                SessionSummary(
                    number, "daily", "Daily routine", dt.date(2026, 3, 1), start, later, SessionState.FINISHED,
                    110, 4, 3, frozenset({PainSite.BOTH}), 4, None, "Slept badly — ☂", 4, 400_000, 160_000, 40_000,
                ),
                planned,
                sets,
                (left_out, skip),
                (planned_swap, swap),
                (pain,),
            ),
        )  # fmt: skip
        assert history.summaries() == (history.sessions()[0].summary,)
        assert history.session(number) == history.sessions()[0]
        assert history.session(number + 1) is None


def test_a_set_is_on_the_drive_when_the_call_returns(
    history: History, path: Path, begin: Callable[..., int], done: Callable[..., SetRecord]
) -> None:
    session = begin(history)
    history.record_set(session, done())
    copy = path.with_name("as-a-power-cut-left-it.db")
    for suffix in ("", "-wal"):
        copy.with_name(copy.name + suffix).write_bytes(path.with_name(path.name + suffix).read_bytes())
    with History(copy) as found:
        assert found.sessions()[0].sets == (done(),)


def test_days_and_ranges_include_both_ends(history: History, begin: Callable[..., int], start: dt.datetime) -> None:
    for day in range(5):
        begin(history, start + dt.timedelta(days=day))
    first = start.date()
    assert [each.summary.day.day for each in history.sessions(first + dt.timedelta(1), first + dt.timedelta(3))] == [
        2,
        3,
        4,
    ]
    assert [each.day.day for each in history.summaries(since=dt.date(2026, 3, 4))] == [4, 5]
    assert [each.day.day for each in history.summaries(until=dt.date(2026, 3, 2))] == [1, 2]
    assert [each.summary.day for each in history.day(first)] == [first]
    assert history.day(dt.date(2026, 4, 1)) == ()


def test_finishing_again_adds_her_answers_and_takes_none_away(
    history: History, begin: Callable[..., int], start: dt.datetime
) -> None:
    session = begin(history, pain_before=5, sites=[PainSite.LEFT])
    end = start + dt.timedelta(minutes=10)
    history.finish_session(session, end, state=SessionState.STOPPED, elapsed_ms=600_000)
    history.finish_session(session, end + dt.timedelta(minutes=3), pain_after=0, note="Better.")
    history.finish_session(session, end + dt.timedelta(minutes=4), state=SessionState.FINISHED, effort=1)
    found = history.summaries()[0]
    assert (found.state, found.ended, found.elapsed_ms) == (SessionState.STOPPED, end, 600_000)
    assert (found.pain_before, found.pain_after, found.effort, found.note) == (5, 0, 1, "Better.")
    assert found.sites == {PainSite.LEFT}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"pain_after": 11}, "pain is 0 to 10"),
        ({"pain_after": -1}, "pain is 0 to 10"),
        ({"effort": 0}, "effort is 1 to 10"),
        ({"effort": 11}, "effort is 1 to 10"),
        ({"elapsed_ms": -1}, "a duration is not negative"),
        ({"note": "a" * 10_001}, "a note has at most 10,000 characters"),
    ],
)
def test_an_answer_out_of_range_is_refused_in_words_and_not_tried_again(
    history: History, begin: Callable[..., int], start: dt.datetime, answer: dict[str, object], reason: str
) -> None:
    session = begin(history)
    with pytest.raises(InvalidEntryError) as refused:
        history.finish_session(session, start, **answer)  # type: ignore[arg-type]
    assert refused.value.message == f"This entry cannot be kept: {reason}."
    assert history.waiting == 0
    assert history.summaries()[0].state is SessionState.OPEN


def test_entries_of_a_session_that_is_gone_are_refused(
    history: History, done: Callable[..., SetRecord], start: dt.datetime
) -> None:
    attempts: tuple[Callable[[], None], ...] = (
        lambda: history.record_set(7, done()),
        lambda: history.record_pace(7, 90),
        lambda: history.finish_session(7, start),
        lambda: history.leave_session(7),
    )
    for attempt in attempts:
        with pytest.raises(InvalidEntryError, match="no longer in the diary"):
            attempt()
    assert history.waiting == 0


def test_a_time_without_a_zone_is_refused(history: History, begin: Callable[..., int]) -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        begin(history, dt.datetime(2026, 3, 1, 9, 0))  # noqa: DTZ001
    assert history.summaries() == ()


def test_half_a_letter_is_kept_as_a_question_mark(
    history: History, begin: Callable[..., int], start: dt.datetime
) -> None:
    history.finish_session(begin(history), start, note="sore \ud83d today")
    assert history.summaries()[0].note == "sore ? today"


def test_notes_of_a_day_replace_those_that_stood_there(history: History) -> None:
    day = dt.date(2026, 3, 1)
    history.record_day(DayRecord(day, worst_pain=6))
    history.record_day(DayRecord(day, 5, 3, 4, 7.5, 2))
    history.record_day(DayRecord(day + dt.timedelta(days=1), stress=0))
    assert history.days() == (DayRecord(day, 5, 3, 4, 7.5, 2), DayRecord(dt.date(2026, 3, 2), stress=0))
    assert history.days(until=day) == (DayRecord(day, 5, 3, 4, 7.5, 2),)
    with pytest.raises(InvalidEntryError, match="sleep is 0 to 24 hours"):
        history.record_day(DayRecord(day, sleep_hours=25))


def test_entries_that_wait_are_written_in_order_and_one_that_cannot_be_is_dropped(
    history: History,
    begin: Callable[..., int],
    done: Callable[..., SetRecord],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, gone = begin(history), begin(history)
    held = history.database.write
    locked = DatabaseLockedError("Locked.", "Wait.")

    def refuse() -> None:
        raise locked

    monkeypatch.setattr(history.database, "write", refuse)
    for number, target in ((1, session), (2, gone), (3, session)):
        with pytest.raises(StorageError):
            history.record_set(target, done(number=number))
    assert history.waiting == 3
    monkeypatch.setattr(history.database, "write", held)
    with history.database.write() as connection:
        connection.execute("DELETE FROM sessions WHERE id = ?", (gone,))
    history.record_set(session, done(number=4))
    assert history.waiting == 0
    assert [each.number for each in history.sessions()[0].sets] == [1, 3, 4]


CLOCKS_FROM, CLOCKS_TO = dt.datetime(1900, 1, 3), dt.datetime(2199, 12, 30)  # noqa: DTZ001 - the zone is drawn too


@given(st.datetimes(CLOCKS_FROM, CLOCKS_TO, timezones=st.timezones()), st.sets(st.sampled_from(PainSite)))
def test_times_and_places_survive_the_way_there_and_back(at: dt.datetime, sites: set[PainSite]) -> None:
    offset = at.utcoffset()
    assert offset is not None
    ms, minutes = to_ms(at)
    if dt.datetime(2, 1, 1, tzinfo=dt.UTC) < at < dt.datetime(9999, 1, 1, tzinfo=dt.UTC):
        back = to_datetime(ms, minutes)
        assert dt.timedelta() <= at - back < dt.timedelta(milliseconds=1)
        assert abs((back.utcoffset() or dt.timedelta()) - offset) <= dt.timedelta(seconds=30)
    assert to_sites(from_sites(sites)) == sites


def test_a_comfort_survives_and_unknown_words_in_it_are_left_out() -> None:
    assert to_comfort(from_comfort(COMFORT)) == COMFORT
    assert to_comfort(from_comfort(Comfort())) == Comfort()
    assert to_comfort(from_comfort(Comfort(week="postpartum"))) == Comfort(week="postpartum")
    edits = DayEdits({("squat", 0): "squat.chair"}, frozenset({("itb", 1)}), {("bridge", 0): -2}, ("bridge", 0))
    edited = replace(COMFORT, edits=edits)
    assert to_comfort(from_comfort(edited)) == edited
    assert to_comfort(from_comfort(edited).replace("-2", "-200")).edits.steps == {("bridge", 0): -3}
    assert to_comfort(from_comfort(edited).replace("-2", '"two"')) == COMFORT
    odd = from_comfort(COMFORT).replace("head_below_hips", "hanging").replace("band", "trapeze")
    assert to_comfort(odd) == replace(COMFORT, avoid=frozenset({Position.ALL_FOURS}), without=frozenset())
