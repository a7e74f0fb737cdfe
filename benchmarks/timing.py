"""How long a piece of work takes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Taken(NamedTuple):
    """How long something took in ms: on the clock, and of the processor."""

    wall: float
    processor: float


def taken(work: Callable[[], object], processor: Callable[[], float] = time.thread_time) -> Taken:
    """Return how long `work` took; `processor` is a clock in s: by default that of this thread alone."""
    wall_s, processor_s = time.perf_counter(), processor()
    work()
    return Taken((time.perf_counter() - wall_s) * 1000, (processor() - processor_s) * 1000)
