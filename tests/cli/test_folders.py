"""Folders that cannot be hers, and an environment that does not say where she lives: words, and a mend."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.edges import LINES, TOUCH_HER_FOLDER, WITHOUT_WINDOW, Process

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="links and rights of POSIX")]

UNUSABLE = {
    "~nosuch/x": "there is no home folder of that user",
    "loop": "a link on its way points back to itself",
    "loop/deeper": "a link on its way points back to itself",
    "dangling": "a link to a place that is not there",
    "file": "is a file, not a folder",
    "file/deeper": "a part of its path is a file",
    "n" * 300: "is too long for the name of a folder",
    "/dev/null": "is a file, not a folder",
}


@pytest.fixture(autouse=True)
def _odd_paths(process: Process) -> None:
    (process.folder / "loop").symlink_to("loop")
    (process.folder / "dangling").symlink_to("nowhere")
    (process.folder / "file").touch()


@pytest.mark.parametrize(
    ("name", "chosen"),
    [*((name, chosen) for name in LINES for chosen in ("~nosuch/x", "loop")), *(("list", odd) for odd in UNUSABLE)],
    ids=lambda text: text[:12],
)
def test_a_folder_that_cannot_be_hers(name: str, chosen: str, process: Process) -> None:
    folder = chosen if chosen.startswith(("~", "/")) else str(process.folder / chosen)
    environ: dict[str, str | None] = {"QT_QPA_PLATFORM": "offscreen"} if name == "window" else {}
    results = [process.run(name, "--data-dir", folder, environ=environ)]
    if name == "list":
        results.append(process.run(name, environ={"ROUTINE_APP_DATA": folder}))
    for result in results:
        if name in TOUCH_HER_FOLDER:
            assert result.returncode == 74, result.stderr
            assert UNUSABLE[chosen] in result.stderr
            assert "\nThe mend: Choose another folder with --data-dir" in result.stderr
            assert result.stdout == ""
        else:
            assert (result.returncode, result.stderr) == (0, "")
    assert process.written() == []


@pytest.mark.parametrize(("name", "chosen"), [*((name, "") for name in LINES), ("list", " "), ("list", "\t")])
def test_no_folder_is_not_the_current_one(name: str, chosen: str, process: Process) -> None:
    result = process.run(name, "--data-dir", chosen)
    assert result.returncode == 2
    assert "--data-dir" in result.stderr
    assert "names no folder; expected a path" in result.stderr
    assert process.written() == []


@pytest.mark.parametrize("name", [name for name in TOUCH_HER_FOLDER if name not in ("doctor", "window")])
def test_a_folder_that_may_not_be_read(name: str, process: Process) -> None:
    (process.folder / "closed").mkdir()
    before = process.as_nobody()
    (process.folder / "closed").chmod(0)
    for folder in ("closed", "closed/deeper"):
        result = process.run(name, "--data-dir", str(process.folder / folder), before=before)
        assert result.returncode == 74, result.stderr
        assert "may not be read by you" in result.stderr
        assert "The mend: " in result.stderr


@pytest.mark.parametrize("name", [name for name in WITHOUT_WINDOW if name != "day"])
def test_a_folder_that_can_only_be_read(name: str, process: Process) -> None:
    (process.folder / "fixed").mkdir()
    before = process.as_nobody()
    (process.folder / "fixed").chmod(0o555)
    for folder in ("fixed", "fixed/deeper") if name in ("list", "play") else ("fixed",):
        result = process.run(name, "--data-dir", str(process.folder / folder), before=before)
        assert result.returncode == 0, result.stderr
        if name == "play":
            assert "can only be read here, so nothing new is kept. Allow writing to that folder" in result.stdout
            assert "That is all for today." in result.stdout


def test_what_would_only_keep_something_says_that_it_cannot(process: Process) -> None:
    (process.folder / "fixed").mkdir()
    before = process.as_nobody()
    (process.folder / "fixed").chmod(0o555)
    result = process.run("day", "--data-dir", str(process.folder / "fixed"), before=before)
    assert result.returncode == 74
    assert "can only be read here, so nothing new is kept.\nThe mend: Allow writing" in result.stderr


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("home", [None, "", "relative"])
def test_a_user_without_any_home(name: str, home: str | None, process: Process) -> None:
    if name not in ("list", "play") and home is not None:
        pytest.skip("the same as none")
    before = process.as_nobody(54321)  # who is in no list of users
    if not before:
        pytest.skip("only root can become another user")
    platform = "offscreen" if name == "window" else "xcb"
    result = process.run(name, environ={"HOME": home, "QT_QPA_PLATFORM": platform}, before=before)
    if name in TOUCH_HER_FOLDER:
        assert result.returncode == 74, result.stderr
        assert result.stderr.startswith("routine-app: Your own folder is not known here: HOME is not set")
        assert "\nThe mend: Set HOME, or choose a folder with --data-dir" in result.stderr
    assert process.written() == []


def test_a_home_that_is_not_there_yet_is_made(process: Process) -> None:
    home = process.folder / "nowhere" / "home"
    assert process.run("play", environ={"HOME": str(home)}).returncode == 0
    assert (home / ".local" / "share" / "routine-app" / "diary.sqlite3").exists()


@pytest.mark.parametrize("value", ["", "relative", "~/x", "./x"])
def test_folders_of_the_system_that_are_none(value: str, process: Process) -> None:
    names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
    for name in ("list", "play", "history"):
        result = process.run(name, environ=dict.fromkeys(names, value))
        assert result.returncode == 0, result.stderr
    assert process.written() == []
    assert (process.home / ".local" / "share" / "routine-app" / "diary.sqlite3").exists()


@pytest.mark.parametrize("name", [name for name in TOUCH_HER_FOLDER if name not in ("doctor", "window")])
def test_her_own_folder_is_closed_to_her(name: str, process: Process) -> None:
    (process.home / ".local").mkdir()
    before = process.as_nobody()
    (process.home / ".local").chmod(0)
    result = process.run(name, before=before)
    if name.startswith(("history", "backups")):
        assert result.returncode == 74
        assert "Permission denied\nThe mend: allow reading" in result.stderr
    elif name == "day":
        assert result.returncode == 74
        assert "so nothing new is kept.\nThe mend: Allow writing" in result.stderr
    else:  # what comes with the app can be had all the same
        assert result.returncode == 0, result.stderr
    if name in ("list", "list --json"):
        assert "the folder may not be read: allow reading it" in result.stdout + result.stderr
    if name == "play":
        assert "Allow writing to that folder" in result.stdout


def test_a_home_whose_name_is_not_utf_8(process: Process) -> None:
    home = os.fsdecode(os.fsencode(process.folder) + b"/h\xf6me")
    Path(home).mkdir()
    for name in WITHOUT_WINDOW:
        result = process.run(name, environ={"HOME": home})
        assert result.returncode == 0, (name, result.stderr)
    assert (Path(home) / ".local" / "share" / "routine-app" / "diary.sqlite3").exists()


@pytest.mark.parametrize("name", WITHOUT_WINDOW)
def test_a_current_folder_that_is_gone(name: str, process: Process) -> None:
    gone = process.folder / "gone"
    line = f'mkdir "{gone}" && cd "{gone}" && rmdir "{gone}" && exec "$@"'
    if name in ("list", "play"):
        assert process.run(name, line=line).returncode == 0
    result = process.run(name, "--data-dir", "relative", line=line)
    if name in TOUCH_HER_FOLDER:
        assert result.returncode == 74, result.stderr
        assert "the current folder is gone" in result.stderr
        assert "The mend: Go to a folder that is there" in result.stderr


def test_a_relative_folder_is_where_it_was_said(process: Process) -> None:
    assert process.run("play", "--data-dir", "hers").returncode == 0
    assert "here/hers/diary.sqlite3" in process.written()
