"""The list of sessions: of a kind, of some days, a page at a time; what she only stopped is in it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from routine_app.domain.care.statements import HowSoon
from routine_app.storage.history import History
from routine_app.storage.records import PainRecord, PainSite, SessionState, UnwellRecord
from routine_app.storage.session_list import WhichSessions
from tests.diaries import NOW, PLAN, TODAY, add_session, keep_session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = dt.timedelta(days=1)
DAILY = ("daily", "Daily routine")


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History(tmp_path / "diary.sqlite3") as opened:
        yield opened


@pytest.fixture
def told(history: History) -> dict[str, int]:
    """One of each kind, a day apart, the first the oldest."""
    hurt = PainRecord("squat", NOW, 8, frozenset({PainSite.LEFT}), 0, "squat.chair")
    early = SessionState.STOPPED
    numbers = {
        "calm": add_session(history, TODAY - 6 * DAY, before=2, after=1),
        "high before": add_session(history, TODAY - 5 * DAY, before=6, after=3),
        "hurt at once": keep_session(history, DAILY, PLAN, [hurt], NOW - 4 * DAY, state=early),
        "stopped": keep_session(history, DAILY, PLAN, [], NOW - 3 * DAY, state=early),
        "flared": add_session(history, TODAY - 2 * DAY, before=None, after=None, flare=True),
        "only begun": history.begin_session(*DAILY, PLAN, NOW - DAY),
        "unwell": history.begin_session(*DAILY, PLAN, NOW),
    }
    history.record_unwell(numbers["unwell"], UnwellRecord(NOW, "dizzy", HowSoon.NOW))
    return numbers


@pytest.mark.parametrize(
    ("which", "names"),
    [
        (WhichSessions.ALL, ["unwell", "flared", "stopped", "hurt at once", "high before", "calm"]),
        (WhichSessions.FINISHED, ["flared", "high before", "calm"]),
        (WhichSessions.STOPPED, ["stopped", "hurt at once"]),
        (WhichSessions.HURT, ["hurt at once", "high before"]),
        (WhichSessions.FLARED, ["flared"]),
    ],
)
def test_each_kind_holds_its_own_the_newest_first(
    history: History, told: dict[str, int], which: WhichSessions, names: list[str]
) -> None:
    page = history.progress.listed(which)
    assert [listed.summary.id for listed in page.sessions] == [told[name] for name in names]
    assert page.total == len(names)


def test_what_was_told_stands_beside_a_session(history: History, told: dict[str, int]) -> None:
    listed = {each.summary.id: each for each in history.progress.listed().sessions}
    hurt, unwell, calm = (listed[told[name]] for name in ("hurt at once", "unwell", "calm"))
    assert (hurt.hurt, hurt.worst, hurt.unwell) == (True, 8, False)
    assert (unwell.hurt, unwell.worst, unwell.unwell) == (False, None, True)
    assert (calm.hurt, calm.worst, calm.unwell) == (False, None, False)


@pytest.mark.usefixtures("told")
def test_pages_together_are_the_whole_list(history: History) -> None:
    whole = history.progress.listed(most=99).sessions
    pages = [history.progress.listed(first=first, most=4) for first in (0, 4, 8)]
    assert tuple(each for page in pages for each in page.sessions) == whole
    assert {page.total for page in pages} == {6}


@pytest.mark.usefixtures("told")
def test_days_bound_it_both_included(history: History) -> None:
    page = history.progress.listed(since=TODAY - 5 * DAY, until=TODAY - 3 * DAY)
    assert [each.summary.day for each in page.sessions] == [TODAY - back * DAY for back in (3, 4, 5)]
    assert page.total == 3


@pytest.mark.usefixtures("told")
def test_a_pain_told_in_a_session_alone_is_among_the_pains(history: History) -> None:
    points = {point.day: point for point in history.progress.pain()}
    assert points[TODAY - 4 * DAY].during == 8
    assert points[TODAY - 4 * DAY].before is None
    assert points[TODAY - 6 * DAY].during is None
    assert TODAY - 3 * DAY not in points
