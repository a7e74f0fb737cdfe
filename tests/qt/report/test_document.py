"""The PDF: two pages of A4 whatever the diary holds, with the numbers in it as text."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from routine_app.application.diary.report import report_view
from routine_app.application.diary.view import Names, Period, names_of
from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import POSTPARTUM, Week
from routine_app.qt.report.document import report_pdf
from routine_app.qt.style.style import Role, Style
from routine_app.storage.history import History
from tests.diaries import TODAY, add_session, small_diary

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler's pdftotext")


def text_of(pdf: bytes) -> list[str]:
    """The text of each page, with single spaces."""
    result = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return [" ".join(page.split()) for page in result.stdout.decode().split("\f")][:-1]


def written(history: History, names: Names, week: Week | None = None, period: Period = Period.QUARTER) -> bytes:
    view = report_view(history, names, TODAY, period, 5, week)
    return report_pdf(view, Style().font(Role.BODY).family())


@pytest.mark.usefixtures("qapp")
def test_the_numbers_are_in_it(tmp_path: Path) -> None:
    small_diary(tmp_path / "diary.sqlite3")
    with History(tmp_path / "diary.sqlite3") as history:
        pages = text_of(written(history, names_of(load_catalogue()), 30))
    assert len(pages) == 2
    for said in (
        "16 Feb 2026 to 4 Mar 2026, week 30 of pregnancy",
        "9 sessions in 3 weeks. Her own plan is 5 a week. 3.5 a week in 2 whole weeks",
        "median of 9; 4 to 6",
        "Before the last 7 sessions pain was 5 (median)",
        "Pain was lower after 9, the same after 0 and higher after 0 of 9 sessions",
        "0 is no pain, 10 the worst pain imaginable.",
        "her plan, 5 a week",
        "Left side 9 sessions",
        "Page 1 of 2",
    ):
        assert said in pages[0], said
    for said in (
        "Chair squat",
        "Easier on the knees.",
        "20 Feb 2026, Outer-hip stretch, pain 6, pubic bone",
        "They were: 18 Feb 2026 08:15.",
        "4 Mar 2026 Hips felt freer.",
        "Page 2 of 2",
    ):
        assert said in pages[1], said
    assert all("her own record" in page and "no diagnosis" in page for page in pages)


@pytest.mark.usefixtures("qapp")
def test_an_empty_period_is_two_pages_too(tmp_path: Path) -> None:
    with History(tmp_path / "empty.sqlite3") as history:
        pages = text_of(written(history, Names(), POSTPARTUM))
    assert len(pages) == 2
    assert "No trend can be said yet" in pages[0]
    assert ", after the birth." in pages[0]
    assert "No set was finished in this time." in pages[1]


@pytest.mark.usefixtures("qapp")
def test_long_notes_end_with_how_many_are_left(tmp_path: Path) -> None:
    with History(tmp_path / "diary.sqlite3") as history, history.database.write():
        for ahead in range(80):
            add_session(history, TODAY - dt.timedelta(days=ahead), note=f"Note {ahead}. " + "It pulled a little. " * 12)
        pages = text_of(written(history, Names(), POSTPARTUM))
    assert len(pages) == 2
    assert "Note 0." in pages[1]
    assert "more notes in her diary." in pages[1]
    assert "Page 2 of 2" in pages[1]


@pytest.mark.usefixtures("qapp")
def test_the_pages_are_a4(tmp_path: Path) -> None:
    with History(tmp_path / "empty.sqlite3") as history:
        pdf = written(history, Names())
    told = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "(A4)" in told
