"""What may happen on the way into a session, in it, and out of it: keys, headset, requests, sleep and crashes."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from routine_app.application.session.request import WindowRequest
from routine_app.domain.vocabulary import Position
from routine_app.playback.commands import Command
from routine_app.qt.shell.request_handler import BUSY, DONE, NOTHING
from routine_app.qt.widgets.key_bindings import _KEYS
from tests.qt.shell.walk import ROUTINES, Walk

TIMES_MS = (100, 3_000, 20_000, 200_000, 3_000_000)
KEYS = sorted(set(_KEYS))
MEDIA = ("play", "pause", "toggle", "next", "previous", "stop")


class SessionWalk(Walk):
    """Sessions."""

    @precondition(Walk.on_today)
    @rule()
    def start(self) -> None:
        before = self.window.session.current
        self.window.today.start.click()
        self.counted(before)
        self.window.settle()

    @precondition(lambda self: self.on_today() and not self.window.today.resume.isHidden())
    @rule(wanted=st.sampled_from(("go_on", "finish_here", "afresh")))
    def take_up(self, wanted: str) -> None:
        button = getattr(self.window.today.resume, wanted)
        if button.isHidden():
            return
        before = self.window.session.current
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
        before, idle, page = self.window.session.current, self.idle(), self.window.page
        avoid: frozenset[Any] = frozenset(Position) if everything else frozenset()
        request = WindowRequest(play=routine, avoid=avoid, fullscreen=fullscreen, speed=speed)
        answer = self.window.ask(request)
        self.counted(before)
        if not idle:
            assert answer == (DONE if routine is None else BUSY)
            assert self.window.page is page
            assert self.window.session.current is before
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

    @precondition(Walk.playing)
    @rule(key=st.sampled_from(KEYS))
    def press(self, key: int) -> None:
        if self.question() is None:
            self.note_what_is_asked()
        self.window.key(key)
        self.send_off()

    @rule(media=st.sampled_from(MEDIA))
    def press_on_the_headset(self, media: str) -> None:
        before, resume = self.window.session.current, self.window.today.resume
        begins = self.on_today() and resume.first in (None, resume.afresh)  # else it goes on with one, or ends it
        if self.playing() and media == "stop":
            self.note_what_is_asked()  # whatever is asked gives way to it
        getattr(self.window.controls, media).emit()
        if begins:
            self.counted(before)
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

    @precondition(Walk.on_finish)
    @rule(pain=st.none() | st.integers(0, 10), more=st.booleans())
    def done(self, pain: int | None, more: bool) -> None:
        finish = self.window.finish
        if pain is not None and not finish.pain.isHidden():
            finish.pain.buttons[pain].click()
        if more and not finish.more.isHidden():
            finish.more.click()
        finish.button.click()
        self.window.settle()

    @precondition(Walk.playing)
    @rule()
    def crash(self) -> None:
        """End as kill -9 does, and open the app again."""
        self.window.cut_short()
