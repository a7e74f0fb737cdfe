"""How phases, counts, amounts and equipment are put in words, and how long saying them takes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from routine_app.domain.cue_words import amount, count, estimate_ms, fetch, phase_in_full, set_up
from routine_app.domain.exercise import HoldDose, Phase, RepsDose, TimeDose
from routine_app.domain.vocabulary import Breath, Equipment
from tests.plans import BREATHING, BREATHS, SQUAT, STRETCH, item


@pytest.mark.parametrize(
    ("breath", "name", "words"),
    [
        (Breath.OUT, "lift", "Breathe out and lift."),
        (Breath.IN, "hips to wall", "Breathe in, hips to wall."),
        (Breath.IN, "in", "Breathe in."),
        (Breath.IN, "in into the back", "Breathe in into the back."),
        (Breath.OUT, "breathe out and ease", "Breathe out and ease."),
        (Breath.OUT, "round (cat)", "Breathe out and round."),
        (Breath.FREE, "keep pressing, breathe", "Keep pressing, breathe."),
        (Breath.FREE, None, ""),
        (Breath.OUT, None, "Breathe out."),
    ],
)
def test_a_phase_reads_as_a_sentence(breath: Breath, name: str | None, words: str) -> None:
    assert phase_in_full(breath, name) == words


@pytest.mark.parametrize(
    ("rep", "reps", "words"),
    [(1, 8, ""), (2, 8, "2."), (6, 8, "Three more."), (8, 8, "Last one."), (4, 4, "4."), (3, 5, "Three more.")],
)
def test_counts(rep: int, reps: int, words: str) -> None:
    assert count(rep, reps) == words


def test_amounts_and_equipment_are_told_in_words() -> None:
    assert amount(item(SQUAT)) == "2 sets of 8."
    assert amount(item(SQUAT, dose=RepsDose(1, 8))) == "8 times."
    assert amount(item(STRETCH)) == "2 holds of 20 seconds."
    assert amount(item(STRETCH, dose=HoldDose(1, 60_000))) == "A hold of 60 seconds."
    assert amount(BREATHS) == "6 breaths."
    assert amount(item(BREATHING, dose=TimeDose(1))) == "One breath."
    assert fetch((Equipment.BAND, Equipment.CHAIR)) == "Have ready: light band, firm chair."
    assert fetch(()) == ""


def test_the_estimate_follows_165_words_a_minute() -> None:
    text = "abcde " * 165  # 165 words of five letters
    assert estimate_ms(text.strip() + ".") == pytest.approx(60_000, abs=300)
    assert estimate_ms("") == 0
    assert estimate_ms("Rest. Next.") > estimate_ms("Rest, next.") - 1
    assert estimate_ms("8.") > estimate_ms("a.")


def test_the_set_up_is_all_that_comes_before_what_the_tempo_shows() -> None:
    lean = Phase("lean", 4_000, Breath.IN, step=2)
    todays = replace(STRETCH, steps=("Sit tall.", "Ankle up.", "Lean."), tempo=(lean,))
    assert set_up(item(todays), None) == ("Sit tall. Ankle up.", "Sit tall.")
    assert set_up(item(replace(todays, tempo=(replace(lean, step=0),))), None) == ("Sit tall.",)
    assert set_up(item(replace(todays, steps=())), None) == ()
