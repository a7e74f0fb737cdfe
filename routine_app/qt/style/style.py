"""How the app looks now: palette, type scale, motion, figures. Views ask here for every colour, font and length.

Knows the window's size and her settings; knows no page. One Look is shared by all widgets of a window.
Lengths are in rem: 1 rem is the body text's size in logical pixels (from 13), by the window's size and her text scale.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property, lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from routine_app.qt.style.fonts import families
from routine_app.qt.style.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Ink, ThemePalette, mix

TARGET_PX = 44  # the least height and width of anything to press
ANY_SIZE = 16_777_215  # Qt's QWIDGETSIZE_MAX, which PySide6 does not have: no bound on how large a widget may become


class Role(StrEnum):
    """What a piece of text is; the size in rem and the weight follow from it."""

    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    STRONG = "strong"
    SIGN = "sign"
    CAPTION = "caption"


_SIZES: dict[Role, tuple[float, QFont.Weight]] = {
    Role.DISPLAY: (1.85, QFont.Weight.Bold),
    Role.TITLE: (1.45, QFont.Weight.Bold),
    Role.HEADING: (1.05, QFont.Weight.DemiBold),
    Role.BODY: (1.0, QFont.Weight.Normal),
    Role.STRONG: (1.0, QFont.Weight.DemiBold),
    Role.SIGN: (1.3, QFont.Weight.Normal),
    Role.CAPTION: (0.88, QFont.Weight.Normal),
}


@lru_cache(maxsize=200)
def _made(families: tuple[str, ...], pixels: int, weight: QFont.Weight) -> QFont:
    """Return a font, looked up and measured once for all that is written in it."""
    font = QFont(families)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    return font


def rem_for(width: int, height: int, text_scale: float) -> int:
    """Return the body text size in logical pixels for a window of this size."""
    by_window = min(height / 52, width / 78)
    return round(min(max(by_window, 13.0), 34.0) * text_scale)


class Style(QObject):
    """Palette, type scale and motion. `changed` is emitted after any of them has changed."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = "system"
        self._text_scale = 1.0
        self._size = (1280, 800)
        self._families = tuple(families())
        self.reduced_motion = self._high_contrast = False
        self.palette = self._choose()
        self.rem = rem_for(*self._size, self._text_scale)
        self._listen()

    @property
    def of_window(self) -> Style:
        """The style that the whole window shares."""
        return self

    @property
    def text_scale(self) -> float:
        """Her text size (1 is normal)."""
        return self._text_scale

    @property
    def dark(self) -> bool:
        """Whether the dark palette is in use."""
        return self.palette in (DARK, DARK_CONTRAST)

    def set_choices(self, theme: str, text_scale: float, *, reduced_motion: bool, high_contrast: bool = False) -> None:
        """Take her settings, and what her system asks for: theme is "system", "light" or "dark"."""
        asked = (theme, text_scale, reduced_motion, high_contrast)
        if asked != (self._theme, self._text_scale, self.reduced_motion, self._high_contrast):
            self._theme, self._text_scale, self.reduced_motion, self._high_contrast = asked
            self._refresh(force=True)

    def set_window_size(self, width: int, height: int) -> None:
        """Scale the type to the window (logical pixels)."""
        self._size = (width, height)
        self._refresh()

    def px(self, rem: float) -> int:
        """Return a length of so many rem in logical pixels."""
        return round(rem * self.rem)

    def target(self) -> int:
        """Return the height of a control: 44 px or more."""
        return max(TARGET_PX, self.px(2.6))

    def font(self, role: Role) -> QFont:
        """Return the font for a role."""
        size, weight = _SIZES[role]
        return self.sized_font(max(11, round(size * self.rem)), weight)

    def sized_font(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return a font of a size in logical pixels."""
        return QFont(_made(self._families, max(1, pixels), weight))  # of its own: a caller may change it

    @cached_property
    def capital_share(self) -> float:
        """The height of a capital letter by the size of the font (about 0.7)."""
        return QFontMetricsF(self.sized_font(1000)).capHeight() / 1000

    def color(self, ink: Ink) -> QColor:
        """Return the colour with this name."""
        return QColor(self.palette[ink])

    def blend(self, ink: Ink, on: Ink, share: float) -> QColor:
        """Return `on` with `share` (0-1) of `ink` laid over it."""
        return QColor(mix(self.palette[on], self.palette[ink], share))

    def _listen(self) -> None:
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def _choose(self) -> ThemePalette:
        dark = self._theme == "dark"
        if self._theme == "system":
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        light, night = (LIGHT_CONTRAST, DARK_CONTRAST) if self._high_contrast else (LIGHT, DARK)
        return night if dark else light

    def _scheme_changed(self) -> None:
        if self._theme == "system":
            self._refresh()

    def _refresh(self, *, force: bool = False) -> None:
        palette, rem = self._choose(), rem_for(*self._size, self._text_scale)
        if not force and palette is self.palette and rem == self.rem:
            return
        self.palette, self.rem = palette, rem
        self.changed.emit()

    def _take(self, other: Style) -> bool:
        """Be as another one is; return whether that is a change."""
        before = self._values()
        self.palette, self.rem, self.reduced_motion, self._text_scale = other._values()
        return self._values() != before

    def _values(self) -> tuple[ThemePalette, int, bool, float]:
        return self.palette, self.rem, self.reduced_motion, self._text_scale

    def apply(self, app: QApplication) -> None:
        """Give the application's own widgets (menus, cursors, selections) the same colours and font."""
        app.setFont(self.font(Role.BODY))
        app.setPalette(_qt_palette(self))

    def field_style(self) -> str:
        """Return the style sheet of a field to write in. Set on the field alone: one for the whole app undoes fonts."""
        colour = self.palette
        return f"""QAbstractSpinBox, QLineEdit, QPlainTextEdit {{ background: {colour.card}; color: {colour.text};
            border: 1px solid {colour.edge}; border-radius: {self.px(0.6)}px;
            padding: {self.px(0.4)}px {self.px(0.7)}px; font-size: {self.px(1)}px;
            placeholder-text-color: {colour.muted};
            selection-background-color: {colour.teal}; selection-color: {colour.on_teal}; }}
            QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; }}
            QAbstractSpinBox:focus, QLineEdit:focus, QPlainTextEdit:focus {{ border: 3px solid {colour.teal}; }}"""

    def bar_style(self) -> str:
        """Return the style sheet of a scroll bar."""
        bar = max(10, self.px(0.6))
        return f"""QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
            QScrollBar::handle:vertical {{ background: {self.palette.edge}; border-radius: {bar // 2 - 1}px;
            min-height: 40px; margin: 1px; }}
            QScrollBar::handle:disabled {{ background: transparent; }}
            QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
            QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}"""


def _qt_palette(style: Style) -> QPalette:
    """Return a QPalette in the app's colours."""
    palette = QPalette()
    role = QPalette.ColorRole
    for target, ink in (
        (role.Window, Ink.PAPER),
        (role.WindowText, Ink.TEXT),
        (role.Base, Ink.CARD),
        (role.AlternateBase, Ink.TILE),
        (role.Text, Ink.TEXT),
        (role.Button, Ink.CARD),
        (role.ButtonText, Ink.TEXT),
        (role.PlaceholderText, Ink.MUTED),
        (role.Highlight, Ink.TEAL),
        (role.HighlightedText, Ink.ON_TEAL),
        (role.ToolTipBase, Ink.CARD),
        (role.ToolTipText, Ink.TEXT),
        (role.Link, Ink.TEAL),
        (role.Accent, Ink.TEAL),
    ):
        palette.setColor(target, style.color(ink))
    return palette
