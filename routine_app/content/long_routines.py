"""The bound on how long a routine may be, counted as it would be played: an error names what makes it so long.

Knows routines, plans and the nodes they were read from; does not know files.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Dictionary
from typing import TYPE_CHECKING

from routine_app.checked_yaml.nodes import Node, items_of
from routine_app.domain.comfort import Comfort
from routine_app.domain.dose import dose_text
from routine_app.domain.formatting import counted, minutes_text, whole_minutes
from routine_app.domain.length import item_lengths_ms
from routine_app.domain.resolve import resolve

if TYPE_CHECKING:
    from routine_app.checked_yaml.report import Report
    from routine_app.domain.exercise import Exercise
    from routine_app.domain.plan import Plan
    from routine_app.domain.routine import Routine

MOST_MS = 3 * 3_600_000
LONG_MS = 90 * 60_000
_MANY_HOURS = 48


def check_length(root: Node, routine: Routine, exercises: Dictionary[str, Exercise], report: Report) -> None:
    """Report a routine that takes more than 3 hours as an error, one of more than 90 minutes as a warning.

    Counted at the usual pace with nothing avoided, rests and ways between positions included; sets at her own pace by
    their estimate.
    """
    plan = resolve(routine, exercises, Comfort())
    lengths = item_lengths_ms(plan)
    total = sum(lengths)
    if total <= LONG_MS:
        return
    longest = max(range(len(lengths)), key=lengths.__getitem__)
    nodes = list(_items(root, routine))
    place = nodes[longest] if len(nodes) == len(plan.items) else root
    most = f"the longest of its {counted(len(lengths), 'item')} is this one: {_told(plan, longest, lengths[longest])}"
    if total > MOST_MS:
        report.error(place, f"the routine takes {_hours(total)}, and may take {_hours(MOST_MS)} at most; {most}")
    else:
        report.warning(place, f"the routine takes {_hours(total)}, a long time for one session; {most}")


def _items(root: Node, routine: Routine) -> Iterator[Node]:
    """Yield the node of each item in the order of the session."""
    for node, section in zip(items_of(root, "sections"), routine.sections, strict=True):
        for _ in range(section.repeat):
            yield from items_of(node, "items")


def _told(plan: Plan, index: int, length_ms: int) -> str:
    item = plan.items[index]
    return f"{item.exercise.id}, {dose_text(item.dose, item.sides)}, {_hours(length_ms)} with its rests"


def _hours(ms: int) -> str:
    if ms <= LONG_MS:
        return minutes_text(ms)
    hours, minutes = divmod(whole_minutes(ms), 60)
    if hours >= _MANY_HOURS:
        return counted(hours // 24, "day")
    told = counted(hours, "hour")
    return f"{told} {minutes} min" if minutes else told
