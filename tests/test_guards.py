"""The guards hold, and can fail: a planted bad import is caught, and so is a test that leaves something behind."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from scripts.house_figures import too_large

ROOT = Path(__file__).parents[1]
PLANTED = {
    "One direction through the house": [
        ("content", "from routine_app.storage import preferences"),
        ("playback", "import routine_app.content"),
        ("system", "import routine_app.playback"),
        ("checked_yaml", "import routine_app.content"),
        ("sound", "import routine_app.system"),
        ("application", "import routine_app.qt"),
        ("qt", "import routine_app.cli"),
        ("figure", "import routine_app.playback"),
        ("domain", "import routine_app.figure"),
    ],
    "Only qt imports PySide6": [
        ("cli", "from PySide6.QtCore import QTimer"),
        ("playback", "import PySide6"),
        ("system", "from PySide6 import QtDBus"),
        ("sound", "from PySide6 import QtMultimedia"),
        ("application", "import pyqtgraph"),
    ],
    "One direction through the window": [
        ("qt/style", "from routine_app.qt.widgets import text"),
        ("qt/figure", "import routine_app.qt.media"),
        ("qt/widgets", "import routine_app.qt.feature"),
        ("qt/today", "from routine_app.qt.progress import page"),
        ("qt/player", "import routine_app.qt.shell"),
    ],
}

CIRCLES = "No import circles"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def contracts() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in project["tool"]["importlinter"]["contracts"]]


def test_the_project_keeps_its_layers() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_has_something_planted_against_it() -> None:
    assert set(contracts()) == {*PLANTED, CIRCLES}


def planted(folder: Path, plants: list[tuple[str, str]]) -> str:
    """Return what import-linter says of a copy of the package with these lines in files of their own."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "routine_app", folder / "routine_app", ignore=shutil.ignore_patterns("__pycache__"))
    for room, line in plants:
        (folder / "routine_app" / room / f"{plant_in(room)}.py").write_text(f"{line}\n", encoding="utf-8")
    result = lint_imports(folder)
    assert result.returncode == 1, result.stdout + result.stderr
    return result.stdout


def plant_in(room: str) -> str:
    return f"planted_in_{room.replace('/', '_')}"


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_is_caught(contract: str, tmp_path: Path) -> None:
    told = planted(tmp_path, PLANTED[contract])
    assert f"{contract} BROKEN" in " ".join(told.split())
    for room, _ in PLANTED[contract]:
        assert plant_in(room) in told


def test_a_planted_circle_is_caught(tmp_path: Path) -> None:
    told = planted(tmp_path, [("application/session", "import routine_app.application.today.view")])
    assert f"{CIRCLES} BROKEN" in " ".join(told.split())
    assert "No cycles are allowed in routine_app.application." in told


