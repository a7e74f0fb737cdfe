"""Fields of the editor's form: a name, what is written, and below it why something was not taken.

Knows words; what a value means is for whoever is told of it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.style.timers import single_shot
from routine_app.qt.widgets.grid_layout import GridLayout
from routine_app.qt.widgets.scrolling import keep_whole
from routine_app.qt.widgets.text import RING, TextLabel

SOON_MS = 300
"""While she writes, what stands in a field is told so often: a crash may take no more than a second of it."""
_NOTE_LINES = 3.4


def be_one_stop(field: QAbstractScrollArea) -> None:
    """Let a screen reader take the field for what has the focus, not the part of it that shows as well."""
    field.viewport().setFocusProxy(None)  # type: ignore[arg-type]  # None ends it


class NoteEdit(QPlainTextEdit):
    """A field of several lines. Tab goes on to the next. `left()` when the focus goes elsewhere."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        be_one_stop(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that she has done with it."""
        super().focusOutEvent(event)
        self.left.emit()


class WordField(QWidget):
    """One field. `written(str, bool)` when something else stands in it; True: she is still at it, and may not be done.

    `stirred()` after that, and when what was not taken is so no more. With `lines` it takes several lines. Undo belongs
    to the field for what has not been told yet, else to the draft.
    """

    written = Signal(str, bool)
    stirred = Signal()

    def __init__(self, style: Style, name: str, hint: str = "", *, lines: bool = False) -> None:
        super().__init__()
        keep_whole(self)
        self._style, self._is_telling = style, False
        self._shown = self._as_shown = ""  # what the routine says, and how the field has that
        self._soon = single_shot(self, SOON_MS)
        self._soon.timeout.connect(lambda: self._tell(at_it=True))
        self.label = TextLabel(style, name, Role.STRONG).of_its_control()
        self.hint = TextLabel(style, hint, Role.CAPTION, Ink.MUTED).of_its_control()
        self.refusal = TextLabel(style, "", Role.CAPTION, Ink.WARNING)
        self.refusal.hide()
        self.edit: QLineEdit | NoteEdit = NoteEdit() if lines else QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleDescription(hint)
        if isinstance(self.edit, NoteEdit):
            self.edit.left.connect(self.settle)
            self.edit.textChanged.connect(self._stir)
        else:
            self.edit.editingFinished.connect(self.settle)
            self.edit.textEdited.connect(self._stir)
        self.edit.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(RING, 0, RING, 0)  # in line with the buttons
        column.setSpacing(2)
        for part in (self.label, self.edit, self.hint, self.refusal):
            column.addWidget(part)
        column.addStretch(1)
        self.hint.setHidden(not hint)
        style.changed.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """What stands in it now; `toPlainText` would make plain spaces of those at which no line breaks."""
        if isinstance(self.edit, NoteEdit):
            return self.edit.document().toRawText().replace("\u2029", "\n")
        return self.edit.text()

    @property
    def is_other(self) -> bool:
        """Whether she has written something else; a sign that the field cannot show as it is is not of her writing."""
        return self.text not in (self._shown, self._as_shown)

    def show_value(self, text: str, usual: str = "") -> None:
        """Show what the routine says; `usual` is what holds where it says nothing."""
        self.edit.setPlaceholderText(usual)
        if text == self._shown and (self.is_other or not self.refusal.isHidden()):
            return  # what is half written stays hers to go on with, what was not taken to mend
        self.refusal.hide()
        self._shown = text
        if not self._is_telling:
            self._show_text(text)

    def settle(self) -> None:
        """She has done with it: tell what stands in it, and show it as the routine has it."""
        if self.is_other:
            self.refusal.hide()
            self._tell(at_it=False)
            if self.refusal.isHidden():
                self._show_text(self._shown)
            self.stirred.emit()

    def give_back(self, text: str) -> None:
        """Let this stand in it as if she had just written it."""
        shown = self._as_shown
        self._show_text(text)
        self._as_shown = shown
        self._stir()

    def forget(self) -> None:
        """Another part is shown next: nothing that was not taken is left."""
        self._soon.stop()
        self.refusal.hide()
        self._shown = self.text

    def refuse(self, why: str) -> None:
        """Keep what she wrote, and say why it was not taken."""
        self.refusal.setText(why)
        self.refusal.setVisible(bool(why))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Undo and Redo to the draft where the field has nothing of its own to take back."""
        if event.type() is QEvent.Type.ShortcutOverride and not self.is_other:
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):  # type: ignore[attr-defined]
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _stir(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _tell(self, *, at_it: bool) -> None:
        self._soon.stop()
        if self.is_other:
            self._is_telling = True
            self.written.emit(self.text, at_it)
            self._is_telling = False
        self.stirred.emit()

    def _show_text(self, text: str) -> None:
        if text != self.text:
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(text) if isinstance(self.edit, NoteEdit) else self.edit.setText(text)
        self._as_shown = self.text

    def _restyle(self) -> None:
        self.edit.setStyleSheet(f"{self._style.field_style()} {self._style.bar_style()}")
        self.edit.setMinimumHeight(self._style.target())
        if isinstance(self.edit, NoteEdit):
            self.edit.setFixedHeight(self._style.px(1.3 * _NOTE_LINES + 1))


class FieldGrid(QWidget):
    """Short fields beside each other, as many as there is room for."""

    def __init__(self, style: Style, *fields: WordField) -> None:
        super().__init__()
        grid = GridLayout(style, self)
        for field in fields:
            grid.addWidget(field)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
