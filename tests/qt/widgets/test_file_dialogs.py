"""The dialogs for files: what she chooses comes back as paths, and the window has the keys again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from routine_app.qt.widgets.file_dialogs import ask_for_several, ask_what_to_open, ask_where_to_save

CHOSEN, KINDS = "/elsewhere/mine.yaml", "Routines (*.yaml)"


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.mark.parametrize("chosen", [CHOSEN, ""])
def test_what_is_chosen_comes_back_with_the_keys(
    page: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    other = QWidget()  # another window, as a window manager may give the keys to once a dialog has closed
    qtbot.addWidget(other)
    begun: list[str] = []

    def answer(_page: QWidget, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        begun.append(start)
        with qtbot.waitActive(other):
            other.show()
            other.activateWindow()
        return chosen, KINDS

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    path = Path(chosen) if chosen else None
    assert ask_where_to_save(page, "Save", "mine.yaml", KINDS) == path
    qtbot.waitUntil(page.isActiveWindow)
    assert ask_what_to_open(page, "Open", KINDS) == path
    qtbot.waitUntil(page.isActiveWindow)
    assert begun == [str(Path.home() / "mine.yaml"), str(Path.home())]


def test_several_files_can_be_chosen_at_once(page: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["/elsewhere/one.yaml", "/elsewhere/two.yaml"]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, KINDS))
    assert ask_for_several(page, "Bring in", KINDS) == tuple(Path(name) for name in names)
    assert page.isActiveWindow()
