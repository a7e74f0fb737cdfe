"""How fast the next session runs, beside life. Knows numbers only."""

from __future__ import annotations


class Speed:
    """How many times faster than life the next session runs; the one after it runs as this process was asked to."""

    def __init__(self, usual: float) -> None:
        self._usual = self._next = usual

    def set(self, speed: float) -> None:
        """Set it (> 0)."""
        self._next = speed

    def take(self) -> float:
        """Return it, once."""
        speed, self._next = self._next, self._usual
        return speed
