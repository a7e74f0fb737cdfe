"""The form of routine files.

Knows the fields, their ranges and what they become; rules between fields are in `integrity`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping as Dictionary

from routine_app.checked_yaml.check import Field, Flag, ListOf, Number, Record, Slug
from routine_app.checked_yaml.nodes import Mapping
from routine_app.checked_yaml.report import Report, TooManyProblemsError
from routine_app.checked_yaml.texts import Text
from routine_app.content.amounts import CalendarDay, Duration
from routine_app.content.document import Form, Parsed, ReadResult, read_parsed
from routine_app.content.exercises import DOSE, FORMAT_FIELD, ID, NAME, OWN_EXERCISE
from routine_app.content.integrity import check_routine
from routine_app.content.long_routines import check_length
from routine_app.content.migrations import Migration
from routine_app.content.rounded_holds import warn_of_rounded_holds
from routine_app.content.written_doses import WrittenDose, with_doses_as_keys
from routine_app.domain.breath import PATTERNS
from routine_app.domain.exercise import Exercise
from routine_app.domain.routine import Routine, RoutineItem, Section
from routine_app.domain.vocabulary import FirstSide, Place

MIGRATIONS: tuple[Migration, ...] = ()

TEMPO_SCALES = (0.5, 2)
"""The least and the most that a tempo is stretched by."""
_REST = Duration(0, 300, "seconds", ms=1000)
_GET_READY = Duration(3, 60, "seconds", ms=1000)
_PLACE = Slug("a place", {place.value: place for place in Place})
_FIRST_SIDE = Slug("a side to begin with", {side.value: side for side in FirstSide}, {"sore": "sore_side"})

ITEM = Record(
    "an item",
    {
        "exercise": Field(Text(40), "The id of an exercise.", required=True),
        "variation": Field(Text(60), "The id of one of its variations; the default one if left out."),
        "dose": Field(WrittenDose(DOSE), "How much; as the variation has it if left out."),
        "rest": Field(_REST, "Seconds of rest between sets.", to="rest_ms"),
        "tempo_scale": Field(Number(*TEMPO_SCALES), "Stretches the tempo: 1.25 is a quarter slower."),
        "breathing": Field(
            Slug("a breathing pattern", {id_: id_ for id_ in PATTERNS}), "The breathing pattern of holds and breathing."
        ),
        "first_side": Field(_FIRST_SIDE, "The side that begins; the one that is not sore, else left, if left out."),
        "get_ready": Field(_GET_READY, "Seconds to get ready.", to="get_ready_ms"),
        "self_paced": Field(Flag(), "True to wait for her instead of counting."),
        "place": Field(_PLACE, "Where she lies down for it; as the routine has it if left out."),
        "notes": Field(Text(600, keep_lines=True), "Shown with this exercise."),
        "core": Field(Flag(), "True for what to do if only a few get done: at most three, so that they stand out."),
    },
    lambda values: RoutineItem(**values),
    {
        "sets": "dose: {sets: 2, reps: 8}, or dose: 2 x 8",
        "reps": "dose: {sets: 2, reps: 8}, or dose: 2 x 8",
        "hold": "dose: {sets: 2, hold: 20}, or dose: 2 x 20 s",
        "minutes": "dose: {minutes: 3}, or dose: 3 min",
        "tempo": "tempo_scale: 1.2 for a fifth slower",
        "side": "first_side: left",
    },
)

SECTION = Record(
    "a section",
    {
        "name": Field(NAME, "Such as Warm-up.", required=True),
        "repeat": Field(Number(1, 10, whole=True), "How often it is gone through."),
        "items": Field(ListOf(ITEM, least=1), "The exercises, in order.", required=True),
    },
    lambda values: Section(**values),
)

ROUTINE_FILE = Record(
    "a routine",
    {
        "format": FORMAT_FIELD,
        "id": Field(ID, "Unique, such as daily; the id of a shipped routine takes its place.", required=True),
        "name": Field(NAME, "The name in the list.", required=True),
        "description": Field(Text(1000, keep_lines=True), "What it is for.", required=True),
        "author": Field(Text(120), "Who wrote it."),
        "physiotherapist": Field(Text(120), "Whom to ask about it; stands on the printed plan."),
        "review": Field(CalendarDay(), "The day to look at it again together, such as 2026-03-01."),
        "notes": Field(
            Text(1000, keep_lines=True),
            "For all of it: heard in its first exercise, on Today, on paper.",
        ),
        "get_ready": Field(_GET_READY, "Seconds to get ready for each exercise.", to="get_ready_ms"),
        "rest": Field(_REST, "Seconds of rest between sets.", to="rest_ms"),
        "place": Field(_PLACE, "Where she lies down: floor (if left out) or bed."),
        "countdown": Field(Flag(), "False: no 3, 2, 1 before she begins, but a moment for a breath of her own."),
        "sections": Field(
            ListOf(SECTION, least=1, most=20),
            "Warm-up, main part, cool-down; in all at most 60 items, repeats counted, and 3 hours.",
            required=True,
        ),
        "exercises": Field(ListOf(OWN_EXERCISE, most=20), "Exercises of the author's own, for this routine."),
    },
    lambda values: Routine(**values),
)


def read_routine(parsed: Parsed, exercises: Dictionary[str, Exercise]) -> ReadResult[Routine]:
    """Return the routine of a file, or every problem that keeps it from being one; warnings come with either.

    `exercises` are those that it may name besides its own.
    """

    def rules(root: Mapping, report: Report) -> None:
        check_routine(root, report, exercises)

    if isinstance(parsed.root, Mapping):
        parsed = Parsed(with_doses_as_keys(parsed.root), parsed.report)
    reading = read_parsed(parsed, Form(Routine, ROUTINE_FILE, rules, MIGRATIONS))
    if reading.value is None or parsed.root is None:
        return reading
    with contextlib.suppress(TooManyProblemsError):
        warn_of_rounded_holds(parsed.root, reading.value, exercises, parsed.report)
        check_length(parsed.root, reading.value, exercises, parsed.report)
    return reading.judged_again(parsed.report)
