"""The window: the bar of pages, the pages, and which of them shows.

Knows the pages and the day; a page is added by adding it to `_add_pages`. Sessions are the session controller's.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from routine_app.domain.comfort import Comfort
from routine_app.domain.plan import Plan
from routine_app.qt.exercises.page import ExercisesPage
from routine_app.qt.player.finish_page import FinishPage
from routine_app.qt.player.page import PlayerPage
from routine_app.qt.player.session_controller import MakeRun, SessionController
from routine_app.qt.progress.page import ProgressPage
from routine_app.qt.settings.page import SettingsPage
from routine_app.qt.shell.navigation import Nav, NavForm
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.today.model import DayModel
from routine_app.qt.today.page import TodayPage

SMALLEST = (480, 300)
_WIDE_FROM_REM = 82
_NARROW_FROM_PX = 720
NOTHING_FITS = "{}: nothing in it fits today. Another routine may."


class MainWindow(QWidget):
    """The window. `make_run(plan, comfort, pain before, going on)` returns a session that is ready to begin."""

    def __init__(self, style: Style, model: DayModel, make_run: MakeRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._model = style, model
        self._was_maximized = False
        self.setWindowTitle("Routine")
        self.setMinimumSize(*SMALLEST)
        self.nav = Nav(style)
        self.stack = QStackedWidget()
        self.pages: dict[str, QWidget] = {}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.nav)
        self._row.addWidget(self.stack, 1)
        self._add_pages()
        self._add_session_pages(make_run)
        self.nav.wanted.connect(self.go_to)
        model.changed.connect(self._refresh)
        style.changed.connect(self.update)
        self.go_to("today")

    def go_to(self, key: str) -> None:
        """Show a page of the bar."""
        self.nav.show()
        self.nav.show_current(key)
        if key == "today":
            self._model.look_in_folder()
            self._model.look_in_diary()
        self._refresh()
        self.stack.setCurrentWidget(self.pages[key])
        if key == "today":
            (self.today.resume.first or self.today.start).setFocus(Qt.FocusReason.TabFocusReason)

    def start_plan(self, plan: Plan, comfort: Comfort, pain_before: int | None = None) -> bool:
        """Begin a session; one that was cut short is then offered no longer.

        Return whether it began: a plan without exercises is none, which Today then says.
        """
        if not plan.items:
            self.go_to("today")
            self._model.say_for_now(NOTHING_FITS.format(plan.routine_name))
            return False
        self.session.begin(plan, comfort, pain_before)
        return True

    def start_today(self) -> None:
        """Begin the session that Today shows."""
        self._start(self._model.plan())

    def start_afresh(self) -> None:
        """Leave the session that was cut short, and begin its routine from the start."""
        self._start(self._model.plan_afresh())

    @property
    def is_idle(self) -> bool:
        """Whether no session is under way, nor waiting on Finish for her answers."""
        return self.session.is_idle

    def look_in_folder(self) -> None:
        """Take new, changed and deleted routines in; in a session nothing changes, they are found after it."""
        if self.is_idle:
            self._model.look_in_folder()

    def come_to_front(self) -> None:
        """Show the window before all others, as large as it was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to how it was."""
        if self.isFullScreen():
            self.showMaximized() if self._was_maximized else self.showNormal()
        else:
            self._was_maximized = self.isMaximized()
            self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is done, then close."""
        self.session.close()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the type, and let the bar stand as the room allows."""
        super().resizeEvent(event)
        self._style.set_window_size(self.width(), self.height())
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the paper."""
        QPainter(self).fillRect(self.rect(), self._style.color(Ink.PAPER))

    def _add_pages(self) -> None:
        """Add the pages that the bar leads to, in its order."""
        self.today = TodayPage(self._style)
        self.today.comfort_changed.connect(self._model.set_comfort)
        self.today.routine_chosen.connect(self._model.choose)
        self.today.start_wanted.connect(self.start_today)
        self.today.resume.afresh_wanted.connect(self.start_afresh)
        self.today.backup.put_back_wanted.connect(self._model.put_backup_back)
        self.today.backup.leave_wanted.connect(self._model.leave_backup)
        self.today.come_back_to.connect(self._model.begin_day)
        self.today.come_back_to.connect(self.look_in_folder)
        self.today.flare.answered.connect(self._model.answer_flare)
        self.today.flare.later_wanted.connect(self._model.ask_flare_later)
        self.exercises = ExercisesPage(self._style)
        self.exercises.pins_changed.connect(self._pin)
        self.exercises.only_changed.connect(self._list_only)
        self.progress = ProgressPage(self._style, lambda: self._model.context, self._model.now)
        self.progress.plan_changed.connect(self._plan_weeks)
        self.progress.settings_replaced.connect(self._model.reload)
        self._model.replaced.connect(self.progress.forget_corrections)
        self.settings = SettingsPage(self._style, self._model.preferences, self._model.now)
        self.settings.changed.connect(self._model.set_preferences)
        for key, words, icon, page in (
            ("today", "Today", Icon.TODAY, self.today),
            ("exercises", "Exercises", Icon.EXERCISES, self.exercises),
            ("progress", "Progress", Icon.PROGRESS, self.progress),
            ("settings", "Settings", Icon.SETTINGS, self.settings),
        ):
            self.nav.add(key, words, icon)
            self.pages[key] = page
            self.stack.addWidget(page)

    def _add_session_pages(self, make_run: MakeRun) -> None:
        """Add the pages of a session, which the bar does not lead to."""
        self.player = PlayerPage(self._style)
        self.player.full_screen_wanted.connect(self.toggle_full_screen)
        self.player.muted.connect(lambda mute: self._model.set_preferences(replace(self._model.preferences, mute=mute)))
        self.finish = FinishPage(self._style)
        self.stack.addWidget(self.player)
        self.stack.addWidget(self.finish)
        self.session = SessionController(self._model, make_run, self.player, self.finish, self)
        self.session.playing.connect(self._show_player)
        self.session.finishing.connect(self._show_finish)
        self.session.over.connect(self._come_back)
        self.today.resume.go_on_wanted.connect(self.session.go_on)
        self.today.resume.finish_wanted.connect(self.session.finish_unfinished)

    def _refresh(self) -> None:
        self.today.show_view(self._model.view())
        own = self._model.preferences
        self.exercises.show_exercises(
            self._model.context.catalogue, self._model.comfort(), comfortable_only=own.comfortable_only
        )
        self.settings.show_preferences(own)

    def _pin(self, pins: Mapping[str, str]) -> None:
        self._model.set_preferences(replace(self._model.preferences, pinned=pins))

    def _list_only(self, only: bool) -> None:
        self._model.set_preferences(replace(self._model.preferences, comfortable_only=only))

    def _plan_weeks(self, sessions: int | None) -> None:
        self._model.set_preferences(replace(self._model.preferences, sessions_per_week=sessions))

    def _start(self, plan: Plan | None) -> None:
        if plan is not None:
            self.start_plan(plan, self._model.comfort(), self.today.pain.value)

    def _show_player(self) -> None:
        self.nav.hide()
        self.stack.setCurrentWidget(self.player)
        self.player.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_finish(self) -> None:
        self.nav.hide()
        self.stack.setCurrentWidget(self.finish)
        self.finish.open()

    def _come_back(self) -> None:
        """Show Today after a session."""
        self.today.pain.set_value(None)
        self.go_to("today")
        self.today.to_top()

    def _arrange(self) -> None:
        direction = QBoxLayout.Direction
        if self.width() < _NARROW_FROM_PX or self.height() < self.nav.height_beside():
            form = NavForm.TOP
        else:
            form = NavForm.WIDE if self.width() >= self._style.px(_WIDE_FROM_REM) else NavForm.NARROW
        self._row.setDirection(direction.TopToBottom if form is NavForm.TOP else direction.LeftToRight)
        self.nav.set_form(form)
