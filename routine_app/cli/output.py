"""How commands print: JSON for scripts, columns for people.

Knows text only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence


def print_json(value: object) -> None:
    """Print the value as indented JSON."""
    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows with their columns aligned; a column of which all cells below the head are numbers goes right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    numeric = [all(row[i].isdecimal() or row[i] == "-" for row in rows[1:]) for i in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in rows
    )
