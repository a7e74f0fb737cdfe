"""When a step more or back is offered."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from routine_app.domain.care.progression import SessionReport, Step, step_offer

GOOD = SessionReport(finished=True, before=1, worst=None, after=2, effort=5)


@pytest.mark.parametrize(
    ("last", "step"),
    [
        (GOOD, Step.MORE),
        (replace(GOOD, effort=6), Step.MORE),
        (replace(GOOD, effort=7), None),
        (replace(GOOD, effort=None), None),
        (replace(GOOD, after=None), None),
        (replace(GOOD, after=4), None),
        (replace(GOOD, before=0, after=3), None),
        (replace(GOOD, worst=4), None),
        (replace(GOOD, finished=False), None),
        (replace(GOOD, worst=6), Step.BACK),
        (replace(GOOD, sharp=True), Step.BACK),
        (replace(GOOD, flare=True), Step.BACK),
        (replace(GOOD, flare=False), Step.MORE),
        (replace(GOOD, after=8), Step.BACK),
    ],
)
def test_what_follows_two_good_sessions_and_this_one(last: SessionReport, step: Step | None) -> None:
    offer = step_offer((GOOD, GOOD, last))
    assert (offer.step if offer else None) is step
    assert offer is None or offer.reason.endswith("?")


def test_two_sessions_are_too_few_and_none_is_nothing() -> None:
    assert step_offer(()) is None
    assert step_offer((GOOD, GOOD)) is None
