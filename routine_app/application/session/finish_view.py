"""What came of a session, and what she says afterwards: the values of Finish, whatever shows it.

Knows a summary; knows no widget and keeps nothing.
"""

from __future__ import annotations

import msgspec

from routine_app.application.diary.day_notes import SaidOfDay
from routine_app.application.session.summary import Summary
from routine_app.domain.care.after_session import Reported
from routine_app.storage.records import PainSite


class FinishView(msgspec.Struct, frozen=True):
    """What came of the session; `elapsed_ms` is its length with rests, `whole` whether it went to its end.

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


class Answers(msgspec.Struct, frozen=True):
    """What she said afterwards: pain 0-10 and effort 1-10 (None: not said), a note, where it hurts, and of her day."""

    pain: int | None = None
    effort: int | None = None
    note: str = ""
    sites: frozenset[PainSite] = frozenset()
    of_day: SaidOfDay | None = None
