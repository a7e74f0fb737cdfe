"""On which days strength work does good: two or three a week, with a day between † (content sheet A2 and B4.2).

Knows exercises, plans and days; does not know the diary, nor where the advice is shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from routine_app.domain.exercise import Exercise, Variation
from routine_app.domain.plan import Plan
from routine_app.domain.vocabulary import Level

WEEK_DAYS = 7
MOST_A_WEEK = 3
TODAY = "You have done strength work today already. Breathing, stretching and gentle movement are always welcome."
YESTERDAY = "You did strength work yesterday. It does most good with a day between, so gentle movement is enough today."
THIS_WEEK = "You have done strength work on three of the last seven days, which is plenty. Gentle is enough today."


def is_strength(exercise: Exercise, variation: Variation) -> bool:
    """Return whether doing this counts as strength work: a strengthening exercise in more than its easier version."""
    return exercise.strengthens and variation.level is not Level.EASIER


def holds_strength(plan: Plan) -> bool:
    """Return whether a plan holds strength work."""
    return any(is_strength(item.exercise, item.variation) for item in plan.items)


def why_no_strength(strength_days: Iterable[dt.date], today: dt.date) -> str:
    """Return why strength work is not for `today`, in whole sentences; "" where it is.

    Not twice on one day, not on the day after, and on at most three of any seven days. Later days do not count.
    """
    ago = {(today - day).days for day in strength_days}
    ago = {days for days in ago if 0 <= days < WEEK_DAYS}
    if 0 in ago:
        return TODAY
    if 1 in ago:
        return YESTERDAY
    return THIS_WEEK if len(ago) >= MOST_A_WEEK else ""
