"""What the window logs of a session and its pages, what it never does, and what it says after a native crash."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from routine_app.application.native_crash import SORRY
from tests.qt.real_window import FINISHES_MS, real_window


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """The window needs one."""


def test_pages_are_logged_and_nothing_of_hers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "routine_app")
    with real_window(tmp_path / "her data", monkeypatch) as window:
        window.today.pain.set_value(7)
        for key in ("exercises", "progress", "settings", "today"):
            window.window.go_to(key)
        window.key(Qt.Key.Key_Return)
        window.go(FINISHES_MS)
        window.finish.note.setPlainText("It burns on the left.")
        window.finish.button.click()
        hers = {
            *window.model.context.catalogue.exercises,
            *(each.id for each in window.model.context.catalogue.routines),
        }
    pages = [record.getMessage() for record in caplog.records if record.name == "routine_app.qt.shell.application"]
    names = ("ExercisesPage", "ProgressPage", "SettingsPage", "TodayPage", "PlayerPage", "FinishPage", "TodayPage")
    assert pages == [f"page: {name}" for name in names]
    told = set(re.findall(r"\w+", " ".join(record.getMessage() for record in caplog.records)))
    assert told.isdisjoint(hers | {"7", "pain", "burns", "left"})


@pytest.mark.expects_log("the last time ended in a native crash")
def test_what_fell_last_time_is_said_on_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logs = tmp_path / "her data" / "logs"
    logs.mkdir(parents=True)
    (logs / "native-crash-7.txt").write_text("Fatal Python error: Segmentation fault\n")
    with real_window(tmp_path / "her data", monkeypatch) as window:
        (report,) = logs.iterdir()
        assert SORRY.format(path=report) in window.model.view().messages
