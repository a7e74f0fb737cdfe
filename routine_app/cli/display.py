"""Whether a window can open here, found out without Qt.

Qt ends the whole process with a core dump where there is no display or one of its libraries is missing; so this looks
first, and says it in words. Knows sockets, shared libraries and Debian's names for them; does not know Qt or the app.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from routine_app.invocation import line_to_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TIMEOUT_S = 2.0

# Found with ldd on PySide6's libqxcb.so and QtGui; libpulse is loaded by miniaudio. scripts/lib.sh has the same.
WINDOW_LIBRARIES: dict[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
XCB_LIBRARIES: dict[str, str] = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
WAYLAND_LIBRARIES: dict[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
SOUND_LIBRARIES: dict[str, str] = {"libpulse.so.0": "libpulse0"}


def all_libraries() -> dict[str, str]:
    """Return every library that the app may load on Linux, with the package that brings it."""
    return WINDOW_LIBRARIES | XCB_LIBRARIES | WAYLAND_LIBRARIES | SOUND_LIBRARIES


class Fault(msgspec.Struct, frozen=True):
    """What is wrong, and the one thing to do or line to type."""

    what: str
    mend: str


def display_fault(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Fault | None:
    """Return why no window can open here, or None where one can.

    macOS and Windows always have a display. A platform that needs none (QT_QPA_PLATFORM=offscreen) counts as one.
    """
    if platform in ("darwin", "win32"):
        return None
    missing = missing_libraries(WINDOW_LIBRARIES)
    if missing:
        return _library_fault(missing)
    wanted = environ.get("QT_QPA_PLATFORM", "")
    asked = [part.partition(":")[0] for part in wanted.split(";") if part]
    if wanted and not any(_has_platform(name) for name in asked):
        return Fault(f"QT_QPA_PLATFORM={wanted!a} names no platform that Qt has here.", "unset QT_QPA_PLATFORM")
    if any(name != "xcb" and not name.startswith("wayland") for name in asked):
        return None
    wayland_fault = _wayland_fault(environ)
    if wayland_fault is None and (not asked or any(name.startswith("wayland") for name in asked)):
        return None
    if asked and "xcb" not in asked:
        return wayland_fault
    return _x_fault(environ)


def no_display_mend() -> str:
    """Return what to do where there is no display at all."""
    return f"start it from your desktop, or play in the terminal: {line_to_type('play daily --text')}"


def _has_platform(name: str) -> bool:
    """Whether Qt has a plugin for this platform; it ends with a core dump where it has none of those asked for."""
    found = importlib.util.find_spec("PySide6")
    folders = [
        Path(place, "Qt", "plugins", "platforms") for place in (found and found.submodule_search_locations) or ()
    ]
    there = [path.name for folder in folders if folder.is_dir() for path in folder.iterdir()]
    # A PySide6 that keeps its plugins elsewhere (a distribution's own) is believed. Before 6.10 wayland had two files.
    start = f"libq{name.partition('-')[0]}"
    return not there or any(each.startswith((f"{start}.", f"{start}-")) for each in there)


def missing_libraries(libraries: Mapping[str, str]) -> list[str]:
    """Return the packages of those libraries (soname to package) that the dynamic linker cannot load."""
    return [package for soname, package in libraries.items() if not _loads(soname)]


def import_fault(error: ImportError) -> Fault | None:
    """Return the fault where it is Qt that does not load; None where it is a module of ours.

    Where one of the system's libraries is missing, the error's name is no more than "QtNetwork".
    """
    package, folder = (error.name or "PySide6").partition(".")[0], Path(error.path or "").parent.name
    if not {package, folder} & {"PySide6", "shiboken6"}:
        return None
    return Fault(f"Qt does not load: {error}.", line_to_type("doctor"))


def install_line(packages: Iterable[str]) -> str:
    """Return the line that installs these packages on Debian and Ubuntu."""
    return f"sudo apt-get install --no-install-recommends {' '.join(packages)}"


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _library_fault(packages: list[str]) -> Fault:
    """Return the fault; the mend is one line with all that is missing, so that nobody has to come a second time."""
    one = len(packages) == 1
    what = f"{'A system library' if one else 'Some system libraries'} that the window needs"
    mend = install_line(missing_libraries(all_libraries()))
    return Fault(f"{what} {'is' if one else 'are'} missing: {', '.join(packages)}.", mend)


def _wayland_fault(environ: Mapping[str, str]) -> Fault | None:
    name = environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return Fault("There is no display here: WAYLAND_DISPLAY is not set.", no_display_mend())
    path = Path(environ.get("XDG_RUNTIME_DIR", ""), name)
    if not _answers(str(path)):
        return Fault(f"No Wayland compositor answers at {path}.", no_display_mend())
    missing = missing_libraries(WAYLAND_LIBRARIES)
    return _library_fault(missing) if missing else None


def _x_fault(environ: Mapping[str, str]) -> Fault | None:
    name = environ.get("DISPLAY", "")
    if not name:
        return Fault("There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set.", no_display_mend())
    missing = missing_libraries(XCB_LIBRARIES)
    if missing:
        return _library_fault(missing)
    # Asked first with the very call that Qt makes: a bare connection as the only client resets a fresh X server.
    if _x_lets_us_in(name):
        return None
    if not _x_listens(name):
        return Fault(f"No display answers at DISPLAY={name}.", no_display_mend())
    if _x_lets_us_in(name):
        return None
    return Fault(f"The display at DISPLAY={name} does not let this user in.", no_display_mend())


def _x_listens(name: str) -> bool:
    """Whether something listens where DISPLAY ("[host]:number[.screen]") points to."""
    found = re.fullmatch(r"(?P<host>[^/]*):(?P<number>\d+)(\.\d+)?", name)
    if found is None:
        return False
    number = int(found["number"])
    if found["host"] in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - the X server's own well-known place
        return _answers(path) or (sys.platform == "linux" and _answers(f"\0{path}"))
    return _answers((found["host"].strip("[]"), 6000 + number))


def _answers(address: str | tuple[str, int]) -> bool:
    """Whether a connection can be made within TIMEOUT_S to a Unix socket, or by TCP to (host, port)."""
    import socket  # an X server that lets her in is not asked this

    try:
        if isinstance(address, tuple):
            socket.create_connection(address, timeout=TIMEOUT_S).close()
            return True
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(TIMEOUT_S)
            connection.connect(address)
    except (OSError, OverflowError):
        return False
    return True


def _x_lets_us_in(name: str) -> bool:
    """Whether the X server accepts our cookie."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(name.encode(), None)
    accepted: bool = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return accepted
