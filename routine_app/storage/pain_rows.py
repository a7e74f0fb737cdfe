"""From the diary's rows about pain and feeling unwell to its values. Knows both, and no connection.

As in `rows`, a value that cannot be is refused with a ValueError or a TypeError.
"""

from __future__ import annotations

from routine_app.domain.care.statements import HowSoon
from routine_app.domain.vocabulary import Side
from routine_app.storage.records import PainRecord, UnwellRecord
from routine_app.storage.rows import (
    LONGEST_ID,
    LONGEST_NAME,
    MOST_ITEMS,
    Row,
    checked_number,
    checked_text,
    to_datetime,
    to_sites,
)


def to_pain(row: Row) -> PainRecord:
    """Read exercise, pain, sites, item, variation, at, offset, and where it has any side, sharp and its mark."""
    exercise, pain, sites, item, variation, at, offset = row[:7]
    side, sharp = to_pain_details(row[7:9]) if row[7:] else (None, False)
    confirmed = to_pain_mark(row[9:]) if row[9:] else True
    return PainRecord(
        checked_text(exercise, LONGEST_ID),
        to_datetime(at, offset),
        checked_number(pain, 0, 10),
        to_sites(checked_text(sites, LONGEST_NAME)),
        checked_number(item, 0, MOST_ITEMS),
        None if variation is None else checked_text(variation, LONGEST_ID),
        side,
        sharp,
        confirmed,
    )


def to_pain_details(row: Row) -> tuple[Side | None, bool]:
    """Read side and sharp."""
    side, sharp = row
    return None if side is None else Side(side), bool(checked_number(sharp, 0, 1))


def to_pain_mark(row: Row) -> bool:
    """Read whether she has confirmed it."""
    (unconfirmed,) = row
    return not checked_number(unconfirmed, 0, 1)


def to_unwell(row: Row) -> UnwellRecord:
    """Read sign, how soon, at, offset."""
    sign, how_soon, at, offset = row
    return UnwellRecord(
        to_datetime(at, offset), checked_text(sign, LONGEST_ID), None if how_soon is None else HowSoon(how_soon)
    )
