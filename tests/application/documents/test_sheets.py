"""The clinician's report and the safety page on paper, read back by programs that we did not write."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from msgspec.structs import replace

from routine_app.application.care.safety_page import safety_page
from routine_app.application.diary.report import report_view
from routine_app.application.diary.view import Names, Period, names_of
from routine_app.application.documents import sheets
from routine_app.application.documents.sheets import report_sheet, safety_sheet, save_sheet
from routine_app.content.care import load_care
from routine_app.content.listed import Catalogue
from routine_app.documents.report import ReportSheet, SafetyPart, SafetySheet, sheet_pdf
from routine_app.documents.typst_pdf import DocumentError
from routine_app.domain.care.statements import Contact
from routine_app.domain.comfort import POSTPARTUM, Week
from routine_app.paths import resources_dir
from routine_app.storage.errors import StorageError
from routine_app.storage.history import History
from routine_app.storage.preferences import Contacts
from tests.diaries import TODAY, add_session, small_diary

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")


def pages_of(sheet: ReportSheet | SafetySheet) -> list[str]:
    """The text of each page, with single spaces."""
    pdf = sheet_pdf(sheet, resources_dir(), TODAY)
    result = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return [" ".join(page.split()) for page in result.stdout.decode().split("\f")][:-1]


def sheet_of(history: History, names: Names, week: Week | None = None) -> ReportSheet:
    return report_sheet(report_view(history, names, TODAY, Period.QUARTER, 5, week))


@needs_poppler
def test_the_numbers_are_in_it(tmp_path: Path, catalogue: Catalogue) -> None:
    small_diary(tmp_path / "diary.sqlite3")
    with History(tmp_path / "diary.sqlite3") as history:
        pages = pages_of(sheet_of(history, names_of(catalogue), 30))
    assert len(pages) == 2
    for said in (
        "16 Feb 2026 to 4 Mar 2026, week 30 of pregnancy",
        "9 sessions in 3 weeks. Her own plan is 5 a week. 3.5 a week in 2 whole weeks",
        "Pain was lower after 9, the same after 0 and higher after 0 of 9 sessions",
        "0 is no pain, 10 the worst pain imaginable.",
        "her plan, 5 a week",
        "9 sessions",
        "Page 1 of 2",
    ):
        assert said in pages[0], said
    for said in (
        "Chair squat",
        "Easier on the knees.",
        "20 Feb 2026, Strap stretch, pain 6, pubic bone",
        "They were: 18 Feb 2026 08:15.",
        "Hips felt freer.",
        "Page 2 of 2",
    ):
        assert said in pages[1], said
    assert all("her own record" in page and "no diagnosis" in page for page in pages)


@needs_poppler
def test_what_a_number_says_stays_above_what_comes_next(tmp_path: Path, catalogue: Catalogue) -> None:
    small_diary(tmp_path / "diary.sqlite3")
    with History(tmp_path / "diary.sqlite3") as history:
        sheet = sheet_of(history, names_of(catalogue), 30)
    much = replace(sheet.numbers[0], more="on 47 days, 3 ended early, 6 more before a finalword")
    pdf = sheet_pdf(replace(sheet, numbers=(much, *sheet.numbers[1:])), resources_dir(), TODAY)
    box = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    words = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]+)<', box)
    last = next(float(low) for _, low, word in words if word == "finalword")
    heading = max(float(high) for high, _, word in words[:120] if word == "Sessions")
    assert heading > last + 6


@needs_poppler
def test_an_empty_period_is_two_pages_too(tmp_path: Path) -> None:
    with History(tmp_path / "empty.sqlite3") as history:
        pages = pages_of(sheet_of(history, Names(), POSTPARTUM))
    assert len(pages) == 2
    assert "No trend can be said yet" in pages[0]
    assert ", after the birth." in pages[0]
    assert "No set was finished in this time." in pages[1]


@needs_poppler
def test_years_with_pain_are_two_pages_too_and_say_what_the_medians_are_of(tmp_path: Path) -> None:
    with History(tmp_path / "diary.sqlite3") as history, history.database.write():
        for ahead in range(150):
            add_session(history, TODAY - dt.timedelta(days=9 * ahead), stopped=True, note="It pulled a little.")
        weeks, years = (
            pages_of(report_sheet(report_view(history, Names(), TODAY, period, 5, POSTPARTUM)))
            for period in (Period.QUARTER, Period.ALL)
        )
    assert (len(weeks), len(years)) == (2, 2)
    assert "median of 7 sessions, before" in weeks[0]
    assert "median of each month, before" in years[0]


@needs_poppler
def test_long_notes_end_with_how_many_are_left(tmp_path: Path) -> None:
    with History(tmp_path / "diary.sqlite3") as history, history.database.write():
        for ahead in range(80):
            add_session(history, TODAY - dt.timedelta(days=ahead), note=f"Note {ahead}. " + "It pulled a little. " * 12)
        pages = pages_of(sheet_of(history, Names(), POSTPARTUM))
    assert len(pages) == 2
    kept = pages[1].count("It pulled a little.") // 12
    assert 3 < kept < 30
    assert f"{80 - kept} more notes in her diary." in pages[1]
    assert "Page 2 of 2" in pages[1]


def test_it_is_tagged_and_its_charts_have_words(tmp_path: Path) -> None:
    small_diary(tmp_path / "diary.sqlite3")
    with History(tmp_path / "diary.sqlite3") as history:
        sheet = sheet_of(history, Names(), 30)
    with pikepdf.open(io.BytesIO(sheet_pdf(sheet, resources_dir(), TODAY))) as opened:
        assert opened.Root.MarkInfo.Marked
        words = {
            str(each["/Alt"]) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        }
    assert sheet.weeks
    assert sheet.pain
    assert words == {sheet.weeks.alt, sheet.pain.alt}
    assert sheet.weeks.alt == "Bars: sessions in each of 3 weeks, the first first: 4, 3, 2."
    for chart in (sheet.weeks, sheet.pain):
        assert ET.fromstring(chart.svg).tag.endswith("svg")  # noqa: S314 - our own


@needs_poppler
def test_the_safety_page_holds_every_statement_with_its_source() -> None:
    care = load_care()
    text = "".join("".join(pages_of(safety_sheet(safety_page(care, Contacts("Ana", "0100 200"))))).split())
    for each in care.statements:
        assert "".join(each.text.split()) in text, each.id
        assert "".join(each.source.split()) in text, each.id
    assert "Midwife:Ana0100200" in text


def test_where_no_page_can_be_made_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> bytes:
        raise DocumentError("no Typst")

    monkeypatch.setattr(sheets, "sheet_pdf", fails)
    with pytest.raises(StorageError, match="no Typst"):
        save_sheet(safety_sheet(safety_page(load_care(), Contacts())), tmp_path / "safety.pdf", TODAY)
    assert list(tmp_path.iterdir()) == []


@needs_poppler
def test_on_the_safety_page_a_dot_stands_before_each_line_of_a_list() -> None:
    page = safety_page(load_care(), Contacts("Ana", "0100 200"))
    lines = sum(not isinstance(each, Contact) for section in page.sections for each in section.statements)
    assert sum(text.count("•") for text in pages_of(safety_sheet(page))) == lines


@needs_poppler
def test_no_line_of_either_sheet_parts_a_dose_or_a_short_compound(tmp_path: Path) -> None:
    """After more and more words before them: some of them would stand at the end of a line."""
    texts = ["on " * before + "all-fours, 3 x 20 s, up to 5 s." for before in range(60)]
    with History(tmp_path / "diary.sqlite3") as history:
        report = replace(sheet_of(history, Names()), parts=tuple(("Words", text) for text in texts))
    safety = SafetySheet("Safety", tuple(SafetyPart("Words", text, (), ()) for text in texts))
    for sheet in (report, safety):
        pdf = sheet_pdf(sheet, resources_dir(), TODAY)
        result = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
        lines = result.stdout.decode().splitlines()
        assert sum(line.endswith("on") for line in lines) > 5, "some break there"
        assert [line for line in lines if line.endswith(("all-", ", 3", "3 x", "x 20", "to 5"))] == []
