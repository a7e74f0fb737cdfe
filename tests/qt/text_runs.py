"""What a widget writes, each run of one font and one colour by itself, with where it stands: as its painter says it.

A label's muted part is one run and its plain part another, and so are a chart's numbers. Asked of Qt's painter for SVG,
which names text as text.
"""

from __future__ import annotations

from typing import NamedTuple
from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QPoint, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_SVG = "{http://www.w3.org/2000/svg}"
_BEHIND = QWidget.RenderFlag(0)  # neither its children, which are asked by themselves, nor its ground
_DOTS = 96  # an inch: then an SVG's lengths are logical pixels


class TextRun(NamedTuple):
    """Words, where their lines stand in the widget (px), and their colour and font."""

    words: str
    place: QRectF
    colour: QColor
    font: QFont


def text_runs(widget: QWidget) -> list[TextRun]:
    """Return what a widget itself writes; not what its children write.

    A line with a selection Qt writes twice: all of it in the colour of what is selected, and all in its own.
    """
    found = []
    for group in ET.fromstring(_svg_of(widget)).iter(f"{_SVG}g"):  # noqa: S314 - written by Qt just now
        for text in group.findall(f"{_SVG}text"):
            words = text.text or ""
            if words.strip():
                font = _font(text.attrib)
                colour = QColor(text.get("fill", "#000000"))
                colour.setAlphaF(float(text.get("fill-opacity", "1")))
                place = _transform(group.get("transform", "")).mapRect(_place(text.attrib, words, font))
                found.append(TextRun(words, place, colour, font))
    return found


def _svg_of(widget: QWidget) -> str:
    page, buffer = QSvgGenerator(), QBuffer()
    page.setOutputDevice(buffer)
    page.setSize(widget.size())
    page.setResolution(_DOTS)
    QWidget.render(widget, page, QPoint(), QRegion(), _BEHIND)  # a chart has a `render` of another kind
    return buffer.data().toStdString()


def _font(said: dict[str, str]) -> QFont:
    font = QFont(said["font-family"].split(","))
    font.setPixelSize(max(1, round(float(said["font-size"]))))
    font.setWeight(QFont.Weight(int(said["font-weight"])))
    font.setItalic(said["font-style"] == "italic")
    return font


def _place(said: dict[str, str], words: str, font: QFont) -> QRectF:
    metrics = QFontMetricsF(font)
    top = float(said["y"]) - metrics.ascent()
    return QRectF(float(said["x"]), top, metrics.horizontalAdvance(words), metrics.height())


def _transform(said: str) -> QTransform:
    """Return what "matrix(a,b,c,d,e,f)" says."""
    if not said:
        return QTransform()
    return QTransform(*(float(each) for each in said.removeprefix("matrix(").removesuffix(")").split(",")))
