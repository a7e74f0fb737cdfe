"""What her comfort means for bed, seat and what is beside her."""

from __future__ import annotations

import pytest

from routine_app.domain.comfort import Comfort, avoidable
from routine_app.domain.exercise import Variation
from routine_app.domain.surroundings import helpful, place_for, rests_on_side, seat
from routine_app.domain.vocabulary import Demand, Equipment, Place, Position
from tests.plans import variation

LIE = variation("any.lie", positions=(Position.SIDE_LYING,), optional=(Equipment.PILLOWS, Equipment.MAT))
STAND = variation("any.stand", demands=(Demand.BALANCE,), optional=(Equipment.CHAIR, Equipment.PILLOWS))
NO_BED = Comfort(without=frozenset({Equipment.BED}))


@pytest.mark.parametrize(
    ("one", "wanted", "comfort", "place"),
    [
        (LIE, Place.FLOOR, Comfort(), Place.FLOOR),
        (LIE, Place.BED, Comfort(), Place.BED),
        (LIE, Place.BED, NO_BED, Place.FLOOR),
        (STAND, Place.BED, Comfort(), Place.FLOOR),
        (variation("any.edge", positions=LIE.positions, equipment=(Equipment.BED,)), Place.FLOOR, Comfort(), Place.BED),
        (
            variation("any.thrust", positions=(Position.INCLINE,), equipment=(Equipment.COUCH,)),
            Place.BED,
            Comfort(),
            Place.FLOOR,
        ),
    ],
)
def test_where_she_lies(one: Variation, wanted: Place, comfort: Comfort, place: Place) -> None:
    assert place_for(one, one.positions, wanted, comfort) is place


def test_what_is_worth_having_is_what_she_has() -> None:
    assert helpful(LIE, LIE.positions, Comfort()) == (Equipment.PILLOWS, Equipment.MAT)
    assert helpful(LIE, LIE.positions, Comfort(without=frozenset({Equipment.MAT}))) == (Equipment.PILLOWS,)
    assert helpful(STAND, STAND.positions, Comfort()) == (Equipment.CHAIR,)


@pytest.mark.parametrize(
    ("avoid", "without", "expected"),
    [
        ((), (), None),
        (("all_fours",), (), None),
        (("kneeling",), (), Equipment.CHAIR),
        (("kneeling_pressure",), (Equipment.CHAIR,), Equipment.COUCH),
        (("kneeling",), (Equipment.CHAIR, Equipment.COUCH), Equipment.CHAIR),
    ],
)
def test_the_seat_of_who_does_not_kneel(
    avoid: tuple[str, ...], without: tuple[Equipment, ...], expected: Equipment | None
) -> None:
    assert seat(Comfort(frozenset(map(avoidable, avoid)), frozenset(without))) is expected


def test_she_rests_on_her_side_where_the_file_says_so_and_she_can() -> None:
    bridge = variation("bridge.floor", positions=(Position.SUPINE,), rests_on_side=True)
    assert rests_on_side(bridge, Comfort())
    assert not rests_on_side(bridge, Comfort(frozenset({Position.SIDE_LYING})))
    assert not rests_on_side(LIE, Comfort())
