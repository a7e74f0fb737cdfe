"""A monkey at the window: random keys, clicks, wheels, sizes, themes, requests and media keys, by a seed.

    scripts/monkey [--seed N] [--events 20000]

The window is the real one without a screen, put together as the app does it, with stand-ins for what sounds. The time
of a session is the monkey's, so that a seed does the same again. It is watched from a thread: how long the event loop
lets others wait, less the time for which the machine itself kept it from the processor; and at rest, on Today, in eight
places: how much memory, objects, timers, threads and open files there are. Ends with 1 where a bound is broken or a
fault was noticed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import faulthandler
import json
import os
import random
import shutil
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from routine_app.application.session.request import WindowRequest
from routine_app.domain.vocabulary import Position
from routine_app.qt.widgets.key_bindings import _KEYS
from routine_app.storage.records import DayRecord
from tests.qt.real_window import RealWindow, press_key, real_window

LONG_AGO = dt.date(2000, 1, 1)
MOST_DELAY_MS = 250.0
MOST_GROWTH = {"memory_mb": 30.0, "objects": 150, "timers": 4, "threads": 2, "files": 4}
RESTS = 8  # so often it comes to rest and is measured; the first two are for warming up
WARM = 2
SIZES = ((480, 300), (560, 700), (700, 1100), (1024, 640), (1280, 800), (1920, 1080))
ROUTINES = (None, "daily", "short", "gentle", "no_floor", "before_bed", "strength", "no such routine")
MEDIA = ("play", "pause", "toggle", "next", "previous", "stop")
KEYS = sorted({*_KEYS, *range(Qt.Key.Key_0, Qt.Key.Key_9 + 1), Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Home,
               Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_A, Qt.Key.Key_Z})  # fmt: skip
NOISE = ("propagateSizeHints", "This plugin does not support")  # the offscreen platform's own


class Figures(msgspec.Struct):
    """What a run came to; delays in ms, growth from the third rest to the last."""

    seed: int
    events: int = 0
    seconds: float = 0.0
    sessions: int = 0
    kinds: dict[str, int] = {}
    worst_ms: float = 0.0
    worst_during: str = ""
    p99_ms: float = 0.0
    held_up_ms: float = 0.0
    rests: list[dict[str, float]] = []
    growth: dict[str, float] = {}
    faults: list[str] = []

    def broken(self) -> list[str]:
        """Return the bounds that are broken, in words."""
        found = [f"fault: {each}" for each in self.faults]
        if self.worst_ms > MOST_DELAY_MS:
            found.append(f"the event loop let others wait {self.worst_ms:.0f} ms during {self.worst_during}")
        found += [
            f"{name} grew by {self.growth[name]:g}, and may by {most:g}"
            for name, most in MOST_GROWTH.items()
            if self.growth.get(name, 0) > most
        ]
        return found


class Watch(QObject):
    """Posts to the event loop from a thread, again and again, and notes how long each post waited to be taken."""

    BEAT_S = 0.005

    def __init__(self) -> None:
        super().__init__()
        self.delays_ms: list[float] = []
        self.worst: tuple[float, str] = (0.0, "")
        self.held_up_ms = 0.0
        self.doing = "start"
        self._main = threading.get_native_id()
        self._taken, self._over = threading.Event(), threading.Event()
        self._posted_s, self._waited_ns = 0.0, 0
        self._thread = threading.Thread(target=self._beat, name="watch", daemon=True)
        self._thread.start()

    def event(self, event: QEvent) -> bool:
        """Take a post."""
        if event.type() != QEvent.Type.User:
            return super().event(event)
        wall_ms = 1000 * (time.perf_counter() - self._posted_s)
        held_ms = (self._held_ns() - self._waited_ns) / 1e6
        own_ms = max(0.0, wall_ms - held_ms)
        self.delays_ms.append(own_ms)
        self.held_up_ms = max(self.held_up_ms, held_ms)
        self.worst = max(self.worst, (own_ms, self.doing))
        self._taken.set()
        return True

    def close(self) -> None:
        """Post no more."""
        self._over.set()
        self._taken.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._over.is_set():
            self._taken.clear()
            self._waited_ns, self._posted_s = self._held_ns(), time.perf_counter()
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
            self._taken.wait()
            time.sleep(self.BEAT_S)

    def _held_ns(self) -> int:
        """Return for how long the window's thread was ready and another program had the processor (Linux; else 0)."""
        try:
            words = Path(f"/proc/self/task/{self._main}/schedstat").read_text(encoding="ascii").split()
        except OSError:
            return 0
        return int(words[1])


