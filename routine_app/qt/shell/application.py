"""The composition root of the window: makes every part once and joins them.

The only place that knows them all. Nothing here decides anything about a session.
"""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QSize, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from routine_app.application.context import NOTHING_FITS, open_context
from routine_app.application.native_crash import crash_messages
from routine_app.application.session.request import WindowRequest, to_wire
from routine_app.application.wall_clock import local_now
from routine_app.domain.display_text import harmless
from routine_app.domain.problems import ContentError
from routine_app.invocation import line_to_type
from routine_app.paths import resources_dir, user_paths
from routine_app.qt.feature import SoundLink
from routine_app.qt.figure.figures import figures_of
from routine_app.qt.figure.kept_stills import FOLDER, KeptStills
from routine_app.qt.media.sound_desk import SoundDesk
from routine_app.qt.shell.choices import take_choices
from routine_app.qt.shell.desktop_watch import DesktopWatch
from routine_app.qt.shell.exception_hook import ExceptionHook
from routine_app.qt.shell.idle_pages import IdlePages
from routine_app.qt.shell.main_window import MainWindow
from routine_app.qt.shell.request_handler import BUSY, DONE, NOTHING, RequestHandler
from routine_app.qt.shell.single_instance import SingleInstance
from routine_app.qt.shell.speed import Speed
from routine_app.qt.style.english import keep_to_english
from routine_app.qt.style.style import Style
from routine_app.qt.style.timers import single_shot
from routine_app.qt.today.model import DayModel
from routine_app.sound.engine import Engine
from routine_app.system.ducking import exists_here, obstacle
from routine_app.system.end_signals import EndSignals

if TYPE_CHECKING:
    from routine_app.qt.player.running_session import RunningSession, SessionStart

PREFERRED = QSize(1280, 800)
_FRAME = QSize(16, 48)  # the widest that window managers draw
NOT_NOW = 1
BAD_ROUTINE = 2
_AFTER_PICTURE_MS, _WITHOUT_PICTURE_MS = 100, 2_000
_IDLE_MS = 400
_LOG = logging.getLogger(__name__)


def run_window(request: WindowRequest, signals: EndSignals | None = None) -> int:
    """Open the window and stay until it is closed.

    Return 0, or 2 with a word of why where the asked routine cannot be had. Where a window of the same diary is open
    already, that one is asked instead: 0, or 1 where it has another session under way. With `signals`, one that asks
    the app to end closes the window as its button does; then the exit code is the signal's.
    """
    app = _application()
    single = SingleInstance(user_paths(request.data_dir).database, app)
    if not single.take():
        answer = single.ask(to_wire(request))
        if signals is not None and signals.take():
            return signals.exit_code or 0
        if answer is not None:
            return _heard(answer)
        single.take()  # it has gone meanwhile; or it hangs, and she shall have a window all the same
    return _open(app, single, request, signals)


def _open(app: QApplication, single: SingleInstance, request: WindowRequest, signals: EndSignals | None) -> int:
    """Open the window as the first of its diary, and stay until it is closed; return the exit code."""
    routine = RoutineApp(app, request, _sound_desk(user_paths(request.data_dir).cache, app))
    app.aboutToQuit.connect(routine.close)
    app.aboutToQuit.connect(single.close)
    routine.show(request)
    try:
        routine.requests.begin(request)
    except ContentError as error:
        _say(str(error))
        single.close()
        return BAD_ROUTINE
    routine.rest.timeout.connect(lambda: single.answer_with(routine.requests.answer))
    if signals is None:
        return int(app.exec())
    ending = _end_with(signals, app, routine.window)
    code = int(app.exec())
    ending.setEnabled(False)
    return signals.exit_code or code


def _end_with(signals: EndSignals, app: QApplication, window: MainWindow) -> QSocketNotifier:
    """Close the window when a signal asks for it, or has done so while it was being made."""
    notifier = QSocketNotifier(signals.fileno, QSocketNotifier.Type.Read, app)

    def end() -> None:
        if signals.take():
            window.close()
            app.exit()  # also out of a file dialog

    notifier.activated.connect(end)
    return notifier


