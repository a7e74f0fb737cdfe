"""Whether the chosen routine's strength work is for today: what the diary says of the last days, and the rule.

Brings the diary and `domain.load` together. A diary that cannot be read advises nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from routine_app.domain.exercise import Exercise
from routine_app.domain.load import WEEK_DAYS, holds_strength, is_strength, why_no_strength
from routine_app.domain.plan import Plan
from routine_app.storage.errors import StorageError
from routine_app.storage.files import may_be_there
from routine_app.storage.history import History
from routine_app.storage.records import SessionRecord

if TYPE_CHECKING:
    from pathlib import Path


def strength_days(database: Path, exercises: Mapping[str, Exercise], today: dt.date) -> frozenset[dt.date]:
    """Return the days of the last seven, `today` among them, on which a set of strength work was done."""
    if not may_be_there(database):
        return frozenset()
    try:
        with History(database) as history:
            sessions = history.sessions(today - dt.timedelta(days=WEEK_DAYS - 1), today)
    except StorageError:  # said where the diary is looked at for a session to go on with
        return frozenset()
    return frozenset(session.summary.day for session in sessions if _has_strength(session, exercises))


def load_message(plan: Plan | None, days: frozenset[dt.date], today: dt.date) -> str:
    """Return what to say of the strength work in a plan; "" where there is none, or it is for today."""
    return why_no_strength(days, today) if plan is not None and holds_strength(plan) else ""


def _has_strength(session: SessionRecord, exercises: Mapping[str, Exercise]) -> bool:
    for done in session.sets:
        exercise = exercises.get(done.exercise)
        found = [one for one in exercise.variations if one.id == done.variation] if exercise else []
        if exercise is not None and any(is_strength(exercise, one) for one in found):
            return True
    return False
