"""The options that several commands share: how they read, and what they make of a wrong word.

Knows argparse and the vocabulary; does not know files, storage or views.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from routine_app.application.session.request import MAX_SPEED, MIN_SPEED
from routine_app.checked_yaml.report import near_miss, quoted
from routine_app.cli.streams import complain
from routine_app.domain.comfort import (
    AFTER,
    AVOIDABLE_SLUGS,
    ENDED,
    LAST_WEEK,
    POSTPARTUM,
    Avoidable,
    Comfort,
    Week,
    avoidable,
)
from routine_app.domain.display_text import harmless, shortened
from routine_app.domain.vocabulary import Equipment

if TYPE_CHECKING:
    from collections.abc import Iterable

Subcommands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - it has no public name
_LONGEST_COMPLAINT = 800
_LONGEST_PATH = 4000
_MOST_DIGITS = 9


class Parser(argparse.ArgumentParser):
    """An argument parser that answers a mistake with one clear line and exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Print the line and where to look, and leave."""
        complain(f"{self.prog}: {shortened(harmless(message), _LONGEST_COMPLAINT)}\n(try: {self.prog} --help)")
        self.exit(2)


def add_everywhere(parser: argparse.ArgumentParser) -> None:
    """Add what each command takes. It may stand before or after the command, and the later one wins."""
    parser.add_argument(
        "--data-dir",
        type=folder,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="put everything the app writes into DIR (also: ROUTINE_APP_DATA)",
    )
    parser.add_argument(
        "--verbose", action="store_true", default=argparse.SUPPRESS, help="show what is logged, on standard error"
    )


def add_routine(parser: argparse.ArgumentParser) -> None:
    """Add which routine is meant."""
    words = "a routine's id, as the command list shows it, or the path of its file"
    parser.add_argument("routine", metavar="ROUTINE", help=words)


def folder(text: str) -> Path:
    """Return the path of a folder; raises ArgumentTypeError for what names none, such as the empty text."""
    return _path(text, "folder", "~/routine")


def file(text: str) -> Path:
    """Return the path of a file; raises ArgumentTypeError for what names none, such as the empty text."""
    return _path(text, "file", "daily.yaml")


def _path(text: str, kind: str, example: str) -> Path:
    if not text.strip() or "\0" in text or len(text) > _LONGEST_PATH:
        raise argparse.ArgumentTypeError(f"{quoted(text)} names no {kind}; expected a path, such as {example}")
    return Path(text)


def add_comfort(parser: argparse.ArgumentParser) -> None:
    """Add what she avoids and lacks today, and her week."""
    parser.add_argument(
        "--avoid",
        type=avoid_slug,
        action="append",
        default=[],
        metavar="SLUG",
        help=f"a position or demand to leave out today; may be repeated. One of: {', '.join(AVOIDABLE_SLUGS)}",
    )
    parser.add_argument(
        "--without",
        type=equipment_slug,
        action="append",
        default=[],
        metavar="EQUIPMENT",
        help=f"equipment not at hand; may be repeated. One of: {', '.join(Equipment)}",
    )
    add_week(parser)


def add_week(parser: argparse.ArgumentParser) -> None:
    """Add her week."""
    words = f'week of pregnancy, 1 to {LAST_WEEK}, "{POSTPARTUM}" or "{ENDED}"'
    parser.add_argument("--week", type=week, metavar="N", help=words)


def add_playing(parser: argparse.ArgumentParser, *, shown: bool) -> None:
    """Add how a session is played; hidden where a command takes these only so that a play line can be typed again."""

    def described(text: str) -> str:
        return text if shown else argparse.SUPPRESS

    parser.add_argument("--speed", type=speed, default=1.0, metavar="X", help=described("play X times faster"))
    parser.add_argument("--fullscreen", action="store_true", help=described("fill the screen"))
    parser.add_argument("--text", action="store_true", help=described("play in the terminal instead of a window"))


def comfort_from(arguments: argparse.Namespace) -> Comfort:
    """Return the comfort that the options alone describe."""
    return Comfort(avoid=frozenset(arguments.avoid), without=frozenset(arguments.without), week=arguments.week)


def _unknown(what: str, slug: str, known: Iterable[str]) -> argparse.ArgumentTypeError:
    words = list(known)
    return argparse.ArgumentTypeError(f"no {what} {quoted(slug)}{near_miss(slug, words)}; there are {', '.join(words)}")


def avoid_slug(slug: str) -> Avoidable:
    """Return the position or demand; raises ArgumentTypeError, with the nearest slug, for an unknown one."""
    try:
        return avoidable(slug)
    except ValueError:
        raise _unknown("position or demand", slug, AVOIDABLE_SLUGS) from None


def equipment_slug(slug: str) -> Equipment:
    """Return the equipment; raises ArgumentTypeError, with the nearest slug, for an unknown one."""
    try:
        return Equipment(slug)
    except ValueError:
        raise _unknown("equipment", slug, Equipment) from None


def week(text: str) -> Week:
    """Return a week of pregnancy (1-42), "postpartum" or "ended"; raises ArgumentTypeError otherwise."""
    if text == POSTPARTUM:
        return POSTPARTUM
    if text == ENDED:
        return ENDED
    if not is_number(text) or not 1 <= int(text) <= LAST_WEEK:
        hint = near_miss(text, AFTER)
        raise argparse.ArgumentTypeError(
            f'{quoted(text)} is not a week of pregnancy from 1 to {LAST_WEEK}, nor "{POSTPARTUM}" or "{ENDED}"{hint}'
        )
    return int(text)


def is_number(text: str) -> bool:
    """Whether this is a whole number that is not absurdly long."""
    return text.isdecimal() and len(text) <= _MOST_DIGITS


def speed(text: str) -> float:
    """Return how many times faster than real time (0.1-1000); raises ArgumentTypeError otherwise."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not MIN_SPEED <= value <= MAX_SPEED:
        raise argparse.ArgumentTypeError(
            f"{quoted(text)} is not a speed from {MIN_SPEED:g} to {MAX_SPEED:g} (1: real time)"
        )
    return value
