"""What stands in for what, and what is easier, in the shipped exercises: each row with where it comes from."""

from __future__ import annotations

from functools import cache

import pytest

from routine_app.content.catalogue import load_catalogue
from routine_app.content.listed import Catalogue
from routine_app.domain.comfort import Comfort, Week, avoidable
from routine_app.domain.easier import easier_than
from routine_app.domain.exercise import Variation
from routine_app.domain.plan import PlanItem
from routine_app.domain.resolve import resolve, swap_item
from routine_app.domain.vocabulary import Breath, Equipment


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def planned(routine: str, avoid: str, week: Week | None, without: str = "") -> dict[str, PlanItem]:
    comfort = Comfort(
        frozenset(avoidable(slug) for slug in avoid.split()),
        frozenset(Equipment(slug) for slug in without.split()),
        week,
    )
    plan = resolve(catalogue().routine(routine), catalogue().exercises, comfort)
    return {item.exercise.id: item for item in plan.items}


@pytest.mark.parametrize(
    ("avoid", "without", "week", "variation"),
    [
        # F1: head low -> hip thrust; B4.5: not flat from week 20, nor where the week is not said
        ("head_below_hips", "", 12, "bridge.hip_thrust"),
        ("", "", 20, "bridge.hip_thrust"),
        ("", "", None, "bridge.hip_thrust"),
        ("", "", 12, "bridge.floor"),
        # F1: belly on all fours -> rocking lying or sitting, standing slide-back
        ("all_fours", "", 30, "cc.lying_side"),
        ("all_fours", "", 30, "qhe.standing_slide"),
        ("all_fours floor", "", 30, "cc.seated"),
        # F1: balance -> chair, wall, seated
        ("balance", "", 20, "squat.chair"),
        ("balance", "", 20, "dl.seated_hinge"),
        # F1: pain at the front, legs apart -> narrow mini squat, seated press-out; figure-four parts the legs
        ("legs_apart", "", 20, "squat.mini_narrow"),
        ("legs_apart", "", 20, "abd.seated_pushout"),
        ("legs_apart", "", 20, "pir.knee_hug"),
        # B4.8: no standing on one leg, no crossing late in pregnancy where something else does it
        ("floor", "", 34, "abd.seated_pushout"),
        ("floor", "", 34, "itb.seated"),
        ("floor", "", None, "abd.seated_pushout"),
        # bending forward (with the head low): the knee hug, not all fours
        ("forward_bend", "", 12, "pir.knee_hug"),
        ("forward_bend head_below_hips", "", 30, "pir.knee_hug"),
        # the sheet on the Romanian deadlift: elevated from the third trimester
        ("", "", 27, "dl.romanian"),
        ("", "", 28, "dl.elevated"),
        # F1: no equipment -> wall-tap hinge, shoulder-blade squeeze
        ("", "weight band loop_band", 20, "dl.wall_tap"),
        ("", "band loop_band", 20, "bpa.squeeze"),
    ],
)
def test_what_stands_in_daily(avoid: str, without: str, week: Week | None, variation: str) -> None:
    exercise = next(one.exercise for one in _all_variations() if one.id == variation)
    assert planned("daily", avoid, week, without)[exercise].variation.id == variation


@pytest.mark.parametrize(
    ("variation", "easier", "start"),
    [
        ("abd.straight", "abd.clamshell", "side_lying"),  # the article: the classic that most tolerate
        ("abd.clam_band", "abd.clamshell", "side_lying"),
        ("qhe.slide_lift", "qhe.slide_only", "all_fours"),
        ("qhe.couch", "qhe.side_lying", "side_lying"),  # chosen for sore wrists: not onto the hands
        ("cc.all_fours", "cc.all_fours", "all_fours"),
        ("cc.lying_side", "cc.lying_side", "side_lying"),
        ("cc.seated", "cc.seated", "seated"),
        ("br.side", "br.side", "side_lying"),
        ("br.seated", "br.seated", "seated"),
        ("pir.seated_fig4", "pir.knee_hug", "seated"),
    ],
)
def test_easier_stays_in_her_position_where_it_can(variation: str, easier: str, start: str) -> None:
    item = _item(variation)
    found = easier_than(item, Comfort(week=24))
    assert found is not None
    assert found.id == easier
    assert swap_item(item, found, "Easier.", Comfort(week=24)).start == start


@pytest.mark.parametrize("variation", ["br.seated", "br.side", "br.recline", "br.lean_forward"])
def test_breathing_made_easier_is_three_in_and_four_out(variation: str) -> None:
    """Content sheet D1, "Easy start", for breathlessness late in pregnancy."""
    gentler = easier_than(_item(variation), Comfort(week=34))
    assert gentler is not None
    assert [(phase.breath, phase.ms) for phase in gentler.tempo] == [(Breath.IN, 3000), (Breath.OUT, 4000)]


def test_before_bed_nothing_easier_makes_her_get_up() -> None:
    for item in planned("before_bed", "", 34).values():
        easier = easier_than(item, Comfort(week=34))
        if item.start == "side_lying" and easier is not None:
            assert swap_item(item, easier, "Easier.", Comfort(week=34)).start == "side_lying"


@pytest.mark.parametrize("avoid", ["", "floor"])
@pytest.mark.parametrize("routine", ["daily", "short", "gentle", "no_floor", "before_bed"])
def test_nothing_easier_makes_her_get_up_from_her_chair(routine: str, avoid: str) -> None:
    for item in planned(routine, avoid, 34).values():
        easier = easier_than(item, Comfort(week=34))
        if item.start == "seated" and easier is not None:
            assert swap_item(item, easier, "Easier.", Comfort(week=34)).start == "seated", item.variation.id


def _all_variations() -> list[Variation]:
    return [one for exercise in catalogue().exercises.values() for one in exercise.variations]


def _item(variation_id: str) -> PlanItem:
    for exercise in catalogue().exercises.values():
        for one in exercise.variations:
            if one.id == variation_id:
                return PlanItem(exercise, one, one.dose, one.positions[0], one.positions[-1])
    raise KeyError(variation_id)
