"""Names in the order in which people list them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from routine_app.domain.natural_order import natural_key


def test_numbers_count_by_their_value_and_capitals_do_not() -> None:
    names = ["Week 10", "week 2", "Week 11", "Week 1", "week", "apple", "Zebra", "week 02b"]
    assert sorted(names, key=natural_key) == [
        "apple", "week", "Week 1", "week 2", "week 02b", "Week 10", "Week 11", "Zebra",
    ]  # fmt: skip


def test_more_digits_than_a_number_may_have() -> None:
    assert sorted(["9" * 5_000, "1" + "0" * 5_000], key=natural_key)[0] == "9" * 5_000


@given(st.lists(st.text(alphabet="a1B20 ٣²")))
def test_any_names_have_one_order(names: list[str]) -> None:
    ordered = sorted(names, key=natural_key)
    ordered_again = ordered[::-1]
    ordered_again.sort(key=natural_key)
    assert ordered_again == ordered
    assert all(natural_key(one) <= natural_key(other) for one, other in pairwise(ordered))
