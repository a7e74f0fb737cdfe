"""What the buttons of Out and in do: ask for a file, ask again where something goes, then do it and say so.

Brings the diary's model, the file dialogs and the questions together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from routine_app.domain.formatting import counted
from routine_app.qt.look import Look, Role
from routine_app.qt.progress.diary_model import DiaryModel
from routine_app.qt.progress.files_section import Wish
from routine_app.qt.views.overlay import Overlay
from routine_app.qt.views.text import Text
from routine_app.session.diary_files import Kept, back_up, bring_back, kept_now, save_csv, save_json
from routine_app.session.diary_words import span
from routine_app.session.report_view import report_view
from routine_app.storage.files import write_atomically
from routine_app.storage.history import History

_FILES: dict[Wish, tuple[str, str, str]] = {
    Wish.REPORT: ("Save the report", "pdf", "PDF (*.pdf)"),
    Wish.CSV: ("Save as CSV", "csv", "CSV (*.csv)"),
    Wish.JSON: ("Save as JSON", "json", "JSON (*.json)"),
    Wish.BACK_UP: ("Back up", "zip", "Backup (*.zip)"),
}


class Filing(QObject):
    """Does what is wished. `ask_target(title, name, kinds)` and `ask_source(title, kinds)` return a path or None."""

    settings_replaced = Signal()

    def __init__(self, look: Look, model: DiaryModel, page: QWidget) -> None:
        super().__init__(page)
        self._look, self._model, self._page = look, model, page
        self.ask_target: Callable[[str, str, str], Path | None] = self._ask_target
        self.ask_source: Callable[[str, str], Path | None] = self._ask_source
        self.question: Overlay | None = None

    def grant(self, wish: Wish) -> None:
        """Do this, after the questions that it takes."""
        if wish is Wish.DELETE:
            self._ask_to_delete()
        elif wish is Wish.RESTORE:
            self._restore()
        else:
            self._save(wish)

    def close_question(self) -> None:
        """Ask no more, as when she leaves the page: what it would do is not done."""
        question, self.question = self.question, None
        if question is not None:
            question.hide()
            question.deleteLater()

    def write_report(self, history: History, target: Path) -> str:
        """Write the report of the period that is shown; return what was done."""
        from routine_app.qt.report.document import report_pdf

        model = self._model
        own = model.desk.preferences
        plan, week = own.sessions_per_week, own.week_on(model.today)
        view = report_view(history, model.names, model.today, model.period, plan, week)
        write_atomically(target, report_pdf(view, self._look.font(Role.BODY).family()))
        return f"The report of {span(view.since, view.until)} is saved in {target}."

    def _save(self, wish: Wish) -> None:
        title, ending, kinds = _FILES[wish]
        kind = "report" if wish is Wish.REPORT else "backup" if wish is Wish.BACK_UP else "diary"
        target = self.ask_target(title, f"routine-{kind}-{self._model.today:%Y-%m-%d}.{ending}", kinds)
        if target is None:
            return
        paths = self._model.desk.paths
        works: dict[Wish, Callable[[History], str]] = {
            Wish.REPORT: lambda history: self.write_report(history, target),
            Wish.CSV: lambda history: save_csv(history, target),
            Wish.JSON: lambda history: save_json(history, target),
            Wish.BACK_UP: lambda history: back_up(history, paths, target),
        }
        self._act(works[wish])

    def _restore(self) -> None:
        source = self.ask_source("Restore a backup", "Backup (*.zip);;All files (*)")
        if source is None:
            return
        kept = kept_now(self._model.history, self._model.desk.paths)
        lines = (
            f"{source.name} takes the place of your diary ({kept.diary}) and of your settings.",
            "It is checked first, and the diary as it is now is kept beside the new one.",
        )
        answers = (("restore", "Restore it"), ("no", "Leave it as it is"))
        self._ask("Restore this backup?", lines, answers, lambda: self._bring_back(source))

    def _bring_back(self, source: Path) -> None:
        model = self._model
        today: dt.date = model.today
        if self._act(lambda history: bring_back(history, model.desk.paths, source, today)):
            self.settings_replaced.emit()
            model.replaced()

    def _ask_to_delete(self) -> None:
        kept = kept_now(self._model.history, self._model.desk.paths)
        answers = (("delete", "Delete everything"), ("no", "Keep it all"))
        self._ask("Delete everything?", delete_lines(kept), answers, self._delete)

    def _delete(self) -> None:
        if self._model.delete_all():
            self.settings_replaced.emit()

    def _ask(
        self, title: str, lines: tuple[str, ...], answers: tuple[tuple[str, str], ...], yes: Callable[[], None]
    ) -> None:
        """Ask over the page, in place of what is asked already; only the first answer is a yes."""
        self.close_question()
        question = Overlay(self._look, self._page, title, answers)
        for line in lines:
            question.body.addWidget(Text(self._look, line))

        def take(answer: str) -> None:
            self.close_question()
            if answer == answers[0][0]:
                yes()

        question.answered.connect(take)
        self.question = question
        question.open()

    def _act(self, work: Callable[[History], str]) -> bool:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return self._model.act(work)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _ask_target(self, title: str, name: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, str(Path.home() / name), kinds)
        return Path(chosen) if chosen else None

    def _ask_source(self, title: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._page, title, str(Path.home()), kinds)
        return Path(chosen) if chosen else None


def delete_lines(kept: Kept) -> tuple[str, ...]:
    """Return what goes, what stays, and that it cannot be undone."""
    copies = f", {counted(kept.backups, 'automatic backup')}" if kept.backups else ""
    return (
        f"This deletes your diary ({kept.diary}){copies} and your settings, all in {kept.folder}.",
        "Your own routines stay, and so do backups and exports that you saved elsewhere.",
        "It cannot be undone. If you are not sure, back up first.",
    )
