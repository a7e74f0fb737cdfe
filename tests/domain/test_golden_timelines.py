"""Golden timelines: how whole sessions run, to be read as a diff (`pytest --update-golden` writes them anew)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import CompileOptions, compile_plan
from routine_app.domain.resolve import resolve
from routine_app.domain.timeline import Cue, Segment, Timeline
from tests.plans import SMALL

Compare = Callable[[str, str], None]


def clock(ms: int) -> str:
    return f"{ms // 60_000:2}:{ms % 60_000 / 1000:06.3f}"


def every_phase(timeline: Timeline) -> Iterator[str]:
    """Yield a line for each segment, and below it one for each cue."""
    for segment in timeline.segments:
        yield described(segment, segment.duration_ms)
        for cue in timeline.cues:
            if segment.start_ms <= cue.at_ms < segment.end_ms:
                yield heard(cue)


def every_part(timeline: Timeline) -> Iterator[str]:
    """Yield a line for each set of each side and each wait, and below a wait what is said."""
    before: Segment | None = None
    for number, segment in enumerate(timeline.segments):
        if before is None or before.bout != segment.bout or not segment.is_work:
            part = [each for each in timeline.segments[number:] if each.bout == segment.bout and segment.is_work]
            yield described(segment, sum(each.duration_ms for each in part) or segment.duration_ms)
            spoken = (cue for cue in timeline.cues if cue.text and segment.start_ms <= cue.at_ms < segment.end_ms)
            yield from (heard(cue) for cue in spoken if not segment.is_work)
        before = segment


def described(segment: Segment, duration_ms: int) -> str:
    counted = f"{segment.set}/{segment.sets}" if segment.set else ""
    rep = f"{segment.rep or '-'}/{segment.reps}" if segment.reps else ""
    words = (
        f"{clock(segment.start_ms)} {duration_ms / 1000:7.3f} s",
        f"{segment.kind:15} {segment.variation or '':24} {segment.side or '':5} {counted:4} {rep:6}",
        f"{segment.breath:4} {segment.phase or ''}{' (waits)' if segment.open else ''} | {segment.text}",
    )
    return "  ".join(words).rstrip()


def heard(cue: Cue) -> str:
    tone = f"  [{cue.tone}]" if cue.tone else ""
    return f"    {clock(cue.at_ms)}  {cue.kind}{tone}  {cue.text}".rstrip()


def text(title: str, timeline: Timeline, lines: Iterator[str]) -> str:
    return "\n".join([f"{title}: {clock(timeline.duration_ms).strip()}", "", *lines, ""])


@pytest.mark.parametrize(
    ("name", "options"),
    [("small", CompileOptions()), ("small_fast", CompileOptions(130)), ("small_open", CompileOptions(self_paced=True))],
)
def test_a_hand_made_session(name: str, options: CompileOptions, golden: Compare) -> None:
    timeline = compile_plan(SMALL, options)
    golden(f"timeline_{name}.txt", text(name, timeline, every_phase(timeline)))


@pytest.mark.parametrize("name", ["daily", "gentle"])
def test_a_shipped_session(name: str, golden: Compare) -> None:
    catalogue = load_catalogue()
    timeline = compile_plan(resolve(catalogue.routine(name), catalogue.exercises, Comfort()))
    golden(f"timeline_{name}.txt", text(name, timeline, every_part(timeline)))
