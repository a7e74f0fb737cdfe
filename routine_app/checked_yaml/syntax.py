"""Says in plain words what the YAML parser could not read, and where it can, how to read on.

Knows the parser's own messages and what people who write YAML by hand usually did; does not know what a routine is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import yaml

from routine_app.checked_yaml.recovery import UNSPACED, BrokenEntry, broken_entry, head_of, without

if TYPE_CHECKING:
    from routine_app.checked_yaml.report import Report

LONGEST_TO_MEND = 100_000
_INDENTED_BY_TAB = re.compile(r"^ *(\t)", re.MULTILINE)
_INDENTED_BY_NO_BREAK = re.compile("^[\u00a0\u202f][ \u00a0\u202f]*(?=- |[a-z_]+:(?:\\s|$))", re.MULTILINE)
_REST = "; the rest of the file is checked once this is mended"
_COLON = 'a ":" is not expected here; check the indentation, and put text that holds ": " in quotes'
_CURLY = 'a ":" is not expected here: “ and ” are no quotes in YAML; put the text in " and "'
_DOTS = 'in YAML "..." ends the file; leave this line out'
_BACKSLASH = 'in double quotes "\\" has a meaning of its own; use single quotes'
_NO_COLON = 'expected "key: value" here, but there is no ":"'
_NO_SPACE = 'a space is needed after the ":"'
_APOSTROPHE = 'the "\'" inside this text ends it; put the whole text in double quotes'
_AFTER_QUOTE = "the text goes on after its closing quote; put the whole text in"
_MISFIT = "this line does not fit the indentation of the lines above it; begin it right below one of them"
_NO_COMMA = 'a "," is missing between two of these, or a text in them needs quotes'
_BEGINS_CURLY = re.compile(r"[ -]*\w+: +[“„«]")
_SIGNS = "[]{},>|*&?"  # what a text without quotes may not begin with, besides what the parser says so of
# part of the parser's message -> (what to say, whether the place to show is where the construct began)
_WORDS: tuple[tuple[str, str, bool], ...] = (
    ("mapping values are not allowed", _COLON, False),
    ("could not find expected ':'", _NO_COLON, True),
    ("found unexpected end of stream", "a quote is opened here and never closed", True),
    ("found unexpected document indicator", "a quote is opened here and never closed", True),
    ("did not find expected ',' or ']'", 'a list is opened here with "[" and not closed with "]"', True),
    ("did not find expected ',' or '}'", 'keys are opened here with "{" and not closed with "}"', True),
    ("did not find expected key", _MISFIT, False),
    ("did not find expected <document", _MISFIT, False),
    ("did not find expected '-'", "this line does not fit the indentation of the list above it", False),
    ("block sequence entries are not allowed", 'a list item ("- ...") is not expected here; begin a new line', False),
    ("found unknown escape character", _BACKSLASH, False),
    ("did not find expected hexdecimal number", _BACKSLASH, False),
    ("found invalid Unicode character escape code", _BACKSLASH, False),
)


class MendedText(msgspec.Struct, frozen=True):
    """A text that can be read on, as long as before; `broken` is the line (from 0) of an entry that is left out."""

    text: str
    broken: int | None = None


class _Found(msgspec.Struct, frozen=True):
    """What is wrong, in words, and its line and column from 0; `of_value`: it is the whole value of the entry."""

    message: str
    row: int
    column: int
    of_value: bool = False


def report_syntax_error(error: yaml.YAMLError, text: str, report: Report) -> MendedText | None:
    """Note where the text stops being YAML, and why.

    Return the text with this one mistake blanked out, every other character in its place, or without the smallest entry
    that holds it; None where what is left could mean something else.
    """
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        problem = getattr(error, "problem", None) or "it cannot be read"
        report.at(1, 1, f"this is not YAML: {problem}{_REST}")
        return None
    lines = text.split("\n")
    if mark.line < len(lines) and _INDENTED_BY_TAB.match(lines[mark.line]):
        _report_indentation(_INDENTED_BY_TAB, text, report, "a tab at the beginning of the line")
        return None
    entry = broken_entry(text) if len(text) <= LONGEST_TO_MEND else None
    found = _found(error, lines, 0) if entry is None else _found_in(entry, lines)
    line = lines[found.row] if found.row < len(lines) else ""
    mended = line if found.of_value or len(text) > LONGEST_TO_MEND else _mended(found.message, line, found.column)
    left_out = mended == line
    rest = _REST if left_out and entry is None else ""
    report.at(found.row + 1, found.column + 1, found.message + rest)
    if not left_out:
        return MendedText("\n".join([*lines[: found.row], mended, *lines[found.row + 1 :]]))
    return None if entry is None else MendedText(without(text, entry), entry.first)


def with_plain_indentation(text: str, report: Report) -> str:
    """Return the text with ordinary spaces where lines begin with no-break ones, and note each of those lines."""
    _report_indentation(_INDENTED_BY_NO_BREAK, text, report, "a no-break space at the beginning of the line")
    return _INDENTED_BY_NO_BREAK.sub(lambda found: " " * len(found.group()), text)


def _found_in(entry: BrokenEntry, lines: list[str]) -> _Found:
    line = lines[entry.first]
    head = head_of(line)
    if entry.stray:
        unspaced = UNSPACED.match(line)
        start = len(line) - len(line.lstrip(" -"))
        return (
            _Found(_NO_SPACE, entry.first, unspaced.end(), of_value=True)
            if unspaced
            else _Found(_NO_COLON, entry.first, start)
        )
    value = line[len(head) :].lstrip(" ")
    words = _of_value(value, getattr(entry.error, "problem", None) or "") if head else ""
    if words:
        return _Found(words, entry.first, len(line) - len(value), of_value=True)
    return _found(entry.error, lines, entry.first)


def _of_value(value: str, problem: str) -> str:
    """Return what is wrong with a text that looks like something else to YAML, the empty string where nothing is."""
    ended = "did not find expected key" in problem or "did not find expected '-'" in problem
    if value.startswith("'") and ended:
        return _APOSTROPHE if re.match(r"'[^']*\w'\w", value) else f"{_AFTER_QUOTE} double quotes"
    if value.startswith('"') and ended:
        return f"{_AFTER_QUOTE} single quotes" + (", and write each ' in it twice" if "'" in value else "")
    if value.endswith({"[": "]", "{": "}"}.get(value[:1], "\n")) and "did not find expected ','" in problem:
        return _NO_COMMA
    sign = value[:1]
    refused = ("comment or line break", "alphabetic or numeric", "mapping keys are not", "node content")
    if sign and sign in _SIGNS and (ended or any(part in problem for part in refused)):
        return f"text may not begin with {sign}; put it in quotes"
    return ""


def _found(error: yaml.YAMLError, lines: list[str], first: int) -> _Found:
    """Return what the parser's error means; its marks count from the line `first`."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return _Found(f"this is not YAML: {getattr(error, 'problem', None) or 'it cannot be read'}", first, 0)
    row = first + mark.line
    line = lines[row] if row < len(lines) else ""
    message, at_start = _in_words(getattr(error, "problem", None) or "", line[mark.column :])
    if message is _COLON and _BEGINS_CURLY.match(line):
        message = _CURLY
    place = (getattr(error, "context_mark", None) or mark) if at_start else mark
    return _Found(message, min(first + place.line, len(lines) - 1), place.column)


