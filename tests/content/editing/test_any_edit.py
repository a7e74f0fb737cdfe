"""Whatever is edited in whatever text: only that changes, it reads as the edit says, and undo brings back each byte."""

from __future__ import annotations

import os
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
from routine_app.paths import routines_dir
from tests.content.editing import texts
from tests.content.editing.drawn_edits import Data, edits

if TYPE_CHECKING:
    from routine_app.domain.routine import Routine

EXERCISES = load_catalogue().exercises
SHIPPED = {path.stem: path.read_text(encoding="utf-8") for path in sorted(routines_dir().glob("*.yaml"))}
GOOD = {**SHIPPED, **texts.ALL}
EDITS_EACH = 10


def varied(text: str, line_end: str, *, mark: bool, open_end: bool) -> str:
    text = text.rstrip("\n") if open_end else text
    return ("\ufeff" if mark else "") + text.replace("\n", line_end)


def as_data(text: str) -> Data:
    """Return what a text means to a parser that is none of ours: all words as text, numbers by their value."""
    return leaves(yaml.load(text.removeprefix("\ufeff"), Loader=yaml.CBaseLoader))  # noqa: S506 - it makes texts alone


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


COMMENTS = {each for text in GOOD.values() for each in re.findall(r"(?:^|(?<=\s))# [^\n]*", text, re.MULTILINE)}


def comments(text: str) -> Counter[str]:
    """Return how often each comment of the texts that are edited stands in a text."""
    return Counter({each: text.count(each) for each in COMMENTS})


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
    if node.flow_style:  # the comma before it goes, too
        ends = [node.start_mark.index, *(value.end_mark.index for _, value in node.value)]
        at = max(end + shift for end in ends if end + shift <= at)
    line_end = (
        2 if splice.start + len(splice.old) == len(before) else 0
    )  # the last line goes with the end of the one above
    assert splice.start >= at - column(before, at) - line_end
    last = pair[1].end_mark.index + shift
    rest = re.match(r"[^\r\n]*(?:\r\n|\r|\n)? *", before[last:])
    end = splice.start + len(splice.old)
    while not splice.new and end > last and before[end - len(splice.old) - 1] == before[end - 1]:
        end -= 1  # what is taken out can be told from several places: "re" of "review" is that of "rest" after it
    assert end <= last + (rest.end() if rest else 0)
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


# Ten thousand take ten minutes: HYPOTHESIS_PROFILE=explore pytest -m slow tests/content/editing/test_any_edit.py
MANY = 1000 if os.environ.get("HYPOTHESIS_PROFILE") == "explore" else 120


@pytest.mark.slow
@pytest.mark.long
@settings(max_examples=MANY)
@given(st.sampled_from(sorted(GOOD)), *VARIANTS, st.data())
def test_many_edits(
    name: str,
    line_end: str,
    mark: bool,
    open_end: bool,
    data: st.DataObject,
) -> None:
    any_edits(name, line_end, mark, open_end, data)
