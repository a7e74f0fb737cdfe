"""A session bus with the desktop's accessibility on it, and an eye on what an app tells a screen reader there.

Speaks AT-SPI by hand, as a screen reader's library does. Knows no app.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.qt.media.sound_server import end
from tests.system.private_bus import listens, wait

SERVICE_FILES = tuple(
    Path(folder) / "dbus-1/services/org.a11y.Bus.service" for folder in ("/usr/share", "/usr/local/share")
)
_STATUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.freedesktop.DBus.Properties")
_ADDRESS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
_REGISTRY = DBusAddress("/org/a11y/atspi/accessible/root", "org.a11y.atspi.Registry", "org.a11y.atspi.Accessible")
_EVENTS = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
_PATIENCE_S = 60.0


class BusError(Exception):
    """The other side answered with an error."""


Answer = tuple[Any, ...] | BusError


class Line:
    """A connection to a bus; many questions may be under way at once, for one at a time would take minutes."""

    def __init__(self, address: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(bus=address)
        self.heard: list[Message] = []

    def ask(self, question: Message) -> tuple[Any, ...]:
        """Return what is answered. Raises BusError."""
        (answer,) = self.ask_all([question])
        if isinstance(answer, BusError):
            raise answer
        return answer

    def ask_all(self, questions: Sequence[Message]) -> list[Answer]:
        """Return what is answered to each, in their order."""
        numbers = []
        for question in questions:
            number = next(self._connection.outgoing_serial)
            self._connection.send(question, serial=number)
            numbers.append(number)
        waiting, answers = set(numbers), {}
        while waiting:
            message = self._connection.receive(timeout=_PATIENCE_S)
            number = message.header.fields.get(HeaderFields.reply_serial)
            if number in waiting:
                waiting.remove(number)
                is_error = message.header.message_type is MessageType.error
                answers[number] = BusError(str(message.body)) if is_error else message.body
            else:
                self._take(message)
        return [answers[number] for number in numbers]

    def _take(self, message: Message) -> None:
        if message.header.message_type is MessageType.signal:
            self.heard.append(message)

    def close(self) -> None:
        self._connection.close()


class A11yBus:
    """The buses, and a screen reader's connection to them. Qt looks at `environ` when an app starts."""

    def __init__(self, folder: Path) -> None:
        if not any(path.exists() for path in SERVICE_FILES):
            pytest.fail("at-spi2-core is missing: apt-get install at-spi2-core", pytrace=False)
        socket = folder / "bus"
        self.environ = {
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={socket}",
            "XDG_RUNTIME_DIR": str(folder),
            "GSETTINGS_BACKEND": "memory",
        }
        command = ["dbus-daemon", "--session", "--nofork", f"--address=unix:path={socket}"]
        quiet = subprocess.DEVNULL
        environ = {**os.environ, **self.environ}
        environ.pop("DISPLAY", None)  # the root window of a display would name another bus
        self._daemon = subprocess.Popen(command, env=environ, stdout=quiet, stderr=quiet, start_new_session=True)
        self._lines: list[Line] = []
        try:
            wait(lambda: listens(socket), "no bus")
            self.session = self._join(f"unix:path={socket}")
            (address,) = self.session.ask(new_method_call(_ADDRESS, "GetAddress"))
            self.line = self._join(str(address))
        except BaseException:
            self.close()
            raise

    def _join(self, address: str) -> Line:
        self._lines.append(Line(address))
        return self._lines[-1]

    def let_a_reader_run(self, *, on: bool = True) -> None:
        """Say that a screen reader runs, or that it does so no more."""
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            body = ("org.a11y.Status", name, ("b", on))
            self.session.ask(new_method_call(_STATUS, "Set", "ssv", body))

    def listen(self, interfaces: Iterable[str]) -> None:
        """Have the events of these interfaces from now on, in `events`."""
        for name in interfaces:
            rule = MatchRule(type="signal", interface=f"org.a11y.atspi.Event.{name}")
            self.line.ask(message_bus.AddMatch(rule))
            self.line.ask(new_method_call(_EVENTS, "RegisterEvent", "s", (f"{name}:",)))

    def events(self) -> list[Message]:
        """Return what has been heard so far, and forget it."""
        self.line.ask(message_bus.GetId())  # what was sent before its answer has come
        heard, self.line.heard = self.line.heard, []
        return heard

    def app(self) -> tuple[str, str] | None:
        """Return where the only app on the bus is (name, path), None where there is none yet."""
        (apps,) = self.line.ask(new_method_call(_REGISTRY, "GetChildren"))
        assert isinstance(apps, list)
        return tuple(apps[0]) if apps else None

    def close(self) -> None:
        for line in reversed(self._lines):
            line.close()
        end(self._daemon)
