"""Plays a session in the terminal: keys in, time in, lines out, the diary kept.

The Player is the same as the window's. Knows the player, the journal and the text view; reads no clock but the one
that it is given.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from routine_app.application.session.summary import summarise
from routine_app.cli.keys import Key
from routine_app.playback.player import Player, State

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from routine_app.application.session.journal import Journal
    from routine_app.cli.keys import Keys
    from routine_app.cli.text_view import TextView
    from routine_app.playback.clock import Clock
    from routine_app.playback.events import Event
    from routine_app.system.end_signals import EndSignals

TICK_S = 0.05
ENDED = (State.FINISHED, State.STOPPED)


class TextSession:
    """One run of a player in the terminal. `now` gives the time of day for the diary."""

    def __init__(
        self,
        player: Player,
        clock: Clock,
        keys: Keys,
        view: TextView,
        journal: Journal,
        now: Callable[[], dt.datetime],
        signals: EndSignals | None = None,
    ) -> None:
        self._signals = signals
        self._player = player
        self._clock = clock
        self._keys = keys
        self._view = view
        self._journal = journal
        self._now = now
        self._plan = player.plan
        self._happened: list[Event] = []
        self._asked_to_stop = False
        self._told = 0

    def play(self) -> None:
        """Play from the start to the end or until she stops; what was done is kept.

        A signal stops too, Ctrl-C among them, and then this ends with SystemExit of its exit code.
        """
        try:
            self._take(self._player.start(self._clock.now_ms()))
            while self._player.state not in ENDED:
                if self._signals is not None and self._signals.take():
                    raise SystemExit(self._signals.exit_code)
                for key in self._keys.read(TICK_S):
                    self.press(key)
                self._take(self._player.advance(self._clock.now_ms()))
                self._go_on_without_keys()
                self._view.show_moment(self._player)
        except (KeyboardInterrupt, SystemExit, OSError):  # the last: the terminal has gone away
            self._end_anyway()
            if self._signals is not None and self._signals.take():
                raise SystemExit(self._signals.exit_code) from None
            raise
        self._end()

    def press(self, key: Key) -> None:
        """Do what a key asks for. Stopping takes two: the first pauses and asks."""
        now = self._clock.now_ms()
        if key is Key.QUIT:
            self._ask_or_stop(now)
            return
        self._asked_to_stop = False
        self._take(_COMMANDS[key](self._player, now))

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
        self._happened += events
        self._journal.record(events, self._now())  # first: a set that she sees as done is in the diary
        self._view.show(events, self._player.plan)
        self._tell_messages()

    def _tell_messages(self) -> None:
        for message in self._journal.messages[self._told :]:
            self._view.say(message)
        self._told = len(self._journal.messages)

    def _end_anyway(self) -> None:
        """Stop and keep it, also where the terminal has gone and nothing can be written any more."""
        with contextlib.suppress(OSError):
            self._take(self._player.stop(self._clock.now_ms()))
        with contextlib.suppress(OSError):
            self._end()

    def _end(self) -> None:
        stopped = self._player.state is State.STOPPED
        self._journal.finish(self._now(), stopped=stopped, elapsed_ms=self._player.moment().t_ms)
        self._tell_messages()
        self._view.finish(summarise(self._plan, self._happened), stopped=stopped)


_COMMANDS: dict[Key, Callable[[Player, int], tuple[Event, ...]]] = {
    Key.PAUSE: Player.toggle_pause,
    Key.NEXT: Player.next,
    Key.BACK: Player.back,
    Key.EASIER: Player.easier,
    Key.UNDO_EASIER: Player.undo_easier,
    Key.SKIP: Player.skip,
    Key.SLOWER: Player.slower,
    Key.FASTER: Player.faster,
    Key.REST: Player.more_rest,
    Key.DONE: Player.done,
    Key.SELF_PACED: Player.toggle_self_paced,
}
