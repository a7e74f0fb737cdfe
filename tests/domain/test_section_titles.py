"""What heads the sections of a plan is true of the plan."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from routine_app.content.listed import Catalogue
from routine_app.domain.comfort import Avoidable, Comfort
from routine_app.domain.resolve import resolve
from routine_app.domain.section_titles import titled_sections
from routine_app.domain.vocabulary import Demand, Position


@pytest.mark.parametrize(
    ("routine", "avoid", "titles"),
    [
        ("daily", [], ["Warm-up", "Strength, standing", "Strength, on the floor", "Cool-down"]),
        ("daily", [Position.ALL_FOURS], ["Warm-up", "Strength, standing", "Strength, on the floor", "Cool-down"]),
        ("daily", [Demand.FLOOR], ["Warm-up", "Strength, standing", "Standing and sitting", "Cool-down"]),
        ("gentle", [], ["Sitting", "On your side"]),
        ("gentle", [Demand.FLOOR], ["Sitting"]),
    ],
)
def test_a_name_that_is_not_true_today_gives_way_to_the_positions(
    catalogue: Catalogue, routine: str, avoid: list[Avoidable], titles: list[str]
) -> None:
    plan = resolve(catalogue.routine(routine), catalogue.exercises, Comfort(avoid=frozenset(avoid), week=30))
    found = list(titled_sections(plan.items))
    assert [title for title, _ in found] == titles
    assert tuple(item for _, held in found for item in held) == plan.items
    nameless = list(titled_sections([replace(item, section="") for item in plan.items]))
    assert [title for title, _ in nameless] == [""]
