"""Says in plain words what the YAML parser could not read, and where it can, how to read on.

Knows the parser's own messages and what people who write YAML by hand usually did; does not know what a routine is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from routine_app.checked_yaml.report import Report

LONGEST_TO_MEND = 100_000
_INDENTED_BY_TAB = re.compile(r"^ *(\t)", re.MULTILINE)
_REST = "; the rest of the file is checked once this is mended"
_COLON = 'a ":" is not expected here; check the indentation, and put text that holds ": " in quotes'
_BACKSLASH = 'in double quotes "\\" has a meaning of its own; use single quotes'
_NO_COLON = 'expected "key: value" here, but there is no ":"'
# part of the parser's message -> (what to say, whether the place to show is where the construct began)
_WORDS: tuple[tuple[str, str, bool], ...] = (
    ("mapping values are not allowed", _COLON, False),
    ("could not find expected ':'", _NO_COLON, True),
    ("found unexpected end of stream", "a quote is opened here and never closed", True),
    ("found unexpected document indicator", "a quote is opened here and never closed", True),
    ("did not find expected ',' or ']'", 'a list is opened here with "[" and not closed with "]"', True),
    ("did not find expected ',' or '}'", 'keys are opened here with "{" and not closed with "}"', True),
    ("did not find expected key", "this line does not fit the indentation of the lines above it", False),
    ("did not find expected '-'", "this line does not fit the indentation of the list above it", False),
    ("block sequence entries are not allowed", 'a list item ("- ...") is not expected here; begin a new line', False),
    ("found unknown escape character", _BACKSLASH, False),
    ("did not find expected hexdecimal number", _BACKSLASH, False),
)


def report_syntax_error(error: yaml.YAMLError, text: str, report: Report) -> str | None:
    """Note where the text stops being YAML, and why.

    Return the text with this one mistake blanked out, every other character in its place, if that is sure not to
    change what the rest means; else None.
    """
    problem = getattr(error, "problem", None) or "it cannot be read"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        report.at(1, 1, f"this is not YAML: {problem}{_REST}")
        return None
    lines = text.splitlines(keepends=True)
    if mark.line < len(lines) and _INDENTED_BY_TAB.match(lines[mark.line]):
        _report_tabs(text, report)
        return None
    message, at_start = _in_words(problem, lines[mark.line][mark.column :] if mark.line < len(lines) else "")
    place = (getattr(error, "context_mark", None) or mark) if at_start else mark
    row, column = place.line, place.column
    line = lines[row] if row < len(lines) else ""
    mended = _mended(message, line, column) if len(text) <= LONGEST_TO_MEND else line
    if mended == line:
        report.at(row + 1, column + 1, message + _REST)
        return None
    report.at(row + 1, column + 1, message)
    return "".join([*lines[:row], mended, *lines[row + 1 :]])


def _in_words(problem: str, rest: str) -> tuple[str, bool]:
    """Return what to say, and whether to show where the construct began. `rest` is the line from the mark on."""
    if "cannot start any token" in problem and rest:
        tab = rest[0] == "\t"
        return "a tab is not expected here" if tab else f"text may not begin with {rest[0]}; put it in quotes", False
    for part, words, at_start in _WORDS:
        if part in problem:
            return words, at_start
    return f"this is not YAML: {problem}", False


def _mended(message: str, line: str, column: int) -> str:
    """Return the line without the mistake, as long as before; unchanged where the rest could change its meaning."""
    if message is _COLON and ": " in line[:column]:  # a second ": ", inside a text
        return line[:column] + re.sub(r":(?=\s)", " ", line[column:])
    if message is _NO_COLON and not line[:column].strip():  # a stray word on a line of its own
        return re.sub(r"\S", " ", line)
    if message.startswith("text may not begin"):
        return f"{line[:column]}x{line[column + 1 :]}"
    return line


def _report_tabs(text: str, report: Report) -> None:
    """Note every line that begins with a tab: whoever has one such line has more."""
    for match in _INDENTED_BY_TAB.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start(1) - match.start() + 1
        report.at(line, column, "a tab at the beginning of the line; YAML is indented with spaces")
