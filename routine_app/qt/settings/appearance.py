"""Settings of the figure: skin, hair and clothes, with a figure that shows them at once.

Shows and changes an Appearance; knows no file. Names that it does not know count as the figure's own.
"""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from routine_app.domain.comfort import POSTPARTUM, Week
from routine_app.figure.appearance import Hair
from routine_app.qt.figure.artist import Artist
from routine_app.qt.figure.figure_preview import FigurePreview
from routine_app.qt.figure.figures import Figures, figures_of
from routine_app.qt.figure.shots import FigureShot, Likeness, likeness_of
from routine_app.qt.figure.turnable_stage import TURN_HINT
from routine_app.qt.figure.wardrobe import CLOTHES, HAIRS, SKINS
from routine_app.qt.settings.swatches import PaintSwatch, SwatchRow
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.text import TextLabel
from routine_app.storage.preference_values import Preferences

WEEK_HINT = "The belly follows the week of pregnancy above."
WEEK_BORN = "The belly is that of the weeks after the birth."
WEEK_UNSAID = "The belly follows the week of pregnancy, once you have set it above."
_WIDE_FROM_REM = 44.0
_HEAD_YAW = 15.0
# The standing figure in a picture of its own: which part of it the head is, as shares of its height.
_HEAD_TALL, _HEAD_DOWN = 0.22, 0.115


class AppearanceSettings(QWidget):
    """The group. `changed(Appearance)` after each choice."""

    changed = Signal(object)

    def __init__(self, style: Style, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._appearance = preferences.appearance
        self.setAccessibleName("Your figure")
        self.rows = {
            "skin": SwatchRow(style, "Skin", [(name, _words(name), _colour(hex_)) for name, hex_ in SKINS.items()]),
            "hair": SwatchRow(style, "Hair", [(hair.value, _words(hair), _head(style, hair)) for hair in Hair], 4.4),
            "hair_colour": SwatchRow(
                style, "Hair colour", [(name, _words(name), _colour(hex_)) for name, hex_ in HAIRS.items()]
            ),
            "clothes": SwatchRow(
                style, "Clothes", [(name, _words(name), _pair(*two)) for name, two in CLOTHES.items()]
            ),
        }
        self.preview = FigurePreview(style)
        self.preview.ground = Ink.CARD
        self.week = TextLabel(style, "", Role.CAPTION, Ink.MUTED).flush_with_buttons()
        for field, row in self.rows.items():
            row.chosen.connect(lambda name, field=field: self._change(field, name))
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._fill()
        self.show_preferences(preferences)

    def _fill(self) -> None:
        """Put the choices and the figure into the group."""
        style = self._style
        choices = QVBoxLayout()
        choices.addWidget(self.week)
        for row in self.rows.values():
            choices.addWidget(row)
        choices.addStretch(1)
        shown = QVBoxLayout()
        shown.addWidget(self.preview)
        hint = TextLabel(style, TURN_HINT, Role.CAPTION, Ink.MUTED)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        shown.addWidget(hint)
        shown.addStretch(1)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.addLayout(choices, 3)
        self._both.addLayout(shown, 2)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show the appearance that these hold."""
        own = self._appearance = preferences.appearance
        held = likeness_of(own.skin, own.hair, own.hair_colour, own.clothes, None)
        for field, row in self.rows.items():
            row.set_value(str(getattr(held, field)))
        said: dict[Week | None, str] = {None: WEEK_UNSAID, POSTPARTUM: WEEK_BORN}
        self.week.setText(said.get(preferences.week, WEEK_HINT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figure beside the choices, or beneath them where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= self._style.px(_WIDE_FROM_REM)
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _change(self, field: str, name: str) -> None:
        self._appearance = replace(self._appearance, **{field: name})
        self.changed.emit(self._appearance)


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _colour(colour: str) -> PaintSwatch:
    return lambda painter, rect: painter.fillRect(rect, QColor(colour))


def _pair(shirt: str, leggings: str) -> PaintSwatch:
    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, QColor(leggings))
        painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), rect.height() * 0.58), QColor(shirt))

    return paint


def _head(style: Style, hair: Hair) -> PaintSwatch:
    """Return what paints a head with this hair, in the colours that hold now."""
    figures = Figures(style)
    artist = Artist(figures)

    def paint(painter: QPainter, rect: QRectF) -> None:
        own = figures_of(style).likeness
        figures.set_likeness(Likeness(own.skin, hair, own.hair_colour, own.clothes, own.week))
        painter.fillRect(rect, style.color(Ink.TILE))
        tall = rect.height() / _HEAD_TALL
        whole = QRectF(rect.center().x() - tall / 2, rect.center().y() - tall * _HEAD_DOWN, tall, tall)
        artist.paint(painter, whole, FigureShot(yaw=_HEAD_YAW), dark=style.dark)

    return paint
