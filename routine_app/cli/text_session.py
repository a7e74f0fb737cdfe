"""Plays a session in the terminal: keys in, time in, lines out, the diary kept.

The Player is the same as the window's. Knows the player, the recorder and the text view; reads no clock but the one
that it is given.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from routine_app.cli.text_care import TextCare
from routine_app.domain.care.after_session import after_session
from routine_app.playback.actions import ACTIONS
from routine_app.playback.commands import Command
from routine_app.playback.player import Player, State

if TYPE_CHECKING:
    from routine_app.application.session.recorder import SessionRecorder
    from routine_app.cli.keys import Keys
    from routine_app.cli.text_care import Talk
    from routine_app.cli.text_view import TextView
    from routine_app.domain.care.statements import CareContent
    from routine_app.playback.clock import Clock
    from routine_app.playback.events import Event
    from routine_app.storage.preference_values import Contacts
    from routine_app.system.end_signals import EndSignals

TICK_S = 0.05
ENDED = (State.FINISHED, State.STOPPED)


class TextSession:
    """One run of a player in the terminal; the recorder keeps what happens.

    `safety` is what is asked and said when it hurts or she feels unwell, with her own numbers.
    """

    def __init__(
        self,
        player: Player,
        clock: Clock,
        keys: Keys,
        view: TextView,
        recorder: SessionRecorder,
        signals: EndSignals | None = None,
        safety: tuple[CareContent, Contacts] | None = None,
    ) -> None:
        self._signals = signals
        self._care = None if safety is None else TextCare(player, recorder, self._carry_out, *safety)
        self._talk: Talk | None = None
        self._player = player
        self._clock = clock
        self._keys = keys
        self._view = view
        self._recorder = recorder
        self._asked_to_stop = False

    def play(self) -> None:
        """Play from the start to the end or until she stops; what was done is kept.

        A signal stops too, Ctrl-C among them, and then this ends with SystemExit of its exit code.
        """
        try:
            self._take(self._player.start(self._clock.now_ms()))
            while self._player.state not in ENDED:
                if self._signals is not None and self._signals.take():
                    raise SystemExit(self._signals.exit_code)
                self._read_keys()
                self._take(self._player.advance(self._clock.now_ms()))
                self._go_on_without_keys()
                self._view.show_moment(self._player)
        except (KeyboardInterrupt, SystemExit, OSError):  # the last: the terminal has gone away
            self._end_anyway()
            if self._signals is not None and self._signals.take():
                raise SystemExit(self._signals.exit_code) from None
            raise
        self._end()

    def press(self, command: Command) -> None:
        """Do what a key asks for. Stopping takes two: the first pauses and asks."""
        now = self._clock.now_ms()
        if command is Command.STOP:
            self._ask_or_stop(now)
            return
        self._asked_to_stop = False
        if command in (Command.HURTS, Command.UNWELL):
            self._ask(command, now)
        else:
            self._carry_out(command)

    def _carry_out(self, command: Command) -> None:
        self._take(ACTIONS[command](self._player, self._clock.now_ms()))

    def _read_keys(self) -> None:
        """Take what is pressed: for the question that stands open, else as commands."""
        if self._talk is None:
            for command in self._keys.read(TICK_S):
                self.press(command)
            return
        for key in self._keys.read_plain(TICK_S):
            self._answer(key)

    def _ask(self, command: Command, now: int) -> None:
        """Hold the session, and begin to ask."""
        if self._care is not None:
            self._take(self._player.pause(now))
            self._talk = self._care.hurts() if command is Command.HURTS else self._care.unwell()
            self._view.say(next(self._talk))

    def _answer(self, key: str) -> None:
        """Give a key to the question that stands open; after the last one the session goes on, if it is not over."""
        if self._talk is None:
            return
        try:
            said = self._talk.send(key)
        except StopIteration:
            said, self._talk = "", None
        self._tell_messages()
        if said:
            self._view.say(said)
        if self._talk is None:
            self._take(self._player.resume(self._clock.now_ms()))

    def _ask_or_stop(self, now: int) -> None:
        if self._asked_to_stop:
            self._take(self._player.stop(now))
            return
        self._asked_to_stop = True
        self._take(self._player.pause(now))
        self._view.say("Stop here? q stops and keeps what you did; space goes on.")

    def _go_on_without_keys(self) -> None:
        """Where nobody can press Enter, a self-paced exercise ends after its estimated time."""
        if not self._keys.there and self._player.state is State.RUNNING and self._player.moment().waiting:
            self._take(self._player.done(self._clock.now_ms()))

    def _take(self, events: tuple[Event, ...]) -> None:
        if not events:
            return
        self._recorder.record(events)  # first: a set that she sees as done is in the diary
        self._view.show(events, self._player.plan)
        self._tell_messages()

    def _tell_messages(self) -> None:
        for message in self._recorder.take_messages():
            self._view.say(message)

    def _end_anyway(self) -> None:
        """Stop and keep it, also where the terminal has gone and nothing can be written any more."""
        with contextlib.suppress(OSError):
            self._take(self._player.stop(self._clock.now_ms()))
        with contextlib.suppress(OSError):
            self._end()

    def _end(self) -> None:
        stopped = self._player.state is State.STOPPED
        self._recorder.finish()
        self._tell_messages()
        self._view.finish(self._recorder.summary(), stopped=stopped)
        said = after_session(self._recorder.reported)
        if said.text:
            self._view.say(said.text)
