"""Her comfort of a session as the diary's rows hold it, in JSON, and back.

Knows values; what this version does not know is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from routine_app.domain.comfort import AFTER, LAST_WEEK, Avoidable, Comfort, avoidable
from routine_app.domain.day_edits import MOST_STEPS, DayEdits
from routine_app.domain.vocabulary import Equipment, Side
from routine_app.storage.rows import LONGEST_NOTE, checked_text

if TYPE_CHECKING:
    from collections.abc import Iterable


def from_comfort(comfort: Comfort) -> str:
    """Write a comfort as JSON."""
    import json  # a start writes and reads none: there, it would be loaded for nothing

    return json.dumps(
        {
            "avoid": sorted(comfort.avoid),
            "without": sorted(comfort.without),
            "week": comfort.week,
            "pinned": dict(comfort.pinned),
            "sore_side": comfort.sore_side,
            "easier": comfort.easier,
            "edits": _from_edits(comfort.edits),
        }
    )


def to_comfort(text: str) -> Comfort:
    """Read a comfort back; what this version does not know is left out. Raises ValueError for what is none."""
    import json

    held = json.loads(checked_text(text, LONGEST_NOTE))
    if not isinstance(held, dict):
        message = f"{text!r} is no comfort"
        raise ValueError(message)
    week, pinned = held.get("week"), held.get("pinned")
    pins = pinned.items() if isinstance(pinned, dict) else ()
    return Comfort(
        avoid=frozenset(_known(_texts(held.get("avoid")))),
        without=frozenset(Equipment(slug) for slug in _texts(held.get("without")) if slug in set(Equipment)),
        week=week if week in AFTER or (type(week) is int and 1 <= week <= LAST_WEEK) else None,
        pinned={str(exercise): str(variation) for exercise, variation in pins},
        sore_side=Side(held["sore_side"]) if held.get("sore_side") in tuple(Side) else None,
        easier=held.get("easier") is True,
        edits=_to_edits(held.get("edits")),
    )


class _HeldEdits(msgspec.Struct):
    """Her changes for a day as they stand in a row."""

    swaps: list[tuple[str, int, str]] = []
    left_out: list[tuple[str, int]] = []
    steps: list[tuple[str, int, int]] = []
    only: tuple[str, int] | None = None


def _from_edits(edits: DayEdits) -> object:
    swaps = [(*key, variation) for key, variation in edits.swaps.items()]
    steps = [(*key, step) for key, step in edits.steps.items()]
    return msgspec.to_builtins(_HeldEdits(swaps, sorted(edits.left_out), steps, edits.only))


def _to_edits(held: object) -> DayEdits:
    """Read her changes back: none of them where one is not of ours."""
    try:
        found = msgspec.convert(held, _HeldEdits)
    except msgspec.ValidationError:
        return DayEdits()
    steps = {(exercise, time): max(-MOST_STEPS, min(step, MOST_STEPS)) for exercise, time, step in found.steps}
    swaps = {(exercise, time): variation for exercise, time, variation in found.swaps}
    return DayEdits(swaps, frozenset(found.left_out), steps, found.only)


def _texts(held: object) -> list[str]:
    return [each for each in held if isinstance(each, str)] if isinstance(held, list) else []


def _known(slugs: Iterable[str]) -> Iterable[Avoidable]:
    for slug in slugs:
        try:
            yield avoidable(slug)
        except ValueError:
            continue
