"""What came of a session, and what she says afterwards: the values of Finish, whatever shows it.

Knows a summary; knows no widget and keeps nothing.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from routine_app.application.diary.day_notes import SaidOfDay
from routine_app.application.session.summary import Summary
from routine_app.application.session.this_week import DaysOfWeek
from routine_app.domain.care.after_session import Reported
from routine_app.domain.care.closing_word import ClosingWord, SessionFacts, closing_word
from routine_app.storage.records import PainSite


class FinishView(msgspec.Struct, frozen=True):
    """What came of the session; `elapsed_ms` is its length with rests, `whole` whether it went to its end.

    `week` are the days of its week that hold something, `on` its own day; None where that is not to be said.

    `same_day` is false where it is too late to say how she was after it. `messages` say what could not be kept of it;
    `reported` is what she told in it of pain and of feeling unwell.
    """

    routine_name: str
    summary: Summary
    elapsed_ms: int
    whole: bool
    same_day: bool = True
    messages: tuple[str, ...] = ()
    reported: Reported = Reported()
    on: dt.date | None = None
    week: DaysOfWeek = DaysOfWeek()

    def closing(self, *, cheer: bool) -> ClosingWord:
        """Return the title and the sentence that are true of it; `cheer`: something cheerful may be said."""
        summary = self.summary
        facts = SessionFacts(
            elapsed_ms=self.elapsed_ms,
            done=len(summary.done),
            left_out=summary.own_skips,
            easier=summary.own_swaps,
            swapped=len(summary.swapped) - summary.own_swaps,
            whole=self.whole,
            calm=summary.calm,
            cheer=cheer,
        )
        return closing_word(facts)


class Answers(msgspec.Struct, frozen=True):
    """What she said afterwards: pain 0-10 and effort 1-10 (None: not said), a note, where it hurts, and of her day."""

    pain: int | None = None
    effort: int | None = None
    note: str = ""
    sites: frozenset[PainSite] = frozenset()
    of_day: SaidOfDay | None = None
