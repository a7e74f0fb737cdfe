"""The fullness of her breath over the session: spans of one kind of breath, and the level at any instant.

Knows segments and breath; does not know exercises or how breath is shown. Fullness is 0 (empty) to 1 (full), continuous
over the whole session, and always moving: her own free breath is a gentle wave, never a hold.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from math import pi, sin
from typing import NamedTuple

from routine_app.domain.exercise import Phase
from routine_app.domain.timeline import BreathSpan, Segment, Timeline
from routine_app.domain.vocabulary import Breath, SegmentKind

WAVE_MS = 4_500  # about 13 free breaths a minute, an easy resting rate
WAVE_DEPTH = 0.35
EASE_MS = 3_000  # to let go of a full breath, or to fill up for one


class _Run(NamedTuple):
    """A stretch of one kind of breath. A `barrier` run is not merged with the one before it.

    `then` is the breath that follows where that is not simply the next run's: at the end of a loop, its beginning.
    """

    start_ms: int
    duration_ms: int
    breath: Breath
    barrier: bool
    then: Breath | None = None

    @property
    def end_ms(self) -> int:
        return self.start_ms + self.duration_ms


def breath_spans(segments: Iterable[Segment], start_ms: int = 0, level: float = 0.0) -> tuple[BreathSpan, ...]:
    """Return the spans from `start_ms` on, where fullness is `level`. Segments before it are left out.

    Phases of equal breath are one run, across the borders of repetitions and segments. An open segment repeats its loop
    and may do so longer than estimated, so there every cycle stands for itself and ends as it begins.
    """
    runs = _merged(run for run in _runs(segments) if run.end_ms > start_ms)
    spans: list[BreathSpan] = []
    for number, run in enumerate(runs):
        following = runs[number + 1].breath if number + 1 < len(runs) else Breath.FREE
        to_level = _goal(run.breath, run.then or following)
        begin = max(run.start_ms, start_ms)
        spans.append(BreathSpan(begin, run.end_ms - begin, run.breath, level, to_level))
        level = to_level
    return tuple(spans)


def fullness_at(timeline: Timeline, t_ms: int) -> float:
    """Return the fullness at t (clamped to the session), 0..1; 0 for a session without breath."""
    return _fullness_in(timeline.breaths, t_ms)


def fullness_in_loop(loop: tuple[Phase, ...], over_ms: int, level: float) -> float:
    """Return the fullness `over_ms` after the end of an open segment whose loop goes on, from `level` at its end."""
    cycle_ms = sum(phase.ms for phase in loop)
    once_more = Segment(0, cycle_ms, SegmentKind.WORK, open=True, loop=loop)
    return _fullness_in(breath_spans((once_more,), level=level), over_ms % cycle_ms)


def _fullness_in(spans: Sequence[BreathSpan], t_ms: int) -> float:
    if not spans:
        return 0.0
    span = spans[max(0, bisect_right(spans, t_ms, key=lambda each: each.start_ms) - 1)]
    at_ms = min(max(0, t_ms - span.start_ms), span.duration_ms)
    if span.breath is not Breath.FREE:
        return span.level + (span.to_level - span.level) * _smooth(at_ms / span.duration_ms)
    if span.duration_ms < 2 * EASE_MS:
        waves = max(1, round(span.duration_ms / WAVE_MS))
        return _short_wave(span.level, span.to_level, at_ms / span.duration_ms, waves)
    return _long_wave(span, at_ms)


def _short_wave(level: float, to_level: float, u: float, waves: int) -> float:
    """Return small breaths on the way from `level` to `to_level` (0 or 1): no time to let a full breath go."""
    if to_level > 0.5:
        return 1.0 - _short_wave(1.0 - level, 0.0, u, waves)
    base = level * (1.0 - _smooth(u))
    return base + (1.0 - base) * WAVE_DEPTH * sin(pi * waves * u) ** 2


def _long_wave(span: BreathSpan, at_ms: int) -> float:
    """Let go what is left of the last breath, take small breaths near empty, and fill up for an out-breath to come.

    To stay near full for all of a rest would look like a held breath.
    """
    let_go_ms, fill_ms = EASE_MS * span.level, EASE_MS * span.to_level
    middle_ms = span.duration_ms - let_go_ms - fill_ms
    waves = round(middle_ms / WAVE_MS)
    if waves == 0:  # only from full to full, which then share the time
        let_go_ms, middle_ms, fill_ms = let_go_ms + middle_ms / 2, 0.0, fill_ms + middle_ms / 2
    if at_ms < let_go_ms:
        return span.level * (1.0 - _smooth(at_ms / let_go_ms))
    if at_ms - let_go_ms < middle_ms:
        return WAVE_DEPTH * sin(pi * waves * (at_ms - let_go_ms) / middle_ms) ** 2
    return _smooth((at_ms - let_go_ms - middle_ms) / fill_ms) if fill_ms else 0.0


def _smooth(u: float) -> float:
    return u * u * (3.0 - 2.0 * u)


def _goal(breath: Breath, following: Breath) -> float:
    if breath is Breath.FREE:
        return 1.0 if following is Breath.OUT else 0.0
    return 1.0 if breath is Breath.IN else 0.0


def _runs(segments: Iterable[Segment]) -> Iterator[_Run]:
    after_open = False
    for segment in segments:
        if segment.open:
            yield from _open_runs(segment)
        else:
            yield _Run(segment.start_ms, segment.duration_ms, segment.breath, after_open)
        after_open = segment.open


def _open_runs(segment: Segment) -> Iterator[_Run]:
    at, last = segment.start_ms, len(segment.loop) - 1
    while at < segment.end_ms:
        for number, phase in enumerate(segment.loop):
            duration = min(phase.ms, segment.end_ms - at)
            then = segment.loop[0].breath if number == last else None
            if duration > 0:
                yield _Run(at, duration, phase.breath, number == 0, then)
            at += duration


def _merged(runs: Iterable[_Run]) -> list[_Run]:
    merged: list[_Run] = []
    for run in runs:
        if merged and merged[-1].breath is run.breath and not run.barrier:
            merged[-1] = merged[-1]._replace(duration_ms=run.end_ms - merged[-1].start_ms, then=run.then)
        else:
            merged.append(run)
    return merged
