"""Her preferences, and their YAML file that a person may read and change.

Saving replaces the whole file or nothing. Loading never fails: what cannot be used is set back, one preference at a
time, each with a message, and the file as it was is kept beside it. Knows no clock.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any

import yaml

from routine_app.domain.problems import did_you_mean
from routine_app.storage.errors import StorageError
from routine_app.storage.files import write_atomically
from routine_app.storage.preference_fields import FIELDS, RETIRED, PreferenceField
from routine_app.storage.preference_values import Appearance, Preferences, VoicePreferences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Appearance", "Preferences", "VoicePreferences", "load_preferences", "save_preferences"]

FORMAT = 1
_LARGEST_BYTES = 64 * 1024
_DEEPEST = 8
_MOST_KEPT = 20
# Every scalar stays text, so that one bad date or number cannot keep the whole file from loading.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
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
        lines.append(f"{comment}{indent}{field.path[-1]}: {_written(_value(preferences, field))}\n")
    return "".join(lines)


def from_yaml(data: bytes) -> tuple[Preferences, tuple[str, ...]]:
    """Read the file's bytes; raises ValueError, with the reason, when nothing of it can be used."""
    raw = _parse(data)
    problems: list[str] = []
    held = dict(_flattened(raw))
    version = held.pop(("format",), str(FORMAT))
    if version != str(FORMAT):
        problems.append(f'format: "{version}" is not {FORMAT}; what this version of Routine knows was taken over.')
    found: dict[tuple[str, ...], Any] = {}
    for field in FIELDS:
        if field.path in held:
            found[field.path], problem = field.read(held.pop(field.path), field.default)
            if problem:
                problems.append(f"{'.'.join(field.path)}: {problem}; {_written(found[field.path])} is used.")
    known = [".".join(field.path) for field in FIELDS]
    for path in (path for path in held if path not in RETIRED):
        name = ".".join(path)
        problems.append(f'"{name}" is not a setting{did_you_mean(name, known)}; it was left out.')
    return _built(found), tuple(problems)


def _parse(data: bytes) -> dict[str, Any]:
    if len(data) > _LARGEST_BYTES:
        message = f"it is larger than {_LARGEST_BYTES // 1024} KB"
        raise ValueError(message)
    try:
        text = data.decode("utf-8-sig")
        depth = 0
        for event in yaml.parse(text, _LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
                message = "it is nested too deeply or repeats parts of itself"
                raise ValueError(message)
        raw = yaml.load(text, _LOADER)  # noqa: S506 - BaseLoader makes nothing but texts, lists and mappings
    except UnicodeDecodeError:
        message = "it is not UTF-8 text"
        raise ValueError(message) from None
    except yaml.YAMLError as error:
        if _nests_too_deeply(text):  # newer parsers refuse that first, in words of their own
            message = "it is nested too deeply or repeats parts of itself"
            raise ValueError(message) from None
        mark = getattr(error, "problem_mark", None)
        message = f"line {mark.line + 1} is not YAML" if mark else "it is not YAML"
        raise ValueError(message) from None
    if not isinstance(raw, dict):
        message = "it is empty" if raw in (None, "") else "it is not a list of settings"
        raise ValueError(message)
    return raw


def _nests_too_deeply(text: str) -> bool:
    """Whether more brackets are open at once than any settings have."""
    depth = 0
    for each in text:
        depth += (each in "[{") - (each in "]}")
        if depth > _DEEPEST:
            return True
    return False


def _flattened(raw: Mapping[Any, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Give each value with its path; the groups are the ones that FIELDS has."""
    groups = {field.path[0] for field in FIELDS if len(field.path) > 1}
    for key, value in raw.items():
        if key in groups and isinstance(value, dict):
            yield from (((key, str(inner)), each) for inner, each in value.items())
        else:
            yield (str(key),), value


def _built(found: Mapping[tuple[str, ...], Any]) -> Preferences:
    def group(name: str) -> dict[str, Any]:
        return {path[1]: value for path, value in found.items() if len(path) > 1 and path[0] == name}

    flat = {path[0]: value for path, value in found.items() if len(path) == 1}
    return Preferences(**flat, voice=VoicePreferences(**group("voice")), appearance=Appearance(**group("appearance")))


def _value(preferences: Preferences, field: PreferenceField) -> object:
    value: object = preferences
    for name in field.path:
        value = getattr(value, name)
    return value


def _written(value: object) -> str:
    """Return a value as YAML on one line."""
    if isinstance(value, frozenset):
        value = sorted(str(each) for each in value)
    elif isinstance(value, Enum):
        value = value.value
    elif isinstance(value, Mapping):
        value = dict(value)
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
