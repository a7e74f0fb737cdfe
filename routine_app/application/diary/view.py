"""What Progress, the report and the terminal show of the diary: the numbers, ordered, with the sentences about them.

Knows the diary's values and the catalogue's names; knows no widget, no paper and no clock. Days are local dates, weeks
begin on Monday, times are ms. A session counts once a set of it is done; one that she only stopped shows all the same.
Nothing is judged: there are no streaks.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from routine_app.application.diary.pain_trend import PainView, pain_view
from routine_app.application.diary.words import is_to_be_seen, told_words
from routine_app.domain.formatting import counted, minutes_text, whole_minutes
from routine_app.domain.reasons import mid_sentence
from routine_app.storage.progress import DayTotal, FlareTotal, SwapTotal, VariationTotal, WeekTotal

if TYPE_CHECKING:
    from routine_app.content.listed import Catalogue
    from routine_app.storage.history import History

WEEK = dt.timedelta(days=7)
DAY = dt.timedelta(days=1)
YEAR_WEEKS = 53


class Period(StrEnum):
    """How far back the charts look."""

    MONTH = "4 weeks"
    QUARTER = "12 weeks"
    YEAR = "12 months"
    ALL = "All"

    def since(self, today: dt.date) -> dt.date | None:
        """Return the first day, a Monday; None for all."""
        weeks = {Period.MONTH: 4, Period.QUARTER: 12, Period.YEAR: YEAR_WEEKS}.get(self)
        return None if weeks is None else monday_of(today) - WEEK * (weeks - 1)

    @property
    def words(self) -> str:
        """Return "the last 12 weeks", "all the time"."""
        return "all this time" if self is Period.ALL else f"the last {self.value}"


class Names(msgspec.Struct, frozen=True):
    """Readable names by id, of variations and of exercises; an id that is not known reads as well as it can."""

    variations: Mapping[str, str] = msgspec.field(default_factory=dict)
    exercises: Mapping[str, str] = msgspec.field(default_factory=dict)

    def variation(self, identity: str) -> str:
        """Return a variation's name."""
        return self.variations.get(identity) or _readable(identity.rpartition(".")[2])

    def exercise(self, identity: str) -> str:
        """Return an exercise's name."""
        return self.exercises.get(identity) or _readable(identity)


class WeekDay(msgspec.Struct, frozen=True):
    """One day of the current week; `ahead` when it is still to come.

    `stopped` is how many sessions she stopped early, `marked` whether the day bears a mark, `told` the words for it.
    """

    day: dt.date
    sessions: int
    minutes: int
    ahead: bool
    stopped: int = 0
    marked: bool = False
    told: str = ""


class WeekView(msgspec.Struct, frozen=True):
    """The current week from its Monday, her plan (sessions a week, None: she has none), and a sentence about it."""

    days: tuple[WeekDay, ...]
    sessions: int
    minutes: int
    plan: int | None
    sentence: str


class DoneRow(msgspec.Struct, frozen=True):
    """A variation that she did, and how much."""

    name: str
    exercise: str
    sets: int
    sessions: int
    minutes: int


class SwapRow(msgspec.Struct, frozen=True):
    """A variation that stood in for another, how often, and the reason given last."""

    meant: str
    done: str
    times: int
    reason: str

    @property
    def name(self) -> str:
        """Return what stood in for what."""
        return f"{self.done} for {mid_sentence(self.meant)}"


