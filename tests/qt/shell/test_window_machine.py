"""Whatever she does, in whatever order: the real window keeps its word.

Hypothesis walks over all pages and questions, through sessions and back, with requests, media keys, themes and crashes
in between. After each step it holds: one page shows; the bar stands there exactly when no session is on; nothing is
asked over a session that is not its own; keys reach the session; no fault was noticed; and the diary has what was done.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from routine_app.application.session.request import WindowRequest
from routine_app.domain.vocabulary import Demand, Equipment, Position
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.player.player_driver import PlayerDriver
from routine_app.qt.player.running_session import RunningSession
from routine_app.qt.player.unfinished_end import UnfinishedEnd
from routine_app.qt.progress.files_section import FileWish
from routine_app.qt.shell.request_handler import BUSY, DONE, NOTHING
from routine_app.qt.widgets.key_bindings import _KEYS
from routine_app.qt.widgets.overlay import Overlay
from routine_app.storage.records import SessionState
from tests.qt.real_window import RealWindow, real_window

ROUTINES = ("daily", "short", "gentle", "before_bed")
PAGES = ("today", "exercises", "progress", "settings")
SIZES = ((480, 300), (700, 1100), (1280, 800), (1920, 1080))
TIMES_MS = (100, 3_000, 20_000, 200_000, 3_000_000)
KEYS = sorted(set(_KEYS))
MEDIA = ("play", "pause", "toggle", "next", "previous", "stop")
MOST_OBJECTS, MOST_TIMERS = 8_000, 60


class WindowMachine(RuleBasedStateMachine):
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

    # -- what she is in

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
        now = self.window.session._run
        if isinstance(now, RunningSession) and now is not before:
            self.begun += 1

    # -- pages and looks

    @initialize(routine=st.sampled_from(ROUTINES))
    def choose_first(self, routine: str) -> None:
        self.window.model.choose(routine)

    @precondition(idle)
    @rule(page=st.sampled_from(PAGES))
    def turn_to(self, page: str) -> None:
        self.window.window.nav.buttons[page].click()
        self.window.settle()

    @rule(
        theme=st.sampled_from(("light", "dark", "system")),
        scale=st.sampled_from((1.0, 1.3, 1.6)),
        motion=st.sampled_from(("on", "off", "system")),
        size=st.sampled_from(SIZES),
    )
    def dress(self, theme: str, scale: float, motion: str, size: tuple[int, int]) -> None:
        own = self.window.model.preferences
        self.window.model.set_preferences(replace(own, theme=theme, text_scale=scale, reduced_motion=motion))
        self.window.window.resize(*size)
        self.window.settle()

    @precondition(on_today)
    @rule(
        avoid=st.frozensets(st.sampled_from([*Position, *Demand]), max_size=3),
        without=st.frozensets(st.sampled_from(Equipment), max_size=2),
        routine=st.sampled_from(ROUTINES),
    )
    def choose(self, avoid: frozenset[Position | Demand], without: frozenset[Equipment], routine: str) -> None:
        self.window.model.set_comfort(frozenset(avoid), without)
        self.window.today.tabs[routine].click()
        self.window.settle()

    @precondition(lambda self: self.window.page is self.window.exercises)
    @rule(number=st.integers(0, 9))
    def look_at_an_exercise(self, number: int) -> None:
        page = self.window.exercises
        page.open_exercise(list(page._entries)[number])
        self.window.settle()

    @precondition(lambda self: self.window.page is self.window.progress and self.question() is None)
    @rule(wish=st.sampled_from((FileWish.RESTORE, FileWish.DELETE)))
    def ask_of_files(self, wish: FileWish) -> None:
        filing = self.window.progress.filing
        filing.ask_source = lambda *_: self.window.data / "a backup.zip"
        filing.grant(wish)
        self.window.settle()

    @precondition(lambda self: self.window.page is self.window.progress and self.question() is not None)
    @rule(yes=st.booleans())
    def answer_of_files(self, yes: bool) -> None:
        filing = self.window.progress.filing
        assert filing.question is not None
        answers = filing.question.answers
        if yes and "delete" in answers:
            answers["delete"].click()
            self.begun, self.hurt = 0, []
        else:
            answers["no"].click()
        self.window.settle()

    # -- into a session, through it, and out of it

    @precondition(on_today)
    @rule()
    def start(self) -> None:
        before = self.window.session._run
        self.window.today.start.click()
        self.counted(before)
        self.window.settle()

    @precondition(lambda self: self.on_today() and not self.window.today.resume.isHidden())
    @rule(wanted=st.sampled_from(("go_on", "finish_here", "afresh")))
    def take_up(self, wanted: str) -> None:
        button = getattr(self.window.today.resume, wanted)
        if button.isHidden():
            return
        before = self.window.session._run
        button.click()
        if wanted == "afresh":
            self.counted(before)
        self.window.settle()

    @rule(
        routine=st.sampled_from((None, *ROUTINES, "there is none")),
        everything=st.booleans(),
        fullscreen=st.booleans(),
        speed=st.sampled_from((0.1, 1.0, 1000.0)),
    )
    def ask_from_outside(self, routine: str | None, everything: bool, fullscreen: bool, speed: float) -> None:
        before, idle, page = self.window.session._run, self.idle(), self.window.page
        avoid: frozenset[Any] = frozenset(Position) if everything else frozenset()
        request = WindowRequest(play=routine, avoid=avoid, fullscreen=fullscreen, speed=speed)
        answer = self.window.ask(request)
        self.counted(before)
        if not idle:
            assert answer == (DONE if routine is None else BUSY)
            assert self.window.page is page
            assert self.window.session._run is before
        elif routine in ROUTINES:
            assert answer in (DONE, NOTHING)
            assert (answer == DONE) is self.playing()

    @rule(ms=st.sampled_from(TIMES_MS))
    def let_time_pass(self, ms: int) -> None:
        self.window.go(ms, step=max(50, ms // 400))
        self.window.settle()

    @rule(gap_ms=st.integers(2_001, 10_000_000))
    def sleep(self, gap_ms: int) -> None:
        """The laptop is closed and opened."""
        self.window.clock.advance(gap_ms)
        if self.playing():
            self.window.driver.tick()
        self.window.settle()

    @precondition(playing)
    @rule(key=st.sampled_from(KEYS))
    def press(self, key: int) -> None:
        if self.question() is None:
            self.note_what_is_asked()
        self.window.key(key)

    @rule(media=st.sampled_from(MEDIA))
    def press_on_the_headset(self, media: str) -> None:
        getattr(self.window.controls, media).emit()
        self.window.settle()

    @precondition(lambda self: self.playing() and self.question() is None)
    @rule()
    def say_that_it_hurts(self) -> None:
        self.press(next(key for key in KEYS if _KEYS[key] is Command.HURTS))

    @precondition(lambda self: self.playing() and self.question() is not None)
    @rule(number=st.integers(0, 9), pain=st.none() | st.integers(0, 10))
    def answer(self, number: int, pain: int | None) -> None:
        asked = self.question()
        assert asked is not None
        if pain is not None and asked is self.window.player.pain_question:
            asked.pain.buttons[pain].click()
        there = [button for button in asked.buttons if not button.isHidden()]
        there[number % len(there)].click()
        self.window.settle()

    @precondition(lambda self: self.playing() and self.question() is not None)
    @rule(media=st.sampled_from(("next", "previous")), times=st.integers(1, 30))
    def the_headset_moves_her_on_meanwhile(self, media: str, times: int) -> None:
        for _ in range(times):
            getattr(self.window.controls, media).emit()
        self.window.settle()

    @precondition(on_finish)
    @rule(pain=st.none() | st.integers(0, 10), more=st.booleans())
    def done(self, pain: int | None, more: bool) -> None:
        finish = self.window.finish
        if pain is not None and not finish.pain.isHidden():
            finish.pain.buttons[pain].click()
        if more and not finish.more.isHidden():
            finish.more.click()
        finish.button.click()
        self.window.settle()

    @precondition(playing)
    @rule()
    def crash(self) -> None:
        """End as kill -9 does, and open the app again."""
        self.window.cut_short()

    # -- pain: what was asked, what she said

    def note_what_is_asked(self) -> None:
        """Note where she is: whatever is asked now is about that, whatever happens until it is answered."""
        driver, number = self.window.driver, self.window.run.recorder.session_id
        item = driver.moment.segment.item
        item = len(driver.plan.items) - 1 if item is None else item
        assert number is not None
        self.asked_about = number, driver.plan.items[item].exercise.id

    def note_answer(self, answer: str) -> None:
        """What was said of pain, the diary shall have."""
        question = self.window.player.pain_question
        pain, sites = question.pain.value, question.where.value
        if answer != "go on" or pain is not None or sites:
            assert self.asked_about is not None
            self.hurt.append((*self.asked_about, pain))

    # -- what always holds

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
            assert self.window.player.dialogs._driver is self.window.driver

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
def test_long_walks(qapp: object) -> None:  # noqa: ARG001
    run_state_machine_as_test(WindowMachine, settings=settings(max_examples=25, stateful_step_count=50))
