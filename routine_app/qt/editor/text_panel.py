"""The text of a routine with what is wrong in it below: each line of that leads to its place, as F8 does.

Knows the view of the text and the problems that it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from routine_app.domain.display_text import harmless
from routine_app.domain.formatting import counted
from routine_app.qt.editor.fields import be_one_stop
from routine_app.qt.editor.find_bar import FindBar
from routine_app.qt.editor.news_of_mistakes import ALL_WELL, NewsOfMistakes
from routine_app.qt.editor.text_choice import TextHelp
from routine_app.qt.editor.text_view import RoutineTextView
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.accessible_rows import tell_row
from routine_app.qt.widgets.text import RING

if TYPE_CHECKING:
    from routine_app.domain.problems import Problem

_MOST_ROWS, _MOST_SHARE = 3, 0.4
_ITEM_ABOVE_REM, _ITEM_SIDE_REM, _FRAME_PX = 0.25, 0.5, 3


class ProblemList(QListWidget):
    """What is wrong, a row each."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say the row that she is at."""
        super().focusInEvent(event)
        tell_row(self)


class TextPanel(QWidget):
    """The text, and the list. `said(str)`: what is wrong at the place that she was led to; `asked()` before she is."""

    said = Signal(str)
    asked = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.view = RoutineTextView(style)
        self.finder = FindBar(style, self.view)
        self.help = TextHelp(style, self.view)
        self.help.said.connect(self.said)
        self.news = NewsOfMistakes(self.view, self.asked.emit, self.help.list.isVisible)
        self.list = ProblemList()
        self.list.setAccessibleName(ALL_WELL)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        be_one_stop(self.view)
        be_one_stop(self.list)
        self.list.hide()
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(RING, 0, RING, 0)  # in line with the buttons
        column.addWidget(self.finder)
        column.addWidget(self.view, 1)
        column.addWidget(self.list)
        for key, back in ((Qt.Key.Key_F8, False), (Qt.Modifier.SHIFT | Qt.Key.Key_F8, True)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda back=back: self._step(back=back))
        self._listen_for_finding()
        style.changed.connect(self._restyle)
        self._restyle()

    def _listen_for_finding(self) -> None:
        keys = QKeySequence.StandardKey
        for key, what in (
            (keys.Find, self.finder.open),
            (keys.FindNext, lambda: self.finder.step(back=False)),
            (keys.FindPrevious, lambda: self.finder.step(back=True)),
        ):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong, in the text and below it."""
        if tuple(problems) == self.view.problems:
            return
        row = self.list.currentRow()
        self.view.show_problems(problems)
        self.list.clear()
        for problem in problems:
            item = QListWidgetItem(harmless(problem.in_its_file))
            item.setData(Qt.ItemDataRole.UserRole, (problem.line, problem.column))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self.list.setAccessibleName(f"{counted(len(problems), 'thing')} to look at in the text")
        if not problems and self.list.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.setVisible(bool(problems))
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the list to its width, in which its lines are broken."""
        super().resizeEvent(event)
        self._fit_list()

    def _go(self, item: QListWidgetItem) -> None:
        self.view.go_to(*item.data(Qt.ItemDataRole.UserRole))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, *, back: bool) -> None:
        self.asked.emit()
        self.said.emit(harmless(self.view.go_to_problem(back=back)) or ALL_WELL)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _restyle(self) -> None:
        style, colour = self._style, self._style.palette
        self.list.setFont(style.font(Role.CAPTION))
        self.list.setStyleSheet(f"""QListWidget {{ background: {colour.card}; color: {colour.text};
            border: 1px solid {colour.edge}; border-radius: {style.px(0.6)}px; outline: none; }}
            QListWidget:focus {{ border: 3px solid {colour.teal}; }}
            QListWidget::item {{ padding: {style.px(_ITEM_ABOVE_REM)}px {style.px(_ITEM_SIDE_REM)}px; }}
            QListWidget::item:selected {{ background: {colour.teal}; color: {colour.on_teal}; }} {style.bar_style()}""")
        self._column.setSpacing(style.px(0.4))
        self._fit_list()

    def _fit_list(self) -> None:
        """Let the first mistakes be read whole, on as many lines as they take, and the text keep most of the room."""
        style, words = self._style, int(Qt.TextFlag.TextWordWrap)
        around = (
            2 * RING + 2 * style.px(_ITEM_SIDE_REM) + self.list.verticalScrollBar().sizeHint().width() + 2 * _FRAME_PX
        )
        line = QRect(0, 0, max(1, self.width() - around), 100_000)
        metrics = QFontMetrics(self.list.font())
        shown = [self.list.item(row).text() for row in range(min(self.list.count(), _MOST_ROWS))]
        needed = sum(metrics.boundingRect(line, words, each).height() + 2 * style.px(_ITEM_ABOVE_REM) for each in shown)
        most = round(self.height() * _MOST_SHARE)
        self.list.setFixedHeight(max(style.target(), min(needed + 2 * _FRAME_PX, most)))
