"""Whether a screen reader runs: what the bus says of it, by hand and on a bus of the test's own."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    MessageType,
    Parser,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)

from routine_app.system.bus_conversation import Conversation
from routine_app.system.screen_reader import INTERFACE, PATH, PROPERTY, SERVICE, ScreenReader
from routine_app.system.session_bus import BusPlace
from tests.system.private_bus import PrivateBus

if TYPE_CHECKING:
    pass

PROPERTIES = DBusAddress(PATH, SERVICE, "org.freedesktop.DBus.Properties")
EMITTER = DBusAddress(PATH, interface="org.freedesktop.DBus.Properties")
ASKED = new_method_call(PROPERTIES, "Get", "ss", (INTERFACE, PROPERTY))
ASKED.header.serial = 1


def changed(name: str = PROPERTY, interface: str = INTERFACE, *, on: object = True) -> Message:
    body: tuple[object, ...] = (interface, {name: ("b", on)}, [])
    return new_signal(EMITTER, "PropertiesChanged", "sa{sv}as", body)


def test_it_is_told_once_for_each_change() -> None:
    told: list[bool] = []
    reader = ScreenReader(told.append)
    for message in (
        new_method_return(ASKED, "v", (("b", False),)),
        new_method_return(ASKED, "v", (("b", True),)),
        changed(on=True),
        changed(on=False),
    ):
        reader.hear(message)
    assert told == [True, False]
    assert not reader.is_on


@pytest.mark.parametrize(
    "message",
    [
        changed("IsEnabled"),
        changed(interface="org.example.Status"),
        changed(on="yes"),
        new_signal(EMITTER, "Other"),
        new_method_return(ASKED, "s", (":1.7",)),
        new_error(ASKED, "org.freedesktop.DBus.Error.ServiceUnknown"),
    ],
)
def test_what_is_about_something_else_changes_nothing(message: Message) -> None:
    told: list[bool] = []
    ScreenReader(told.append).hear(message)
    assert told == []


def test_calls_are_made_and_their_replies_and_signals_heard() -> None:
    heard: list[Message] = []
    talk = Conversation((), lambda _: None, (ASKED,), heard.append)
    talk.output.clear()
    talk.receive(b"OK 1\r\n")
    sent = Parser().feed(bytes(talk.output).removeprefix(b"BEGIN\r\n"))
    talk.output.clear()
    talk.receive(new_method_return(sent[0], "s", (":1.1",)).serialise(serial=1))
    (call,) = Parser().feed(bytes(talk.output))
    assert call.header.fields[HeaderFields.member] == "Get"
    talk.receive(new_method_return(call, "v", (("b", True),)).serialise(serial=2))
    talk.receive(changed().serialise(serial=3))
    assert [each.header.message_type for each in heard] == [MessageType.method_return, MessageType.signal]


@pytest.mark.slow
def test_it_follows_a_bus_live(bus: PrivateBus) -> None:
    flags: list[int] = []

    def answer(call: Message) -> Message:
        flags.append(int(call.header.flags))
        return new_method_return(call, "v", (("b", True),))

    service = BusPlace((SERVICE,), answer)
    service.open()
    bus.wait_for_name(SERVICE)
    told: list[bool] = []
    news = threading.Event()

    def tell(on: bool) -> None:
        told.append(on)
        news.set()

    reader = ScreenReader(tell)
    reader.open()
    try:
        assert news.wait(60)
        assert told == [True]
        assert flags == [MessageFlag.no_auto_start]
        news.clear()
        service.tell(changed(on=False))
        assert news.wait(60)
        assert told == [True, False]
    finally:
        reader.close()
        service.close()
