from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from routine_app.application.diary.report import FOOTER, adherence_sentence, of_her, report_view
from routine_app.application.diary.view import Names, Period
from routine_app.storage.history import History
from routine_app.storage.progress import WeekTotal
from routine_app.storage.records import DayRecord, PainRecord, PainSite, SessionState
from tests.diaries import NOW, PLAN, TODAY, add_session, keep_session, small_diary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    small_diary(tmp_path / "diary.sqlite3")
    with History(tmp_path / "diary.sqlite3") as opened:
        yield opened


def test_the_numbers_at_the_head(history: History) -> None:
    add_session(history, TODAY, before=None, after=None, state=SessionState.STOPPED)
    view = report_view(history, Names(), TODAY, Period.QUARTER, 4, 30)
    shown = {figure.name: (figure.value, figure.more) for figure in view.figures}
    assert shown == {
        "Sessions": ("10", "on 9 days, 1 ended early"),
        "A week": ("3.3", "her plan: 4"),
        "Minutes": ("100", "30 of breathing"),
        "Pain before": ("5", "median of 9; 4 to 6"),
        "Pain after": ("4", "median of 9; 3 to 5"),
        "Flares next day": ("1", "of 4 answered"),
    }


def test_one_that_was_stopped_before_a_set_is_counted_apart(history: History) -> None:
    pain = PainRecord("breathing", NOW, 8, frozenset({PainSite.LEFT}), 0, "br.seated")
    keep_session(history, ("daily", "Daily routine"), PLAN, [pain], NOW, state=SessionState.STOPPED)
    view = report_view(history, Names(variations={"br.seated": "Seated breathing"}), TODAY, Period.QUARTER, 4, 30)
    assert view.figures[0].value == "9"
    assert view.figures[0].more.endswith(" ended early, 1 more before a set")
    assert view.stops[0] == "4 Mar 2026, Seated breathing, pain 8, left side"


def test_what_happened(history: History) -> None:
    history.record_day(DayRecord(TODAY, worst_pain=6, sleep_hours=6.5))
    view = report_view(history, Names(variations={"itb.strap": "Strap stretch"}), TODAY, Period.QUARTER, 5, None)
    assert (view.since, view.until) == (dt.date(2026, 2, 16), TODAY)
    assert view.sites == (("left side", 9), ("pubic bone", 1))
    assert view.stops == ("20 Feb 2026, Strap stretch, pain 6, pubic bone",)
    assert view.left_out == (("Cat cow", 1, "Skipped by her."),)
    assert view.notes == (("4 Mar 2026", "Hips felt freer."),)
    assert view.flares == "1 of 4 answered sessions had a flare the next day. They were: 18 Feb 2026 08:15."
    assert view.daily == "Over whole days (1 noted), medians: worst pain 6, sleep 6.5 h."
    assert "no diagnosis" in FOOTER


def test_a_period_without_sessions(tmp_path: Path) -> None:
    with History(tmp_path / "empty.sqlite3") as history:
        view = report_view(history, Names(), TODAY, Period.ALL, 5, None)
    assert (view.since, view.until) == (TODAY, TODAY)
    assert view.figures[0].value == "0"
    assert view.pain_sentences[0].startswith("No trend can be said yet")


def test_only_whole_weeks_are_held_against_the_plan() -> None:
    weeks = [WeekTotal(dt.date(2026, 2, day), 1, count, 0, 0) for day, count in ((9, 5), (16, 2), (23, 6))]
    weeks.append(WeekTotal(dt.date(2026, 3, 2), 1, 1, 0, 0))
    assert adherence_sentence(weeks, 5, TODAY) == (
        "14 sessions in 4 weeks. Her own plan is 5 a week. "
        "4.3 a week in 3 whole weeks, the planned number or more in 2 of them."
    )
    assert adherence_sentence(weeks[3:], 5, TODAY) == "1 session in 1 week. Her own plan is 5 a week."
    assert "4 whole weeks" in adherence_sentence(weeks, 5, dt.date(2026, 3, 8))


@pytest.mark.parametrize(
    ("to_her", "said"),
    [
        ("You left this one out.", "She left this one out."),
        ("You stopped: it hurt.", "She stopped: it hurt."),
        (
            "Bridge is left out today: it needs a position that you avoid.",
            "Bridge is left out: it needs a position that she avoids.",
        ),
        (
            "Wall tilt instead of cat and cow: keeps you off your hands and knees.",
            "Wall tilt instead of cat and cow: keeps her off her hands and knees.",
        ),
        (
            "Mini squat instead of squat: no need to part your legs.",
            "Mini squat instead of squat: no need to part her legs.",
        ),
    ],
)
def test_reasons_are_said_of_her_and_not_to_the_clinician(to_her: str, said: str) -> None:
    assert of_her(to_her) == said


def test_what_hurt_in_years_fits_its_page(history: History) -> None:
    for days in range(100):
        add_session(history, TODAY - dt.timedelta(days=20 * (days + 1)), stopped=True)
    stops = report_view(history, Names(), TODAY, Period.ALL, None, None).stops
    assert len(stops) == 10
    assert stops[4].startswith("before that: ")
    assert stops[4].count("(") == 26
    assert stops[5:] == (
        "10 more in 2024, up to 6",
        *(f"{count} more in {year}, up to 6" for count, year in ((18, 2023), (19, 2022), (18, 2021), (6, 2020))),
    )
