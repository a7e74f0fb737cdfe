"""The player: her commands and the time go in, events come out.

Knows what each command is called and when it means something; what it makes of the session is in `edits`, state and
time are in `transport`. Knows no clock (`now_ms` is an argument, in ms of any monotonic clock), no window and no files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import compile_plan
from routine_app.domain.exercise import Variation
from routine_app.domain.options import PACE_STEP, CompileOptions
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.script import Bout
from routine_app.domain.splice import breathe_on
from routine_app.domain.spoken_length import LengthOf, estimate_ms
from routine_app.domain.timeline import Moment, Timeline
from routine_app.playback import edits
from routine_app.playback.calmer import can_go_calmer, go_calmer
from routine_app.playback.easier import NO_SWAPS, EasierSwaps
from routine_app.playback.edits import Edit
from routine_app.playback.events import Event
from routine_app.playback.owed_rest import OwedRest
from routine_app.playback.playhead import Playhead
from routine_app.playback.skipping import SkippedItems
from routine_app.playback.spot import Spot
from routine_app.playback.states import NOT_OVER, UNDER_WAY, State
from routine_app.playback.transport import Transport

__all__ = ["MAX_GAP_MS", "Events", "Player", "State", "max_gap_ms"]

MAX_GAP_MS = 2_000
"""A longer silence of the clock, at the speed of life, pauses the session: the computer was away."""

Events = tuple[Event, ...]


def max_gap_ms(speed: float) -> int:
    """Return the longest silence, in the session's ms, of a clock so many times (> 0) as fast as life."""
    return round(MAX_GAP_MS * max(speed, 1.0))


