"""Stand-ins and small hand-made values that several tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.exercise import Phase, RepsDose, Variation
from routine_app.domain.plan import Plan, PlanItem, Skipped
from routine_app.domain.vocabulary import Breath, Level, Sides
from routine_app.playback.commands import Command
from tests import plans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routine_app.playback.clock import ManualClock

TEMPO = (Phase("lower", 3000, Breath.IN, 0), Phase("rise", 2000, Breath.OUT, 1))


def make_variation(identity: str, name: str, level: Level = Level.BASE, sides: Sides = Sides.BOTH) -> Variation:
    """A standing variation of one set of two repetitions of 5 s; `identity` is "exercise.name"."""
    return plans.variation(
        identity,
        name=name,
        short_name=name,
        level=level,
        sides=sides,
        dose=RepsDose(1, 2),
        tempo=TEMPO,
        steps=(f"Go down into the {name.lower()}.", "Come up again."),
    )


SQUAT = make_variation("squat.bodyweight", "Squat")
CHAIR_SQUAT = make_variation("squat.chair", "Chair squat", Level.EASIER)
SLIDE = make_variation("slide.standing", "Leg slide", sides=Sides.EACH)
LIFT = make_variation("slide.lift", "Leg lift", Level.HARDER, sides=Sides.EACH)


def make_item(variation: Variation, *others: Variation, **more: object) -> PlanItem:
    """A plan item of an exercise with these variations."""
    return plans.item(variation, *others, **({"get_ready_ms": 4000} | more))


def make_plan(*items: PlanItem, skipped: Sequence[Skipped] = ()) -> Plan:
    """A plan of these items; by default a squat, and a leg slide in place of a leg lift, with one left out."""
    if not items:
        reason = "Leg slide instead of leg lift: keeps it light."
        items = (make_item(SQUAT, CHAIR_SQUAT), make_item(SLIDE, LIFT, replaced=LIFT, reason=reason))
        skipped = (Skipped("cat_cow", "Cat and cow", "Left out: you would be on all fours."),)
    return Plan("tiny", "Tiny routine", tuple(items), tuple(skipped))


class ScriptedKeys:
    """Keys pressed at chosen instants (ms); each read lets `step_ms` pass. Time may not run beyond `limit_ms`."""

    def __init__(
        self,
        clock: ManualClock,
        presses: Mapping[int, Sequence[str]] | None = None,
        *,
        there: bool = True,
        step_ms: int = 500,
        limit_ms: int = 600_000,
    ) -> None:
        self.there = there
        self._clock = clock
        self._presses = dict(presses or {})
        self._step_ms = step_ms
        self._limit_ms = limit_ms

    def read(self, timeout_s: float) -> list[Command]:
        """Let time pass; return what is pressed in it."""
        return [key for key in self._pressed(timeout_s) if isinstance(key, Command)]

    def read_plain(self, timeout_s: float) -> list[str]:
        """Let time pass; return what answers a question in it."""
        return [key for key in self._pressed(timeout_s) if not isinstance(key, Command)]

    def _pressed(self, timeout_s: float) -> list[str]:
        assert timeout_s > 0
        now = self._clock.advance(self._step_ms)
        assert now < self._limit_ms, "the session does not come to its end"
        due = sorted(at for at in self._presses if at <= now)
        return [key for at in due for key in self._presses.pop(at)]
