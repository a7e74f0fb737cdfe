"""Opens the window of Routine, or another one of PySide6, and says when its first picture stands and a click arrives.

    window_probe.py bare|floor|app STAY_S [WORDS...]

Run by `bench_window.py`, in a process of its own. Prints the monotonic instant (s), the processor time so far (s) and
the memory (MB) of that moment; stays open for STAY_S more and prints them again. WORDS are Routine's command line, or
the folder of the floor's pictures.

What looks on must cost neither of the two anything: a filter of all events, in Python, would have PySide6 make a type
for each kind of thing that gets one, which no bare window has (20 ms).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget


def memory_mb() -> float:
    """Return what this process holds of the machine's memory, with what it shares."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Rss:")) / 1024


def say() -> None:
    """Print this moment."""
    print(time.monotonic(), time.process_time(), memory_mb(), flush=True)


def watched(kind: type[QWidget], stay_s: float) -> type[QWidget]:
    """Let windows of this kind be clicked once their first picture stands, and end STAY_S after the click came."""
    from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
    from PySide6.QtGui import QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QApplication

    paint, first = kind.paintEvent, [True]

    def click(window: QWidget) -> None:
        at = QPointF(2, 2)  # the paper, where nothing is
        for each in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            button = Qt.MouseButton.LeftButton
            QApplication.postEvent(window, QMouseEvent(each, at, at, button, button, Qt.KeyboardModifier.NoModifier))

    def paint_event(window: QWidget, event: QPaintEvent) -> None:
        paint(window, event)
        if first:
            first.clear()
            QTimer.singleShot(0, lambda: click(window))

    def press_event(_window: QWidget, _event: QMouseEvent) -> None:
        say()
        QTimer.singleShot(int(stay_s * 1000), end)

    def end() -> None:
        say()
        QApplication.closeAllWindows()

    kind.paintEvent, kind.mousePressEvent = paint_event, press_event  # type: ignore[method-assign]
    return kind


def bare(stay_s: float) -> None:
    """Open a window with nothing in it, as large as Routine's."""
    from PySide6.QtWidgets import QApplication, QWidget

    class Bare(QWidget):
        """A kind of window of its own, as each app has one."""

    app = QApplication(["bare"])
    app.setStyle("Fusion")
    window = watched(Bare, stay_s)()
    window.resize(1280, 800)
    window.show()
    app.exec()


def floor(stay_s: float, words: list[str]) -> None:
    """Open a window with nothing behind it that shows as much as Today does first (`floor_window.py`)."""
    from floor_window import Floor, application

    app = application()
    window = watched(Floor, stay_s)(Path(words[0]))  # type: ignore[arg-type]
    window.resize(1280, 800)
    window.show()
    app.exec()


def app(stay_s: float, words: list[str]) -> None:
    """Open Routine, as its command does."""
    from routine_app.__main__ import START, main

    close = START.close

    def watch() -> None:
        """What the command calls once the window is loaded: let its kind be watched."""
        close()
        from routine_app.qt.shell.main_window import MainWindow

        watched(MainWindow, stay_s)

    START.close = watch  # type: ignore[method-assign]
    sys.argv[1:] = words
    main()


if __name__ == "__main__":
    kind, stay, *rest = sys.argv[1:]
    if kind == "bare":
        bare(float(stay))
    else:
        (floor if kind == "floor" else app)(float(stay), rest)
