"""What she is told of sound that has gone is there until sound is back, wherever she looks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.qt.real_window import RealWindow, real_window

OFF = "Sound is off: no sound output was found."


@pytest.fixture
def window(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealWindow]:  # noqa: ARG001
    with real_window(tmp_path / "her data", monkeypatch) as window:
        yield window


def test_today_says_so_until_it_is_back(window: RealWindow) -> None:
    window.sound.problem.emit(OFF)
    assert window.model.view().messages.count(OFF) == 1
    window.sound.back.emit()
    assert OFF not in window.model.view().messages
    window.sound.problem.emit(OFF)
    assert window.model.view().messages.count(OFF) == 1


def test_other_messages_stay(window: RealWindow) -> None:
    window.model.tell(("Something else.",))
    window.sound.problem.emit(OFF)
    window.sound.back.emit()
    assert "Something else." in window.model.view().messages


def test_a_voice_that_cannot_be_heard_keeps_nothing_waiting(
    window: RealWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.sound, "is_speaking", lambda: True)
    assert window.window.sound.is_speaking()
    window.sound.problem.emit(OFF)
    assert not window.window.sound.is_speaking()
    window.sound.back.emit()
    assert window.window.sound.is_speaking()