class Player:
    """Plays a plan.

    Every command takes `now_ms` and returns the events since the last call, then its own. It is defined in every state;
    where it makes no sense it does nothing. A `now_ms` before the last one counts as the last one.
    """

    def __init__(
        self,
        plan: Plan,
        options: CompileOptions | None = None,
        *,
        comfort: Comfort | None = None,
        max_gap_ms: int = MAX_GAP_MS,
        start_item: int = 0,
        start_done: tuple[Bout, ...] = (),
        swapped_from: Mapping[int, tuple[PlanItem, ...]] = NO_SWAPS,
        length_of: LengthOf = estimate_ms,
    ) -> None:
        """Get ready to play; `start_item` (an index, else IndexError) is where a broken-off session goes on.

        Of that item the bouts `start_done` are done already, and `swapped_from` are what she can go back to from easier
        ones. A gap of more than `max_gap_ms` between two calls pauses: the laptop slept, nobody exercised. `length_of`
        is how long the voice takes for a text: waiting lasts as long as what is told in it.
        """
        self._plan, self._options, self._length_of = plan, options or CompileOptions(), length_of
        timeline, at_ms = compile_plan(plan, self._options, length_of), 0
        if start_item or start_done:
            timeline, at_ms = edits.begin_at(plan, self._options, timeline, start_item, start_done, length_of)
        self._transport = Transport(Playhead(timeline, at_ms), max_gap_ms)
        self._owed = OwedRest()
        self._comfort = comfort or Comfort()
        self._swaps = EasierSwaps(self._comfort, swapped_from)
        self._skipped = SkippedItems()

    @property
    def state(self) -> State:
        """What the player is doing."""
        return self._transport.state

    @property
    def plan(self) -> Plan:
        """The plan as it stands, with her swaps."""
        return self._plan

    @property
    def timeline(self) -> Timeline:
        """What was played and what is to come."""
        return self._transport.head.timeline

    @property
    def options(self) -> CompileOptions:
        """Pace, self-paced and what is heard."""
        return self._options

    @property
    def count_in_s(self) -> int:
        """The seconds until the session goes on; 0 when not counting in."""
        return self._transport.count_in_s

    @property
    def count_in_ms(self) -> int:
        """The time until the session goes on; 0 when not counting in."""
        return self._transport.count_in_ms

    @property
    def can_go_easier(self) -> Variation | None:
        """The variation that `easier` would swap in now."""
        return self._swaps.easier(self._spot()) if self.state in UNDER_WAY else None

    @property
    def can_undo_easier(self) -> bool:
        """Whether `undo_easier` would do something now."""
        return self.state in UNDER_WAY and self._swaps.can_go_back(self._spot())

    @property
    def skipped(self) -> frozenset[int]:
        """The items that she left out, by index, as it stands."""
        return self._skipped.items

    def moment(self) -> Moment:
        """Return everything that a view needs now."""
        return self._transport.head.moment()

    def advance(self, now_ms: int) -> Events:
        """Let time go on to `now_ms`; returns what happened since the last call, each thing once and in order."""
        return self._out(self._transport.sync(now_ms))

    def start(self, now_ms: int) -> Events:
        """Begin; only when READY."""
        return self._out(self._transport.start(now_ms))

    def pause(self, now_ms: int) -> Events:
        """Stand still; only when RUNNING or COUNTING_IN."""
        return self._out(self._transport.pause(now_ms))

    def resume(self, now_ms: int) -> Events:
        """Go on after a count-in of 3 s; only when PAUSED."""
        return self._out(self._transport.resume(now_ms))

    def toggle_pause(self, now_ms: int) -> Events:
        """Pause or resume, whichever makes sense."""
        return self.resume(now_ms) if self.state is State.PAUSED else self.pause(now_ms)

    def stop(self, now_ms: int) -> Events:
        """End the session before its time; what was done is done. Not when it is over."""
        return self._out(self._transport.stop(now_ms))

    def next(self, now_ms: int) -> Events:
        """Go on to the next part; a timed set that is left this way is not finished, one at her own pace is done."""
        return self._edit(now_ms, edits.next_part)

    def back(self, now_ms: int) -> Events:
        """Go to the start of this exercise; again within 2 s, to the one before."""
        return self._edit(now_ms, edits.back)

    def skip(self, now_ms: int) -> Events:
        """Leave out what is left of this exercise."""
        return self._edit(now_ms, edits.skip)

    def undo_skip(self, now_ms: int) -> Events:
        """Take up the exercise that was left out last, with the set that she was in; nothing where none was."""
        return self._edit(now_ms, self._skipped.go_back)

    def again(self, now_ms: int) -> Events:
        """Play this segment from its start once more: what was to be heard of it was not."""
        return self._edit(now_ms, edits.again)

    def done(self, now_ms: int) -> Events:
        """Report a set at her own pace as done; in any other segment nothing happens."""
        return self._edit(now_ms, edits.finish_open)

    def easier(self, now_ms: int) -> Events:
        """Do what is left of this exercise in the next easier variation that fits; the current set begins anew."""
        return self._edit(now_ms, self._swaps.go_easier)

    def easier_and_fewer(self, now_ms: int) -> Events:
        """As `easier`, and less of it too; `undo_easier` takes both back."""
        return self._edit(now_ms, lambda spot: self._swaps.go_easier(spot, fewer=True))

    @property
    def can_go_calmer(self) -> bool:
        """Whether `calmer` would do something now: something calm fits her comfort."""
        return self.state in UNDER_WAY and can_go_calmer(self._spot(), self._comfort)

    def calmer(self, now_ms: int) -> Events:
        """Leave out all that was to come for something calm, and end with that; nothing where nothing calm fits."""
        return self._edit(now_ms, lambda spot: go_calmer(spot, self._comfort))

    def ready_again(self, now_ms: int) -> Events:
        """Get ready again for the repetition or breath that she is in, having come out of it; nothing in any wait."""
        return self._edit(now_ms, edits.ready_again)

    def undo_easier(self, now_ms: int) -> Events:
        """Go back to the variation before the last `easier` of this exercise; the current set begins anew."""
        return self._edit(now_ms, self._swaps.go_back)

    def more_rest(self, now_ms: int) -> Events:
        """Make this waiting segment 10 s longer; during work, the next one."""
        return self._edit(now_ms, self._owed.go_longer)

    def slower(self, now_ms: int) -> Events:
        """Slow down by 10 points, to 80 % at the least."""
        return self._edit(now_ms, lambda spot: edits.faster_by(spot, -PACE_STEP), also_ready=True)

    def faster(self, now_ms: int) -> Events:
        """Speed up by 10 points, to 130 % at the most."""
        return self._edit(now_ms, lambda spot: edits.faster_by(spot, PACE_STEP), also_ready=True)

    def toggle_self_paced(self, now_ms: int) -> Events:
        """Let sets of repetitions wait for her key, or time them again; one that waits stays so. It tells no event."""
        options = replace(self._options, self_paced=not self._options.self_paced)
        return self._edit(now_ms, lambda spot: edits.retime(spot, options), also_ready=True)

    def change_cues(self, now_ms: int) -> Events:
        """Let less be heard from now on, and after the least all of it again. No event; she hears which it is."""
        return self._edit(now_ms, lambda spot: edits.at_level(spot, spot.options.cue_level.following), also_ready=True)

    def _spot(self) -> Spot:
        head, own = self._transport.head, (self._plan, self._options)
        return Spot(*own, head.timeline, head.at_ms, head.index, head.waited_ms, head.has_cued, self._length_of)

    def _edit(self, now_ms: int, command: Callable[[Spot], Edit | None], *, also_ready: bool = False) -> Events:
        """Bring the session to now, then go on as the command says."""
        events = self._out(self._transport.sync(now_ms))
        spot = self._spot()
        edit = command(spot) if self.state in (NOT_OVER if also_ready else UNDER_WAY) else None
        if edit is None:
            return events
        self._plan, self._options = edit.plan, edit.options
        timeline = self._owed.within(edit, spot)
        if edit.to is not None:
            timeline = breathe_on(timeline, edit.to[0], self.moment().fullness)
        began = self._out(self._transport.play(timeline, edit.to))
        taken_back = self._skipped.follow(spot, edit, self._transport.head.moment().segment.item)
        return (*events, *edit.events, *taken_back, *began)

    def _out(self, events: list[Event]) -> Events:
        return self._owed.follow(events)
