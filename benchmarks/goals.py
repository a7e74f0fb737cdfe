"""A line of the table of goals: what Routine takes, what it is held against, and the goal for the ratio of the two."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """One line; `unit` is that of `ours` and `theirs`, `goal` the largest ratio that is good (of two numbers > 0).

    Without a goal it is there to be known.
    """

    name: str
    unit: str
    ours: float
    theirs: float
    goal: float | None
    beside: str = ""

    @property
    def ratio(self) -> float:
        """How many times as much Routine takes."""
        return self.ours / self.theirs


def show(lines: list[Line]) -> None:
    """Print lines as a table."""
    print(f"{'':46} {'ours':>8} {'beside':>8} {'':4} {'ratio':>6} {'goal':>6}")
    for line in lines:
        goal, verdict = "", ""
        if line.goal is not None:
            goal, verdict = f"{line.goal:.2f}", "good" if round(line.ratio, 2) <= line.goal else "MISSED"
        print(
            f"{line.name:46} {line.ours:8.2f} {line.theirs:8.2f} {line.unit:4} {line.ratio:6.2f} {goal:>6}"
            f"  {verdict:6}  {line.beside}"
        )
