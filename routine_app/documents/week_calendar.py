"""Her plan for the week as a calendar file (.ics): the same events each week, each with a reminder.

Knows days of the week and times of the day; not what is done in a session, nor what "now" is. Times have no zone: nine
in the morning is nine wherever she is.
"""

from __future__ import annotations

import datetime as dt
import uuid

import msgspec
from icalendar import Alarm, Calendar, Event

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PRODUCT = "-//Routine//Weekly plan//EN"
_SPACE = uuid.UUID("6f1f7d0e-6d0b-5c57-9d3a-0d1f6a7c2b11")  # of our own, so that ids are the same at every writing


class WeekPlan(msgspec.Struct, frozen=True):
    """When she means to exercise: days (0 Monday .. 6), minutes, and how many minutes before she is reminded, if so.

    `routine_id` tells one plan from another, whatever its title is.
    """

    routine_id: str
    title: str
    description: str
    days: tuple[int, ...]
    at: dt.time
    minutes: int
    remind: int | None = 10


def evenly_spread(sessions: int) -> tuple[int, ...]:
    """Return so many days of the week (1-7, more are 7), with as much time between them as can be."""
    count = min(max(sessions, 1), 7)
    return tuple(index * 7 // count for index in range(count))


def calendar_file(plan: WeekPlan, first: dt.date, stamp: dt.datetime) -> bytes:
    """Return the calendar: one event that comes back on each day of the plan, every week from `first` on.

    Its id depends on the routine's alone: a file made anew takes the place of the one before, whatever days it has.
    An event for each day would leave those that are no more, and their reminders, behind. `stamp` (in UTC) says when
    it was made.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Routine")
    if plan.days:
        calendar.add_component(_event(plan, first, stamp))
    return bytes(calendar.to_ical())


def _event(plan: WeekPlan, first: dt.date, stamp: dt.datetime) -> Event:
    event = Event()
    event.add("uid", f"{uuid.uuid5(_SPACE, plan.routine_id)}@routine-app")
    event.add("dtstamp", stamp)
    event.add("summary", plan.title)
    event.add("description", plan.description)
    event.add("dtstart", dt.datetime.combine(_first_day(plan.days, first), plan.at))
    event.add("duration", dt.timedelta(minutes=plan.minutes))
    event.add("rrule", {"freq": "weekly", "byday": [_CODES[day] for day in sorted(set(plan.days))]})
    event.add("transp", "OPAQUE")
    if plan.remind is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", plan.title)
        alarm.add("trigger", dt.timedelta(minutes=-plan.remind))
        event.add_component(alarm)
    return event


def _first_day(days: tuple[int, ...], first: dt.date) -> dt.date:
    """Return the first of these days of the week from `first` on: a rule counts from a day that it holds for."""
    return first + dt.timedelta(days=min((day - first.weekday()) % 7 for day in days))
