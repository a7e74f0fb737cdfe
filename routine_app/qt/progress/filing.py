"""What the buttons of Keep or share do: ask for a file, ask again where something goes, then do it and say so.

Brings the diary's model, the file dialogs and the questions together.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from routine_app.application.diary.backup_offer import backups_of, put_back
from routine_app.application.diary.files import Kept, back_up, bring_back, kept_now, save_csv, save_json
from routine_app.application.diary.report import report_view
from routine_app.application.diary.words import short_day, span
from routine_app.application.session.unfinished import is_under_way
from routine_app.domain.formatting import counted
from routine_app.qt.progress.diary_model import DiaryModel
from routine_app.qt.progress.files_section import FileWish
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.asking import Asking
from routine_app.qt.widgets.background_task import Background, Report
from routine_app.qt.widgets.file_dialogs import ask_what_to_open, ask_where_to_save
from routine_app.qt.widgets.overlay import Overlay
from routine_app.qt.widgets.text import TextLabel
from routine_app.storage.history import History

MOST_SHOWN = 8  # automatic backups to choose from: all that are kept
_FILES: dict[FileWish, tuple[str, str, str]] = {
    FileWish.REPORT: ("Save the report", "pdf", "PDF (*.pdf)"),
    FileWish.CSV: ("Save for a spreadsheet", "csv", "Spreadsheet (*.csv)"),
    FileWish.JSON: ("Save for a program", "json", "JSON (*.json)"),
    FileWish.BACK_UP: ("Back up", "zip", "Backup (*.zip)"),
}


class Filing(Asking):
    """Does what is wished. `ask_target(title, name, kinds)` and `ask_source(title, kinds)` return a path or None."""

    settings_replaced = Signal()

    def __init__(self, style: Style, model: DiaryModel, page: QWidget) -> None:
        super().__init__(page)
        self._style, self._model, self._page = style, model, page
        self.ask_target: Callable[[str, str, str], Path | None] = self._ask_target
        self.ask_source: Callable[[str, str], Path | None] = self._ask_source
        self._words: TextLabel | None = None
        self._work = Background(self)
        self._work.moved.connect(self._show_progress)
        self._work.done.connect(self._replaced)
        self._work.failed.connect(self._not_replaced)

    def grant(self, wish: FileWish) -> None:
        """Do this, after the questions that it takes."""
        if wish is FileWish.DELETE:
            self._ask_to_delete()
        elif wish is FileWish.RESTORE:
            self._restore()
        elif wish is FileWish.PUT_BACK:
            self._choose_backup()
        else:
            self._save(wish)

    def write_report(self, history: History, target: Path) -> str:
        """Write the report of the period that is shown; return what was done."""
        from routine_app.application.documents.sheets import report_sheet, save_sheet

        model = self._model
        own = model.context.preferences
        plan, week = own.sessions_per_week, own.week_on(model.today)
        view = report_view(history, model.names, model.today, model.period, plan, week)
        save_sheet(report_sheet(view), target, model.today)
        return f"The report of {span(view.since, view.until)} is saved in {target}."

    def _save(self, wish: FileWish) -> None:
        title, ending, kinds = _FILES[wish]
        kind = "report" if wish is FileWish.REPORT else "backup" if wish is FileWish.BACK_UP else "diary"
        target = self.ask_target(title, f"routine-{kind}-{self._model.today:%Y-%m-%d}.{ending}", kinds)
        if target is None:
            return
        paths = self._model.context.paths
        works: dict[FileWish, Callable[[History], str]] = {
            FileWish.REPORT: lambda history: self.write_report(history, target),
            FileWish.CSV: lambda history: save_csv(history, target),
            FileWish.JSON: lambda history: save_json(history, target),
            FileWish.BACK_UP: lambda history: back_up(history, paths, target),
        }
        self._act(works[wish])

    def _restore(self) -> None:
        source = self.ask_source("Restore a backup", "Backup (*.zip);;All files (*)")
        if source is None:
            return
        kept = kept_now(self._model.history, self._model.context.paths)
        lines = (
            f"{source.name} takes the place of your diary ({kept.diary}) and of your settings.",
            "Your own routines that are in it come back too; one that differs from yours is put beside it.",
            "It is checked first, and the diary as it is now is kept beside the new one.",
        )
        paths, today = self._model.context.paths, self._model.today

        def work(report: Report) -> str:
            return bring_back(paths.database, paths, source, today, report)

        answers = (("restore", "Restore it"), ("no", "Leave it as it is"))
        self._ask("Restore this backup?", lines, answers, lambda _: self._replace("Restoring the backup", work))

    def _choose_backup(self) -> None:
        """Ask which of the automatic backups takes the place of the diary."""
        paths, today = self._model.context.paths, self._model.today
        held = {backup.name: backup for backup in backups_of(paths.database)[:MOST_SHOWN]}
        if not held:
            self._model.failed.emit("None of the automatic backups can be read.")
            return
        kept = kept_now(self._model.history, paths)
        lines = (f"It takes the place of your diary ({kept.diary}), which is kept beside it. Your settings stay.",)
        answers = [(name, f"{short_day(each.day)}, {counted(each.sessions, 'session')}") for name, each in held.items()]

        def put_it_back(name: str) -> None:
            self._replace("Putting the backup back", lambda _report: put_back(paths.database, held[name], today))

        self._ask("Put which backup back?", lines, (*answers, ("no", "Leave it as it is")), put_it_back)

    def _replace(self, title: str, work: Callable[[Report], str]) -> None:
        """Replace the diary, in a thread of its own, under a panel over the window that says how far it is."""
        if is_under_way(self._model.context.paths.database):
            self._model.failed.emit("A session is under way. Finish it first.")
            return
        self._model.close()
        panel = Overlay(self._style, self._page.window(), title, (("stop", "Stop"),))
        words = TextLabel(self._style, "It is checked first. Nothing is changed yet.")
        panel.body.addWidget(words)
        panel.answered.connect(lambda _: self._stop())
        self._words = words
        self.question = panel
        panel.open()
        self._work.start(work)

    def _stop(self) -> None:
        """Stop what is under way as long as it can be; the panel stays until it has ended."""
        self._work.stop()
        if self.question is not None:
            self.question.show()

    def _show_progress(self, what: str, part: float) -> None:
        if self._words is not None:
            self._words.setText(f"{what} ... {part:.0%}" if part else f"{what} ...")

    def _replaced(self, said: str) -> None:
        self._end_work()
        self._model.said.emit(said)
        self.settings_replaced.emit()
        self._model.replaced()

    def _not_replaced(self, why: str) -> None:
        self._end_work()
        self._model.failed.emit(why)
        self._model.changed.emit()

    def _end_work(self) -> None:
        self._work.wait()
        self._words = None
        self.close_question()
        if self._page.isVisible():
            self._model.open()

    def _ask_to_delete(self) -> None:
        kept = kept_now(self._model.history, self._model.context.paths)
        answers = (("delete", "Delete everything"), ("no", "Keep it all"))
        self._ask("Delete everything?", delete_lines(kept), answers, lambda _: self._delete())

    def _delete(self) -> None:
        if self._model.delete_all():
            self.settings_replaced.emit()

    def _ask(
        self, title: str, lines: tuple[str, ...], answers: tuple[tuple[str, str], ...], yes: Callable[[str], None]
    ) -> None:
        """Ask over the page, in place of what is asked already; every answer but the last is a yes, and handed on."""
        question = Overlay(self._style, self._page, title, answers)
        for line in lines:
            question.body.addWidget(TextLabel(self._style, line))
        self.ask(question, lambda answer: yes(answer) if answer != answers[-1][0] else None)

    def _act(self, work: Callable[[History], str]) -> bool:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return self._model.act(work)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _ask_target(self, title: str, name: str, kinds: str) -> Path | None:
        return ask_where_to_save(self._page, title, name, kinds)

    def _ask_source(self, title: str, kinds: str) -> Path | None:
        return ask_what_to_open(self._page, title, kinds)


def delete_lines(kept: Kept) -> tuple[str, ...]:
    """Return what goes, what stays, and that it cannot be undone."""
    copies = f", {counted(kept.backups, 'automatic backup')}" if kept.backups else ""
    return (
        f"This deletes your diary ({kept.diary}){copies} and your settings, all in {kept.folder}.",
        "Your own routines stay, and so do backups and exports that you saved elsewhere.",
        "It cannot be undone. If you are not sure, back up first.",
    )
