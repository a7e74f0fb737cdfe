"""Whatever is edited in whatever text: only that changes, it reads as the edit says, and undo brings back each byte."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from routine_app.content.catalogue import load_catalogue
from routine_app.content.document import ReadResult, parse_bytes
from routine_app.content.editing.apply import edit_text
from routine_app.content.editing.edits import (
    AddExercise,
    DuplicateEntry,
    InsertEntry,
    MoveEntry,
    RemoveEntry,
    RoutineEdit,
    SetKey,
    TextSplice,
)
from routine_app.content.editing.expected import expected_after
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.content.routines import read_routine
from routine_app.domain.breath import PATTERNS
from routine_app.paths import routines_dir
from tests.content.editing import texts

if TYPE_CHECKING:
    from routine_app.domain.routine import Routine

EXERCISES = load_catalogue().exercises
SHIPPED = {path.stem: path.read_text(encoding="utf-8") for path in sorted(routines_dir().glob("*.yaml"))}
GOOD = {**SHIPPED, **texts.ALL}
EDITS_EACH = 10
OWN = {
    "id": "calf_raise",
    "name": "Calf raise",
    "purpose": "Keeps the lower legs awake: both.",
    "variations": [
        {
            "id": "calf_raise.counter",
            "name": "Calf raise at a counter",
            "short_name": "Calf raise",
            "level": "base",
            "positions": ["standing"],
            "demands": ["balance"],
            "equipment": ["counter"],
            "sides": "both",
            "dose": {"sets": 2, "reps": 8},
            "tempo": [{"phase": "rise", "seconds": 2, "breath": "out", "step": 1}],
            "steps": ["Hold the counter.", "Rise: slowly."],
        }
    ],
}

LETTERS = "aeß漢é🙂 .,:;-#'\"[]{}*&!|>%@`?~=<0123456789\u00a0\\/"
SENTENCES = ["Slowly.", "Don't rush", "yes", "no", "1:30", "010", "null", "~", "a: b", "- a", "# a", "Set #2", "12"]
VISIBLE = st.one_of(st.sampled_from(SENTENCES), st.text(LETTERS, min_size=1, max_size=60)).filter(
    lambda text: any(char.isalnum() for char in text)
)
LONG = st.builds(
    " ".join,
    st.lists(st.sampled_from(["slowly", "with", "care:", "it's"]), min_size=1, max_size=60),
)
LINES = st.builds("\n".join, st.lists(VISIBLE, min_size=1, max_size=4))
NOTES = st.one_of(VISIBLE, LONG, LINES)
DOSES = st.one_of(
    st.builds(lambda sets, reps: {"sets": sets, "reps": reps}, st.integers(1, 10), st.integers(1, 100)),
    st.builds(lambda sets, hold: {"sets": sets, "hold": hold}, st.integers(1, 10), st.integers(5, 300)),
    st.builds(lambda minutes: {"minutes": minutes}, st.sampled_from([0.5, 1, 2.5, 30])),
)
SECONDS = st.sampled_from([0, 5, 12.5, 300])
ROUTINE_KEYS = {
    "name": VISIBLE.map(lambda text: text[:60]).filter(lambda text: any(char.isalnum() for char in text)),
    "description": NOTES,
    "author": VISIBLE,
    "physiotherapist": VISIBLE,
    "notes": NOTES,
    "rest": SECONDS,
    "review": st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1)),
}
SECTION_KEYS = {"name": ROUTINE_KEYS["name"], "repeat": st.integers(1, 2)}
ITEM_KEYS = {
    "dose": DOSES,
    "rest": SECONDS,
    "tempo_scale": st.sampled_from([0.5, 1, 1.25]),
    "breathing": st.sampled_from(sorted(PATTERNS)),
    "self_paced": st.booleans(),
    "core": st.booleans(),
    "notes": NOTES,
    "exercise": st.sampled_from(["squat", "cat_cow"]),
}
Data = Any  # of any form
KEYS: tuple[dict[str, st.SearchStrategy[Any]], ...] = (ROUTINE_KEYS, SECTION_KEYS, ITEM_KEYS)
NEW_ITEM = st.builds(lambda notes: {"exercise": "squat", "rest": 20, "notes": notes}, NOTES)
NEW_SECTION = st.builds(lambda name, item: {"name": name, "items": [item, {"exercise": "itb"}]}, VISIBLE, NEW_ITEM)


def varied(text: str, line_end: str, *, mark: bool, open_end: bool) -> str:
    text = text.rstrip("\n") if open_end else text
    return ("\ufeff" if mark else "") + text.replace("\n", line_end)


@st.composite
def edits(draw: st.DrawFn, data: Data, *, whole: bool) -> RoutineEdit:
    """Draw an edit that fits the data of a routine; without `whole` also an exercise of the author's own."""
    sections = data["sections"]
    kind = draw(st.sampled_from(["set"] * 6 + ["clear"] * 2 + ["insert", "remove", "copy", "move", "move", "own"]))
    section = draw(st.integers(0, max(len(sections) - 1, 0)))
    items = sections[section]["items"] or []
    item = draw(st.integers(0, max(len(items) - 1, 0)))
    depth = draw(st.integers(0 if kind in ("set", "clear") else 1, 2 if items else 1))
    path = (section, item)[:depth]
    match kind:
        case "set" | "clear":
            part = (data, sections[section], items[item] if items else {})[depth]
            return draw(set_or_cleared(part, path, clear=kind == "clear"))
        case "insert":
            return InsertEntry(path, draw(NEW_SECTION if depth == 1 else NEW_ITEM))
        case "remove" if len(sections) > 1 or depth == 2:
            return RemoveEntry(path)
        case "copy":
            return DuplicateEntry(path)
        case "move":
            return draw(moved(sections, path))
    return SetKey((), "author", draw(VISIBLE)) if whole else AddExercise(OWN)  # type: ignore[arg-type]


