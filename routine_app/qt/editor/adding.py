"""Adding an exercise to the routine, or a section that begins with it: one that there is, or one of her own.

Knows the form, the model and the panels; the text is changed by the model alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from routine_app.application.routines import editor_rows
from routine_app.application.routines.own_exercise import OwnExercise, own_exercise
from routine_app.content.editing.edits import AddExercise, InsertEntry
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.domain.cue_words import capital
from routine_app.qt.editor.draft_model import DraftModel
from routine_app.qt.editor.exercise_panel import ADD_AN_EXERCISE, ExercisePanel
from routine_app.qt.editor.form import EditorForm
from routine_app.qt.editor.own_exercise_panel import OWN_LABELS, OwnExercisePanel
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.asking import put_away

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from routine_app.content.editing.edits import RoutineEdit
    from routine_app.content.editing.written_values import Written

NEW_SECTION = "New section"
FIRST_OF_SECTION = "Which exercise comes first in the new section?"
NO_SECTION = "There is no section yet to put it into: mend the text first."


class Adding(QObject):
    """Asks what is to be added below the chosen part, and adds it. `panel` is what shows now, over `over`.

    `stirred()` when something else may stand in the fields of an exercise of her own.
    """

    stirred = Signal()

    def __init__(self, style: Style, form: EditorForm, model: DraftModel, over: QWidget) -> None:
        super().__init__(form)
        self._style, self._form, self._model, self._over = style, form, model, over
        self.panel: ExercisePanel | OwnExercisePanel | None = None
        self._begins_section = False

    def ask(self) -> None:
        """Show what can be added."""
        self._begins_section = False
        if editor_rows.after(self._model.view, self._form.current) is None:
            self._model.said.emit(NO_SECTION)
            return
        self._ask(ADD_AN_EXERCISE)

    def ask_for_section(self) -> None:
        """Show what a new section can begin with: no section is without an exercise."""
        self._begins_section = True
        self._ask(FIRST_OF_SECTION)

    def _ask(self, title: str) -> None:
        panel = ExercisePanel(self._style, self._over, self._model.view.exercises, title)
        panel.picked.connect(self._add)
        panel.answered.connect(lambda answer: self.ask_own() if answer == "own" else self.close())
        self._show(panel)

    def close(self) -> None:
        """Show the form alone."""
        panel, self.panel = self.panel, None
        if panel is not None:
            put_away(panel, self._form.list)
            self.stirred.emit()

    @property
    def half_written(self) -> dict[str, str]:
        """What is written of an exercise of her own and not added yet, by name."""
        return self.panel.half_written if isinstance(self.panel, OwnExercisePanel) else {}

    def ask_own(self, half_written: Mapping[str, str] | None = None) -> None:
        """Ask for an exercise of her own; go on with what was `half_written`."""
        panel = OwnExercisePanel(self._style, self._over, editor_rows.movements(self._model.view))
        panel.written.connect(self._add_own)
        panel.answered.connect(self.close)
        panel.stirred.connect(self.stirred)
        if half_written:
            self._begins_section = False  # which nobody knows any more
            panel.give_back(half_written)
        self._show(panel)

    def _show(self, panel: ExercisePanel | OwnExercisePanel) -> None:
        self.close()
        self.panel = panel
        panel.open()

    def _add(self, exercise: str) -> None:
        self._insert([], exercise, self._model.view.exercises[exercise].name)

    def _add_own(self, own: object) -> None:
        assert isinstance(own, OwnExercise)  # noqa: S101 - signals carry objects
        assert isinstance(self.panel, OwnExercisePanel)  # noqa: S101 - which says so
        try:
            keys = own_exercise(own, self._model.view.exercises)
        except EditRefusedError as error:
            self.panel.refuse(f"{capital(error.reason)}.")
            return
        refused = self._insert([AddExercise(keys)], str(keys["id"]), str(keys["name"]))
        self.panel.refuse(refused)
        if not refused:
            self.close()

    def _insert(self, before: Sequence[RoutineEdit], exercise: str, name: str) -> str:
        """Put an exercise below the chosen part, or a section with it at the end; return "" or why not."""
        if self._begins_section:
            return self._insert_section(before, exercise, name)
        at = editor_rows.after(self._model.view, self._form.current)
        if at is None:
            return NO_SECTION
        refused = self._edit([*before, InsertEntry(at, {"exercise": exercise})], f"Adding {name}")
        if not refused:
            self._form.list.go_to(at)
            self._model.said.emit(f"{name} is added.")
        return refused

    def _insert_section(self, before: Sequence[RoutineEdit], exercise: str, name: str) -> str:
        at = (len(self._model.view.sections),)
        value: dict[str, Written] = {"name": NEW_SECTION, "items": [{"exercise": exercise}]}
        refused = self._edit([*before, InsertEntry(at, value)], "Adding a section")
        if not refused:
            self._form.list.go_to(at)
            self._model.said.emit(f"A section is added at the end, with {name} in it.")
            self._form.card.begin()  # it wants a name
        return refused

    def _edit(self, edits: Sequence[RoutineEdit], words: str) -> str:
        return self._model.edit(edits, words, labels=OWN_LABELS)
