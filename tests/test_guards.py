"""The guards hold, and can fail: a planted bad import is caught, and so is a test that leaves something behind."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLANTED = {
    "One direction through the house": [
        ("content", "from routine_app.storage import preferences"),
        ("playback", "import routine_app.content"),
        ("system", "import routine_app.playback"),
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
    "The domain stands on the standard library and msgspec alone": [
        ("domain", "import yaml"),
        ("figure", "import sqlite3"),
    ],
}


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
    assert set(contracts()) == set(PLANTED)


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_is_caught(contract: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "routine_app", tmp_path / "routine_app", ignore=shutil.ignore_patterns("__pycache__"))
    for room, line in PLANTED[contract]:
        (tmp_path / "routine_app" / room / f"planted_in_{room}.py").write_text(f"{line}\n", encoding="utf-8")
    result = lint_imports(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{contract} BROKEN" in " ".join(result.stdout.split())
    for room, _ in PLANTED[contract]:
        assert f"planted_in_{room}" in result.stdout


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
    shutil.copy(ROOT / "tests" / "conftest.py", tests)
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
