"""The pain gate, as the content sheet's B4.3 has it: a table of all pains, and what never happens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.domain.care.pain_gate import (
    BeforeChoice,
    Gate,
    GateChoice,
    gate_of,
    pain_before_offer,
    pain_gate,
)

PAINS = st.integers(0, 10) | st.none()


@pytest.mark.parametrize(
    ("before", "now", "gate"),
    [
        *((3, now, Gate.GO_ON) for now in range(4)),
        *((3, now, Gate.CAUTION) for now in (4, 5)),
        *((3, now, Gate.END) for now in range(6, 11)),
        (0, 2, Gate.GO_ON),
        (0, 3, Gate.CAUTION),  # more than 2 above the start
        (1, 3, Gate.GO_ON),
        (None, 3, Gate.GO_ON),
        (None, None, Gate.CAUTION),
        (7, 5, Gate.CAUTION),  # less than at the start, and 4-5 all the same
        (7, 6, Gate.END),
    ],
)
def test_the_gate_follows_the_table(before: int | None, now: int | None, gate: Gate) -> None:
    assert gate_of(before, now) is gate


@given(PAINS, PAINS)
def test_a_sharp_pain_always_ends_the_exercise(before: int | None, now: int | None) -> None:
    answer = pain_gate(before, now, sharp=True)
    assert answer.gate is Gate.END
    assert GateChoice.GO_ON not in answer.choices
    assert "sharp" in answer.text


@given(PAINS, st.integers(6, 10), st.booleans(), st.booleans(), st.booleans())
def test_from_six_on_she_is_never_offered_to_go_on(
    before: int | None, now: int, sharp: bool, easier: bool, calmer: bool
) -> None:
    answer = pain_gate(before, now, sharp=sharp, easier=easier, calmer=calmer)
    assert set(answer.choices) <= {GateChoice.CALMER, GateChoice.END_SESSION}
    assert GateChoice.END_SESSION in answer.choices
    assert (GateChoice.CALMER in answer.choices) is calmer


@given(PAINS, PAINS, st.booleans(), st.booleans(), st.booleans())
def test_there_is_always_a_way_to_end_and_nothing_is_offered_that_there_is_not(
    before: int | None, now: int | None, sharp: bool, easier: bool, calmer: bool
) -> None:
    answer = pain_gate(before, now, sharp=sharp, easier=easier, calmer=calmer)
    assert GateChoice.END_SESSION in answer.choices
    assert len(set(answer.choices)) == len(answer.choices)
    assert easier or GateChoice.EASIER not in answer.choices
    assert calmer or GateChoice.CALMER not in answer.choices
    assert now is None or str(now) in answer.text or sharp or answer.gate is Gate.CAUTION


def test_caution_offers_the_easier_version_first_and_asks() -> None:
    answer = pain_gate(1, 4)
    assert answer.choices[0] is GateChoice.EASIER
    assert answer.text == "Pain 4 is noted. Easier, and fewer repetitions?"
    assert pain_gate(1, 4, easier=False).choices[0] is GateChoice.LEAVE_OUT
    assert pain_gate(0, 3).text == "That is 3 more than when you began. Easier, and fewer repetitions?"


@pytest.mark.parametrize(
    ("pain", "first"),
    [
        (None, None),
        *((pain, None) for pain in range(4)),
        *((pain, BeforeChoice.EASIER) for pain in (4, 5)),
        *((pain, BeforeChoice.GENTLE) for pain in range(6, 11)),
    ],
)
def test_pain_before_the_session_weighs_by_the_same_bounds(pain: int | None, first: BeforeChoice | None) -> None:
    offer = pain_before_offer(pain)
    assert (offer.choices[0] if offer else None) is first
    if first is BeforeChoice.GENTLE:
        assert offer is not None
        assert offer.choices == (BeforeChoice.GENTLE, BeforeChoice.REST)
