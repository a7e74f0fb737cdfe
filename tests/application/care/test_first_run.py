"""The first run never comes a second time by itself; the screening comes again each trimester and keeps no answer."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from routine_app.application.care.first_run import is_screening_due, screened, skip_all, step_to_ask, with_step
from routine_app.domain.care.first_run import FirstRunStep, StepState
from routine_app.storage.preferences import Preferences, from_yaml, to_yaml

TODAY = dt.date(2026, 5, 1)


def test_each_step_is_asked_once_in_order_and_what_came_of_it_survives_a_restart() -> None:
    preferences, asked = Preferences(), []
    while (step := step_to_ask(preferences)) is not None:
        asked.append(step)
        state = StepState.SKIPPED if step is FirstRunStep.SOUND else StepState.ANSWERED
        preferences, problems = from_yaml(to_yaml(with_step(preferences, step, state)).encode())
        assert problems == ()
    assert asked == list(FirstRunStep)
    assert preferences.first_run[FirstRunStep.SOUND] is StepState.SKIPPED


@given(st.dictionaries(st.sampled_from(FirstRunStep), st.sampled_from(StepState)))
def test_to_skip_the_rest_ends_it_and_leaves_what_was_answered(came_of: dict[FirstRunStep, StepState]) -> None:
    after = skip_all(Preferences(first_run=came_of))
    assert step_to_ask(after) is None
    assert came_of.items() <= after.first_run.items()


def test_the_screening_comes_again_in_the_next_trimester() -> None:
    preferences = Preferences().with_due_date(TODAY + dt.timedelta(days=7 * 28))  # week 12
    assert is_screening_due(preferences, TODAY)
    after = screened(preferences, TODAY)
    assert not is_screening_due(after, TODAY)
    assert is_screening_due(after, TODAY + dt.timedelta(days=14))
    assert not is_screening_due(after.with_week("ended", TODAY), TODAY + dt.timedelta(days=14))
