"""How commands print: JSON for scripts, columns for people.

Knows text only, and how the shells of this system quote it.
"""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING

import msgspec

from routine_app.domain.display_text import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def print_json(value: object) -> None:
    """Print the value as indented JSON."""
    print_json_text(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def print_json_text(text: str) -> None:
    """Print JSON; letters that the output does not have are escaped, never a question mark: scripts read it."""
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        import json

        text = json.dumps(json.loads(text), indent=2)
    print(text, end="" if text.endswith("\n") else "\n")


def say(text: object, *, now: bool = False) -> None:
    """Print a text for people, whatever a file, a name or a message of the system has put into it."""
    print(harmless(str(text), keep_lines=True), flush=now)


def shell_word(path: Path, system: str = os.name) -> str:
    r"""Return a path as one word of a command to copy: quoted where it must be.

    Where the path holds what a terminal cannot show, it is written as bash, zsh and ksh read it: $'a\x1b.yaml'.
    """
    text = str(path)
    if system == "nt":
        return f'"{harmless(text)}"' if any(char in text for char in " &()[]{}^=;!'+,`~%") else harmless(text)
    if harmless(text) == text:
        return shlex.quote(text)
    spelt = "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b"'\\" else f"\\x{byte:02x}" for byte in os.fsencode(text)
    )
    return f"$'{spelt}'"


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
