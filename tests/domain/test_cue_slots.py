"""Of several wishes to speak at once, which is said, when, and how shortly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from routine_app.domain.cue_slots import BETWEEN_MS, CueWish, schedule_cues
from routine_app.domain.spoken_length import estimate_ms
from routine_app.domain.timeline import CueKind, Tone
from tests.domain.hearing import overlaps


def test_of_two_wishes_the_stronger_speaks_first_and_the_weaker_when_it_still_makes_sense() -> None:
    weak = CueWish(0, CueKind.STEP, ("Weak words here.",), Tone.REP, 1, latest_ms=5_000, until_ms=8_000)
    strong = CueWish(500, CueKind.STEP, ("Strong words here.",), None, 2, latest_ms=500, until_ms=8_000)
    cues = schedule_cues([weak, strong], estimate_ms)
    after = 500 + estimate_ms("Strong words here.") + BETWEEN_MS
    assert [(cue.at_ms, cue.text, cue.tone) for cue in cues] == [
        (0, "", Tone.REP),
        (500, "Strong words here.", None),
        (after, "Weak words here.", None),
    ]


def test_what_cannot_be_said_in_time_is_said_shorter_or_not_at_all() -> None:
    def heard(until: int) -> list[str]:
        wish = CueWish(0, CueKind.STEP, ("Breathe out and lift.", "Out."), None, 1, latest_ms=200, until_ms=until)
        return [cue.text for cue in schedule_cues([wish], estimate_ms)]

    assert heard(5_000) == ["Breathe out and lift."]
    assert heard(1_000) == ["Out."]
    assert heard(300) == []


def test_nothing_is_said_while_somebody_still_speaks() -> None:
    wish = CueWish(100, CueKind.STEP, ("Out.",), Tone.REP, 1, latest_ms=5_000, until_ms=9_000)
    assert [(cue.at_ms, cue.text) for cue in schedule_cues([wish], estimate_ms, busy_until_ms=2_000)] == [
        (100, ""),
        (2_000 + BETWEEN_MS, "Out."),
    ]


@given(
    st.lists(
        st.tuples(st.integers(0, 20_000), st.integers(0, 3_000), st.integers(0, 9_000), st.integers(0, 3)), max_size=25
    ),
    st.integers(0, 5_000),
)
def test_settled_wishes_never_overlap_and_keep_their_windows(drawn: list[tuple[int, int, int, int]], busy: int) -> None:
    wishes = [
        CueWish(at, CueKind.STEP, (f"Some words {number}.", "Go."), None, priority, at + slack, at + room)
        for number, (at, slack, room, priority) in enumerate(drawn)
    ]
    cues = schedule_cues(wishes, estimate_ms, busy)
    assert overlaps(cues) == []
    assert all(cue.at_ms >= busy for cue in cues)
    texts = {wish.texts[0]: wish for wish in wishes}
    for cue in cues:
        if cue.text in texts:
            wish = texts[cue.text]
            assert wish.at_ms <= cue.at_ms <= wish.latest_ms
            assert cue.at_ms + cue.estimate_ms <= wish.until_ms
