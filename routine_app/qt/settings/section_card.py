"""A section of Settings: a card with a title and parts, of which those show that are looked for.

Knows the words by which each part is found; not what it sets.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application.settings.search import matches, searchable
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.text import TextLabel


class SectionCard(Card):
    """The card; hidden where nothing in it is looked for."""

    def __init__(self, style: Style, title: str, parent: QWidget | None = None) -> None:
        super().__init__(style, parent=parent)
        self.title = title
        self.setAccessibleName(title)
        self._parts: list[tuple[QWidget, str]] = []
        self._out_of_place: set[QWidget] = set()
        self._column = QVBoxLayout(self)
        self._column.addWidget(TextLabel(style, title, Role.TITLE).flush_with_buttons())
        style.changed.connect(self._space)
        self._space()

    def add(self, part: QWidget, words: str, alignment: Qt.AlignmentFlag | None = None) -> None:
        """Add a part that is found by these words, or the title; as wide as the card unless it has an alignment."""
        self._parts.append((part, searchable(self.title, words)))
        if alignment is None:
            self._column.addWidget(part)
        else:
            self._column.addWidget(part, 0, alignment)

    def leave_out(self, part: QWidget, *, out: bool) -> None:
        """Show a part that means nothing on this computer never, whatever is looked for; or again."""
        self._out_of_place = self._out_of_place | {part} if out else self._out_of_place - {part}
        part.setVisible(not out)

    def look_for(self, typed: str) -> int:
        """Show the parts in which all that is typed is found; return how many."""
        found = 0
        for part, words in self._parts:
            shown = part not in self._out_of_place and matches(typed, words)
            part.setVisible(shown)
            found += shown
        self.setVisible(found > 0)
        return found

    def _space(self) -> None:
        style = self._style
        pad = style.px(1.2)
        self._column.setContentsMargins(pad, style.px(0.9), pad, style.px(1.1))
        self._column.setSpacing(style.px(0.9))
