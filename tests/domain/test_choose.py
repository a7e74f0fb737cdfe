from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from routine_app.domain.choose import Candidate, choose
from routine_app.domain.fit import FLOOR_POSITIONS
from routine_app.domain.vocabulary import Demand, Position
from tests.domain.resolve_builders import variation

PLAIN = variation("x.plain")
NAMED = variation("x.named", named_in_article=True)


def candidate(*way: Position, named: bool = False, demands: int = 0, order: int = 0) -> Candidate:
    one = replace(NAMED if named else PLAIN, demands=tuple(Demand)[:demands])
    return Candidate(one, way, order)


def cost(row: tuple[Candidate, ...]) -> tuple[int, ...]:
    """What `choose` promises to make least, written down independently."""
    down = [False, *(position in FLOOR_POSITIONS for one in row for position in (one.start, one.end))]
    heights = list(zip(down[::2], down[1::2], strict=False))
    return (
        sum(before.end is not after.start for before, after in pairwise(row)),
        sum(before != after for before, after in heights),
        -sum(one.variation.named_in_article for one in row),
        sum(len(one.variation.demands) for one in row),
        sum(one.order for one in row),
    )


candidates = st.builds(
    lambda way, named, demands, order: candidate(*way, named=named, demands=demands, order=order),
    st.lists(st.sampled_from(Position), min_size=1, max_size=2),
    st.booleans(),
    st.integers(0, 3),
    st.integers(0, 7),
)


@given(st.lists(st.lists(candidates, min_size=1, max_size=4), max_size=5))
def test_no_row_is_cheaper_than_the_chosen_one(stages: list[list[Candidate]]) -> None:
    chosen = choose(stages)
    assert len(chosen) == len(stages)
    assert all(one in stage for one, stage in zip(chosen, stages, strict=True))
    assert cost(chosen) == min(cost(row) for row in product(*stages))


def test_it_looks_ahead_where_the_first_choice_would_mislead() -> None:
    stages = [
        [candidate(Position.STANDING)],
        [candidate(Position.SEATED, named=True), candidate(Position.SIDE_LYING, order=1)],
        [candidate(Position.SIDE_LYING)],
    ]
    assert [one.start for one in choose(stages)] == [Position.STANDING, Position.SIDE_LYING, Position.SIDE_LYING]


def test_a_change_at_the_same_height_beats_one_to_the_floor() -> None:
    stages = [
        [candidate(Position.STANDING)],
        [candidate(Position.KNEELING, named=True), candidate(Position.SEATED, order=1)],
        [candidate(Position.STANDING)],
    ]
    assert choose(stages)[1].start is Position.SEATED


def test_she_begins_on_her_feet() -> None:
    assert choose([[candidate(Position.SUPINE, named=True), candidate(Position.SEATED, order=3)]])[0].order == 3


def test_the_article_breaks_a_tie_before_the_order_of_the_file() -> None:
    stage = [candidate(Position.SEATED, order=0), candidate(Position.SEATED, named=True, order=5)]
    assert choose([stage])[0].order == 5
    assert choose([[candidate(Position.SEATED, order=2), candidate(Position.SEATED, order=1)]])[0].order == 1


def test_nothing_to_choose_from() -> None:
    assert choose([]) == ()
