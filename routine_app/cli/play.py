"""`routine-app play ROUTINE`: starts a session at once, in the window or, with --text, in the terminal.

Puts the parts together; plays nothing itself. Her stored comfort counts, and the options add to it for this run.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from routine_app.cli.options import Subcommands, add_comfort, add_everywhere, add_playing, add_routine, comfort_from
from routine_app.invocation import line_to_type

if TYPE_CHECKING:
    from collections.abc import Callable

    from routine_app.application.context import AppContext
    from routine_app.cli.text_view import TextView
    from routine_app.domain.comfort import Comfort
    from routine_app.domain.plan import Plan
    from routine_app.playback.clock import MonotonicClock
    from routine_app.playback.player import Player


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "play",
        help="start a session at once",
        description="Starts a session at once. The options hold for this run and add to what is stored.",
    )
    add_routine(parser)
    add_comfort(parser)
    add_playing(parser, shown=True)
    parser.add_argument(
        "--pain", type=int, choices=range(11), metavar="N", help="with --text: pain before you begin, 0 to 10"
    )
    parser.add_argument(
        "--easier", action="store_true", help="with --text: the easier versions, and fewer of each, this time"
    )
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Play, and return the exit code."""
    from msgspec.structs import replace

    from routine_app.application.context import comfort_today, open_context
    from routine_app.application.today.past import known_lately
    from routine_app.application.wall_clock import local_now

    context = open_context(getattr(arguments, "data_dir", None), local_now().date())
    context.routine(arguments.routine)  # an unknown one is answered here, before any window opens
    if not arguments.text:
        return _play_in_window(arguments)
    return play_in_terminal(
        replace(context, known=known_lately(context.paths.database, local_now())),
        arguments.routine,
        replace(comfort_today(context.comfort, comfort_from(arguments)), easier=arguments.easier),
        arguments.speed,
        arguments.pain,
    )


def _play_in_window(arguments: argparse.Namespace) -> int:
    from routine_app.application.session.request import WindowRequest
    from routine_app.cli.window import open_window

    comfort = comfort_from(arguments)
    return open_window(
        WindowRequest(
            data_dir=getattr(arguments, "data_dir", None),
            play=arguments.routine,
            avoid=comfort.avoid,
            without=comfort.without,
            week=comfort.week,
            speed=arguments.speed,
            fullscreen=arguments.fullscreen,
        )
    )


def play_in_terminal(
    context: AppContext, routine: str, comfort: Comfort, speed: float, pain_before: int | None = None
) -> int:
    """Play a routine as text; keys where standard input is a terminal, else it just plays.

    At a pain (0-10) of 6 or more before it, only the gentle set is played; another routine is not begun.
    """
    from routine_app.application.native_crash import crash_messages
    from routine_app.application.wall_clock import local_now
    from routine_app.cli.plan_text import plan_lines
    from routine_app.cli.text_view import TextView
    from routine_app.playback.clock import MonotonicClock
    from routine_app.playback.player import Player, max_gap_ms

    plan = context.plan(routine, comfort)
    player = Player(plan, context.options, comfort=comfort, max_gap_ms=max_gap_ms(speed))
    view = TextView(sys.stdout, _terminal_width(context.preferences.reduced_motion))
    for line in (
        *context.messages,
        *crash_messages(context.paths.logs, local_now()),
        *(_leave_unfinished(context) if plan.items else ()),
        *plan_lines(plan, player.timeline),
    ):
        view.say(line)
    if not _may_begin(view, plan, comfort, pain_before):
        return 0
    for message in _play(context, player, comfort, view, MonotonicClock(speed), pain_before):
        view.say(message)
    return 0


def _may_begin(view: TextView, plan: Plan, comfort: Comfort, pain_before: int | None) -> bool:
    """Say what fits her pain before the session; False where nothing, or only the gentle set or rest, is offered."""
    from routine_app.application.context import NOTHING_FITS
    from routine_app.domain.care.pain_gate import GENTLE_ROUTINE, BeforeChoice, pain_before_offer

    if not plan.items:
        view.say(f"{NOTHING_FITS}: {line_to_type('list')}")
        return False
    offer = pain_before_offer(pain_before)
    if offer is None or plan.routine_id == GENTLE_ROUTINE:
        return True
    may = BeforeChoice.AS_PLANNED in offer.choices
    if not (may and comfort.easier):
        easier = " Easier versions: add --easier." if may else ""
        view.say(f"{offer.text}{easier} The gentle set: {line_to_type(f'play {GENTLE_ROUTINE} --text')}")
    return may


def _play(
    context: AppContext,
    player: Player,
    comfort: Comfort,
    view: TextView,
    clock: MonotonicClock,
    pain_before: int | None = None,
) -> tuple[str, ...]:
    """Play and record; return what is to be said of the diary in the end."""
    from contextlib import closing

    from routine_app.application.session.journal import open_journal
    from routine_app.application.session.recorder import SessionRecorder
    from routine_app.application.wall_clock import local_now
    from routine_app.cli.keys import keys_of
    from routine_app.cli.text_session import TextSession
    from routine_app.cli.text_view import HELP
    from routine_app.content.care import load_care
    from routine_app.system.end_signals import EndSignals

    with EndSignals() as signals, closing(open_journal(context.paths.database)) as journal, keys_of(sys.stdin) as keys:
        if keys.there:
            view.say(f"\n{HELP}")
        recorder = SessionRecorder(player, journal, local_now)
        recorder.begin(comfort, context.options.pace_percent, pain_before)
        safety = load_care().told(pregnant=comfort.is_pregnant), context.preferences.contacts
        TextSession(player, clock, keys, view, recorder, signals, safety).play()
    return recorder.take_messages()  # of the backup, too, which is waited for last


def _leave_unfinished(context: AppContext) -> tuple[str, ...]:
    """Return what is to be said of a session that was cut short: this one takes its place."""
    from routine_app.application.diary.backup_offer import for_terminal
    from routine_app.application.diary.words import day_and_time
    from routine_app.application.session.unfinished import find_unfinished, leave_unfinished
    from routine_app.storage.offers import open_offer

    unfinished, messages = find_unfinished(context.paths.database)
    offer = open_offer(context.paths.database)
    if offer is not None:
        messages = (*messages, for_terminal(offer))
    if unfinished is None:
        return messages
    line = unfinished.session.summary
    problems = leave_unfinished(context.paths.database, line.id)
    said = f"{line.routine_name} of {day_and_time(line.started)} was not finished. What you did is in your diary."
    return (*messages, said, *problems)


def _terminal_width(reduced_motion: str) -> Callable[[], int] | None:
    """Return how to ask for the terminal's columns; None where nothing can, or by her setting should, move in place."""
    import shutil

    from routine_app.system.reduced_motion import system_reduces_motion

    if not sys.stdout.isatty() or os.environ.get("TERM", "") in ("", "dumb"):
        return None
    if reduced_motion == "on" or (reduced_motion == "system" and system_reduces_motion()):
        return None
    return lambda: shutil.get_terminal_size().columns
