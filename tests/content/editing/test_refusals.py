"""What cannot be edited in place is refused with the reason, and nothing is mangled."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routine_app.content.document import parse_bytes
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
from routine_app.content.editing.tidy import tidy_text
from routine_app.content.routines import read_routine
from tests.content.editing.drawn_edits import OWN, edits
from tests.content.editing.test_any_edit import EXERCISES, GOOD, as_data, held, leaves
from tests.content.editing.texts import BROKEN, COMMENTED, IN_BRACKETS, NAMED

MERGED = NAMED.replace("      - *squat\n", "      - <<: *squat\n        rest: 5\n")
SHARED = 'this stands for what is written elsewhere ("*{}")'
ELSEWHERE = 'the same counts in another place too ("*{}")'
TORN = 'another place stands for this one ("*{}")'


@pytest.mark.parametrize(
    ("text", "edit", "reason"),
    [
        (NAMED, SetKey((), "name", "Other"), ELSEWHERE.format("title")),
        (NAMED, SetKey((0, 0), "rest", 5), ELSEWHERE.format("squat")),
        (NAMED, SetKey((0, 2), "rest", 5), SHARED.format("squat")),
        (NAMED, SetKey((1, 0), "rest", 5), ELSEWHERE.format("items")),
        (NAMED, SetKey((2, 0), "rest", 5), SHARED.format("items")),
        (NAMED, RemoveEntry((0, 0)), TORN.format("dose")),
        (NAMED, RemoveEntry((1,)), TORN.format("items")),
        (NAMED, DuplicateEntry((0, 0)), 'it is named here ("&"), and a copy would have the same name'),
        (MERGED, SetKey((0, 2), "rest", 6), 'keys are taken over from another place here ("<<")'),
        (COMMENTED, SetKey((), "id", None), 'a routine needs "id"'),
        (COMMENTED, SetKey((0, 0), "dos", 1), '"dos" is not a key of an item'),
        (COMMENTED, SetKey((0, 9), "rest", 1), "there is no such entry any more, or it cannot be read"),
        (COMMENTED, RemoveEntry((7,)), "there is no such entry any more, or it cannot be read"),
        (BROKEN, SetKey((0, 0), "notes", "x"), "what stands here cannot be read: mend it in the text first"),
        (BROKEN, SetKey((), "description", "x"), "what stands here cannot be read: mend it in the text first"),
        ("- a\n", SetKey((), "name", "x"), "this is no routine: it has no keys with values"),
        ("a: [1, 2\n\tb: 3\n", SetKey((), "name", "x"), "the text cannot be read as YAML at all"),
        (IN_BRACKETS, MoveEntry((1, 1), (0, 0)), "one of the two lists is written in brackets: move it in the text"),
    ],
)
def test_the_reason(text: str, edit: RoutineEdit, reason: str) -> None:
    with pytest.raises(EditRefusedError) as refused:
        edit_text(text, edit)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (SetKey((), "description", "Its own."), "*title", "Its own."),
        (SetKey((0, 1), "dose", {"sets": 1, "reps": 5}), "*dose", "{sets: 1, reps: 5}"),
        (SetKey((0, 1), "notes", "Another."), "&alone Only here.", "&alone Another."),
        (SetKey((0, 3), "rest", 5), "- exercise: bridge", "- exercise: bridge\n        rest: 5"),
        (RemoveEntry((0, 2)), "      - *squat\n", ""),
        (MoveEntry((0, 3), (0, 0)), None, None),
    ],
)
def test_beside_names_what_is_alone_can_be_edited(edit: RoutineEdit, old: str | None, new: str | None) -> None:
    after = edit_text(NAMED, edit).applied(NAMED)
    if old is not None and new is not None:
        assert after == NAMED.replace(old, new, 1)


@settings(max_examples=60)
@given(st.sampled_from([NAMED, MERGED]), st.data())
def test_with_names_an_edit_is_made_whole_or_refused(text: str, data: st.DataObject) -> None:
    for _ in range(5):
        edit = data.draw(edits(as_data(text), whole=False))
        with contextlib.suppress(EditRefusedError):
            splice = edit_text(text, edit)
            held(text, edit, splice)
            before, text = as_data(text), splice.applied(text)
            assert as_data(text) == leaves(expected_after(before, edit))


def problems(text: str) -> list[str]:
    return [each.message for each in read_routine(parse_bytes(text.encode(), "x"), EXERCISES).problems]


@pytest.mark.parametrize(
    "edit",
    [
        SetKey((), "name", "Not broken"),
        SetKey((), "rest", 30),
        SetKey((), "author", "Marta"),
        SetKey((0,), "name", "Strength"),
        SetKey((0, 0), "rest", 20),
        SetKey((0, 0), "core", value=True),
        SetKey((0, 1), "notes", "Slowly: with care."),
        SetKey((0, 2), "dose", {"sets": 1, "hold": 30}),
        SetKey((1, 1), "rest", 20),
        InsertEntry((0, 1), {"exercise": "itb"}),
        InsertEntry((1, 2), {"exercise": "itb"}),
        InsertEntry((1,), {"name": "New", "items": [{"exercise": "itb"}]}),
        RemoveEntry((1, 1)),
        DuplicateEntry((1, 1)),
        MoveEntry((1, 1), (1, 0)),
        MoveEntry((1, 1), (0, 0)),
        AddExercise(OWN),  # type: ignore[arg-type]
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_with_mistakes_in_the_file_every_intact_part_can_be_edited(edit: RoutineEdit, line_end: str) -> None:
    text = BROKEN.replace("\n", line_end)
    splice = edit_text(text, edit)
    assert splice.inverse.applied(splice.applied(text)) == text
    assert problems(splice.applied(text)) == problems(text)
    assert splice.new.strip() or splice.old.strip()


def test_a_broken_entry_can_be_taken_out() -> None:
    text = COMMENTED.replace("- exercise: squat", "- 'exercise': 'don't'")
    assert problems(text)
    assert not problems(edit_text(text, RemoveEntry((0, 1))).applied(text))


def test_a_splice_is_for_one_text() -> None:
    splice = TextSplice(0, "a", "b")
    assert splice.applied("ac") == "bc"
    with pytest.raises(ValueError, match="not the one"):
        splice.applied("xc")


SIGNS = st.sampled_from(
    [*"[]{}:,-?*&!|>'\"%@`#~.\t \na1\u00e9\x85\u2028", "\r\n", "<<: *a", "\n  - ", "&a ", "*a", "\ufeff"]
)
SOME_EDITS: list[RoutineEdit] = [
    SetKey((), "name", "Other"),
    SetKey((), "description", "One\ntwo"),
    SetKey((0,), "repeat", 2),
    SetKey((0, 0), "dose", {"sets": 1, "reps": 5}),
    SetKey((0, 1), "notes", None),
    InsertEntry((0, 1), {"exercise": "itb"}),
    InsertEntry((1,), {"name": "New", "items": [{"exercise": "itb"}]}),
    RemoveEntry((0, 0)),
    RemoveEntry((1,)),
    DuplicateEntry((0, 1)),
    MoveEntry((0, 0), (0, 1)),
    MoveEntry((0, 0), (1, 0)),
    AddExercise(OWN),  # type: ignore[arg-type]
]


@settings(max_examples=150)
@given(
    st.sampled_from([*GOOD.values(), NAMED, BROKEN]),
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 30), SIGNS), min_size=1, max_size=4),
    st.sampled_from(SOME_EDITS),
)
def test_in_a_damaged_text_an_edit_is_made_and_can_be_taken_back_or_is_refused(
    text: str, damage: list[tuple[int, int, str]], edit: RoutineEdit
) -> None:
    for at, length, sign in damage:
        start = at % (len(text) + 1)
        text = text[:start] + sign + text[start + length :]
    with contextlib.suppress(EditRefusedError):
        tidy_text(text)
    with contextlib.suppress(EditRefusedError):
        splice = edit_text(text, edit)
        assert splice.inverse.applied(splice.applied(text)) == text
