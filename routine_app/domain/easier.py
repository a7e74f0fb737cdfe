"""What is easier than what she is doing now: the same made gentler, or another variation near where she is.

Knows exercises, comfort and the item under way; does not know what happens when she takes it.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.breath import PATTERNS
from routine_app.domain.care.dose_step import one_step_back
from routine_app.domain.comfort import Comfort
from routine_app.domain.exercise import Variation
from routine_app.domain.fit import FLOOR_POSITIONS, ways_by_itself
from routine_app.domain.plan import PlanItem
from routine_app.domain.resolve import swap_item
from routine_app.domain.tempo import breath_phases
from routine_app.domain.vocabulary import Level, Position


def easier_than(item: PlanItem, comfort: Comfort) -> Variation | None:
    """Return what is easier and fits, or None.

    That is the same made gentler, where the file says how; else the first of the file's own `easier`; else one of a
    lower level, or of the same level with fewer demands for which she need neither get up nor down. The nearest to
    where she is comes first (same start position, same height, another height), then a lower level, then the file's
    order. After a gentler way there is none. Level and demands only go down, so asking again and again comes to an end.
    A variation that needs a helper is never offered.
    """
    now = item.variation
    if now.gentler is not None:
        return gentler_way(now)
    if not item.exercise.has(now):
        return None
    fitting = {one.id: one for one in item.exercise.variations if one.id != now.id and ways_by_itself(one, comfort)}
    named = [fitting[id_] for id_ in now.easier if id_ in fitting]
    if named:
        return named[0]
    near = [(_distance(one, item.start, comfort), one) for one in fitting.values()]
    options = [(far, one) for far, one in near if _is_easier(one, now, far)]
    return min(options, key=lambda each: _preference(each[0], each[1], now.level))[1] if options else None


def easier_item(item: PlanItem, variation: Variation, comfort: Comfort, *, fewer: bool) -> PlanItem:
    """Return the item with an easier variation in its place and, where `fewer`, with less of it to do."""
    how = "easier and fewer" if fewer else "easier"
    reason = f"{variation.short_name} instead of {item.variation.short_name}: {how} for now."
    swapped = swap_item(item, variation, reason, comfort)
    return msgspec.structs.replace(swapped, dose=one_step_back(swapped.dose)) if fewer else swapped


def gentler_way(variation: Variation) -> Variation | None:
    """Return the variation made gentler in its own position, under its own id; None where the file knows no way."""
    way = variation.gentler
    if way is None:
        return None
    return msgspec.structs.replace(
        variation,
        short_name=way.name,
        level=Level.EASIER,
        steps=(*variation.steps, way.step),
        tempo=breath_phases(PATTERNS[way.breathing], variation) if way.breathing else variation.tempo,
        gentler=None,
    )


def _is_easier(one: Variation, now: Variation, far: int) -> bool:
    if one.level is not now.level:
        return one.level.rank < now.level.rank
    return far < 2 and len(one.demands) < len(now.demands)


def _preference(far: int, one: Variation, level: Level) -> tuple[int, bool, int]:
    return far, one.level is level, -one.level.rank


def _distance(variation: Variation, start: Position, comfort: Comfort) -> int:
    """Return how far she moves to begin it: 0 not at all, 1 at the same height, 2 down to or up from the floor."""
    starts = [way[0] for way in ways_by_itself(variation, comfort)]
    if start in starts:
        return 0
    down = start in FLOOR_POSITIONS
    return 1 if any((other in FLOOR_POSITIONS) is down for other in starts) else 2
