"""The page with a small diary, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from routine_app.application.context import open_context
from routine_app.qt.progress.page import ProgressPage
from routine_app.storage.history import History
from routine_app.storage.preferences import Preferences, save_preferences
from tests.diaries import NOW, small_diary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from routine_app.qt.style.style import Style


def shown_words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


@pytest.fixture
def open_page(qtbot: QtBot, style: Style, data_dir: Path) -> Callable[[], ProgressPage]:
    def opened() -> ProgressPage:
        page = ProgressPage(style, lambda: open_context(data_dir), lambda: NOW)
        qtbot.addWidget(page)
        page.resize(1000, 640)
        page.show()
        QApplication.processEvents()
        return page

    return opened


@pytest.fixture
def page(open_page: Callable[[], ProgressPage], data_dir: Path) -> ProgressPage:
    small_diary(data_dir / "diary.sqlite3")
    save_preferences(data_dir / "preferences.yaml", Preferences(sessions_per_week=5))
    return open_page()


def pains(data_dir: Path) -> list[int | None]:
    with History(data_dir / "diary.sqlite3") as history:
        return [line.pain_after for line in history.summaries()]
