"""A part of Progress: a card with a heading, a sentence, a chart, and the same numbers as a table beside it.

Knows how they share the room; does not know what the numbers are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from routine_app.qt.progress.table import DataTable, Row
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.text import RING, TextLabel

SHOW_TABLE, SHOW_CHART = "Show as table", "Show as chart"


class ProgressSection(Card):
    """The card. `body` takes more below the chart; `has_numbers` is whether there is anything for it to show.

    `opened(row)` when she opens a row of the table, where rows open something (`rows_open`); `table_shown()` when the
    table, which may need more width, has come or gone.
    """

    opened = Signal(int)
    table_shown = Signal()
    rows_open: ClassVar[bool] = False

    def __init__(self, style: Style, title: str, head: Row = (), parent: QWidget | None = None) -> None:
        super().__init__(style, parent=parent)
        self.title_words, self._head = title, head
        self._rows: Callable[[], Sequence[Row]] = tuple
        self._chart: QWidget | None = None
        self.has_numbers = False
        self.table: DataTable | None = None
        self.title = TextLabel(style, title, Role.TITLE).flush_with_buttons()
        self.title.setWordWrap(False)
        self.sentence = TextLabel(style, "", Role.BODY, Ink.MUTED).flush_with_buttons()
        self.toggle = PillButton(style, SHOW_TABLE)
        self.toggle.set_scale(0.88)
        self.toggle.setAccessibleName(f"{SHOW_TABLE}: {title}")
        self.toggle.clicked.connect(lambda: self.show_table(wanted=not self.shows_table))
        self.top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.top.addWidget(self.title)
        self.top.addStretch(1)
        self.top.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(RING, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self.top)
        self._column.addWidget(self.sentence)
        self._column.addLayout(self.body)
        self._column.addStretch(1)
        style.changed.connect(self._space)
        self._space()

    @property
    def shows_table(self) -> bool:
        """Whether the table shows in place of the chart."""
        return self.table is not None and not self.table.isHidden()

    def set_chart(self, chart: QWidget) -> None:
        """Put the chart in."""
        self._chart = chart
        self.body.insertWidget(0, chart)

    def add_buttons(self, row: QWidget, *, wide: bool = False) -> None:
        """Put a row that holds buttons below the body, `wide` as the card: it keeps room for a focus ring by itself."""
        where = Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignLeft
        self._column.insertWidget(self._column.count() - 1, row, 0, where)

    def show_numbers(self, sentence: str, rows: Callable[[], Sequence[Row]], *, there: bool) -> None:
        """Show a sentence and the numbers; where there are none, neither chart nor table shows.

        `rows` is called when the table is to show.
        """
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self._rows = rows
        self.has_numbers = there
        self.toggle.setVisible(self.has_numbers and bool(self._head) and self._chart is not None)
        self.show_table(wanted=self.shows_table and self.has_numbers)

    def show_table(self, *, wanted: bool) -> None:
        """Show the table, or the chart again."""
        if wanted and self.table is None:
            self.table = DataTable(self._style, self.title_words, self._head, opens=self.rows_open)
            self.table.opened.connect(self.opened)
            self.body.insertWidget(0 if self._chart is None else 1, self.table)
            QWidget.setTabOrder(self.toggle, self.table)  # made late, it would come after all the page
        if self.table is not None:
            if wanted:
                self.table.set_rows(self._rows())
            self.table.setVisible(wanted)
        if self._chart is not None:
            self._chart.setVisible(self.has_numbers and not wanted)
        way = SHOW_CHART if wanted else SHOW_TABLE
        self.toggle.set_words(way, f"{way}: {self.title_words}")
        self.table_shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the title, or beneath it where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        items = [self.top.itemAt(index) for index in range(self.top.count())]
        shown = [item for item in items if item is not None and not item.isEmpty()]
        need = sum(item.sizeHint().width() + self.top.spacing() for item in shown)
        margins = self._column.contentsMargins()
        beside = need <= self.width() - margins.left() - margins.right()
        direction = QBoxLayout.Direction
        self.top.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        # so high with no button beside it, too: the titles of two cards side by side are level
        self.title.setMinimumHeight(self.toggle.sizeHint().height() if beside else 0)

    def _space(self) -> None:
        style = self._style
        pad = style.px(1.6) - RING
        self._column.setContentsMargins(pad, style.px(0.9), pad, style.px(1.1))
        self._column.setSpacing(style.px(0.45))
        self.body.setSpacing(style.px(0.5))
        self._arrange()
