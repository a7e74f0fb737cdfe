import pytest

from routine_app.domain.exercise import Variation
from routine_app.domain.fit import Objection, ObjectionKind, objections
from routine_app.domain.reasons import (
    mid_sentence,
    own_choice,
    pin_reason,
    pin_refused,
    skip_reason,
    swap_reason,
    under_heading,
)
from routine_app.domain.vocabulary import Demand, Equipment, Position
from tests.domain.resolve_builders import comfort, exercise, variation

OLD = variation("x.old_way")


def because(objection: Objection, new: Variation) -> str:
    sentence = swap_reason(new, new.positions, OLD, objection)
    start = f"{new.short_name} instead of old way: "
    assert sentence.startswith(start)
    assert sentence.endswith(".")
    return sentence[len(start) : -1]


def avoided(what: Position | Demand) -> Objection:
    return Objection(ObjectionKind.POSITION if isinstance(what, Position) else ObjectionKind.DEMAND, what)


@pytest.mark.parametrize(
    ("what", "positions", "demands", "phrase"),
    [
        (Position.ALL_FOURS, "standing", "", "keeps you off your hands and knees"),
        (Position.ALL_FOURS, "kneeling", "", "lets you stay off all fours"),
        (Position.ALL_FOURS, "standing", "weight_on_hands", "lets you stay off all fours"),
        (Position.KNEELING, "seated", "", "keeps you off your knees"),
        (Position.KNEELING, "all_fours", "", "needs no upright kneeling"),
        (Position.SUPINE, "side_lying", "", "keeps you off your back"),
        (Position.SUPINE, "incline", "", "keeps your head and chest raised"),
        (Position.SIDE_LYING, "seated", "", "keeps you off your side"),
        (Position.STANDING, "seated", "", "needs no standing"),
        (Demand.HEAD_BELOW_HIPS, "incline", "", "keeps your head above your hips"),
        (Demand.HEAD_BELOW_HIPS, "side_lying", "", "keeps your head no lower than your hips"),
        (Demand.HEAD_BELOW_HIPS, "standing", "forward_bend", "keeps your head no lower than your hips"),
        (Demand.FLAT_ON_BACK, "incline", "", "keeps your head and chest raised"),
        (Demand.FLAT_ON_BACK, "seated", "", "keeps you off your back"),
        (Demand.FLOOR, "seated", "", "no need to get down"),
        (Demand.BALANCE, "seated", "", "asks less of your balance"),
    ],
)
def test_the_because_is_true_of_what_is_recommended(
    what: Position | Demand, positions: str, demands: str, phrase: str
) -> None:
    assert because(avoided(what), variation("x.new", positions, demands=demands)) == phrase


@pytest.mark.parametrize("what", [*Position, *Demand])
def test_every_position_and_demand_has_words(what: Position | Demand) -> None:
    assert because(avoided(what), variation("x.new")).split()[0] in {"keeps", "needs", "no", "asks", "lets"}
    text = pin_refused(OLD, avoided(what))
    assert text.startswith("Your own choice, old way, is left out today: it needs ")


@pytest.mark.parametrize("thing", Equipment)
def test_every_thing_has_words(thing: Equipment) -> None:
    missing = Objection(ObjectionKind.EQUIPMENT, thing)
    assert because(missing, variation("x.new")).startswith("needs no ")
    assert pin_refused(OLD, missing).startswith("Your own choice, old way, is left out today: it needs ")


def test_no_band_is_not_claimed_of_one_with_a_loop_band() -> None:
    missing = Objection(ObjectionKind.EQUIPMENT, Equipment.BAND)
    assert because(missing, variation("x.new")) == "needs no band"
    assert because(missing, variation("x.new", needs="loop_band")) == "needs only a loop band"


def test_the_weeks_in_words() -> None:
    flat = Objection(ObjectionKind.WEEK, Demand.FLAT_ON_BACK, 16)
    assert because(flat, variation("x.new")) == "from week 16 lying flat on the back is best left out"
    other = Objection(ObjectionKind.WEEK, None, 28)
    assert because(other, variation("x.new")) == "from week 28 that one is best left out"
    rated = Objection(ObjectionKind.WEEK, None)
    assert because(rated, variation("x.new")) == "that one is best left out at this stage of pregnancy"
    unsaid = Objection(ObjectionKind.WEEK, Demand.FLAT_ON_BACK, 20, unsaid=True)
    assert because(unsaid, variation("x.new")) == (
        "from week 20 lying flat on the back is best left out, and your week is not set"
    )
    assert pin_refused(OLD, flat) == (
        "Your own choice, old way, rests for now: from week 16 lying flat on the back is best left out."
    )


