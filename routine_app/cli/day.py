"""`routine-app day`: notes for a whole day what she says of it: worst and average pain, stress, sleep, waking.

What is not said stays as it was. Knows the options; keeps through the diary.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from routine_app.cli.history import day_of
from routine_app.cli.options import Subcommands, add_everywhere

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_WAKES = 50
_MOST_HOURS = 24.0


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "day",
        help="note pain, stress and sleep of a whole day",
        description="Notes for a whole day what you say of it. Pain: 0 is no pain, 10 the worst pain imaginable.",
    )
    parser.add_argument("--date", type=day_of, metavar="DATE", help="the day, such as 2026-03-01; by default today")
    parser.add_argument("--worst", type=_whole(10), metavar="N", help="the worst pain of the day, 0 to 10")
    parser.add_argument("--average", type=_whole(10), metavar="N", help="the average pain of the day, 0 to 10")
    parser.add_argument("--stress", type=_whole(10), metavar="N", help="stress, 0 to 10")
    parser.add_argument("--sleep", type=_hours, metavar="HOURS", help="hours of sleep in the night before")
    parser.add_argument("--wakes", type=_whole(_MOST_WAKES), metavar="N", help="how often you woke in that night")
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Note it, and say what stands for the day then."""
    from msgspec import UNSET

    from routine_app.application.diary.day_notes import SaidOfDay, day_record, note_day
    from routine_app.application.diary.words import long_day, number
    from routine_app.application.wall_clock import local_now
    from routine_app.paths import user_paths
    from routine_app.storage.history import History

    day = arguments.date or local_now().date()
    fields = {"worst_pain": "worst", "average_pain": "average", "stress": "stress"}
    fields |= {"sleep_hours": "sleep", "night_wakes": "wakes"}
    given = {name: getattr(arguments, option) for name, option in fields.items()}
    said = SaidOfDay(**{name: UNSET if value is None else value for name, value in given.items()})
    with History(user_paths(getattr(arguments, "data_dir", None)).database) as history:
        note_day(history, day, said)
        noted = day_record(history, day)
    print(
        f"{long_day(day)}: worst pain {number(noted.worst_pain)}, average pain {number(noted.average_pain)}, "
        f"stress {number(noted.stress)}, sleep {number(noted.sleep_hours)} h, woke {number(noted.night_wakes)} times."
    )
    return 0


def _whole(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdecimal() or int(text) > most:
            message = f"must be a whole number from 0 to {most}, not {text!r}"
            raise argparse.ArgumentTypeError(message)
        return int(text)

    return read


def _hours(text: str) -> float:
    try:
        hours = float(text)
    except ValueError:
        hours = -1.0
    if not 0 <= hours <= _MOST_HOURS:
        message = f"must be a number of hours from 0 to 24, not {text!r}"
        raise argparse.ArgumentTypeError(message)
    return hours