class Monkey:
    """Does one thing after another to a window. Every choice is the seed's."""

    def __init__(self, window: RealWindow, seed: int) -> None:
        self.window, self.chance = window, random.Random(seed)  # noqa: S311
        self.kinds: Counter[str] = Counter()
        self._ways: tuple[tuple[Callable[[], None], int], ...] = (
            (self.key, 34),
            (self.press_button, 22),
            (self.click_anywhere, 14),
            (self.media, 7),
            (self.page, 6),
            (self.wheel, 5),
            (self.time, 5),
            (self.size, 2),
            (self.dress, 2),
            (self.request, 2),
            (self.start, 1),
        )

    def act(self) -> str:
        """Do one thing; return what."""
        way = self.chance.choices([each for each, _ in self._ways], [weight for _, weight in self._ways])[0]
        self.kinds[way.__name__] += 1
        self.window.real += self.chance.choice((20, 400))
        way()
        if not self.window.window.is_idle and self.window.page is self.window.player:
            self.window.clock.advance(self.chance.choice((20, 200, 1_000)))
            self.window.driver.tick()
        return way.__name__

    def key(self) -> None:
        target = QApplication.focusWidget() or self.window.window
        modifier = Qt.KeyboardModifier
        held = self.chance.choices((modifier.NoModifier, modifier.ShiftModifier, modifier.ControlModifier), (18, 2, 1))[
            0
        ]
        press_key(target, self.chance.choice(KEYS), held)

    def press_button(self) -> None:
        root = QApplication.activePopupWidget() or self.window.window
        there = [each for each in root.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        if there:
            self.chance.choice(there).click()

    def click_anywhere(self) -> None:
        root = QApplication.activePopupWidget() or self.window.window
        place = QPoint(self.chance.randrange(max(1, root.width())), self.chance.randrange(max(1, root.height())))
        target = root.childAt(place) or root
        click = QTest.mouseDClick if self.chance.random() < 0.1 else QTest.mouseClick
        click(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, target.mapFrom(root, place))

    def wheel(self) -> None:
        root = self.window.window
        place = QPoint(self.chance.randrange(root.width()), self.chance.randrange(root.height()))
        target = root.childAt(place) or root
        turn = QPoint(0, self.chance.choice((-960, -120, 120, 960)))
        local = QPointF(target.mapFrom(root, place))
        QApplication.sendEvent(
            target,
            QWheelEvent(
                local,
                QPointF(root.mapToGlobal(place)),
                QPoint(),
                turn,
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,  # noqa: FBT003 - Qt takes it by its place alone
            ),
        )

    def media(self) -> None:
        getattr(self.window.controls, self.chance.choice(MEDIA)).emit()

    def page(self) -> None:
        if self.window.window.is_idle:
            self.window.window.nav.buttons[self.chance.choice(list(self.window.window.features))].click()

    def time(self) -> None:
        self.window.clock.advance(self.chance.choice((500, 1_900, 20_000, 10_000_000)))

    def size(self) -> None:
        self.window.window.resize(*self.chance.choice(SIZES))

    def dress(self) -> None:
        own = self.window.model.preferences
        theme, scale = self.chance.choice(("light", "dark", "system")), self.chance.choice((1.0, 1.2, 1.4, 1.6))
        self.window.model.set_preferences(replace(own, theme=theme, text_scale=scale, flash=self.chance.random() < 0.5))

    def request(self) -> None:
        avoid = frozenset(Position) if self.chance.random() < 0.2 else frozenset()
        speed, full = self.chance.choice((1.0, 1000.0)), self.chance.random() < 0.2
        self.window.ask(WindowRequest(play=self.chance.choice(ROUTINES), avoid=avoid, speed=speed, fullscreen=full))

    def start(self) -> None:
        if self.window.window.is_idle:
            self.window.window.go_to("today")
            self.window.today.start.click()

    def rest(self) -> None:
        """Come to rest: on Today, with no session, everything that was asked answered, the window as it began."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        if not self.window.window.is_idle:
            self.window.controls.stop.emit()
            if not self.window.window.is_idle:
                self.window.finish.button.click()
        own = self.window.model.preferences
        plain = {"theme": "light", "text_scale": 1.0, "avoid": frozenset(), "without": frozenset(), "pinned": {}}
        self.window.model.set_preferences(replace(own, last_routine="daily", **plain))
        self.window.model.choose("daily")
        if self.window.window.isFullScreen():
            self.window.window.toggle_full_screen()
        self.window.window.resize(1280, 800)
        for key in ("exercises", "progress", "settings", "today"):
            self.window.window.go_to(key)
            QApplication.processEvents()
        progress = self.window.progress
        from routine_app.qt.progress.section import ProgressSection  # not before: the app loads it in a thread

        if progress.is_made:  # how many cards a day has is for the diary to say: a day of long ago has none
            for section in progress.board.findChildren(
                ProgressSection
            ):  # tables are made when they are first asked for
                section.show_table(wanted=True)
                section.show_table(wanted=False)
            progress.day.show_day(LONG_AGO, (), progress.model.names, DayRecord(LONG_AGO))
        if not self.window.today.resume.isHidden():
            self.window.today.resume.finish_here.click()
            self.window.finish.button.click()
        self.window.settle()


def measure(window: RealWindow) -> dict[str, float]:
    """Count what must not grow."""
    import gc

    gc.collect()
    app = QApplication.instance()
    assert app is not None
    roots: list[QObject] = [app, *(each for each in QApplication.topLevelWidgets() if each.parent() is None)]
    found = [each for root in roots for each in root.findChildren(QObject)] + window.sound.findChildren(QObject)
    status, files = Path("/proc/self/status"), Path("/proc/self/fd")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    memory = next((int(line.split()[1]) / 1024 for line in lines if "VmRSS" in line), 0.0)
    return {
        "memory_mb": round(memory, 1),
        "objects": len(found),
        "timers": sum(isinstance(each, QTimer) and each.isActive() for each in found),
        "threads": threading.active_count(),
        "files": len(list(files.iterdir())) if files.exists() else 0,
    }


class Session:
    """One run of the monkey within the event loop: a thing a turn, and a rest after each eighth."""

    def __init__(self, app: QApplication, window: RealWindow, seed: int, events: int) -> None:
        self._app, self._window, self._events = app, window, events
        self.figures = Figures(seed=seed)
        self._monkey = Monkey(window, seed)
        self._turns = QTimer(interval=0)
        self._turns.timeout.connect(self._turn)
        self._rest_every = max(1, events // RESTS)
        self._run_before: object = None
        self._watch = Watch()
        filing_answers(window, self._monkey.chance)

    def play(self) -> Figures:
        """Play it, and return the figures."""
        begun = time.perf_counter()
        self._turns.start()
        self._app.exec()
        self._watch.close()
        figures, delays = self.figures, sorted(self._watch.delays_ms)
        figures.seconds = round(time.perf_counter() - begun, 1)
        figures.kinds = dict(self._monkey.kinds)
        figures.worst_ms, figures.worst_during = round(self._watch.worst[0], 1), self._watch.worst[1]
        figures.held_up_ms = round(self._watch.held_up_ms, 1)
        figures.p99_ms = round(delays[int(0.99 * (len(delays) - 1))], 1) if delays else 0.0
        figures.faults += self._window.faults
        if len(figures.rests) > WARM:
            first, last = figures.rests[WARM], figures.rests[-1]
            figures.growth = {name: round(last[name] - first[name], 1) for name in last}
        return figures

    def _turn(self) -> None:
        """Do one thing, whatever came of the last."""
        figures = self.figures
        try:
            figures.events += 1
            if figures.events % self._rest_every == 0:
                self._watch.doing = "rest"
                self._monkey.rest()
                figures.rests.append(measure(self._window))
            else:
                page = type(self._window.page).__name__
                self._watch.doing = f"event {figures.events} on {page}"
                self._watch.doing += f": {self._monkey.act()}"
        except Exception:  # noqa: BLE001 - noted, and on it goes, as the app does
            figures.faults.append(traceback.format_exc())
        self._count_session()
        if figures.events >= self._events or len(figures.faults) > 20:
            self._turns.stop()
            self._app.quit()

    def _count_session(self) -> None:
        run = self._window.session._run
        if run is not None and run is not self._run_before:
            self.figures.sessions += 1
        self._run_before = run


def filing_answers(window: RealWindow, chance: random.Random) -> None:
    """Answer the file dialogs, once Progress has been made: a file, another one, or none."""
    from routine_app.qt.progress.filing import Filing

    folder = window.data.parent / "files"
    folder.mkdir(exist_ok=True)
    (folder / "no backup.zip").write_bytes(b"PK not really")

    def target(_title: str, name: str, _kinds: str) -> Path | None:
        return folder / name if chance.random() < 0.5 else None

    def source(*_: str) -> Path | None:
        there = sorted(folder.glob("*.zip"))
        return chance.choice([None, *there])

    before = Filing.__init__

    def init(self: Filing, *rest: object) -> None:
        before(self, *rest)  # type: ignore[arg-type]
        self.ask_target, self.ask_source = target, source

    Filing.__init__ = init  # type: ignore[method-assign,assignment]


def play(seed: int, events: int) -> Figures:
    """Open the window in a folder of its own, let the monkey at it, and return the figures."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: object, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(noise in message for noise in NOISE):
            said.append(f"Qt: {message}")

    # In memory where that can be: how long a drive takes that others keep busy is not what is watched.
    memory = Path("/dev/shm")  # noqa: S108
    folder = Path(tempfile.mkdtemp(prefix="monkey-", dir=memory if os.access(memory, os.W_OK) else None))
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    app = QApplication.instance() or QApplication(["monkey"])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    app.setQuitOnLastWindowClosed(False)
    qInstallMessageHandler(hear)
    try:
        with real_window(folder / "data", pytest.MonkeyPatch(), loaded=False) as window:
            figures = Session(app, window, seed, events).play()
    finally:
        qInstallMessageHandler(None)
        reports = [path.read_text(encoding="utf-8")[-3000:] for path in (folder / "data").glob("logs/*.txt")]
        shutil.rmtree(folder, ignore_errors=True)
    figures.faults += [*said, *reports]
    return figures


def main() -> int:
    """Play by the command line, print the figures as JSON, and return 0 where all is well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=20_000)
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    faulthandler.enable()
    figures = play(arguments.seed, arguments.events)
    print(json.dumps(msgspec.to_builtins(figures), indent=2))  # noqa: T201
    for line in figures.broken():
        print(f"broken: {line}", file=sys.stderr)  # noqa: T201
    return 1 if figures.broken() else 0


if __name__ == "__main__":
    sys.exit(main())
