"""A problem in a file that somebody wrote: where it is, what is wrong, what was expected.

Knows no files and no YAML: only how a problem reads.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """An error keeps the file from loading; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class TermKind(StrEnum):
    """What a term stands for: a key, a variation by its id, the key that a dose is written with, or what files need."""

    KEY = "key"
    VARIATION = "variation"
    MEASURE = "measure"
    FILE_ONLY = "file only"


class Term(msgspec.Struct, frozen=True, order=True):
    """A part of a message that is called otherwise where no file is seen; as text it is what the file calls it."""

    kind: TermKind
    word: str

    def __str__(self) -> str:
        if self.kind is TermKind.KEY:
            return f'"{self.word}"'
        return f'with "{self.word}"' if self.kind is TermKind.MEASURE else self.word


Part = str | Term


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing wrong at one place. Lines and columns count from 1; `file` and `message` are safe to show.

    `parts` is the message with its terms, or () where it has none.
    """

    file: str
    line: int
    column: int
    message: str
    severity: Severity = Severity.ERROR
    parts: tuple[Part, ...] = ()

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}"

    @property
    def in_its_file(self) -> str:
        """What is wrong and in which line, for where the file is known: "Line 5: ..."."""
        return f"Line {self.line}: {self.message}"


class ContentError(Exception):
    """Raised where a routine is asked for by name and cannot be had; carries every problem found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return ' (did you mean "x"?)' for a near miss of a known name, else the empty string."""
    from difflib import get_close_matches  # only for who has mistyped something: no start waits for it

    lowered = {name.lower(): name for name in known}
    near = get_close_matches(wrong.lower(), lowered, n=1, cutoff=0.6)
    return f' (did you mean "{lowered[near[0]]}"?)' if near else ""
