"""Which commands log, where to, and that the log of a whole session holds nothing of hers."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from routine_app.application.app_log import LOG_NAME
from routine_app.cli import main, routines

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.content.listed import Catalogue


def test_a_session_is_logged_without_what_it_was(data_dir: Path, catalogue: Catalogue) -> None:
    words = ["play", "short", "--text", "--speed", "1000", "--avoid", "all_fours", "--week", "31"]
    command = [sys.executable, "-m", "routine_app", *words]
    assert subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0
    text = (data_dir / "logs" / LOG_NAME).read_text(encoding="utf-8")
    first, *_, last = text.splitlines()
    assert "play begins; Routine " in first
    assert last.endswith("play is over")
    told = set(re.findall(r"[a-z_]+", text))
    assert told.isdisjoint({"short", "avoid", "all", "fours", "all_fours", "week", "pain"})
    assert told.isdisjoint(catalogue.exercises)
    assert [path.name for path in (data_dir / "logs").iterdir()] == [LOG_NAME]


def test_a_short_command_logs_nothing_unless_she_looks(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["list"]) == 0
    plain = capsys.readouterr()
    assert plain.err == ""
    for words in (["--verbose", "list"], ["list", "--verbose"]):
        assert main.main(words) == 0
        shown = capsys.readouterr()
        assert shown.out == plain.out
        assert [line.partition("app_log: ")[2].partition(";")[0] for line in shown.err.splitlines()] == [
            "list begins",
            "list is over",
        ]
    assert not data_dir.exists()


@pytest.mark.expects_log("a fault of ours")
def test_a_fault_of_any_command_is_logged(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> None:
    def run(_arguments: object) -> int:
        raise ZeroDivisionError("what she typed")

    monkeypatch.setattr(routines, "run", run)
    assert main.main(["list"]) == 70
    text = (data_dir / "logs" / LOG_NAME).read_text(encoding="utf-8")
    assert " ERROR application.app_log: a fault of ours; Routine " in text
    assert "ZeroDivisionError" in text
    assert "typed" not in text


@pytest.mark.expects_log("a fault of ours")
def test_a_folder_that_cannot_be_hers_hides_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(_arguments: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(routines, "run", run)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    (tmp_path / "file").touch()
    assert main.main(["list", "--data-dir", str(tmp_path / "file")]) == 70
    assert f"The report is in {tmp_path}" in capsys.readouterr().err
