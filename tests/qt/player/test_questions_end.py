"""A question belongs to the session and the exercise that it was asked for, and goes with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.widgets.overlay import Overlay
from tests.afresh import afresh
from tests.qt.real_window import FINISHES_MS, RealWindow, real_window

KEY = Qt.Key
ASKED_BY = {"stop": KEY.Key_Escape, "pain": KEY.Key_H, "keys": KEY.Key_F1}


@pytest.fixture
def window(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealWindow]:  # noqa: ARG001
    with real_window(tmp_path / "her data", monkeypatch) as window:
        yield window


def begin(window: RealWindow, routine: str) -> None:
    window.model.choose(routine)
    window.window.go_to("today")
    window.key(KEY.Key_Return)


def open_questions(window: RealWindow) -> list[str]:
    return [each.accessibleName() for each in window.window.findChildren(Overlay) if not each.isHidden()]


@pytest.mark.parametrize("asked", ASKED_BY)
def test_a_question_goes_with_its_session(window: RealWindow, asked: str) -> None:
    begin(window, "daily")
    window.key(ASKED_BY[asked])
    assert len(open_questions(window)) == 1
    window.end_session()
    assert window.page is window.finish
    window.key(KEY.Key_Return)
    begin(window, "short")
    assert open_questions(window) == []
    window.key(KEY.Key_Space)
    assert window.driver.state is State.PAUSED, "the keys are the new session's"
    assert window.faults == []


@pytest.mark.parametrize("answer", ["told", "unwell", "go on"])
def test_an_answer_to_an_old_question_changes_nothing(window: RealWindow, answer: str) -> None:
    begin(window, "daily")
    for _ in range(12):
        window.player.do(Command.NEXT)
    window.key(KEY.Key_H)
    window.end_session()
    window.key(KEY.Key_Return)
    begin(window, "short")
    window.player.pain_question.pain.buttons[5].click()
    window.player.dialogs.pain.answers[answer].click()
    window.settle()
    assert [each.pains for each in window.sessions()] == [(), ()]
    assert window.driver.state is State.RUNNING
    assert window.faults == []


def test_pain_is_kept_for_the_exercise_that_was_asked_about(window: RealWindow) -> None:
    begin(window, "daily")
    asked_about = window.driver.plan.items[0].exercise.id
    window.key(KEY.Key_H)
    while window.driver.moment.segment.item == 0:
        window.controls.next.emit()  # somebody presses the headset's button meanwhile
    item = window.driver.moment.segment.item
    window.key(KEY.Key_6)
    window.key(KEY.Key_Return)
    window.key(KEY.Key_Return)
    window.settle()
    (session,) = window.sessions()
    assert [(each.exercise, each.pain) for each in session.pains] == [(asked_about, 6)]
    assert window.driver.moment.segment.item == item, "what she is in now is not left out for it"


def test_a_headset_that_goes_on_answers_the_question(window: RealWindow) -> None:
    begin(window, "daily")
    window.key(KEY.Key_Escape)
    window.controls.play.emit()
    window.settle()
    assert open_questions(window) == []
    assert window.driver.state is State.COUNTING_IN
    window.key(KEY.Key_Space)
    assert afresh(window.driver.state) is State.PAUSED


def test_leaving_out_the_last_exercise_ends_the_session_without_a_question(window: RealWindow) -> None:
    begin(window, "short")
    while window.driver.moment.segment.item != len(window.driver.plan.items) - 1:
        window.player.do(Command.SKIP)
    window.key(KEY.Key_H)
    window.key(KEY.Key_4)
    window.key(KEY.Key_Return)
    window.player.dialogs.gate.answers["leave_out"].click()
    window.settle()
    window.go(FINISHES_MS)
    assert window.page is window.finish
    assert open_questions(window) == []
    window.key(KEY.Key_Return)
    assert afresh(window.page) is window.today
