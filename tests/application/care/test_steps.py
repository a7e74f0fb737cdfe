"""A step in the doses is offered with its reason, taken or declined, and then asked for only by new sessions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from routine_app.application.care.from_diary import CareLook, leave_step, look, take_step
from routine_app.application.context import AppContext, open_context
from routine_app.domain.care.progression import Step
from routine_app.domain.exercise import RepsDose
from routine_app.storage.history import History
from routine_app.storage.preferences import Preferences

TODAY = dt.date(2026, 3, 10)
NOON = dt.datetime(2026, 3, 10, 12, 0, tzinfo=dt.UTC)


def kept(path: Path, *after: int, effort: int = 4, flare: bool = False) -> None:
    """Keep a session a day up to today, with these pains after it."""
    with History(path) as history:
        for ago, pain in zip(range(len(after) - 1, -1, -1), after, strict=True):
            at = NOON - dt.timedelta(days=ago)
            number = history.begin_session("daily", "Daily", [], at, pain_before=1)
            history.finish_session(number, at, pain_after=pain, effort=effort)
        if flare:
            with history.database.write() as connection:
                connection.execute("UPDATE sessions SET flare = 1 WHERE id = ?", (number,))


def offered(path: Path, preferences: Preferences, today: dt.date = TODAY) -> Step | None:
    offer = look(path, preferences, today).step
    return None if offer is None else offer.step


def test_three_comfortable_sessions_offer_more_once_for_those_three(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    kept(path, 1, 2, 1)
    assert offered(path, Preferences()) is Step.MORE
    taken = take_step(Preferences(), Step.MORE, TODAY)
    assert (taken.dose_step, taken.dose_step_on) == (1, TODAY)
    assert offered(path, taken) is None
    left = leave_step(Preferences(), TODAY)
    assert (left.dose_step, offered(path, left)) == (0, None)


@pytest.mark.parametrize(("after", "flare"), [((1, 8), False), ((1, 1), True)])
def test_a_pain_of_six_or_a_flare_offers_a_step_back_and_no_second_one(
    tmp_path: Path, after: tuple[int, ...], flare: bool
) -> None:
    path = tmp_path / "diary.sqlite3"
    kept(path, *after, flare=flare)
    assert offered(path, Preferences()) is Step.BACK
    assert offered(path, Preferences(dose_step=-1)) is None
    assert take_step(Preferences(), Step.BACK, TODAY).dose_step == -1


def test_where_there_is_no_diary_nothing_is_said_and_none_is_made(tmp_path: Path) -> None:
    path = tmp_path / "diary.sqlite3"
    assert look(path, Preferences(), TODAY) == CareLook()
    assert not path.exists()


def test_the_plan_follows_the_step(data_dir: Path) -> None:
    context = open_context(data_dir, TODAY)
    back = context.with_preferences(Preferences(dose_step=-1))

    def repetitions(plan_of: AppContext) -> int:
        doses = [item.dose for item in plan_of.plan("daily").items]
        return sum(dose.sets * dose.reps for dose in doses if isinstance(dose, RepsDose))

    assert repetitions(back) < repetitions(context)
    assert repetitions(context.with_preferences(Preferences(dose_step=1))) > repetitions(context)
