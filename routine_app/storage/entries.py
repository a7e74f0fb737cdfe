"""The entries of the diary as statements with their values. Knows the tables and the values; no connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.storage.rows import from_sites, to_ms, to_text

if TYPE_CHECKING:
    from routine_app.storage.records import PainRecord, PlannedItem, SkipRecord, SwapRecord

EntryRow = tuple[str, tuple[object, ...]]

BEGIN = (
    "INSERT INTO sessions (routine_id, routine_name, day, started_ms, offset_min, pain_before, sites, pace_percent,"
    " comfort) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
ITEM = "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
PLANNED_SWAP = "INSERT INTO swaps VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)"
NAME = "INSERT OR REPLACE INTO names VALUES (?, ?, ?)"
SET = (
    "INSERT INTO sets SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM sets"
    " WHERE session_id = ?"
)
SKIP = "INSERT INTO skips SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ?, ? FROM skips WHERE session_id = ?"
SWAP = "INSERT INTO swaps SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM swaps WHERE session_id = ?"
SWAP_DETAILS = "INSERT OR REPLACE INTO swap_details SELECT ?, coalesce(max(seq), 1), ? FROM swaps WHERE session_id = ?"
JOINED = "INSERT INTO joined_items VALUES (?, ?, 1)"
_PAIN = (
    "INSERT OR REPLACE INTO pains SELECT ?, coalesce(max(seq), 0) + ?, ?, ?, ?, ?, ?, ?, ? FROM pains"
    " WHERE session_id = ?"
)
GIVE_UP = "UPDATE pains SET item = ? WHERE session_id = ? AND seq = (SELECT max(seq) FROM pains WHERE session_id = ?)"
_PAIN_DETAILS = (
    "INSERT OR REPLACE INTO pain_details SELECT ?, coalesce(max(seq), 1), ?, ? FROM pains WHERE session_id = ?"
)
_PAIN_MARK = "INSERT OR REPLACE INTO pain_marks SELECT ?, coalesce(max(seq), 1), ? FROM pains WHERE session_id = ?"
_NO_PAIN = "DELETE FROM {} WHERE session_id = ? AND seq = (SELECT max(seq) FROM pains WHERE session_id = ?)"
UNWELL = "INSERT INTO unwell SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ? FROM unwell WHERE session_id = ?"
FINISH = (
    "UPDATE sessions SET state = CASE WHEN state IN ('open', 'left') THEN coalesce(?, 'finished') ELSE state END,"
    " ended_ms = coalesce(ended_ms, ?), ended_offset_min = coalesce(ended_offset_min, ?),"
    " pain_after = coalesce(?, pain_after), effort = coalesce(?, effort), note = coalesce(nullif(?, ''), note),"
    " sites = coalesce(nullif(?, ''), sites), elapsed_ms = coalesce(?, elapsed_ms) WHERE id = ?"
)


def planned_rows(session_id: int, index: int, item: PlannedItem, at: tuple[int, int]) -> list[EntryRow]:
    """Return the entries of a planned item: its own, and that of the swap that it came by, if it did."""
    swap, reason = (item.exercise, item.replaced, item.variation), to_text(item.reason)
    what = (item.exercise, item.variation, to_text(item.name), item.sets, item.estimate_ms, item.replaced, reason)
    rows: list[EntryRow] = [(ITEM, (session_id, index, *what))]
    return rows if item.replaced is None else [*rows, (PLANNED_SWAP, (session_id, index, index, *swap, reason, *at))]


def skip_row(session_id: int, skip: SkipRecord) -> EntryRow:
    """Return the entry of an exercise left out."""
    what = (skip.item, skip.exercise, skip.variation, to_text(skip.reason))
    return SKIP, (session_id, *what, *to_ms(skip.at), session_id)


def swap_rows(session_id: int, swap: SwapRecord) -> list[EntryRow]:
    """Return the entries of a swap: its own, and what it has besides."""
    change = (swap.item, swap.exercise, swap.from_variation, swap.to_variation, to_text(swap.reason), swap.planned)
    row = (SWAP, (session_id, *change, *to_ms(swap.at), session_id))
    return [row, (SWAP_DETAILS, (session_id, swap.fewer, session_id))] if swap.fewer else [row]


def joined_rows(session_id: int, index: int, item: PlannedItem) -> list[EntryRow]:
    """Return the entries of an item that joined the plan in mid-session."""
    what = (item.exercise, item.variation, to_text(item.name), item.sets, item.estimate_ms, None, to_text(item.reason))
    return [(ITEM, (session_id, index, *what)), (JOINED, (session_id, index))]


def hurt_rows(session_id: int, pain: PainRecord, *, replaces: bool) -> list[EntryRow]:
    """Return the entries of a pain; `replaces` the one before, which she had not confirmed."""
    what = (pain.item, pain.exercise, pain.variation, from_sites(pain.sites), pain.pain, *to_ms(pain.at))
    rows: list[EntryRow] = [
        (_PAIN, (session_id, 0 if replaces else 1, *what, session_id)),
        (_PAIN_DETAILS, (session_id, pain.side, pain.sharp, session_id)),
    ]
    marked = replaces or not pain.confirmed
    return [*rows, (_PAIN_MARK, (session_id, not pain.confirmed, session_id))] if marked else rows


def no_hurt_rows(session_id: int) -> list[EntryRow]:
    """Return the entries that take back the pain told last, which she had not confirmed."""
    return [(_NO_PAIN.format(table), (session_id, session_id)) for table in ("pain_marks", "pain_details", "pains")]
