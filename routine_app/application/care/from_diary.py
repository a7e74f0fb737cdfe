"""What the diary of the last weeks is a reason to say or to offer, and what she told of one session.

Brings the diary's records and the rules of `domain/care` together. A diary that cannot be read is a reason for nothing:
it is said elsewhere. Knows no widget; today is an argument.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from routine_app.domain.care.after_session import Reported
from routine_app.domain.care.diary_prompts import DiaryPrompt, diary_prompts
from routine_app.domain.care.progression import SessionReport, Step, StepOffer, step_offer
from routine_app.domain.care.statements import HowSoon
from routine_app.storage.errors import StorageError
from routine_app.storage.open_once import as_open, is_there
from routine_app.storage.records import SessionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from routine_app.storage.history import History
    from routine_app.storage.open_once import Diary
    from routine_app.storage.preference_values import Preferences
    from routine_app.storage.records import DayRecord, SessionRecord

_LOOK_BACK = dt.timedelta(days=28)
_MOST_STEPS = 10


class CareLook(msgspec.Struct, frozen=True):
    """What there is to say on a day, the most urgent first, and the step to offer in the doses."""

    prompts: tuple[DiaryPrompt, ...] = ()
    step: StepOffer | None = None


def look(diary: Diary, preferences: Preferences, today: dt.date) -> CareLook:
    """Return what the diary gives reason for today."""
    if not is_there(diary):
        return CareLook()
    try:
        with as_open(diary) as history:
            sessions = history.sessions(today - _LOOK_BACK, today)
            days = history.days(today - _LOOK_BACK, today)
    except StorageError:
        return CareLook()
    prompts = diary_prompts(pain_by_day(sessions, days), today, ended=preferences.is_quiet)
    since = preferences.dose_step_on
    counting = [report_of(each) for each in sessions if since is None or each.summary.day > since]
    return CareLook(prompts, _possible(step_offer(counting), preferences))


def prompts_in(history: History, preferences: Preferences, today: dt.date) -> tuple[DiaryPrompt, ...]:
    """Return what an open diary gives reason to say today. Raises a StorageError."""
    since = today - _LOOK_BACK
    by_day = pain_by_day(history.sessions(since, today), history.days(since, today))
    return diary_prompts(by_day, today, ended=preferences.is_quiet)


def take_step(preferences: Preferences, step: Step, today: dt.date) -> Preferences:
    """Return the preferences with a step of the doses that she accepted; sessions count for the next one afresh."""
    by = 1 if step is Step.MORE else -1
    dose_step = min(max(preferences.dose_step + by, -1), _MOST_STEPS)
    return replace(preferences, dose_step=dose_step, dose_step_on=today)


def leave_step(preferences: Preferences, today: dt.date) -> Preferences:
    """Return the preferences once she has declined: the doses stay, and the sessions until today give no new offer."""
    return replace(preferences, dose_step_on=today)


def pain_by_day(sessions: Iterable[SessionRecord], days: Iterable[DayRecord]) -> dict[dt.date, int]:
    """Return the highest pain (0-10) that she told for each day, whatever asked for it."""
    found: dict[dt.date, int] = {}
    told = [(each.summary.day, pain) for each in sessions for pain in pains_told(each)]
    told += [(each.day, pain) for each in days for pain in (each.worst_pain, each.average_pain) if pain is not None]
    for day, pain in told:
        found[day] = max(pain, found.get(day, 0))
    return found


def pains_told(session: SessionRecord) -> Iterator[int]:
    """Yield every pain (0-10) that she told of a session: before, during and after it."""
    line = session.summary
    told = (line.pain_before, *(each.pain for each in session.pains), line.pain_after)
    yield from (each for each in told if each is not None)


def worst_during(session: SessionRecord) -> int | None:
    """Return the highest pain that she told during a session; None where she told none."""
    return max((each.pain for each in session.pains if each.pain is not None), default=None)


def report_of(session: SessionRecord) -> SessionReport:
    """Return what a session says about the doses."""
    line = session.summary
    return SessionReport(
        finished=line.state is SessionState.FINISHED,
        before=line.pain_before,
        worst=worst_during(session),
        sharp=any(each.sharp for each in session.pains),
        after=line.pain_after,
        effort=line.effort,
        flare=line.flare,
    )


def reported_in(session: SessionRecord) -> Reported:
    """Return what she told of a session, for what Finish says."""
    line = session.summary
    signs = [each.how_soon or HowSoon.ROUTINE for each in session.unwell]
    return Reported(
        before=line.pain_before,
        worst=worst_during(session),
        sharp=any(each.sharp for each in session.pains),
        ended=any(each.item is not None for each in session.pains) or line.state is SessionState.STOPPED,
        after=line.pain_after,
        unwell=min(signs, key=lambda each: each.rank, default=None),
    )


def _possible(offer: StepOffer | None, preferences: Preferences) -> StepOffer | None:
    """Leave out an offer that leads nowhere: there is nothing below one step back, and no end of steps."""
    if offer is None:
        return None
    at_the_end = preferences.dose_step >= _MOST_STEPS if offer.step is Step.MORE else preferences.dose_step < 0
    return None if at_the_end else offer
