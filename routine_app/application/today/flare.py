"""Whether it flared up after the last session of yesterday: what Today asks, once, and where the answer goes.

Brings the diary and Today together. A fault of the drive becomes a message, never an exception; a diary that is not
there yet is not made.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from routine_app.storage.errors import StorageError
from routine_app.storage.history import History
from routine_app.storage.open_once import as_open, is_there
from routine_app.storage.records import SessionChanges

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.storage.open_once import Diary


class FlareQuestion(msgspec.Struct, frozen=True):
    """The question about a session of the day before `today`; `answer` is None until she has given one."""

    session_id: int
    routine_name: str
    today: dt.date
    answer: bool | None = None

    @property
    def line(self) -> str:
        """The question, or what was noted."""
        if self.answer is None:
            return f"Yesterday you did {self.routine_name}. Did it flare up afterwards?"
        return f"Noted for yesterday: {'it flared up.' if self.answer else 'no flare.'}"


def flare_to_ask(diary: Diary, today: dt.date) -> tuple[FlareQuestion | None, tuple[str, ...]]:
    """Return what there is to ask today, if anything, and what the diary found about itself while it was looked for.

    A diary that cannot be read asks nothing.
    """
    if not is_there(diary):
        return None, ()
    try:
        with as_open(diary) as history:
            session = history.progress.flare_to_ask(today)
            told = tuple(str(notice) for notice in history.database.notices)
    except StorageError:  # said where the diary is looked at for a session to go on with
        return None, ()
    return None if session is None else FlareQuestion(session.id, session.routine_name, today), told


def answered(database: Path, question: FlareQuestion, *, flare: bool | None) -> tuple[FlareQuestion, tuple[str, ...]]:
    """Keep her answer (None: take it back). Return the question as it stands then, and what could not be kept."""
    try:
        with History(database) as history:
            history.edit(question.session_id, SessionChanges(flare=flare))
    except StorageError as error:
        return question, (str(error),)
    return replace(question, answer=flare), ()
