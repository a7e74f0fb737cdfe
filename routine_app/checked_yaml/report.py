"""Collects every problem of one file while it is read.

Knows places and messages; does not know YAML or what the messages are about.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Protocol

from msgspec.structs import replace

from routine_app.domain.display_text import harmless
from routine_app.domain.problems import Part, Problem, Severity, Term, did_you_mean

MOST_PROBLEMS = 100
LONGEST_QUOTE = 40
LONGEST_LIST = 30
MOST_COMPARED = 100


class SourcePlace(Protocol):
    """Anything with a line and a column, counted from 1."""

    @property
    def line(self) -> int:
        """The line, from 1."""

    @property
    def column(self) -> int:
        """The column, from 1."""


class TooManyProblemsError(Exception):
    """Raised by the report when it is full: a person mends a hundred problems before wanting the next."""


class Report:
    """The problems of one file, in the order of its lines once asked for."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: set[Problem] = set()

    def error(self, place: SourcePlace, *message: Part) -> None:
        """Note what keeps the file from loading; raises TooManyProblemsError at the hundredth."""
        self.at(place.line, place.column, *message)

    def warning(self, place: SourcePlace, *message: Part) -> None:
        """Note what the author should know, though the file loads."""
        self.at(place.line, place.column, *message, severity=Severity.WARNING)

    def at(self, line: int, column: int, *message: Part, severity: Severity = Severity.ERROR) -> None:
        """Note a problem at a line and a column, counted from 1; the same one twice counts once."""
        parts = message if any(isinstance(part, Term) for part in message) else ()
        self._found.add(Problem(self.file, line, column, "".join(map(str, message)), severity, parts))
        if len(self._found) == MOST_PROBLEMS:
            raise TooManyProblemsError

    @property
    def failed(self) -> bool:
        """Whether there is any error."""
        return any(problem.severity is Severity.ERROR for problem in self._found)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found so far, from the top of the file to its end."""
        found = sorted(self._found)
        if len(found) == MOST_PROBLEMS:
            found.append(replace(found[-1], message=f"there are more problems than these {MOST_PROBLEMS}", parts=()))
        return tuple(found)


def quoted(text: str) -> str:
    """Return what the author wrote in double quotes: on one line, shortened, and harmless."""
    line = " ".join(text[: LONGEST_QUOTE * 2].split())
    short = line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1]}…"
    return f'"{harmless(short)}"'


def listed(words: Iterable[str]) -> str:
    """Return the first words of a list, separated by commas, and "..." if there are more."""
    first = list(islice(words, LONGEST_LIST + 1))
    return ", ".join([*first[:LONGEST_LIST], "..."] if len(first) > LONGEST_LIST else first)


def near_miss(wrong: str, known: Iterable[str]) -> str:
    """Return ' (did you mean "x"?)', or the empty string where nothing is near; quick for any input."""
    return did_you_mean(wrong, islice(known, MOST_COMPARED)) if len(wrong) <= LONGEST_QUOTE else ""
