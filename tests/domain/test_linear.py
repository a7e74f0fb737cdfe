"""Compiling a session twice as long takes twice the work, not four times: counted, not timed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from routine_app.domain.compile import compile_plan
from routine_app.domain.cue_slots import BETWEEN_MS, STRETCH_MS, CueWish, SpokenTimes, schedule_cues
from routine_app.domain.cues import plan_cues
from routine_app.domain.exercise import RepsDose
from routine_app.domain.length import length_ms
from routine_app.domain.plan import Plan
from routine_app.domain.spoken_length import estimate_ms
from routine_app.domain.timeline import CueKind, Segment
from tests.plans import SQUAT, item, plan


class Counted(Sequence[Segment]):
    """Segments that count how many of them were looked at or copied."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments, self.looks = segments, 0

    @overload
    def __getitem__(self, at: int) -> Segment: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Segment]: ...
    def __getitem__(self, at: int | slice) -> Segment | Sequence[Segment]:
        found = self._segments[at]
        self.looks += 1 if isinstance(found, Segment) else len(found)
        return found

    def __len__(self) -> int:
        return len(self._segments)


def of(items: int) -> Plan:
    return plan(*[item(SQUAT, dose=RepsDose(3, 40)) for _ in range(items)])


def looks(items: int) -> int:
    todays = of(items)
    segments = Counted(compile_plan(todays).segments)
    assert plan_cues(todays, segments, length_of=estimate_ms) == compile_plan(todays).cues
    return segments.looks


def test_each_segment_is_looked_at_a_few_times_however_many_there_are() -> None:
    few, many = looks(4), looks(16)
    assert few > 0
    assert many <= 4.1 * few
    assert many <= 12 * len(compile_plan(of(16)).segments)


def test_what_is_said_already_is_kept_in_short_stretches_so_that_room_is_found_nearby() -> None:
    spoken = SpokenTimes(0)
    for second in range(20_000):
        assert spoken.place(second * 1000, second * 1000 + 700, second * 1000 + 1000, 500) == second * 1000
    assert max(len(stretch) for stretch in spoken.by_stretch.values()) <= STRETCH_MS // 500


def test_words_longer_than_a_stretch_still_keep_others_away() -> None:
    end = 4 * STRETCH_MS
    long = CueWish(0, CueKind.STEP, ("word " * 220,), priority=9, latest_ms=0, until_ms=end)
    times = range(1_000, end - 1_000, 1_000)
    late = [CueWish(at, CueKind.COUNT, ("One.",), priority=1, latest_ms=at, until_ms=end) for at in times]
    first, *others = schedule_cues([long, *late], estimate_ms)
    assert first.estimate_ms > 3 * STRETCH_MS
    assert [cue.at_ms for cue in others] == [at for at in times if at >= first.estimate_ms + BETWEEN_MS]


def test_the_length_of_a_plan_does_not_go_through_its_repetitions() -> None:
    endless = plan(item(SQUAT, dose=RepsDose(10, 10**12)))
    assert length_ms(endless) > 10**16
