"""Drives a player with a manual clock, and keeps all events."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from routine_app.domain.compile import CompileOptions
from routine_app.domain.plan import Plan
from routine_app.domain.script import Bout
from routine_app.domain.spoken_length import LengthOf
from routine_app.domain.timeline import Cue, Segment
from routine_app.domain.vocabulary import SegmentKind
from routine_app.playback.clock import ManualClock
from routine_app.playback.events import CueDue, Event, SegmentStarted, SetFinished
from routine_app.playback.player import Events, Player
from tests.plans import at_once

E = TypeVar("E", bound=Event)

COMMANDS = (
    *("start", "pause", "resume", "toggle_pause", "next", "back", "skip", "undo_skip", "easier", "undo_easier"),
    *("easier_and_fewer", "calmer", "ready_again"),
    *("more_rest", "slower", "faster", "toggle_self_paced", "change_cues", "again", "done", "stop"),
)


class Drive:
    """A player, its clock, and everything that it has reported."""

    def __init__(
        self,
        plan: Plan,
        options: CompileOptions | None = None,
        *,
        start_item: int = 0,
        start_done: tuple[Bout, ...] = (),
        length_of: LengthOf = at_once,
    ) -> None:
        self.player = Player(plan, options, start_item=start_item, start_done=start_done, length_of=length_of)
        self.clock = ManualClock(7_000)  # a monotonic clock begins anywhere
        self.events: list[Event] = []

    @property
    def at(self) -> int:
        return self.player.moment().t_ms

    @property
    def segment(self) -> Segment:
        return self.player.moment().segment

    def do(self, command: str) -> Events:
        """Give a command now; returns its events."""
        act: Callable[[int], Events] = getattr(self.player, command)
        events = act(self.clock.now_ms())
        self.events.extend(events)
        return events

    def wait(self, ms: int, tick_ms: int = 500) -> list[Event]:
        """Let time go on, tick by tick; returns the events."""
        events: list[Event] = []
        while ms > 0:
            events.extend(self.player.advance(self.clock.advance(min(ms, tick_ms))))
            ms -= tick_ms
        self.events.extend(events)
        return events

    def to(self, t_ms: int) -> Drive:
        """Play on to the session's time `t_ms`."""
        self.wait(t_ms - self.at)
        assert self.at == t_ms
        return self

    def to_kind(self, kind: SegmentKind, into_ms: int = 0) -> Drive:
        """Play on to `into_ms` after the start of the next segment of this kind."""
        segments = self.player.timeline.segments
        start = next(each.start_ms for each in segments if each.kind is kind and each.start_ms >= self.at)
        return self.to(start + into_ms)

    def all(self, event: type[E]) -> list[E]:
        return [each for each in self.events if isinstance(each, event)]

    @property
    def sets(self) -> list[tuple[int, str | None, int]]:
        """The sets done: item, side, number."""
        return [(each.item, each.side, each.set) for each in self.all(SetFinished)]

    @property
    def cues(self) -> list[Cue]:
        return [each.cue for each in self.all(CueDue)]


def running(
    plan: Plan,
    options: CompileOptions | None = None,
    *,
    start_item: int = 0,
    start_done: tuple[Bout, ...] = (),
    length_of: LengthOf = at_once,
) -> Drive:
    """Return a drive whose player has been started."""
    drive = Drive(plan, options, start_item=start_item, start_done=start_done, length_of=length_of)
    drive.do("start")
    return drive


def kinds(events: list[Event] | tuple[Event, ...]) -> list[str]:
    """Return the names of the events, but for cues and segments."""
    return [type(event).__name__ for event in events if not isinstance(event, CueDue | SegmentStarted)]
