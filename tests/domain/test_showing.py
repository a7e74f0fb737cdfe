"""A variation by itself, over and over: each round like the one before, in time with its tempo."""

from __future__ import annotations

from itertools import accumulate

import pytest

from routine_app.content.listed import Catalogue
from routine_app.domain.showing import Showing
from routine_app.domain.vocabulary import Side, Sides


def test_each_round_is_like_the_first(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        for variation in exercise.variations:
            showing = Showing(variation)
            for ms in range(0, showing.cycle_ms, 700):
                first, later = showing.moment(ms), showing.moment(ms + 3 * showing.cycle_ms)
                assert (first.phase, first.fullness) == (later.phase, later.fullness), variation.id
                assert first.phase == showing.phase(ms).name, variation.id
                assert showing.phase(ms) == showing.phase(ms + showing.cycle_ms)


def test_phases_follow_each_other_at_their_seconds(catalogue: Catalogue) -> None:
    variation = catalogue.exercises["squat"].variations[0]
    showing = Showing(variation)
    ends = list(accumulate(phase.ms for phase in variation.tempo))
    assert ends[-1] == showing.cycle_ms
    for phase, end in zip(variation.tempo, ends, strict=True):
        assert showing.phase(end - phase.ms) == phase
        assert showing.phase(end - 1) == phase


def test_the_breath_is_as_full_at_the_end_of_a_round_as_at_its_beginning(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        for variation in exercise.variations:
            showing = Showing(variation)
            end, begin = showing.moment(showing.cycle_ms - 1), showing.moment(0)
            assert end.fullness == pytest.approx(begin.fullness, abs=0.01), variation.id


def test_progress_goes_from_0_to_1_in_every_round(catalogue: Catalogue) -> None:
    showing = Showing(catalogue.exercises["squat"].variations[0])
    assert showing.progress(0) == showing.progress(showing.cycle_ms) == 0
    assert showing.progress(showing.cycle_ms * 5 // 2) == pytest.approx(0.5, abs=0.001)


def test_a_side_is_shown_only_where_sides_are_worked_by_turns(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        for variation in exercise.variations:
            side = Side.LEFT if variation.sides is Sides.EACH else None
            assert Showing(variation, Side.LEFT).side is side
            assert Showing(variation, Side.LEFT).moment(10).segment.side is side
