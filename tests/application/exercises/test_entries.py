from __future__ import annotations

from routine_app.application.exercises.entries import ExerciseEntry, entries_of
from routine_app.application.exercises.texts import comfort_line, count_line, dose_line, needs_line, positions_line
from routine_app.content.listed import Catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.fit import objections
from routine_app.domain.vocabulary import Demand, Equipment, Position

AVOID = Comfort(avoid=frozenset({Position.ALL_FOURS, Demand.KNEELING_PRESSURE}), without=frozenset({Equipment.BAND}))


def entry(catalogue: Catalogue, exercise: str, comfort: Comfort = AVOID) -> ExerciseEntry:
    return next(each for each in entries_of(catalogue.exercises.values(), comfort) if each.exercise.id == exercise)


def test_all_ten_with_all_their_ways(catalogue: Catalogue) -> None:
    entries = entries_of(catalogue.exercises.values(), Comfort(week=12))
    assert len(entries) == 10
    assert [len(each.ways) for each in entries] == [len(each.variations) for each in catalogue.exercises.values()]
    assert all(way.fits for each in entries for way in each.ways)


def test_a_way_fits_just_where_the_rules_have_no_objection(catalogue: Catalogue) -> None:
    for each in entries_of(catalogue.exercises.values(), AVOID):
        for way in each.ways:
            assert way.fits is not bool(objections(way.variation, AVOID, asked=False)), way.variation.id


def test_the_reason_is_a_sentence(catalogue: Catalogue) -> None:
    reasons = {way.variation.id: way.reason for way in entry(catalogue, "quad_hip_ext").ways}
    assert reasons["qhe.slide_lift"] == "It needs all fours and weight on your knees."
    assert reasons["qhe.standing_slide"] == ""
    flat = {way.variation.id: way.reason for way in entry(catalogue, "bridge", Comfort(week=17)).ways}
    assert flat["bridge.floor"] == "From week 16 lying flat on the back is best left out."


def test_only_what_is_comfortable(catalogue: Catalogue) -> None:
    each = entry(catalogue, "quad_hip_ext")
    shown = [way.variation.id for way in each.shown(comfortable_only=True)]
    assert shown
    assert "qhe.slide_lift" not in shown
    assert each.shown(comfortable_only=False) == each.ways
    assert count_line(each) == f"{len(shown)} of {len(each.ways)} comfortable today"
    squat = entry(catalogue, "squat", Comfort())
    assert count_line(squat) == f"{len(squat.ways)} ways"


def test_what_only_the_week_leaves_out_is_not_called_uncomfortable(catalogue: Catalogue) -> None:
    assert count_line(entry(catalogue, "bridge", Comfort())) == "6 ways, 5 for now"
    assert count_line(entry(catalogue, "bridge", Comfort(week=12))) == "6 ways"
    both = entry(catalogue, "bridge", Comfort(avoid=frozenset({Demand.FLOOR})))
    assert count_line(both).endswith("of 6 comfortable today")


def test_the_card_leads_with_hers_where_it_fits_else_with_one_that_fits(catalogue: Catalogue) -> None:
    def lead(exercise: str, **comfort: object) -> str:
        return entry(catalogue, exercise, Comfort(**comfort)).lead.variation.id  # type: ignore[arg-type]

    assert lead("squat") == "squat.bodyweight"
    assert lead("squat", pinned={"squat": "squat.wall"}) == "squat.wall"
    assert lead("squat", pinned={"squat": "squat.wall"}, without=frozenset({Equipment.WALL})) == "squat.bodyweight"
    assert lead("quad_hip_ext", avoid=AVOID.avoid) == "qhe.standing_slide"
    up = frozenset({Demand.FLOOR})
    assert lead("sidelying_abduction", avoid=up, week=34) == "abd.seated_pushout", "what a routine would bring"
    assert lead("itb", avoid=up, week=34) == "itb.seated"


def test_what_she_pinned_is_offered_longer_but_never_beyond_what_is_safe(catalogue: Catalogue) -> None:
    own = {"bridge": "bridge.floor"}
    assert entry(catalogue, "bridge", Comfort(week=17, pinned=own)).lead.variation.id == "bridge.floor"
    late = entry(catalogue, "bridge", Comfort(week=20, pinned=own))
    assert late.pinned is not None
    assert not late.pinned.fits


def test_a_pin_of_something_unknown_pins_nothing(catalogue: Catalogue) -> None:
    assert entry(catalogue, "squat", Comfort(pinned={"squat": "squat.gone"})).pinned is None


def test_readable_words(catalogue: Catalogue) -> None:
    squat = catalogue.exercises["squat"]
    assert needs_line(squat.variation("squat.chair")) == "Firm chair. Nice to have: pillows."
    assert needs_line(squat.default) == "Nothing. Nice to have: firm chair."
    assert positions_line(squat.variation("squat.chair")) == "Sitting, then standing, then sitting."
    assert positions_line(catalogue.exercises["bridge"].variation("bridge.glute_squeeze")) == "Standing or sitting."
    assert dose_line(squat.default).startswith(
        "Begin with 2 \N{MULTIPLICATION SIGN} 8. Grow into 3 \N{MULTIPLICATION SIGN} 10."
    )
    assert comfort_line(AVOID) == (
        "Not comfortable today: on all fours and pressure on the knees. Not at hand: light band. "
        "You can change this on Today."
    )
    assert comfort_line(Comfort()) == ""
