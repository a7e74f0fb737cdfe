"""What a run of the monkey comes to: how long the event loop let others wait, and what there is of everything at rest.

Watches the window from a thread; does nothing to it.
"""

from __future__ import annotations

import ctypes
import gc
import threading
import time
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.qt.real_window import RealWindow

MOST_DELAY_MS = 250.0
MOST_GROWTH = {"memory_mb": 18.0, "objects": 90, "timers": 4, "threads": 2, "files": 4}


class Figures(msgspec.Struct):
    """What a run came to; delays in ms, growth from the fifth rest to the last."""

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
        self._passed_over = False
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
        if self._passed_over:
            self._passed_over = False
            self._taken.set()
            return True
        own_ms = max(0.0, wall_ms - held_ms)
        self.delays_ms.append(own_ms)
        self.held_up_ms = max(self.held_up_ms, held_ms)
        self.worst = max(self.worst, (own_ms, self.doing))
        self._taken.set()
        return True

    def pass_over(self) -> None:
        """Count the post that waits now for nothing: it was the counting itself that held the window up."""
        self._passed_over = True

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


def measure(window: RealWindow) -> dict[str, float]:
    """Count what must not grow: memory that is in use, not what the C library keeps for later (30 MB in a long run)."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc alone
    if trim is not None:
        trim(0)
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
