"""What is asked over the editor: what becomes of changes, of a draft that was kept, and of a file changed elsewhere.

Knows words; what an answer does is for whoever asked.
"""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from routine_app.content.editing.edits import splice_between
from routine_app.domain.display_text import harmless
from routine_app.qt.editor.fields import be_one_stop
from routine_app.qt.editor.text_view import dress_text
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.overlay import Overlay
from routine_app.qt.widgets.text import TextLabel

_TEXT_REM = 17.0


class LeaveQuestion(Overlay):
    """Asks what becomes of changes: `answered` with "save", "keep", "drop" or "stay"."""

    def __init__(self, style: Style, parent: QWidget, name: str) -> None:
        answers = (
            ("save", "Save"),
            ("keep", "Keep as a draft"),
            ("drop", "Drop the changes"),
            ("stay", "Stay here"),
        )
        words = "A draft is offered again the next time. The routine stays as it was until you save."
        super().__init__(style, parent, f"Save the changes of {name}?", answers, primary="save", text=words)


class RefusedQuestion(Overlay):
    """Tells what was not taken, and why: `answered` with "leave" or "mend"."""

    def __init__(self, style: Style, parent: QWidget, field: str, why: str) -> None:
        answers = (("leave", "Leave without it"), ("mend", "Mend it"))
        super().__init__(style, parent, f"What stands in {field} was not taken", answers, text=why)


class DraftQuestion(Overlay):
    """Offers a draft that was kept: `answered` with "file" or "draft"."""

    def __init__(self, style: Style, parent: QWidget, name: str) -> None:
        answers = (("file", "Take the routine as it was saved"), ("draft", "Go on with the draft"))
        words = "You changed it and have not saved that yet. Whichever you take, Undo brings the other back."
        super().__init__(style, parent, f"There is a draft of {name}", answers, text=words)


class _Compared(QPlainTextEdit):
    """A text with its mark in the middle, as far as it can be, whatever room it is given."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.centerCursor()


class BothQuestion(Overlay):
    """Shows her text and the file's, which another program has written: `answered` with "mine", "theirs" or "later".

    `theirs` None: the file has gone.
    """

    WIDEST_REM = 76.0

    def __init__(self, style: Style, parent: QWidget, mine: str, theirs: str | None) -> None:
        title = "The file has gone" if theirs is None else "Another program has changed the file"
        words = (
            "It can be written again, with the text that stands here."
            if theirs is None
            else "Compare both, and keep one: Undo brings the other back. Where they first differ is marked."
        )
        both = (("mine", "Keep mine"), ("theirs", "Take the other"), ("later", "Decide later"))
        answers = (("mine", "Write it again"), ("later", "Decide later")) if theirs is None else both
        super().__init__(style, parent, title, answers, text=words)
        self.texts: list[QPlainTextEdit] = []
        row = QHBoxLayout()
        for name, text in (("Yours", mine), *(() if theirs is None else (("The file's", theirs),))):
            column = QVBoxLayout()
            column.addWidget(TextLabel(style, name, Role.STRONG))
            column.addWidget(self._shown(name, text))
            row.addLayout(column)
        self.body.addLayout(row)
        if theirs is not None:
            splice = splice_between(mine, theirs)
            for view, differs in zip(self.texts, (splice.old, splice.new), strict=True):
                _mark(view, splice.start, len(differs))
        style.changed.connect(self._restyle)
        self._restyle()

    def stops(self) -> list[QWidget]:
        """Tab goes to the texts, too."""
        return [*self.texts, *super().stops()]

    def _shown(self, name: str, text: str) -> QPlainTextEdit:
        view = _Compared(harmless(text, keep_lines=True))
        view.setReadOnly(True)
        view.setTabChangesFocus(True)
        be_one_stop(view)
        view.setAccessibleName(name)
        self.texts.append(view)
        return view

    def _restyle(self) -> None:
        for view in self.texts:
            dress_text(view, self._style)
            view.setMinimumHeight(self._style.px(_TEXT_REM))


def _mark(view: QPlainTextEdit, start: int, length: int) -> None:
    """Select what differs, its beginning last: that is what stays in sight."""
    cursor = view.textCursor()
    last = view.document().characterCount() - 1
    cursor.setPosition(min(start + length, last))
    cursor.setPosition(min(start, last), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
