"""Plans what is heard: exercise and side, how to get there, breath, counts, half-way, what comes next, the end.

Knows plans and segments; does not know voices, sounds or clocks. Pure: the same session always sounds the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from routine_app.domain import cue_words as words
from routine_app.domain.cue_slots import CueWish, schedule_cues, spoken_until
from routine_app.domain.cue_work import open_wishes, work_wishes
from routine_app.domain.options import CueLevel
from routine_app.domain.plan import Plan
from routine_app.domain.sentences import which_set
from routine_app.domain.timeline import Cue, CueKind, Segment, Tone
from routine_app.domain.vocabulary import SegmentKind

ANSWER, ANNOUNCE, END, MOVE, SWITCH, REST, SET_UP, FETCH, NOTES, AMOUNT, REMIND, TICK = (
    99,
    95,
    95,
    90,
    90,
    85,
    75,
    50,
    45,
    40,
    40,
    30,
)
_LATE_TICK_MS = 150
_EVER = 2**62
_TICKS = (3, 2, 1)
_REMIND_MS = 9_000  # before the end of a rest at least twice as long
_LEAD_IN = (SegmentKind.CHANGE_POSITION, SegmentKind.GET_READY)


def plan_cues(
    plan: Plan, segments: Sequence[Segment], level: CueLevel = CueLevel.FULL, *, busy_until_ms: int = 0
) -> tuple[Cue, ...]:
    """Return the cues of these segments in order of time; nothing is said before `busy_until_ms`.

    No two spoken cues overlap, and each is over when the part of the session that it belongs to is. Where two would
    meet, the one of lower priority is said later, in fewer words, or not at all; tones always sound in their instant.
    FULL says all of it. SHORT leaves out the set-up, the phases after the first repetition, and reminders. TONES says
    nothing.
    """
    return schedule_cues(_all_wishes(plan, segments, level), busy_until_ms)


def plan_rest(
    plan: Plan,
    segments: Sequence[Segment],
    level: CueLevel,
    heard: Sequence[Cue],
    from_ms: int,
    *,
    first: str = "",
) -> tuple[Cue, ...]:
    """Return the cues of these segments from `from_ms` on, where `heard` are those before: nothing is said twice.

    What has not been said yet and may still be said is, so that it makes no difference to go on at the same level. The
    words `first` are said before all others, as soon as nobody speaks.
    """
    wishes = (_left_of(wish, heard, from_ms) for wish in _all_wishes(plan, segments, level))
    answer = CueWish(from_ms, CueKind.LEVEL, (first,), None, ANSWER, latest_ms=_EVER, until_ms=_EVER)
    return schedule_cues((answer, *(wish for wish in wishes if wish is not None)), spoken_until(heard))


def _all_wishes(plan: Plan, segments: Sequence[Segment], level: CueLevel) -> Iterator[CueWish]:
    full = level is CueLevel.FULL
    for number in range(len(segments)):
        for wish in _wishes(plan, segments, number, full):
            yield msgspec.structs.replace(wish, texts=()) if level is CueLevel.TONES else wish


def _left_of(wish: CueWish, heard: Sequence[Cue], from_ms: int) -> CueWish | None:
    """Return what is left of a wish at `from_ms`: all of it, only its words, or nothing."""
    if wish.at_ms >= from_ms:
        return wish
    if wish.latest_ms < from_ms or any(_is_of(cue, wish) for cue in heard):
        return None
    return msgspec.structs.replace(wish, at_ms=from_ms, tone=None)


def _is_of(cue: Cue, wish: CueWish) -> bool:
    """Whether a cue has said what the wish is about, in whatever words."""
    same = (cue.kind, cue.priority) == (wish.kind, wish.priority)
    return same and bool(cue.text) and wish.at_ms <= cue.at_ms <= wish.latest_ms


def _wishes(plan: Plan, segments: Sequence[Segment], number: int, full: bool) -> Iterator[CueWish]:
    segment = segments[number]
    match segment.kind:
        case SegmentKind.CHANGE_POSITION:
            yield from _change(plan, segments, number, full)
        case SegmentKind.GET_READY:
            yield from _get_ready(plan, segments, number, full)
        case SegmentKind.REST:
            yield from _rest(plan, segment, full)
        case SegmentKind.SWITCH_SIDE:
            yield _within(segment, CueKind.SWITCH, SWITCH, segment.text, f"{segment.side} side.", tone=Tone.SWITCH)
            yield from _ticks(segment, in_words=full)
        case SegmentKind.FINISH:
            yield _within(segment, CueKind.END, END, segment.text, "Well done.", tone=Tone.END)
        case _ if segment.open:
            yield from open_wishes(segment)
        case _:
            yield from work_wishes(segments, number, full)


def _within(segment: Segment, kind: CueKind, priority: int, *texts: str, tone: Tone | None = None) -> CueWish:
    """Return a wish that may be said at any time within the segment."""
    return CueWish(segment.start_ms, kind, texts, tone, priority, latest_ms=segment.end_ms, until_ms=segment.end_ms)


def _change(plan: Plan, segments: Sequence[Segment], number: int, full: bool) -> Iterator[CueWish]:
    segment = segments[number]
    if not _begins_lead_in(segments, number):
        yield _within(segment, CueKind.MOVE, MOVE, segment.text)
        return
    announced = f"Next: {_name(plan, segment)}. {segment.text}"
    yield _within(segment, CueKind.MOVE, MOVE, announced, segment.text, tone=Tone.SWITCH)
    if full:
        yield _fetch(plan, segments, number)


def _get_ready(plan: Plan, segments: Sequence[Segment], number: int, full: bool) -> Iterator[CueWish]:
    segment, item = segments[number], plan.items[segments[number].item or 0]
    name = f"{_name(plan, segment)}."
    begins = _begins_lead_in(segments, number)
    announced = f"{'First' if segment.start_ms == 0 else 'Next'}: {name}" if begins else name
    yield _within(segment, CueKind.ANNOUNCE, ANNOUNCE, announced, name, tone=Tone.SWITCH if begins else None)
    if full:
        yield _within(segment, CueKind.STEP, SET_UP, *words.set_up(item, segment.side))
        yield _within(segment, CueKind.STEP, NOTES, words.in_one_breath(item.notes))
        yield _within(segment, CueKind.ANNOUNCE, AMOUNT, words.amount(item))
        if begins:
            yield _fetch(plan, segments, number)
    yield from _ticks(segment, in_words=False)  # the words are needed elsewhere, and half a countdown misleads


def _rest(plan: Plan, segment: Segment, full: bool) -> Iterator[CueWish]:
    yield _within(segment, CueKind.REST, REST, *((segment.text,) if full else ()), "Rest.", tone=Tone.REST)
    following = which_set(plan.items[segment.item or 0], segment.set or 1, segment.side)
    if full and segment.duration_ms >= 2 * _REMIND_MS:
        until = segment.end_ms - _TICKS[0] * 1000
        at = segment.end_ms - _REMIND_MS
        yield CueWish(at, CueKind.NEXT, (f"Next: {following}.",), priority=REMIND, latest_ms=until, until_ms=until)
    yield from _ticks(segment, in_words=full)


def _ticks(segment: Segment, *, in_words: bool) -> Iterator[CueWish]:
    """Yield three, two, one: the seconds before the work begins."""
    for left in _TICKS:
        at = segment.end_ms - left * 1000
        if at >= segment.start_ms:
            said = (f"{left}.",) if in_words else ()
            yield CueWish(at, CueKind.COUNTDOWN, said, Tone.REP, TICK, latest_ms=at + _LATE_TICK_MS, until_ms=at + 1000)


def _fetch(plan: Plan, segments: Sequence[Segment], number: int) -> CueWish:
    """Return what this exercise needs and none before it did, to be told at any time before its work begins."""
    segment = segments[number]
    index, end_ms = segment.item or 0, segment.end_ms
    had = {need for item in plan.items[:index] for need in item.variation.equipment}
    for following in range(number, len(segments)):  # by number: a slice would copy the rest of the session
        later = segments[following]
        if later.kind not in _LEAD_IN or later.item != segment.item:
            break
        end_ms = later.end_ms
    text = words.fetch(need for need in plan.items[index].variation.equipment if need not in had)
    return CueWish(segment.start_ms, CueKind.FETCH, (text,), priority=FETCH, latest_ms=end_ms, until_ms=end_ms)


def _begins_lead_in(segments: Sequence[Segment], number: int) -> bool:
    if number == 0:
        return True
    before = segments[number - 1]
    return before.item != segments[number].item or before.kind not in _LEAD_IN


def _name(plan: Plan, segment: Segment) -> str:
    return words.named(plan.items[segment.item or 0], segment.set or 1, segment.side)
