"""The end of a session that was cut short: Finish with what was done, without playing on.

Stands where a Run stands after its last moment; knows the diary's record and the journal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from routine_app.application.care.from_diary import reported_in
from routine_app.application.diary.view import Names
from routine_app.application.session.finish_view import Answers, FinishView
from routine_app.application.session.journal import Journal
from routine_app.application.session.resume import ResumeOffer, last_sign
from routine_app.application.session.summary import summarise_record
from routine_app.application.session.this_week import DaysOfWeek, days_of_week


class UnfinishedEnd(QObject):
    """Brings the session of an offer to its end, at the time when it was last heard of."""

    def __init__(
        self,
        offer: ResumeOffer,
        names: Names,
        journal: Journal,
        now: Callable[[], dt.datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._offer, self._names, self._journal, self._now = offer, names, journal, now
        journal.take_up(offer.session.id)
        journal.finish(last_sign(offer.session), stopped=not offer.was_whole)

    @property
    def messages(self) -> tuple[str, ...]:
        """What could not be kept in the diary."""
        return tuple(self._journal.messages)

    def finish_view(self) -> FinishView:
        """Return what came of it. How she is now says nothing of a session of another day."""
        line = self._offer.session.summary
        return FinishView(
            routine_name=line.routine_name,
            summary=summarise_record(self._offer.session, self._names),
            elapsed_ms=line.elapsed_ms,
            whole=self._offer.was_whole,
            same_day=self._offer.same_day,
            messages=self.messages,
            reported=reported_in(self._offer.session),
            on=line.day,
            week=self._journal.asked(partial(days_of_week, day=line.day)) or DaysOfWeek(),
        )

    def end(self, answers: Answers | None = None) -> None:
        """Write what she said into the diary."""
        if answers is not None:
            self._journal.finish(self._now(), answers, stopped=not self._offer.was_whole)

    def close(self) -> None:
        """Let go of the diary."""
        self._journal.close()
