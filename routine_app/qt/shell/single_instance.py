"""One window for one diary: the first to come answers, a later one asks it and goes.

Knows marks, local sockets and bytes; what is asked and answered is for others. The socket is of this machine and this
user alone (AF_UNIX, or a named pipe): nothing here opens a network connection.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread

from routine_app.system.process_lock import ProcessLock, mark_of

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 3_000
LONGEST = 64 * 1024  # bytes of one request
_BETWEEN_TRIES_MS = 40


class SingleInstance(QObject):
    """The place of the one window of a diary. Call `take`; where that is false, `ask`."""

    def __init__(self, database: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock, self._has_mark = ProcessLock(mark_of(database, "window")), False
        self._server: QLocalServer | None = None
        self._answer: Callable[[bytes], bytes] | None = None
        socket = mark_of(database, "socket")
        self._name = socket.name if sys.platform == "win32" else str(socket)

    def take(self) -> bool:
        """Be the one window; False where there is one already.

        Where the system has no room for marks or sockets, every window is the first.
        """
        try:
            self._has_mark = self._lock.take()
        except OSError:
            return True
        return self._has_mark

    def answer_with(self, answer: Callable[[bytes], bytes]) -> None:
        """Answer those that come later, and have come already: one line for one line. A ValueError is no answer."""
        self._answer = answer
        if self._has_mark and self._server is None:
            self._server = self._listen()

    def _listen(self) -> QLocalServer:
        """Listen. A socket that a crash has left behind is swept away: whoever has the mark may do so."""
        from PySide6.QtNetwork import QLocalServer  # once the window stands: it need not wait for it

        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._welcome)
        server.listen(self._name)
        return server

    def ask(self, request: bytes, patience_ms: int = PATIENCE_MS) -> bytes | None:
        """Ask the first window (one line), and return its answer; None where it does not answer in time."""
        end = time.monotonic() + patience_ms / 1000

        def left_ms() -> int:
            return max(1, round((end - time.monotonic()) * 1000))

        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        while True:  # the first may have the mark already and not yet its socket
            socket.connectToServer(self._name)
            if socket.waitForConnected(left_ms()):
                break
            if time.monotonic() >= end:
                return None
            QThread.msleep(_BETWEEN_TRIES_MS)
        socket.write(request + b"\n")
        while not socket.canReadLine():
            if time.monotonic() >= end or not socket.waitForReadyRead(left_ms()):
                return None
        return bytes(socket.readLine().data()).rstrip(b"\n")

    def close(self) -> None:
        """Make room for another window."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.release()

    def _welcome(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        """Answer a request once the whole of it is there."""
        if self._answer is None:
            return
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST:
                socket.abort()
            return
        request = bytes(socket.readLine(LONGEST).data()).rstrip(b"\n")
        with contextlib.suppress(ValueError):  # not a request of ours: it gets no answer
            socket.write(self._answer(request) + b"\n")
            socket.flush()
        socket.disconnectFromServer()