class RoutineApp:
    """Every part of the app with a window, made once and joined; `close` lets go of what would outlive it.

    `rest` times out, once, when the window's first picture stands.
    """

    def __init__(self, app: QApplication, request: WindowRequest, sound: SoundDesk) -> None:
        self.sound = sound
        self.style = Style(app)
        context = replace(open_context(request.data_dir), length_of=sound.engine.speech.length_at_once_ms)
        self.model = DayModel(context, local_now, app)
        self.exception_hook = ExceptionHook(self.model.context.paths.logs, local_now, app)
        self.pace = Speed(request.speed)
        self.desktop = DesktopWatch(at_once=request.play is not None, parent=app)
        self._follow_preferences()  # before there are widgets: each of them would take font and colours a second time
        self.style.apply(app)
        self.window = MainWindow(self.style, self.model, self._make_run, self._join_sound())
        self.requests = RequestHandler(self.window, self.model, self.pace.set, app)
        self.exception_hook.noticed.connect(lambda message: self.model.tell((message,)))
        self.model.tell(crash_messages(self.model.context.paths.logs, local_now()))
        self.window.stack.currentChanged.connect(self._log_page)
        self.style.changed.connect(lambda: self.style.apply(app))
        figures_of(self.style).kept = KeptStills(context.paths.cache / FOLDER)
        self._features = (self.window.sessions, *self.window.features.values())
        parts = [part for each in self._features if each.is_made for part in each.parts]
        self._pages = IdlePages((self.window.sessions, *parts), lambda: self.window.is_idle, self.window)
        self.window.neared.connect(self._pages.want)
        self.window.stack.currentChanged.connect(self._pages.go_on)
        self.sound.controls.raise_window.connect(self.window.activateWindow)
        self._learning = _once_idle(self._learn_lengths, self.window)
        self.rest = _once_idle(self._begin_the_rest, self.window)
        self.model.changed.connect(self._follow_preferences)
        self.desktop.changed.connect(self._follow_preferences)
        self.model.changed.connect(self._learning.start)
        self.sound.learned.connect(self.model.changed.emit)

    def show(self, request: WindowRequest) -> None:
        """Show the window, over the whole screen where that is asked for or where she likes her sessions so."""
        full = request.fullscreen or (request.play is not None and self.model.preferences.full_screen)
        show_window(self.window, fullscreen=full)
        _LOG.info("window shown")
        self.rest.start(_WITHOUT_PICTURE_MS)
        self.window.painted.connect(lambda: self.rest.start(_AFTER_PICTURE_MS))
        self._learning.start()
        self._pages.begin()

    def close(self) -> None:
        """Let faults go where they went before, and fall silent."""
        self._pages.close()
        self.desktop.close()
        for feature in self._features:
            feature.close()
        self.exception_hook.close()
        self.sound.close()

    def _begin_the_rest(self) -> None:
        """Begin what the first picture need not wait for."""
        gc.freeze()  # what was made until now stays: looking through it over and over frees nothing
        gc.enable()
        figures_of(self.style).kept = None
        give_icon()
        self.sound.prepare()
        self.sound.desktop.begin()
        self.desktop.open()
        for feature in self._features:
            feature.app_opened()

    def _join_sound(self) -> SoundLink:
        """Return what joins the pages with the sound desk."""
        sound, link = self.sound, SoundLink(lambda: (exists_here(), obstacle()), self.sound)
        for say in (self.model.say_of_sound, link.said.emit):
            sound.problem.connect(say)
            sound.back.connect(lambda say=say: say(""))
        sound.flash.connect(link.sounded)
        link.is_speaking = lambda: sound.is_speaking() and not self.model.of_sound  # words that nobody hears
        link.test_wanted.connect(sound.try_out)
        sound.desktop.play_wanted.connect(link.play_wanted)
        sound.desktop.stop_wanted.connect(link.stop_wanted)
        link.speech_wanted.connect(sound.say)
        return link

    def _make_run(self, start: SessionStart) -> RunningSession:
        from routine_app.qt.shell.run_maker import make_run  # what plays a session: the first picture shows none

        speed = self.pace.take()
        run = make_run(self.model, speed, start)
        run.closing.connect(self.sound.close_session)
        self.sound.open_session(run.driver, speed)
        return run

    def _follow_preferences(self) -> None:
        take_choices(self.style, self.model.preferences, local_now().date(), self.desktop)
        self.sound.configure(self.model.preferences)

    def _learn_lengths(self) -> None:
        """Learn how long the voice takes for all that today's session says, so that Start need not wait for it."""
        plan = self.model.plan()
        if plan is not None and self.window.is_idle:
            from routine_app.domain.compile import compile_plan

            timeline = compile_plan(plan, self.model.options(), self.model.context.length_of)
            self.sound.learn(cue.text for cue in timeline.cues)

    def _log_page(self) -> None:
        _LOG.info("page: %s", type(self.window.stack.currentWidget()).__name__)


def _heard(answer: bytes) -> int:
    """Say what the open window answered, where that is not what was asked for."""
    if answer == DONE:
        return 0
    if answer == NOTHING:
        _say(f"{NOTHING_FITS}: {line_to_type('list')}")
        return 0
    if answer == BUSY:
        _say("A session is under way in the window that is open. Finish it first.")
        return NOT_NOW
    _say(answer.decode(errors="replace"))
    return BAD_ROUTINE


def _once_idle(act: Callable[[], None], parent: QObject) -> QTimer:
    """Return a timer that acts once when nobody has started it anew for a while."""
    timer = single_shot(parent, _IDLE_MS)
    timer.timeout.connect(act)
    return timer


def _sound_desk(cache: Path, app: QApplication) -> SoundDesk:
    """Return the sound desk, whose engine keeps spoken texts among what may be lost."""
    return SoundDesk(lambda output, voice: Engine(output, voice, cache), parent=app)


def _say(text: str) -> None:
    print(harmless(text, keep_lines=True), file=sys.stderr)  # noqa: T201 - asked for on the command line, answered there


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["routine-app"])
    keep_to_english()
    app.setApplicationName("Routine")
    app.setApplicationDisplayName("Routine")
    app.setDesktopFileName("routine-app")
    app.setStyle("Fusion")  # the one style that looks the same on every system and takes a palette as it is
    return app


def give_icon() -> None:
    """Give every window the app's icon: to draw it is 3 ms, and a desktop has it from the .desktop file before."""
    from PySide6.QtGui import QIcon

    QApplication.setWindowIcon(QIcon(str(resources_dir() / "icons" / "routine-app.svg")))


def show_window(window: MainWindow, *, fullscreen: bool) -> None:
    """Show the window no larger than the screen: where it would fill that, its frame must have room, too."""
    room = window.screen().availableGeometry().size()
    window.resize(PREFERRED.boundedTo(room))
    if fullscreen:
        window.fill_screen()
    elif (PREFERRED + _FRAME).boundedTo(room) != PREFERRED + _FRAME:
        window.showMaximized()
    else:
        window.show()
    window.activateWindow()
