"""Every option and argument with odd values: a documented exit code, one short line that names the option, no surprise.

Each value goes to each place where a value can stand, some 900 command lines in all.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from routine_app.cli import main, window
from tests.cli.edges import DOCUMENTED

ODD = (
    "", " ", "NaN", "inf", "-inf", "1e308", "-0", "0", "-1", "1e-400", "9" * 5000, "0x10", "1_0", "\u0663", "\u00b2",
    "\uff11", "+1", " 1 ", "1\n", "a" * 100_000, "\x1b[31mred", "\x1b]0;title\x07", "\u202eabc", "\u2066x", "\udcff",
    "\0x", "x\0", "\r", "\x7f", "\U0001f483" * 300, "../..", "/", "~", "~nosuch", "%s%n", "{}", "--", "-", "-x",
    "--help2", "null", "true", "[]", "1,5", "1.5.2", "today", "2026-02-30", "0000-00-00", "99999-01-01", "1x1", "0x0",
    "64x", "x64", "64x64x64", "4097x64", "-64x64", "1e2x1e2", "NaNxNaN", "squat.chair ", "SQUAT.CHAIR", "a/b.yaml",
    "daly", "CON",
)  # fmt: skip
PICTURE = ("render", "squat.chair", "-o", "x.png", "--size", "64x64")
PLACES: dict[str, tuple[str, ...]] = {
    "--week": ("preview", "short", "--week"),
    "--speed": ("preview", "short", "--speed"),
    "--avoid": ("preview", "short", "--avoid"),
    "--without": ("preview", "short", "--without"),
    "--since": ("history", "--since"),
    "--size": (*PICTURE[:4], "--size"),
    "--at": (*PICTURE, "--at"),
    "--yaw": (*PICTURE, "--yaw"),
    "-o": ("render", "squat.chair", "-o"),
    "--data-dir": ("list", "--data-dir"),
    "play --week": ("play", "short", "--week"),
    "play --speed": ("play", "short", "--speed"),
    "play --avoid": ("play", "short", "--avoid"),
    "play --without": ("play", "short", "--without"),
    "VARIATION": ("render", "-o", "x.png"),
    "ROUTINE": ("preview",),
    "ROUTINE of play": ("play",),
    "FILE": ("check",),
    "NAME": ("backups", "restore", "--yes"),
    "list|restore|leave": ("backups",),
    "COMMAND": (),
}
EXPECTED = {
    "week": "from 1 to 42",
    "speed": "from 0.1 to 1000",
    "avoid": "there are standing",
    "without": "there are",
    "since": "is not a date such as 2026-03-01",
    "size": "64",
    "at": "from 0 to 1",
    "yaw": "from -360 to 360",
    "-o": "should end in .png",
}


@pytest.fixture(autouse=True)
def _no_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication) -> None:  # noqa: ARG001
    # `qapp`: else `render` would make an application without widgets, and no test after it could show any.
    monkeypatch.setattr(window, "open_window", lambda _request: 0)
    monkeypatch.chdir(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_odd_values(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    option = place.rpartition(" ")[2].lstrip("-") if "--" in place else place
    for odd in ODD:
        code = ended((*PLACES[place], odd))
        shown = capsys.readouterr()
        said = f"{place} {odd[:40]!r}: {shown.err}"
        assert code in DOCUMENTED, said
        assert "Traceback" not in shown.err, said
        assert not [char for char in shown.out + shown.err if not char.isprintable() and char != "\n"], said
        assert len(shown.err) < 1500, said
        if code == 2 and option in EXPECTED:
            assert option in shown.err, said
            assert EXPECTED[option] in shown.err or "expected one argument" in shown.err, said
        if code:
            assert shown.out == "" or place == "FILE", said


def ended(words: tuple[str, ...]) -> int:
    try:
        return main.main(words)
    except SystemExit as end:
        return int(end.code or 0)


@pytest.mark.parametrize("odd", ["", " ", "x\0", "y" * 5000])
def test_a_file_that_has_no_name(odd: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(("check", odd)) == 2
    assert "FILE" in capsys.readouterr().err
