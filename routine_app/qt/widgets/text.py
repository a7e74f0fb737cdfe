"""Text on screen: labels in a role and colour.

Knows fonts and wrapping; knows nothing of what the text says. Text is always plain, whatever file it came from.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyleOption, QWidget

from routine_app.domain.display_text import harmless, kept_together
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import be_heading, give_role
from routine_app.qt.widgets.line_breaks import even_ending

RING = 4  # px that a button keeps free around it for the focus ring
_BREAK = "\u200b"  # nothing to see, and a line may be broken there
_LONG_WORD = re.compile(r"\S{15}(?=\S)")
_LEVELS = {Role.DISPLAY: 1, Role.TITLE: 2}
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
_ASIDE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignRight
_HEADINGS = (Role.DISPLAY, Role.TITLE, Role.HEADING)


class TextLabel(QLabel):
    """A label of plain text that wraps and takes as much height as it needs."""

    def __init__(
        self, style: Style, text: str = "", role: Role = Role.BODY, ink: Ink = Ink.TEXT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._role, self._ink, self._breaks_words = style, role, ink, False
        self._ending = (("", 0, ""), 0)
        self._letters = 0
        self._said = self._named = ""
        if role in _HEADINGS:
            self.be_heading()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        style.changed.connect(self._restyle)
        self._restyle()

    def setText(self, text: str) -> None:
        """Show a text; what could turn or hide what stands beside it is spelt out, and what belongs together stays so.

        A screen reader is told the text as it was given.
        """
        self._said = harmless(text, keep_lines=True)
        shown = kept_together(self._said)
        super().setText(_breakable(shown) if self._breaks_words else shown)
        if self.accessibleName() == self._named:  # else it has a name of its own
            self._named = self._said if shown != self._said else ""
            self.setAccessibleName(self._named)

    def text(self) -> str:
        """Return what it says, without the marks that keep lines from breaking."""
        return self._said

    def shown(self) -> str:
        """Return its text as it is laid out, with those marks."""
        return super().text()

    def break_long_words(self) -> TextLabel:
        """Break words that are longer than a line, such as paths, which would be cut off; returns itself."""
        self._breaks_words = True
        self.setText(self.text())
        return self

    def be_heading(self, level: int = 0) -> TextLabel:
        """Be a heading to a screen reader, as the three largest roles are anyway; returns itself.

        `level` is 1 (of the page; each has one), 2 or 3; 0: as its role has it.
        """
        be_heading(self, level or _LEVELS.get(self._role, 3))
        return self

    def set_letters(self, pixels: int) -> None:
        """Be so large (logical pixels) where its role is smaller: to be read from afar."""
        if pixels != self._letters:
            self._letters = pixels
            self._restyle()

    def of_its_control(self) -> TextLabel:
        """Be words that a control says with its name or description; returns itself.

        A screen reader says the labels of a group before what she comes to in it: not these, or they come twice.
        """
        give_role(self, QAccessible.Role.Paragraph)
        return self

    def flush_with_buttons(self) -> TextLabel:
        """Stand in line with the edge of the buttons below, which keep room for their focus ring; returns itself."""
        self.setIndent(RING)
        return self

    def text_width(self) -> int:
        """Return the width, in px, within which its lines are broken: no word is left alone on the last one."""
        width = self.contentsRect().width() - max(self.indent(), 0)
        key = (self.shown(), width, self.font().key())
        if key != self._ending[0]:
            self._ending = key, even_ending(self.shown(), width, self.font())
        return self._ending[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text as a label does, but in lines that end well."""
        space = self.contentsRect().adjusted(max(self.indent(), 0), 0, 0, 0)
        ends_well = self.text_width() == space.width()
        if ends_well or self.textInteractionFlags() & _SELECTABLE or self.alignment() & _ASIDE:
            super().paintEvent(event)
            return
        space.setWidth(self.text_width())
        option, painter = QStyleOption(), QPainter(self)
        option.initFrom(self)
        flags = int(self.alignment()) | int(Qt.TextFlag.TextWordWrap)
        role = self.foregroundRole()
        self.style().drawItemText(painter, space, flags, option.palette, self.isEnabled(), self.shown(), role)

    def _restyle(self) -> None:
        font = self._style.font(self._role)
        font.setPixelSize(max(font.pixelSize(), self._letters))
        self.setFont(font)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._style.color(self._ink))
        self.setPalette(palette)


def _breakable(text: str) -> str:
    """Return the text with places to break it in every long word."""
    return _LONG_WORD.sub(lambda match: match.group() + _BREAK, text)


def tip(text: str) -> str:
    """Return a text for a tool tip, which would take what looks like markup for markup."""
    plain = harmless(text, keep_lines=True)
    if "<" not in plain:
        return plain
    from html import escape  # a table of all that HTML can name, for a text that hardly ever comes

    return f"<qt>{escape(plain)}</qt>".replace("\n", "<br>")
