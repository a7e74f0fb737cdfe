"""A place on the session bus for one object, kept by a thread of its own: whoever speaks through it never waits.

The bus may be absent, hang, die and come back: the thread waits and tries again, and nobody else notices. Knows
sockets; what is said on them is for `bus_conversation`. Knows no object but by `answer`.
"""

from __future__ import annotations

import os
import select
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from urllib.parse import unquote_to_bytes

from jeepney import Message

from routine_app.system.bus_conversation import MOST_BYTES, BusLostError, Conversation, Hear

FIRST_RETRY_S, LAST_RETRY_S = 1.0, 30.0
_LEAVE_S = 1.0
_CHUNK = 1 << 16


def bus_addresses(environ: Mapping[str, str] = os.environ) -> list[str | bytes]:
    """Return where the session bus may listen (paths of Unix sockets; bytes from NUL on are abstract ones)."""
    text = environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    if not text and runtime:
        return [f"{runtime}/bus"]  # as libdbus and systemd have it
    return [found for each in text.split(";") for found in _unix_address(each, runtime)]


def _unix_address(address: str, runtime: str) -> Iterator[str | bytes]:
    transport, _, rest = address.partition(":")
    if transport != "unix":
        return
    keys = dict(part.partition("=")[::2] for part in rest.split(","))
    if "path" in keys:
        yield os.fsdecode(unquote_to_bytes(keys["path"]))
    elif "abstract" in keys:
        yield b"\0" + unquote_to_bytes(keys["abstract"])
    elif keys.get("runtime") == "yes" and runtime:
        yield f"{runtime}/bus"


class BusPlace:
    """Keeps an object on the session bus between `open` and `close`, in a daemon thread. No call here ever waits.

    `names` are tried in turn; `answer` is called in the thread, and so is `hear` with signals and the replies to
    `calls`, which are made each time anew. `retry_s` are the first and the longest waits between two tries.
    """

    def __init__(
        self,
        names: Sequence[str],
        answer: Callable[[Message], Message | None],
        retry_s: tuple[float, float] = (FIRST_RETRY_S, LAST_RETRY_S),
        calls: Sequence[Message] = (),
        hear: Hear = lambda _: None,
    ) -> None:
        self.names, self.answer, self._retry_s = names, answer, retry_s
        self._converse = lambda: Conversation(names, answer, calls, hear)
        self._post: deque[Message] = deque()
        self._bell: socket.socket | None = None  # a byte wakes the thread, its closing ends it
        self.thread: threading.Thread | None = None

    def open(self) -> None:
        """Go onto the bus, now or whenever there is one."""
        addresses = bus_addresses()
        if self._bell is not None or not addresses or not hasattr(socket, "AF_UNIX"):
            return
        self._bell, wire = socket.socketpair()
        self._bell.settimeout(0)
        self._post = deque()
        keeper = _Keeper(addresses, self._converse, self._post, wire)
        arguments = (self.thread, *self._retry_s)
        self.thread = threading.Thread(target=keeper.run, args=arguments, name="session bus", daemon=True)
        self.thread.start()

    def tell(self, message: Message) -> None:
        """Send a signal; where there is no bus it is lost, as nobody would hear it."""
        if self._bell is not None:
            self._post.append(message)
            with suppress(OSError):  # full: it has been woken already
                self._bell.send(b"!")

    def close(self) -> None:
        """Leave the bus and give the name back, soon."""
        if self._bell is not None:
            self._bell.close()
            self._bell = None


class _ClosedError(Exception):
    """The owner wants to leave the bus."""


class _Keeper:
    """The thread's side: one connection after another."""

    def __init__(
        self,
        addresses: Iterable[str | bytes],
        converse: Callable[[], Conversation],
        post: deque[Message],
        wire: socket.socket,
    ) -> None:
        self._addresses, self._converse = addresses, converse
        self._post, self._wire = post, wire

    def run(self, before: threading.Thread | None, first_s: float, longest_s: float) -> None:
        """Stay until the owner leaves. `before` is the thread of the last time, which may still have the name."""
        if before is not None:
            before.join(2 * _LEAVE_S)
        wait_s = first_s
        with self._wire, suppress(_ClosedError):
            while True:
                wait_s = first_s if self._keep() else min(longest_s, 2 * wait_s)
                self._rest(time.monotonic() + wait_s)

    def _keep(self) -> bool:
        """Talk on one connection until it is lost; return whether we were known there. Raises _ClosedError."""
        talk = self._converse()
        with suppress(BusLostError, OSError), self._connect() as bus:
            try:
                while self._turn(bus, talk, None):
                    for message in self._heard():
                        talk.tell(message)
            except _ClosedError:
                self._take_leave(bus, talk)
                raise
        return bool(talk.name)

    def _take_leave(self, bus: socket.socket, talk: Conversation) -> None:
        talk.leave()
        with suppress(BusLostError, OSError):
            while not talk.is_over and self._turn(bus, talk, _LEAVE_S):
                pass

    def _connect(self) -> socket.socket:
        for address in self._addresses:
            bus = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            bus.settimeout(0)
            try:
                bus.connect(address)
            except OSError:
                bus.close()
                continue
            return bus
        raise BusLostError("nobody listens")

    def _turn(self, bus: socket.socket, talk: Conversation, limit_s: float | None) -> bool:
        """Wait for the bus or the owner, and pass bytes on; False where nothing happened in time."""
        inputs = [bus] if limit_s is not None else [bus, self._wire]
        ready = _ready(inputs, [bus] if talk.output else [], limit_s)
        if ready.get(bus.fileno(), 0) & select.POLLOUT:
            del talk.output[: bus.send(talk.output)]
        if ready.get(bus.fileno(), 0) & ~select.POLLOUT:
            data = bus.recv(_CHUNK)
            if not data:
                raise BusLostError("the bus has gone")
            talk.receive(data)
        if len(talk.output) > MOST_BYTES:
            raise BusLostError("the bus takes nothing")
        return bool(ready)

    def _heard(self) -> Iterator[Message]:
        """Yield what the owner wants to be sent; raises _ClosedError where it wants to leave."""
        if _ready([self._wire], [], 0) and not self._wire.recv(_CHUNK):
            raise _ClosedError
        while self._post:
            yield self._post.popleft()

    def _rest(self, until: float) -> None:
        """Wait until then (monotonic s); what the owner says meanwhile is lost, but its leaving is heard."""
        while (left_s := until - time.monotonic()) > 0:
            if _ready([self._wire], [], left_s):
                for _ in self._heard():
                    pass


def _ready(inputs: Iterable[socket.socket], outputs: Iterable[socket.socket], limit_s: float | None) -> dict[int, int]:
    """Return which descriptors can be used, and for what (poll's bits); all of those that failed among them."""
    poll = select.poll()  # not select(), which knows no descriptor from 1024 on
    for wanted, sockets in ((select.POLLIN, inputs), (select.POLLOUT, outputs)):
        for each in sockets:
            poll.register(each, wanted | (select.POLLIN if wanted == select.POLLOUT else 0))
    return dict(poll.poll(None if limit_s is None else limit_s * 1000))
