"""Looks at the pixels of a window: how much what is painted stands out from what lies around it, whatever mixed it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QImage, QRegion
from PySide6.QtWidgets import QLabel, QWidget

from routine_app.qt.player.control_button import CareButton, ControlButton
from routine_app.qt.style.theme import SHAPE_CONTRAST, TEXT_CONTRAST
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.long_pill import LongPill
from routine_app.qt.widgets.overlay import Overlay
from tests.qt.text_runs import TextRun, text_runs

Pixels = NDArray[np.uint8]
Lights = NDArray[np.float64]
LARGE_PX, LARGE_BOLD_PX = 24, 18.66  # from there on, by WCAG, 3:1 is enough
SEEN = 12  # pixels that make a shape
_EDGE = 6  # px of a widget's border, its focus ring and its round corners
_SHARES = np.arange(256) / 255.0
_LINEAR = np.where(_SHARES <= 0.04045, _SHARES / 12.92, ((_SHARES + 0.055) / 1.055) ** 2.4)
_WEIGHED = [_LINEAR * weight for weight in (0.2126, 0.7152, 0.0722)]  # of red, green and blue, by their values


def pixels_of(widget: QWidget) -> Pixels:
    """Return red, green and blue of all pixels of a widget as it is painted, by row and column."""
    return pixels_in(widget.grab().toImage())


def pixels_in(picture: QImage) -> Pixels:
    """Return the same of a picture."""
    image = picture.convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def lights_of(pixels: Pixels) -> Lights:
    """Return WCAG's relative luminance of each pixel."""
    red, green, blue = (weighed[pixels[..., channel]] for channel, weighed in enumerate(_WEIGHED))
    lights: Lights = red + green + blue
    return lights


def against(lights: Lights, ground: float) -> Lights:
    """Return the contrast (1-21) of each with a ground."""
    found: Lights = (np.maximum(lights, ground) + 0.05) / (np.minimum(lights, ground) + 0.05)
    return found


def ground_of(lights: Lights) -> float:
    """Return the light that most pixels have."""
    values, counts = np.unique(lights, return_counts=True)
    return float(values[counts.argmax()])


def faint_text(window: QWidget, seen: list[tuple[QWidget, QRegion]]) -> list[str]:
    """Return which texts of a window do not stand out enough, each run of one colour with its contrast.

    Not those of disabled controls, of what lies behind a question, and of what shows in part. Of a line that is written
    in two colours, which one with a selection is, the one counts that most of it stands in.
    """
    pixels, best = pixels_of(window), dict[tuple[str, int, int], tuple[float, float]]()
    for widget, run, place in whole_runs(window, seen):
        contrast = run_contrast(run, lights_of(pixels[rows_and_columns(place)]))
        line = (f"{_name(widget)} {run.words[:40]!r}", place.x(), place.y())
        best[line] = max(best.get(line, (0.0, 0.0)), (contrast, needed(run.font)))
    return [f"{said}: {contrast:.2f}" for (said, *_), (contrast, least) in best.items() if contrast < least]


def whole_runs(window: QWidget, seen: list[tuple[QWidget, QRegion]]) -> Iterator[tuple[QWidget, TextRun, QRect]]:
    """Yield the texts that are told and show whole, each with where it stands in the window."""
    for widget, region in seen:
        for run in text_runs(widget) if _is_told(window, widget) else ():
            inside = run.place.toAlignedRect().intersected(widget.rect())
            place = inside.translated(widget.mapTo(window, QPoint(0, 0)))
            if not place.isEmpty() and _is_whole(window, place, region):
                yield widget, run, place


def run_contrast(run: TextRun, around: Lights) -> float:
    """Return how much the colour of a text stands out from what most of its line is."""
    ground, colour, share = ground_of(around), run.colour, run.colour.alphaF()
    ink = float(lights_of(np.array([[[colour.red(), colour.green(), colour.blue()]]]))[0, 0])
    return float(against(np.array(ink * share + ground * (1 - share)), ground))


def rows_and_columns(place: QRect) -> tuple[slice, slice]:
    """Return where a place is in an array of pixels."""
    return slice(place.top(), place.bottom() + 1), slice(place.left(), place.right() + 1)


def faint_edges(window: QWidget, seen: list[tuple[QWidget, QRegion]]) -> list[str]:
    """Return which buttons do not show where they are, each with the contrast of its edge, or of its fill.

    The bar's entries have neither: their words say what they are.
    """
    pixels, found = pixels_of(window), []
    for widget, region in seen:
        place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        if (
            type(widget) in (PillButton, LongPill, ControlButton, CareButton)
            and _is_told(window, widget)
            and _is_whole(window, place, region)
        ):
            row = lights_of(pixels[place.center().y(), place.left() : place.left() + 2 * _EDGE])
            if (most := float(against(row, float(row[0])).max())) < SHAPE_CONTRAST:
                found.append(f"{_name(widget)}: {most:.2f}")
    return found


def _is_told(window: QWidget, widget: QWidget) -> bool:
    asked = [each for each in window.findChildren(Overlay) if each.isVisible()]
    return widget.isEnabled() and (not asked or asked[-1].isAncestorOf(widget))


def _is_whole(window: QWidget, place: QRect, region: QRegion) -> bool:
    return window.rect().contains(place) and (QRegion(place) - region).isEmpty()


def needed(font: QFont) -> float:
    """Return the contrast that letters of this font need."""
    is_large = font.pixelSize() >= (LARGE_BOLD_PX if font.weight() >= QFont.Weight.Bold else LARGE_PX)
    return SHAPE_CONTRAST if is_large else TEXT_CONTRAST


def change(before: Lights, after: Lights) -> float:
    """Return how much what is painted after something has changed stands out from what was there before.

    Told by the weakest of its `SEEN` strongest pixels: one by itself, or the soft rim of a shape, is not seen.
    """
    return float(np.sort((np.maximum(before, after) + 0.05) / (np.minimum(before, after) + 0.05), axis=None)[-SEEN])


def rise(lights: Lights, ground: float | None = None) -> float:
    """Return how much what is painted stands out from its ground (if not given, what most of it is), told likewise."""
    return change(np.full_like(lights, ground_of(lights) if ground is None else ground), lights)


def place_in(window: QWidget, control: QWidget) -> QRect:
    """Return where a control shows in the window; empty while it is scrolled out of it."""
    return QRect(control.mapTo(window, QPoint(0, 0)), control.size()).intersected(window.rect())


def ring_contrast(window: QWidget, control: QWidget) -> float:
    """Return how much the ring around what has the focus stands out from what lies there without it."""
    where = rows_and_columns(place_in(window, control))
    with_ring = lights_of(pixels_of(window)[where])
    control.clearFocus()
    without = lights_of(pixels_of(window)[where])
    light, dark = np.maximum(with_ring, without), np.minimum(with_ring, without)
    return float(((light + 0.05) / (dark + 0.05)).max())


def _name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | PillButton) else widget.accessibleName()
    return f"{type(widget).__name__} {words[:40]!r}"
