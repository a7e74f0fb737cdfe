"""What she asks for in the form, as edits of the text, each one step with its words and said aloud.

Knows the form and the model; the text is changed by the model alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from routine_app.application.routines import editor_rows
from routine_app.application.routines.editor_rows import Path
from routine_app.application.routines.editor_values import value_of_choice, value_of_field
from routine_app.content.editing.edits import DuplicateEntry, MoveEntry, RemoveEntry, SetKey
from routine_app.qt.editor.adding import Adding
from routine_app.qt.editor.draft_model import DraftModel
from routine_app.qt.editor.form import EditorForm
from routine_app.qt.editor.item_card import ITEM_CHOICES, ITEM_FIELDS
from routine_app.qt.editor.part_cards import ROUTINE_CHOICES, ROUTINE_FIELDS, SECTION_FIELDS, Choices
from routine_app.qt.style.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from routine_app.application.routines.editor_view import EditorItem
    from routine_app.content.editing.edits import RoutineEdit

ALONE = "That was left as it was. {} is the only exercise of its section: move or remove the section."
MOST_CORE = 3
ENOUGH_CORE = "Three exercises have the star already: it is for what to do if only a few get done. Take one off first."
_FIELDS = (ROUTINE_FIELDS, SECTION_FIELDS, ITEM_FIELDS)
_CHOICES: tuple[dict[str, Choices], ...] = (ROUTINE_CHOICES, {}, ITEM_CHOICES)


class FormActions(QObject):
    """Joins a form to the model. `over` is what the panels to add an exercise cover."""

    def __init__(self, style: Style, form: EditorForm, model: DraftModel, over: QWidget) -> None:
        super().__init__(form)
        self._form, self._model = form, model
        self._written: tuple[object, ...] = ()  # the part, the key and the step of what she wrote last
        self.adding = Adding(style, form, model, over)
        for card in (form.section, form.item):
            card.add_wanted.connect(self.adding.ask)
            card.remove_wanted.connect(self.remove)
            card.copy_wanted.connect(self.duplicate)
            card.step_wanted.connect(self.step)
        for each in form.areas:
            each.written.connect(self._write)
            each.chosen.connect(self._choose)
        form.routine.section_wanted.connect(self.adding.ask_for_section)
        form.routine.order_wanted.connect(self._order)
        form.item.way_chosen.connect(self._choose_way)
        form.item.core_wanted.connect(self._set_core)
        form.list.step_wanted.connect(self.step)
        form.list.moved.connect(self._move)
        form.list.remove_wanted.connect(self.remove)
        form.list.copy_wanted.connect(self.duplicate)
        form.list.add_wanted.connect(self.adding.ask)

    # -- entries

    def step(self, by: int) -> None:
        """Move the chosen entry up (-1) or down (1)."""
        path = self._form.current
        to = editor_rows.stepped(self._model.view, path, by)
        if to is None:
            self._model.said.emit(f"{self._name(path)} is {'first' if by < 0 else 'last'} already.")
        else:
            self._move(path, to)

    def remove(self) -> None:
        """Take out the chosen entry."""
        path = self._form.current
        if path and not self._is_alone(path):
            self._done([RemoveEntry(path)], f"Removing {self._name(path)}", f"{self._name(path)} is removed.", None)

    def duplicate(self) -> None:
        """Put a copy of the chosen entry below it."""
        path = self._form.current
        if path:
            words = f"Duplicating {self._name(path)}"
            self._done([DuplicateEntry(path)], words, "A copy stands below it.", (*path[:-1], path[-1] + 1))

    def _move(self, path: object, to: object) -> None:
        assert isinstance(path, tuple)  # noqa: S101 - signals carry objects
        assert isinstance(to, tuple)  # noqa: S101
        if path[:-1] != to[:-1] and self._is_alone(path):
            return
        name = self._name(path)
        if not self._model.edit([MoveEntry(path, to)], f"Moving {name}"):
            self._form.list.go_to(to)
            self._model.said.emit(f"{name} moved: {self._place(to)}.")

    def _order(self) -> None:
        said = "The exercises stand so that she gets down least."
        self._form.list.setFocus()  # the button has done what it can
        self._done(self._model.view.reorder, "The order to get up and down least", said, self._form.current)

    # -- keys

    def _write(self, key: str, text: str, at_it: bool) -> None:
        path = self._form.current
        item = self._item(path)
        value = value_of_field(key, text, as_keys=item is None or not item.written)
        labels = _labels(path)
        words = f"{labels[key]} of {self._name(path)}"
        last = self._model.draft.done[-1:]
        goes_on = bool(last) and self._written == (path, key, *last)
        edit = SetKey(path, key, value)
        refused = self._model.edit([edit], words, labels=labels, joins=goes_on, quietly=True)
        if not refused:
            self._written = (path, key, *self._model.draft.done[-1:])
        if not at_it:
            self._form.card.refuse(key, refused)
            self._model.said.emit(refused)

    def _choose(self, key: str, value: str) -> None:
        self._set(key, value_of_choice(value), _labels(self._form.current)[key])

    def _choose_way(self, variation: str) -> None:
        item = self._item(self._form.current)
        if item is None or item.shown == variation:
            return
        default = self._model.view.exercises[item.exercise].default.id
        self._set("variation", None if variation == default else variation, "Which way")

    def _set_core(self, wanted: bool) -> None:
        stars = sum(item.core for section in self._model.view.sections for item in section.items)
        if wanted and stars >= MOST_CORE:
            self._model.said.emit(ENOUGH_CORE)
            self._form.item.core.setChecked(False)
            return
        self._set("core", wanted or None, "The star")

    def _set(self, key: str, value: str | bool | None, words: str) -> None:
        path = self._form.current
        if self._model.edit([SetKey(path, key, value)], f"{words} in {self._name(path)}", labels=_labels(path)):
            self._model.changed.emit()  # the form shows again what holds

    # -- helpers

    def _done(self, edits: Sequence[RoutineEdit], words: str, said: str, to: Path | None) -> None:
        if not edits or self._model.edit(edits, words):
            return
        if to is not None:
            self._form.list.go_to(to)
        self._model.said.emit(said)

    def _item(self, path: Path) -> EditorItem | None:
        return self._model.view.sections[path[0]].items[path[1]] if len(path) > 1 else None

    def _is_alone(self, path: Path) -> bool:
        """Whether an item is the only one of its section, which cannot be without; then that is said."""
        items = self._model.view.sections[path[0]].items
        alone = len(path) > 1 and len(items) == 1
        if alone:
            self._model.said.emit(ALONE.format(items[0].name))
        return alone

    def _name(self, path: Path) -> str:
        item = self._item(path)
        if item is not None:
            return item.name
        return self._model.view.sections[path[0]].name or "the section" if path else "the routine"

    def _place(self, path: Path) -> str:
        section = self._model.view.sections[path[0]]
        if len(path) == 1:
            return f"section {path[0] + 1} of {len(self._model.view.sections)}"
        return f"{path[1] + 1} of {len(section.items)} in {section.name}"


def _labels(path: Path) -> dict[str, str]:
    """Return what the card of a part calls the keys that it has."""
    return {key: each[0] for key, each in (*_FIELDS[len(path)].items(), *_CHOICES[len(path)].items())}
