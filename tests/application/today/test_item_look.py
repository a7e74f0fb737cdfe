"""What there is to see and to change of one exercise of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from routine_app.application.today.item_look import ItemLook, look_at
from routine_app.domain.comfort import Comfort
from routine_app.domain.day_edits import MOST_STEPS, DayEdits
from routine_app.domain.edited_plan import edited, keys_of
from routine_app.domain.resolve import resolve
from routine_app.domain.vocabulary import Demand

if TYPE_CHECKING:
    from routine_app.content.listed import Catalogue

BRIDGE = ("bridge", 0)
COMFORT = Comfort(avoid=frozenset({Demand.HEAD_BELOW_HIPS}), week=26)


def look(catalogue: Catalogue, edits: DayEdits | None = None, comfort: Comfort = COMFORT) -> ItemLook:
    edits = edits or DayEdits()
    plan = edited(resolve(catalogue.routine("daily"), catalogue.exercises, comfort), replace(comfort, edits=edits))
    item = dict(zip(keys_of(plan.items), plan.items, strict=True))[BRIDGE]
    return look_at(BRIDGE, item, edits, comfort)


def test_all_versions_are_there_and_one_is_todays(catalogue: Catalogue) -> None:
    found = look(catalogue)
    assert [way.variation for way in found.ways] == list(catalogue.exercises["bridge"].variations)
    assert sum(way.chosen for way in found.ways) == 1
    assert found.title == found.chosen.variation.short_name


def test_each_says_what_it_asks_and_why_it_does_not_suit_or_when_to_choose_it(catalogue: Catalogue) -> None:
    for way in look(catalogue).ways:
        assert len(way.lines) >= 1
        assert way.against or way.lines[-1].endswith(".")
    floor = next(way for way in look(catalogue).ways if way.variation.id == "bridge.floor")
    assert "It needs your head below your hips." in floor.against
    assert "From week 20" in floor.against


def test_what_it_asks_is_said_in_sentences(catalogue: Catalogue) -> None:
    asks = look(catalogue).asks
    assert asks[0].startswith("Position: ")
    assert any(each.startswith("To have at hand: ") for each in asks)
    assert all(each.endswith((".", "!")) for each in asks)


@pytest.mark.parametrize(("step", "gone"), [(MOST_STEPS, "more"), (-MOST_STEPS, "fewer")])
def test_steps_end(catalogue: Catalogue, step: int, gone: str) -> None:
    begun = look(catalogue)
    assert begun.fewer
    assert begun.more
    assert getattr(look(catalogue, DayEdits(steps={BRIDGE: step})), gone) == ""


def test_a_pinned_version_says_so(catalogue: Catalogue) -> None:
    pinned = look(catalogue, comfort=Comfort(pinned={"bridge": "bridge.glute_squeeze"}))
    assert [way.variation.id for way in pinned.ways if way.pinned] == ["bridge.glute_squeeze"]
    assert pinned.chosen.pinned
