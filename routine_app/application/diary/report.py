"""What the report for a clinician says of a period of the diary: numbers, lists and plain sentences.

Knows the diary's values; knows no paper. It is her own record: it counts, and concludes nothing. Times are ms.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

import msgspec

from routine_app.application.diary.pain_trend import PainView, change_sentence, pain_view, trend_sentence
from routine_app.application.diary.view import (
    WEEK,
    DoneRow,
    Names,
    Period,
    SwapRow,
    done_row,
    monday_of,
    swap_row,
    weeks_of,
)
from routine_app.application.diary.words import number, short_day, site_words
from routine_app.domain.comfort import Week
from routine_app.domain.formatting import counted, time_of_day, whole_minutes
from routine_app.domain.reasons import on_paper
from routine_app.storage.progress import SwapTotal, WeekTotal
from routine_app.storage.records import PAIN_SITE_NAMES, PainSite, SessionState

if TYPE_CHECKING:
    from routine_app.storage.history import History
    from routine_app.storage.records import DayRecord, SessionRecord

_OF_HER = (
    ("you avoid", "she avoids"),
    ("lets you", "lets her"),
    ("keeps you", "keeps her"),
    ("by you", "by her"),
    ("you", "she"),
    ("You", "She"),
    ("your", "her"),
)
MOST_DONE, MOST_SWAPPED, MOST_LEFT_OUT, MOST_STOPS = 8, 6, 4, 4
MOST_STOP_DAYS = 30
FOOTER = (
    "This is her own record, written down during her exercises with Routine. It is no diagnosis and no medical advice."
)


class Figure(msgspec.Struct, frozen=True):
    """One of the numbers at the head: what it is, the number, and what belongs to it."""

    name: str
    value: str
    more: str = ""


class _Stop(msgspec.Struct, frozen=True):
    """A pain told during an exercise, or that she felt unwell: in full, and in short as it stands behind its day."""

    day: dt.date
    told: str
    in_short: str
    pain: int | None = None


class ReportView(msgspec.Struct, frozen=True):
    """The report. `since` to `until` is the period, both included; `plan` is her sessions a week, None for no plan."""

    since: dt.date
    until: dt.date
    pregnancy_week: Week | None
    plan: int | None
    figures: tuple[Figure, ...]
    weeks: tuple[WeekTotal, ...]
    adherence: str
    pain: PainView
    pain_sentences: tuple[str, ...]
    sites: tuple[tuple[str, int], ...]
    done: tuple[DoneRow, ...]
    swapped: tuple[SwapRow, ...]
    left_out: tuple[tuple[str, int, str], ...]
    stops: tuple[str, ...]
    flares: str
    notes: tuple[tuple[str, str], ...]
    daily: str


def report_view(
    history: History, names: Names, today: dt.date, period: Period, plan: int | None, pregnancy_week: Week | None
) -> ReportView:
    """Ask the diary for the report of a period that ends today. Raises a StorageError."""
    asked = period.since(today)
    told = [session for session in history.sessions(asked, today) if _has_something(session)]
    sessions = [session for session in told if session.summary.sets_done]
    since = _first_day(told, asked, today)
    progress = history.progress
    weeks = weeks_of(progress.by_day(since, today), since, today)
    pain = pain_view(progress.pain(since, today))
    return ReportView(
        since=since,
        until=today,
        pregnancy_week=pregnancy_week,
        plan=plan,
        figures=_figures(told, weeks, pain, plan),
        weeks=weeks,
        adherence=adherence_sentence(weeks, plan, today),
        pain=pain,
        pain_sentences=_pain_sentences(pain),
        sites=_sites(told),
        done=tuple(done_row(total, names) for total in progress.most_done(since, today, MOST_DONE)),
        swapped=tuple(_swapped(total, names) for total in progress.most_swapped(since, today, MOST_SWAPPED)),
        left_out=_left_out(sessions, names),
        stops=_stops(told, names),
        flares=_flares(sessions),
        notes=_notes(told),
        daily=_daily(history.days(since, today)),
    )


def _first_day(told: Sequence[SessionRecord], asked: dt.date | None, today: dt.date) -> dt.date:
    first = told[0].summary.day if told else today
    return first if asked is None else max(asked, min(monday_of(first), today))


def _has_something(session: SessionRecord) -> bool:
    """Whether a set was done, or she stopped or told something: nothing that she reported is left out."""
    line = session.summary
    said = (line.pain_before, line.pain_after)
    stopped = line.state is SessionState.STOPPED
    return bool(line.sets_done or stopped or session.pains or session.unwell) or any(each is not None for each in said)


def _notes(sessions: Sequence[SessionRecord]) -> tuple[tuple[str, str], ...]:
    """Return her notes with their days, the newest first."""
    noted = (session.summary for session in reversed(sessions) if session.summary.note)
    return tuple((short_day(each.day), " ".join(each.note.split())) for each in noted)


def adherence_sentence(weeks: Sequence[WeekTotal], plan: int | None, today: dt.date) -> str:
    """Say how many sessions a week there were beside the plan; a week still under way does not count as one."""
    whole = [week for week in weeks if week.monday + WEEK <= today + dt.timedelta(days=1)]
    total = sum(week.sessions for week in weeks)
    said = f"{counted(total, 'session')} in {counted(len(weeks), 'week')}."
    if plan is not None:
        said += f" Her own plan is {plan} a week."
    if not whole:
        return said
    mean = sum(week.sessions for week in whole) / len(whole)
    kept = f"{mean:.1f} a week in {counted(len(whole), 'whole week')}"
    if plan is not None:
        kept += f", the planned number or more in {sum(week.sessions >= plan for week in whole)} of them"
    return f"{said} {kept}."


def _figures(
    told: Sequence[SessionRecord], weeks: Sequence[WeekTotal], pain: PainView, plan: int | None
) -> tuple[Figure, ...]:
    sessions = [session for session in told if session.summary.sets_done]
    days = len({session.summary.day for session in sessions})
    spent = whole_minutes(sum(session.summary.elapsed_ms for session in sessions))
    mean = f"{len(sessions) / len(weeks):.1f}" if weeks else "0"
    answered = [session.summary.flare for session in sessions if session.summary.flare is not None]
    early = sum(session.summary.state is not SessionState.FINISHED for session in sessions)
    at_once = sum(not line.sets_done and line.state is SessionState.STOPPED for line in (each.summary for each in told))
    ended = f"{early} ended early{f', {at_once} more before a set' if at_once else ''}"
    before = [point.before for point in pain.points if point.before is not None]
    after = [point.after for point in pain.points if point.after is not None]
    return (
        Figure("Sessions", str(len(sessions)), f"on {counted(days, 'day')}, {ended}"),
        Figure("A week", mean, "no plan set" if plan is None else f"her plan: {plan}"),
        Figure("Minutes", str(spent), f"{whole_minutes(sum(week.breathing_ms for week in weeks))} of breathing"),
        Figure("Pain before", _median(before), _range(before)),
        Figure("Pain after", _median(after), _range(after)),
        Figure("Flares next day", str(sum(answered)), f"of {len(answered)} answered"),
    )


def _pain_sentences(pain: PainView) -> tuple[str, ...]:
    said = [point.before for point in pain.points if point.before is not None]
    return tuple(part for part in (trend_sentence(said, clinician=True), change_sentence(pain.points)) if part)


def _sites(sessions: Iterable[SessionRecord]) -> tuple[tuple[str, int], ...]:
    """Return how many sessions named each place, before the session or where an exercise was stopped."""
    found: Counter[PainSite] = Counter()
    for session in sessions:
        found.update(session.summary.sites.union(*(pain.sites for pain in session.pains)))
    return tuple((PAIN_SITE_NAMES[site], found[site]) for site in PainSite if found[site])


def _swapped(total: SwapTotal, names: Names) -> SwapRow:
    row = swap_row(total, names)
    return msgspec.structs.replace(row, reason=of_her(row.reason))


def _left_out(sessions: Iterable[SessionRecord], names: Names) -> tuple[tuple[str, int, str], ...]:
    """Return the exercises left out most: name, times, the last reason."""
    times: Counter[str] = Counter()
    reasons: dict[str, str] = {}
    for session in sessions:
        for skip in session.skips:
            times[skip.exercise] += 1
            reasons[skip.exercise] = of_her(skip.reason)
    return tuple((names.exercise(each), count, reasons[each]) for each, count in times.most_common(MOST_LEFT_OUT))


def of_her(reason: str) -> str:
    """Return a reason that was said to her as it is said of her, on paper, to a clinician."""
    reason = on_paper(reason)
    for to_her, said in _OF_HER:
        reason = re.sub(rf"\b{to_her}\b", said, reason)
    return reason


def _stops(sessions: Iterable[SessionRecord], names: Names) -> tuple[str, ...]:
    """Return every pain told during an exercise, the newest first.

    The last ones in full, those before by their day, and of years of them how many each year had: it fits its page.
    """
    stops = [stop for session in sessions for stop in _stops_of(session, names)][::-1]
    said = [f"{short_day(stop.day)}, {stop.told}" for stop in stops[:MOST_STOPS]]
    earlier = [f"{short_day(stop.day)} ({stop.in_short})" for stop in stops[MOST_STOPS:MOST_STOP_DAYS]]
    said += [f"before that: {', '.join(earlier)}"] if earlier else []
    return (*said, *_stops_by_year(stops[MOST_STOP_DAYS:]))


def _stops_of(session: SessionRecord, names: Names) -> Iterable[_Stop]:
    day = session.summary.day
    for pain in session.pains:
        told = [names.variation(pain.variation) if pain.variation else names.exercise(pain.exercise)]
        told += [] if pain.pain is None else [f"pain {pain.pain}"]
        told += [site_words(pain.sites)] if pain.sites else []
        told += ["sharp"] if pain.sharp else []
        told += ["not confirmed"] if not pain.confirmed else ["went on"] if pain.item is None else []
        yield _Stop(day, ", ".join(told), "-" if pain.pain is None else str(pain.pain), pain.pain)
    for unwell in session.unwell:
        sign = f", {unwell.sign.replace('_', ' ')}" if unwell.sign else ""
        yield _Stop(day, f"felt unwell{sign}", "unwell")


def _stops_by_year(stops: Sequence[_Stop]) -> Iterable[str]:
    """Yield "14 more in 2025, up to 7" for each year, in the order of the stops."""
    for year, of_year in groupby(stops, lambda stop: stop.day.year):
        pains = [stop.pain for stop in of_year]
        known = [pain for pain in pains if pain is not None]
        yield f"{len(pains)} more in {year}{f', up to {max(known)}' if known else ''}"


def _flares(sessions: Sequence[SessionRecord]) -> str:
    answered = [session.summary for session in sessions if session.summary.flare is not None]
    flared = [line for line in answered if line.flare]
    if not answered:
        return "She has not noted of any session whether a flare followed."
    said = f"{len(flared)} of {counted(len(answered), 'answered session')} had a flare the next day."
    if not flared:
        return said
    shown = "; ".join(f"{short_day(line.day)} {time_of_day(line.started)}" for line in flared[::-1][:10])
    return f"{said} {'The last ten' if len(flared) > 10 else 'They were'}: {shown}."


def _daily(days: Sequence[DayRecord]) -> str:
    """Say the medians of what she noted for whole days."""
    parts = []
    for name, unit, values in (
        ("worst pain", "", [day.worst_pain for day in days]),
        ("average pain", "", [day.average_pain for day in days]),
        ("stress", "", [day.stress for day in days]),
        ("sleep", " h", [day.sleep_hours for day in days]),
        ("waking at night", " times", [day.night_wakes for day in days]),
    ):
        known = [value for value in values if value is not None]
        if known:
            parts.append(f"{name} {number(median(known))}{unit}")
    return f"Over whole days ({len(days)} noted), medians: {', '.join(parts)}." if parts else ""


def _median(values: Sequence[int]) -> str:
    return number(median(values)) if values else "-"


def _range(values: Sequence[int]) -> str:
    if not values:
        return "not given"
    return f"median of {len(values)}; {min(values)} to {max(values)}"
