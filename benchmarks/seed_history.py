"""Write a diary of many days, the same for the same seed: for benchmarks, screenshots and tests of scale.

    python benchmarks/seed_history.py FILE [DAYS] [SEED]

One session a day with about 41 sets, through the app's own History, in one transaction.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from pathlib import Path

from routine_app.domain.vocabulary import Side
from routine_app.storage.history import History
from routine_app.storage.records import (
    DayRecord,
    PainRecord,
    PainSite,
    PlannedItem,
    SessionChanges,
    SetRecord,
    SkipRecord,
    SwapRecord,
)

# exercise, name, variation, its stand-in, sets on each side (or in all), two-sided, seconds a set, reps
ROUTINE = (
    ("breathing", "Seated rib-and-belly breath", "br.seated", None, 1, False, 120, None),
    ("cat_cow", "All-fours cat/cow", "cc.all_fours", "cc.seated", 3, False, 56, 8),
    ("squat", "Bodyweight squat", "squat.bodyweight", "squat.chair", 3, False, 48, 8),
    ("band_pull_apart", "Standing band pull-apart", "bpa.standing", "bpa.seated", 3, False, 50, 10),
    ("deadlift", "Romanian deadlift", "dl.romanian", "dl.wall_tap", 3, False, 48, 8),
    ("bridge", "Floor bridge", "bridge.floor", "bridge.hip_thrust", 3, False, 56, 8),
    ("quad_hip_ext", "All-fours leg slide and lift", "qhe.slide_lift", "qhe.standing_slide", 3, True, 40, 8),
    ("sidelying_abduction", "Side-lying straight-leg lift", "abd.straight", "abd.clamshell", 3, True, 40, 8),
    ("piriformis", "Seated figure-four", "pir.seated_fig4", "pir.knee_hug", 3, True, 25, None),
    ("itb", "Strap stretch, propped up", "itb.strap", "itb.standing", 3, True, 25, None),
    ("breathing", "Propped recline", "br.recline", "br.side", 1, False, 180, None),
)
NOTES = ("", "", "", "Slept badly.", "Hips felt freer afterwards.", "Stairs were sore today.", "Short of time.")
LAST_DAY = dt.date(2026, 3, 1)


def seed_history(path: Path, days: int, seed: int = 1, last_day: dt.date = LAST_DAY, rate: float = 1.0) -> None:
    """Fill a new diary with `days` days up to `last_day`; `rate` (0-1) is how many of them have a session."""
    rng = random.Random(seed)
    with History(path) as history, history.database.write():
        for number in range(days):
            day = last_day - dt.timedelta(days=days - 1 - number)
            if rng.random() < rate:
                _session(history, rng, day, number / days)
            history.record_day(DayRecord(day, rng.randint(1, 8), rng.randint(0, 5), rng.randint(0, 9), 6.5, 2))


def _session(history: History, rng: random.Random, day: dt.date, progress: float) -> None:
    zone = dt.timezone(dt.timedelta(hours=2 if 3 < day.month < 11 else 1))
    at = dt.datetime.combine(day, dt.time(rng.randint(6, 21), rng.randint(0, 59)), zone)
    swapped = [stand_in is not None and rng.random() < 0.3 for _, _, _, stand_in, *_ in ROUTINE]
    planned = [_planned(row, swap) for row, swap in zip(ROUTINE, swapped, strict=True)]
    before = min(10, max(0, round(rng.gauss(5 - 2 * progress, 1.4))))
    number = history.begin_session("daily", "Daily routine", planned, at, pain_before=before, sites=[PainSite.LEFT])
    session_ms = 0
    for item, (row, plan) in enumerate(zip(ROUTINE, planned, strict=True)):
        if rng.random() < 0.03:
            history.record_skip(number, SkipRecord(plan.exercise, "Skipped by you.", at, item, plan.variation))
            continue
        session_ms = _sets(history, rng, number, item, row, plan.variation, at, session_ms)
    if rng.random() < 0.05:
        history.stop_for_pain(number, PainRecord("squat", at, 6, frozenset({PainSite.PUBIC}), 2, "squat.bodyweight"))
    end = at + dt.timedelta(milliseconds=session_ms)
    note = rng.choice(NOTES)
    after = min(10, max(0, before - rng.randint(-1, 2)))
    history.finish_session(
        number, end, pain_after=after, effort=rng.randint(3, 6), note=note, elapsed_ms=session_ms + 20_000
    )
    if rng.random() < 0.8:
        history.edit(number, SessionChanges(flare=rng.random() < 0.12))


def _planned(row: tuple, swap: bool) -> PlannedItem:
    exercise, name, variation, stand_in, sets, each, seconds, _ = row
    total = sets * (2 if each else 1)
    done = stand_in if swap else variation
    reason = f"{done} instead of {variation}: keeps your weight off your hands." if swap else ""
    estimate = total * (seconds + 45) * 1000
    return PlannedItem(exercise, done, name, total, estimate, variation if swap else None, reason)


def _sets(
    history: History,
    rng: random.Random,
    number: int,
    item: int,
    row: tuple,
    variation: str,
    at: dt.datetime,
    session_ms: int,
) -> int:
    exercise, _, _, stand_in, sets, each, seconds, reps = row
    for index in range(1, sets + 1):
        if index == 2 and stand_in and variation != stand_in and rng.random() < 0.06:
            swap = SwapRecord(item, exercise, variation, stand_in, "Easier, chosen by you.", at)
            history.record_swap(number, swap)
            variation = stand_in
        for side in (Side.LEFT, Side.RIGHT) if each else (None,):
            session_ms += (seconds + 45) * 1000
            moment = at + dt.timedelta(milliseconds=session_ms)
            history.record_set(
                number,
                SetRecord(
                    item, exercise, variation, index, seconds * 1000, session_ms, moment, reps, side,
                    breathing=exercise == "breathing",
                ),
            )  # fmt: skip
    return session_ms


if __name__ == "__main__":
    words = sys.argv[1:]
    seed_history(Path(words[0]), int(words[1]) if len(words) > 1 else 365, int(words[2]) if len(words) > 2 else 1)
