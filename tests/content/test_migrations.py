"""Older formats are brought up to date before they are checked: shown with a planted chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from routine_app.checked_yaml.check import Field, Number, Record
from routine_app.checked_yaml.nodes import Mapping, parse, text_of
from routine_app.checked_yaml.report import Report
from routine_app.checked_yaml.texts import Text
from routine_app.content import exercises, routines
from routine_app.content.document import Form, ReadResult, parse_bytes, read_parsed
from routine_app.content.migrations import migrate
from routine_app.domain.routine import FORMAT
from tests.content.samples import said

if TYPE_CHECKING:
    from collections.abc import Callable


def renamed(old: str, new: str) -> Callable[[Mapping], Mapping]:
    """A migration that gives a key another name and leaves it in its place."""

    def step(root: Mapping) -> Mapping:
        return replace(root, entries={new if key == old else key: entry for key, entry in root.entries.items()})

    return step


CHAIN = (renamed("title", "label"), renamed("label", "name"))


class Note(dict[str, object]):
    """What the planted form is read into."""


SHAPE = Record(
    "a note",
    {"format": Field(Number(3, 3), "", required=True), "name": Field(Text(5), "", required=True)},
    Note,
)


def read(text: str) -> ReadResult[Note]:
    return read_parsed(parse_bytes(text.encode(), "x"), Form(Note, SHAPE, lambda _root, _report: None, CHAIN))


def test_each_version_takes_the_steps_that_it_lacks() -> None:
    for text in ("format: 1\ntitle: a\n", "format: 2\nlabel: a\n", "format: 3\nname: a\n"):
        reading = read(text)
        assert reading.problems == ()
        assert reading.value == {"format": 3, "name": "a"}


def test_a_problem_after_a_migration_points_at_the_authors_line() -> None:
    assert said(read("format: 1\n\ntitle: too long\n").problems) == [
        '3:8: "name" must be at most 5 characters long, not 8'
    ]


def test_a_newer_file_says_so_and_nothing_else() -> None:
    assert said(read("format: 4\nwhat: ever\n").problems) == [
        "1:9: the file is written for a newer version of Routine: format 4, but this version reads up to format 3"
    ]


def test_a_format_that_makes_no_sense_is_left_to_the_check() -> None:
    for written in ("format: 0", "format: x", "format: [1]", "format: 1.5", "name: a"):
        report = Report("x")
        root = parse(written, report)
        assert isinstance(root, Mapping)
        assert migrate(root, CHAIN, report) is root
        assert report.problems == ()


def test_the_migrated_file_carries_the_current_format() -> None:
    report = Report("x")
    root = parse("format: 1\ntitle: a", report)
    assert isinstance(root, Mapping)
    migrated = migrate(root, CHAIN, report)
    assert text_of(migrated, "format") == "3"
    assert text_of(root, "format") == "1"


def test_the_chains_lead_to_the_current_format() -> None:
    assert len(routines.MIGRATIONS) == len(exercises.MIGRATIONS) == FORMAT - 1
