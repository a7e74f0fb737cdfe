"""The editor's page: what is done with the draft above, and below it the form and the text, side by side or in turn.

Shows the model and says what she wants of the file; knows no files.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from routine_app.domain.formatting import counted
from routine_app.domain.problems import Severity
from routine_app.qt.editor.draft_model import DraftModel
from routine_app.qt.editor.form import EditorForm
from routine_app.qt.editor.form_actions import FormActions
from routine_app.qt.editor.half_written_fields import HalfWrittenFields
from routine_app.qt.editor.text_panel import TextPanel
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import TextLabel

BOTH_FROM_REM = 86.0
_TALL_FROM_REM = 30.0
AS_TEXT, AS_FORM = "As text", "As a form"
_Keys = QKeySequence.StandardKey
_REDO_TOO = "Ctrl+Y"  # which the standard key leaves out on some systems


class EditorPage(QWidget):
    """The page. `save_wanted()`, `leave_wanted()`, and `try_wanted()`, from the chosen part on.

    `shows_text` is whether the text shows where there is room for one view.
    """

    save_wanted = Signal()
    leave_wanted = Signal()
    try_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Change a routine")
        self._style = style
        self.model = DraftModel(self)
        self.shows_text = False
        self.title = TextLabel(style, "", Role.DISPLAY).flush_with_buttons()
        self.facts = TextLabel(style, "", Role.BODY, Ink.MUTED).flush_with_buttons()
        self.said = TextLabel(style, "", Role.STRONG, Ink.PLUM).flush_with_buttons()
        self.save = PillButton(style, "Save", ButtonKind.PRIMARY)
        self.undo, self.redo = PillButton(style, "Undo"), PillButton(style, "Redo")
        self.other = PillButton(style, AS_TEXT)
        self.done = PillButton(style, "Done")
        self.form, self.text_panel = EditorForm(style, self.model), TextPanel(style)
        self.text = self.text_panel.view
        self.form_actions = FormActions(style, self.form, self.model, self)
        self.half_written = HalfWrittenFields(self.form, self.form_actions.adding)
        self._join()
        self._lay_out()
        style.changed.connect(self._arrange)

    def _join(self) -> None:
        self.save.clicked.connect(self.save_wanted)
        self.undo.clicked.connect(self.model.undo)
        self.redo.clicked.connect(self.model.redo)
        self.other.clicked.connect(lambda: self.show_text(not self.shows_text))
        self.done.clicked.connect(self.leave_wanted)
        for card in self.form.areas:
            card.try_wanted.connect(self.try_wanted)
            card.text_wanted.connect(self._see_text)
        self.text.typed.connect(lambda text: self.model.type_text(text, self.text.stood, self.text.chosen))
        self.text.installEventFilter(self)
        self.text_panel.said.connect(self.say)
        self.text_panel.asked.connect(self.model.settle)
        self.model.went_back.connect(self.text.put_cursor)
        self.model.changed.connect(self._show)
        self.model.typed_on.connect(self._show_ways)
        self.model.typed_on.connect(lambda: self.say(""))
        self.model.said.connect(self.say)
        for key, act in (
            (_Keys.Save, self.save_wanted.emit),
            (_Keys.Undo, self.model.undo),
            (_Keys.Redo, self.model.redo),
            (Qt.Key.Key_Escape, self.leave_wanted.emit),
            (Qt.Key.Key_F6, self._go_across),
        ):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            if key is _Keys.Redo:
                shortcut.setKeys(list({shortcut.key(), QKeySequence(_REDO_TOO)}))
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        buttons = FlowLayout(spacing=4)
        for button in (self.save, self.undo, self.redo, self.other, self.done):
            buttons.addWidget(button)
        self._views = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._views.addWidget(self.form, 3)
        self._views.addWidget(self.text_panel, 2)
        self._column = QVBoxLayout(self)
        for part in (self.title, self.facts):
            self._column.addWidget(part)
        self._column.addLayout(buttons)
        self._column.addLayout(self._views, 1)
        self._column.addWidget(self.said)  # below: above it would push the list away under a drag

    def show_text(self, shown: bool) -> None:
        """Show the text, or the form, where there is room for one."""
        self.model.settle()
        self.shows_text = shown
        self._arrange()
        (self.text if shown else self.form.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self) -> None:
        """Show the text at its first mistake."""
        self.show_text(shown=True)
        first = next((each for each in self.model.view.problems if each.severity is Severity.ERROR), None)
        if first is not None:
            self.text.go_to(first.line, first.column)

    def say(self, words: str) -> None:
        """Say what was done, or why it was not; "" once that holds no more."""
        self.said.setText(words)
        self.said.setVisible(bool(words))
        announce(self, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo in the text is the draft's: a text field would take these keys for its own. Who leaves it has typed."""
        if watched is self.text and event.type() is QEvent.Type.FocusOut:
            self.model.settle()
        if (
            watched is self.text
            and event.type() is QEvent.Type.ShortcutOverride
            and any(event.matches(key) for key in (_Keys.Undo, _Keys.Redo))  # type: ignore[attr-defined]
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both views where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _go_across(self) -> None:
        """Go from the list to the fields of its part, from there to the text where it shows, and on to the list."""
        at_form = not self.form.isHidden()
        if at_form and self.form.list.hasFocus():
            self.form.card.begin()
        elif not self.text_panel.isHidden() and not self.text.hasFocus():
            self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif at_form:
            self.form.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _see_text(self, line: int, column: int) -> None:
        self.show_text(shown=True)
        self.text.go_to(line, column)

    def _show(self) -> None:
        view = self.model.view
        self.title.setText(view.name or self.model.draft.file)
        mistakes = [problem for problem in view.problems if problem.severity is Severity.ERROR]
        if mistakes:
            first = f"the first in line {mistakes[0].line}: {mistakes[0].message}"
            self.facts.setText(f"{counted(len(mistakes), 'mistake')} in the text, {first}")
        else:
            self.facts.setText(view.facts)
        self.text.set_draft_text(self.model.text)
        self.text_panel.show_problems(view.problems)
        self._show_ways()

    def _show_ways(self) -> None:
        """Show what can be saved, and what can be taken back."""
        draft = self.model.draft
        self._enable(self.save, draft.is_changed)
        for button, words, step in ((self.undo, "Undo", draft.undo_words), (self.redo, "Redo", draft.redo_words)):
            self._enable(button, bool(step))
            button.set_words(words, f"{words}: {step}" if step else words)
            button.setToolTip(step)

    def _enable(self, button: PillButton, can: bool) -> None:
        if button.hasFocus() and not can:  # else the next button has it, and a second press does something else
            (self.text if self.form.isHidden() else self.form.list).setFocus(Qt.FocusReason.OtherFocusReason)
        button.setEnabled(can)

    def _arrange(self) -> None:
        style = self._style
        both = self.width() >= style.px(BOTH_FROM_REM)
        tall = self.height() >= style.px(_TALL_FROM_REM)
        for part in (self.title, self.facts):
            part.setVisible(tall)
        self.said.setVisible(bool(self.said.text()))
        self.other.setVisible(not both)
        self.other.set_words(AS_FORM if self.shows_text else AS_TEXT)
        self.form.setVisible(both or not self.shows_text)
        self.text_panel.setVisible(both or self.shows_text)
        side = style.px(2.0) if self.width() > 760 else style.px(0.6)
        self._column.setContentsMargins(side, style.px(0.8 if tall else 0.3), side, style.px(0.8 if tall else 0.3))
        self._column.setSpacing(style.px(0.4))
        self._views.setSpacing(style.px(1.0))