@st.composite
def set_or_cleared(draw: st.DrawFn, part: Data, path: tuple[int, ...], *, clear: bool) -> RoutineEdit:
    key = draw(st.sampled_from(sorted(KEYS[len(path)])))
    if clear and key in part and key not in ("name", "description", "exercise"):
        return SetKey(path, key, None)
    return SetKey(path, key, draw(KEYS[len(path)][key]))


@st.composite
def moved(draw: st.DrawFn, sections: Data, path: tuple[int, ...]) -> RoutineEdit:
    to = draw(st.integers(0, len(sections) - 1))
    if len(path) == 1:
        return MoveEntry(path, (to,))
    there = len(sections[to]["items"] or []) - (to == path[0])
    return MoveEntry(path, (to, draw(st.integers(0, there))))


def as_data(text: str) -> Data:
    """Return what a text means to a parser that is none of ours: all words as text, numbers by their value."""
    return leaves(yaml.load(text.removeprefix("\ufeff"), Loader=yaml.BaseLoader))  # noqa: S506 - it makes texts alone


def leaves(data: Data) -> Data:
    if isinstance(data, list):
        return [leaves(each) for each in data]
    if isinstance(data, dict):
        return {key: leaves(each) for key, each in data.items()}
    if isinstance(data, bool) or data is None:
        return {True: "true", False: "false", None: ""}[data]
    if isinstance(data, int | float):
        return float(data)
    return float(data) if re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]+)?", data) else data.rstrip("\n")


def comments(text: str) -> Counter[str]:
    return Counter(re.findall(r"(?:^|(?<=\s))#[^\n\r]*", text))


def held(before: str, edit: RoutineEdit, splice: TextSplice) -> None:
    """Hold what an edit may touch: nothing is lost, and what is only put in or taken out is nothing else."""
    after = splice.applied(before)
    assert splice.inverse.applied(after) == before
    if before == after:
        return
    match edit:
        case SetKey(path=path, key=key, value=value):
            was = _only_the_key(before, path, key, splice)
            if value is not None and key != "dose" and "#" not in was:
                assert comments(before) <= comments(after)
        case RemoveEntry():
            assert Counter(after) - Counter(before) <= Counter(" []")
        case InsertEntry() | DuplicateEntry() | AddExercise():
            assert not splice.old or splice.old in ("[]",)
            assert comments(before) <= comments(after)
        case MoveEntry(path=path, to=to):
            assert comments(before) == comments(after)
            if path[:-1] == to[:-1]:
                assert sorted(before) == sorted(after)


