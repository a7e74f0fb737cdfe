"""An exercise of her own from a few fields is one that the app can read."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from routine_app.application.routines.draft import draft_of, edited
from routine_app.application.routines.own_exercise import OwnExercise, movement_of, own_exercise
from routine_app.content.document import parse_bytes
from routine_app.content.editing.edits import AddExercise, InsertEntry
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.content.listed import Catalogue
from routine_app.content.routines import read_routine
from routine_app.domain.exercise import HoldDose
from routine_app.domain.vocabulary import Breath, Sides
from tests.application.routines.test_files import HERS

CALF = OwnExercise(
    "Calf raise",
    "Keeps the lower legs awake.",
    "standing",
    "2 x 8",
    "Hold the counter.\nRise onto your toes.\n\nLower slowly.\n",
    "rise 2 s out\nlower slowly, 3.5, in",
)


def test_it_reads_as_she_wrote_it(catalogue: Catalogue) -> None:
    keys = own_exercise(replace(CALF, each_side=True), catalogue.exercises)
    edits = (AddExercise(keys), InsertEntry((0, 1), {"exercise": keys["id"]}))
    draft = edited(draft_of("mine.yaml", HERS.encode()), edits, "Adding it")
    reading = read_routine(parse_bytes(draft.text.encode(), "mine.yaml"), catalogue.exercises)
    assert reading.value, reading.problems
    (made,) = reading.value.exercises
    assert (made.id, made.name) == ("calf_raise", "Calf raise")
    way = made.default
    assert [(phase.name, phase.ms, phase.breath, phase.step) for phase in way.tempo] == [
        ("rise", 2000, Breath.OUT, 1),
        ("lower slowly", 3500, Breath.IN, 2),
    ]
    assert way.steps == ("Hold the counter.", "Rise onto your toes.", "Lower slowly.")
    assert way.sides is Sides.EACH
    assert reading.value.sections[0].items[1].exercise == "calf_raise"


def test_a_hold_with_one_step_and_a_taken_name(catalogue: Catalogue) -> None:
    keys = own_exercise(
        OwnExercise("Squat", "Rest.", "seated", "2 x 20 s", "Sit tall.", "breathe in 4 s in\nbreathe out 6 s out"),
        catalogue.exercises,
    )
    assert keys["id"] == "squat_2"
    draft = edited(draft_of("mine.yaml", HERS.encode()), (AddExercise(keys),), "Adding it")
    reading = read_routine(parse_bytes(draft.text.encode(), "mine.yaml"), catalogue.exercises)
    assert reading.value, reading.problems
    way = reading.value.exercises[0].default
    assert way.dose == HoldDose(2, 20_000)
    assert [phase.step for phase in way.tempo] == [0, 0]


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name", " ", "a name"),
        ("purpose", "", "what it is good for"),
        ("dose", "", "how much"),
        ("steps", "\n", "its steps"),
        ("movement", "", "how it moves"),
        ("movement", "rise", '"rise" is no part'),
        ("movement", "rise 2 s up", "is no part"),
        ("movement", "rise 2.2.2 s in", "is no part"),
    ],
)
def test_what_is_missing_is_said(field: str, text: str, said: str) -> None:
    with pytest.raises(EditRefusedError, match=said):
        own_exercise(replace(CALF, **{field: text}), ())


@pytest.mark.parametrize(
    "like", ["squat.counter", "squat.chair", "br.supine", "bpa.row", "abd.clamshell", "itb.release"]
)
def test_it_moves_like_one_of_the_apps_own(catalogue: Catalogue, like: str) -> None:
    shown = next(way for each in catalogue.exercises.values() for way in each.variations if way.id == like)
    keys = own_exercise(replace(CALF, moves_like=shown, movement=movement_of(shown)), catalogue.exercises)
    draft = edited(draft_of("mine.yaml", HERS.encode()), (AddExercise(keys),), "Adding it")
    reading = read_routine(parse_bytes(draft.text.encode(), "mine.yaml"), catalogue.exercises)
    assert reading.value, reading.problems
    way = reading.value.exercises[0].default
    assert (way.clip, way.positions, way.sides) == (like, shown.positions, shown.sides)
    assert (way.demands, way.equipment, way.any_position) == (shown.demands, shown.equipment, shown.any_position)
    assert (way.until_week, way.never_from_week) == (shown.until_week, shown.never_from_week)
    timed = [(phase.name, phase.ms, phase.breath) for phase in shown.tempo]
    assert [(phase.name, phase.ms, phase.breath) for phase in way.tempo] == timed


def test_every_movement_can_be_written_as_she_writes_one(catalogue: Catalogue) -> None:
    for each in catalogue.exercises.values():
        for shown in each.variations:
            own = replace(CALF, moves_like=shown, movement=movement_of(shown))
            assert own_exercise(own, ())["id"] == "calf_raise", shown.id


def test_a_movement_of_other_parts_than_its_figure_s_is_refused(catalogue: Catalogue) -> None:
    shown = catalogue.exercises["squat"].default
    with pytest.raises(EditRefusedError, match="moves in 3 parts: how it moves needs as many lines"):
        own_exercise(replace(CALF, moves_like=shown), ())


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Calf raise", "Calf raise"),
        ("Clam against a stronger band", "Clam against a stronger band"),
        ("Clam against a much stronger band", "Clam against a much stronger"),
        ("Clamshell with a long, strongest band", "Clamshell with a long,"),
        ("Beckenbodengrundspannungsuebung", "Beckenbodengrundspannungsueb"),
    ],
)
def test_a_long_name_is_cut_between_words(name: str, short: str) -> None:
    """It is said in a session: "Calf raise on the lowest sta" was."""
    made = own_exercise(replace(CALF, name=name), ())["variations"]
    assert isinstance(made, list)
    assert isinstance(made[0], dict)
    assert made[0]["short_name"] == short
