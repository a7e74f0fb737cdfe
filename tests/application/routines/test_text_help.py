"""Help while she types: what can stand at a place, and what a key is for, whatever is wrong elsewhere."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.application.routines.text_help import completions, hover, written
from routine_app.content.schema import read_schema
from routine_app.paths import routines_dir

SCHEMA = read_schema("routine")
NAMES = {"squat": "Squats", "squat.chair": "To a chair"}
ITEM = "sections:\n  - name: Main\n    items:\n      - exercise: squat\n"
OWN = "exercises:\n- id: own\n  name: Mine\n  variations:\n  - id: own.a\n    name: Lying\n"
SQUATS = ["squat.bodyweight", "squat.chair", "squat.counter", "squat.wall", "squat.mini_narrow", "squat.goblet"]


def offered(text: str) -> list[str]:
    """Return what can stand at the "|" of a text."""
    at = text.index("|")
    return [one.text for one in completions(text.replace("|", "", 1), at, SCHEMA, NAMES).candidates]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("fo|", ["format: "]),
        ("format: 1\nid: x\nna|me: y\n", ["name"]),
        ("place: |", ["floor", "bed"]),
        ("place: b|  # there", ["bed"]),
        ("countdown:|", ["true", "false"]),
        ("sections:\n- |", ["name: ", "repeat: ", "items:"]),
        ("sections:\n  - name: Main\n    |", ["repeat: ", "items:"]),
        ("sections:\n  - name: Main\n    items:\n      |", ["- exercise: "]),
        (ITEM + "      |", ["- exercise: "]),
        ("sections:\n- name: a\n  items:\n  - exercise: ban|", ["band_pull_apart"]),
        (ITEM + "      - exercise:\n          pull|", ["band_pull_apart"]),
        (ITEM + "        variation: |\n", SQUATS),
        (ITEM + "        variation: 'cha|'\n", ["squat.chair"]),
        (ITEM.replace("squat", "nothing_known") + "        variation: |\n", []),
        (ITEM + "        va|\n        variation: squat.chair", []),
        (ITEM + "        co|\n        rest: 3", ["core: "]),
        (ITEM + "        core: t|", ["true"]),
        (ITEM + "        breathing: st|", ["stretch", "easy_start"]),
        (ITEM + "        dose:\n          hold: 30\n          |", ["sets: "]),
        (ITEM + "        dose: {sets: 2, |}", ["reps: ", "hold: "]),
        (ITEM + "        dose: {se|\n        rest: 5", ["sets: "]),
        ("sections:\n  - name: a\n    items:\n      - {exercise: squat, variation: |}\n", SQUATS),
        ("sections:\n  - name: a\n    items:\n      - {exercise: squat, va|\n      - exercise: itb\n", ["variation: "]),
        ("sections: [{name: a, items: [{exercise: squat,\n  core: t|}]}]", ["true"]),
        (OWN + "sections: [{name: b, items: [{exercise: ow|}]}]", ["own", "cat_cow"]),
        (OWN + "sections: [{name: b, items: [{exercise: own, variation: |}]}]", ["own.a"]),
        (OWN + "    positions: [standing, sea|]\n", ["seated"]),
        (OWN + "    positions:\n    - sea|", ["seated"]),
        ("a: [b\nc: }{\nplace: b|", ["bed"]),
        ("# fo|", []),
        ("notes: >\n  fo|\n", []),
        ("notes: fo|\n", []),
        ("notes: a\n  fo|\n", []),
        ("id: x # fo|", []),
    ],
)
def test_what_can_stand_there(text: str, texts: list[str]) -> None:
    assert offered(text) == texts


def test_each_says_what_it_is() -> None:
    for text, place in ((ITEM + "      - exercise: sq", None), (ITEM + "        no", None), ("", 0)):
        found = completions(text, len(text) if place is None else place, SCHEMA, NAMES)
        assert found.candidates
        assert all(one.meaning for one in found.candidates)
    assert completions(ITEM + "        va", len(ITEM) + 10, SCHEMA).candidates[0].meaning.startswith("The id of one of")
    squat = completions("sections: [{items: [{exercise: sq", 33, SCHEMA, NAMES).candidates[0]
    assert (squat.text, squat.meaning) == ("squat", "Squats")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("pl|", "place: "),
        ("pl|a: bed", "place: bed"),
        ("place:|", "place: floor"),
        ("{place:|}", "{place: floor}"),
        ("place: be|n", "place: bed"),
    ],
)
def test_what_is_chosen_takes_the_place_of_the_word(text: str, after: str) -> None:
    at, text = text.index("|"), text.replace("|", "", 1)
    found = completions(text, at, SCHEMA)
    assert text[: found.start] + written(text, found, found.candidates[0]) + text[found.end :] == after


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("na|me: a", "The name in the list."),
        ("name: |a", "The name in the list."),
        (ITEM.replace("exercise: s", "exer|cise: s"), "The id of an exercise."),
        (ITEM.replace("squat", "squ|at"), "Squats"),
        (ITEM + "        dose: {se|ts: 2, reps: 8}", "How many sets."),
        (OWN + "    positions: [stan|ding]", "How she holds herself, in the order of use."),
        ("nothing_kno|wn: 1", ""),
        ("# na|me: a", ""),
        ("", ""),
    ],
)
def test_what_a_key_is_for(text: str, words: str) -> None:
    at = text.find("|")
    assert hover(text.replace("|", "", 1), max(at, 0), SCHEMA, NAMES) == words


@given(st.text("ab:-{}[],'\"#|> \n", max_size=60), st.integers(0, 60))
def test_any_text_can_be_asked_about(text: str, at: int) -> None:
    at = min(at, len(text))
    found = completions(text, at, SCHEMA)
    assert 0 <= found.start <= at <= found.end <= len(text)
    hover(text, at, SCHEMA)


def test_every_key_of_a_shipped_routine_is_told() -> None:
    text = (routines_dir() / "daily.yaml").read_text(encoding="utf-8")
    places = [text.index(f"{key}:") for key in ("format", "id", "name", "sections", "items", "exercise", "dose")]
    assert all(hover(text, at + 1, SCHEMA) for at in places)


def test_a_key_does_not_wait_for_help() -> None:
    text = ITEM + "      - exercise: squat\n        dose: {sets: 2, reps: 8}\n" * 60
    spent = []
    for _ in range(5):
        began = time.process_time()
        assert completions(text + "        br", len(text) + 10, SCHEMA).candidates
        spent.append(time.process_time() - began)
    assert min(spent) < 0.016
