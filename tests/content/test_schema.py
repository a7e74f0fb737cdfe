"""The JSON Schema: it takes what the reader takes, and refuses what a schema can refuse."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from routine_app.content.clips import clips_dir, read_clip
from routine_app.content.document import parse_bytes
from routine_app.content.schema import clip_schema, exercise_schema, kept_schema, routine_schema
from routine_app.paths import routines_dir
from tests.content.samples import BREATHING, ROUTINE, SQUAT, exercise, exercises, routine
from tests.content.test_exercises import EVERYTHING
from tests.content.test_routines import FULL

ROUTINES = Draft202012Validator(routine_schema(exercises()))
EXERCISES = Draft202012Validator(exercise_schema())
CLIPS = Draft202012Validator(clip_schema())


def test_all_are_schemas() -> None:
    Draft202012Validator.check_schema(routine_schema(exercises()))
    Draft202012Validator.check_schema(exercise_schema())
    Draft202012Validator.check_schema(clip_schema())
    assert routine_schema(exercises())["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize("text", [ROUTINE, FULL])
def test_good_routines(text: str) -> None:
    assert list(ROUTINES.iter_errors(yaml.safe_load(text))) == []
    assert routine(text).problems == ()


@pytest.mark.parametrize("text", [SQUAT, BREATHING, SQUAT + EVERYTHING])
def test_good_exercises(text: str) -> None:
    assert list(EXERCISES.iter_errors(yaml.safe_load(text))) == []
    assert exercise(text).problems == ()


def test_every_shipped_file() -> None:
    shipped = Draft202012Validator(routine_schema())
    files = [(path, shipped) for path in routines_dir().glob("*.yaml")]
    files += [(path, EXERCISES) for path in (routines_dir() / "exercises").glob("*.yaml")]
    assert len(files) >= 16
    for path, validator in files:
        errors = [error.message for error in validator.iter_errors(yaml.safe_load(path.read_text(encoding="utf-8")))]
        assert errors == [], path.name


class _Words(yaml.SafeLoader):
    """Reads `on` as a word, as the app does, and not as true."""


_Words.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool" or letter in "tf"]
    for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_every_shipped_clip() -> None:
    files = sorted(clips_dir().glob("*.yaml"))
    assert len(files) >= 63
    for path in files:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_Words)  # noqa: S506 - a safe loader
        assert [error.message for error in CLIPS.iter_errors(raw)] == [], path.name


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"keys": {}},
        {"keys": {"a": {"bse": "standing"}}},
        {"keys": {"a": {"base": "floating"}}},
        {"keys": {"a": {"root": {"pitch": 300}}}},
        {"keys": {"a": {"hand_l": {"at": [1]}}}},
        {"keys": {"a": {"hand_l": {"palm": "sideways"}}}},
        {"keys": {"a": {}}, "motion": {"go": {"ease": "jerky"}}},
        {"keys": {"a": {}}, "props": {"chair": {"hight": 0.5}}},
        {"keys": {"a": {}}, "work": ["leg"]},
    ],
)
def test_what_the_schema_of_clips_refuses_the_reader_refuses_too(wrong: dict[str, object]) -> None:
    assert list(CLIPS.iter_errors(wrong))
    assert read_clip(parse_bytes(json.dumps(wrong).encode(), "x"), "x")[0] is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("format: 1", "format: 2"),
        ("id: mine", "id: My own"),
        ("name: My routine", "name: no"),
        ("name: My routine", "name: ' '"),
        ("name: My routine\n", ""),
        ("author:", "autor:"),
        ("repeat: 2", "repeat: 0"),
        ("variation: squat.chair", "variaton: squat.chair"),
        ("{sets: 1, reps: 5}", "{sets: 1, reps: 101}"),
        ("{sets: 1, reps: 5}", "{sets: 1, reps: 5, hold: 5}"),
        ("{sets: 1, reps: 5}", "twice"),
        ("{sets: 1, hold: 30}", "{sets: 1, hold: 0}"),
        ("rest: 20", "rest: 1:30:00"),
        ("tempo_scale: 1.25", "tempo_scale: fast"),
        ("breathing: calm", "breathing: clam"),
        ("first_side: sore_side", "first_side: sorest"),
        ("self_paced: true", "self_paced: 1"),
        ("positions: [seated]", "positions: [sitting]"),
        ("short_name: One", "short_name: A name that is too long for a card"),
    ],
)
def test_what_the_schema_refuses_the_reader_refuses_too(before: str, after: str) -> None:
    assert before in FULL
    text = FULL.replace(before, after)
    assert list(ROUTINES.iter_errors(yaml.safe_load(text)))
    assert routine(text).value is None


def test_editors_are_offered_the_ids_and_a_word_on_each_key() -> None:
    item = routine_schema(exercises())["properties"]["sections"]["items"]["properties"]["items"]["items"]["properties"]
    assert item["exercise"]["anyOf"][0] == {"enum": ["squat", "breathing"]}
    assert "calm" in item["breathing"]["enum"]
    assert all(described(schema) for schema in (routine_schema(exercises()), exercise_schema(), clip_schema()))


@pytest.mark.parametrize("kind", ["routine", "exercise"])
def test_the_kept_ones_are_those_that_the_reader_checks_with(kind: str, update_golden: bool) -> None:
    made = {"routine": routine_schema, "exercise": exercise_schema}[kind]()
    text = json.dumps(made, indent=2) + "\n"
    if update_golden:
        kept_schema(kind).parent.mkdir(exist_ok=True)
        kept_schema(kind).write_text(text, encoding="utf-8")
    assert kept_schema(kind).read_text(encoding="utf-8") == text, "run this test with --update-golden"


@pytest.mark.parametrize(
    ("item", "good"),
    [
        ({"exercise": "sqat"}, False),
        ({"exercise": "squat", "variation": "squat.wal"}, False),
        ({"exercise": "squat", "variation": "br.supine"}, False),
        ({"exercise": "squat", "variation": "squat.chair"}, True),
        ({"exercise": "breathing"}, True),
    ],
)
def test_an_exercise_and_its_variations_are_known(item: dict[str, str], good: bool) -> None:
    raw = yaml.safe_load(ROUTINE)
    raw["sections"][0]["items"] = [item]
    assert (not list(ROUTINES.iter_errors(raw))) == good


def test_the_authors_own_exercises_are_not_marked() -> None:
    raw = yaml.safe_load(FULL)
    own = raw["exercises"][0]
    raw["sections"][1]["items"] = [{"exercise": "stretch", "variation": "stretch.one"}]
    assert list(ROUTINES.iter_errors(raw)) == []
    raw["sections"][0]["items"] = [{"exercise": "squat", "variation": "squat.wal"}]
    assert list(ROUTINES.iter_errors(raw))
    raw["exercises"] = [{**own, "id": "squat"}]
    assert list(ROUTINES.iter_errors(raw)) == []


def described(schema: dict[str, Any]) -> bool:
    """Whether every key of a schema, at any depth, has a description."""
    properties = schema.get("properties", {}).values()
    inner = [*properties, *schema.get("oneOf", []), *schema.get("anyOf", [])]
    inner += [each for key in ("items", "additionalProperties") if isinstance(each := schema.get(key), dict)]
    return all(each.get("description") for each in properties) and all(described(each) for each in inner)
