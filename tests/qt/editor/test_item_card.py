"""The card of one exercise: what it asks, and what that writes."""

from __future__ import annotations

import pytest

from routine_app.content.routines import ITEM, ROUTINE_FILE, SECTION
from tests.application.routines.test_files import HERS, OWN
from tests.qt.conftest import House
from tests.qt.editor.conftest import opened
from tests.qt.looking import clipped, settle, small_targets, unnamed


def test_which_side_first_is_asked_where_there_are_sides(house: House) -> None:
    page, _ = opened(house, HERS + "      - exercise: piriformis\n")
    before = page.model.draft.text
    choice = page.form.item.choices["first_side"]
    page.form.list.go_to((0, 0))
    assert choice.isHidden()
    page.form.list.go_to((0, 1))
    assert not choice.isHidden()
    assert [(button.text(), button.isChecked()) for _, button in choice.buttons] == [
        ("As usual", True),
        ("Left", False),
        ("Right", False),
        ("The sore side", False),
    ]
    choice.radios[3].click()
    assert page.model.draft.text == f"{before}        first_side: sore_side\n"
    assert choice.radios[3].isChecked()
    assert page.model.view.is_whole
    choice.radios[0].click()
    assert page.model.draft.text == before
    page.undo.click()
    assert choice.radios[3].isChecked()
    page.undo.click()
    assert page.model.draft.text == before
    assert choice.radios[0].isChecked()


def test_a_choice_is_asked_where_it_means_something(house: House) -> None:
    page, _ = opened(house, HERS + "      - exercise: piriformis\n      - exercise: breathing\n")
    asked = []
    for row in range(3):
        page.form.list.go_to((0, row))
        asked.append({key for key, choice in page.form.item.choices.items() if not choice.isHidden()})
    assert asked == [
        {"self_paced", "breathing"},
        {"first_side", "place", "breathing"},
        {"place", "breathing"},
    ]


def test_what_the_text_says_is_shown_though_it_means_nothing_there(house: House) -> None:
    page, _ = opened(house, f"{HERS}        place: bed\n")
    page.form.list.go_to((0, 0))
    choice = page.form.item.choices["place"]
    assert (choice.isHidden(), choice.value) == (False, "bed")


@pytest.mark.parametrize(
    ("path", "key", "value", "written", "step"),
    [
        ((0, 0), "self_paced", "true", "        self_paced: true\n", "Pace in Squat"),
        ((0, 1), "place", "bed", "        place: bed\n", "Where she lies down in Seated figure-four"),
        ((), "place", "bed", "place: bed\n", "Where she lies down in the routine"),
        ((), "countdown", "false", "countdown: false\n", "Before she begins in the routine"),
    ],
)
def test_a_choice_writes_its_key_and_takes_it_out_again(
    house: House, path: tuple[int, ...], key: str, value: str, written: str, step: str
) -> None:
    page, _ = opened(house, HERS + "      - exercise: piriformis\n")
    before = page.model.draft.text
    page.form.list.go_to(path)
    choice = page.form.card.choices[key]
    {str(way): button for way, button in choice.buttons}[value].click()
    after = page.model.draft.text
    assert after.replace(written, "", 1) == before != after
    assert page.model.view.is_whole
    assert choice.value == value
    assert page.model.draft.undo_words == step
    choice.radios[0].click()
    assert page.model.draft.text == before
    page.undo.click()
    page.undo.click()
    assert page.model.draft.text == before


@pytest.mark.parametrize(("line", "key"), [("self_paced: false", "self_paced"), ("place: floor", "place")])
def test_what_the_text_says_anyway_is_as_nothing(house: House, line: str, key: str) -> None:
    page, _ = opened(house, f"{HERS}        {line}\nplace: floor\ncountdown: true\n")
    page.form.list.go_to((0, 0))
    assert page.form.item.choices[key].value == ("floor" if key == "place" else "")
    page.form.list.go_to(())
    assert [choice.value for choice in page.form.routine.choices.values()] == ["", ""]


def test_every_key_of_the_format_is_in_the_form_or_told_to_be_in_the_text(house: House) -> None:
    page, _ = opened(house, HERS + OWN)
    form = page.form
    page.form.list.go_to(())
    assert (
        form.routine.left.text() == 'Also in the text: its format, its id, what its own exercises are ("Calf raise").'
    )
    assert {*form.routine.fields, *form.routine.choices, "format", "id", "exercises", "sections"} == {
        *ROUTINE_FILE.fields
    }
    assert {*form.section.fields, "items"} == {*SECTION.fields}
    shown = {*form.item.fields, *form.item.choices, "exercise", "variation", "core"}
    assert shown == {*ITEM.fields}


def test_what_an_own_exercise_is_stands_in_the_text(house: House) -> None:
    page, _ = opened(house, HERS + "      - exercise: calf_raise\n" + OWN)
    page.form.list.go_to((0, 0))
    assert page.form.item.left.isHidden()
    assert page.form.item.see_text.isHidden()
    page.form.list.go_to((0, 1))
    assert page.form.item.left.text() == 'Also in the text: what "Calf raise" is, its steps and how it moves.'
    page.form.item.see_text.click()
    assert page.text.isVisible()
    assert page.text.textCursor().block().text() == "  - id: calf_raise"


def test_no_choice_of_side_is_cut_or_without_a_name(house: House) -> None:
    page, _ = opened(house, HERS + "      - exercise: piriformis\n")
    page.form.list.go_to((0, 1))
    for size, scale in house.in_each_room():
        settle()
        assert page.form.item.choices["first_side"].isVisible()
        assert clipped(house.window) == [], (size, scale)
        assert unnamed(page) == []
        assert small_targets(page) == [], (size, scale)


@pytest.mark.parametrize("sign", ["\u00a0", "\u2028", "\ufdd0"])
def test_signs_that_a_field_shows_otherwise_stay_as_they_are(house: House, sign: str) -> None:
    text = HERS.replace("'Mine'", f'"Mi{sign}ne"').replace("Slow.", f'"For{sign}me."')
    assert text.count(sign) == 2
    page, path = opened(house, text)
    page.form.list.go_to(())
    page.leave_wanted.emit()
    assert not page.isVisible()
    assert path.read_bytes() == text.encode()