class DiaryView(msgspec.Struct, frozen=True):
    """All that Progress shows. `since` to `today` is the period; `days` holds every day with a session, ever.

    Also one that she only stopped, or told a pain in, has its day there.
    """

    today: dt.date
    period: Period
    since: dt.date
    days: tuple[DayTotal, ...]
    flare_days: frozenset[dt.date]
    week: WeekView
    pain: PainView
    done: tuple[DoneRow, ...]
    swapped: tuple[SwapRow, ...]
    flare_sentence: str
    weeks: tuple[WeekTotal, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is no session at all yet."""
        return not self.days

    @property
    def sessions(self) -> int:
        """How many sessions the period holds."""
        return sum(week.sessions for week in self.weeks)

    @property
    def breathing_sentence(self) -> str:
        """Say how much paced breathing there was."""
        total = sum(week.breathing_ms for week in self.weeks)
        if not total:
            return f"No paced breathing in {self.period.words}."
        return f"{minutes_text(total)} in all, about {minutes_text(total // len(self.weeks))} a week."


def diary_view(
    history: History, names: Names, today: dt.date, period: Period, plan: int | None, known: DiaryView | None = None
) -> DiaryView:
    """Ask the diary for all that Progress shows. `plan` is sessions a week. Raises a StorageError.

    `known` is what it showed of the same diary and day a moment ago: what no period changes is taken over.
    """
    progress = history.progress
    days = progress.by_day(until=today) if known is None else known.days
    since = period.since(today)
    flares = progress.flares(since, today)
    first = monday_of(days[0].day) if days else monday_of(today)
    return DiaryView(
        today=today,
        period=period,
        since=first if since is None else max(since, first),
        days=days,
        flare_days=progress.flare_days(today) if known is None else known.flare_days,
        week=week_view(days, today, plan),
        pain=pain_view(progress.pain(since, today), "" if since is None else period.words),
        done=tuple(done_row(total, names) for total in progress.most_done(since, today, 8)),
        swapped=tuple(swap_row(total, names) for total in progress.most_swapped(since, today, 8)),
        flare_sentence=flare_sentence(flares, period),
        weeks=weeks_of(days, since or first, today),
    )


def names_of(catalogue: Catalogue, recorded: Iterable[tuple[str, str, str]] = ()) -> Names:
    """Return the names that a catalogue knows, those of its routines' own exercises among them.

    What it does not know goes by the name that the diary recorded (`History.names`: kind, id, name).
    """
    own = [exercise for entry in catalogue.routines if entry.routine for exercise in entry.routine.exercises]
    exercises = [*own, *catalogue.exercises.values()]
    then: dict[str, dict[str, str]] = {"exercise": {}, "variation": {}}
    for kind, identity, name in recorded:
        then.setdefault(kind, {})[identity] = name
    variations = {each.id: each.short_name for exercise in exercises for each in exercise.variations}
    return Names(then["variation"] | variations, then["exercise"] | {each.id: each.name for each in exercises})


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of a day's week."""
    return day - DAY * day.weekday()


def week_view(days: Sequence[DayTotal], today: dt.date, plan: int | None) -> WeekView:
    """Return the week of today."""
    monday = monday_of(today)
    known = {total.day: total for total in days if total.day >= monday}
    shown = []
    for day in (monday + DAY * index for index in range(7)):
        total = known.get(day) or DayTotal(day, 0, 0, 0, 0)
        told = (is_to_be_seen(total), told_words(total))
        shown.append(WeekDay(day, total.sessions, total.minutes, day > today, total.stopped, *told))
    done, spent = sum(day.sessions for day in shown), sum(day.minutes for day in shown)
    stopped = sum(day.stopped for day in shown)
    return WeekView(tuple(shown), done, spent, plan, week_sentence(done, spent, plan, stopped))


def week_sentence(done: int, spent: int, plan: int | None, stopped: int = 0) -> str:
    """Say what was done this week beside what she planned; what was not done is not dwelt on.

    `stopped` is how many sessions she stopped early, with or without a set.
    """
    said = f"{counted(done, 'session')} so far this week, {spent} min." if done else "Nothing in this week yet."
    if stopped:
        early = f"You stopped {'one session' if stopped == 1 else f'{stopped} sessions'} early"
        said = f"{said} {early}." if done else f"{early} this week."
    if plan is None:
        return said
    if done >= plan:
        return f"{said} That is the week you planned."
    return f"{said} Your own plan is {plan} a week, and any day will do."


def weeks_of(days: Sequence[DayTotal], since: dt.date, until: dt.date) -> tuple[WeekTotal, ...]:
    """Return every week from that of `since`, or of the first session after it, to that of `until`, empty ones too.

    `days` are in order.
    """
    inside = days[bisect_left(days, since, key=_day) : bisect_right(days, until, key=_day)]
    if not inside:
        return ()
    monday, at, weeks = monday_of(inside[0].day), 0, []
    while monday <= until:
        begin, monday = monday, monday + WEEK
        end = at
        while end < len(inside) and inside[end].day < monday:
            end += 1
        weeks.append(_week(begin, inside[at:end]))
        at = end
    return tuple(weeks)


def _day(total: DayTotal) -> dt.date:
    return total.day


def _week(monday: dt.date, days: Sequence[DayTotal]) -> WeekTotal:
    return WeekTotal(
        monday,
        sum(total.sessions > 0 for total in days),
        sum(total.sessions for total in days),
        sum(total.elapsed_ms for total in days),
        sum(total.breathing_ms for total in days),
    )


def done_row(total: VariationTotal, names: Names) -> DoneRow:
    """Return a variation's total with its names."""
    name, exercise = names.variation(total.variation), names.exercise(total.exercise)
    return DoneRow(name, exercise, total.sets, total.sessions, whole_minutes(total.duration_ms))


def swap_row(total: SwapTotal, names: Names) -> SwapRow:
    """Return a swap's total with its names."""
    return SwapRow(
        names.variation(total.from_variation), names.variation(total.to_variation), total.times, total.reason
    )


def flare_sentence(flares: FlareTotal, period: Period = Period.ALL) -> str:
    """Say how often a flare followed, of the sessions of the period that she answered for, and no more."""
    if not flares.answered:
        of = "any session" if period is Period.ALL else f"any session in {period.words}"
        return f"You have not said of {of} whether it flared up the next day. Open a day to note it."
    of = f"of {flares.answered} that you answered for" if flares.answered > 1 else "of the one that you answered for"
    said = f"{counted(flares.flared, 'session')} {of} had a flare the next day."
    return f"{said} That alone does not say what brought it on." if flares.flared else said


def _readable(slug: str) -> str:
    words = slug.replace("_", " ")
    return words[:1].upper() + words[1:]
