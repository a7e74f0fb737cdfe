"""What a player can be doing, for whoever shows or sounds it: no player is loaded for that.

Knows nothing else.
"""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """What the player is doing."""

    READY = "ready"
    RUNNING = "running"
    COUNTING_IN = "counting_in"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"


UNDER_WAY = frozenset({State.RUNNING, State.COUNTING_IN, State.PAUSED})
NOT_OVER = UNDER_WAY | {State.READY}
