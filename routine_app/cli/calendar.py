"""`routine-app calendar -o FILE.ics`: the plan for the week, for a calendar with reminders.

Knows days and times as they are typed; the file's form is not its business.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
from typing import TYPE_CHECKING

from routine_app.checked_yaml.report import near_miss, quoted
from routine_app.cli.options import Subcommands, add_comfort, add_everywhere, add_routine, comfort_from, file, is_number

if TYPE_CHECKING:
    from routine_app.documents.week_calendar import WeekPlan

_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST_MINUTES = 24 * 60


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "calendar",
        help="the week's plan as a calendar file",
        description="Writes a file that a calendar reads: the same days each week, with a reminder.",
    )
    add_routine(parser)
    parser.add_argument("-o", "--output", required=True, type=file, metavar="FILE", help="such as routine.ics")
    parser.add_argument("--days", type=days, metavar="DAYS", help="such as mon,wed,fri; else as many as her plan has")
    parser.add_argument("--at", type=time_of_day, default=dt.time(9), metavar="HH:MM", help="when, 9:00 if not said")
    parser.add_argument(
        "--remind", type=minutes_before, default=10, metavar="MINUTES", help='how long before, 10 if not said, or "off"'
    )
    add_comfort(parser)
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file, and say what was written."""
    from routine_app.cli.output import say
    from routine_app.documents.week_calendar import calendar_file
    from routine_app.domain.formatting import counted
    from routine_app.storage.files import write_atomically

    now = dt.datetime.now().astimezone()
    plan = _plan(arguments)
    write_atomically(arguments.output, calendar_file(plan, now.date(), now.astimezone(dt.UTC)))
    told = ", ".join(_DAY_NAMES[day].capitalize() for day in plan.days)
    say(f"{arguments.output}: {plan.title}, {counted(len(plan.days), 'session')} a week ({told}) at {plan.at:%H:%M}")
    return 0


def _plan(arguments: argparse.Namespace) -> WeekPlan:
    from routine_app.application.documents.save import planned_days, week_plan
    from routine_app.content.catalogue import load_catalogue
    from routine_app.paths import user_paths
    from routine_app.storage.preferences import load_preferences

    paths = user_paths(getattr(arguments, "data_dir", None))
    days = arguments.days or planned_days(load_preferences(paths.preferences)[0].sessions_per_week)
    catalogue, comfort = load_catalogue(paths.routines), comfort_from(arguments)
    return week_plan(catalogue, arguments.routine, comfort, days, arguments.at, arguments.remind)


def days(text: str) -> tuple[int, ...]:
    """Return the days of the week (0 Monday .. 6), each once, in order; raises ArgumentTypeError for another word."""
    found = set()
    for word in (part.strip().lower() for part in text.split(",")):
        if word[:3] not in _DAY_NAMES:
            said = f"{quoted(word)} is no day of the week{near_miss(word, _DAY_NAMES)}"
            raise argparse.ArgumentTypeError(f"{said}; there are {', '.join(_DAY_NAMES)}")
        found.add(_DAY_NAMES.index(word[:3]))
    return tuple(sorted(found))


def time_of_day(text: str) -> dt.time:
    """Return a time of the day, such as 9:00 or 18:30; raises ArgumentTypeError otherwise."""
    told = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip(), re.ASCII)
    if told is None or int(told[1]) > 23 or int(told[2]) > 59:
        raise argparse.ArgumentTypeError(f"{quoted(text)} is not a time of the day, such as 9:00 or 18:30")
    return dt.time(int(told[1]), int(told[2]))


def minutes_before(text: str) -> int | None:
    """Return how many minutes before (0 to a day), None for "off"; raises ArgumentTypeError otherwise."""
    if text.strip().lower() == "off":
        return None
    if not is_number(text) or int(text) > _MOST_MINUTES:
        raise argparse.ArgumentTypeError(f'{quoted(text)} is not a number of minutes up to a day, nor "off"')
    return int(text)
