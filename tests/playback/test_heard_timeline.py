"""What the ear needs of a timeline, against the timeline itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import CompileOptions, compile_plan
from routine_app.domain.resolve import resolve
from routine_app.playback.ducking_windows import is_quiet, quiet_spans
from routine_app.playback.heard_timeline import EVER, HeardTimeline

if TYPE_CHECKING:
    from routine_app.content.listed import Catalogue
    from routine_app.domain.timeline import Timeline


@pytest.fixture(scope="module", params=[False, True], ids=["paced", "at her own pace"])
def timeline(request: pytest.FixtureRequest, catalogue: Catalogue) -> Timeline:
    plan = resolve(catalogue.routine("short"), catalogue.exercises, Comfort())
    return compile_plan(plan, CompileOptions(self_paced=request.param))


def test_what_comes_is_sure_until_the_next_set_that_waits_for_her(timeline: Timeline) -> None:
    heard = HeardTimeline(timeline)
    ends = [segment.end_ms for segment in timeline.segments if segment.open]
    assert heard.sure_until_ms(0) == (ends[0] if ends else EVER)
    for end in ends:
        assert heard.sure_until_ms(end) == end, "at its end it still waits"
        assert heard.sure_until_ms(end + 1) > end
    assert heard.sure_until_ms(timeline.duration_ms + 1) == EVER


def test_the_texts_are_those_that_are_still_to_be_said_in_their_order(timeline: Timeline) -> None:
    heard, middle = HeardTimeline(timeline), timeline.duration_ms // 2
    assert list(heard.texts_from(0)) == [cue.text for cue in timeline.cues]
    late = [cue.text for cue in timeline.cues if cue.at_ms >= middle]
    assert 0 < len(late) < len(timeline.cues)
    assert list(heard.texts_from(middle)) == late


def test_other_sound_is_low_in_the_spans_of_the_words(timeline: Timeline) -> None:
    heard, spans = HeardTimeline(timeline), quiet_spans(timeline.cues)
    found = {heard.is_quiet(t_ms) for t_ms in range(0, timeline.duration_ms, 250)}
    assert found == {True, False}
    assert all(heard.is_quiet(t_ms) is is_quiet(spans, t_ms) for t_ms in range(0, timeline.duration_ms, 250))
