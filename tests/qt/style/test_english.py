"""In whatever language the system is: days, numbers and the system's reasons are in the words of the app."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

pytestmark = pytest.mark.skipif(which("localedef") is None, reason="nothing here makes the languages of other systems")
TOLD = """
import ctypes, datetime, json, locale, os
from PySide6.QtCore import QLocale
from routine_app.content.amounts import day_of
{make}
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.due_date_field import DueDateField
before = locale.setlocale(locale.LC_CTYPE)
field = DueDateField(Style())
field.show_due(datetime.date(2027, 3, 1), datetime.date(2027, 1, 1))
read = ctypes.CDLL(None).strtod
read.restype = ctypes.c_double
print(json.dumps([before, field.text(), QLocale().toString(1.5), read(b"1.5", None), os.strerror(2),
    str(day_of("1 March 2027"))]))
"""
ENGLISH = ["1 March 2027", "1.5", 1.5, "No such file or directory", "2027-03-01"]
MADE = "from routine_app.qt.shell.application import _application; app = _application()"
BARE = "from PySide6.QtWidgets import QApplication; app = QApplication([])"


@pytest.fixture(scope="module", params=["de_DE", "tr_TR"])
def language(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a system in another language, which is made for it."""
    folder: Path = tmp_path_factory.mktemp("languages")
    name = f"{request.param}.UTF-8"
    made = subprocess.run(["localedef", "-f", "UTF-8", "-i", request.param, folder / name], check=False)
    if made.returncode:
        pytest.skip(f"the system knows no {request.param}")
    return {"LOCPATH": str(folder), "LC_ALL": name, "LANG": name, "LANGUAGE": ""}


def told(make: str, language: dict[str, str]) -> list[object]:
    """Return what a process says that makes its application so."""
    line = [sys.executable, "-c", TOLD.format(make=make)]
    done = subprocess.run(line, env={**os.environ, **language}, capture_output=True, text=True, check=True)
    found: list[object] = json.loads(done.stdout)
    return found


def test_the_window_is_in_english(language: dict[str, str]) -> None:
    taken, *words = told(MADE, language)
    assert taken == language["LC_ALL"]  # the language is there, and Qt has taken it over
    assert words == ENGLISH


def test_without_that_it_would_not_be(language: dict[str, str]) -> None:
    _, day, number, read, _, from_form = told(BARE, language)
    assert (day, number, read) != ("1 March 2027", "1.5", 1.5)
    assert from_form == "2027-03-01"


def told_by_its_capital(tree: ast.AST) -> list[int]:
    """Return the lines in which a widget or a timer is given a value by a name whose capital is not I in Turkish."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    qts = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id.startswith("Q")]
    return [call.lineno for call in qts if any(each.arg and each.arg.startswith("i") for each in call.keywords)]


def test_nothing_of_qt_is_named_by_what_turkish_writes_otherwise() -> None:
    """PySide6 looks for setInterval by the letters of the system's language: in Turkish no window opened."""
    assert told_by_its_capital(ast.parse("QTimer(self, singleShot=True, interval=5)")) == [1]
    modules = (Path(__file__).parents[3] / "routine_app" / "qt").rglob("*.py")
    found = {path.name: told_by_its_capital(ast.parse(path.read_text(encoding="utf-8"))) for path in modules}
    assert len(found) > 100
    assert {name: lines for name, lines in found.items() if lines} == {}
