"""When other apps are to be low."""

from __future__ import annotations

from itertools import pairwise

from routine_app.domain.compile import CompileOptions, CueLevel, compile_plan
from routine_app.domain.timeline import Cue, CueKind, Tone
from routine_app.playback.ducking_windows import AFTER_MS, LEAD_MS, STAY_MS, is_quiet, quiet_spans
from tests.plans import SMALL


def words(at_ms: int, estimate_ms: int = 1_000) -> Cue:
    return Cue(at_ms, CueKind.STEP, "Lift.", estimate_ms=estimate_ms)


def test_it_is_low_shortly_before_words_until_shortly_after_them() -> None:
    spans = quiet_spans([words(10_000)])
    assert spans == ((10_000 - LEAD_MS, 11_000 + AFTER_MS),)
    assert [is_quiet(spans, t) for t in (9_649, 9_650, 11_999, 12_000)] == [False, True, True, False]


def test_tones_lower_nothing() -> None:
    assert quiet_spans([Cue(5_000, CueKind.COUNT, tone=Tone.REP)]) == ()
    assert not is_quiet((), 0)


def test_between_words_that_follow_each_other_it_stays_low() -> None:
    near, far = words(11_000 + STAY_MS - 1), words(11_000 + STAY_MS)
    assert len(quiet_spans([words(10_000), near])) == 1
    assert len(quiet_spans([words(10_000), far])) == 2


def test_a_short_cue_within_a_long_one_does_not_end_the_span() -> None:
    assert quiet_spans([words(0, 9_000), words(1_000, 500)])[0][1] == 9_000 + AFTER_MS


def test_in_a_session_every_word_is_covered_and_music_has_its_turns() -> None:
    timeline = compile_plan(SMALL)
    spans = quiet_spans(timeline.cues)
    for cue in timeline.cues:
        if cue.text:
            assert is_quiet(spans, cue.at_ms)
            assert is_quiet(spans, cue.at_ms + cue.estimate_ms)
    assert all(two[0] - one[1] >= STAY_MS - AFTER_MS - LEAD_MS for one, two in pairwise(spans))
    low = sum(end - begin for begin, end in spans)
    assert 0.1 < low / timeline.duration_ms < 0.8
    assert quiet_spans(compile_plan(SMALL, CompileOptions(cue_level=CueLevel.TONES)).cues) == ()
