"""Fill a diary with a made-up year of the shipped routines: to look at Progress and the report with something in them.

    python scripts/seed_diary.py DATA_DIR [DAYS] [SEED]

The same seed makes the same diary. Unlike benchmarks/seed_history.py, which is about quantity, its sessions are real
plans: with real names, lengths, swaps and reasons. Start the app on it with --data-dir DATA_DIR.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import compile_plan
from routine_app.domain.exercise import RepsDose, TimeDose
from routine_app.domain.resolve import resolve
from routine_app.domain.vocabulary import Demand, Equipment, Position, Side, Sides
from routine_app.paths import user_paths
from routine_app.session.journal import planned_items
from routine_app.storage.history import History
from routine_app.storage.records import (
    PainRecord,
    PainSite,
    PlannedItem,
    SessionChanges,
    SessionState,
    SetRecord,
    SkipRecord,
)

if TYPE_CHECKING:
    from routine_app.domain.plan import Plan

LAST_DAY = dt.date(2026, 3, 1)
ROUTINES = ("daily", "short", "gentle", "no_floor", "before_bed")
WEIGHTS = (55, 22, 8, 5, 10)
NOTES = (
    "Slept badly, took it slowly.",
    "Hips felt freer afterwards.",
    "Stairs were sore this morning.",
    "Long day at the desk before this.",
    "Turning over in bed is easier since Monday.",
    "The left side pulled a little in the last set, so I made the step smaller.",
    "Walked to the market, no trouble.",
)
WORK_SHARE = 0.62  # of an exercise's time; the rest is getting ready and resting
ZONE = dt.timezone(dt.timedelta(hours=1))


class Seeder:
    """Writes sessions into a diary. Plans are made once for each routine and comfort."""

    def __init__(self, history: History, seed: int) -> None:
        self._history, self._random = history, random.Random(seed)
        self._catalogue = load_catalogue()
        self._plans: dict[tuple[object, ...], tuple[Plan, list[PlannedItem]]] = {}

    def fill(self, days: int, last_day: dt.date) -> None:
        """Write a session on about three days of five, with quieter weeks now and then."""
        with self._history.database.write():
            for ahead in range(days):
                day = last_day - dt.timedelta(days=days - 1 - ahead)
                quiet = (ahead // 7) % 9 == 4
                if self._random.random() < (0.2 if quiet else 0.66):
                    self._session(day, ahead / days)

    def _session(self, day: dt.date, share: float) -> None:
        rng, history = self._random, self._history
        plan, planned = self._plan(rng.choices(ROUTINES, WEIGHTS)[0], share)
        at = dt.datetime.combine(day, dt.time(rng.choice((7, 8, 9, 12, 19, 20)), rng.randint(0, 59)), ZONE)
        before = min(9, max(0, round(rng.gauss(5.6 - 3.2 * share, 1.1))))
        sites = [PainSite.LEFT] if rng.random() < 0.7 else [PainSite.LEFT, PainSite.SACRUM]
        left_out = [SkipRecord(each.exercise, each.reason, at) for each in plan.skipped]
        number = history.begin_session(
            plan.routine_id, plan.routine_name, planned, at, left_out=left_out, pain_before=before, sites=sites
        )
        stops_at = rng.randrange(1, len(planned)) if rng.random() < 0.08 else len(planned)
        spent = 0
        for index in range(stops_at):
            spent = self._exercise(number, plan, planned[index], index, at, spent)
        state = SessionState.FINISHED if stops_at == len(planned) else SessionState.STOPPED
        history.finish_session(
            number,
            at + dt.timedelta(milliseconds=spent),
            state=state,
            pain_after=min(10, max(0, before - rng.choice((-1, 0, 0, 1, 1, 1, 2)))),
            effort=rng.randint(3, 6),
            note=rng.choice(NOTES) if rng.random() < 0.2 else "",
            elapsed_ms=spent + 15_000,
        )
        if rng.random() < 0.75:
            history.edit(number, SessionChanges(flare=rng.random() < 0.13 - 0.08 * share))

    def _exercise(self, number: int, plan: Plan, planned: PlannedItem, index: int, at: dt.datetime, spent: int) -> int:
        """Write an exercise's sets, or that it was left out or stopped; return the player's time after it."""
        rng, history = self._random, self._history
        item = plan.items[index]
        if rng.random() < 0.025:
            skip = SkipRecord(planned.exercise, "Skipped by you.", at, index, planned.variation)
            history.record_skip(number, skip)
            return spent
        each = planned.estimate_ms // planned.sets
        sides = (Side.LEFT, Side.RIGHT) if item.sides is Sides.EACH else (None,)
        for done in range(planned.sets):
            if rng.random() < 0.004:
                pain = PainRecord(planned.exercise, at, 6, frozenset({PainSite.LEFT}), index, planned.variation)
                history.stop_for_pain(number, pain)
                return spent
            spent += each
            history.record_set(
                number,
                SetRecord(
                    index,
                    planned.exercise,
                    planned.variation,
                    done // len(sides) + 1,
                    round(each * WORK_SHARE),
                    spent,
                    at + dt.timedelta(milliseconds=spent),
                    item.dose.reps if isinstance(item.dose, RepsDose) else None,
                    sides[done % len(sides)],
                    breathing=isinstance(item.dose, TimeDose),
                ),
            )
        return spent

    def _plan(self, routine: str, share: float) -> tuple[Plan, list[PlannedItem]]:
        """Return a plan for how she is at this point (0-1) of the time."""
        avoid: set[Position | Demand] = set()
        if share > 0.35:
            avoid |= {Demand.HEAD_BELOW_HIPS, Demand.FLAT_ON_BACK}
        if share > 0.6:
            avoid |= {Position.ALL_FOURS}
        week = round(40 * share - 6) if share > 0.2 else None
        comfort = Comfort(frozenset(avoid), frozenset({Equipment.WEIGHT}) if share > 0.5 else frozenset(), week)
        key = (routine, comfort.avoid, comfort.without, week)
        if key not in self._plans:
            plan = resolve(self._catalogue.routine(routine), self._catalogue.exercises, comfort)
            self._plans[key] = plan, planned_items(plan, compile_plan(plan))
        return self._plans[key]


def seed_diary(database: Path, days: int = 365, seed: int = 1, last_day: dt.date = LAST_DAY) -> None:
    """Fill the diary at a path with `days` days up to `last_day`."""
    with History(database) as history:
        Seeder(history, seed).fill(days, last_day)


if __name__ == "__main__":
    words = sys.argv[1:]
    if not words:
        sys.exit(__doc__)
    numbers = [int(word) for word in words[1:3]]
    seed_diary(user_paths(Path(words[0])).database, *numbers)
