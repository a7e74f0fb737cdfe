"""The safety page: all of it, the urgent first, with her own numbers where they help; and feeling unwell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.application.care.safety_page import (
    CONTACT_TITLE,
    STOP_TITLE,
    contact_lines,
    number_lines,
    page_lines,
    safety_page,
)
from routine_app.application.care.unwell import NO_SIGN, Unwell
from routine_app.content.care import load_care
from routine_app.domain.care.statements import HowSoon
from routine_app.storage.preferences import Contacts
from tests.care_words import forbidden_in

CARE = load_care()
HERS = Contacts("Anna", "0111", "Bea", "0222")


def test_every_statement_is_on_the_page_with_its_source_and_mark() -> None:
    text = "\n".join(page_lines(safety_page(CARE, Contacts())))
    for each in CARE.statements:
        assert each.marked in text
        assert each.source in text
    assert forbidden_in(text) == []
    without = "\n".join(page_lines(safety_page(CARE, Contacts()), sources=False))
    assert "BJSM" in text
    assert "BJSM" not in without


def test_her_numbers_stand_where_it_says_whom_to_contact() -> None:
    lines = list(page_lines(safety_page(CARE, HERS)))
    assert lines.index("  Midwife: Anna 0111") == lines.index("Whom to contact, and how soon") + 1
    assert number_lines(Contacts(midwife_phone="0111")) == ("Midwife: 0111",)
    assert number_lines(Contacts()) == ()


def test_whom_to_call_stands_before_the_many_questions() -> None:
    assert [section.title for section in safety_page(CARE, HERS).sections[:2]] == [CONTACT_TITLE, STOP_TITLE]


@pytest.mark.parametrize(
    ("how_soon", "numbers"),
    [
        (HowSoon.NOW, ("Midwife: Anna 0111",)),
        (HowSoon.SAME_DAY, ("Midwife: Anna 0111",)),
        (HowSoon.SOON, ("Physiotherapist: Bea 0222", "Midwife: Anna 0111")),
        (HowSoon.ROUTINE, ("Midwife: Anna 0111", "Physiotherapist: Bea 0222")),
    ],
)
def test_whom_to_contact_comes_with_the_number_that_fits(how_soon: HowSoon, numbers: tuple[str, ...]) -> None:
    first, *rest = contact_lines(CARE.contact(how_soon), HERS)
    assert first.startswith(CARE.contact(how_soon).title)
    assert tuple(rest) == numbers


@given(st.lists(st.booleans(), max_size=30))
def test_the_first_sign_that_holds_ends_the_questions(answers: list[bool]) -> None:
    unwell = Unwell(CARE)
    for holds in answers:
        unwell = unwell.answer(holds=holds)
    asked = answers[: len(CARE.stop_signs)]
    if any(asked):
        assert unwell.found is CARE.stop_signs[asked.index(True)]
        assert unwell.sign is None
        assert unwell.contact is not None
        assert unwell.contact.how_soon is unwell.how_soon
        assert unwell.back_or_on(-1).sign is CARE.stop_signs[asked.index(True)]
    else:
        assert (unwell.found, unwell.contact, unwell.how_soon) == (None, None, None)
        assert (unwell.sign is None) is (len(asked) == len(CARE.stop_signs))


def test_without_any_sign_she_is_not_told_that_all_is_well() -> None:
    assert forbidden_in(NO_SIGN) == []
    assert "call your midwife" in NO_SIGN.lower()
