from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routine_app.cli import display

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="X and Wayland are looked for on Linux")


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[Path]:
    """A Unix socket on which something listens."""
    path = tmp_path / "wayland-7"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(path))
        server.listen()
        yield path


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_macos_and_windows_always_have_a_display(platform: str) -> None:
    assert display.display_fault({}, platform) is None


@pytest.mark.parametrize("plugin", ["offscreen", "minimal", "vnc:size=800x600"])
def test_a_platform_without_a_display_counts_as_one(plugin: str) -> None:
    assert display.display_fault({"QT_QPA_PLATFORM": plugin}, "linux") is None


@linux_only
@pytest.mark.parametrize("plugin", ["nosuch", ";;", " ", "xcbx:;nosuch", "\x1b[31m"])
def test_a_platform_that_qt_does_not_have_is_no_core_dump(plugin: str) -> None:
    fault = display.display_fault({"QT_QPA_PLATFORM": plugin, "DISPLAY": ":0"}, "linux")
    assert fault is not None
    assert fault.what.startswith("QT_QPA_PLATFORM=")
    assert fault.what.isprintable()
    assert fault.mend == "unset QT_QPA_PLATFORM"


@linux_only
def test_nothing_set() -> None:
    fault = display.display_fault({}, "linux")
    assert fault is not None
    assert fault.what == "There is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set."
    assert "routine-app play daily --text" in fault.mend


@linux_only
@pytest.mark.parametrize("name", [":9999", "unix:9999", "127.0.0.1:59535", ":70000", "nonsense", ":", "/some/where:0"])
def test_nobody_listens(name: str) -> None:
    fault = display.display_fault({"DISPLAY": name}, "linux")
    assert fault is not None
    assert fault.what == f"No display answers at DISPLAY={name}."


@linux_only
def test_wayland_answers(listening: Path) -> None:
    assert display.display_fault({"WAYLAND_DISPLAY": listening.name, "XDG_RUNTIME_DIR": str(listening.parent)}) is None
    assert display.display_fault({"WAYLAND_DISPLAY": str(listening)}) is None


@linux_only
def test_wayland_asked_for_and_silent(tmp_path: Path) -> None:
    environ = {"QT_QPA_PLATFORM": "wayland", "WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    fault = display.display_fault(environ, "linux")
    assert fault is not None
    assert fault.what == f"No Wayland compositor answers at {tmp_path / 'wayland-0'}."


@linux_only
def test_x_asked_for_is_not_answered_by_wayland(listening: Path) -> None:
    environ = {"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": str(listening)}
    assert display.display_fault(environ, "linux") is not None


@linux_only
def test_a_missing_library_is_named_with_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "WINDOW_LIBRARIES", {"libnosuch.so.7": "libnosuch7", "libalso.so.1": "libalso1"})
    fault = display.display_fault({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert fault is not None
    assert fault.what == "Some system libraries that the window needs are missing: libnosuch7, libalso1."
    assert fault.mend == "sudo apt-get install --no-install-recommends libnosuch7 libalso1"


@linux_only
def test_the_line_to_type_brings_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "WINDOW_LIBRARIES", {"libnosuch.so.7": "libnosuch7"})
    monkeypatch.setattr(display, "XCB_LIBRARIES", {"libnoxcb.so.1": "libnoxcb1"})
    fault = display.display_fault({"DISPLAY": ":0"}, "linux")
    assert fault is not None
    assert fault.mend == "sudo apt-get install --no-install-recommends libnosuch7 libnoxcb1"


@pytest.mark.parametrize(
    ("error", "is_told"),
    [
        (ImportError("libgssapi_krb5.so.2: cannot open", name="QtNetwork", path="/x/PySide6/QtNetwork.abi3.so"), True),
        (ImportError("no module", name="PySide6.QtGui"), True),
        (
            ImportError("cannot import name", name="routine_app.qt.shell.application", path="/x/routine_app/qt/app.py"),
            False,
        ),
    ],
)
def test_what_of_qt_does_not_load_is_a_fault_of_this_computer(error: ImportError, is_told: bool) -> None:
    fault = display.import_fault(error)
    assert (fault is not None) is is_told
    if fault is not None:
        assert str(error) in fault.what
        assert fault.mend == "routine-app doctor"


def test_the_set_up_installs_what_the_doctor_looks_for() -> None:
    script = (ROOT / "scripts" / "lib.sh").read_text(encoding="utf-8")
    found = re.search(r"qt_packages=\(([^)]*)\)", script)
    assert found is not None
    looked_for = set(display.all_libraries().values())
    assert set(found[1].split()) == looked_for


@linux_only
@pytest.mark.parametrize("command", [[], ["play", "daily"]])
@pytest.mark.parametrize("shown", [{}, {"DISPLAY": ":99999"}, {"DISPLAY": ":9998", "QT_QPA_PLATFORM": "xcb"}])
def test_the_window_s_commands_say_it_in_words_and_exit_2(command: list[str], shown: dict[str, str]) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environ = {name: value for name, value in os.environ.items() if name not in hidden}
    line = [sys.executable, "-m", "routine_app", *command]
    result = subprocess.run(line, env={**environ, **shown}, capture_output=True, text=True, cwd="/")
    assert result.returncode == 2, result.stderr
    assert result.stdout == ""
    what, mend = result.stderr.strip().splitlines()
    assert what.startswith("routine-app: The window cannot open. ")
    assert mend.startswith("The mend: ")


@linux_only
@pytest.mark.window
def test_a_real_display_is_found() -> None:
    name = os.environ["DISPLAY"]
    assert display.display_fault({**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": name}) is None


@linux_only
@pytest.mark.window
def test_a_display_that_lets_nobody_in_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    line = [sys.executable, "-m", "routine_app"]
    environ = {**os.environ, "XAUTHORITY": str(tmp_path / "empty"), "QT_QPA_PLATFORM": "xcb"}
    result = subprocess.run(line, env=environ, capture_output=True, text=True)
    assert result.returncode == 2, result.stderr
    assert "does not let this user in" in result.stderr
