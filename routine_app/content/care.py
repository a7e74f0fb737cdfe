"""Reads what the app says about her safety: the files in `resources/care/`.

Knows their fields and that each kind of urgency has somebody to contact; not when anything is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from routine_app.checked_yaml.check import Field, Flag, ListOf, Record, Slug
from routine_app.checked_yaml.nodes import Mapping, Sequence
from routine_app.content.document import Form, Parsed, ReadResult, parse_file, read_parsed
from routine_app.content.exercises import FORMAT_FIELD, ID
from routine_app.domain.care.statements import CareContent, Contact, HowSoon, Statement, StopSign
from routine_app.domain.problems import ContentError
from routine_app.paths import resources_dir

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.checked_yaml.report import Report
from routine_app.checked_yaml.texts import Text

_RULE = Text(40, pattern=r"[A-F](\d+(\.\d+)?|\.[a-z_]+)", form='a line of the content sheet, such as "B4.3"')
_STATEMENT: Final = {
    "id": Field(ID, "Unique among the statements.", required=True),
    "text": Field(Text(500), "What she reads, in plain words.", required=True),
    "rules": Field(
        ListOf(_RULE, least=1, unique=True), "The lines of the content sheet that it states.", required=True
    ),
    "source": Field(Text(200), "Where that is from.", required=True),
    "confirm": Field(Flag(), "Whether a licensed clinician must confirm it."),
    "in_pregnancy": Field(Flag(), "True where it says something while she is pregnant alone."),
    "text_after": Field(Text(500), "What she reads in its place once there is no pregnancy."),
}
_HOW_SOON = Field(
    Slug("an urgency", {each.value: each for each in HowSoon}), "How soon to contact somebody.", required=True
)


class StatementList(msgspec.Struct, frozen=True):
    """What a file of statements holds."""

    statements: tuple[Statement, ...]


def _file(word: str, kind: type[Statement], **more: Field) -> Record:
    statement = Record(word, {**_STATEMENT, **more}, lambda values: kind(**values))
    fields = {
        "format": FORMAT_FIELD,
        "statements": Field(ListOf(statement, least=1), "The statements, in order.", required=True),
    }
    return Record("a file of statements", fields, lambda values: StatementList(values["statements"]))


CARE_FILES: Final = {
    "screening": _file("a question", Statement),
    "stop_signs": _file("a stop sign", StopSign, how_soon=_HOW_SOON),
    "contacts": _file(
        "a contact",
        Contact,
        how_soon=_HOW_SOON,
        title=Field(Text(60), "How soon, in words.", required=True),
        whom=Field(Text(120), "Whom to contact.", required=True),
    ),
    "general": _file("a statement", Statement),
    "disagreements": _file("a statement", Statement),
    "not_reviewed": _file("a statement", Statement),
}
"""The files, by name, and what each holds: the fields of `CareContent`."""


def read_care_file(parsed: Parsed, name: str) -> ReadResult[StatementList]:
    """Return the statements of a parsed file of this name (of CARE_FILES), or all that is wrong with it."""

    def rules(root: Mapping, report: Report) -> None:
        _report_repeated_ids(root, report)
        if name == "contacts":
            _report_missing_contacts(root, report)

    return read_parsed(parsed, Form(StatementList, CARE_FILES[name], rules))


def load_care(folder: Path | None = None) -> CareContent:
    """Return what the app says about her safety (`folder`: by default its own); raises ContentError."""
    folder = resources_dir() / "care" if folder is None else folder
    found = {name: read_care_file(parse_file(folder / f"{name}.yaml"), name) for name in CARE_FILES}
    problems = tuple(problem for each in found.values() for problem in each.problems)
    held = {name: each.value.statements for name, each in found.items() if each.value is not None}
    if len(held) < len(CARE_FILES):
        raise ContentError(problems)
    return CareContent(**held)  # type: ignore[arg-type]  # each file's kind is in CARE_FILES


def _report_repeated_ids(root: Mapping, report: Report) -> None:
    seen: set[str] = set()
    for node in _statements(root):
        entry = node.entries.get("id")
        text = getattr(entry.value, "text", "") if entry else ""
        if entry is not None and text in seen:
            report.error(entry.value, f'another statement has the id "{text}" already')
        seen.add(text)


def _report_missing_contacts(root: Mapping, report: Report) -> None:
    said = {
        getattr(node.entries["how_soon"].value, "text", "") for node in _statements(root) if "how_soon" in node.entries
    }
    for missing in (each for each in HowSoon if each.value not in said):
        report.error(root, f'there is nobody to contact for "{missing.value}"')


def _statements(root: Mapping) -> list[Mapping]:
    entry = root.entries.get("statements")
    items = entry.value.items if entry is not None and isinstance(entry.value, Sequence) else ()
    return [item for item in items if isinstance(item, Mapping)]
