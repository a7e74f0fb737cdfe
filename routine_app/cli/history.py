"""`routine-app history`: what is in the diary, for people, for scripts (JSON) and for spreadsheets (CSV).

Knows the diary; loads no catalogue and no Qt. Times are local ones, as they were at the session.
"""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from routine_app.checked_yaml.report import quoted
from routine_app.cli.options import Subcommands, add_everywhere
from routine_app.cli.streams import complain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routine_app.storage.history import History
    from routine_app.storage.records import DayRecord, SessionRecord, SessionSummary

EMPTY = "The diary is empty: there is no session in it yet."
NOTHING_SINCE = "There is no session in the diary since then."
_HEAD = ("Day", "Start", "Routine", "Min", "Sets", "Pain", "Worst", "After", "Effort", "Flare", "Note")
_LONGEST_NOTE = 60


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser("history", help="the diary: sessions with pain before and after, effort and notes")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="everything, for scripts")
    form.add_argument("--csv", action="store_true", help="a line for each session, for spreadsheets")
    form.add_argument("--sets", action="store_true", help="a line for each set, for spreadsheets")
    parser.add_argument("--since", type=day_of, metavar="DATE", help="leave out what was before, such as 2026-03-01")
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the diary."""
    from routine_app.cli.output import print_json_text
    from routine_app.paths import user_paths

    path = user_paths(getattr(arguments, "data_dir", None)).database
    if not path.exists():  # reading makes no file
        text = _empty(arguments)
    else:
        from routine_app.application.diary.backup_offer import for_terminal
        from routine_app.storage.history import History

        with History(path) as history:
            text = _written(history, arguments)
            told = [str(notice) for notice in history.database.notices]
            if history.database.offer is not None:
                told.append(for_terminal(history.database.offer))
        for said in told:
            complain(f"routine-app: {said}")
    if arguments.json:
        print_json_text(text)
    else:
        print(text, end="" if text.endswith("\n") else "\n")
    return 0


def day_of(text: str) -> dt.date:
    """Read a date; argparse turns the error into words."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        message = f"{quoted(text)} is not a date such as 2026-03-01"
        raise argparse.ArgumentTypeError(message) from None


def table(sessions: tuple[SessionSummary, ...], worst: Mapping[int, int]) -> str:
    """Return the sessions in columns, the newest last, with a line that adds them up.

    `worst` is the highest pain told during a session, by its number.
    """
    from routine_app.cli.output import columns
    from routine_app.domain.display_text import harmless
    from routine_app.domain.formatting import counted, minutes_text

    rows = [_HEAD, *(_row(session, worst.get(session.id)) for session in sessions)]
    spent = minutes_text(sum(session.elapsed_ms for session in sessions))
    days = len({session.day for session in sessions})
    total = f"{counted(len(sessions), 'session')} on {counted(days, 'day')}, {spent} in all"
    return harmless(f"{columns(rows)}\n\n{total}. Pain: 0 is no pain, 10 the worst pain imaginable.", keep_lines=True)


def _written(history: History, arguments: argparse.Namespace) -> str:
    if arguments.json or arguments.csv or arguments.sets:
        return _for_others(history.sessions(arguments.since), history.days(arguments.since), arguments)
    summaries = history.summaries(arguments.since)
    if summaries:
        return table(summaries, history.progress.worst_pains())
    return NOTHING_SINCE if arguments.since else EMPTY


def _empty(arguments: argparse.Namespace) -> str:
    return _for_others((), (), arguments) if arguments.json or arguments.csv or arguments.sets else EMPTY


def _for_others(sessions: Sequence[SessionRecord], days: Sequence[DayRecord], arguments: argparse.Namespace) -> str:
    """Return the diary as the form that was asked for."""
    from routine_app.storage.export import history_json, sessions_csv, sets_csv

    if arguments.json:
        return history_json(sessions, days)
    text = sets_csv(sessions) if arguments.sets else sessions_csv(sessions, days)
    return text.replace("\r\n", "\n")


def _row(session: SessionSummary, worst: int | None) -> tuple[str, ...]:
    from routine_app.application.diary.words import flare_word, number, state_word
    from routine_app.domain.formatting import time_of_day, whole_minutes

    state = state_word(session)
    routine = session.routine_name if state == "finished" else f"{session.routine_name} ({state})"
    note = " ".join(session.note.split())
    return (
        session.day.isoformat(),
        time_of_day(session.started),
        routine,
        str(whole_minutes(session.elapsed_ms)),
        str(session.sets_done),
        number(session.pain_before),
        number(worst),
        number(session.pain_after),
        number(session.effort),
        flare_word(session.flare),
        note if len(note) <= _LONGEST_NOTE else f"{note[: _LONGEST_NOTE - 3].rstrip()}...",
    )
