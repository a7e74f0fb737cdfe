"""One question at a time over a page: asked in place of the one before, answered, and put away.

Knows no words; what an answer does is for whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from routine_app.qt.widgets.overlay import Overlay


class Asking(QObject):
    """Whoever asks over a page. `question` is what shows now.

    Once it is gone, the focus is where it was before, or goes `back` where that is no more, if anywhere.
    """

    def __init__(self, parent: QObject, back: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question: Overlay | None = None
        self._focus_back = back
        self._asked_at: QWidget | None = None

    def ask(self, question: Overlay, answered: Callable[[str], object]) -> None:
        """Ask this; `answered` is told the name of the answer once the question is gone."""

        def take(answer: str) -> None:
            self.close_question()
            answered(answer)

        self.close_question()
        self.question, self._asked_at = question, QApplication.focusWidget()
        question.answered.connect(take)
        question.open()

    def close_question(self) -> None:
        """Ask no more, as when she leaves the page: what it would do is not done."""
        question, self.question = self.question, None
        before, self._asked_at = self._asked_at, None
        put_away(question, before if before is not None and _takes_focus(before) else self._focus_back)


def put_away(panel: Overlay | None, back: QWidget | None = None) -> None:
    """Let a panel go, if there is one, and give the focus `back`."""
    if panel is not None:
        panel.hide()
        panel.deleteLater()
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)


def _takes_focus(widget: QWidget) -> bool:
    return Shiboken.isValid(widget) and widget.isVisible() and widget.isEnabled()
