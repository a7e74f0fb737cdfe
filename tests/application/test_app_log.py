"""The log: made with its first record, turned over by one process at a time, and without a word of hers."""

from __future__ import annotations

import logging
import platform
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from routine_app.application.app_log import LOG_NAME, LogFile, close_log, error_lines, log_begin, log_error, log_to

if TYPE_CHECKING:
    from pathlib import Path

OURS = logging.getLogger("routine_app.somewhere")
WRITER = """
import logging, sys
from pathlib import Path
from routine_app.application.app_log import LogFile
log = LogFile(Path(sys.argv[1]), most=30_000)
print("ready", flush=True)
sys.stdin.readline()
for number in range(300):
    log.emit(logging.makeLogRecord({"msg": f"{sys.argv[2]} {number:03} {'x' * 50}"}))
"""


def raised() -> Exception:
    held: dict[str, int] = {}
    try:
        try:
            held["pain 7 in squat"]
        except KeyError as error:
            raise ValueError("her note") from error
    except ValueError as error:
        return error
    raise AssertionError


def test_the_file_is_made_with_the_first_record_and_for_her_alone(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    with log_to(folder):
        assert not folder.exists()
        log_begin("play")
        assert stat.S_IMODE((folder / LOG_NAME).stat().st_mode) == 0o600
    (line,) = (folder / LOG_NAME).read_text(encoding="utf-8").splitlines()
    assert " INFO application.app_log: play begins; Routine " in line
    OURS.info("after it")
    assert "after it" not in (folder / LOG_NAME).read_text(encoding="utf-8")
    assert not logging.getLogger("routine_app").handlers


def test_a_command_begins_with_the_system_by_name_and_starts_no_program_to_learn_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_program(*words: object, **_options: object) -> None:
        raise AssertionError(words)

    monkeypatch.setattr(subprocess, "Popen", no_program)
    with log_to(tmp_path):
        log_begin("play")
    line = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert f" on {platform.system()} " in line
    assert platform.release() in line


def test_only_our_own_words_are_taken(tmp_path: Path) -> None:
    with log_to(tmp_path):
        logging.getLogger("another.library").info("what it was sent")
        OURS.debug("a detail")
        OURS.info("a page")
    assert [line.partition(" INFO ")[2] for line in (tmp_path / LOG_NAME).read_text().splitlines()] == [
        "somewhere: a page"
    ]


@pytest.mark.expects_log("a fault of ours")
def test_an_error_is_told_by_its_kinds_and_places_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", sys.stdout)
    with log_to(tmp_path, on_screen=True):
        log_error(raised())
    text = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    lines = [line.partition(":")[0] for line in text.splitlines()[1:]]
    at = "  at tests/application/test_app_log.py"
    assert lines == ["  KeyError", at, "  ValueError", at]
    assert " raised" in text
    assert not any(word in text for word in ("pain", "squat", "note", str(tmp_path)))
    assert capsys.readouterr().out == text


def test_errors_that_cause_each_other_come_to_an_end() -> None:
    first, second = ValueError(), TypeError()
    first.__cause__, second.__cause__ = second, first
    assert error_lines(first) == ["TypeError", "ValueError"]


def test_a_full_file_becomes_the_old_one_and_there_are_never_more_than_two(tmp_path: Path) -> None:
    log = LogFile(tmp_path / LOG_NAME, most=1_000)
    for number in range(100):
        log.emit(logging.makeLogRecord({"msg": f"{number:03} {'x' * 95}"}))
    assert sorted(path.name for path in tmp_path.iterdir()) == [LOG_NAME, f"{LOG_NAME}.1"]
    held = [path.read_text() for path in (tmp_path / f"{LOG_NAME}.1", tmp_path / LOG_NAME)]
    assert [int(line[:3]) for line in "".join(held).splitlines()] == list(range(80, 100))
    assert max(map(len, held)) == 1_000


def test_two_processes_at_once_lose_no_line(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path / LOG_NAME), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        writer.communicate("go\n")
    held = "".join((tmp_path / name).read_text() for name in (f"{LOG_NAME}.1", LOG_NAME))
    assert sorted(line[:7] for line in held.splitlines()) == [
        f"{name} {number:03}" for name in ("one", "two") for number in range(300)
    ]


def test_what_cannot_be_written_disturbs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with log_to(tmp_path / "file" / "logs"):
        OURS.info("lost")
    assert (tmp_path / "file").read_bytes() == b""


def test_what_is_deleted_is_not_begun_again(tmp_path: Path) -> None:
    with log_to(tmp_path / "logs"):
        close_log()
        OURS.info("a page")
    assert not (tmp_path / "logs").exists()
