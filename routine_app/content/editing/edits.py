"""What can be edited in a routine's text, and the one way to do it: a text and an edit give a splice.

Knows where the fields of a routine stand and in which order; the reader says whether a result is good. Bytes outside of
the splice stay as they are, and its inverse brings back the text to the byte. What cannot be edited in place without
changing something else is refused with the reason (`EditRefusedError`), never mangled: after each edit the text is read
again and must mean what it meant before, but for the edit. With mistakes in the file every intact part can be edited.

A `path` names a part: () is the routine, (section,) a section, (section, item) an item, each counted from 0.
"""

from __future__ import annotations

import msgspec

from routine_app.content.editing.written_values import Written

Path = tuple[int, ...]


class SetKey(msgspec.Struct, frozen=True):
    """Write a value under a key of the routine, a section or an item; None clears it.

    Lengths of time are in the unit of the key. Keys of a dose that stay keep their comments.
    """

    path: Path
    key: str
    value: Written


class InsertEntry(msgspec.Struct, frozen=True):
    """Put in a section (path (n,)) or an item (path (section, n)), so that it stands there afterwards."""

    path: Path
    value: dict[str, Written]


class AddExercise(msgspec.Struct, frozen=True):
    """Add an exercise of the author's own, in the keys of docs/format.md, after those that there are."""

    value: dict[str, Written]


class RemoveEntry(msgspec.Struct, frozen=True):
    """Take out a section or an item, with the comments that belong to it."""

    path: Path


class DuplicateEntry(msgspec.Struct, frozen=True):
    """Put a copy of a section or an item right after it."""

    path: Path


class MoveEntry(msgspec.Struct, frozen=True):
    """Move a section or an item (also into another section) so that it stands at `to` afterwards."""

    path: Path
    to: Path


RoutineEdit = SetKey | InsertEntry | AddExercise | RemoveEntry | DuplicateEntry | MoveEntry


class TextSplice(msgspec.Struct, frozen=True):
    """Replace `old`, which stands at offset `start` (in characters), by `new`."""

    start: int
    old: str
    new: str

    def applied(self, text: str) -> str:
        """Return the text with this splice made; raises ValueError for a text that is another one there."""
        end = self.start + len(self.old)
        if text[self.start : end] != self.old:
            message = "the text is not the one that the splice was made for"
            raise ValueError(message)
        return text[: self.start] + self.new + text[end:]

    @property
    def inverse(self) -> TextSplice:
        """The splice that takes this one back."""
        return TextSplice(self.start, self.new, self.old)


def splice_between(before: str, after: str) -> TextSplice:
    """Return the smallest splice from one text to another."""
    start = _alike(before, after)
    end = _alike(before[start:], after[start:], from_end=True)
    return TextSplice(start, before[start : len(before) - end], after[start : len(after) - end])


def _alike(one: str, other: str, *, from_end: bool = False) -> int:
    """Return how many characters two texts share at their beginning, or at their end; by halves, for each key asks."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if from_end:
            alike = one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]
        else:
            alike = one[low:middle] == other[low:middle]
        low, high = (middle, high) if alike else (low, middle - 1)
    return low
