"""What stands in the editor's fields and is not in the text yet: told for the draft, and given back from it.

Knows the form and the panel for an exercise of her own; where it is kept is for the keeper of the draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from routine_app.application.routines.half_written import NOTHING_HALF_WRITTEN, HalfWritten

if TYPE_CHECKING:
    from routine_app.qt.editor.adding import Adding
    from routine_app.qt.editor.form import EditorForm


class HalfWrittenFields(QObject):
    """`stirred()` when something else may stand in a field."""

    stirred = Signal()

    def __init__(self, form: EditorForm, adding: Adding) -> None:
        super().__init__(form)
        self._form, self._adding = form, adding
        self._held = NOTHING_HALF_WRITTEN
        for card in form.areas:
            for field in card.fields.values():
                field.stirred.connect(self.stirred)
        form.chosen.connect(self.stirred)
        adding.stirred.connect(self.stirred)

    @property
    def now(self) -> HalfWritten:
        """What stands in fields now, and is not in the text as it stands there; what is held until it is given back."""
        if self._held.is_any:
            return self._held
        held = HalfWritten(self._form.current, self._form.card.half_written, self._adding.half_written)
        return held if held.is_any else NOTHING_HALF_WRITTEN

    def forget(self) -> None:
        """Another routine, or another text of it, is shown next."""
        self._held = NOTHING_HALF_WRITTEN
        self._adding.close()
        self._form.card.forget()

    def hold(self, held: HalfWritten) -> None:
        """Hold what was kept with the draft that is shown now, until she goes on with that."""
        self._held = held

    def give_back(self) -> bool:
        """Let her go on where she was; return whether there was anything. A field that has gone keeps nothing."""
        held, self._held = self._held, NOTHING_HALF_WRITTEN
        if not held.is_any:
            return False
        self._form.list.go_to(held.path)
        if self._form.current == held.path:
            for key, text in held.fields.items():
                self._form.card.give_back(key, text)
        if held.own:
            self._adding.ask_own(held.own)
        return True
