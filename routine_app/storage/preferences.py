"""Her preferences, and their YAML file that a person may read and change.

Saving replaces the whole file or nothing. Loading never fails: what cannot be used is set back, one preference at a
time, each with a message, and the file as it was is kept beside it. Knows no clock.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping as Dictionary
from enum import Enum
from typing import TYPE_CHECKING, Any

import yaml

from routine_app.checked_yaml.nodes import Mapping, Node, Scalar, parse
from routine_app.checked_yaml.report import Report, TooManyProblemsError, near_miss, quoted
from routine_app.checked_yaml.scalars import described, is_nothing
from routine_app.checked_yaml.source import decode
from routine_app.storage.errors import StorageError
from routine_app.storage.files import write_atomically
from routine_app.storage.preference_fields import FIELDS, RETIRED
from routine_app.storage.preference_values import Appearance, Contacts, Preferences, VoicePreferences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Appearance", "Contacts", "Preferences", "VoicePreferences", "load_preferences", "save_preferences"]

FORMAT = 1
_LARGEST_BYTES = 64 * 1024
_MOST_KEPT = 20
_HEAD = """\
# The settings of Routine. You may change them here while Routine is closed.
# A line that Routine cannot use is set back, with a message when it starts; this file is then kept as it was beside.
"""


def save_preferences(path: Path, preferences: Preferences) -> None:
    """Write the preferences, for the owner alone, whole or not at all. Raises a StorageError."""
    write_atomically(path, to_yaml(preferences).encode("utf-8", "replace"))


def load_preferences(path: Path) -> tuple[Preferences, tuple[str, ...]]:
    """Read the preferences, with a message for each thing that had to be set back; defaults when there is no file."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_BYTES + 1)
    except FileNotFoundError:
        return Preferences(), ()
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        return Preferences(), (f"{path} cannot be read ({reason}): the default settings are used.",)
    try:
        preferences, problems = from_yaml(data)
    except ValueError as error:
        preferences, problems = Preferences(), (f"{path} cannot be used ({error}): the default settings are used.",)
    if not problems:
        return preferences, ()
    return preferences, (*problems, *_keep_beside(path, data))


def to_yaml(preferences: Preferences) -> str:
    """Return the file's text: each preference with a word about it."""
    lines = [_HEAD, f"format: {FORMAT}\n"]
    group = ""
    for field in FIELDS:
        indent = "  " if len(field.path) > 1 else ""
        if indent and field.path[0] != group:
            lines.append(f"{field.path[0]}:\n")
        group = field.path[0]
        comment = f"{indent}# {field.comment}\n" if field.comment else ""
        lines.append(f"{comment}{indent}{field.path[-1]}: {_written(field.of(preferences))}\n")
    return "".join(lines)


def from_yaml(data: bytes) -> tuple[Preferences, tuple[str, ...]]:
    """Read the file's bytes; raises ValueError, with the reason, when nothing of it can be used."""
    report = Report("")
    held = dict(_flattened(_settings(data, report), report))
    problems = [f"line {each.line}: {each.message}." for each in report.problems]
    version = held.pop(("format",), None)
    if isinstance(version, Scalar) and version.text != str(FORMAT):
        what = f'"format" {quoted(version.text)} is not {FORMAT}'
        problems.append(f"line {version.line}: {what}; what this version of Routine knows was taken over.")
    found: dict[tuple[str, ...], Any] = {}
    for field in FIELDS:
        if field.path in held:
            of_field = Report("")
            found[field.path] = field.of(Preferences())
            with contextlib.suppress(TooManyProblemsError):
                found[field.path] = field.read(held.pop(field.path), of_field)
            if of_field.problems:
                used = _written(found[field.path])
                problems += [f"line {each.line}: {each.message}; {used} is used." for each in of_field.problems]
    known = [field.name for field in FIELDS]
    for path in (path for path in held if path not in RETIRED):
        name = ".".join(path)
        hint = near_miss(name, known)
        problems.append(f"line {held[path].line}: {quoted(name)} is not a setting{hint}; it was left out.")
    return _built(found), tuple(problems)


def _settings(data: bytes, report: Report) -> Mapping:
    if len(data) > _LARGEST_BYTES:
        message = f"it is larger than {_LARGEST_BYTES // 1024} KB"
        raise ValueError(message)
    with contextlib.suppress(TooManyProblemsError):
        text = decode(data, report)
        root = None if text is None else parse(text, report, expected="a line for each setting", leaving_out=False)
        if isinstance(root, Mapping):
            return root
    first = next((f"line {each.line}: {each.message}" for each in report.problems), "it is not a list of settings")
    raise ValueError(first)


def _flattened(root: Mapping, report: Report) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Give each value with its path; the groups are the ones that FIELDS has."""
    groups = {field.path[0] for field in FIELDS if len(field.path) > 1}
    for key, entry in root.entries.items():
        if key not in groups:
            yield (key,), entry.value
        elif isinstance(entry.value, Mapping):
            yield from (((key, inner), each.value) for inner, each in entry.value.entries.items())
        elif not is_nothing(entry.value):
            report.error(entry.value, f'"{key}" must hold settings of its own, not {described(entry.value)}')


def _built(found: Dictionary[tuple[str, ...], Any]) -> Preferences:
    def group(name: str) -> dict[str, Any]:
        return {path[1]: value for path, value in found.items() if len(path) > 1 and path[0] == name}

    flat = {path[0]: value for path, value in found.items() if len(path) == 1}
    return Preferences(
        **flat,
        voice=VoicePreferences(**group("voice")),
        contacts=Contacts(**group("contacts")),
        appearance=Appearance(**group("appearance")),
    )


def _written(value: object) -> str:
    """Return a value as YAML on one line."""
    if isinstance(value, frozenset):
        value = sorted(str(each) for each in value)
    elif isinstance(value, Enum):
        value = value.value
    elif isinstance(value, Dictionary):
        value = {str(key): str(held) for key, held in value.items()}
    text: str = yaml.safe_dump(value, default_flow_style=True, width=10_000, allow_unicode=True)
    return text.removesuffix("\n").removesuffix("...").strip()


def _keep_beside(path: Path, data: bytes) -> tuple[str, ...]:
    """Keep the file as it was, once, and say where; where that cannot be, it still stands until the next save."""
    for number in range(1, _MOST_KEPT + 1):
        kept = path.with_name(f"{path.name}.bad-{number}")
        with contextlib.suppress(OSError, StorageError):
            if kept.exists():
                if kept.read_bytes() != data:
                    continue
            else:
                write_atomically(kept, data)
            return (f"The settings as they were are kept as {kept}.",)
        return ()
    return ()
