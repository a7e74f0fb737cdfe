"""The process that lowers other apps' sound, seen from the window's side; and without any sound server."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from routine_app.system import ducking
from routine_app.system.ducking import COMMAND, NO_LIBRARY, NO_PACKAGE, Ducking
from tests.afresh import afresh

if TYPE_CHECKING:
    from pathlib import Path

# Writes down its argument and what it is told, byte by byte, and that its input has ended.
STAND_IN = """
import os, sys
with open(sys.argv[1], "ab", buffering=0) as log:
    log.write(sys.argv[2].encode() + b" ")
    while data := os.read(0, 64):
        log.write(data)
    log.write(b"!")
"""
# Does not end with its input, but when it is told to; a minute later it needs not be told.
LINGERS = """
import os, sys, time
while os.read(0, 64): pass
for _ in range(6000):
    if os.path.exists(sys.argv[1] + ".go"): break
    time.sleep(0.01)
"""

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="PulseAudio and PipeWire are on Linux")


def stand_in(log: Path, code: str = STAND_IN) -> Ducking:
    return Ducking((sys.executable, "-c", code, str(log)))


def told(folder: Path, ends: int = 1) -> str:
    """Return what the stand-in wrote down, once its input has ended so many times: nobody waits for that."""
    deadline = time.monotonic() + 60
    while not (log := folder / "log").exists() or log.read_text().count("!") < ends:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return log.read_text()


def test_closing_holds_nobody_up(tmp_path: Path) -> None:
    sounds = stand_in(tmp_path / "log", LINGERS + STAND_IN)
    sounds.open()
    sounds.close()
    assert not (tmp_path / "log").exists()
    (tmp_path / "log.go").touch()
    assert told(tmp_path).endswith("!")


def test_what_a_crash_left_low_is_mended_at_the_next_start_of_the_app(tmp_path: Path) -> None:
    sounds = stand_in(tmp_path / "log")
    sounds.mend(tmp_path)
    assert not (tmp_path / "log").exists()
    (tmp_path / ducking.NOTES).write_text("[]")
    sounds.mend(tmp_path)
    assert told(tmp_path) == f"{os.getpid()} !"


def test_only_changes_are_told_and_closing_ends_its_input(tmp_path: Path) -> None:
    sounds = stand_in(tmp_path / "log")
    sounds.set_low(True)  # nothing is open yet
    sounds.open()
    sounds.open()
    for low in (False, True, True, False, False, True):
        sounds.set_low(low)
    sounds.close()
    sounds.close()
    assert told(tmp_path) == f"{os.getpid()} -+-!"


def test_it_can_be_opened_again_and_begins_with_everything_as_it_was(tmp_path: Path) -> None:
    sounds = stand_in(tmp_path / "log")
    for count in (1, 2):
        sounds.open()
        sounds.set_low(True)
        sounds.close()
        assert told(tmp_path, count) == count * f"{os.getpid()} -!"


def test_a_process_that_ends_harms_nothing(tmp_path: Path) -> None:
    sounds = stand_in(tmp_path / "log", "")
    sounds.open()
    assert sounds.is_open
    deadline = time.monotonic() + 60
    while afresh(sounds.is_open):
        assert time.monotonic() < deadline
        sounds.set_low(True)
        sounds.set_low(False)
        time.sleep(0.01)
    sounds.set_low(True)
    sounds.close()


def test_a_command_that_is_not_there_harms_nothing() -> None:
    sounds = Ducking(("/nowhere/at/all",))
    for low in (True, False):
        sounds.open()
        assert not sounds.is_open
        sounds.set_low(low)
    sounds.close()


def test_it_does_not_share_the_terminals_keys(tmp_path: Path) -> None:
    sounds = stand_in(tmp_path / "log", f"{STAND_IN}    log.write(b'%d!' % os.getsid(0))")
    sounds.open()
    sounds.close()
    session = int(told(tmp_path, 2).split()[1].strip("!"))
    assert session != os.getsid(0)


@pytest.mark.parametrize(("lacks", "words"), [("package", NO_PACKAGE), ("library", NO_LIBRARY), ("", "")])
def test_what_is_missing_is_said_and_nothing_is_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lacks: str, words: str
) -> None:
    def load(name: str) -> object:
        if lacks == "library":
            raise OSError(name)
        return object()

    monkeypatch.setattr(ducking, "find_spec", lambda _name: None if lacks == "package" else object())
    monkeypatch.setattr("ctypes.CDLL", load)
    assert ducking.obstacle() == words
    sounds = stand_in(tmp_path / "log")
    sounds.open()
    assert sounds.is_open is not bool(words)
    sounds.close()


def test_only_on_linux() -> None:
    assert [ducking.exists_here(name) for name in ("linux", "darwin", "win32")] == [True, False, False]


@pytest.mark.parametrize(("low", "left_low", "waits_s"), [(False, False, None), (True, False, 2.0), (False, True, 2.0)])
def test_a_sound_server_that_is_missing_is_looked_for_only_while_there_is_something_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, low: bool, left_low: bool, waits_s: float | None
) -> None:
    pytest.importorskip("pulsectl")
    from routine_app.system import ducking_process
    from routine_app.system.other_sounds import Note
    from routine_app.system.pulse_streams import GoneError

    waited: list[float | None] = []

    class Wanted(ducking_process.Input):
        def wait(self, seconds: float | None) -> bool:
            waited.append(seconds)
            return len(waited) < 3

    def gone(_ours: int) -> None:
        raise GoneError

    monkeypatch.setattr(ducking_process, "PulseStreams", gone)
    notes = ducking_process.Notes(tmp_path / "lowered.json")
    notes.keep((Note(1, "music", (100,)),) if left_low else ())
    given = Wanted(0, 0)
    given.low = low
    ducking_process.serve(given, 1, notes)
    assert waited == 3 * [waits_s]


@pytest.mark.parametrize("said", [b"", b"-", b"-+-"])
def test_without_a_sound_server_it_waits_quietly_and_ends_with_its_input(tmp_path: Path, said: bytes) -> None:
    pytest.importorskip("pulsectl")
    if ducking.obstacle():
        pytest.skip(ducking.obstacle())
    environ = {**os.environ, "PULSE_SERVER": f"unix:{tmp_path}/none", "XDG_RUNTIME_DIR": str(tmp_path)}
    environ["ROUTINE_APP_DATA"] = str(tmp_path)
    process = subprocess.Popen(
        [*COMMAND, "1"], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    begun = time.monotonic()
    output, _ = process.communicate(said, timeout=20)
    assert (process.returncode, output) == (0, b"")
    assert time.monotonic() - begun < 15
    assert not list(tmp_path.rglob("lowered*"))
