"""When a step more, or a step back, is offered, with its reason; never imposed (content sheet B4.3 †, A1 †, B4.1 †).

That three sessions make a step, and effort of 6 of 10 its bound, is the app's own design. Knows reports of sessions;
not what the step is.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from routine_app.domain.care.pain_gate import GO_UP_TO, MOST_RISE, Gate, gate_of

if TYPE_CHECKING:
    from collections.abc import Sequence

SESSIONS_FOR_A_STEP = 3
MOST_EFFORT = 6


class SessionReport(msgspec.Struct, frozen=True):
    """What she told of one session: pain before, the worst during, after (0-10), effort (1-10), a flare next day.

    `finished` is whether it went to its end; None is "not said".
    """

    finished: bool
    before: int | None = None
    worst: int | None = None
    sharp: bool = False
    after: int | None = None
    effort: int | None = None
    flare: bool | None = None

    @property
    def calls_for_less(self) -> bool:
        """Whether the gate ended an exercise, or it flared up afterwards."""
        told = max((each for each in (self.worst, self.after) if each is not None), default=None)
        ended = self.sharp or (told is not None and gate_of(self.before, told) is Gate.END)
        return ended or self.flare is True

    @property
    def went_well(self) -> bool:
        """Whether it went to its end at 0-3, at most 2 above the start, with effort of 6 or less, all of it told."""
        told = [each for each in (self.before, self.worst, self.after) if each is not None]
        if not self.finished or self.after is None or self.effort is None or self.calls_for_less:
            return False
        rise = 0 if self.before is None else max(told) - self.before
        return max(told) <= GO_UP_TO and rise <= MOST_RISE and self.effort <= MOST_EFFORT


class Step(StrEnum):
    """Which way."""

    MORE = "more"
    BACK = "back"


class StepOffer(msgspec.Struct, frozen=True):
    """A step to offer, and why."""

    step: Step
    reason: str


def step_offer(recent: Sequence[SessionReport]) -> StepOffer | None:
    """Return what to offer after these sessions (the oldest first), all at the doses of now; None for nothing."""
    if not recent:
        return None
    last = recent[-1]
    if last.calls_for_less:
        why = "It flared up after the last session" if last.flare else "The last session hurt more than it should"
        return StepOffer(Step.BACK, f"{why}: a step back in the doses, until it has settled?")
    if len(recent) >= SESSIONS_FOR_A_STEP and all(each.went_well for each in recent[-SESSIONS_FOR_A_STEP:]):
        return StepOffer(Step.MORE, "Three sessions in a row were comfortable and not hard: a little more?")
    return None
