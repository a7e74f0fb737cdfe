"""Let the monkey at the window, and say what came of it.

    scripts/monkey [--seed N] [--events 20000]

The window is the real one without a screen, put together as the app does it, with stand-ins for what sounds. It is
watched from a thread: how long the event loop lets others wait, less the time for which the machine itself kept it from
the processor; and at rest, on Today, in eight places: how much memory, objects, timers, threads and open files there
are. Ends with 1 where a bound is broken or a fault was noticed.
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
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from routine_app.application.documents.save import save_handout
from tests.qt.monkey import Monkey
from tests.qt.monkey_watch import Figures, Watch, measure
from tests.qt.real_window import RealWindow, real_window

RESTS = 8  # so often it comes to rest and is measured; the first half is for warming up: much is built at its first use
WARM = 4
NOISE = ("propagateSizeHints", "This plugin does not support")  # the offscreen platform's own


class Session:
    """One run of the monkey within the event loop: a thing a turn, and a rest after each eighth."""

    def __init__(self, app: QApplication, window: RealWindow, seed: int, events: int, rests: int) -> None:
        self._app, self._window, self._events = app, window, events
        self.figures = Figures(seed=seed)
        self._monkey = Monkey(window, seed)
        self._turns = QTimer()
        self._turns.timeout.connect(self._turn)
        self._rest_every = max(1, events // rests)
        self._run_before: object = None
        self._warm_up()
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

    def _warm_up(self) -> None:
        """Have loaded what is loaded once, when a page is first opened or printed: it is no growth."""
        window = self._window.window
        for key, feature in window.features.items():
            if not feature.stands_alone:
                window.go_to(key)
                self._app.processEvents()
        model = self._window.model
        save_handout(model.context, "daily", model.comfort(), self._window.data / "warm.pdf", dt.date(2026, 3, 2))
        window.go_to("today")

    def _turn(self) -> None:
        """Do one thing, whatever came of the last."""
        figures = self.figures
        try:
            figures.events += 1
            if figures.events % self._rest_every == 0:
                self._watch.doing = "rest"
                self._monkey.rest()
                figures.rests.append(measure(self._window))
                self._watch.pass_over()
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
        run = self._window.session.current
        if run is not None and run is not self._run_before:
            self.figures.sessions += 1
        self._run_before = run


def _answer_routines(
    window: RealWindow, folder: Path, target: Callable[[str, str, str], Path | None], chance: random.Random
) -> None:
    """Answer the file dialogs of Routines; no program is opened."""
    from routine_app.qt.routines.feature import RoutinesFeature

    routines = window.window.features["routines"]
    assert isinstance(routines, RoutinesFeature)
    routines.ask_target = lambda title, name, kinds: target(title, name, kinds)  # noqa: PLW0108 - by its names
    routines.ask_sources = lambda: tuple(path for path in sorted(folder.glob("*.yaml")) if chance.random() < 0.5)
    routines.open_file = lambda path: path.exists() and chance.random() < 0.5


def filing_answers(window: RealWindow, chance: random.Random) -> None:
    """Answer the file dialogs, of Progress once it has been made: a file, another one, or none."""
    from routine_app.qt.care.safety_feature import SafetyFeature
    from routine_app.qt.progress.filing import Filing

    folder = window.data.parent / "files"
    folder.mkdir(exist_ok=True)
    (folder / "no backup.zip").write_bytes(b"PK not really")

    def target(_title: str, name: str, _kinds: str) -> Path | None:
        return folder / name if chance.random() < 0.5 else None

    def source(*_: str) -> Path | None:
        there = sorted(folder.glob("*.zip"))
        return chance.choice([None, *there])

    safety = window.window.features["safety"]
    assert isinstance(safety, SafetyFeature)
    safety.ask_target = lambda: target("", "safety.pdf", "")
    _answer_routines(window, folder, target, chance)
    before = Filing.__init__

    def init(self: Filing, *rest: object) -> None:
        before(self, *rest)  # type: ignore[arg-type]
        self.ask_target, self.ask_source = target, source

    Filing.__init__ = init  # type: ignore[method-assign,assignment]


def play(seed: int, events: int, rests: int = RESTS) -> Figures:
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
            figures = Session(app, window, seed, events, rests).play()
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
    parser.add_argument("--rests", type=int, default=RESTS, help="how often it comes to rest and is measured")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    faulthandler.enable()
    figures = play(arguments.seed, arguments.events, arguments.rests)
    print(json.dumps(msgspec.to_builtins(figures), indent=2))  # noqa: T201
    for line in figures.broken():
        print(f"broken: {line}", file=sys.stderr)  # noqa: T201
    return 1 if figures.broken() else 0


if __name__ == "__main__":
    sys.exit(main())
