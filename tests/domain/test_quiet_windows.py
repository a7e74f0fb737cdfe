"""Room for sentences while she holds or breathes: what guides her breath is heard all the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import compile_plan
from routine_app.domain.exercise import Phase
from routine_app.domain.quiet_windows import BREATH_OF_SILENCE_MS, WORD_MS, QuietText, place_all
from routine_app.domain.resolve import resolve
from routine_app.domain.timeline import CueKind
from routine_app.domain.vocabulary import Breath, SegmentKind

IN_MS, OUT_MS, BREATHS = 4_000, 6_000, 12
TEMPO = (Phase(name="in", ms=IN_MS, breath=Breath.IN), Phase(name="out", ms=OUT_MS, breath=Breath.OUT))
SOON_MS = 700
"""A word of the breath that comes later than this is not in time."""


@given(
    st.lists(st.builds(QuietText, st.integers(500, 4_500), st.sampled_from((None, Breath.IN, Breath.OUT))), max_size=4)
)
def test_where_there_is_time_no_sentence_is_said_over_the_word_of_a_breath(texts: list[QuietText]) -> None:
    free_from = 0
    for text, at in zip(texts, place_all(texts, TEMPO, BREATHS), strict=True):
        assert at is not None
        assert at >= free_from
        free_from = at + text.length_ms + BREATH_OF_SILENCE_MS
        cycle, into = divmod(at, IN_MS + OUT_MS)
        assert cycle >= 1
        goes_out = into >= IN_MS
        ends = IN_MS + OUT_MS if goes_out else IN_MS
        if text.length_ms <= ends - WORD_MS or text.breath is None:
            assert into + text.length_ms < ends + SOON_MS
        if text.breath is not None:
            assert goes_out is (text.breath is Breath.OUT)


def test_a_sentence_about_a_breath_comes_in_place_of_its_word() -> None:
    assert place_all([QuietText(3_000, Breath.OUT)], TEMPO, BREATHS) == [IN_MS + OUT_MS + IN_MS]
    assert place_all([QuietText(3_000)], TEMPO, BREATHS) == [IN_MS + OUT_MS + WORD_MS]


def test_what_finds_no_room_clear_of_a_word_is_heard_rather_than_lost() -> None:
    assert place_all([QuietText(7_000)], TEMPO, BREATHS) == [IN_MS + OUT_MS + WORD_MS]
    assert place_all([QuietText(5_000), QuietText(5_000)], TEMPO, 4).count(None) <= 1


def test_no_shipped_routine_loses_the_word_of_a_breath_in_breathing() -> None:
    catalogue = load_catalogue()
    for entry in catalogue.routines:
        assert entry.routine is not None
        timeline = compile_plan(resolve(entry.routine, catalogue.exercises, Comfort(week=24)))
        begun = [each for each in timeline.segments if each.kind is SegmentKind.BREATHE]
        assert begun
        words = [cue.at_ms for cue in timeline.cues if cue.text and cue.kind is not CueKind.COUNTDOWN]
        assert [
            (entry.id, each.start_ms)
            for each in begun
            if each.breath in {Breath.IN, Breath.OUT}
            and not any(each.start_ms <= at <= each.start_ms + SOON_MS for at in words)
        ] == []
