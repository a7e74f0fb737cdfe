"""The report for a clinician, and the safety page, as sheets of paper: values for their templates, and the PDF.

Knows rows, sentences and charts; what they count, and from which diary, is for whoever fills a sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from routine_app.documents.charts import Chart
from routine_app.documents.typst_pdf import pdf_of

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


class ReportNumber(msgspec.Struct, frozen=True):
    """One of the numbers at the head: what it is, the number, and what belongs to it."""

    name: str
    value: str
    more: str


class SiteBar(msgspec.Struct, frozen=True):
    """A place that hurt: how often in words, and as a share (0..1) of the place named most."""

    name: str
    times: str
    share: float


class ReportTable(msgspec.Struct, frozen=True):
    """A table, or the sentence that stands in its place where there are no rows."""

    title: str
    head: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    otherwise: str = ""


class ReportSheet(msgspec.Struct, frozen=True):
    """Two pages of A4. `parts` are (heading, text); `notes` (day, text), the newest first: as many as have room."""

    title: str
    period: str
    lead: str
    numbers: tuple[ReportNumber, ...]
    adherence: str
    weeks: Chart | None
    pain_lines: tuple[str, ...]
    pain: Chart | None
    scale: str
    daily: str
    sites: tuple[SiteBar, ...]
    tables: tuple[ReportTable, ...]
    parts: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    footer: str


class SafetyPart(msgspec.Struct, frozen=True):
    """A part of the safety page: `numbers` stand before its statements, which are (head, text, source)."""

    title: str
    lead: str
    numbers: tuple[str, ...]
    statements: tuple[tuple[str, str, str], ...]


class SafetySheet(msgspec.Struct, frozen=True):
    """The safety page on paper."""

    title: str
    parts: tuple[SafetyPart, ...]


def sheet_pdf(sheet: ReportSheet | SafetySheet, resources: Path, day: dt.date) -> bytes:
    """Return a sheet as a PDF (PDF/UA-1), dated `day`. Raises DocumentError.

    `resources` holds the folders of templates (`documents`) and fonts (`fonts`).
    """
    template = "report.typ" if isinstance(sheet, ReportSheet) else "safety.typ"
    data = msgspec.to_builtins(sheet) | {"lang": "en", "date": (day.year, day.month, day.day)}
    return pdf_of(resources / "documents" / template, resources / "fonts", data)
