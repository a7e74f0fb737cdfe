"""From segment to segment of an exercise the figure goes on where it is: before a set, in it, in the rest after it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from routine_app.content.clips import clip_for
from routine_app.domain.compile import compile_plan
from routine_app.domain.exercise import RepsDose, Variation
from routine_app.domain.moment import moment_at
from routine_app.domain.spoken_length import estimate_ms
from routine_app.domain.timeline import Timeline
from routine_app.domain.vocabulary import SegmentKind
from routine_app.figure.clip import Clip
from routine_app.figure.sample import sample
from routine_app.figure.skeleton import PosedBody
from routine_app.figure.vec import distance
from routine_app.qt.figure.stage_view import shot_of
from tests.figure.clip_checks import variations
from tests.plans import item, plan

ELSEWHERE = (SegmentKind.CHANGE_POSITION, SegmentKind.SWITCH_SIDE)  # a passage; the other side is seen at once
JUMP = 0.015  # metres in two milliseconds


def body_at(timeline: Timeline, ms: int, variation: Variation, clip: Clip) -> PosedBody:
    shot = shot_of(moment_at(timeline, ms), variation, steps=False)
    taken = sample(
        clip, shot.phase, shot.fraction, fullness=shot.fullness, side=shot.side, week=30,
        rest=shot.rest, ready=shot.ready, first=shot.first, over=shot.over,
    )  # fmt: skip
    return taken.body.mirror() if shot.other and clip.alternates else taken.body


def jumps(variation: Variation) -> list[str]:
    clip = clip_for(variation.id, variation.positions)[0].in_week(30)
    timeline = compile_plan(plan(item(variation)), None, estimate_ms)
    wrong = []
    for before, after in pairwise(timeline.segments):
        if before.kind in ELSEWHERE or after.kind in ELSEWHERE or before.side is not after.side:
            continue
        if before.waypoint is not None or after.waypoint is not None:  # she rests on her side
            continue
        one = body_at(timeline, before.end_ms - 1, variation, clip).joints()
        other = body_at(timeline, after.start_ms + 1, variation, clip).joints()
        far, part = max((distance(one[name], other[name]), name) for name in one)
        if far > JUMP:
            wrong.append(f"{before.kind} to {after.kind}: {part} jumps {far * 1000:.0f} mm")
    return sorted(set(wrong))


@pytest.mark.parametrize("variation", variations().values(), ids=lambda variation: variation.id)
def test_from_segment_to_segment_nothing_jumps(variation: Variation) -> None:
    dose = variation.dose
    twice = replace(variation, dose=replace(dose, sets=2)) if isinstance(dose, RepsDose) else variation
    assert jumps(twice) == []
