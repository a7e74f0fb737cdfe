"""Does what she wishes with a routine, says what was done, and keeps the way back from it.

Knows the files of routines and the page's words; where a file goes or comes from it asks its feature.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from routine_app.application.routines import files
from routine_app.application.routines.incoming import Incoming, keep, look_at, may_be_a_routine
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.domain.cue_words import capital
from routine_app.domain.display_text import harmless, shortened
from routine_app.qt.feature import Day
from routine_app.qt.routines.detail import RoutineWish
from routine_app.qt.routines.questions import ImportQuestion, NameQuestion
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.asking import Asking
from routine_app.storage.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.content.listed import Catalogue, RoutineEntry
    from routine_app.qt.routines.page import RoutinesPage


STAYS = "What the diary says of it stays with it."
NEW_NAME, NEW_MEANS = "New routine", "It begins with breathing and a squat. Every part of it can be changed."


class RoutineHost(NamedTuple):
    """What asks her where a file goes (title, name, kinds), opens one, and chooses a routine for Today.

    `change` shows a routine's file in the editor, and returns "" or why it cannot.
    """

    ask_target: Callable[[str, str, str], Path | None]
    open_file: Callable[[Path], bool]
    use: Callable[[str], None]
    change: Callable[[Path], str]


class RoutineDesk(Asking):
    """`grant` does what she wishes with a routine; `undo` takes back what was done last, if it can be."""

    def __init__(self, style: Style, page: RoutinesPage, day: Day, host: RoutineHost) -> None:
        super().__init__(page, page.list)
        self._style, self._page, self._day, self._host = style, page, day, host
        self._undo: Callable[[], str] | None = None
        self._waiting: list[Path] = []

    def grant(self, wish: RoutineWish, routine_id: str) -> None:
        """Do this with a routine."""
        entry = self._catalogue.entry(routine_id)
        if entry is None:
            return
        works: dict[RoutineWish, Callable[[RoutineEntry], object]] = {
            RoutineWish.USE: lambda each: self._host.use(each.id),
            RoutineWish.CHANGE: lambda each: self._change(each.path),
            RoutineWish.CHANGE_COPY: lambda each: self._change(self._copy(each)),
            RoutineWish.COPY: self._copy,
            RoutineWish.RENAME: self._ask_name,
            RoutineWish.HANDOUT: self._handout,
            RoutineWish.CALENDAR: self._calendar,
            RoutineWish.EXPORT: self._export,
            RoutineWish.OPEN: lambda each: self._open(each.path, "it", each.path),
            RoutineWish.SHOW: lambda each: self._open(each.path.parent, "its folder", each.path),
            RoutineWish.REMOVE: self._remove,
        }
        self._tried(lambda: works[wish](entry))

    def begin(self) -> None:
        """Ask what a new routine is called, and show it in the editor."""
        question = NameQuestion(self._style, self._page, "A new routine", NEW_MEANS, "Begin it", NEW_NAME)
        self.ask(question, lambda answer: self._begin(question.words if answer == "take" else ""))

    def bring_in(self, sources: Sequence[Path]) -> None:
        """Show what is in each file, one after the other, before it is kept."""
        self._waiting += list(sources)
        if self.question is None:
            self._next()

    def undo(self) -> None:
        """Take back what was done last."""
        take_back, self._undo = self._undo, None
        if take_back is not None:
            self._tried(lambda: self._say(take_back()))

    # -- what a wish does

    def _change(self, path: Path) -> None:
        if refused := self._host.change(path):
            self._say(refused)

    def _copy(self, entry: RoutineEntry) -> Path:
        made, name = files.own_copy(entry, self._catalogue, self._folder)
        self._show(made)
        again = f"{name} is taken out of the list."
        self._say(f"{name} is yours now.", again, lambda: self._gone(made, name, entry.path))
        return made

    def _begin(self, name: str) -> None:
        def begin() -> None:
            made = files.begun_routine(name, self._catalogue, self._folder)
            self._show(made)
            self._say(f"{name} is in the list.", f"{name} is taken out of the list.", lambda: self._gone(made, name))
            self._change(made)

        if name:
            self._tried(begin)

    def _ask_name(self, entry: RoutineEntry) -> None:
        question = NameQuestion(self._style, self._page, "Rename the routine", STAYS, "Rename", entry.plain_name)
        self.ask(question, lambda answer: self._rename(entry, question.words if answer == "take" else ""))

    def _rename(self, entry: RoutineEntry, name: str) -> None:
        if not name or name == entry.plain_name:
            return

        def rename() -> None:
            change = files.rename_routine(entry.path, name)
            self._show(entry.path)
            again = f"It is called {entry.plain_name} again."
            self._say(f"It is called {name} now.", again, lambda: self._named_again(change, again))

        self._tried(rename)

    def _named_again(self, change: files.Replaced, again: str) -> str:
        if not files.take_back(change):
            return "Its text has been changed since, so its name was left as it is."
        self._show(change.path)
        return again

    def _remove(self, entry: RoutineEntry) -> None:
        removed = self._take_out(entry.path)
        again = f"{entry.name} is in the list again."

        def back() -> str:
            self._show(files.bring_back(removed))
            return again

        self._say(f"{entry.name} is taken out. Its file is kept in {removed.kept.parent.name}.", again, back)

    def _gone(self, path: Path, name: str, copied: Path | None = None) -> str:
        self._take_out(path)
        if copied is not None:  # else she would be at the row beside it, and a copy made next would be of that
            self._show(copied)
        return f"{name} is taken out of the list."

    def _take_out(self, path: Path) -> files.Removed:
        """Take a file out of the list; who was at its row is at the one beside it then."""
        current, beside = self._page.list.current, self._page.list.beside
        entry = None if current is None else self._catalogue.entry(current.id)
        removed = files.remove_routine(path, self._day.context.paths)
        self._day.look_in_folder()
        if entry is not None and entry.path == path and beside is not None:
            self._page.go_to(beside.id)
        return removed

    def _handout(self, entry: RoutineEntry) -> None:
        from routine_app.application.documents.save import save_handout

        target = self._host.ask_target("Save to print", f"{entry.id}.pdf", "PDF (*.pdf);;Web page (*.html)")
        if target is not None:
            context = self._day.context
            save_handout(context, entry.id, self._day.comfort(), target, self._day.now().date())
            self._say(f"Saved in {target}. You can print it from there.")

    def _calendar(self, entry: RoutineEntry) -> None:
        from routine_app.application.documents.save import save_calendar

        target = self._host.ask_target("Save for a calendar", f"{entry.id}.ics", "Calendar (*.ics)")
        if target is not None:
            said = save_calendar(self._day.context, entry.id, self._day.comfort(), target, self._day.now())
            self._say(f"{said} Saved in {target}: open it with your calendar.")

    def _export(self, entry: RoutineEntry) -> None:
        target = self._host.ask_target("Save the file elsewhere", entry.path.name, "Routine (*.yaml)")
        if target is not None:
            files.export_routine(entry.path, target)
            self._say(f"Saved in {target}.")

    def _open(self, path: Path, what: str, file: Path) -> None:
        if not self._host.open_file(path):
            self._say(f"No program opened {what}. You can also see its text under Change. It is {file}.")

    # -- files from elsewhere

    def _next(self) -> None:
        while self._waiting and self.question is None:
            source = self._waiting.pop(0)
            if not may_be_a_routine(source):
                self._say(f"{shortened(harmless(source.name))} is no routine: its name should end in .yaml.")
                continue
            self._tried(partial(self._look, source))

    def _look(self, source: Path) -> None:
        self._ask_import(look_at(source, self._catalogue))

    def _ask_import(self, incoming: Incoming) -> None:
        question = ImportQuestion(self._style, self._page, incoming)
        self.ask(question, lambda answer: self._keep(incoming if answer == "keep" else None))

    def _keep(self, incoming: Incoming | None) -> None:
        if incoming is not None and incoming.routine is not None:
            name = incoming.routine.name

            def put() -> None:
                path = keep(incoming, self._folder, self._catalogue)
                self._show(path)
                self._say(f"{name} is in the list.", f"{name} is taken out again.", lambda: self._gone(path, name))

            self._tried(put)
        self._next()

    # -- helpers

    @property
    def _catalogue(self) -> Catalogue:
        return self._day.context.catalogue

    @property
    def _folder(self) -> Path:
        return self._day.context.paths.routines

    def _show(self, path: Path) -> None:
        """Read her folder again, and go to the routine of a file."""
        self._day.look_in_folder()
        entry = next((each for each in self._catalogue.routines if each.path == path), None)
        if entry is not None:
            self._page.go_to(entry.id)

    def _say(self, said: str, again: str = "", undo: Callable[[], str] | None = None) -> None:
        self._undo = undo
        self._page.message.tell(said, again if undo is not None else "")

    def _tried(self, work: Callable[[], object]) -> None:
        try:
            work()
        except (StorageError, EditRefusedError) as error:
            self._say(capital(str(error)))
