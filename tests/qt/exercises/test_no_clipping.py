from __future__ import annotations

from collections.abc import Callable

import pytest

from routine_app.content.listed import Catalogue
from routine_app.domain.vocabulary import Demand, Position
from tests.qt.conftest import SIZES, House
from tests.qt.looking import clipped, settle

AVOID = frozenset({Position.ALL_FOURS, Position.SEATED, Demand.LEGS_APART, Demand.FLOOR})
EACH_DRESS = pytest.mark.parametrize(("theme", "scale"), [("light", 1.0), ("dark", 1.3)])


def dressed(house: House, size: tuple[int, int], theme: str, scale: float) -> House:
    house.dress(size, theme, scale)
    house.window.go_to("exercises")
    settle()
    return house


@EACH_DRESS
def test_nothing_is_cut(make_house: Callable[..., House], theme: str, scale: float) -> None:
    house = make_house(avoid=AVOID, pinned={"squat": "squat.chair"}, week=22)
    for size in SIZES:
        dressed(house, size, theme, scale)
        assert clipped(house.window) == [], size
        for exercise in ("squat", "quad_hip_ext", "itb"):
            house.exercises.open_exercise(exercise)
            settle()
            assert clipped(house.window) == [], (size, exercise)
        house.exercises.show_all()


@pytest.mark.slow
@pytest.mark.parametrize(("size", "theme", "scale"), [((1024, 640), "light", 1.0), ((512, 320), "dark", 1.3)])
def test_nothing_is_cut_in_any_variation(
    make_house: Callable[..., House], catalogue: Catalogue, size: tuple[int, int], theme: str, scale: float
) -> None:
    house = dressed(make_house(avoid=AVOID), size, theme, scale)
    for exercise in catalogue.exercises.values():
        for variation in exercise.variations:
            house.exercises.open_exercise(exercise.id, variation.id)
            settle()
            assert clipped(house.window) == [], variation.id
