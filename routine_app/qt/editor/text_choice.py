"""What can stand where she types, as a short list at the cursor: the text keeps the focus and its keys while it shows.

Knows the view and what is said of a place; which words those are is `application.routines.text_help`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from routine_app.application.routines.text_help import Completions, Schema, completions, hover, written
from routine_app.domain.display_text import harmless
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import ENTER_KEYS
from routine_app.qt.widgets.status_line import announce

if TYPE_CHECKING:
    from routine_app.qt.editor.text_view import RoutineTextView

NAME = "What can stand here"
NOTHING = "Nothing is known to stand here."
ROW, CHOSEN, CLOSED = "{}: {}. {} of {}.", "{} is written.", "The list is closed."
NO_WORDS = "There is nothing to say of this place."
_MOST_ROWS = 7
_WIDEST_REM = 34.0
_WORD_BEGUN = re.compile(r"[A-Za-z][\w.]+$")
_CONTROL = Qt.KeyboardModifier.ControlModifier
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _MOST_ROWS, Qt.Key.Key_PageUp: -_MOST_ROWS}


class ChoiceList(QListWidget):
    """The list, over the text at a place of it. It takes no focus, so what is chosen is said by its window."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style, self._over = style, parent
        self.setAccessibleName(NAME)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.hide()

    def show_at(self, found: Completions, cursor: QRect) -> None:
        """Show what can stand there below a line of the text, or above it where there is more room."""
        style, colour = self._style, self._style.palette
        self.setFont(style.font(Role.CAPTION))
        self.setStyleSheet(f"""QListWidget {{ background: {colour.card}; color: {colour.text};
            border: 2px solid {colour.teal}; border-radius: {style.px(0.4)}px; outline: none; }}
            QListWidget::item {{ padding: 0 {style.px(0.5)}px; }}
            QListWidget::item:selected {{ background: {colour.teal}; color: {colour.on_teal}; }} {style.bar_style()}""")
        self.clear()
        row = self.fontMetrics().height() + style.px(0.5)
        for one in found.candidates:
            item = QListWidgetItem(harmless(f"{_plain(one.text)}: {one.meaning}"))
            item.setSizeHint(QSize(0, row))
            self.addItem(item)
        self.setCurrentRow(0)
        self.put_at(cursor)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Go on by so many, to the other end from one."""
        last = self.count() - 1
        row = self.currentRow() + by
        if abs(by) == 1:
            self.setCurrentRow(row % (last + 1))
        else:
            self.setCurrentRow(min(max(row, 0), last))

    def put_at(self, cursor: QRect) -> None:
        """Stand below a line of the text, or above it where there is more room."""
        area, row = self._over.contentsRect(), self.sizeHintForRow(0)
        above, below = cursor.top() - area.top(), area.bottom() - cursor.bottom()
        wanted = min(self.count(), _MOST_ROWS) * row + 2 * self.frameWidth() + 4
        height = min(wanted, max(above, below))
        width = min(self._style.px(_WIDEST_REM), area.width())
        top = cursor.bottom() + 1 if below >= wanted or below >= above else cursor.top() - height
        self.setGeometry(min(cursor.left(), area.right() + 1 - width), top, width, height)


class TextHelp(QObject):
    """Helps in a text view. `said(str)`: what a place is for, or that nothing is known of it."""

    said = Signal(str)

    def __init__(self, style: Style, view: RoutineTextView) -> None:
        super().__init__(view)
        self._view = view
        self._schema: Schema = {}
        self._names: Mapping[str, str] = {}
        self._found = Completions(0, 0, "", ())
        self._has_typed = False
        self._heard = ""
        self.list = ChoiceList(style, view)
        self.list.itemClicked.connect(lambda _: self.choose())
        view.told = self.words_at
        view.installEventFilter(self)
        view.typed.connect(self._typed)
        view.cursorPositionChanged.connect(self._moved)
        view.verticalScrollBar().valueChanged.connect(self._stay)
        style.changed.connect(self._close)

    def knows(self, schema: Schema, names: Mapping[str, str]) -> None:
        """Help from this schema of routines on; `names`: what ids stand for."""
        self._schema, self._names = schema, names

    def words_at(self, text: str, position: int) -> str:
        """Return what the key or the id at a place is for."""
        return hover(text, position, self._schema, self._names)

    def offer(self) -> None:
        """Show what can stand at the cursor, or say that nothing is known to."""
        if not self._show():
            self.said.emit(NOTHING)

    def choose(self) -> None:
        """Put the chosen word where the one that was begun stands; go on with its values, where they are known."""
        found, chosen = self._found, self._found.candidates[self.list.currentRow()]
        self._close()
        self._has_typed = False
        self._view.put_words(found.start, found.end, written(self._view.draft_text, found, chosen))
        done = CHOSEN.format(_plain(chosen.text))
        if not (chosen.text.endswith(": ") and self._show(before=f"{done} ")):
            announce(self._view, done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are the list's while it shows, and those that ask for help."""
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            act = self._act(event)
            if act is not None:
                if kind is QEvent.Type.KeyPress:
                    act()
                event.accept()
                return True
            if kind is QEvent.Type.KeyPress:
                self._press(event)
        elif kind is QEvent.Type.Resize and self.list.isVisible():
            QTimer.singleShot(0, self, self._stay)
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress):
            self._close()
        return super().eventFilter(watched, event)

    # -- helpers

    def _typed(self) -> None:
        """Offer what fits once a word is begun; what is on offer goes where nothing fits any more."""
        cursor = self._view.textCursor()
        begun = _WORD_BEGUN.search(cursor.block().text()[: cursor.positionInBlock()])
        if not (self._has_typed and (begun or self.list.isVisible()) and self._show(begun_only=True)):
            self._close()
        self._has_typed = False

    def _moved(self) -> None:
        if self.list.isVisible():
            _, position = self._view.place
            if not self._found.start <= position <= self._found.start + len(self._found.typed) + 1:
                self._close()

    def _act(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == _CONTROL and key == Qt.Key.Key_Space:
            return self.offer
        if held == _CONTROL and key == Qt.Key.Key_I:
            return self._tell
        if not self.list.isVisible() or held:
            return None
        if key in _STEPS:
            return lambda: self._step(_STEPS[Qt.Key(key)])
        if key in (*ENTER_KEYS, Qt.Key.Key_Tab):
            return self.choose
        return self._leave if key == Qt.Key.Key_Escape else None

    def _press(self, event: QKeyEvent) -> None:
        self._has_typed = bool(event.text().strip()) and event.text().isprintable()
        if event.key() == Qt.Key.Key_Backspace:
            self._has_typed = self.list.isVisible()
        elif not self._has_typed and not event.text() and event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control):
            self._close()  # the cursor goes elsewhere

    def _close(self) -> None:
        self.list.hide()
        self._heard = ""

    def _leave(self) -> None:
        self._close()
        announce(self._view, CLOSED)

    def _show(self, *, begun_only: bool = False, before: str = "") -> bool:
        text, position = self._view.place
        found = completions(text, position, self._schema, self._names)
        if not found.candidates or (begun_only and found.typed in {one.text for one in found.candidates}):
            return False
        self._found = found
        self.list.show_at(found, self._begun_at())
        self._tell_row(before)
        return True

    def _begun_at(self) -> QRect:
        """Return where the word stands that is begun, in the view."""
        begin = QTextCursor(self._view.textCursor())
        begin.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.MoveAnchor, len(self._found.typed))
        return self._view.cursorRect(begin).translated(self._view.viewport().mapTo(self._view, QPoint()))

    def _stay(self) -> None:
        """Stay at the cursor as long as that can be seen: a key scrolls, and what is wrong takes room below."""
        if not self.list.isVisible():
            return
        begun = self._begun_at()
        if self._view.viewport().geometry().intersects(begun):
            self.list.put_at(begun)
        else:
            self._close()

    def _step(self, by: int) -> None:
        self.list.step(by)
        self._tell_row()

    def _tell_row(self, before: str = "") -> None:
        """Say which word of how many is marked; the same is not said again with each key."""
        row, count = self.list.currentRow(), self.list.count()
        one = self._found.candidates[row]
        words = harmless(ROW.format(_plain(one.text), one.meaning.rstrip("."), row + 1, count))
        if words != self._heard:
            self._heard = words
            announce(self._view, before + words)

    def _tell(self) -> None:
        text, position = self._view.place
        self.said.emit(self.words_at(text, position) or NO_WORDS)


def _plain(words: str) -> str:
    """Return a word of the list without what only the text needs of it."""
    return words.strip(" -:")
