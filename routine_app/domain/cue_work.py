"""What is heard while she works: phases, counts, the last three, half-way.

Knows segments and words; does not know plans, waiting or where a cue finds its time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from routine_app.domain import cue_words as words
from routine_app.domain.cue_slots import CueWish
from routine_app.domain.timeline import CueKind, Segment, Tone
from routine_app.domain.vocabulary import Breath, SegmentKind

OPEN, LAST_THREE, HALF, COUNT, PHASE, LOOP, PAUSE = 80, 70, 65, 60, 55, 45, 35
_LATE_MS = 700  # later than this after its instant, "out" would come when the breath is half gone
_LAST_BREATH_FROM = 3  # breaths: in shorter holds the end is near anyway
_BREATH_TONES = {Breath.IN: Tone.BREATH_IN, Breath.OUT: Tone.BREATH_OUT}
_BREATH_KINDS = {Breath.IN: CueKind.BREATH_IN, Breath.OUT: CueKind.BREATH_OUT, Breath.FREE: CueKind.STEP}


class _Mark(NamedTuple):
    """What else is told as a repetition or breath begins."""

    text: str
    kind: CueKind
    tone: Tone | None
    priority: int


def open_wishes(segment: Segment) -> Iterator[CueWish]:
    """Yield what is heard in a set that waits for her: how many, then how, once."""
    left = segment.duration_ms // sum(phase.ms for phase in segment.loop)
    texts = (words.at_own_pace(left), f"{left} times.")
    end = segment.end_ms
    yield CueWish(segment.start_ms, CueKind.STEP, texts, Tone.REP, OPEN, latest_ms=end, until_ms=end)
    loop = " ".join(words.phase_in_full(phase.breath, phase.name, phase.say) for phase in segment.loop)
    yield CueWish(segment.start_ms, CueKind.STEP, (loop,), priority=LOOP, latest_ms=end, until_ms=end)


def work_wishes(segments: Sequence[Segment], number: int, full: bool) -> Iterator[CueWish]:
    """Yield what is heard as the phase `segments[number]` of a repetition, a hold or breathing begins."""
    segment = segments[number]
    before = segments[number - 1] if number else None
    begins = before is None or not _same_rep(before, segment)
    yield from _half_in_a_breath(segments, number)
    if not begins and before is not None and before.breath is segment.breath:
        text = _in_the_same_breath(segment) if full else ""
        if text:
            yield _spoken(segment, segment.end_ms, (text,), CueKind.STEP, PAUSE)
        return
    mark = _mark(segment) if begins else None
    kind, tone = _BREATH_KINDS[segment.breath], _BREATH_TONES.get(segment.breath)
    until, texts = _run_end(segments, number), _texts(segment, mark, full)
    if mark is None:
        yield _spoken(segment, until, texts, kind, PHASE, tone)
        return
    if tone is not None and mark.tone is not None:  # two tones in one instant are two cues
        yield CueWish(segment.start_ms, kind, tone=tone, priority=PHASE)
    yield _spoken(segment, until, texts, mark.kind if mark.text else kind, mark.priority, mark.tone or tone)


def _spoken(
    segment: Segment, until: int, texts: tuple[str, ...], kind: CueKind, priority: int, tone: Tone | None = None
) -> CueWish:
    at = segment.start_ms
    return CueWish(at, kind, texts, tone, priority, latest_ms=at + _LATE_MS, until_ms=until)


def _texts(segment: Segment, mark: _Mark | None, full: bool) -> tuple[str, ...]:
    """Return what to say, the most wanted first: in full in the first repetitions, later in a word."""
    told = mark.text if mark else ""
    in_short = words.phase_in_short(segment.breath)
    if not full:
        return (told or in_short,) if segment.rep == 1 else (told,)
    shorter = (f"{told} {in_short}".strip(), told or in_short)
    if not _is_wordy(segment):
        return shorter
    in_full = words.phase_in_full(segment.breath, segment.phase, segment.say)
    return (*(f"{told} {each}".strip() for each in (in_full, words.phase_shorter(in_full))), *shorter)


def _is_wordy(segment: Segment) -> bool:
    """Whether phases are told in full: in the first repetition, and in the second of the first set."""
    if segment.kind is not SegmentKind.WORK:
        return segment.rep == 1
    return segment.rep == 1 or (segment.rep == 2 and segment.set == 1)


def _mark(segment: Segment) -> _Mark:
    rep, reps = segment.rep or 1, segment.reps or 1
    if segment.kind is SegmentKind.WORK:
        text = words.count(rep, reps)
        if text.endswith(("more.", "one.")):
            tone = Tone.LAST_THREE if rep == reps - 2 else Tone.REP
            return _Mark(text, CueKind.LAST_THREE, tone, LAST_THREE)
        return _Mark(text, CueKind.COUNT, Tone.REP, COUNT)
    if reps % 2 == 0 and rep == reps // 2 + 1:
        return _Mark("Half-way.", CueKind.HALF, Tone.HALF, HALF)
    if reps >= _LAST_BREATH_FROM and rep == reps:
        return _Mark("Last breath.", CueKind.COUNT, None, COUNT)
    return _Mark("", CueKind.COUNT, None, PHASE)


def _in_the_same_breath(segment: Segment) -> str:
    """Return what to say of a phase that goes on with the breath before it: in the first repetitions, then nothing."""
    return segment.say or f"{words.capital(segment.phase or '')}." if _is_wordy(segment) else ""


def _half_in_a_breath(segments: Sequence[Segment], number: int) -> Iterator[CueWish]:
    """Yield what tells the half of a hold or of breathing where that falls into the middle of a breath."""
    segment = segments[number]
    rep, reps = segment.rep or 1, segment.reps or 1
    if segment.kind is SegmentKind.WORK or reps < _LAST_BREATH_FROM or reps % 2 == 0 or rep != reps // 2 + 1:
        return
    first, last = number, number
    while first > 0 and _same_rep(segments[first - 1], segment):
        first -= 1
    while last + 1 < len(segments) and _same_rep(segments[last + 1], segment):
        last += 1
    at = (segments[first].start_ms + segments[last].end_ms) // 2
    if segment.start_ms <= at < segment.end_ms:
        until = segments[last].end_ms
        yield CueWish(at, CueKind.HALF, ("Half-way.",), Tone.HALF, HALF, latest_ms=at + _LATE_MS, until_ms=until)


def _run_end(segments: Sequence[Segment], number: int) -> int:
    """Return where the run of this breath ends, at the latest with the repetition."""
    last = segments[number]
    for following in range(number + 1, len(segments)):  # by number: a slice would copy the rest of the session
        segment = segments[following]
        if not _same_rep(segment, last) or segment.breath is not last.breath:
            break
        last = segment
    return last.end_ms


def _same_rep(one: Segment, other: Segment) -> bool:
    return (one.kind, one.item, one.set, one.side, one.rep) == (
        other.kind,
        other.item,
        other.set,
        other.side,
        other.rep,
    )
