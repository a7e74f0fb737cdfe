"""The handout as a PDF: sizes, paper and the template. Knows no text of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from routine_app.documents.typst_pdf import pdf_of

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from routine_app.documents.handout import Handout

TEMPLATE = "handout.typ"
POINTS, LARGE_POINTS = 12, 16


class PaperSize(StrEnum):
    """What is in the printer."""

    A4 = "a4"
    LETTER = "letter"


_TYPST_NAMES = {PaperSize.A4: "a4", PaperSize.LETTER: "us-letter"}


def handout_pdf(
    handout: Handout, resources: Path, day: dt.date, *, paper: PaperSize = PaperSize.A4, large: bool = False
) -> bytes:
    """Return the handout as a PDF (PDF/UA-1), dated `day`, in 12 points or, `large`, in 16. Raises DocumentError.

    `resources` holds the folders of templates (`documents`) and fonts (`fonts`).
    """
    data = msgspec.to_builtins(handout) | {
        "parts": msgspec.to_builtins(handout.parts),
        "points": LARGE_POINTS if large else POINTS,
        "paper": _TYPST_NAMES[paper],
        "lang": "en",
        "date": (day.year, day.month, day.day),
    }
    return pdf_of(resources / "documents" / TEMPLATE, resources / "fonts", data)
