"""Leaving exercises out, and the way back: which are left out, and what of each was still to do.

Makes edits of the session; when they are asked for, and what time it is, is for `player`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.playback import edits
from routine_app.playback.events import ItemSkipped, SkipTakenBack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routine_app.domain.script import Bout
    from routine_app.playback.edits import Edit
    from routine_app.playback.events import Event
    from routine_app.playback.spot import Spot


class SkippedItems:
    """The exercises that she left out of this session, by their index in the plan."""

    def __init__(self) -> None:
        self._left: dict[int, tuple[Bout, ...]] = {}

    @property
    def items(self) -> frozenset[int]:
        """Those that are left out as it stands."""
        return frozenset(self._left)

    def go_back(self, spot: Spot) -> Edit | None:
        """Take up the last one that was left out, with the set that she was in; None where none was."""
        if not self._left:
            return None
        item = max(self._left)
        return edits.take_up(spot, item, self._left[item])

    def follow(self, before: Spot, edit: Edit, now_at: int | None) -> tuple[Event, ...]:
        """Take note of an edit after which she is in this item (None: past the last), and return what it takes back.

        What lies ahead of her again is no longer left out.
        """
        for event in edit.events:
            if isinstance(event, ItemSkipped):
                self._left[event.item] = edits.to_do(before, event.item)
        again = sorted(item for item in self._left if now_at is not None and item >= now_at)
        self._forget(again)
        return tuple(SkipTakenBack(item) for item in again)

    def _forget(self, items: Iterable[int]) -> None:
        for item in items:
            del self._left[item]
