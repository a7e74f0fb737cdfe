"""A correction of the diary in words: what is true now, and what is true again once it is taken back.

Knows values only; keeps nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from routine_app.application.diary.words import flare_word, number

if TYPE_CHECKING:
    from routine_app.application.diary.day_notes import SaidOfDay
    from routine_app.storage.records import DayRecord


class Words(msgspec.Struct, frozen=True):
    """Two sentences: what holds now, and what holds again once it is taken back."""

    now: str
    again: str


NOTE_CHANGED = Words("Note changed.", "The note is as it was before.")


def changed_words(called: str, now: str, before: str) -> Words:
    """Return "Pain after is now 1.", and "Pain after is 3 again."; "" stands for not said."""
    again = f"{called} is {before} again." if before else f"{called} is not said, as before."
    return Words(f"{called} is now {now or 'not said'}.", again)


def deleted_words(called: str) -> Words:
    """Return the words for a session that was deleted."""
    return Words(f"Deleted: {called}.", f"{called} is in the diary again.")


def answer_word(value: int | bool | None) -> str:
    """Return an answer in a word, "" where there is none."""
    if value is None:
        return ""
    return flare_word(value) if isinstance(value, bool) else number(value)


def of_day_words(said: SaidOfDay, before: DayRecord) -> Words:
    """Return the words for what she has just said of a whole day: its sleep, or its stress."""
    if said.sleep_hours is not msgspec.UNSET:
        return changed_words("Sleep", _hours(said.sleep_hours), _hours(before.sleep_hours))
    stress = None if said.stress is msgspec.UNSET else said.stress
    return changed_words("Stress", answer_word(stress), answer_word(before.stress))


def _hours(hours: float | None) -> str:
    return "" if hours is None else f"{number(hours)} h"
