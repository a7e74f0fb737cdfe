"""The way of one file through the reader: text, nodes, migrations, checks, rules, value.

Knows the order of the steps; does not know what any file is about. Never raises for anything that a file may hold.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from routine_app.checked_yaml.check import Record
from routine_app.checked_yaml.nodes import Mapping, Node, parse, text_of
from routine_app.checked_yaml.report import Report, TooManyProblemsError
from routine_app.checked_yaml.scalars import described
from routine_app.checked_yaml.source import decode, read_source
from routine_app.content.migrations import Migration, migrate
from routine_app.domain.display_text import harmless
from routine_app.domain.problems import Problem

Value = TypeVar("Value")
_KEYS = '"format: 1", "id", "name" and more'


class Form(msgspec.Struct, Generic[Value], frozen=True):
    """What a kind of file must look like, and the rules between its fields."""

    value: type[Value]
    shape: Record
    rules: Callable[[Mapping, Report], None]
    migrations: tuple[Migration, ...] = ()


class ReadResult(msgspec.Struct, Generic[Value], frozen=True):
    """What came of reading a file. `value` is None if there is any error; `id` and `name` are as written, or empty."""

    value: Value | None
    problems: tuple[Problem, ...]
    id: str = ""
    name: str = ""

    def judged_again(self, report: Report) -> ReadResult[Value]:
        """Return the reading after its value was looked at, too: what the report holds now counts."""
        return ReadResult(None if report.failed else self.value, report.problems, self.id, self.name)


class Parsed(msgspec.Struct, frozen=True):
    """A file as nodes (None if it is not YAML), with the report that goes on being filled."""

    root: Node | None
    report: Report


def parse_file(path: Path) -> Parsed:
    """Return the nodes of a file."""
    report = Report(harmless(str(path)))
    return _parsed(report, lambda: read_source(path, report))


def parse_bytes(data: bytes, file: str) -> Parsed:
    """Return the nodes of what stands in a file (or in an editor, as UTF-8); `file` names it in problems."""
    report = Report(file)
    return _parsed(report, lambda: decode(data, report))


def _parsed(report: Report, source: Callable[[], str | None]) -> Parsed:
    try:
        text = source()
        return Parsed(None if text is None else parse(text, report, expected=_KEYS), report)
    except TooManyProblemsError:
        return Parsed(None, report)


def read_parsed(parsed: Parsed, form: Form[Value]) -> ReadResult[Value]:
    """Return the value of a parsed file, with everything that is wrong with it."""
    value = None
    with contextlib.suppress(TooManyProblemsError):
        value = _value(parsed, form)
    report = parsed.report
    return ReadResult(
        None if report.failed or not isinstance(value, form.value) else value,
        report.problems,
        text_of(parsed.root, "id"),
        text_of(parsed.root, "name"),
    )


def _value(parsed: Parsed, form: Form[Value]) -> object | None:
    root, report = parsed.root, parsed.report
    if root is None:
        return None
    if not isinstance(root, Mapping):
        report.error(root, f'the file must have keys with values ("format: 1" and more), not {described(root)}')
        return None
    current = migrate(root, form.migrations, report)
    if current is None:
        return None
    value = form.shape.read(current, "the file", report)
    form.rules(current, report)
    return value
