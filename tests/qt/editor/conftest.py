"""The editor, opened on a routine of hers."""

from __future__ import annotations

from pathlib import Path

from routine_app.paths import routines_dir
from routine_app.qt.editor.feature import EditorFeature
from routine_app.qt.editor.page import EditorPage
from tests.qt.conftest import House
from tests.qt.looking import settle
from tests.qt.routines.conftest import with_hers


def editor(house: House) -> EditorFeature:
    found = house.window.features["editor"]
    assert isinstance(found, EditorFeature)
    return found


def shipped(name: str = "daily") -> str:
    return (routines_dir() / f"{name}.yaml").read_text(encoding="utf-8").replace(f"id: {name}", "id: mine")


def opened(house: House, text: str | None = None) -> tuple[EditorPage, Path]:
    """Open the editor on a file with this text, a shipped routine where none is given."""
    path = with_hers(house, "mine.yaml", shipped() if text is None else text)
    house.model.look_in_folder()
    assert house.window.change_routine(path) == ""
    settle()
    return editor(house).page, path


def text_of(house: House, text: str) -> EditorPage:
    page, _ = opened(house, text)
    page.show_text(shown=True)
    settle()
    return page
