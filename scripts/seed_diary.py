"""Fill a diary with a made-up year of the shipped routines: to look at Progress and the report with something in them.

    python scripts/seed_diary.py DATA_DIR [DAYS] [SEED]

The same seed makes the same diary. Its sessions are real plans: with real names, lengths, swaps and reasons. Start the
app on it with --data-dir DATA_DIR. The benchmarks fill theirs with it too.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from msgspec.structs import replace

from routine_app.application.session.plan_records import planned_items
from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import compile_plan
from routine_app.domain.easier import easier_than
from routine_app.domain.exercise import RepsDose, TimeDose
from routine_app.domain.resolve import resolve
from routine_app.domain.vocabulary import Demand, Equipment, Position, Side, Sides
from routine_app.paths import user_paths
from routine_app.storage.history import History
from routine_app.storage.records import (
    DayRecord,
    PainRecord,
    PainSite,
    PlannedItem,
    SessionState,
    SetRecord,
    SkipRecord,
    SwapRecord,
)
from tests.diaries import keep_session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routine_app.domain.plan import Plan, PlanItem

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

Happening = SetRecord | SwapRecord | SkipRecord | PainRecord


class Seeder:
    """Writes sessions into a diary. Plans are made once for each routine and comfort."""

    def __init__(self, history: History, seed: int, routines: Sequence[str], sets: int | None) -> None:
        self._history, self._random = history, random.Random(seed)
        self._routines, self._sets = routines, sets
        self._catalogue = load_catalogue()
        self._plans: dict[tuple[object, ...], tuple[Plan, list[PlannedItem]]] = {}

    def fill(self, days: int, last_day: dt.date, rate: float) -> None:
        """Write a session on `rate` (0-1) of the days, fewer in a quieter week now and then, and notes of each day."""
        rng = self._random
        with self._history.database.write():
            for ahead in range(days):
                day = last_day - dt.timedelta(days=days - 1 - ahead)
                quiet = rate < 1 and (ahead // 7) % 9 == 4
                if rng.random() < (0.3 * rate if quiet else rate):
                    self._session(day, ahead / days)
                self._history.record_day(
                    DayRecord(day, rng.randint(1, 8), rng.randint(0, 5), rng.randint(0, 9), 6.5, 2)
                )

    def _session(self, day: dt.date, share: float) -> None:
        rng = self._random
        plan, planned = self._plan(rng.choices(self._routines, WEIGHTS[: len(self._routines)])[0], share)
        at = dt.datetime.combine(day, dt.time(rng.choice((7, 8, 9, 12, 19, 20)), rng.randint(0, 59)), ZONE)
        before = min(9, max(0, round(rng.gauss(5.6 - 3.2 * share, 1.1))))
        stops_at = rng.randrange(1, len(planned)) if rng.random() < 0.08 else len(planned)
        happened: list[Happening] = []
        spent = 0
        for index in range(stops_at):
            spent = self._exercise(happened, plan, planned[index], index, at, spent)
        keep_session(
            self._history,
            (plan.routine_id, plan.routine_name),
            planned,
            happened,
            at,
            left_out=[SkipRecord(each.exercise, each.reason, at) for each in plan.skipped],
            before=before,
            sites=[PainSite.LEFT] if rng.random() < 0.7 else [PainSite.LEFT, PainSite.SACRUM],
            after=min(10, max(0, before - rng.choice((-1, 0, 0, 1, 1, 1, 2)))),
            effort=rng.randint(3, 6),
            note=rng.choice(NOTES) if rng.random() < 0.2 else "",
            state=SessionState.FINISHED if stops_at == len(planned) else SessionState.STOPPED,
            elapsed_ms=spent + 15_000,
            flare=rng.random() < 0.13 - 0.08 * share if rng.random() < 0.75 else None,
        )

    def _exercise(
        self, happened: list[Happening], plan: Plan, planned: PlannedItem, index: int, at: dt.datetime, spent: int
    ) -> int:
        """Add an exercise's sets, or that it was left out or stopped; return the player's time after it."""
        rng = self._random
        exercise, variation, item = planned.exercise, planned.variation, plan.items[index]
        if rng.random() < 0.025:
            happened.append(SkipRecord(exercise, "Skipped by you.", at, index, variation))
            return spent
        each = planned.estimate_ms // planned.sets
        sides = (Side.LEFT, Side.RIGHT) if item.sides is Sides.EACH else (None,)
        for done in range(planned.sets):
            if rng.random() < 0.004:
                happened.append(PainRecord(exercise, at, 6, frozenset({PainSite.LEFT}), index, variation))
                return spent
            easier = easier_than(item, Comfort()) if done == len(sides) and rng.random() < 0.06 else None
            if easier is not None:
                happened.append(SwapRecord(index, exercise, variation, easier.id, "Easier, chosen by you.", at))
                variation = easier.id
            spent += each
            then, reps = (
                at + dt.timedelta(milliseconds=spent),
                item.dose.reps if isinstance(item.dose, RepsDose) else None,
            )
            number, side, breathing = done // len(sides) + 1, sides[done % len(sides)], isinstance(item.dose, TimeDose)
            took_ms = round(each * WORK_SHARE)
            happened.append(
                SetRecord(index, exercise, variation, number, took_ms, spent, then, reps, side, breathing=breathing)
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
            if self._sets is not None:
                plan = replace(plan, items=tuple(_with_sets(item, self._sets) for item in plan.items))
            self._plans[key] = plan, planned_items(plan, compile_plan(plan))
        return self._plans[key]


def _with_sets(item: PlanItem, sets: int) -> PlanItem:
    return item if isinstance(item.dose, TimeDose) else replace(item, dose=replace(item.dose, sets=sets))


def seed_diary(
    database: Path,
    days: int = 365,
    seed: int = 1,
    last_day: dt.date = LAST_DAY,
    *,
    rate: float = 0.66,
    routines: Sequence[str] = ROUTINES,
    sets: int | None = None,
) -> None:
    """Fill the diary at a path with `days` days up to `last_day`.

    `rate` (0-1) is how many of them have a session, of one of `routines`. `sets` is how many sets each exercise has;
    None: those of the plan.
    """
    with History(database) as history:
        Seeder(history, seed, routines, sets).fill(days, last_day, rate)


def seed_much(database: Path, days: int) -> None:
    """Fill a diary as full as it gets, for benchmarks: a session every day, with about 48 sets."""
    seed_diary(database, days, rate=1.0, routines=("daily",), sets=4)


def main(words: Sequence[str] | None = None) -> None:
    """Fill the diary in the folder that is named."""
    parser = argparse.ArgumentParser(
        prog="scripts/seed_diary.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data_dir", type=Path, metavar="DATA_DIR", help="where the diary is, or is to be")
    parser.add_argument("days", type=int, nargs="?", default=365, metavar="DAYS", help="how many (365)")
    parser.add_argument("seed", type=int, nargs="?", default=1, metavar="SEED", help="another one is another diary (1)")
    given = parser.parse_args(words)
    seed_diary(user_paths(given.data_dir).database, given.days, given.seed)


if __name__ == "__main__":
    main()
