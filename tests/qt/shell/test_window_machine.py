"""Whatever she does, in whatever order: the real window keeps its word.

Hypothesis walks over all pages and questions, through sessions and back, with requests, media keys, themes and crashes
in between. After each step it holds: one page shows; the bar stands there exactly when no session is on; nothing is
asked over a session that is not its own; keys reach the session; no fault was noticed; and the diary has what was done.
"""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from routine_app.playback.player import State
from routine_app.qt.player.player_driver import PlayerDriver
from routine_app.qt.player.running_session import RunningSession
from routine_app.qt.player.unfinished_end import UnfinishedEnd
from routine_app.storage.records import SessionState
from tests.qt.shell.page_walk import PageWalk
from tests.qt.shell.session_walk import SessionWalk

MOST_OBJECTS, MOST_TIMERS = 8_000, 60


class WindowMachine(PageWalk, SessionWalk):
    """All that may happen, and what always holds."""

    @invariant()
    def one_page_shows(self) -> None:
        stack = self.window.window.stack
        pages = [stack.widget(index) for index in range(stack.count())]
        shown = [page for page in pages if page is not None and page.isVisible()]
        assert shown == [self.window.page]

    @invariant()
    def the_bar_stands_exactly_when_no_session_is_on(self) -> None:
        assert self.window.window.nav.isVisible() is self.idle()
        assert (self.playing() or self.on_finish()) is not self.idle()

    @invariant()
    def nothing_went_wrong(self) -> None:
        assert self.window.faults == []

    @invariant()
    def a_question_is_about_what_is_on(self) -> None:
        asked = self.question()
        if asked is None:
            return
        assert asked.parentWidget() is self.window.page
        if self.playing():
            assert self.window.driver.state is State.PAUSED
            assert self.window.player.dialogs.driver is self.window.driver

    @invariant()
    def keys_reach_the_session(self) -> None:
        if self.playing() or self.on_finish():
            focused = QApplication.focusWidget()
            assert focused is not None
            assert focused is self.window.page or self.window.page.isAncestorOf(focused)
            assert focused.isVisible()

    @invariant()
    def the_diary_has_what_was_done(self) -> None:
        kept = self.window.sessions() if (self.window.data / "diary.sqlite3").exists() else ()
        assert len(kept) == self.begun
        assert all(each.planned for each in kept), "a session without exercises"
        open_ones = [each for each in kept if each.summary.state is SessionState.OPEN]
        assert len(open_ones) <= 1
        if self.playing():
            assert [each.id for each in open_ones] == [self.window.run.recorder.session_id]
        said = [(each.id, pain.exercise, pain.pain) for each in kept for pain in each.pains]
        assert sorted(said, key=str) == sorted(self.hurt, key=str)

    @invariant()
    def nothing_piles_up(self) -> None:
        window = self.window.window
        alive = [*window.findChildren(RunningSession), *window.findChildren(UnfinishedEnd)]
        assert len(alive) == (0 if self.idle() else 1)
        assert len(window.findChildren(PlayerDriver)) <= 1
        assert len(window.findChildren(QObject)) < MOST_OBJECTS
        assert sum(timer.isActive() for timer in window.findChildren(QTimer)) < MOST_TIMERS


def test_a_short_walk(qapp: object) -> None:  # noqa: ARG001
    run_state_machine_as_test(WindowMachine, settings=settings(max_examples=8, stateful_step_count=20))


@pytest.mark.slow
@pytest.mark.long
def test_long_walks(qapp: object) -> None:  # noqa: ARG001
    run_state_machine_as_test(WindowMachine, settings=settings(max_examples=25, stateful_step_count=50))
