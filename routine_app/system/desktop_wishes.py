"""Whether the desktop asks for less motion and more contrast, as its portal says it, followed live.

Knows the portal's settings (org.freedesktop.portal.Settings on the session bus); starts no service that is not there.
Where there is none, nothing is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec
from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call

from routine_app.system.bus_follower import BusFollower

PATH, SERVICE = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop"
INTERFACE, CHANGED = "org.freedesktop.portal.Settings", "SettingChanged"
APPEARANCE, GNOME = "org.freedesktop.appearance", "org.gnome.desktop.interface"
_ALL = "a{sa{sv}}"


class Wishes(msgspec.Struct, frozen=True):
    """What the desktop asks for; None where it does not say."""

    less_motion: bool | None = None
    more_contrast: bool | None = None


# What each setting says: which wish it is, and by which value it is wished for.
_MEANINGS: Mapping[tuple[str, str], tuple[str, object]] = {
    (APPEARANCE, "contrast"): ("more_contrast", 1),
    (APPEARANCE, "reduced-motion"): ("less_motion", 1),
    (GNOME, "enable-animations"): ("less_motion", False),
}


class DesktopWishes(BusFollower):
    """Follows them between `open` and `close`; nothing here waits. `tell(Wishes)` is called in another thread."""

    def __init__(self, tell: Callable[[Wishes], None]) -> None:
        self.wishes = Wishes()
        self._tell = tell
        super().__init__(_rule(), _question())

    def hear(self, message: Message) -> None:
        """Take a reply or a signal of the bus; what is about something else changes nothing."""
        now = self.wishes
        for name, wished in _told(message):
            now = msgspec.structs.replace(now, **{name: wished})
        if now != self.wishes:
            self.wishes = now
            self._tell(now)


def _rule() -> MatchRule:
    return MatchRule(type="signal", interface=INTERFACE, member=CHANGED, path=PATH)


def _question() -> Message:
    return new_method_call(DBusAddress(PATH, SERVICE, INTERFACE), "ReadAll", "as", ([APPEARANCE, GNOME],))


def _told(message: Message) -> Iterator[tuple[str, bool]]:
    """Yield what a message says of the wishes, by their names."""
    fields, body = message.header.fields, message.body
    found: list[tuple[str, str, tuple[str, object]]] = []
    if message.header.message_type is MessageType.signal and fields.get(HeaderFields.member) == CHANGED:
        found = [body]
    elif message.header.message_type is MessageType.method_return and fields.get(HeaderFields.signature) == _ALL:
        found = [(space, key, value) for space, keys in body[0].items() for key, value in keys.items()]
    for space, key, (_, value) in found:
        if (space, key) in _MEANINGS:
            name, wished = _MEANINGS[space, key]
            yield name, value == wished
