"""Something calmer after a pain of 6 or more (content sheet B4.3 †): she does no more of all that was to come.

That is the plan's own last exercise where it is calm and as near, else a calm one that joins the plan (`domain/calm`).
Makes an edit of the session; when it is offered is for the pain gate, and what time it is for `player`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.calm import CALM_SECTION, calm_items, is_calm, ways_up_or_down
from routine_app.playback import edits

if TYPE_CHECKING:
    from routine_app.domain.comfort import Comfort
    from routine_app.domain.plan import PlanItem
    from routine_app.playback.edits import Edit
    from routine_app.playback.spot import Spot

CALM_REASON = "You went on to something calmer."


def can_go_calmer(spot: Spot, comfort: Comfort) -> bool:
    """Whether there is something calm to go on to."""
    return _own_end(spot, comfort) is not None or bool(_to_join(spot, comfort))


def go_calmer(spot: Spot, comfort: Comfort) -> Edit | None:
    """Leave out all that was to come for something calm; None where nothing calm fits her comfort."""
    own = _own_end(spot, comfort)
    if own is not None:
        return edits.skip_to(spot, own, CALM_REASON)
    joining = _to_join(spot, comfort)
    if not joining:
        return None
    return edits.skip_to(spot, len(spot.plan.items), CALM_REASON, joining=joining[:1])


def _own_end(spot: Spot, comfort: Comfort) -> int | None:
    """Return the plan's last item where it is calm, still to come, and no further away than what could join."""
    here, last = spot.segment.item, len(spot.plan.items) - 1
    if here is None or here >= last or not is_calm(spot.plan.items[last]):
        return None
    now, end = spot.plan.items[here], spot.plan.items[last]
    nearest = _to_join(spot, comfort)
    nearer = nearest and ways_up_or_down(now, nearest[0].start) < ways_up_or_down(now, end.start)
    return None if nearer else last


def _to_join(spot: Spot, comfort: Comfort) -> tuple[PlanItem, ...]:
    here = spot.segment.item
    if here is None:
        return ()
    at_hand = {need for item in spot.plan.items[: here + 1] for need in item.things}
    left = spot.plan.items[here:]
    had = [item for item in spot.plan.items if item.section == CALM_SECTION or (item in left and is_calm(item))]
    done = {item.variation.id for item in had}
    return calm_items(spot.plan.calm, comfort, spot.plan.items[here], at_hand, done)
