"""How long it takes to compile a session, and whether a session twice as long takes more than twice the time.

    .venv/bin/python benchmarks/bench_compile.py [ROUNDS]

The best of the rounds counts, of this thread's processor time, in ms. The ratio is to the line above, of half as many
items: 2 is linear, 4 is quadratic. Budget: `daily` in 15 ms; no ratio above 2.6.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from msgspec.structs import replace
from timing import taken

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import compile_plan
from routine_app.domain.exercise import RepsDose
from routine_app.domain.length import length_ms
from routine_app.domain.plan import Plan
from routine_app.domain.resolve import resolve

ROUNDS = 5
SIZES = (2, 4, 8, 16, 32)


def best_ms(plan: Plan, rounds: int) -> float:
    """Return the least time of the processor that compiling the plan took."""
    return min(taken(lambda: compile_plan(plan)).processor for _ in range(rounds))


def main() -> None:
    """Measure and print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    catalogue = load_catalogue()
    daily = resolve(catalogue.routine("daily"), catalogue.exercises, Comfort())
    squat = replace(next(each for each in daily.items if each.exercise.id == "squat"), dose=RepsDose(10, 100))
    print(f"{'session':24} {'hours':>6} {'ms':>7}  ratio")
    print(f"{'daily':24} {length_ms(daily) / 3.6e6:6.1f} {best_ms(daily, rounds):7.1f}")
    before = 0.0
    for size in SIZES:
        plan = replace(daily, items=(squat,) * size)
        took = best_ms(plan, rounds)
        ratio = f"{took / before:5.2f}" if before else ""
        print(f"{f'{size} items of 10 x 100':24} {length_ms(plan) / 3.6e6:6.1f} {took:7.1f}  {ratio}")
        before = took


if __name__ == "__main__":
    main()
