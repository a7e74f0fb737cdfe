"""The safety page on paper: a PDF of A4 pages, with all sources.

Knows a SafetyPage; asks for no file.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from routine_app.application.care.safety_page import CONTACT_TITLE, SafetyPage
from routine_app.domain.care.statements import Contact

_MARGIN_MM, _SIZE_PT, _DPI = 18, 10, 300


def safety_html(page: SafetyPage) -> str:
    """Return the page as simple HTML, every statement with its source."""
    parts = ["<h1>Safety</h1>"]
    for section in page.sections:
        parts.append(f"<h2>{escape(section.title)}</h2>")
        if section.lead:
            parts.append(f"<p>{escape(section.lead)}</p>")
        if section.title == CONTACT_TITLE:
            parts += [f"<p><b>{escape(line)}</b></p>" for line in page.numbers]
        for each in section.statements:
            head = f"<b>{escape(f'{each.title}: {each.whom}.')}</b> " if isinstance(each, Contact) else ""
            source = escape(f"{', '.join(each.rules)}: {each.source}")
            parts.append(f"<p>{head}{escape(each.marked)}<br><small>{source}</small></p>")
    return "".join(parts)


def safety_pdf(page: SafetyPage, family: str) -> bytes:
    """Return the page as a PDF in a font family. Needs a QGuiApplication."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    portrait = QPageLayout.Orientation.Portrait
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, portrait, margins, QPageLayout.Unit.Millimeter))
    writer.setTitle("Safety")
    writer.setCreator("Routine")
    document = QTextDocument()
    document.setDefaultFont(QFont(family, _SIZE_PT))
    document.setHtml(safety_html(page))
    document.print_(writer)
    buffer.close()
    return bytes(data.data())
