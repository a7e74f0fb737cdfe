"""What is asked on the Routines page: a name, and whether a file from elsewhere is to be kept.

Knows words; what an answer does is for whoever asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.overlay import Overlay
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import TextLabel

if TYPE_CHECKING:
    from routine_app.application.routines.incoming import Incoming

_LONGEST_NAME = 60
_MOST_PROBLEMS = 10


class NameQuestion(Overlay):
    """Asks for a name, at first `name`. `answered("take")` or `answered("leave")`; `words` is what she wrote.

    `take` is what the button says that takes it.
    """

    def __init__(self, style: Style, parent: QWidget, title: str, text: str, take: str, name: str) -> None:
        super().__init__(style, parent, title, (("take", take), ("leave", "Leave it")), primary="take", text=text)
        self.field = QLineEdit(name)
        self.field.setMaxLength(_LONGEST_NAME)
        self.field.setAccessibleName("Name of the routine")
        self.field.returnPressed.connect(self.answers["take"].click)
        self.full = TextLabel(style, f"A name has room for {_LONGEST_NAME} letters.", Role.CAPTION, Ink.MUTED)
        self.body.addWidget(self.field)
        self.body.addWidget(self.full)
        self.full.hide()
        self.field.textChanged.connect(self._tell_when_full)
        style.changed.connect(self._dress)
        self._dress()

    @property
    def words(self) -> str:
        """The name that she wrote, without spaces around it."""
        return " ".join(self.field.text().split())

    def stops(self) -> list[QWidget]:
        """Tab goes to the field, too."""
        return [self.field, *super().stops()]

    def open(self) -> None:
        """Begin in the field, with the name chosen."""
        super().open()
        self.field.setFocus()
        self.field.selectAll()

    def _tell_when_full(self, text: str) -> None:
        """Say why no more of what she types is taken."""
        was_full = not self.full.isHidden()
        self.full.setVisible(len(text) >= _LONGEST_NAME)
        if not (was_full or self.full.isHidden()):
            announce(self, self.full.text())

    def _dress(self) -> None:
        self.field.setStyleSheet(self._style.field_style())
        self.field.setMinimumHeight(self._style.target())


class ImportQuestion(Overlay):
    """Shows what is in a file. `answered("keep")` or `answered("leave")`; without a routine in it only the latter."""

    def __init__(self, style: Style, parent: QWidget, incoming: Incoming) -> None:
        routine = incoming.routine
        title = f"Keep {routine.name}?" if routine else f"{incoming.file} cannot be read"
        answers = (("keep", "Keep it"),) if routine and not incoming.is_known else ()
        super().__init__(style, parent, title, (*answers, ("leave", "Leave it" if answers else "Close")))
        for line in incoming.about:
            self.body.addWidget(TextLabel(style, line))
        if incoming.is_known:
            self.body.addWidget(TextLabel(style, "You have this very routine already.", Role.STRONG))
        elif incoming.like is not None:
            words = f"You have one like it, {incoming.like.name}, which stays. In this one:"
            self.body.addWidget(TextLabel(style, words, Role.STRONG))
            for line in incoming.differs:
                self.body.addWidget(TextLabel(style, line))
        problems = incoming.problems[:_MOST_PROBLEMS]
        if problems and routine:
            self.body.addWidget(TextLabel(style, "To be looked at:", Role.STRONG))
        for problem in problems:
            self.body.addWidget(TextLabel(style, problem.in_its_file, Role.CAPTION, Ink.MUTED))
