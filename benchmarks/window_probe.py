"""Opens the window of Routine, or a bare one of PySide6, and says when its first picture stands and a click arrives.

    window_probe.py bare|app STAY_S [WORDS...]

Run by `bench_window.py`, in a process of its own. Prints the monotonic instant (s), the processor time so far (s) and
the memory (MB) of that moment; stays open for STAY_S more and prints them again. WORDS are Routine's command line.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path


def memory_mb() -> float:
    """Return what this process holds of the machine's memory, with what it shares."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Rss:")) / 1024


def watch(stay_s: float) -> None:
    """Wait, once an event loop begins, for the window's first picture and then for a click that is sent to it."""
    from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Watch(QObject):
        painted = clicked = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if not self.painted and event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
                self.painted = True
                QTimer.singleShot(0, partial(click, watched.window()))
            elif self.painted and not self.clicked and event.type() == QEvent.Type.MouseButtonPress:
                self.clicked = True
                print(time.monotonic(), time.process_time(), memory_mb(), flush=True)
                QTimer.singleShot(int(stay_s * 1000), end)
            return False

    def click(window: QWidget) -> None:
        at = QPointF(2, 2)  # the paper, where nothing is
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            button = Qt.MouseButton.LeftButton
            QApplication.postEvent(window, QMouseEvent(kind, at, at, button, button, Qt.KeyboardModifier.NoModifier))

    def end() -> None:
        print(time.monotonic(), time.process_time(), memory_mb(), flush=True)
        QApplication.closeAllWindows()

    app = QApplication.instance()
    watching = Watch(app)
    app.installEventFilter(watching)


def bare(stay_s: float) -> None:
    """Open a window with nothing in it, as large as Routine's."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(["bare"])
    app.setStyle("Fusion")
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    watch(stay_s)
    app.exec()


def app(stay_s: float, words: list[str]) -> None:
    """Open Routine, as its command does."""
    from routine_app.cli.main import main
    from routine_app.qt.shell.application import RoutineApp

    shown = RoutineApp.show

    def show(self: RoutineApp, request: object) -> None:
        shown(self, request)
        watch(stay_s)

    RoutineApp.show = show
    main(words)


if __name__ == "__main__":
    kind, stay, *rest = sys.argv[1:]
    bare(float(stay)) if kind == "bare" else app(float(stay), rest)