def _only_the_key(before: str, path: tuple[int, ...], key: str, splice: TextSplice) -> str:
    """Hold that a splice stays between its key and the line after its value, by another parser; return the value."""
    shift = 1 if before.startswith("\ufeff") else 0
    node: Any = yaml.compose(before.removeprefix("\ufeff"), Loader=yaml.SafeLoader)
    for name, row in zip(("sections", "items"), path, strict=False):
        node = next(value for found, value in node.value if found.value == name).value[row]
    pair = next((pair for pair in node.value if pair[0].value == key), None)
    if pair is None:
        assert splice.old == ""
        return ""
    if pair[1].start_mark.index < pair[0].start_mark.index:  # an alias: what it stands for is elsewhere
        return ""
    at = pair[0].start_mark.index + shift
    line_end = (
        2 if splice.start + len(splice.old) == len(before) else 0
    )  # the last line goes with the end of the one above
    assert splice.start >= at - column(before, at) - line_end
    last = pair[1].end_mark.index + shift
    rest = re.match(r"[^\r\n]*(?:\r\n|\r|\n)? *", before[last:])
    assert splice.start + len(splice.old) <= last + (rest.end() if rest else 0)
    return pair[1].value if isinstance(pair[1].value, str) else ""


def column(text: str, at: int) -> int:
    return at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) - 1


FIELDS = {"rest": "rest_ms", "get_ready": "get_ready_ms"}


def read(text: str) -> ReadResult[Routine]:
    return read_routine(parse_bytes(text.encode(), "x.yaml"), EXERCISES)


def reads_as(text: str, edit: SetKey) -> None:
    """Hold that the real reader reads the value that was set."""
    found = read(text)
    assert found.value is not None, [str(each) for each in found.problems]
    part: Any = found.value
    for name, row in zip(("sections", "items"), edit.path, strict=False):
        part = getattr(part, name)[row]
    value = getattr(part, FIELDS.get(edit.key, edit.key))
    if isinstance(edit.value, str):
        assert " ".join(value.split()) == " ".join(edit.value.split())
    elif edit.key in FIELDS:
        assert isinstance(edit.value, int | float)
        assert value == edit.value * 1000
    else:
        assert value == edit.value


def edited(text: str, data: st.DataObject, refused: list[str]) -> None:
    start, done = text, []
    for _ in range(EDITS_EACH):
        before = as_data(text)
        edit = data.draw(edits(before, whole=False))
        try:
            splice = edit_text(text, edit)
        except EditRefusedError as error:
            refused.append(error.reason)
            continue
        held(text, edit, splice)
        good = read(text).value is not None
        text = splice.applied(text)
        assert as_data(text) == leaves(expected_after(deepcopy(before), edit))
        if good and isinstance(edit, SetKey) and edit.value is not None and edit.key not in ("dose", "exercise"):
            reads_as(text, edit)
        done.append(splice)
    for splice in reversed(done):
        text = splice.inverse.applied(text)
    assert text == start


VARIANTS = (st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans())
MAY_BE_REFUSED = {
    "one of the two lists is written in brackets: move it in the text",
}


def any_edits(name: str, line_end: str, mark: bool, open_end: bool, data: st.DataObject) -> None:
    refused: list[str] = []
    edited(varied(GOOD[name], line_end, mark=mark, open_end=open_end), data, refused)
    assert set(refused) <= MAY_BE_REFUSED


@settings(max_examples=40)
@given(st.sampled_from(sorted(GOOD)), *VARIANTS, st.data())
def test_some_edits(name: str, line_end: str, mark: bool, open_end: bool, data: st.DataObject) -> None:
    any_edits(name, line_end, mark, open_end, data)


@pytest.mark.slow
@settings(max_examples=1000)
@given(st.sampled_from(sorted(GOOD)), *VARIANTS, st.data())
def test_ten_thousand_edits(
    name: str,
    line_end: str,
    mark: bool,
    open_end: bool,
    data: st.DataObject,
) -> None:
    any_edits(name, line_end, mark, open_end, data)
