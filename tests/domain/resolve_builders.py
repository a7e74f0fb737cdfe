"""Small hand-made variations, exercises and routines for the tests of choosing."""

from __future__ import annotations

from typing import Any

from routine_app.domain.comfort import Comfort, avoidable
from routine_app.domain.exercise import Exercise, Phase, Variation
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.resolve import resolve
from routine_app.domain.routine import Routine, RoutineItem, Section
from routine_app.domain.vocabulary import Breath, Demand, Equipment, Level, Position
from tests import plans


def variation(
    identity: str,
    positions: str = "standing",
    *,
    level: str = "base",
    demands: str = "",
    needs: str = "",
    **more: object,
) -> Variation:
    """`identity` is "exercise.name"; the words in `positions`, `demands` and `needs` are slugs, parted by spaces."""
    fields: dict[str, Any] = {
        "level": Level(level),
        "positions": tuple(Position(slug) for slug in positions.split()),
        "demands": tuple(Demand(slug) for slug in demands.split()),
        "equipment": tuple(Equipment(slug) for slug in needs.split()),
        "tempo": (Phase("move", 3000, Breath.OUT),),
        "steps": ("Move.",),
    }
    return plans.variation(identity, **(fields | more))


def exercise(*variations: Variation, name: str = "") -> Exercise:
    identity = variations[0].exercise
    return Exercise(identity, name or identity.capitalize(), "", (), variations)


def routine(*items: RoutineItem | str, **more: Any) -> Routine:  # noqa: ANN401 - any field of it
    """Items are exercise ids, or RoutineItems where more is to be said."""
    made = tuple(item if isinstance(item, RoutineItem) else RoutineItem(item) for item in items)
    return Routine("r", "R", "", (Section("Main", made),), **more)


def comfort(avoid: str = "", without: str = "", **more: Any) -> Comfort:  # noqa: ANN401 - any field of it
    """An early week, unless another one is given: an unsaid one counts as late."""
    return Comfort(
        avoid=frozenset(avoidable(slug) for slug in avoid.split()),
        without=frozenset(Equipment(slug) for slug in without.split()),
        **{"week": 12, **more},
    )


FLOOR_BRIDGE = variation("bridge.floor_bridge", "supine", demands="head_below_hips flat_on_back floor")
HIP_THRUST = variation("bridge.hip_thrust", "incline", demands="floor", needs="couch", named_in_article=True)
WEDGE = variation("bridge.wedge_bridge", "incline", demands="floor", needs="wedge")
SQUEEZE = variation("bridge.squeeze", "standing seated", any_position=True, level="easier")
SINGLE_LEG = variation("bridge.single_leg", "incline", demands="floor", level="harder")
BRIDGE = exercise(FLOOR_BRIDGE, WEDGE, HIP_THRUST, SQUEEZE, SINGLE_LEG, name="Bridge")

SLIDE = variation("slide.all-fours_slide", "all_fours")
STANDING_SLIDE = variation("slide.standing_slide", needs="counter", named_in_article=True)
SLIDES = exercise(SLIDE, STANDING_SLIDE)

ALL = {one.id: one for one in (BRIDGE, SLIDES)}


def plan(
    written: Routine, exercises: dict[str, Exercise] = ALL, avoid: str = "", without: str = "", **more: object
) -> Plan:
    return resolve(written, exercises, comfort(avoid, without, **more))


def only(made: Plan) -> PlanItem:
    assert made.skipped == ()
    (item,) = made.items
    return item
