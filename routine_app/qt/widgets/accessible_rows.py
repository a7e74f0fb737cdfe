"""What a screen reader is told at a row or cell: there it is, not at the list or table, while that has the focus.

Knows views and models; the words are their own.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

_NEWS_ROLE = Qt.ItemDataRole.AccessibleDescriptionRole


class TellsNews:
    """A model, before Qt's own among the bases, that holds the news of the row that she is at; `data` returns it."""

    news = ""

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take the news, and nothing else."""
        if role == _NEWS_ROLE:
            self.news = str(value)
        return role == _NEWS_ROLE


def tell_row(view: QAbstractItemView) -> None:
    """Let a screen reader say the row at which a list has got the focus; Qt lets it say those that she goes to."""
    row = view.currentIndex().row()

    def tell() -> None:
        if view.hasFocus() and view.currentIndex().row() == row >= 0:
            _tell(view, QAccessible.Event.Focus)

    QTimer.singleShot(0, view, tell)  # after Qt has told of the list


def tell_row_news(view: QAbstractItemView, words: str) -> None:
    """Let a screen reader say news at the row that she is at: those of the view are not looked at while it is there.

    They come after the row, which would cut them short.
    """

    def tell() -> None:
        model, index = view.model(), view.currentIndex()
        if index.isValid():
            model.setData(index, words, _NEWS_ROLE)
            _tell(view, QAccessible.Event.DescriptionChanged)
            model.setData(index, "", _NEWS_ROLE)

    QTimer.singleShot(0, view, tell)


def _tell(view: QAbstractItemView, kind: QAccessible.Event) -> None:
    index, place = view.currentIndex(), view.currentIndex().row()
    if isinstance(view, QTableView):  # Qt counts the heads of its rows and columns among its cells
        place = (place + 1) * (view.model().columnCount() + 1) + index.column() + 1
    event = QAccessibleEvent(view, kind)
    event.setChild(place)
    QAccessible.updateAccessibility(event)
