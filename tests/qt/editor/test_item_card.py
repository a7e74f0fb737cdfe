"""The card of one exercise: what it asks, and what that writes."""

from __future__ import annotations

import pytest

from tests.application.routines.test_files import HERS
from tests.qt.conftest import House
from tests.qt.editor.conftest import opened
from tests.qt.looking import clipped, settle, small_targets, unnamed


def test_which_side_first_is_asked_where_there_are_sides(house: House) -> None:
    page, _ = opened(house, HERS + "      - exercise: piriformis\n")
    before = page.model.draft.text
    choice = page.form.item.first_side
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


def test_no_choice_of_side_is_cut_or_without_a_name(house: House) -> None:
    page, _ = opened(house, HERS + "      - exercise: piriformis\n")
    page.form.list.go_to((0, 1))
    for size, scale in house.in_each_room():
        settle()
        assert page.form.item.first_side.isVisible()
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
