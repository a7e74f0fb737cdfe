"""A draft: form and text are two views of one text, and the way back is exact to the byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.application.routines.draft import (
    LONGEST_LINE,
    Draft,
    changed_elsewhere,
    draft_of,
    edited,
    redone,
    retyped,
    saved,
    shown,
    undone,
)
from routine_app.content.editing.edits import InsertEntry, RemoveEntry, SetKey
from routine_app.content.editing.refusal import EditRefusedError
from tests.application.routines.test_files import HERS

ENDS = {"lf": HERS, "crlf": HERS.replace("\n", "\r\n"), "bom": "\ufeff" + HERS}


def back_to_the_start(draft: Draft) -> Draft:
    while draft.done:
        draft = undone(draft)
    return draft


@pytest.mark.parametrize("text", ENDS.values(), ids=ENDS)
def test_there_and_back_to_the_byte(text: str) -> None:
    draft = draft_of("mine.yaml", text.encode())
    changed = edited(draft, [SetKey((), "name", "Slow")], "Name")
    changed = edited(changed, [InsertEntry((0, 1), {"exercise": "bridge"})], "Bridge added")
    changed = retyped(changed, shown(changed).replace("slowly", "slowly, please"))
    assert changed.is_changed
    assert [changed.undo_words, undone(changed).redo_words] == ["Typing", "Typing"]
    assert back_to_the_start(changed).text == text
    again = back_to_the_start(changed)
    while again.undone:
        again = redone(again)
    assert again.text == changed.text
    assert ("\r\n" in text) is ("\r\n" in changed.text)
    assert changed.text.startswith("\ufeff") is text.startswith("\ufeff")


def test_several_edits_are_one_step() -> None:
    draft = draft_of("mine.yaml", HERS.encode())
    changed = edited(draft, [SetKey((0, 0), "rest", 30), SetKey((0, 0), "notes", "Kind.")], "Squat")
    assert len(changed.done) == 1
    assert undone(changed).text == HERS


def test_what_cannot_be_edited_changes_nothing() -> None:
    draft = draft_of("mine.yaml", HERS.encode())
    with pytest.raises(EditRefusedError):
        edited(draft, [SetKey((), "name", "Slow"), RemoveEntry((9, 9))], "Both")
    with pytest.raises(EditRefusedError):
        draft_of("bad.yaml", b"\xff\xfe")


def test_a_word_that_is_typed_is_one_step() -> None:
    draft = draft_of("mine.yaml", b"a: 1\n")
    text = "a: 1\n"
    for char in "# very slowly":
        text = text[:-1] + char + "\n"
        draft = retyped(draft, text)
    assert [step.splices[0].new for step in draft.done] == ["#", " ", "very", " ", "slowly"]
    assert undone(draft).text == "a: 1# very \n"


def test_a_new_step_forgets_what_was_taken_back() -> None:
    draft = edited(draft_of("mine.yaml", HERS.encode()), [SetKey((), "name", "Slow")], "Name")
    other = retyped(undone(draft), HERS + "# more\n")
    assert not other.undone
    assert redone(other) == other


def test_saved_is_not_changed_but_the_way_back_stays() -> None:
    draft = saved(edited(draft_of("mine.yaml", HERS.encode()), [SetKey((), "name", "Slow")], "Name"))
    assert not draft.is_changed
    assert undone(draft).text == HERS
    assert undone(draft).is_changed


def test_another_program_is_noticed() -> None:
    draft = edited(draft_of("mine.yaml", HERS.encode()), [SetKey((), "name", "Slow")], "Name")
    assert not changed_elsewhere(draft, HERS.encode())
    assert not changed_elsewhere(draft, draft.text.encode())
    assert changed_elsewhere(draft, HERS.encode() + b"#")
    assert changed_elsewhere(draft, None)


def test_a_typed_step_knows_where_the_cursor_stood() -> None:
    draft = draft_of("x.yaml", b"rest: 3\n")
    draft = retyped(retyped(draft, "rest: 34\n", 7), "rest: 345\n", 8)
    assert [step.cursor for step in draft.done] == [7]
    assert retyped(draft, "rest: 5\n", 9).done[-1].cursor == 9
    assert edited(draft, [SetKey((), "rest", 5)], "Rest").done[-1].cursor is None


def test_what_no_text_view_can_hold_stays_in_the_file() -> None:
    first = "a\x85b\ufdd0c\r\nd\u2029e\n"
    draft = draft_of("x.yaml", first.encode())
    assert shown(draft) == "a\nb\ufffdc\nd\ne\n"
    assert retyped(draft, "a\nb\ufffdc\nxd\ne\n").text == first.replace("d", "xd")


TEXTS = st.text(st.sampled_from("ab \n\r\x85\u2028\ufdd0\ufeffé𝄞"), max_size=30)


@given(TEXTS, st.lists(TEXTS, max_size=6), st.integers(0, 6))
def test_whatever_is_typed_shows_as_typed_and_goes_back(first: str, typed: list[str], back: int) -> None:
    draft = draft_of("x.yaml", first.encode())
    for text in typed:
        wanted = shown(draft_of("", text.encode()))
        draft = retyped(draft, wanted)
        assert shown(draft) == wanted
    for _ in range(back):
        draft = undone(draft)
    assert back_to_the_start(draft).text == first


def test_a_line_beyond_all_use_is_refused_by_its_number() -> None:
    kept = draft_of("mine.yaml", f"name: {'x' * (LONGEST_LINE - 6)}\n".encode())
    assert not kept.is_changed
    with pytest.raises(EditRefusedError, match="line 2 has more than 50,000 characters"):
        draft_of("mine.yaml", f"format: 1\nname: {'x' * LONGEST_LINE}\n".encode())
