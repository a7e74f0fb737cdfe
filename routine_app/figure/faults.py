"""Reading values that somebody wrote by hand: every fault is noted with its place, and reading goes on.

Knows plain dictionaries, lists, numbers and words; does not know YAML, files or clips. A place is the path of keys and
indexes from the top of the clip; whoever has the text turns it into a line and a column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from routine_app.domain.problems import did_you_mean
from routine_app.figure.vec import Vec

Path = tuple[str | int, ...]
DIRECTIONS: dict[str, Vec] = {
    "ahead": (1.0, 0.0, 0.0),
    "back": (-1.0, 0.0, 0.0),
    "left": (0.0, 1.0, 0.0),
    "right": (0.0, -1.0, 0.0),
    "up": (0.0, 0.0, 1.0),
    "down": (0.0, 0.0, -1.0),
}


class Fault(msgspec.Struct, frozen=True):
    """One prop wrong: where (a path of keys) and what (a plain sentence)."""

    path: Path
    message: str


class Faults:
    """The faults found so far. Every `read` method returns a usable value whatever it meets."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, path: Path, message: str) -> None:
        """Note a fault."""
        self.found.append(Fault(path, message))

    def mapping(self, raw: object, path: Path, known: Iterable[str] | None = None) -> dict[str, Any]:
        """Return `raw` as a mapping of words; faults for anything else, and for keys that are not known."""
        if not isinstance(raw, Mapping):
            self.add(path, f"expected names with values, got {_kind(raw)}")
            return {}
        names = None if known is None else tuple(known)
        for key in raw:
            if not isinstance(key, str):
                self.add(path, f"expected a word, got {key!r}")
            elif names is not None and key not in names:
                self.add((*path, key), f'unknown name "{key}"{did_you_mean(key, names)}; known: {", ".join(names)}')
        return {key: raw[key] for key in raw if isinstance(key, str) and (names is None or key in names)}

    def number(self, raw: object, path: Path, low: float = -1e6, high: float = 1e6) -> float:
        """Return `raw` as a number within low..high."""
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            self.add(path, f"expected a number, got {_kind(raw)}")
            return 0.0 if low <= 0.0 <= high else low
        if not low <= raw <= high:
            self.add(path, f"{raw:g} is outside {low:g} to {high:g}")
        return float(min(max(raw, low), high))

    def word(self, raw: object, path: Path, known: Iterable[str]) -> str:
        """Return `raw` as one of the known words (the first of them where it is not)."""
        names = tuple(known)
        if isinstance(raw, str) and raw in names:
            return raw
        hint = did_you_mean(raw, names) if isinstance(raw, str) else ""
        self.add(path, f'expected one of {", ".join(names)}, got "{raw}"{hint}')
        return names[0]

    def flag(self, raw: object, path: Path) -> bool:
        """Return `raw` as true or false."""
        if not isinstance(raw, bool):
            self.add(path, f"expected true or false, got {_kind(raw)}")
        return raw is True

    def numbers(self, raw: object, path: Path, sizes: tuple[int, ...]) -> tuple[float, ...]:
        """Return `raw` as a list of numbers (metres or degrees) with one of the given lengths."""
        if not isinstance(raw, list | tuple) or len(raw) not in sizes:
            wanted = " or ".join(str(size) for size in sizes)
            self.add(path, f"expected a list of {wanted} numbers, got {_kind(raw)}")
            return (0.0,) * sizes[0]
        return tuple(self.number(value, (*path, index), -400.0, 400.0) for index, value in enumerate(raw))

    def direction(self, raw: object, path: Path, extra: Mapping[str, Vec] | None = None) -> Vec:
        """Return `raw` as a direction: a word such as `up`, or three numbers that are not all zero."""
        words = {**DIRECTIONS, **(extra or {})}
        if isinstance(raw, str):
            return words[self.word(raw, path, words)]
        x, y, z = (*self.numbers(raw, path, (3,)), 0.0, 0.0, 0.0)[:3]
        if x == y == z == 0.0:
            self.add(path, "a direction needs at least one number that is not zero")
            return (1.0, 0.0, 0.0)
        return (x, y, z)


Reader = Callable[[Faults, object, Path], Any]


def _kind(raw: object) -> str:
    if raw is None:
        return "nothing"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, str):
        return f'the word "{raw}"'
    if isinstance(raw, Mapping):
        return "names with values"
    return f"a list of {len(raw)}" if isinstance(raw, list | tuple) else f"{raw!r}"
