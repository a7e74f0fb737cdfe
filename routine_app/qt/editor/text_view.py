"""The text of a routine, to be read and typed in: with numbered lines, in colours, with what is wrong underlined.

Knows texts and places; what the text means is the model's business. Places are characters of the text, which are not
Qt's where a text holds signs beyond its 65,536 (`in_units`, `in_characters`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QFontDatabase,
    QHelpEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from routine_app.content.editing.edits import splice_between
from routine_app.domain.problems import Severity
from routine_app.qt.editor.line_numbers import LineNumbers
from routine_app.qt.editor.text_colours import TextColours
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ENTER_KEYS
from routine_app.qt.widgets.text import tip

if TYPE_CHECKING:
    from routine_app.domain.problems import Problem

NAME = "Text of the routine"
KEYS_SAID = (
    "Control and Space offers what can stand here, Control and I says what it is for. F8 goes to the next mistake. "
    "Control and F finds words. Enter keeps the indentation. Tab leaves the text."
)
STEP = 2  # spaces: what stands under a key is so much deeper


class RoutineTextView(QPlainTextEdit):
    """The text. `typed(str)` after each change of hers, with the whole text; `stood`: where her cursor stood before.

    `told` returns what a place of a text is for, for the pointer; `chosen` is what she put there from a list just now.
    """

    typed = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setAccessibleName(NAME)
        self.setAccessibleDescription(KEYS_SAID)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.problems: tuple[Problem, ...] = ()
        self.told: Callable[[str, int], str] = lambda _text, _at: ""
        self.chosen = ""
        self.stood = self._cursor_at = 0
        self._is_changing = False
        self.numbers = LineNumbers(style, self, self._give_room)
        self.colours = TextColours(style, self.document())
        self.document().contentsChange.connect(self._changes)
        self.cursorPositionChanged.connect(self._cursor_moved)
        self.textChanged.connect(self._changed)
        style.changed.connect(self._restyle)
        self._restyle()

    @property
    def draft_text(self) -> str:
        """The text as it stands; `toPlainText` would make plain spaces of those at which no line breaks."""
        return self.document().toRawText().replace("\u2029", "\n")

    @property
    def place(self) -> tuple[str, int]:
        """The text, and where the cursor is in it, in characters."""
        text = self.draft_text
        return text, in_characters(text, self.textCursor().position())

    @property
    def selected_from(self) -> int:
        """Where what is selected begins, in characters; where nothing is, the cursor."""
        return in_characters(self.draft_text, self.textCursor().selectionStart())

    def select(self, start: int, end: int) -> None:
        """Select what stands between two places, in characters, and bring it into view."""
        text, cursor = self.draft_text, self.textCursor()
        cursor.setPosition(in_units(text, start))
        cursor.setPosition(in_units(text, end), _KEEP)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def put_words(self, start: int, end: int, words: str) -> None:
        """Put words where others stand between two places, in characters, as one change of hers."""
        text, cursor = self.draft_text, self.textCursor()
        cursor.setPosition(in_units(text, start))
        cursor.setPosition(in_units(text, end), _KEEP)
        self.chosen = words.strip(" -:")
        cursor.insertText(words)
        self.chosen = ""
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def set_draft_text(self, text: str) -> None:
        """Show this text; where another stood, only what differs is changed, and the cursor stays or goes there."""
        before = self.draft_text
        if before == text:
            return
        splice = splice_between(before, text)
        with QSignalBlocker(self):
            cursor = QTextCursor(self.document())
            cursor.setPosition(in_units(before, splice.start))
            end = in_units(before, splice.start + len(splice.old))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(splice.new)
        self._is_changing = False
        self._cursor_moved()
        self.numbers.fit()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Underline what is wrong with the text."""
        self.problems = tuple(problems)
        self.setExtraSelections([self._underlined(problem) for problem in self.problems])
        self.numbers.mark({problem.line for problem in self.problems})

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor at a line and a column, each from 1."""
        self.setTextCursor(self._place(line, column))
        self.centerCursor()

    def put_cursor(self, at: int) -> None:
        """Put the cursor where it stood, in characters of the text."""
        cursor = self.textCursor()
        cursor.setPosition(min(in_units(self.draft_text, at), self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def go_to_problem(self, *, back: bool = False) -> str:
        """Go to the next problem (or the one before), round the end of the text; return its message, "" for none."""
        cursor = self.textCursor()
        here = cursor.position()
        places = [(self._place(one.line, one.column).position(), one) for one in self.problems]
        if not places:
            return ""
        if back:
            place, problem = next((each for each in reversed(places) if each[0] < here), places[-1])
        else:
            place, problem = next((each for each in places if each[0] > here), places[0])
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return problem.in_its_file

    def problems_on(self, line: int) -> tuple[Problem, ...]:
        """Return what is wrong on a line, from 1."""
        return tuple(problem for problem in self.problems if problem.line == line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a new line where the one above it began, or deeper under a key."""
        if event.key() in ENTER_KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            cursor = self.textCursor()
            before = cursor.block().text()[: cursor.positionInBlock()]
            cursor.insertText("\n" + " " * indentation_after(before))
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say what is wrong under the pointer, or what stands there is for."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            under = self.cursorForPosition(self.viewport().mapFrom(self, event.pos()))
            words = "\n".join(problem.message for problem in self.problems_on(under.blockNumber() + 1))
            if not words:
                text = self.draft_text
                words = self.told(text, in_characters(text, under.position()))
            QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers beside the lines, and in sight where she is: what is wrong takes room below."""
        super().resizeEvent(event)
        self.numbers.fit()
        if self.cursorRect().top() < event.oldSize().height():
            self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and their numbers after them."""
        super().paintEvent(event)
        self.numbers.update()

    def _give_room(self, width: int) -> None:
        """Leave so much room (px) for the numbers, and say where it is."""
        self.setViewportMargins(width, 0, 0, 0)
        area = self.viewport().geometry()
        self.numbers.setGeometry(QRect(area.left() - width, area.top(), width, area.height()))

    def _place(self, line: int, column: int) -> QTextCursor:
        block = self.document().findBlockByNumber(max(0, line - 1))
        cursor = self.textCursor()
        units = in_units(block.text(), max(0, column - 1))
        cursor.setPosition(block.position() + min(units, max(0, block.length() - 1)))
        return cursor

    def _underlined(self, problem: Problem) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = self._place(problem.line, problem.column)
        line = cursor.block().text()
        start = cursor.positionInBlock()
        end = min((at for at in (line.find(sign, start) for sign in " ,]}#") if at > start), default=len(line))
        cursor.setPosition(cursor.block().position() + max(end, min(start + 1, len(line))), _KEEP)
        mark.cursor = cursor
        shape = mark.format
        is_error = problem.severity is Severity.ERROR
        shape.setUnderlineStyle(_WAVE if is_error else _DASHES)
        shape.setUnderlineColor(self._style.color(Ink.WARNING if is_error else Ink.PLUM))
        if not cursor.hasSelection():
            shape.setProperty(QTextFormat.Property.FullWidthSelection, True)
        return mark

    def _changes(self) -> None:
        self._is_changing = True

    def _cursor_moved(self) -> None:
        if not self._is_changing:
            self._cursor_at = self.textCursor().position()

    def _changed(self) -> None:
        text = self.draft_text
        self.stood = in_characters(text, self._cursor_at)
        self._is_changing = False
        self._cursor_moved()
        self.numbers.fit()
        self.typed.emit(text)

    def _restyle(self) -> None:
        dress_text(self, self._style)
        self.show_problems(self.problems)
        self.numbers.fit()


