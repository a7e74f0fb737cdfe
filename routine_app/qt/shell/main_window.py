"""The window: the bar, the pages of the features, and which of them shows.

Knows that there are features (`features.py` lists them) and that one of them holds her sessions; knows no page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QCloseEvent, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QStackedWidget, QWidget

from routine_app.qt.care.first_run_feature import FirstRunFeature
from routine_app.qt.editor.feature import EditorFeature
from routine_app.qt.feature import Feature, SoundLink
from routine_app.qt.player.feature import PlayerFeature
from routine_app.qt.shell.features import FEATURES
from routine_app.qt.shell.navigation import Nav, NavForm
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.today.model import DayModel
from routine_app.qt.widgets.accessible import be_page, give_role
from routine_app.qt.widgets.ground import paint_ground
from routine_app.qt.widgets.scrolling import bring_into_view
from routine_app.qt.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.qt.player.session_controller import MakeRun

APP = "Routine"
SMALLEST = (480, 300)
SAFETY_KEY = Qt.Key.Key_F2
_WIDE_FROM_REM = 82
_NARROW_FROM_PX = 720


class MainWindow(QWidget):
    """The window. `make_run` returns a session that is ready to begin.

    `painted()`: its first picture stands. `neared(Feature)`: she may open this one next. Its features' pages are made
    when they are first shown, or by whoever asks for them earlier.
    """

    painted = Signal()
    neared = Signal(object)

    def __init__(
        self, style: Style, model: DayModel, make_run: MakeRun, sound: SoundLink, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self.sound = style, sound
        self._was_maximized = self._fills_screen = self._was_painted = False
        self.setMinimumSize(*SMALLEST)
        give_role(self, QAccessible.Role.Window)
        self.nav, self.stack = Nav(style), QStackedWidget()
        be_page(self.stack)  # else it is "layered pane" aloud whenever she comes in
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.nav)
        self._row.addWidget(self.stack, 1)
        self.status = StatusLine(self, sound.is_speaking)
        self.sessions = PlayerFeature(style, model, self, make_run, self)
        self.features = {each.key: each for each in (make(style, model, self, self) for make in FEATURES)}
        self._fill_nav()
        QShortcut(SAFETY_KEY, self, self.show_safety)
        self._under: QWidget | None = None
        model.changed.connect(self._refresh)
        model.replaced.connect(self._diary_replaced)
        style.changed.connect(self.update)
        style.changed.connect(self._arrange)  # larger type may need the bar to stand otherwise
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101
        app.focusChanged.connect(self._focus_moved)
        self.go_to(next(iter(self.features)))

    def _fill_nav(self) -> None:
        for each in self.features.values():
            if not each.stands_alone:
                self.nav.add(each.key, each.title, each.icon)
        self.nav.wanted.connect(self.go_to)
        self.nav.neared.connect(self.near)

    @property
    def is_idle(self) -> bool:
        """Whether no session is under way, nor waiting on Finish for her answers."""
        return self.sessions.is_idle

    def go_to(self, key: str) -> None:
        """Show the page of a feature, as it stands now."""
        feature = self.features[key]
        self._under = None
        self.nav.setVisible(not feature.stands_alone)
        self.nav.show_current(key)
        feature.opening()
        if feature.is_made:
            feature.refresh()
        self._show(feature, feature.page, feature.title)
        feature.opened()

    def ask_first_questions(self, back: str = "today") -> None:
        """Show the first questions, and the page of the feature `back` after them."""
        first_run = self.features["first_run"]
        assert isinstance(first_run, FirstRunFeature)  # noqa: S101 - named so in the list of features
        first_run.back = back
        self.go_to("first_run")

    def near(self, key: str) -> None:
        """Prepare for the page of a feature: she may open it next."""
        feature = self.features[key]
        feature.neared()
        self.neared.emit(feature)

    def change_routine(self, path: Path, back: str = "routines") -> str:
        """Show the routine of a file in the editor, and the page of the feature `back` after it.

        Return "" or why it cannot be shown.
        """
        editor = self.features["editor"]
        assert isinstance(editor, EditorFeature)  # noqa: S101 - named so in the list of features
        return editor.edit(path, back)

    def show_alone(self, page: QWidget) -> None:
        """Show a page of a session, without the bar."""
        self.nav.hide()
        self._show(self.sessions, page, page.accessibleName())

    def show_safety(self) -> None:
        """Show the safety page: over a session, which stands still meanwhile and has its page back afterwards."""
        if self.is_idle:
            self.go_to("safety")
            return
        feature, showing = self.features["safety"], self.stack.currentWidget()
        if showing is feature.page:
            return
        self.sessions.hold()
        self._under = showing
        feature.opening()
        feature.refresh()
        self._show(feature, feature.page, feature.title)
        feature.opened()

    def come_back(self) -> None:
        """Show again what showed before a page that stood over it."""
        if self._under is not None:
            self._show(self.sessions, self._under, self._under.accessibleName())
            self._under.setFocus(Qt.FocusReason.OtherFocusReason)
            self._under = None

    def come_to_front(self) -> None:
        """Show the window before all others, as large as it was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to how it was."""
        if self.isFullScreen():
            self._show_as_before()
        else:
            self.fill_screen()

    def fill_screen(self) -> None:
        """Fill the screen, until `leave_full_screen` or F11."""
        if not self.isFullScreen():
            self._was_maximized, self._fills_screen = self.isMaximized(), True
            self.showFullScreen()

    def leave_full_screen(self) -> None:
        """Be as before `fill_screen`; a window that her desktop lets fill the screen goes on doing so."""
        if self._fills_screen and self.isFullScreen():
            self._show_as_before()

    def _show_as_before(self) -> None:
        self._fills_screen = False
        self.showMaximized() if self._was_maximized else self.showNormal()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is done, then close."""
        self.sessions.close()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the type, and let the bar stand as the room allows."""
        super().resizeEvent(event)
        self._style.set_window_size(self.width(), self.height())
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the paper."""
        paint_ground(QPainter(self), self.rect(), self._style.color(Ink.PAPER))
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            bring_into_view(now)

    def _show(self, feature: Feature[Any], page: QWidget, title: str) -> None:
        self.setWindowTitle(f"{title} - {APP}")  # the app's name last: else the system adds it once more
        if self.stack.indexOf(page) < 0:
            be_page(page)
            self.stack.addWidget(page)
        for each in (*self.features.values(), self.sessions):
            each.set_shows(shows=each is feature)
        self.stack.setCurrentWidget(page)

    def _refresh(self) -> None:
        """Let the page that shows take her day; one that does not takes it when it is opened."""
        for feature in self._made():
            if feature.page is self.stack.currentWidget():
                feature.refresh()

    def _diary_replaced(self) -> None:
        for feature in self._made():
            feature.diary_replaced()

    def _made(self) -> list[Feature[Any]]:
        return [each for each in (*self.features.values(), self.sessions) if each.is_made]

    def _arrange(self) -> None:
        direction = QBoxLayout.Direction
        if self.width() < _NARROW_FROM_PX or self.height() < self.nav.height_beside():
            form = NavForm.TOP
        else:
            form = NavForm.WIDE if self.width() >= self._style.px(_WIDE_FROM_REM) else NavForm.NARROW
        self._row.setDirection(direction.TopToBottom if form is NavForm.TOP else direction.LeftToRight)
        self.nav.set_form(form)
