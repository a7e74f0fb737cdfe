"""The steps of the first run, each of which she answers or skips; what was neither is still to be asked.

Knows names; not how a step is asked.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class FirstRunStep(StrEnum):
    """What the first run asks, in order."""

    WEEK = "week"
    SORE = "sore"
    COMFORT = "comfort"
    SOUND = "sound"
    STOP = "stop"
    SCREENING = "screening"


class StepState(StrEnum):
    """What came of a step."""

    ANSWERED = "answered"
    SKIPPED = "skipped"


def next_step(came_of: Mapping[FirstRunStep, StepState]) -> FirstRunStep | None:
    """Return the first step that is neither answered nor skipped; None: the first run does not come again."""
    return next((step for step in FirstRunStep if step not in came_of), None)
