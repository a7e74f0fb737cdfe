"""The diary: what she did, set by set as it happens, and how it felt.

Knows the tables and values; no player, no clock: every time comes in as an argument. Each record is a transaction of
its own that is on the drive when the call returns, so a crash loses at most the set in progress. An entry that could
not be kept (drive full, locked) waits in memory and is written, in order, with the next one: the call raises, the app
says so once, and nothing needs to be done again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.comfort import Comfort
from routine_app.storage import editing, entries, reading
from routine_app.storage.comfort_rows import from_comfort
from routine_app.storage.cut_short import finish_what_was_cut_short
from routine_app.storage.database import Database
from routine_app.storage.errors import InvalidEntryError, from_os_error, session_gone
from routine_app.storage.opening import open_database
from routine_app.storage.progress import Progress
from routine_app.storage.rows import from_sites, to_ms, to_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from types import TracebackType

    from routine_app.storage.entries import EntryRow
    from routine_app.storage.errors import StorageError
    from routine_app.storage.records import (
        DayRecord,
        Deleted,
        Edited,
        PainRecord,
        PainSite,
        PlannedItem,
        SessionChanges,
        SessionRecord,
        SessionState,
        SessionSummary,
        SetRecord,
        SkipRecord,
        SwapRecord,
        Undo,
        Unfinished,
        UnwellRecord,
    )


class History:
    """The diary in an open database, or in the one at a path (which is then closed with it).

    `progress` answers the statistics. Methods raise a StorageError, and ValueError for a time without a zone.
    """

    def __init__(self, source: Path | Database) -> None:
        self.database = source if isinstance(source, Database) else _opened(source)
        self.progress = Progress(self.database)
        self._waiting: list[tuple[str, tuple[object, ...]]] = []

    def __enter__(self) -> History:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def waiting(self) -> int:
        """How many entries could not be kept yet and will be tried again."""
        return len(self._waiting)

    def begin_session(
        self,
        routine_id: str,
        routine_name: str,
        planned: Sequence[PlannedItem],
        started: dt.datetime,
        *,
        left_out: Iterable[SkipRecord] = (),
        pain_before: int | None = None,
        sites: Iterable[PainSite] = (),
        pace_percent: int = 100,
        comfort: Comfort | None = None,
        names: Iterable[tuple[str, str, str]] = (),
    ) -> int:
        """Open a session with its plan, and return its number. Its day is the local date of `started`.

        `names` (kind, id, name) are what its exercises and variations are called, for the day when no catalogue knows.
        Planned swaps (`PlannedItem.replaced`) and exercises left out by the plan are recorded with it.
        """
        at, day = to_ms(started), started.date().isoformat()
        routine = (to_text(routine_id), to_text(routine_name), day)
        how = (pain_before, from_sites(sites), pace_percent, from_comfort(comfort or Comfort()))
        self.flush()
        with self.database.write() as connection:
            number = connection.execute(entries.BEGIN, (*routine, *at, *how)).lastrowid or 0
            items = [row for index, each in enumerate(planned) for row in entries.planned_rows(number, index, each, at)]
            skips = [entries.skip_row(number, each) for each in left_out]
            for row in (*items, *skips, *((entries.NAME, (*each[:2], to_text(each[2]))) for each in names)):
                connection.execute(*row)
        return number

    def record_set(self, session_id: int, done: SetRecord) -> None:
        """Keep a finished set; when this returns it is on the drive."""
        work = (done.item, done.exercise, done.variation, done.side, done.number, done.reps, done.duration_ms)
        self._keep(entries.SET, (session_id, *work, done.session_ms, done.breathing, *to_ms(done.at), session_id))

    def record_skip(self, session_id: int, skip: SkipRecord) -> None:
        """Keep that an exercise was left out."""
        self._keep(*entries.skip_row(session_id, skip))

    def take_back_skip(self, session_id: int, item: int) -> None:
        """Keep that this item of the plan is not left out after all."""
        self._keep("DELETE FROM skips WHERE session_id = ? AND item = ?", (session_id, item))

    def record_swap(self, session_id: int, swap: SwapRecord) -> None:
        """Keep that one variation was done in place of another."""
        self._keep_all(*entries.swap_rows(session_id, swap))

    def join_items(self, session_id: int, first: int, items: Sequence[PlannedItem]) -> None:
        """Keep that items joined the plan in mid-session, from this index on."""
        rows = [row for index, each in enumerate(items, first) for row in entries.joined_rows(session_id, index, each)]
        self._keep_all(*rows)

    def record_pace(self, session_id: int, pace_percent: int) -> None:
        """Keep the pace that she changed to."""
        self._keep("UPDATE sessions SET pace_percent = ? WHERE id = ?", (pace_percent, session_id))

    def stop_for_pain(self, session_id: int, pain: PainRecord, *, replaces: bool = False) -> None:
        """Keep that an exercise hurt, all of it at once; `replaces` the pain told last, which was not confirmed."""
        self._keep_all(*entries.hurt_rows(session_id, pain, replaces=replaces))

    def take_back_pain(self, session_id: int) -> None:
        """Forget the pain told last, which was not confirmed."""
        self._keep_all(*entries.no_hurt_rows(session_id))

    def give_up(self, session_id: int, item: int) -> None:
        """Keep of the pain told last that she does no more of this item of the plan."""
        self._keep(entries.GIVE_UP, (item, session_id, session_id))

    def record_unwell(self, session_id: int, unwell: UnwellRecord) -> None:
        """Keep that she felt unwell."""
        self._keep(entries.UNWELL, (session_id, to_text(unwell.sign), unwell.how_soon, *to_ms(unwell.at), session_id))

    def finish_session(
        self,
        session_id: int,
        at: dt.datetime,
        *,
        state: SessionState | None = None,
        pain_after: int | None = None,
        effort: int | None = None,
        note: str = "",
        sites: Iterable[PainSite] = (),
        elapsed_ms: int | None = None,
    ) -> None:
        """End a session (FINISHED unless `state` says otherwise), and begin the day's automatic backup if it is due.

        May be called again with the answers of the Finish page: what is left out then stays as it was, and so do
        the state and the time of the end. `elapsed_ms` is the player's time; by default that of the last set.
        """
        answers = (state, *to_ms(at), pain_after, effort, to_text(note), from_sites(sites), elapsed_ms)
        self._keep(entries.FINISH, (*answers, session_id))
        if not self.database.in_transaction:
            self.database.begin_backup(at.date())

    def leave_session(self, session_id: int) -> None:
        """She begins afresh: the open session is no longer offered; what was done in it stays."""
        self._keep("UPDATE sessions SET state = replace(state, 'open', 'left') WHERE id = ?", (session_id,))

    def record_day(self, day: DayRecord) -> None:
        """Keep what she noted for a day, in place of what stood there."""
        values = (day.day.isoformat(), day.worst_pain, day.average_pain, day.stress, day.sleep_hours, day.night_wakes)
        self._keep("INSERT OR REPLACE INTO days VALUES (?, ?, ?, ?, ?, ?)", values)

    def sessions(self, since: dt.date | None = None, until: dt.date | None = None) -> tuple[SessionRecord, ...]:
        """Return all sessions of these days (both included; None: no bound) with all that happened in them."""
        return self.database.tolerantly(lambda: reading.load_sessions(self.database, since, until))

    def summaries(self, since: dt.date | None = None, until: dt.date | None = None) -> tuple[SessionSummary, ...]:
        """Return one line for each session of these days."""
        return self.database.tolerantly(lambda: reading.load_summaries(self.database, since, until))

    def session(self, session_id: int) -> SessionRecord | None:
        """Return one session by its number."""
        return self.database.tolerantly(lambda: reading.load_session(self.database, session_id))

    def day(self, day: dt.date) -> tuple[SessionRecord, ...]:
        """Return the sessions of one day."""
        return self.sessions(day, day)

    def days(self, since: dt.date | None = None, until: dt.date | None = None) -> tuple[DayRecord, ...]:
        """Return what she noted for whole days."""
        return self.database.tolerantly(lambda: reading.load_days(self.database, since, until))

    def unfinished(self) -> Unfinished | None:
        """Return the last session if it was cut short, with where to go on."""
        return self.database.tolerantly(lambda: reading.find_unfinished(self.database))

    def names(self) -> tuple[tuple[str, str, str], ...]:
        """Return what exercises and variations were called when they were last done: kind, id, name."""
        return self.database.tolerantly(lambda: reading.load_names(self.database))

    def edit(self, session_id: int, changes: SessionChanges) -> Edited:
        """Correct a session, and return what `restore` takes to undo it."""
        return editing.edit(self.database, session_id, changes)

    def delete(self, session_id: int) -> Deleted:
        """Delete a session, and return what `restore` takes to undo it."""
        return editing.delete(self.database, session_id)

    def restore(self, undo: Undo) -> None:
        """Undo an edit or a deletion."""
        editing.restore(self.database, undo)

    def flush(self) -> None:
        """Write the entries that wait; those that cannot be kept at all are dropped."""
        while self._waiting:
            written = 0
            try:
                with self.database.write() as connection:
                    for sql, values in self._waiting:
                        if connection.execute(sql, values).rowcount == 0:
                            raise session_gone()
                        written += 1
                self._waiting.clear()
            except InvalidEntryError:
                del self._waiting[written]
                if written == len(self._waiting):
                    raise

    def wait_for_backup(self) -> StorageError | None:
        """Wait for the automatic backup, if one is under way; return why it could not be made, if so."""
        return self.database.wait_for_backup()

    def close(self) -> None:
        """Close the database, once an automatic backup under way is made."""
        self.database.close()

    def _keep(self, sql: str, values: tuple[object, ...]) -> None:
        self._keep_all((sql, values))

    def _keep_all(self, *rows: EntryRow) -> None:
        if self.database.refusal is not None:
            raise self.database.refusal
        self._waiting.extend(rows)
        self.flush()


def _opened(path: Path) -> Database:
    """Open the diary; whatever the system has against it becomes a StorageError."""
    try:
        finish_what_was_cut_short(path)
        return open_database(path)
    except OSError as error:
        raise from_os_error(error, path) from error