def test_her_own_choice() -> None:
    assert pin_reason(variation("x.clamshell"), OLD) == "Your own choice: clamshell instead of old way."


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Hip thrust", "hip thrust"),
        ("All-fours leg slide", "all-fours leg slide"),
        ("ITB strap stretch", "ITB strap stretch"),
        ("Romanian deadlift", "Romanian deadlift"),
        ("T-bar row", "T-bar row"),
        ("squat", "squat"),
        ("Squat", "squat"),
        ("", ""),
    ],
)
def test_names_within_a_sentence(name: str, within: str) -> None:
    assert mid_sentence(name) == within


def skipped(
    avoid: str, *variations: Variation, without: str = "", week: int | None = None, harder: bool = False
) -> str:
    against = [objections(one, comfort(avoid, without, week=week), asked=False) for one in variations]
    assert all(against)
    return skip_reason(exercise(*variations, name="Bridge"), against, harder_left=harder)


def test_a_skip_names_what_all_versions_need() -> None:
    both = (variation("b.a", "kneeling"), variation("b.b", "all_fours"))
    assert skipped("floor", *both) == (
        "Bridge is left out today: every version needs getting down to the floor or a bed."
    )


def test_a_skip_names_as_few_things_as_explain_it() -> None:
    versions = (
        variation("b.a", "seated", demands="balance", needs="chair"),
        variation("b.b", "seated", needs="ball"),
        variation("b.c", "standing", needs="band"),
    )
    assert skipped("seated balance", *versions, without="band chair") == (
        "Bridge is left out today: every version needs sitting or a band."
    )


def test_a_single_version_is_it() -> None:
    assert (
        skipped("", variation("b.a", needs="chair"), without="chair") == "Bridge is left out today: it needs a chair."
    )


def test_a_harder_version_that_would_fit_keeps_the_sentence_true() -> None:
    two = (variation("b.a", needs="band"), variation("b.b", needs="band"))
    assert skipped("", *two, without="band", harder=True) == (
        "Bridge is left out today: every version that is no harder needs a band."
    )


def test_a_skip_for_the_weeks() -> None:
    flat = (variation("b.a", "supine"), variation("b.b", "supine"))
    assert skipped("", *flat, week=22) == (
        "Bridge is left out today: every version is done flat on the back, which is best left out from week 20."
    )
    early = variation("b.c", until_week=27)
    assert skipped("", early, week=30) == ("Bridge is left out today: it is best kept for another stage of pregnancy.")
    assert skipped("", early, variation("b.d", needs="band"), without="band", week=30) == (
        "Bridge is left out today: every version needs another stage of pregnancy or a band."
    )
    assert skipped("", flat[0], variation("b.d", needs="band"), without="band", week=22) == (
        "Bridge is left out today: every version needs lying flat on your back or a band."
    )


def test_a_need_with_an_or_of_its_own_comes_last() -> None:
    versions = (variation("b.a", "supine"), variation("b.b", "kneeling"), variation("b.c", "standing"))
    assert skipped("floor standing", *versions) == (
        "Bridge is left out today: every version needs standing or getting down to the floor or a bed."
    )


def test_many_positions_are_not_listed() -> None:
    versions = [variation(f"b.{slug}", slug) for slug in ("standing", "seated", "supine", "side_lying")]
    assert skipped("standing seated supine side_lying", *versions) == (
        "Bridge is left out today: every version needs a position that you avoid."
    )


def test_under_a_heading_that_says_it_only_the_reason_is_left() -> None:
    assert under_heading("Bridge", "Bridge is left out today: it needs a chair.") == "Bridge: it needs a chair."
    assert under_heading("Bridge", own_choice("Bridge")) == "Bridge: your choice."
    assert under_heading("Bridge", "Skipped by you.") == "Bridge: Skipped by you."
