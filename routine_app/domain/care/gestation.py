"""The week of pregnancy from a due date, which is the first day of week 40. Knows days; today is an argument."""

from __future__ import annotations

import datetime as dt

DUE_WEEK = 40
_WEEK_DAYS = 7


def week_from_due_date(due: dt.date, today: dt.date) -> int:
    """Return the completed weeks of pregnancy on a day, as midwives count them; below 1 or above 42 where far off."""
    return (DUE_WEEK * _WEEK_DAYS - (due - today).days) // _WEEK_DAYS
