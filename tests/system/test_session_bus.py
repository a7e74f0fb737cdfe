"""Finding the session bus, and the first words with it, without any bus."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    Parser,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)

from routine_app.system.bus_conversation import BusLostError, Conversation
from routine_app.system.session_bus import BusPlace, bus_addresses
from tests.afresh import afresh

if TYPE_CHECKING:
    from pathlib import Path

HELLO = DBusAddress("/org/example", interface="org.example.Here")


@pytest.mark.parametrize(
    ("environ", "found"),
    [
        ({}, []),
        ({"XDG_RUNTIME_DIR": "/run/user/7"}, ["/run/user/7/bus"]),
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/a%20b,guid=12"}, ["/run/a b"]),
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/a%ff"}, ["/a\udcff"]),
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:abstract=/tmp/dbus-1"}, [b"\0/tmp/dbus-1"]),
        ({"DBUS_SESSION_BUS_ADDRESS": "tcp:host=a,port=1;unix:path=/b;unix:path=/c"}, ["/b", "/c"]),
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:runtime=yes", "XDG_RUNTIME_DIR": "/r"}, ["/r/bus"]),
        ({"DBUS_SESSION_BUS_ADDRESS": "disabled:"}, []),
        ({"DBUS_SESSION_BUS_ADDRESS": "nonsense;=;unix:;unix:,,=,"}, []),
        ({"DBUS_SESSION_BUS_ADDRESS": "autolaunch:"}, []),
    ],
)
def test_where_the_bus_is(environ: dict[str, str], found: list[str | bytes]) -> None:
    assert bus_addresses(environ) == found


class Bus:
    """The other end of a conversation, played by hand."""

    def __init__(self, taken: tuple[str, ...] = ()) -> None:
        self.calls: list[Message] = []
        self.talk = Conversation(("org.example.First", "org.example.Second"), self.calls_back)
        self._taken = taken
        self._parser = Parser()
        self.heard: list[str] = []

    def calls_back(self, call: Message) -> Message | None:
        self.calls.append(call)
        return new_method_return(call)

    def greet(self) -> None:
        assert self.said().startswith(b"\0AUTH EXTERNAL ")
        self.talk.receive(b"OK 1234\r\n")
        said = self.said()
        assert said.startswith(b"BEGIN\r\n")
        self.hear(said.removeprefix(b"BEGIN\r\n"))

    def said(self) -> bytes:
        said = bytes(self.talk.output)
        self.talk.output.clear()
        return said

    def hear(self, data: bytes) -> None:
        """Answer what it asks of the bus, until it asks no more."""
        while data:
            for message in self._parser.feed(data):
                self.heard.append(message.header.fields[HeaderFields.member])
                if message.header.message_type is MessageType.method_call:
                    self.talk.receive(self._reply(message).serialise(serial=1))
            data = self.said()

    def _reply(self, call: Message) -> Message:
        if call.header.fields[HeaderFields.member] != "RequestName":
            return new_method_return(call, "s", (":1.7",))
        name, flags = call.body
        assert flags == 4
        return new_method_return(call, "u", (3 if name in self._taken else 1,))


def test_the_first_free_name_is_taken() -> None:
    for taken, name in (((), "First"), (("org.example.First",), "Second")):
        bus = Bus(taken)
        bus.greet()
        assert bus.talk.name == f"org.example.{name}"
    nobody = Bus(("org.example.First", "org.example.Second"))
    nobody.greet()
    assert nobody.talk.name == ""
    nobody.talk.leave()
    assert nobody.talk.is_over


def test_signals_are_told_only_once_there_is_a_name_and_the_name_is_given_back() -> None:
    bus = Bus()
    signal = new_signal(HELLO, "Changed")
    bus.talk.tell(signal)
    bus.greet()
    bus.talk.tell(signal)
    bus.hear(bus.said())
    bus.talk.leave()
    assert not bus.talk.is_over
    bus.talk.tell(signal)
    bus.hear(bus.said())
    assert afresh(bus.talk.is_over)
    assert bus.heard == ["Hello", "RequestName", "Changed", "ReleaseName"]


def test_a_bus_that_refuses_a_name_with_an_error_is_asked_for_the_next() -> None:
    bus = Bus()
    bus.said()
    bus.talk.receive(b"OK 1\r\n")
    for serial in (1, 2):
        call = Message.from_buffer(bus.said().removeprefix(b"BEGIN\r\n"))
        reply = new_method_return(call, "s", (":1.1",)) if serial == 1 else new_error(call, "org.example.No")
        bus.talk.receive(reply.serialise(serial=serial))
    assert b"org.example.Second" in bus.said()


def test_calls_are_answered_byte_by_byte_too() -> None:
    bus = Bus()
    bus.greet()
    call = new_method_call(DBusAddress("/a", "org.example.First", "org.example.I"), "Do", "s", ("x" * 5000,))
    for byte in call.serialise(serial=9) * 3:
        bus.talk.receive(bytes([byte]))
    assert [each.body for each in bus.calls] == [("x" * 5000,)] * 3
    replies = Parser().feed(bus.said())
    assert [each.header.fields[HeaderFields.reply_serial] for each in replies] == [9, 9, 9]


@pytest.mark.parametrize(
    "data",
    [b"REJECTED EXTERNAL\r\n", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"x" * 9000, b"OK 1\r\nmore"],
    ids=["rejected", "http", "endless", "too much"],
)
def test_what_is_no_bus_is_left(data: bytes) -> None:
    with pytest.raises(BusLostError):
        Bus().talk.receive(data)


@pytest.mark.parametrize("data", [b"\xff" * 32, b"l\1\0\1" + b"\xff" * 12, b"l\1\0\1" + b"\0" * 60, b"B" + b"\7" * 99])
def test_nonsense_after_the_greeting_is_left(data: bytes) -> None:
    bus = Bus()
    bus.greet()
    with pytest.raises(BusLostError):
        bus.talk.receive(data)


def test_a_place_without_any_bus_makes_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    place = BusPlace(("org.example.First",), lambda _call: None)
    place.open()
    place.tell(new_signal(HELLO, "Changed"))
    place.close()
    assert place.thread is None


def test_a_place_waits_for_a_bus_that_is_not_there_yet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
    place = BusPlace(("org.example.First",), lambda _call: None, retry_s=(0.01, 0.01))
    place.open()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "bus"))
        server.listen()
        server.settimeout(10)
        with server.accept()[0] as first:
            assert first.recv(100).startswith(b"\0AUTH EXTERNAL")
        with server.accept()[0] as second:  # lost, and here again
            assert second.recv(100).startswith(b"\0AUTH EXTERNAL")
    place.close()
    assert place.thread is not None
    place.thread.join(60)
    assert not place.thread.is_alive()
