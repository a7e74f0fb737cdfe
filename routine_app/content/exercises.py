"""The form of exercise files, and of the exercises that a routine defines for itself.

Knows the fields, their ranges and what they become; rules between fields are in `integrity`.
"""

from __future__ import annotations

from routine_app.checked_yaml.check import Field, Flag, ListOf, Number, OneOf, Record, Slug, Values
from routine_app.checked_yaml.texts import Text
from routine_app.content.amounts import Duration, Repetitions
from routine_app.content.caution_fields import CautionList
from routine_app.content.document import Form, Parsed, ReadResult, read_parsed
from routine_app.content.integrity import check_exercise
from routine_app.content.migrations import Migration
from routine_app.content.written_doses import WrittenDose
from routine_app.domain.breath import PATTERNS
from routine_app.domain.exercise import Exercise, Gentler, HoldDose, Phase, RepsDose, TimeDose, Trimesters, Variation
from routine_app.domain.routine import FORMAT
from routine_app.domain.vocabulary import Breath, Demand, Equipment, Level, Position, Sides, Suitability

MIGRATIONS: tuple[Migration, ...] = ()

ID = Text(40, pattern="[a-z][a-z0-9_]*", form="small letters, digits and _, beginning with a letter, such as maria_k")
VARIATION_ID = Text(
    60,
    pattern=r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*",
    form="small letters, digits, _ and dots, beginning with a letter",
)
NAME = Text(60)
SENTENCE = Text(200)
PARAGRAPH = Text(600)
PHRASES = ListOf(Text(120), most=20)


def _reps_dose(values: Values) -> RepsDose:
    reps, up_to = values["reps"]
    return RepsDose(values["sets"], reps, up_to)


_SETS = Field(Number(1, 10, whole=True), "How many sets.", required=True)
DOSE = OneOf(
    {
        "reps": Record(
            'a dose with "reps"',
            {
                "sets": _SETS,
                "reps": Field(
                    Repetitions(1, 100),
                    "How often in each set (on each side); a range such as 8-10 counts to 8.",
                    required=True,
                ),
            },
            _reps_dose,
        ),
        "hold": Record(
            'a dose with "hold"',
            {
                "sets": _SETS,
                "hold": Field(
                    Duration(5, 300, "seconds", ms=1000), "How long, in seconds.", required=True, to="hold_ms"
                ),
            },
            lambda values: HoldDose(**values),
        ),
        "minutes": Record(
            'a dose with "minutes"',
            {
                "minutes": Field(
                    Duration(0.5, 30, "minutes", ms=60_000), "How long, in whole breaths.", required=True, to="ms"
                )
            },
            lambda values: TimeDose(**values),
        ),
    },
)

_POSITIONS = Slug("a position", {each.value: each for each in Position})
_DEMANDS = Slug("a demand", {each.value: each for each in Demand})
_EQUIPMENT = Slug("a piece of equipment", {each.value: each for each in Equipment})
_SUITABILITY = Slug("a rating", {each.value: each for each in Suitability})
_BREATH_MEANT = {"inhale": "in", "breathe in": "in", "exhale": "out", "breathe out": "out", "normal": "free"}
_WEEK = Number(1, 42, whole=True)


def _phase(values: Values) -> Phase:
    return Phase(**{**values, "step": values["step"] - 1})


PHASE = Record(
    "a phase",
    {
        "phase": Field(Text(40), "What she does in this phase, in a word or two.", required=True, to="name"),
        "seconds": Field(Duration(0.5, 20, "seconds", ms=1000), "How long it takes.", required=True, to="ms"),
        "breath": Field(
            Slug("a breath", {each.value: each for each in Breath}, _BREATH_MEANT),
            "In, out, or free: her own natural breath. Never a hold.",
            required=True,
        ),
        "step": Field(
            Number(1, 20, whole=True), "The number of the step that describes this phase, from 1.", required=True
        ),
        "say": Field(Text(60), "What is said of it, where its name makes no sentence."),
    },
    _phase,
)

_VARIATION_DEFAULTS: Values = {"mistakes": (), "choose_when": "", "cautions": (), "sources": ()}


def _variation(values: Values) -> Values:
    closing = {"closing_step": values["closing_step"] - 1} if "closing_step" in values else {}
    return {**_VARIATION_DEFAULTS, **values, **closing}


TRIMESTERS = Record(
    "trimesters",
    {
        "first": Field(_SUITABILITY, "Weeks 1-13."),
        "second": Field(_SUITABILITY, "Weeks 14-27."),
        "third": Field(_SUITABILITY, "From week 28."),
    },
    lambda values: Trimesters(**values),
)

GENTLER = Record(
    "a gentler way",
    {
        "name": Field(Text(28), "What she reads and hears: at most 28 characters.", required=True),
        "step": Field(SENTENCE, "What she does less, in a sentence.", required=True),
        "breathing": Field(
            Slug("a breathing pattern", {id_: id_ for id_ in PATTERNS}), "The breathing pattern, if it is another one."
        ),
    },
    lambda values: Gentler(**values),
)

