"""Choosing among variations that fit so that the whole session has the fewest changes of position.

Knows candidates and their positions; does not know why they fit, comfort or time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from routine_app.domain.exercise import Variation
from routine_app.domain.fit import FLOOR_POSITIONS
from routine_app.domain.vocabulary import Position

# Costs rank in this order: one of a kind outweighs any number of the next kind that a session can hold.
_FILE_ORDER = 1
_DEMAND = 10**4
_NOT_IN_ARTICLE = 10**7
_UP_OR_DOWN = 10**12
_POSITION_CHANGE = 10**17


class Candidate(NamedTuple):
    """A variation that fits, done in the positions of `way`; `order` is its place in the file (from 0)."""

    variation: Variation
    way: tuple[Position, ...]
    order: int

    @property
    def start(self) -> Position:
        """The position in which it begins."""
        return self.way[0]

    @property
    def end(self) -> Position:
        """The position in which it ends."""
        return self.way[-1]


def choose(stages: Sequence[Sequence[Candidate]]) -> tuple[Candidate, ...]:
    """Return one candidate a stage, the whole row as cheap as can be; no stage may be empty.

    Cheapest is: fewest changes of position; then fewest ways down to or up from the floor (she begins on her
    feet); then most variations that the article names; then fewest demands; then the order of the file. Exact
    (dynamic programming over the stages), and always the same for the same input.
    """
    if not stages:
        return ()
    costs = [_own_cost(one) + _UP_OR_DOWN * (one.start in FLOOR_POSITIONS) for one in stages[0]]
    came_from: list[list[int]] = []
    for before, here in pairwise(stages):
        arrivals = [_cheapest_arrival(costs, before, one) for one in here]
        came_from.append([index for _, index in arrivals])
        costs = [cost + _own_cost(one) for (cost, _), one in zip(arrivals, here, strict=True)]
    at = costs.index(min(costs))
    row = [at]
    for links in reversed(came_from):
        at = links[at]
        row.append(at)
    return tuple(stage[index] for stage, index in zip(stages, reversed(row), strict=True))


def _cheapest_arrival(costs: list[int], before: Sequence[Candidate], one: Candidate) -> tuple[int, int]:
    return min(
        (cost + _move_cost(last.end, one.start), index)
        for index, (cost, last) in enumerate(zip(costs, before, strict=True))
    )


def _own_cost(one: Candidate) -> int:
    """Return the cost of a candidate by itself, wherever it stands."""
    named = 0 if one.variation.named_in_article else _NOT_IN_ARTICLE
    return named + _DEMAND * len(one.variation.demands) + _FILE_ORDER * one.order


def _move_cost(end: Position, start: Position) -> int:
    if end is start:
        return 0
    return _POSITION_CHANGE + _UP_OR_DOWN * ((end in FLOOR_POSITIONS) is not (start in FLOOR_POSITIONS))
