"""When the questions of the content sheet's B1 are due: once, and again in each trimester. It never says she may start.

Knows weeks; not the questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.comfort import trimester

if TYPE_CHECKING:
    from routine_app.domain.comfort import Comfort

UNKNOWN_TRIMESTER = 0
"""Stands for the trimester of a week that she has not said."""

SPEAK_FIRST = "Please speak with your midwife, doctor or physiotherapist before you do these exercises."
"""What any "yes" is answered with (content sheet B1); what "no" to all is answered with is NOTHING_FOUND."""
NOTHING_FOUND = "Thank you. If one of these comes up later, ask your midwife or doctor before you go on."


def trimester_of(comfort: Comfort) -> int:
    """Return the trimester (1-3) that she is in, UNKNOWN_TRIMESTER where she has not said her week."""
    week = comfort.pregnancy_week
    return UNKNOWN_TRIMESTER if week is None else trimester(week)


def screening_due(comfort: Comfort, answered_in: int | None) -> bool:
    """Whether the questions are due; `answered_in` is `trimester_of` when she last answered, None for never.

    After the pregnancy they are not: they are about one.
    """
    if comfort.weeks is None:
        return False
    return answered_in is None or trimester_of(comfort) > answered_in
