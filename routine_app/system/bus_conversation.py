"""The first words of a D-Bus conversation, and then calls, replies and signals: bytes in, bytes out.

Knows messages (jeepney makes and reads them); knows no socket, no thread and no object but by `answer`.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

from jeepney import HeaderFields, Message, MessageType, Parser
from jeepney.auth import BEGIN, Authenticator
from jeepney.bus_messages import message_bus

MOST_BYTES = 1 << 20  # of one message, or waiting for a bus that takes nothing
_DO_NOT_QUEUE = 4
_OWNED = (1, 4)  # the name is ours now, or was already
_NONSENSE = (ValueError, KeyError, TypeError, IndexError, AssertionError, struct.error)

Hear = Callable[[Message], None]


class BusLostError(Exception):
    """The bus has gone, or does not speak D-Bus."""


class Conversation:
    """What is said on one connection, without any input or output: bytes in, bytes out.

    Takes the first of `names` that is free (`name` says which), and answers calls until it has been asked to leave.
    Before that it makes `calls` of its own; `hear` is given their replies and every signal.
    """

    def __init__(
        self,
        names: Sequence[str],
        answer: Callable[[Message], Message | None],
        calls: Sequence[Message] = (),
        hear: Hear = lambda _: None,
    ) -> None:
        self.name = ""
        self.is_over = False
        self._names = list(names)
        self._answer, self._calls, self._listener = answer, calls, hear
        self._handshake = Authenticator()
        self._parser = Parser()
        self._serial = 0
        self._replies: dict[int, Callable[[Message], None]] = {}
        self.output = bytearray(self._handshake.data_to_send() or b"")

    def receive(self, data: bytes) -> None:
        """Take what the bus sent. Raises BusLostError for what is not D-Bus."""
        try:
            if self._handshake.authenticated:
                self._read(data)
            else:
                self._greet(data)
        except _NONSENSE as error:
            raise BusLostError(str(error)) from error

    def tell(self, message: Message) -> None:
        """Send a signal, if anybody can know us by name yet."""
        if self.name:
            self._send(message)

    def leave(self) -> None:
        """Give the name back; `is_over` once the bus has taken it."""
        if not self.name:
            self.is_over = True
            return
        self._call(message_bus.ReleaseName(self.name), self._on_released)
        self.name = ""

    def _greet(self, data: bytes) -> None:
        self._handshake.feed(data)
        if self._handshake.authenticated:
            self.output += BEGIN
            self._call(message_bus.Hello(), self._begin)

    def _read(self, data: bytes) -> None:
        self._parser.add_data(data)
        while (message := self._parser.get_next_message()) is not None:
            self._hear(message)
        if self._parser.bytes_desired() > MOST_BYTES:
            raise BusLostError("a message of absurd length")

    def _hear(self, message: Message) -> None:
        kind = message.header.message_type
        if kind is MessageType.method_call:
            reply = self._answer(message)
            if reply is not None:
                self._send(reply)
        elif kind in (MessageType.method_return, MessageType.error):
            then = self._replies.pop(message.header.fields.get(HeaderFields.reply_serial, 0), None)
            if then is not None:
                then(message)
        elif kind is MessageType.signal:
            self._listener(message)

    def _begin(self, reply: Message) -> None:
        for call in self._calls:
            self._call(call, self._listener)
        self._ask_for_name(reply)

    def _ask_for_name(self, _reply: Message) -> None:
        if self._names:
            name = self._names.pop(0)
            self._call(message_bus.RequestName(name, _DO_NOT_QUEUE), lambda reply: self._on_name(name, reply))

    def _on_name(self, name: str, reply: Message) -> None:
        if reply.header.message_type is MessageType.method_return and reply.body[0] in _OWNED:
            self.name = name
        else:
            self._ask_for_name(reply)

    def _on_released(self, _reply: Message) -> None:
        self.is_over = True

    def _call(self, message: Message, then: Callable[[Message], None]) -> None:
        self._replies[self._send(message)] = then

    def _send(self, message: Message) -> int:
        self._serial += 1
        self.output += message.serialise(serial=self._serial)
        return self._serial