_KEEP = QTextCursor.MoveMode.KeepAnchor
_WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
_DASHES = QTextCharFormat.UnderlineStyle.DashUnderline


def indentation_after(line: str) -> int:
    """Return the spaces to begin with below a line: as deep as its keys, deeper where it ends with a key's ":"."""
    inner = line.lstrip(" -") if line.lstrip(" ").startswith("- ") else line.lstrip(" ")
    deep = len(line) - len(inner)
    said = line.split(" #", maxsplit=1)[0].rstrip()
    return deep + STEP if said.endswith((":", ": |", ": >", ": |-", ": >-")) else deep


def in_units(text: str, at: int) -> int:
    """Return a place in a text, in characters, as Qt counts it."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le")) // 2


def in_characters(text: str, units: int) -> int:
    """Return a place in a text, as Qt counts it, in characters."""
    return units if text.isascii() else len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))


def dress_text(view: QPlainTextEdit, style: Style) -> None:
    """Show a routine's text in letters of one width, as large as other text."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font = style.sized_font(style.px(1))
    font.setFamilies([fixed.family(), *font.families()])
    view.setFont(font)
    family = fixed.family().replace('"', "")
    view.setStyleSheet(f'{style.field_style()} {style.bar_style()} QPlainTextEdit {{ font-family: "{family}"; }}')
