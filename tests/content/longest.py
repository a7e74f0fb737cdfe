"""How long the longest of many pieces of work took, and what they took of memory."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Longest:
    """Times pieces of work by what they took of this thread, in s."""

    def __init__(self) -> None:
        self.took: dict[str, tuple[float, int]] = {}
        self._began = _peak_mb()

    @contextmanager
    def of(self, what: str, seed: int) -> Iterator[None]:
        """Time one piece of work on the file of a seed."""
        before = time.thread_time()
        yield
        took = time.thread_time() - before
        self.took[what] = max(self.took.get(what, (0.0, 0)), (took, seed))

    @property
    def grown(self) -> float:
        """How far the peak of memory has risen since, in MB."""
        return _peak_mb() - self._began

    @property
    def worst(self) -> float:
        """What the longest took, in s."""
        return max(took for took, _ in self.took.values())

    def __str__(self) -> str:
        each = (f"{what} {took:.3f} s (seed {seed})" for what, (took, seed) in sorted(self.took.items()))
        return f"{'; '.join(each)}; memory +{self.grown:.0f} MB"


def _peak_mb() -> float:
    import resource  # Unix alone has it

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
