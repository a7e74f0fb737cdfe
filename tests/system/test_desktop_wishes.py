"""Less motion and more contrast: what the desktop's portal says of them, by hand and on a bus of the test's own."""

from __future__ import annotations

import queue
from typing import TYPE_CHECKING

import pytest
from jeepney import DBusAddress, Message, new_error, new_method_call, new_method_return, new_signal

from routine_app.system.desktop_wishes import (
    APPEARANCE,
    CHANGED,
    GNOME,
    INTERFACE,
    PATH,
    SERVICE,
    DesktopWishes,
    Wishes,
)
from routine_app.system.session_bus import BusPlace

if TYPE_CHECKING:
    from tests.system.private_bus import PrivateBus

PORTAL = DBusAddress(PATH, SERVICE, INTERFACE)
ASKED = new_method_call(PORTAL, "ReadAll", "as", ([APPEARANCE],))
ASKED.header.serial = 1
CONTRAST, REDUCED, ANIMATED = (APPEARANCE, "contrast"), (APPEARANCE, "reduced-motion"), (GNOME, "enable-animations")


def all_of(contrast: int, *, animations: bool) -> Message:
    body = {APPEARANCE: {"contrast": ("u", contrast)}, GNOME: {"enable-animations": ("b", animations)}}
    return new_method_return(ASKED, "a{sa{sv}}", (body,))


def changed(setting: tuple[str, str], value: tuple[str, object]) -> Message:
    return new_signal(DBusAddress(PATH, interface=INTERFACE), CHANGED, "ssv", (*setting, value))


def test_it_is_told_once_for_each_change() -> None:
    told: list[Wishes] = []
    desktop = DesktopWishes(told.append)
    for message in (
        all_of(0, animations=True),
        all_of(0, animations=True),
        changed(CONTRAST, ("u", 1)),
        changed(ANIMATED, ("b", False)),
        changed(REDUCED, ("u", 0)),
    ):
        desktop.hear(message)
    seen = [(each.less_motion, each.more_contrast) for each in told]
    assert seen == [(False, False), (False, True), (True, True), (False, True)]


@pytest.mark.parametrize(
    "message",
    [
        changed((APPEARANCE, "color-scheme"), ("u", 1)),
        changed(("org.example", "contrast"), ("u", 1)),
        new_method_return(ASKED, "s", (":1.7",)),
        new_error(ASKED, "org.freedesktop.DBus.Error.ServiceUnknown"),
    ],
)
def test_what_is_about_something_else_changes_nothing(message: Message) -> None:
    told: list[Wishes] = []
    desktop = DesktopWishes(told.append)
    desktop.hear(message)
    assert told == []
    assert desktop.wishes == Wishes(None, None)


@pytest.mark.slow
def test_it_follows_a_bus_live(bus: PrivateBus) -> None:
    body = {APPEARANCE: {"contrast": ("u", 1)}}
    service = BusPlace((SERVICE,), lambda call: new_method_return(call, "a{sa{sv}}", (body,)))
    service.open()
    bus.wait_for_name(SERVICE)
    told: queue.Queue[Wishes] = queue.Queue()
    desktop = DesktopWishes(told.put)
    desktop.open()
    try:
        assert told.get(timeout=60) == Wishes(None, more_contrast=True)
        service.tell(changed(CONTRAST, ("u", 0)))
        assert told.get(timeout=60) == Wishes(None, more_contrast=False)
    finally:
        desktop.close()
        service.close()
