"""Finds the smallest entry of a YAML text in which a syntax error lies, so that the rest can be read without it.

Knows indentation, "- " and "key:"; does not know the parser's words (see `syntax`). An entry that cannot be parsed by
itself is looked into, down to the one that holds nothing smaller; where all are good by themselves, the one that does
not fit among the others is to blame. The work is bounded by the number of characters that are parsed.
"""

from __future__ import annotations

import re

import msgspec
import yaml

MOST_PARSED = 400_000
MOST_DEEP = 64
_HEAD = re.compile(r"^( *(?:- +)*)((?:[^\s#'\"\[{][^:\n]*?|'[^'\n]*'|\"[^\"\n]*\"):(?=\s|$))?")
_DASHES = re.compile(r"^ *(?:- +)*")
UNSPACED = re.compile(r"^[ -]*[\w ]*\w:(?=\S)")
"""A key whose ":" no space follows, which is a text to YAML."""
_DASH = re.compile(r"^ *-(?=\s|$)")
_SOLELY_A_KEY = re.compile(r"^ *[^#\n]*:[ \t]*(?:&[\w-]+[ \t]*)?(?:#.*)?$")
_CLOSER = re.compile(r"^ *[\]}]")


class BrokenEntry(msgspec.Struct, frozen=True):
    """An entry that cannot be read: its first line and the one after its last (from 0), and why.

    `error` is the parser's, its marks counted from the entry's first line. `stray`: it is no entry at all, but a text
    among keys. `misfit`: it is good by itself, and does not fit among its neighbours.
    """

    first: int
    end: int
    error: yaml.YAMLError
    stray: bool = False
    misfit: bool = False


def broken_entry(text: str) -> BrokenEntry | None:
    """Return the first entry that cannot be read; None where there is none, or it would take too long to find it."""
    search = _Search(text)
    try:
        return search.within(search.lines, 0, len(search.lines), 0)
    except _TooLongError:
        return None


def head_of(line: str) -> str:
    """Return the dashes and the key that a line begins with."""
    found = _HEAD.match(line)
    return found.group() if found else ""


def without(text: str, entry: BrokenEntry) -> str:
    """Return the text with an entry blanked out but for its dashes and its key; all else is in its place."""
    lines = text.split("\n")
    line = lines[entry.first]
    unspaced = UNSPACED.match(line)
    kept = "" if entry.misfit else head_of(line) if not entry.stray else (unspaced or _DASHES.match(line) or line)[0]
    lines[entry.first] = kept.ljust(len(lines[entry.first]))
    for row in range(entry.first + 1, entry.end):
        lines[row] = " " * len(lines[row])
    return "\n".join(lines)


class _TooLongError(Exception):
    """So much has been parsed that a person would be kept waiting."""


class _Search:
    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._left = MOST_PARSED

    def _error(self, lines: list[str]) -> yaml.YAMLError | None:
        text = "\n".join(lines)
        self._left -= len(text)
        if self._left < 0:
            raise _TooLongError
        try:
            for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
                pass
        except yaml.YAMLError as error:
            return error
        return None

    def within(self, lines: list[str], first: int, end: int, deep: int) -> BrokenEntry | None:
        """Return what is broken in some lines, `deep` levels down; None where they are good by themselves."""
        error = self._error(lines[first:end])
        if error is None:
            return None
        entries = _entries(lines, first, end) if deep < MOST_DEEP else []
        if len(entries) > 1:
            parts = (self.within(lines, *entry, deep + 1) for entry in entries)
            return next((part for part in parts if part is not None), None) or _misfit(lines, first, entries, error)
        inside = self._inside(lines, *entries[0], deep + 1) if entries else None
        start = entries[0][0] if entries else first  # below comments and empty lines
        return inside or BrokenEntry(start, end, _moved(error, start - first))

    def _inside(self, lines: list[str], first: int, end: int, deep: int) -> BrokenEntry | None:
        """Look into one entry: below its dash, or below its key."""
        dash = _DASH.match(lines[first])
        if dash is not None:
            at = dash.end() - 1
            lines = [*lines[:first], f"{lines[first][:at]} {lines[first][at + 1 :]}", *lines[first + 1 :]]
            return self.within(lines, first, end, deep) if lines[first].strip() or end - first > 1 else None
        if _SOLELY_A_KEY.match(lines[first]) and end - first > 1:
            return self.within(lines, first + 1, end, deep)
        return None


def _misfit(lines: list[str], first: int, entries: list[tuple[int, int]], error: yaml.YAMLError) -> BrokenEntry:
    """Return the entry that does not fit among the others, each of which is good by itself."""
    stray = next((entry for entry in entries if not _is_entry(lines[entry[0]])), None)
    if stray is not None:
        return BrokenEntry(*stray, _moved(error, stray[0] - first), stray=True)
    mark = getattr(error, "problem_mark", None)
    row = first + (mark.line if mark is not None else 0)
    misfit = next((entry for entry in entries if entry[0] <= row < entry[1]), entries[-1])
    return BrokenEntry(*misfit, _moved(error, misfit[0] - first), misfit=True)


def _moved(error: yaml.YAMLError, rows: int) -> yaml.YAMLError:
    """Return an error with its marks counted from some rows further down."""
    for name in ("problem_mark", "context_mark"):
        mark = getattr(error, name, None)
        if mark is not None:
            moved = yaml.Mark(mark.name, mark.index, mark.line - rows, mark.column, None, 0)
            setattr(error, name, moved)
    return error


def _is_entry(line: str) -> bool:
    head = _HEAD.match(line)
    return head is not None and bool(head.group(2) or head.group(1).strip() or _DASH.match(line))


def _entries(lines: list[str], first: int, end: int) -> list[tuple[int, int]]:
    """Return the first line and the line after the last of each entry at the level of the first one."""
    level: int | None = None
    starts = []
    for row in range(first, end):
        line = lines[row]
        stripped = line.lstrip(" ")
        if not stripped.strip() or stripped.startswith("#"):
            continue
        indent = len(line) - len(stripped)
        if level is None:
            level = indent
        if indent <= level and not _CLOSER.match(line):
            starts.append(row)
    return list(zip(starts, [*starts[1:], end], strict=True)) if starts else []
