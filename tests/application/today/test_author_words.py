"""What an author says on Today: of her own routines alone, a long note cut at a word, a review when it is near."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from routine_app.application.today.author_words import MOST, author_lines
from routine_app.content.listed import Origin, RoutineEntry
from tests.domain.resolve_builders import routine

DAY = dt.date(2026, 3, 1)


def entry(origin: Origin = Origin.USER, **fields: object) -> RoutineEntry:
    return RoutineEntry("r", replace(routine("squat"), description="For now.", **fields), b"mine.yaml", origin)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2026, 2, 14), None),
        (dt.date(2026, 2, 15), "To look at again with Marta Lind on Sunday, 1 March 2026."),
        (DAY, "To look at again with Marta Lind today."),
        (dt.date(2026, 3, 2), "It was to be looked at again with Marta Lind on Sunday, 1 March 2026."),
    ],
)
def test_the_day_to_look_at_it_again_is_named_when_it_is_near_or_over(day: dt.date, said: str | None) -> None:
    lines = author_lines(entry(review=DAY, physiotherapist="Marta Lind"), day)
    assert lines == ("For now.", *([said] if said else []))


def test_where_nobody_is_named_it_is_her_physiotherapist() -> None:
    assert author_lines(entry(review=DAY), DAY)[-1] == "To look at again with your physiotherapist today."


def test_a_note_comes_from_whoever_wrote_it_and_a_long_one_is_cut_at_a_word() -> None:
    assert author_lines(entry(notes="Less\nis more."), DAY)[-1] == "Less is more."
    assert author_lines(entry(notes="Less is more.", physiotherapist="Marta"), DAY)[-1] == "Marta: Less is more."
    cut = author_lines(entry(notes="slowly, " * 100), DAY)[-1]
    assert len(cut) <= MOST + 2
    assert cut.endswith("slowly …")


def test_of_the_apps_own_routines_the_plan_says_it_better() -> None:
    assert author_lines(entry(Origin.SHIPPED, notes="Less."), DAY) == ()
    assert author_lines(None, DAY) == ()