def strangers(source: str) -> set[str]:
    """Return what a source imports beside the standard library, msgspec, the domain and the figure."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found |= {name for name in names if not name.startswith(("routine_app.domain", "routine_app.figure"))}
    return {name for name in found if name.partition(".")[0] not in {*sys.stdlib_module_names, "msgspec"}}


def recorders_outside(tests: Path) -> list[str]:
    """Return the files with recordings that scripts/test would not find: it looks for them in one folder."""
    files = (
        path.relative_to(tests) for path in tests.rglob("test_*.py") if re.search(r"mark\.sound\b", path.read_text())
    )
    return [str(path) for path in files if path.parts[:2] != ("qt", "media")]


def test_all_that_record_are_where_they_are_looked_for(tmp_path: Path) -> None:
    assert recorders_outside(ROOT / "tests") == []
    (tmp_path / "test_astray.py").write_text("pytestmark = pytest.mark." + "sound\n")
    assert recorders_outside(tmp_path) == ["test_astray.py"]


@pytest.mark.parametrize("room", ["domain", "figure"])
def test_the_domain_stands_on_the_standard_library_and_msgspec_alone(room: str) -> None:
    for path in (ROOT / "routine_app" / room).rglob("*.py"):
        assert strangers(path.read_text(encoding="utf-8")) == set(), path
    assert strangers("import yaml, os.path\nfrom routine_app.paths import user_paths") == {"yaml", "routine_app.paths"}


def test_the_domain_opens_no_file_and_asks_no_clock() -> None:
    for path in (ROOT / "routine_app" / "domain").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {node.module or ""} if isinstance(node, ast.ImportFrom) else {each.name for each in node.names}
                assert not names & {"time", "random", "sqlite3", "subprocess", "socket", "threading"}, path


# What is larger than the house wants, of the package and its tests. The list may only become shorter.
TOO_LARGE = {
    "routine_app/domain/moment.py: moment_at",
    "routine_app/figure/outline.py: hull",
    "tests/diaries.py: keep_session",
    "tests/playback/test_player_cues.py: test_after_any_such_edit_words_never_meet_ticks_go_on_and_the_total_holds",
    "tests/qt/media/child_session.py: main",
    "tests/qt/media/test_media_bridge.py: test_a_session_is_seen_and_steered_from_the_desktop",
    "tests/qt/monkey.py: rest",
    "tests/storage/test_crashes.py: _check",
    "tests/storage/test_history.py: test_a_whole_session_comes_out_as_it_went_in",
}


def larger_than_wanted(root: Path) -> set[str]:
    """Name the files, classes and functions that are too long, without how long they are."""
    lines = [line for name in ("routine_app", "tests") for line in too_large(root, name)]
    return {re.sub(r"[:,] \d+ lines$", "", line) for line in lines}


def test_nothing_is_too_large_but_what_is_named() -> None:
    found = larger_than_wanted(ROOT)
    assert found - TOO_LARGE == set(), "over 300 lines a file, 200 a class or 30 a function: make it smaller"
    assert TOO_LARGE - found == set(), "small enough by now: take it off the list"


def test_what_is_too_large_is_found(tmp_path: Path) -> None:
    for name in ("routine_app", "tests"):
        (tmp_path / name).mkdir()
    (tmp_path / "routine_app" / "long.py").write_text("x = 1\n" * 301)
    (tmp_path / "tests" / "test_long.py").write_text("def test_all():\n" + "    x = 1\n" * 30)
    assert larger_than_wanted(tmp_path) == {"routine_app/long.py", "tests/test_long.py: test_all"}


CARELESS = """
import logging, threading, time, warnings
import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication


def test_leaves_a_timer(qapp):
    global timer
    timer = QTimer()
    timer.start(1000)


def test_leaves_a_thread():
    stop = threading.Event()
    threading.Thread(target=stop.wait, args=(1,), name="left behind").start()


def test_logs_a_warning():
    logging.getLogger("somewhere").warning("not announced")


@pytest.mark.expects_log("never logged")
def test_promises_a_log():
    pass


def test_hears_qt_warn(qapp):
    qWarning("from Qt")


def test_warns():
    warnings.warn("from Python")


def test_writes_where_it_should(data_dir):
    import os
    assert os.environ["ROUTINE_APP_DATA"] == str(data_dir) and not data_dir.exists()


@pytest.mark.expects_log("as announced")
def test_announces_a_log():
    logging.getLogger("somewhere").warning("this is as announced")
"""


@pytest.mark.slow
def test_careless_tests_fail(tmp_path: Path) -> None:
    tests = tmp_path / "tests"
    tests.mkdir()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in ("conftest.py", "read_once.py"):
        shutil.copy(ROOT / "tests" / name, tests)
    (tests / "test_careless.py").write_text(CARELESS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rA"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    lines = result.stdout.splitlines()
    assert result.returncode == 1, result.stdout + result.stderr
    bad = {line.split("::")[1].split()[0] for line in lines if line.startswith(("FAILED", "ERROR"))}
    assert bad == {
        "test_leaves_a_timer",
        "test_leaves_a_thread",
        "test_logs_a_warning",
        "test_promises_a_log",
        "test_hears_qt_warn",
        "test_warns",
    }, result.stdout
