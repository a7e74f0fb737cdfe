"""What an object on D-Bus answers, without any bus."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jeepney import DBusAddress, HeaderFields, Message, MessageFlag, MessageType, new_method_call

from routine_app.system.dbus_object import PEER, PROPERTIES, BusError
from routine_app.system.mpris import PATH, PLAYER_INTERFACE, ROOT_INTERFACE, Mpris
from routine_app.system.now_playing import MediaCommand, NowPlaying, PlaybackStatus

HERE = "org.example.Here"


class Reader:
    """Someone who asks the session's object."""

    def __init__(self) -> None:
        self.heard: list[MediaCommand] = []
        self.mpris = Mpris(self.heard.append)

    def ask(self, interface: str | None, member: str, signature: str = "", *body: object, path: str = PATH) -> Message:
        """Call, and return the reply as it comes over the wire."""
        call = new_method_call(DBusAddress(path, HERE, interface), member, signature or None, body)
        reply = self.mpris.place.answer(sent(call))
        assert reply is not None
        return sent(reply)


def sent(message: Message) -> Message:
    """Return a message as it arrives."""
    return Message.from_buffer(message.serialise(serial=7))


@pytest.fixture
def reader() -> Reader:
    return Reader()


def test_every_time_is_an_int64(reader: Reader) -> None:
    reader.mpris.publish(NowPlaying(PlaybackStatus.PAUSED, "Squat", "Daily", 1_000))
    reader.mpris.position_ms = 5
    (properties,) = reader.ask(PROPERTIES, "GetAll", "s", PLAYER_INTERFACE).body
    assert properties["Position"] == ("x", 5_000)
    assert properties["Metadata"][1]["mpris:length"] == ("x", 1_000_000)
    assert properties["PlaybackStatus"] == ("s", "Paused")
    assert reader.ask(PROPERTIES, "Get", "ss", PLAYER_INTERFACE, "Position").body == (("x", 5_000),)


def test_all_that_mpris_names_is_there(reader: Reader) -> None:
    (root,) = reader.ask(PROPERTIES, "GetAll", "s", ROOT_INTERFACE).body
    assert set(root) == {"CanQuit", "CanRaise", "HasTrackList", "Identity", "DesktopEntry", "SupportedUriSchemes",
                         "SupportedMimeTypes"}  # fmt: skip
    (player,) = reader.ask(PROPERTIES, "GetAll", "s", PLAYER_INTERFACE).body
    assert {name: kind for name, (kind, _) in player.items()} == {
        "PlaybackStatus": "s", "Rate": "d", "Metadata": "a{sv}", "Volume": "d", "Position": "x", "MinimumRate": "d",
        "MaximumRate": "d", "CanGoNext": "b", "CanGoPrevious": "b", "CanPlay": "b", "CanPause": "b", "CanSeek": "b",
        "CanControl": "b",
    }  # fmt: skip
    (everything,) = reader.ask(PROPERTIES, "GetAll", "s", "").body
    assert set(everything) == {*root, *player}
    assert reader.ask(PROPERTIES, "GetAll", "s", PEER).body == ({},)


@pytest.mark.parametrize("command", list(MediaCommand))
def test_a_command_is_passed_on_and_answered(command: MediaCommand, reader: Reader) -> None:
    interface = ROOT_INTERFACE if command is MediaCommand.RAISE else PLAYER_INTERFACE
    assert reader.ask(interface, command.value).header.message_type is MessageType.method_return
    assert reader.ask(None, command.value).body == ()
    assert reader.heard == [command, command]


def test_who_wants_no_reply_gets_none(reader: Reader) -> None:
    call = new_method_call(DBusAddress(PATH, HERE, PLAYER_INTERFACE), "Next")
    call.header.flags = MessageFlag.no_reply_expected
    assert reader.mpris.place.answer(sent(call)) is None
    assert reader.heard == [MediaCommand.NEXT]
    wrong = new_method_call(DBusAddress(PATH, HERE, PLAYER_INTERFACE), "Dance")
    wrong.header.flags = MessageFlag.no_reply_expected
    assert reader.mpris.place.answer(sent(wrong)) is None


@pytest.mark.parametrize(
    ("interface", "member", "signature", "body", "path", "error"),
    [
        (PLAYER_INTERFACE, "Dance", "", (), PATH, "UnknownMethod"),
        (None, "Dance", "", (), PATH, "UnknownMethod"),
        ("org.example.No", "Next", "", (), PATH, "UnknownInterface"),
        (PLAYER_INTERFACE, "Next", "", (), "/elsewhere", "UnknownObject"),
        (PLAYER_INTERFACE, "Next", "", (), "/org", "UnknownInterface"),
        (PLAYER_INTERFACE, "Next", "i", (3,), PATH, "InvalidArgs"),
        (PLAYER_INTERFACE, "Seek", "", (), PATH, "InvalidArgs"),
        (PLAYER_INTERFACE, "OpenUri", "s", ("file:///x",), PATH, "NotSupported"),
        (PROPERTIES, "Get", "ss", (PLAYER_INTERFACE, "Colour"), PATH, "UnknownProperty"),
        (PROPERTIES, "Get", "ss", ("org.example.No", "Rate"), PATH, "UnknownInterface"),
        (PROPERTIES, "GetAll", "s", ("org.example.No",), PATH, "UnknownInterface"),
        (PROPERTIES, "Set", "ssv", (PLAYER_INTERFACE, "Rate", ("d", 2.0)), PATH, "PropertyReadOnly"),
        (PROPERTIES, "Set", "ssv", (PLAYER_INTERFACE, "Colour", ("s", "red")), PATH, "UnknownProperty"),
    ],
)
def test_a_wrong_call_is_answered_by_an_error(
    interface: str | None, member: str, signature: str, body: tuple[Any, ...], path: str, error: str, reader: Reader
) -> None:
    reply = reader.ask(interface, member, signature, *body, path=path)
    assert reply.header.message_type is MessageType.error
    assert reply.header.fields[HeaderFields.error_name] == BusError(error, "").name
    assert reply.header.fields[HeaderFields.reply_serial] == 7
    assert reader.heard == []


def test_seeking_has_no_effect_as_it_is_said_to_be_impossible(reader: Reader) -> None:
    for member, signature, body in (("Seek", "x", (5,)), ("SetPosition", "ox", ("/org/routine/session", 5))):
        assert reader.ask(PLAYER_INTERFACE, member, signature, *body).header.message_type is MessageType.method_return
    assert reader.mpris.position_ms == 0


def test_the_way_to_the_object_can_be_looked_for(reader: Reader) -> None:
    introspectable = "org.freedesktop.DBus.Introspectable"
    path = ""
    for name in PATH[1:].split("/"):
        tree = ET.fromstring(reader.ask(introspectable, "Introspect", path=path or "/").body[0])  # noqa: S314
        assert [node.get("name") for node in tree.iter("node")] == [None, name]
        path = f"{path}/{name}"
    tree = ET.fromstring(reader.ask(introspectable, "Introspect").body[0])  # noqa: S314
    names = [each.get("name") for each in tree.iter("interface")]
    assert names == [ROOT_INTERFACE, PLAYER_INTERFACE, PROPERTIES, introspectable, PEER]
    seeked = next(each for each in tree.iter("signal") if each.get("name") == "Seeked")
    assert [(each.get("type"), each.get("direction")) for each in seeked] == [("x", None)]


def test_a_peer_is_there(reader: Reader) -> None:
    assert reader.ask(PEER, "Ping", path="/").body == ()
    assert reader.ask(PEER, "GetMachineId").header.message_type in (MessageType.method_return, MessageType.error)
