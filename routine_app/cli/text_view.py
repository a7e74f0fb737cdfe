"""The session as lines of text: a view of the Player, like the window.

Knows plans, Moments and events, and a stream to write to; computes nothing of what comes next, knows no keys and no
clock. On a terminal the last line (breath bar, count, time left) moves in place; elsewhere there are only plain lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from routine_app.cli.plan_text import SegmentLines, cue_lines, told_of
from routine_app.domain.display_text import harmless
from routine_app.domain.dose import dose_text
from routine_app.domain.formatting import counted, elapsed_clock, remaining_clock
from routine_app.domain.reasons import under_heading
from routine_app.domain.tempo import dose_as_done
from routine_app.domain.timeline import Moment, Unit
from routine_app.domain.vocabulary import Breath
from routine_app.playback.events import (
    CountIn,
    CueDue,
    Event,
    ItemSkipped,
    ItemStarted,
    PaceChanged,
    Paused,
    Resumed,
    SegmentStarted,
    Swapped,
)
from routine_app.playback.player import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from routine_app.application.session.summary import Summary
    from routine_app.domain.plan import Plan
    from routine_app.playback.player import Player

BAR_CELLS = 16
_LEAST_CELLS = 4
CLEAR_LINE = "\r\x1b[K"
BREATH_WORDS = {Breath.IN: "breathe in", Breath.OUT: "breathe out", Breath.FREE: "breathe freely"}
HELP = (
    "Keys: space pause, n next, b back, e easier (u undo), s leave this one out, r 10 s more rest, + - pace, "
    "p self-paced, Enter done, h it hurts, w I feel unwell, q stop."
)


class TextView:
    """Writes a session to `out`. `width` gives the columns of the terminal, None for plain lines."""

    def __init__(self, out: TextIO, width: Callable[[], int] | None = None) -> None:
        self._out = out
        self._width = width
        self._status = ""
        self._segments = SegmentLines()
        self._bar = ("█", "░") if _can_write(out, "█░") else ("#", "-")

    def say(self, line: str) -> None:
        """Write a line above the moving one."""
        self._clear_status()
        print(harmless(line, keep_lines=True), file=self._out, flush=True)

    def show(self, events: Iterable[Event], plan: Plan) -> None:
        """Write what has happened."""
        for event in events:
            if isinstance(event, SegmentStarted):
                self.say(self._segments.line(event.segment))
            for line in event_lines(event, plan):
                self.say(line)

    def show_moment(self, player: Player) -> None:
        """Draw the moving line anew, if there is one and it has changed."""
        if self._width is None:
            return
        room = self._width() - 1
        status = status_line(player.moment(), player.state, player.count_in_s, self._bar, room)[:room]
        if status != self._status:
            self._out.write(f"{CLEAR_LINE}{status}")
            self._out.flush()
            self._status = status

    def finish(self, summary: Summary, *, stopped: bool) -> None:
        """Write what came of the session."""
        for line in summary_lines(summary, stopped=stopped):
            self.say(line)

    def _clear_status(self) -> None:
        if self._status:
            self._out.write(CLEAR_LINE)
            self._status = ""


def event_lines(event: Event, plan: Plan) -> Iterator[str]:
    """Yield what an event says to her; some say nothing."""
    match event:
        case ItemStarted():
            item = plan.items[event.item]
            yield ""
            name, dose = item.variation.short_name, dose_text(dose_as_done(item), item.sides)
            yield f"{event.item + 1} of {len(plan.items)}. {name}: {dose}"
            yield from told_of(item, "  ")
        case CueDue():
            yield from cue_lines(event.cue)
        case ItemSkipped():
            yield f"Left out: {plan.items[event.item].variation.short_name}."
        case Swapped():
            yield event.reason
        case PaceChanged():
            yield f"Pace {event.percent} %."
        case Paused():
            yield "Paused: time stood still for a while." if event.reason == "gap" else "Paused."
        case CountIn():
            yield f"Going on in {event.seconds_left}"
        case Resumed():
            yield "On we go."


def status_line(moment: Moment, state: State, count_in_s: int, bar: tuple[str, str], room: int = 80) -> str:
    """Return the moving line: breath bar and word, count, time left.

    In few columns (`room`) the bar is shorter, then the breath's word goes; count and time left stay.
    """
    now, left = _what_now(moment, state, count_in_s), f"{remaining_clock(moment.time_left_ms)} left"
    word = BREATH_WORDS[moment.breath]
    whole = f"{_bar(moment, bar, BAR_CELLS)} {word:<14}  {now:<26}  {left}"
    if len(whole) <= room:
        return whole
    said = f"{word.removeprefix('breathe '):<6}  {now:<12}  {left}"
    cells = min(room - len(said) - 1, BAR_CELLS)
    if cells >= _LEAST_CELLS:
        return f"{_bar(moment, bar, cells)} {said}"
    return said if len(said) <= room else f"{now} {left}"


def _bar(moment: Moment, bar: tuple[str, str], cells: int) -> str:
    filled = round(moment.fullness * cells)
    return bar[0] * filled + bar[1] * (cells - filled)


def _what_now(moment: Moment, state: State, count_in_s: int) -> str:
    if state is State.PAUSED:
        return "paused (space goes on)"
    if state is State.COUNTING_IN:
        return f"going on in {count_in_s}"
    if moment.waiting:
        return "Enter when you are done"
    total = f" of {moment.of}" if moment.of else ""
    if moment.unit is Unit.SECONDS:
        return f"{moment.count} s"
    return f"{'rep' if moment.unit is Unit.REPS else 'breath'} {moment.count}{total}"


def summary_lines(summary: Summary, *, stopped: bool) -> Iterator[str]:
    """Yield what she did, what stood in for something else, and what was left out."""
    yield ""
    if stopped:
        yield "Stopped here. What you did is kept."
    if summary.done:
        yield "You did"
        yield from (
            f"  {done.variation}: {counted(done.sets, 'set')}, {elapsed_clock(done.work_ms)}" for done in summary.done
        )
    if summary.swapped:
        yield "In place of another"
        yield from (f"  {swap.reason}" for swap in summary.swapped)
    if summary.left_out:
        yield "Left out"
        yield from (f"  {under_heading(each.exercise, each.reason)}" for each in summary.left_out)


def _can_write(out: TextIO, text: str) -> bool:
    try:
        text.encode(getattr(out, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
