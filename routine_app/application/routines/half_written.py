"""What she has begun to write in fields of the editor, and what is not in the text yet: "2 x" is no dose.

Data alone: kept with the draft, so that a crash takes it no more than what is in the text.
"""

from __future__ import annotations

import msgspec


class HalfWritten(msgspec.Struct, frozen=True):
    """`fields` of the part at `path`, by key; `own`: those of the panel for an exercise of her own, by name.

    `own` is empty while that is not open, or nothing is written in it.
    """

    path: tuple[int, ...] = ()
    fields: dict[str, str] = {}
    own: dict[str, str] = {}

    @property
    def is_any(self) -> bool:
        """Whether there is anything."""
        return bool(self.fields or self.own)


NOTHING_HALF_WRITTEN = HalfWritten()
