"""The system libraries that we name are those that PySide6's own files ask for, read out of them."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import PySide6
import pytest

from routine_app.cli import display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads ELF files")

QT = Path(PySide6.__file__).parent / "Qt"
# What the window loads: Qt's modules, how it talks to X and to Wayland, its icon.
LOADED = [
    *(QT / "lib" / f"libQt6{name}.so.6" for name in ("Core", "Gui", "Widgets", "Network", "DBus", "Svg")),
    QT / "lib" / "libQt6XcbQpa.so.6",
    QT / "lib" / "libQt6WaylandClient.so.6",
    # ... without the ways by EGL: the window paints by itself.
    *(path for path in (QT / "plugins" / "platforms").glob("libq[xw]*.so") if "egl" not in path.name),
    *(QT / "plugins" / "xcbglintegrations").glob("*.so"),
    *(QT / "plugins" / "wayland-shell-integration").glob("*.so"),
    *(QT / "plugins" / "wayland-decoration-client").glob("*bradient.so"),
    *(QT / "plugins" / "iconengines").glob("*.so"),
]
# On every Debian that has Python, or pulled in by what we name (libx11-6 by libx11-xcb1, and so on).
EVERYWHERE = (
    "libc.so",
    "libm.so",
    "libdl.so",
    "libpthread.so",
    "librt.so",
    "ld-linux",
    "libstdc++.so",
    "libgcc_s.so",
    "libz.so",
    "libzstd.so",
    "libresolv.so",
)
PULLED_IN = {
    "libbrotlicommon.so.1": "libfontconfig.so.1",
    "libbrotlidec.so.1": "libfontconfig.so.1",
    "libxcb-glx.so.0": "libGL.so.1",
    "libxcb-util.so.1": "libxcb-image.so.0",
    "libX11.so.6": "libX11-xcb.so.1",
    "libxcb.so.1": "libX11-xcb.so.1",
    "libxcb-render.so.0": "libxcb-render-util.so.0",
    "libxcb-shm.so.0": "libxcb-image.so.0",
    "libxcb-sync.so.1": "libEGL.so.1",
    "libxcb-xfixes.so.0": "libEGL.so.1",
    "libfreetype.so.6": "libfontconfig.so.1",
    "libgthread-2.0.so.0": "libglib-2.0.so.0",
}


def needed(path: Path) -> list[str]:
    """Return the libraries that a 64-bit little-endian ELF file asks the linker for."""
    data = path.read_bytes()
    assert data[:6] == b"\x7fELF\x02\x01"
    (table,) = struct.unpack_from("<Q", data, 0x28)
    size, count = struct.unpack_from("<HH", data, 0x3A)
    sections = [struct.unpack_from("<IIQQQQIIQQ", data, table + number * size) for number in range(count)]
    dynamic = next(each for each in sections if each[1] == 6)
    strings = sections[dynamic[6]][4]
    names = []
    for at in range(dynamic[4], dynamic[4] + dynamic[5], 16):
        tag, value = struct.unpack_from("<QQ", data, at)
        if tag == 1:
            begin = strings + value
            names.append(data[begin : data.index(b"\0", begin)].decode())
    return names


def test_every_library_that_the_window_loads_is_named() -> None:
    assert len(LOADED) > 12
    asked = {name: path.name for path in LOADED for name in needed(path)}
    bundled = {path.name for path in (QT / "lib").iterdir()}
    wanted = {name for name in asked if name not in bundled and not name.startswith(EVERYWHERE)}
    unnamed = {name: asked[name] for name in wanted if PULLED_IN.get(name, name) not in display.all_libraries()}
    assert unnamed == {}


def test_what_is_no_longer_asked_for_is_not_named() -> None:
    asked = {name for path in LOADED for name in needed(path)}
    named = {**display.WINDOW_LIBRARIES, **display.XCB_LIBRARIES, **display.WAYLAND_LIBRARIES}
    assert named.keys() - asked == set()
