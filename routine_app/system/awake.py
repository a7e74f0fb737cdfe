"""Keeps the screen on during a session, through wakepy.

Knows the platform's inhibitors only; when to hold and when to let go is the view's business. A crash or a kill lets
go by itself: the inhibition lives in this process.
"""

from __future__ import annotations

import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wakepy import Mode

PAUSE_LIMIT_MS = 5 * 60 * 1000
"""A pause longer than this lets the screen sleep."""


class Awake:
    """Holds the screen awake between `hold` and `release`; both may be called in any state."""

    def __init__(self) -> None:
        self._mode: Mode | None = None
        self.problem = ""

    @property
    def held(self) -> bool:
        """Whether the screen is kept on now."""
        return self._mode is not None and bool(self._mode.active)

    def hold(self) -> bool:
        """Keep the screen on; returns whether that worked (else `problem` says why not)."""
        if self._mode is None:
            # Imported here: it loads a D-Bus client, which a list of routines does not need.
            from wakepy import keep

            mode = keep.presenting(on_fail="pass")
            mode.__enter__()
            self._mode = mode
            self.problem = "" if mode.active else "The screen may go dark: nothing here can keep it awake."
        return self.held

    def release(self) -> None:
        """Let the screen sleep again."""
        mode, self._mode = self._mode, None
        if mode is not None:
            mode.__exit__(None, None, None)


class AwakeAside:
    """The same for who may not wait: the desktop is asked in a thread of its own, for it may hang.

    What was wished last holds. The thread lives while the screen is held; nobody waits for it, not even the app's end.
    """

    def __init__(self, awake: Awake | None = None) -> None:
        self._awake = awake or Awake()
        self._wishes: SimpleQueue[bool] = SimpleQueue()
        self._lock = threading.Lock()
        self.thread: threading.Thread | None = None

    def hold(self) -> None:
        """Keep the screen on, soon."""
        self._wish(held=True)

    def release(self) -> None:
        """Let the screen sleep again, soon."""
        self._wish(held=False)

    def _wish(self, *, held: bool) -> None:
        with self._lock:
            self._wishes.put(held)
            if self.thread is None:
                self.thread = threading.Thread(target=self._work, name="awake", daemon=True)
                self.thread.start()

    def _work(self) -> None:
        while True:
            held = self._wishes.get()
            while not self._wishes.empty():
                held = self._wishes.get()
            if held:
                self._awake.hold()
                continue
            self._awake.release()
            with self._lock:
                if self._wishes.empty():
                    self.thread = None
                    return
