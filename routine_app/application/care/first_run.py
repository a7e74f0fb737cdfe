"""The first run and the screening: what is still to be asked, and what her answers do to her preferences.

Pure: preferences go in and come out; whoever shows the steps saves them. Knows no widget; today is an argument.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from routine_app.domain.care.first_run import FirstRunStep, StepState, next_step
from routine_app.domain.care.screening import screening_due, trimester_of

if TYPE_CHECKING:
    import datetime as dt

    from routine_app.storage.preference_values import Preferences


def step_to_ask(preferences: Preferences) -> FirstRunStep | None:
    """Return the step of the first run to ask next; None once each was answered or skipped."""
    return next_step(preferences.first_run)


def with_step(preferences: Preferences, step: FirstRunStep, state: StepState) -> Preferences:
    """Return the preferences with what came of a step; a skipped one is not asked again by itself."""
    return replace(preferences, first_run={**preferences.first_run, step: state})


def skip_all(preferences: Preferences) -> Preferences:
    """Return the preferences with all that is left of the first run skipped."""
    left = {step: StepState.SKIPPED for step in FirstRunStep if step not in preferences.first_run}
    return replace(preferences, first_run={**preferences.first_run, **left})


def is_screening_due(preferences: Preferences, today: dt.date) -> bool:
    """Whether to ask the questions of the screening now: once, and again in each trimester."""
    return screening_due(preferences.comfort(today), preferences.screened_in)


def screened(preferences: Preferences, today: dt.date) -> Preferences:
    """Return the preferences once she has answered the screening; the answers themselves are kept nowhere."""
    return replace(preferences, screened_in=trimester_of(preferences.comfort(today)))
