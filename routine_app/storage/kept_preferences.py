"""Her preferences as they were read last, kept by the bytes of their file: a start then reads no YAML for them.

Losing it costs some ms. A file of which anything is to be said is read each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from routine_app.domain.comfort import avoidable
from routine_app.kept_file import keep, key_of, read_kept
from routine_app.storage.preference_values import Preferences

if TYPE_CHECKING:
    from pathlib import Path

FILE = "preferences"
"""Its name among what may be lost."""
_ROOMS = ("checked_yaml", "domain", "domain/care", "storage")
_MOST_BYTES = 64 * 1024


class _Kept(Preferences, frozen=True):
    avoid: frozenset[str] = frozenset()  # type: ignore[assignment] # positions and demands are both words to a file


def load_kept_preferences(path: Path, kept: Path) -> tuple[Preferences, tuple[str, ...]]:
    """Return what `load_preferences` would, from `kept` where that was made of the same bytes; else keep it there."""
    key = _key(path)
    found = None if key is None else _read(kept, key)
    if found is not None:
        return found, ()
    from routine_app.storage.preferences import load_preferences  # reads YAML

    preferences, messages = load_preferences(path)
    if key is not None and not messages and key == _key(path):
        keep(kept, key, msgspec.msgpack.encode(preferences, enc_hook=_dict_of))
    return preferences, messages


def _key(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError):
        return None
    return key_of(_ROOMS, (data,)) if len(data) <= _MOST_BYTES else None


def _read(kept: Path, key: bytes) -> Preferences | None:
    body = read_kept(kept, key)
    try:
        found = None if body is None else msgspec.msgpack.decode(body, type=_Kept)
        return None if found is None else _as_chosen(found)
    except ValueError:
        return None


def _as_chosen(kept: _Kept) -> Preferences:
    values = {name: getattr(kept, name) for name in Preferences.__struct_fields__}
    return Preferences(**{**values, "avoid": frozenset(map(avoidable, values["avoid"]))})


def _dict_of(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(type(value))
