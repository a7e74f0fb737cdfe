"""Something calmer after a pain of 6 or more (content sheet B4.3 †): on to the next breathing exercise of the plan.

Makes an edit of the session; when it is offered is for the pain gate, and what time it is for `player`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.exercise import TimeDose
from routine_app.playback import edits

if TYPE_CHECKING:
    from routine_app.playback.edits import Edit
    from routine_app.playback.spot import Spot


def calm_item_after(spot: Spot) -> int | None:
    """Return the index of the next breathing exercise after the current item; None where none is to come."""
    here = spot.segment.item
    if here is None:
        return None
    later = enumerate(spot.plan.items[here + 1 :], here + 1)
    return next((index for index, item in later if isinstance(item.dose, TimeDose)), None)


def go_calmer(spot: Spot) -> Edit | None:
    """Leave out everything before the next breathing exercise; None where none is to come."""
    item = calm_item_after(spot)
    return None if item is None else edits.skip_to(spot, item)
