"""A whole window without a screen: real content, a manual clock, a diary in a folder of its own."""

from __future__ import annotations

import datetime as dt
import importlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from routine_app.application.context import AppContext
from routine_app.application.session.journal import Journal, open_journal
from routine_app.application.session.trial import TrialJournal
from routine_app.content.folder import state_of
from routine_app.content.listed import Catalogue
from routine_app.paths import user_paths
from routine_app.playback.clock import ManualClock
from routine_app.playback.commands import Command
from routine_app.qt.feature import SoundLink
from routine_app.qt.player.running_session import RunningSession, SessionStart
from routine_app.qt.progress.feature import MODULES
from routine_app.qt.shell.main_window import MainWindow
from routine_app.qt.style.style import Style
from routine_app.qt.today.model import DayModel
from routine_app.storage.history import History
from routine_app.storage.preferences import Preferences
from routine_app.storage.records import SessionRecord
from tests.diaries import small_diary
from tests.qt.looking import settle
from tests.qt.real_window import RealWindow, real_window
from tests.qt.rooms import Rooms
from tests.qt.shared_stills import share_stills

# The offscreen platform says these of every window; they are about the platform.
OFFSCREEN_NOISE = "propagateSizeHints|does not support raise"
NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
# What 1024x640 and 1280x800 leave at a scale of 200 %, and a tall window, are the last three.
SIZES = ((1024, 640), (1280, 800), (1920, 1080), (3840, 2160), (512, 320), (640, 400), (700, 1100))
ROOMS = ((480, 300), (560, 700), (1024, 640), (1920, 1080))  # windows, from the smallest


# pytest-qt gives up after 5 s where nothing else is said; how long a busy machine takes says nothing about the app.
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed):
    _wait.__kwdefaults__ = {**(_wait.__kwdefaults__ or {}), "timeout": 60_000}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_NOISE))
            item.add_marker(pytest.mark.page)


class FakeAwake:
    """Remembers whether the screen is kept on."""

    def __init__(self) -> None:
        self.held = False

    def hold(self) -> None:
        self.held = True

    def release(self) -> None:
        self.held = False


class House(Rooms):
    """A window with everything that it stands on, and ways to make time pass."""

    def __init__(self, qtbot: QtBot, context: AppContext, style: Style, clock: ManualClock) -> None:
        self.clock, self.style = clock, style
        self.awake = FakeAwake()
        self.runs: list[RunningSession] = []
        self.model = DayModel(context, lambda: NOW)
        super().__init__(MainWindow(style, self.model, self.make_run, SoundLink(lambda: (True, ""))))
        self.real = 0
        self.keep_time(self.real_ms)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)
        QApplication.processEvents()

    def in_each_room(self, sizes: Sequence[tuple[int, int]] = ROOMS) -> Iterator[tuple[tuple[int, int], float]]:
        """Make the window each of these sizes, with type of the usual size and large; yield which it is."""
        for size in sizes:
            for scale in (1.0, 1.6):
                self.dress(size, "light", scale)
                yield size, scale

    def dress(self, size: tuple[int, int], theme: str, scale: float) -> None:
        """Give the window a size, colours and a size of type."""
        self.style.set_choices(theme, scale, reduced_motion=False)
        self.window.resize(*size)
        settle()

    def real_ms(self) -> int:
        return self.real

    def make_run(self, start: SessionStart) -> RunningSession:
        journal = open_journal(self.model.context.paths.database, Journal if start.kept else TrialJournal)
        run = RunningSession(
            start.plan,
            self.model.options(),
            start.comfort,
            self.clock,
            journal,
            self.awake,
            lambda: NOW,
            pain_before=start.pain_before,
            going_on=start.going_on,
        )
        self.runs.append(run)
        return run

    @property
    def run(self) -> RunningSession:
        return self.runs[-1]

    @property
    def page(self) -> QWidget:
        page = self.window.stack.currentWidget()
        assert page is not None
        return page

    def start(self) -> None:
        """Press Start, and let the first deaf moments of the player pass."""
        self.today.start.click()
        self.real += 1000
        QApplication.processEvents()

    def go(self, ms: int, step: int = 500) -> None:
        """Let time pass as the timer would, in steps."""
        for _ in range(ms // step):
            self.clock.advance(step)
            self.run.driver.tick()

    def do(self, *commands: Command) -> None:
        for command in commands:
            self.player.do(command)
        QApplication.processEvents()

    def kept(self) -> SessionRecord:
        """Return the last session as the diary holds it."""
        with History(self.model.context.paths.database) as history:
            return history.sessions()[0]

    def to_work(self) -> None:
        """Go on to the first set, past what is fetched and the way to it."""
        while not self.run.driver.moment.segment.is_work:
            self.do(Command.NEXT)

    def close(self) -> None:
        if not isValid(self.window):  # a test has closed it
            return
        self.window.close()
        self.let_go()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session", autouse=True)
def charts() -> None:
    """What Progress loads in a thread of its own is there: no test looks at a page that asks for a moment."""
    for name in MODULES:
        importlib.import_module(name)


@pytest.fixture(autouse=True)
def _shared_stills(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where the figure itself is tested, each still is drawn anew."""
    if request.path.parent.name != "figure":
        share_stills(monkeypatch)


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Pictures need an application too, in whatever order the tests run, and none in the colours of another test."""
    qapp.setPalette(QPalette())
    return qapp


@pytest.fixture(autouse=True)
def nothing_stays_pressed(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001
    """No test leaves a button of the mouse pressed: for the tests after it nothing would come into view by keys."""
    yield
    held = QApplication.mouseButtons()
    for button in held:
        QTest.mouseRelease(QWidget(), button)
    assert held == Qt.MouseButton.NoButton


@pytest.fixture
def style(qapp: QApplication) -> Iterator[Style]:  # noqa: ARG001 - a Style needs an application
    style = Style()
    style.set_choices("light", 1.0, reduced_motion=False)
    yield style
    style.deleteLater()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def make_house(
    qtbot: QtBot, catalogue: Catalogue, style: Style, clock: ManualClock, tmp_path: Path
) -> Iterator[Callable[..., House]]:
    """Return a maker of houses; preferences are given by name."""
    houses: list[House] = []

    def make(**preferences: object) -> House:
        own = replace(Preferences(), **preferences)
        paths = user_paths(tmp_path / "her data")
        context = AppContext(
            replace(catalogue, state=state_of(paths.routines)), own, paths
        )  # as if it had been read there
        houses.append(House(qtbot, context, style, clock))
        return houses[-1]

    yield make
    for house in houses:
        house.close()


@pytest.fixture
def house(make_house: Callable[..., House]) -> House:
    return make_house()


@pytest.fixture
def window(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealWindow]:  # noqa: ARG001
    """The app itself, with a small diary in a folder of its own."""
    data = tmp_path / "her data"
    small_diary(data / "diary.sqlite3")
    with real_window(data, monkeypatch) as window:
        yield window