def _in_words(problem: str, rest: str) -> tuple[str, bool]:
    """Return what to say, and whether to show where the construct began. `rest` is the line from the mark on."""
    if "cannot start any token" in problem and rest:
        tab = rest[0] == "\t"
        return "a tab is not expected here" if tab else f"text may not begin with {rest[0]}; put it in quotes", False
    if rest.rstrip() == "...":
        return _DOTS, False
    for part, words, at_start in _WORDS:
        if part in problem:
            return words, at_start
    return f"this is not YAML: {problem}", False


def _mended(message: str, line: str, column: int) -> str:
    """Return the line without the mistake, as long as before; unchanged where the rest could change its meaning."""
    if message in (_COLON, _CURLY) and ": " in line[:column]:  # a second ": ", inside a text
        return line[:column] + re.sub(r":(?=\s)", " ", line[column:])
    if message is _NO_COLON and not line[:column].strip():  # a stray word on a line of its own
        return re.sub(r"\S", " ", line)
    if message.startswith("text may not begin"):
        return f"{line[:column]}x{line[column + 1 :]}"
    return line


def _report_indentation(pattern: re.Pattern[str], text: str, report: Report, what: str) -> None:
    """Note every line that begins with such a sign: whoever has one such line has more."""
    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = re.search("[\t\u00a0\u202f]", match.group())
        report.at(line, (column.start() if column else 0) + 1, f"{what}; YAML is indented with spaces")