_VARIATION_FIELDS = {
    "id": Field(VARIATION_ID, "Unique within the exercise, such as squat.chair.", required=True),
    "name": Field(NAME, "The full name, for professionals.", required=True),
    "short_name": Field(Text(28), "What she reads and hears everywhere: at most 28 characters.", required=True),
    "level": Field(
        Slug("a level", {each.value: each for each in Level}),
        "How hard it is, compared with the others of this exercise.",
        required=True,
    ),
    "positions": Field(ListOf(_POSITIONS, least=1), "How she holds herself, in the order of use.", required=True),
    "any_position": Field(Flag(), "True if any one of the positions will do."),
    "demands": Field(ListOf(_DEMANDS, unique=True), "What it asks beyond its position.", required=True),
    "optional_demands": Field(ListOf(_DEMANDS, unique=True), "What it may ask, but can be done without."),
    "equipment": Field(ListOf(_EQUIPMENT, unique=True), "What must be at hand.", required=True),
    "optional": Field(ListOf(_EQUIPMENT, unique=True), "What is nice to have, or will do instead."),
    "sides": Field(
        Slug("a choice of sides", {each.value: each for each in Sides}),
        "Both at once, or each in turn.",
        required=True,
    ),
    "side_words": Field(
        Text(80), 'What one side means: "{side} ankle on your {other} thigh" is said with left and right.'
    ),
    "dose": Field(WrittenDose(DOSE), "How much to begin with.", required=True),
    "progression": Field(ListOf(DOSE, most=10), "Doses to grow into, the nearest first."),
    "tempo": Field(
        ListOf(PHASE, least=1, most=12), "The phases of one repetition, or of the breath in a hold.", required=True
    ),
    "steps": Field(ListOf(SENTENCE, least=1, most=20), "What to do, one sentence a step.", required=True),
    "closing_step": Field(Number(1, 20, whole=True), "The number of the step that ends it, from 1."),
    "mistakes": Field(PHRASES, "What often goes wrong."),
    "choose_when": Field(PARAGRAPH, "When this variation is the right one."),
    "cautions": Field(CautionList(), "What to take care of, each with the weeks in which it holds, if any."),
    "trimesters": Field(TRIMESTERS, "How well it suits each trimester; ok where nothing is said."),
    "until_week": Field(_WEEK, "The last week of pregnancy in which it is chosen by itself."),
    "never_from_week": Field(_WEEK, "The first week of pregnancy in which it is not offered."),
    "instead": Field(
        ListOf(VARIATION_ID, unique=True),
        "Variations that stand in for it where it does not fit, nearest first.",
    ),
    "easier": Field(ListOf(VARIATION_ID, unique=True), "Variations to offer first when it is too much, nearest first."),
    "gentler": Field(GENTLER, "The same in the same position, made easier: offered before any other variation."),
    "to_confirm": Field(ListOf(SENTENCE, most=10), "What a clinician must confirm of how it is chosen here."),
    "rests_on_side": Field(Flag(), "True if she rolls onto her side to rest between sets."),
    "sources": Field(PHRASES, "Where its facts come from."),
    "named_in_article": Field(Flag(), "True if the source article names it."),
}

_MOVES_LIKE = Field(
    VARIATION_ID,
    "The variation of Routine's own whose movement is shown, such as squat.bodyweight: it has the same positions and "
    "sides, and as many phases. Without it the figure stands still.",
)

_MOVES_IN = Field(
    Record(
        "movements by position",
        {each.value: Field(VARIATION_ID, f"The clip for {each.value.replace('_', ' ')}.") for each in Position},
        lambda values: tuple((Position(position), clip) for position, clip in values.items()),
    ),
    "The clips of positions in which it looks otherwise, where any one will do.",
)

_EXERCISE_FIELDS = {
    "id": Field(ID, "Unique, such as squat.", required=True),
    "name": Field(NAME, "A plain name, true of each of its variations.", required=True),
    "strengthens": Field(Flag(), "True for strength work, which is for two or three days a week."),
    "anatomical_name": Field(NAME, "What professionals call it, where that is another name."),
    "purpose": Field(PARAGRAPH, "What it is good for.", required=True),
    "muscles": Field(PHRASES, "The muscles that work."),
    "named_in_article": Field(Flag(), "True if the source article names it."),
    "sources": Field(PHRASES, "Where its facts come from."),
}


def _exercise_fields(variation: dict[str, Field]) -> dict[str, Field]:
    """Return the fields of an exercise whose variations have these."""
    # The values stay a dictionary until the exercise, whose id each variation carries, is known.
    variations = ListOf(Record("a variation", variation, _variation), least=1, most=30)
    ways = Field(variations, "Ways to do it; the first one is the default.", required=True)
    return {**_EXERCISE_FIELDS, "variations": ways}


def _exercise(values: Values) -> Exercise:
    variations = tuple(Variation(exercise=values["id"], **each) for each in values["variations"])
    rest = {key: value for key, value in values.items() if key not in ("format", "variations")}
    return Exercise(**{"muscles": (), **rest, "variations": variations})


FORMAT_FIELD = Field(Number(1, FORMAT, whole=True), f"The version of the format: {FORMAT}.", required=True)
OWN_EXERCISE = Record("an exercise", _exercise_fields({**_VARIATION_FIELDS, "clip": _MOVES_LIKE}), _exercise)
EXERCISE_FILE = Record(
    "an exercise file",
    {"format": FORMAT_FIELD, **_exercise_fields({**_VARIATION_FIELDS, "clips": _MOVES_IN})},
    _exercise,
)
_FORM = Form(Exercise, EXERCISE_FILE, check_exercise, MIGRATIONS)


def read_exercise(parsed: Parsed) -> ReadResult[Exercise]:
    """Return the exercise of a file, or every problem that keeps it from being one."""
    return read_parsed(parsed, _FORM)
