"""What every walk over the real window has: the window, where she is in it, and what the diary should have by then."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis.stateful import RuleBasedStateMachine

from routine_app.qt.player.running_session import RunningSession
from routine_app.qt.widgets.overlay import Overlay
from tests.qt.real_window import RealWindow, real_window

ROUTINES = ("daily", "short", "gentle", "before_bed")


class Walk(RuleBasedStateMachine):
    """The walk. `begun` counts sessions of the diary; `hurt` is what she said of which session and exercise."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.patch = pytest.MonkeyPatch()
        self.opened = real_window(Path(self.folder.name) / "data", self.patch)
        self.window: RealWindow = self.opened.__enter__()
        self.begun = 0
        self.hurt: list[tuple[int, str, int | None]] = []
        self.asked_about: tuple[int, str] | None = None
        self.window.player.pain_question.answered.connect(self.note_answer)

    def teardown(self) -> None:
        self.opened.__exit__(None, None, None)
        self.patch.undo()
        self.folder.cleanup()

    def on_today(self) -> bool:
        return self.window.page is self.window.today

    def idle(self) -> bool:
        return self.window.window.is_idle

    def playing(self) -> bool:
        return self.window.page is self.window.player

    def on_finish(self) -> bool:
        return self.window.page is self.window.finish

    def question(self) -> Overlay | None:
        found = [each for each in self.window.window.findChildren(Overlay) if not each.isHidden()]
        assert len(found) <= 1, "two questions at once"
        return found[0] if found else None

    def counted(self, before: Any) -> None:  # noqa: ANN401 - whatever stood in the session's place
        """Count a session that has begun anew."""
        now = self.window.session.current
        if isinstance(now, RunningSession) and now is not before:
            self.begun += 1

    def note_what_is_asked(self) -> None:
        """Note where she is: whatever is asked now is about that, whatever happens until it is answered."""
        driver, number = self.window.driver, self.window.run.recorder.session_id
        item = driver.moment.segment.item
        item = len(driver.plan.items) - 1 if item is None else item
        assert number is not None
        self.asked_about = number, driver.plan.items[item].exercise.id

    def send_off(self) -> None:
        """Answer where a key has chosen something of a pain: what stays unsent is kept, too, but that is not walked."""
        question = self.window.player.pain_question
        if question.isVisible() and question.has_told:
            question.answers["go on"].click()
            self.window.settle()

    def note_answer(self, answer: str) -> None:
        """What was said of pain, the diary shall have; who chose nothing and goes on, or feels unwell, said nothing."""
        question = self.window.player.pain_question
        if answer == "told" or question.has_told:
            assert self.asked_about is not None
            self.hurt.append((*self.asked_about, question.pain.value))
