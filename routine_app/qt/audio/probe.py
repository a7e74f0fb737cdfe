"""Asks Speech Dispatcher, in a process of its own, whether it answers at all.

Without a working sound output it may take a connection and never answer. Qt's engine for it waits for that answer in
the window's own thread, without end; so the engine is made only after somebody else has had an answer. On a slow or
busy machine that answer may come late; it counts from then on. Elsewhere than on Linux the system's voices need no such
question.
"""

from __future__ import annotations

import shutil
import sys

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

LIMIT_MS = 6000
PROGRAM = "spd-say"


class SpeechProbe(QObject):
    """One question, asked once. `answered()`: it is known now whether `works`; again when an answer comes late."""

    answered = Signal()

    def __init__(self, parent: QObject | None = None, platform: str = sys.platform) -> None:
        super().__init__(parent)
        self.works = not platform.startswith("linux")
        self._asked = self.works
        self._process: QProcess | None = None
        self._limit = QTimer(self, singleShot=True, interval=LIMIT_MS)
        self._limit.timeout.connect(self.answered)

    @property
    def pending(self) -> bool:
        """Whether the answer is still awaited, and not late."""
        return self._limit.isActive()

    def ask(self) -> None:
        """Ask, unless that has been done; the answer comes with `answered`."""
        if self._asked:
            return
        self._asked = True
        if shutil.which(PROGRAM) is None:
            return
        self._process = QProcess(self)
        self._process.finished.connect(self._on_finished)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        # The list of voices: the very question that Qt's engine begins with.
        self._process.start(PROGRAM, ["-L"])
        self._limit.start()

    def again(self) -> None:
        """Ask anew: the mend may have worked."""
        if not self.works and not self.pending:
            self.close()
            self._asked = False
            self.ask()

    def close(self) -> None:
        """Stop waiting."""
        self._limit.stop()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(200)
            process.deleteLater()

    def _on_finished(self, code: int) -> None:
        self.works = code == 0
        self.close()
        self.answered.emit()
