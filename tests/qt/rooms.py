"""The pages of a window by name, for tests: made when they are asked for, as the window itself does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from routine_app.qt.exercises.page import ExercisesPage
from routine_app.qt.player.finish_page import FinishPage
from routine_app.qt.player.page import PlayerPage
from routine_app.qt.player.session_controller import SessionController
from routine_app.qt.progress.page import ProgressPage
from routine_app.qt.routines.page import RoutinesPage
from routine_app.qt.settings.page import SettingsPage
from routine_app.qt.shell.main_window import MainWindow
from routine_app.qt.today.page import TodayPage

Kind = TypeVar("Kind")


class Rooms:
    """What is in a window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def today(self) -> TodayPage:
        return self._page("today", TodayPage)

    @property
    def exercises(self) -> ExercisesPage:
        return self._page("exercises", ExercisesPage)

    @property
    def routines(self) -> RoutinesPage:
        return self._page("routines", RoutinesPage)

    @property
    def progress(self) -> ProgressPage:
        return self._page("progress", ProgressPage)

    @property
    def settings(self) -> SettingsPage:
        return self._page("settings", SettingsPage)

    @property
    def session(self) -> SessionController:
        return self.window.sessions.session

    @property
    def player(self) -> PlayerPage:
        return self.window.sessions.page

    @property
    def finish(self) -> FinishPage:
        self.window.sessions.make()
        return self.window.sessions.finish

    def keep_time(self, now_ms: Callable[[], int]) -> None:
        """Give the player, once it is made, this clock for the deaf first moments."""
        sessions = self.window.sessions
        make = sessions.make_page

        def make_page() -> PlayerPage:
            page = make()
            page.now_ms = now_ms
            return page

        sessions.make_page = make_page  # type: ignore[method-assign]

    def let_all_pages_follow(self) -> None:
        """Let each page that there is take a change of style at once, as if it showed."""
        for feature in (*self.window.features.values(), self.window.sessions):
            feature.set_shows(shows=True)

    def let_go(self) -> None:
        """Delete the window, and its pages that never showed after it: they have no parent that takes them along."""
        self.window.deleteLater()
        for feature in (*self.window.features.values(), self.window.sessions):
            if feature.is_made:
                feature.page.deleteLater()
        if self.window.sessions.is_made:
            self.finish.deleteLater()

    def _page(self, key: str, kind: type[Kind]) -> Kind:
        page = self.window.features[key].page
        assert isinstance(page, kind)
        return page
