"""The JSON Schema (2020-12) of routine, exercise and clip files, for editors that complete and check.

Generated from the same declarations that the reader checks with. Rules between fields, and which variation belongs to
which exercise, are beyond it: `routine-app check` knows those too.
"""

from __future__ import annotations

from collections.abc import Mapping

from routine_app.checked_yaml.check import Schema
from routine_app.content.catalogue import load_catalogue
from routine_app.content.exercises import EXERCISE_FILE
from routine_app.content.routines import ROUTINE_FILE
from routine_app.domain.exercise import Exercise

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def exercise_schema() -> Schema:
    """Return the schema of an exercise file."""
    return {"$schema": DIALECT, "title": "An exercise of Routine", **EXERCISE_FILE.schema()}


def clip_schema() -> Schema:
    """Return the schema of a clip file."""
    from routine_app.content.clip_file import CLIP_FILE  # loads the figure, which no other schema needs

    return {"$schema": DIALECT, "title": "A clip of Routine", **CLIP_FILE.schema()}


def routine_schema(exercises: Mapping[str, Exercise] | None = None) -> Schema:
    """Return the schema of a routine file, offering the ids of these exercises (by default the shipped ones)."""
    offered = load_catalogue().exercises if exercises is None else exercises
    schema: Schema = {"$schema": DIALECT, "title": "A routine of Routine", **ROUTINE_FILE.schema()}
    item = schema["properties"]["sections"]["items"]["properties"]["items"]["items"]["properties"]
    variations = [variation.id for exercise in offered.values() for variation in exercise.variations]
    item["exercise"] = _offering(item["exercise"], list(offered))
    item["variation"] = _offering(item["variation"], variations)
    return schema


def _offering(schema: Schema, known: list[str]) -> Schema:
    """Return a schema of text that offers known words and allows others: the author's own exercises have any id."""
    free = {key: value for key, value in schema.items() if key != "description"}
    return {"description": schema["description"], "anyOf": [{"enum": known}, free]}
