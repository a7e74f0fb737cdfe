"""What the readout says at a moment: a pure function of the moment, the plan and whether time runs.

Knows words and values; knows no widget.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec
from msgspec.structs import replace

from routine_app.application import words
from routine_app.domain.exercise import Variation
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.timeline import Moment
from routine_app.playback.player import State

PAUSED_TEXT = "Press Space when you want to go on."
GAP_TEXT = "The computer was away for a moment, so this waits where you were. Press Space to go on."
MIND_MS = 6_000  # for which one thing to mind is shown before the next one
WAITING_TEXT = "Take the time you need. Press Enter when you have done this set."


class Mood(StrEnum):
    """What the big word is about, which gives it its colour."""

    BREATH = "breath"
    NOW = "now"


class ReadoutView(msgspec.Struct, frozen=True):
    """All that the readout says."""

    name: str = ""
    part: str = ""
    word: str = ""
    mood: Mood = Mood.BREATH
    do: str = ""
    number: str = ""
    of: str = ""
    unit: str = ""
    hint: str = ""


def reading_of(
    moment: Moment,
    plan: Plan,
    state: State,
    *,
    count_in_s: int = 0,
    after_gap: bool = False,
    easier: Variation | None = None,
    undo: bool = False,
) -> ReadoutView:
    """Return the reading; `easier` is the variation that E would bring, `undo` whether Shift+E goes back."""
    segment = moment.segment
    item = plan.items[segment.item] if segment.item is not None else None
    of, unit = words.count_lines(moment)
    working = segment.is_work
    said = ReadoutView(
        name=item.variation.short_name if item else plan.routine_name,
        part=words.part_line(segment),
        word=words.big_word(moment),
        mood=Mood.BREATH if working else Mood.NOW,
        do=moment.text.removeprefix("Rest. ") or moment.text,
        number="" if moment.waiting else str(moment.count),
        of="" if moment.waiting else of,
        unit="" if moment.waiting else unit,
        hint=_hint(item, easier, moment.elapsed_ms, undo=undo, working=working),
    )
    return _as_state(said, state, moment, count_in_s, after_gap=after_gap)


def _as_state(said: ReadoutView, state: State, moment: Moment, count_in_s: int, *, after_gap: bool) -> ReadoutView:
    """Return the reading with what the player's state adds to it."""
    if state is State.PAUSED:
        return _replace(said, word="Paused", do=GAP_TEXT if after_gap else PAUSED_TEXT)
    if state is State.COUNTING_IN:
        return _replace(said, word="Here we go", number=str(count_in_s), of="", unit="")
    if moment.waiting:
        return _replace(said, word="When you are ready", do=WAITING_TEXT)
    return said


def _replace(said: ReadoutView, **changes: str) -> ReadoutView:
    return replace(said, mood=Mood.NOW, **changes)


def _hint(item: PlanItem | None, easier: Variation | None, elapsed_ms: int, *, undo: bool, working: bool) -> str:
    """Return what E would do, or before the work what to mind today: one thing after another, large enough to read."""
    if item is None:
        return ""
    to_mind = [text for text in (*item.cautions, item.notes) if text]
    if not working and to_mind:
        return to_mind[elapsed_ms // MIND_MS % len(to_mind)]
    if undo:
        return "Shift+E  goes back to the version before"
    if easier is not None:
        return f"E  for an easier version: {easier.short_name}"
    return ""
