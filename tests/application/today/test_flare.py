"""What Today asks of yesterday's session, and where the answer goes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from routine_app.application.today.flare import FlareQuestion, answered, flare_to_ask
from routine_app.storage.errors import disk_full
from routine_app.storage.history import History
from tests.diaries import TODAY, add_session

if TYPE_CHECKING:
    from pathlib import Path

YESTERDAY = TODAY - dt.timedelta(days=1)


@pytest.fixture
def database(data_dir: Path) -> Path:
    return data_dir / "diary.sqlite3"


def add(database: Path, *days: dt.date, flare: bool | None = None) -> None:
    with History(database) as history:
        for day in days:
            add_session(history, day, flare=flare)


def flares(database: Path) -> list[bool | None]:
    with History(database) as history:
        return [line.flare for line in history.summaries()]


def test_the_last_session_of_yesterday_is_asked_of_and_no_other(database: Path) -> None:
    add(database, YESTERDAY - dt.timedelta(days=1), YESTERDAY, YESTERDAY, TODAY)
    asked = flare_to_ask(database, TODAY)[0]
    assert asked == FlareQuestion(3, "Daily routine", TODAY)
    assert asked.line == "Yesterday you did Daily routine. Did it flare up afterwards?"


@pytest.mark.parametrize("flare", [True, False])
def test_what_is_answered_is_never_asked_again(database: Path, flare: bool) -> None:
    add(database, YESTERDAY)
    asked = flare_to_ask(database, TODAY)[0]
    assert asked is not None
    told, messages = answered(database, asked, flare=flare)
    assert messages == ()
    assert flares(database) == [flare]
    assert told.line == f"Noted for yesterday: {'it flared up.' if flare else 'no flare.'}"
    assert flare_to_ask(database, TODAY)[0] is None
    back, _ = answered(database, told, flare=None)
    assert back == asked
    assert flares(database) == [None]
    assert flare_to_ask(database, TODAY)[0] == asked


def test_nothing_is_asked_without_a_session_yesterday(database: Path) -> None:
    add(database, YESTERDAY - dt.timedelta(days=1), TODAY)
    assert flare_to_ask(database, TODAY)[0] is None


def test_to_ask_makes_no_diary(database: Path) -> None:
    assert flare_to_ask(database, TODAY)[0] is None
    assert not database.exists()


def test_an_answer_that_cannot_be_kept_is_said(database: Path) -> None:
    add(database, YESTERDAY)
    asked = flare_to_ask(database, TODAY)[0]
    assert asked is not None
    with History(database) as history:
        history.delete(asked.session_id)
    told, messages = answered(database, asked, flare=True)
    assert told == asked
    assert len(messages) == 1


def test_a_diary_that_cannot_be_read_asks_nothing(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> History:
        raise disk_full(path)

    add(database, YESTERDAY)
    monkeypatch.setattr("routine_app.storage.open_once.History", refuse)
    assert flare_to_ask(database, TODAY)[0] is None
