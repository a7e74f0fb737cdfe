"""What could not be kept of a session is said while she is in it and after it, not on Today only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from routine_app.application.session.notices import DIARY_NOTICE
from routine_app.playback.commands import Command
from routine_app.qt.player.stop_question import KEPT, NOT_KEPT
from routine_app.storage.errors import StorageError
from routine_app.storage.history import History
from tests.qt.real_window import FINISHES_MS, RealWindow, real_window


@pytest.fixture
def window(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealWindow]:  # noqa: ARG001
    with real_window(tmp_path / "her data", monkeypatch) as window:
        window.model.choose("short")
        yield window


def break_diary(monkeypatch: pytest.MonkeyPatch, *methods: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StorageError("The drive is full.", "Make room on it.")

    for method in methods:
        monkeypatch.setattr(History, method, fail)


def test_a_set_that_could_not_be_kept_is_told_at_once_and_on_finish(
    window: RealWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.today.start.click()
    assert DIARY_NOTICE not in window.player.top.notices.text()
    break_diary(monkeypatch, "record_set", "finish_session")
    while not window.run.finish_view().summary.done:
        window.go(5_000)
    assert DIARY_NOTICE in window.player.top.notices.text()
    assert "The drive is full" in window.player.top.notices.toolTip()
    window.go(FINISHES_MS)
    assert window.page is window.finish
    assert not window.finish.messages.isHidden()
    assert "The drive is full" in window.finish.messages.text()
    window.finish.button.click()
    assert any("The drive is full" in message for message in window.model.view().messages)


def test_a_diary_that_cannot_be_opened_is_told_from_the_first_moment(
    window: RealWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_diary(monkeypatch, "__init__")
    window.today.start.click()
    assert DIARY_NOTICE in window.player.top.notices.text()
    window.player.do(Command.STOP)
    question = window.player.stop_question
    assert question.words.text() == question.accessibleDescription() == NOT_KEPT
    question.answers["stop"].click()
    assert "This session will not be in the diary." in window.finish.messages.text()
    window.finish.button.click()


def test_the_next_session_does_not_bear_the_notice_of_the_one_before(
    window: RealWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        break_diary(broken, "begin_session")
        window.today.start.click()
        assert DIARY_NOTICE in window.player.top.notices.text()
    window.end_session()
    window.finish.button.click()
    window.today.start.click()
    assert DIARY_NOTICE not in window.player.top.notices.text()
    window.player.do(Command.STOP)
    assert window.player.stop_question.words.text() == KEPT
    assert len(window.model.view().messages) == 1, "still said of the one before"
    window.player.stop_question.answers["stop"].click()
    assert window.finish.messages.isHidden()
    window.finish.button.click()
    assert window.model.view().messages == ()
