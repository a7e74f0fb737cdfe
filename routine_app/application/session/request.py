"""What a view is asked to open with, and what one window asks of another.

Knows values only: no Qt, no terminal, no files. The command line fills it in, the window (or the text view) reads it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from routine_app.domain.comfort import LAST_WEEK, Avoidable, Week, avoidable
from routine_app.domain.vocabulary import Equipment
from routine_app.paths import path_of, path_text

MIN_SPEED, MAX_SPEED = 0.1, 1000.0


class WindowRequest(msgspec.Struct, frozen=True):
    """How the window opens.

    `data_dir` holds everything the app writes (None: ROUTINE_APP_DATA or the user's own folders). `play` is the id or
    path of a routine to start at once (None: open on Today). `avoid`, `without` and `week` are added to her
    stored comfort for this run only. `speed` (MIN_SPEED to MAX_SPEED) runs the clock that many times faster.
    """

    data_dir: Path | None = None
    play: str | None = None
    avoid: frozenset[Avoidable] = frozenset()
    without: frozenset[Equipment] = frozenset()
    week: Week | None = None
    speed: float = 1.0
    fullscreen: bool = False


class _Wire(msgspec.Struct, frozen=True):
    """A request as one window sends it to another of the same data folder."""

    play: str | None = None
    avoid: tuple[str, ...] = ()
    without: tuple[Equipment, ...] = ()
    week: Annotated[int, msgspec.Meta(ge=1, le=LAST_WEEK)] | Literal["postpartum", "ended"] | None = None
    speed: Annotated[float, msgspec.Meta(ge=MIN_SPEED, le=MAX_SPEED)] = 1.0
    fullscreen: bool = False


def to_wire(request: WindowRequest) -> bytes:
    """Return a request as a line of bytes; the path of a routine is made absolute, for the other is elsewhere."""
    play = request.play
    if play is not None and (path_of(play).suffix or len(path_of(play).parts) > 1):
        play = path_text(path_of(play).absolute())
    avoid, without = tuple(sorted(request.avoid)), tuple(sorted(request.without))
    wire = _Wire(play, avoid, without, request.week, request.speed, request.fullscreen)
    return msgspec.json.encode(wire)


def from_wire(line: bytes) -> WindowRequest:
    """Read a request back; raises ValueError for anything else."""
    wire = msgspec.json.decode(line, type=_Wire)
    return WindowRequest(
        play=wire.play,
        avoid=frozenset(avoidable(slug) for slug in wire.avoid),
        without=frozenset(wire.without),
        week=wire.week,
        speed=wire.speed,
        fullscreen=wire.fullscreen,
    )
