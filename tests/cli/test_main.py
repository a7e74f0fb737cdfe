from __future__ import annotations

import argparse
import errno
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from routine_app import __version__
from routine_app.application import crash_report
from routine_app.cli import main, routines
from routine_app.cli.mends import mend_of
from routine_app.domain.problems import ContentError, Problem

COMMANDS = [
    ["list"],
    ["list", "--json"],
    ["exercises"],
    ["exercises", "--json"],
    ["preview", "daily"],
    ["preview", "daily", "--json"],
    ["schema"],
    ["check", str(Path(__file__).parents[2] / "routines" / "daily.yaml")],
    ["--help"],
]


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def run(_arguments: argparse.Namespace) -> int:
        raise error

    monkeypatch.setattr(routines, "run", run)


@pytest.mark.expects_log("a fault of ours")
def test_a_fault_of_ours_becomes_a_report_and_one_line(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, ZeroDivisionError("a bug"))
    assert main.main(["list", "--json"]) == 70
    shown = capsys.readouterr()
    (report,) = (data_dir / "logs").glob("crash-*.txt")
    assert shown.out == ""
    assert shown.err == (
        f"routine-app: Something went wrong that should not have (ZeroDivisionError). The report is in {report}\n"
    )
    text = report.read_text(encoding="utf-8")
    assert text.startswith(f"Routine {__version__}, ")
    assert "Arguments: list --json" in text
    assert text.rstrip().endswith("ZeroDivisionError: a bug")


def test_a_report_goes_elsewhere_when_its_folder_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "temporary"))
    at = datetime(2026, 3, 1, 9, 5, 7, tzinfo=UTC)
    path = crash_report.write_report(ValueError("x"), ["play"], tmp_path / "file" / "logs", at)
    assert path == tmp_path / "temporary" / "crash-20260301-090507-000000.txt"
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "file"))
    assert crash_report.write_report(ValueError("x"), ["play"], tmp_path / "file" / "logs", at) is None


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (KeyboardInterrupt(), 130, ""),
        (
            PermissionError(errno.EACCES, "Permission denied", "/a/file"),
            74,
            f"routine-app: /a/file: Permission denied\nThe mend: {mend_of(PermissionError(errno.EACCES, ''))}\n",
        ),
        (ContentError((Problem("daly", 1, 1, "no such routine"),)), 2, "routine-app: no such routine\n"),
    ],
)
def test_what_is_no_fault_of_ours_is_said_in_a_line(
    error: BaseException, code: int, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, error)
    assert main.main(["list"]) == code
    assert capsys.readouterr().err == told


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "routine_app", *words]


def test_nobody_reads_on() -> None:
    read, write = os.pipe()
    os.close(read)
    result = subprocess.run(command("preview", "daily"), stdout=write, stderr=subprocess.PIPE, text=True)
    os.close(write)
    assert (result.returncode, result.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is a Linux thing")
def test_no_room_for_the_output() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        result = subprocess.run(command("exercises"), stdout=full, stderr=subprocess.PIPE, text=True)
    told = "routine-app: No space left on device\nThe mend: free some space, or choose another place.\n"
    assert (result.returncode, result.stderr) == (74, told)


def test_no_output_at_all() -> None:
    line = 'exec "$@" >&-'
    result = subprocess.run(["sh", "-c", line, "sh", *command("list")], stderr=subprocess.PIPE, text=True)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_terminal_without_the_letters_shows_question_marks() -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "ascii"}
    result = subprocess.run(command("preview", "daily"), capture_output=True, text=True, env=environ)
    assert result.returncode == 0, result.stderr
    assert "2 ? " in result.stdout


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_info:
        main.main(["--version"])
    assert exit_info.value.code == 0
    assert capsys.readouterr().out == f"Routine {__version__}\n"


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words[:2]).split("/")[0])
def test_no_command_but_the_window_s_loads_qt(words: list[str]) -> None:
    code = (
        "import sys\nfrom routine_app.cli.main import main\n"
        f"try: code = main({words!r})\nexcept SystemExit as end: code = end.code\n"
        "loaded = sorted(name for name in sys.modules if name.split('.')[0] in "
        "('PySide6', 'shiboken6', 'pyqtgraph', 'numpy', 'wakepy'))\n"
        "print(loaded, file=sys.stderr)\nsys.exit(code)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "[]\n"), result.stderr
