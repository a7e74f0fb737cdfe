"""Whether she is sore stands in the row of the numbers, or in the row below them; never between two rows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from routine_app.domain.comfort import Avoidable
from routine_app.domain.vocabulary import Demand, Equipment, Position
from tests.qt.conftest import SIZES, House


def middle(house: House, widget: QWidget) -> int:
    return widget.mapTo(house.today, widget.rect().center()).y()


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_whether_she_is_sore_stands_in_a_row(house: House, size: tuple[int, int], scale: float) -> None:
    house.dress((1920, 1080), "light", 1.6)  # from another size: what it was before may not matter
    house.dress(size, "light", scale)
    check_in = house.today.check_in
    in_numbers = abs(middle(house, check_in.sore) - middle(house, check_in.pain.buttons[10])) <= 1
    in_comfort = abs(middle(house, check_in.sore) - middle(house, check_in.avoided)) <= 1
    assert in_numbers != in_comfort
    if in_numbers:
        assert abs(middle(house, check_in.pain.title) - middle(house, check_in.sore)) <= 1


@pytest.mark.parametrize(("size", "begins"), [((1920, 1080), "no band, no"), ((1024, 640), "no band")], ids=str)
def test_what_is_not_comfortable_and_not_at_home_share_their_row(
    house: House, size: tuple[int, int], begins: str
) -> None:
    everything: frozenset[Avoidable] = frozenset((*Position, *Demand))
    house.model.set_comfort(everything, frozenset(Equipment))
    house.dress(size, "light", 1.0)
    check_in = house.today.check_in
    for pill in (check_in.avoided, check_in.at_home):
        assert pill.width() in pill.form_widths(), "no wider than its words"
    assert check_in.avoided.shown_text().startswith("Not comfortable today: on all fours")
    assert check_in.at_home.shown_text().startswith(f"At home: {begins}")
