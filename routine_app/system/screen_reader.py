"""Whether a screen reader runs, as the desktop says it (org.a11y.Status on the session bus), followed live.

Knows that one property; starts no service that is not there. Where there is no session bus nothing is known, and none
runs as far as the app can tell.
"""

from __future__ import annotations

from collections.abc import Callable

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call

from routine_app.system.bus_follower import BusFollower

PATH, SERVICE, INTERFACE = "/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status"
PROPERTY = "ScreenReaderEnabled"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_CHANGED = "PropertiesChanged"


class ScreenReader(BusFollower):
    """Follows it between `open` and `close`; nothing here waits. `tell(bool)` is called in another thread."""

    def __init__(self, tell: Callable[[bool], None]) -> None:
        self.is_on = False
        self._tell = tell
        super().__init__(_rule(), _question())

    def hear(self, message: Message) -> None:
        """Take a reply or a signal of the bus; what is about something else changes nothing."""
        held = _told(message)
        if held is not None and held is not self.is_on:
            self.is_on = held
            self._tell(held)


def _rule() -> MatchRule:
    rule = MatchRule(type="signal", interface=_PROPERTIES, member=_CHANGED, path=PATH)
    rule.add_arg_condition(0, INTERFACE)
    return rule


def _question() -> Message:
    return new_method_call(DBusAddress(PATH, SERVICE, _PROPERTIES), "Get", "ss", (INTERFACE, PROPERTY))


def _told(message: Message) -> bool | None:
    """Return what a message says of the property, None for nothing."""
    fields, value = message.header.fields, None
    if message.header.message_type is MessageType.signal:
        if fields.get(HeaderFields.member) == _CHANGED and message.body[0] == INTERFACE:
            value = message.body[1].get(PROPERTY, (None, None))[1]
    elif message.header.message_type is MessageType.method_return and fields.get(HeaderFields.signature) == "v":
        value = message.body[0][1]
    return value if isinstance(value, bool) else None
