"""Plans what is heard: what is told in each segment, breath, counts, half-way, what comes next, the end.

Knows plans and segments; does not know voices, sounds or clocks. Pure: the same session always sounds the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from routine_app.domain.cue_slots import CueWish, schedule_cues, spoken_until
from routine_app.domain.cue_work import open_wishes, work_wishes
from routine_app.domain.options import CueLevel
from routine_app.domain.plan import Plan
from routine_app.domain.reminders import reminded, reminder
from routine_app.domain.rest_words import rest_begun
from routine_app.domain.script import Bout
from routine_app.domain.silences import TICKS_MS
from routine_app.domain.spoken_length import LengthOf
from routine_app.domain.timeline import Cue, CueKind, Said, Segment, Tone
from routine_app.domain.vocabulary import SegmentKind

ANSWER, REMIND, TICK = 99, 40, 30
_TOLD = {
    CueKind.ANNOUNCE: 95,
    CueKind.END: 95,
    CueKind.MOVE: 90,
    CueKind.SWITCH: 90,
    CueKind.AMOUNT: 88,
    CueKind.CAUTION: 86,
    CueKind.REST: 85,
    CueKind.STEP: 75,
    CueKind.FETCH: 74,
    CueKind.NOTE: 72,
}
_LATE_TICK_MS = 150
_EVER = 2**62
_TICKS = (3, 2, 1)
_TONES = {
    SegmentKind.CHANGE_POSITION: Tone.SWITCH,
    SegmentKind.GET_READY: Tone.SWITCH,
    SegmentKind.REST: Tone.REST,
    SegmentKind.SWITCH_SIDE: Tone.SWITCH,
    SegmentKind.FINISH: Tone.END,
}


def plan_cues(
    plan: Plan,
    segments: Sequence[Segment],
    level: CueLevel = CueLevel.FULL,
    *,
    length_of: LengthOf,
    busy_until_ms: int = 0,
) -> tuple[Cue, ...]:
    """Return the cues of these segments in order of time; nothing is said before `busy_until_ms`.

    No two spoken cues overlap, and each is over when the part of the session that it belongs to is. Where two would
    meet, the one of lower priority is said later, in fewer words, or not at all; tones always sound in their instant.
    FULL says all of it. SHORT leaves out the steps, the notes, the phases after the first repetition, and reminders.
    TONES says nothing.
    """
    return schedule_cues(_all_wishes(plan, segments, level, length_of), length_of, busy_until_ms)


def plan_rest(
    plan: Plan,
    segments: Sequence[Segment],
    level: CueLevel,
    heard: Sequence[Cue],
    from_ms: int,
    *,
    length_of: LengthOf,
    first: str = "",
) -> tuple[Cue, ...]:
    """Return the cues of these segments from `from_ms` on, where `heard` are those before: nothing is said twice.

    What has not been said yet and may still be said is, so that it makes no difference to go on at the same level. The
    words `first` are said before all others, as soon as nobody speaks.
    """
    wishes = (_left_of(wish, heard, from_ms) for wish in _all_wishes(plan, segments, level, length_of))
    answer = CueWish(from_ms, CueKind.LEVEL, (first,), None, ANSWER, latest_ms=_EVER, until_ms=_EVER)
    return schedule_cues((answer, *(wish for wish in wishes if wish is not None)), length_of, spoken_until(heard))


def _all_wishes(plan: Plan, segments: Sequence[Segment], level: CueLevel, length_of: LengthOf) -> Iterator[CueWish]:
    full = level is CueLevel.FULL
    for number in range(len(segments)):
        for wish in _wishes(plan, segments, number, full, length_of):
            yield msgspec.structs.replace(wish, texts=()) if level is CueLevel.TONES else wish


def _left_of(wish: CueWish, heard: Sequence[Cue], from_ms: int) -> CueWish | None:
    """Return what is left of a wish at `from_ms`: all of it, only its words, or nothing."""
    if wish.at_ms >= from_ms:
        return wish
    if wish.latest_ms < from_ms or any(_is_of(cue, wish) for cue in heard):
        return None
    return msgspec.structs.replace(wish, at_ms=from_ms, tone=None, texts=tuple(map(rest_begun, wish.texts)))


def _is_of(cue: Cue, wish: CueWish) -> bool:
    """Whether a cue has said what the wish is about, in whatever words."""
    same = (cue.kind, cue.priority) == (wish.kind, wish.priority)
    return same and bool(cue.text) and wish.at_ms <= cue.at_ms <= wish.latest_ms


def _wishes(plan: Plan, segments: Sequence[Segment], number: int, full: bool, length_of: LengthOf) -> Iterator[CueWish]:
    segment, after = segments[number], segments[number + 1 : number + 3]
    tone = _tone(segments, number)
    told = [_told(each, segment) for each in segment.talk if full or each.brief]
    if told and tone is not None and told[0].at_ms == segment.start_ms:
        told[0] = msgspec.structs.replace(told[0], tone=tone)
    elif tone is not None:
        yield CueWish(segment.start_ms, CueKind.END, tone=tone, priority=_TOLD[CueKind.END])
    yield from told
    if segment.kind is SegmentKind.REST and full and _comes_to_work(after):
        yield from _reminder(plan, segment, length_of)
    if segment.is_waiting and after and after[0].is_work:
        counted = segment.item is None or plan.items[segment.item].countdown
        yield from _ticks(segment, in_words=full) if counted else ()
    elif segment.open:
        yield from open_wishes(segment)
    elif segment.is_work:
        yield from work_wishes(segments, number, full)


def _comes_to_work(after: Sequence[Segment]) -> bool:
    """Whether the next set comes at once, or after the roll back to it: not after getting ready for another version."""
    return any(each.is_work for each in after[:1]) or (
        len(after) > 1 and after[0].kind is SegmentKind.CHANGE_POSITION and after[1].is_work
    )


def _told(said: Said, segment: Segment) -> CueWish:
    """Return a wish for a sentence that has its own time; pushed aside, it may come until its segment ends."""
    at, until = segment.start_ms + said.at_ms, segment.end_ms
    if segment.is_work:
        until = max(until, at + said.length_ms)
    return CueWish(at, said.kind, (said.text,), priority=_TOLD[said.kind], latest_ms=until, until_ms=until)


def _tone(segments: Sequence[Segment], number: int) -> Tone | None:
    """Return what sounds as a segment begins."""
    here, before = segments[number], segments[number - 1] if number else None
    if before is None or (before.item, before.variation) != (here.item, here.variation):
        return _TONES.get(here.kind)
    if here.kind is SegmentKind.CHANGE_POSITION:
        return Tone.REST if before.is_work else None
    if here.kind in (SegmentKind.GET_READY, SegmentKind.REST) and before.kind is SegmentKind.CHANGE_POSITION:
        return None
    return _TONES.get(here.kind)


def _reminder(plan: Plan, segment: Segment, length_of: LengthOf) -> Iterator[CueWish]:
    """Say once more what comes, towards the end of a long rest; what this rest has told already is not."""
    to, until = Bout(segment.item or 0, segment.set or 1, segment.side), segment.end_ms - TICKS_MS
    item, told = plan.items[to.item], {each.text for each in segment.talk}
    lines = [each for each in reminder(item, to, segment.duration_ms) if each.text not in told]
    for said in reminded(item, lines, segment.end_ms, length_of):
        yield CueWish(said.at_ms, said.kind, (said.text,), priority=REMIND, latest_ms=until, until_ms=until)


def _ticks(segment: Segment, *, in_words: bool) -> Iterator[CueWish]:
    """Yield three, two, one: the seconds before the work begins."""
    for left in _TICKS:
        at = segment.end_ms - left * 1000
        if at >= segment.start_ms:
            said = (f"{left}.",) if in_words else ()
            yield CueWish(at, CueKind.COUNTDOWN, said, Tone.REP, TICK, latest_ms=at + _LATE_TICK_MS, until_ms=at + 1000)
