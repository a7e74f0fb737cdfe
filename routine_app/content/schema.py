"""The JSON Schema (2020-12) of routine, exercise and clip files, for editors that complete and check.

Generated from the same declarations that the reader checks with, and kept in resources/schema, where files that the app
writes name it. It knows which variations each exercise has; other rules between fields are beyond it: `routine-app
check` knows those too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from routine_app.checked_yaml.check import Schema
from routine_app.content.catalogue import load_catalogue
from routine_app.content.exercises import EXERCISE_FILE
from routine_app.content.routines import ROUTINE_FILE
from routine_app.domain.exercise import Exercise
from routine_app.paths import resources_dir

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
    item["exercise"] = _offering(item["exercise"], list(offered))
    own = schema["properties"]["exercises"]["items"]["properties"]["variations"]["items"]["properties"]
    own["clip"] = {"description": own["clip"]["description"], "enum": _variation_ids(offered)}
    # Not all variations of all exercises: an editor would offer them beside those of the one that is named.
    known = _of_items({"properties": {"exercise": {"enum": list(offered)}}})
    schema["allOf"] = [
        {"if": {"not": {"required": ["exercises"]}}, "then": known},
        *(_variations_of(exercise) for exercise in offered.values()),
    ]
    return schema


def _variation_ids(exercises: Mapping[str, Exercise]) -> list[str]:
    return [variation.id for exercise in exercises.values() for variation in exercise.variations]


def _variations_of(exercise: Exercise) -> Schema:
    """Return that items of an exercise name one of its variations, unless the file has one of that id itself."""
    named = {"properties": {"exercise": {"const": exercise.id}}, "required": ["exercise"]}
    ids = [variation.id for variation in exercise.variations]
    own = {"contains": {"properties": {"id": {"const": exercise.id}}, "required": ["id"]}}
    return {
        "if": {"not": {"required": ["exercises"], "properties": {"exercises": own}}},
        "then": _of_items({"if": named, "then": {"properties": {"variation": {"enum": ids}}}}),
    }


def _of_items(schema: Schema) -> Schema:
    """Return a schema of a routine in which each item fits `schema`."""
    items = {"properties": {"items": {"items": schema}}}
    return {"properties": {"sections": {"items": items}}}


def kept_schema(kind: str) -> Path:
    """Return the file that comes with the app and holds the schema of routines, or of exercises."""
    return resources_dir() / "schema" / f"{kind}.schema.json"


def read_schema(kind: str) -> Schema:
    """Return the schema of routines, or of exercises, as it comes with the app; empty where it cannot be read."""
    try:
        schema: Schema = json.loads(kept_schema(kind).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return schema


def _offering(schema: Schema, known: list[str]) -> Schema:
    """Return a schema of text that offers known words and allows others: the author's own exercises have any id."""
    free = {key: value for key, value in schema.items() if key != "description"}
    return {"description": schema["description"], "anyOf": [{"enum": known}, free]}
