from __future__ import annotations

from itertools import pairwise

from routine_app.content.listed import Catalogue
from routine_app.domain.showing import Showing
from routine_app.domain.vocabulary import Side


def test_the_tempo_goes_round_with_its_phases(catalogue: Catalogue) -> None:
    squat = catalogue.exercises["squat"].default  # 3 s in, 2 s out, 1 s out
    showing = Showing(squat)
    for ms, phase, fraction in (
        (0, "lower", 0.0),
        (1500, "lower", 0.5),
        (3000, "rise", 0.0),
        (5500, "reset tall", 0.5),
    ):
        for rounds in (0, 6000, 60_000):
            moment = showing.moment(ms + rounds)
            assert (moment.phase, moment.phase_fraction) == (phase, fraction)
            assert showing.phase(ms + rounds).name == phase
            assert showing.progress(ms + rounds) == ms / 6000


def test_the_breath_never_jumps_not_even_where_the_tempo_begins_again(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        for variation in exercise.variations:
            showing = Showing(variation)
            levels = [showing.moment(ms).fullness for ms in range(0, 2 * variation.cycle_ms, 20)]
            assert max(abs(after - before) for before, after in pairwise(levels)) < 0.06, variation.id
            assert max(levels) - min(levels) > 0.2, variation.id  # and it breathes


def test_a_side_belongs_to_what_works_one_side_at_a_time(catalogue: Catalogue) -> None:
    both, each = catalogue.exercises["squat"].default, catalogue.exercises["itb"].default
    assert Showing(both, Side.LEFT).side is None
    assert Showing(each, Side.RIGHT).moment(0).segment.side is Side.RIGHT
