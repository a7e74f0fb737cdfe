"""The one connection to the diary's database: opening, transactions, closing, and errors in words.

Knows SQLite and files; not what the tables mean. One connection writes; any number of processes may have the file
open (WAL), and each waits for the other for `busy_ms`.

`synchronous = FULL`: every commit is on the drive before it returns. NORMAL would outlive kill -9 too, but a power cut
could take the last sets; a set is committed every half minute or so and costs well under a millisecond on an SSD, so
there is nothing to save.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from routine_app.storage.backups import DailyBackup, copy_database, put_back
from routine_app.storage.errors import StorageError, database_damaged, folder_gone, from_sqlite_error
from routine_app.storage.offers import RecoveryOffer, answer_offer, spared_by_offer
from routine_app.storage.soundness import is_damage, mark_suspect
from routine_app.storage.unreadable import UNREADABLE, is_unreadable, set_rows_aside, words_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType

Values = tuple[object, ...]
Row = tuple[Any, ...]
Answer = TypeVar("Answer")


class Notice(msgspec.Struct, frozen=True):
    """Something that she should be told about the diary, and what she can do about it."""

    message: str
    mend: str

    def __str__(self) -> str:
        return f"{self.message} {self.mend}".strip()


class Database:
    """An open diary. Made by `opening.open_database`; a context manager that closes it.

    `refusal` says why it is open for reading only (None: it is not). `notices` are for her eyes, about what happened
    since it was opened. `offer` is open until she answers it: what could be put in the place of a diary that was lost.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        refusal: StorageError | None = None,
        notices: tuple[Notice, ...] = (),
        offer: RecoveryOffer | None = None,
    ) -> None:
        self.path = path
        self.refusal = refusal
        self.notices = notices
        self.offer = offer
        self._connection = connection
        self._backup: DailyBackup | None = None
        self._identity = self._look()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def in_transaction(self) -> bool:
        """Whether a `write` block is open."""
        return self._connection.in_transaction

    def read(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows of a query. Raises a StorageError."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise self._explain(error) from error

    @contextlib.contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Open a transaction: all of the block is kept (and on the drive) when it ends, or nothing of it.

        A block within a block joins the outer one. Raises a StorageError.
        """
        if self._connection.in_transaction:
            yield self._connection
            return
        if self.refusal is not None:
            raise self.refusal
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection
            self._must_be_there()
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            raise self._explain(error) from error
        except BaseException:
            self._roll_back()
            raise

    def begin_backup(self, day: dt.date) -> None:
        """Begin the automatic backup of `day`, unless there is one already or one is under way, and do not wait."""
        backup = DailyBackup(self.path, day, lambda: spared_by_offer(self.path))
        if backup.is_due and not (self._backup is not None and self._backup.is_alive()):
            self._backup = backup
            backup.start()

    def wait_for_backup(self) -> StorageError | None:
        """Wait until no backup is under way; return why the last one could not be made, if so."""
        if self._backup is None:
            return None
        self._backup.join()
        return self._backup.error

    def copy_to(self, target: Path) -> None:
        """Write a checked copy to a new file; works even when the database's own folder is gone.

        Raises a StorageError.
        """
        copy_database(self._connection, self.path, target)

    def replace_by(self, source: Path) -> None:
        """Replace all content by that of a sound database file of this format, at once or not at all.

        Raises a StorageError.
        """
        self._must_be_writable()
        put_back(self._connection, self.path, source)

    def answer_offer(self) -> None:
        """She has answered: nothing is offered any more. Raises a StorageError."""
        answer_offer(self.path)
        self.offer = None

    def tolerantly(self, ask: Callable[[], Answer]) -> Answer:
        """Return what `ask` reads of this database; rows that it cannot read are set aside, and it is asked again.

        Raises a StorageError.
        """
        try:
            return ask()
        except UNREADABLE:
            self.set_rows_aside()
        except sqlite3.Error as error:
            if not is_unreadable(error):
                raise
            self.set_rows_aside()
        try:
            return ask()
        except (*UNREADABLE, sqlite3.Error) as error:
            mark_suspect(self.path)
            raise database_damaged(self.path) from error

    def set_rows_aside(self) -> None:
        """Take out of the tables, one by one, the rows that cannot be read, and add a notice that says so.

        Where nothing may be written, what is read from now on is a copy in memory without them. Raises a StorageError.
        """
        try:
            if self.refusal is not None:
                copy = sqlite3.connect(":memory:", isolation_level=None)
                self._connection.backup(copy)
                self._connection.close()
                self._connection = copy
            found = set_rows_aside(self._connection)
        except sqlite3.Error as error:
            self._roll_back()
            raise self._explain(error) from error
        notice = words_of(found, writable=self.refusal is None)
        if notice:
            self.notices = (*self.notices, Notice(*notice))

    def close(self) -> None:
        """Fold the -wal file into the database and let go of it; a second call does nothing.

        A backup under way is waited for: nothing of ours touches the folder afterwards.
        """
        self.wait_for_backup()
        with contextlib.suppress(sqlite3.Error):  # a full or vanished drive: the -wal file stays and is read next time
            self._connection.close()

    def _must_be_writable(self) -> None:
        if self.refusal is not None:
            raise self.refusal
        self._must_be_there()

    def _must_be_there(self) -> None:
        """SQLite goes on writing to a deleted file without a word on Linux, so look for it by its name."""
        if self._look() != self._identity:
            raise folder_gone(self.path)

    def _look(self) -> tuple[int, int] | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def _roll_back(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _explain(self, error: sqlite3.Error) -> Exception:
        """Return the StorageError for an error of SQLite, or the error itself when the fault is ours."""
        if is_damage(error):
            mark_suspect(self.path)
        if is_unreadable(error):
            return error  # of rows, which `tolerantly` sets aside
        if self.refusal is not None and getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            return self.refusal  # a newer format may lack what this version asks for
        return from_sqlite_error(error, self.path) or error
