"""How a movement sets off and arrives.

Knows fractions of time only. Every easing maps 0 to 0 and 1 to 1 and never runs backwards.
"""

from __future__ import annotations

from math import cos, pi
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def linear(t: float) -> float:
    """Even speed."""
    return t


def smooth(t: float) -> float:
    """Sets off and arrives softly; the usual one."""
    return t * t * t * (t * (6.0 * t - 15.0) + 10.0)


def gentle(t: float) -> float:
    """Like smooth, nearer to even speed: for long slow phases and for breathing."""
    return (1.0 - cos(pi * t)) / 2.0


def leave(t: float) -> float:
    """Sets off softly and is still moving at the end."""
    return t * t * (1.5 - 0.5 * t)


def arrive(t: float) -> float:
    """Is moving at once and arrives softly."""
    return 1.0 - leave(1.0 - t)


EASINGS: dict[str, Callable[[float], float]] = {
    "linear": linear,
    "smooth": smooth,
    "gentle": gentle,
    "leave": leave,
    "arrive": arrive,
}
