"""How much of the processor a process and its children take, as the kernel counts it (Linux)."""

from __future__ import annotations

import os
from pathlib import Path

_TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def taken_s(pid: int) -> float:
    """Return the processor time (s) that a process and what it has started have taken so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    own = sum(map(int, fields[11:15])) * _TICK_S  # utime, stime, and those of children that have ended
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return own + sum(taken_s(int(child)) for child in children)
