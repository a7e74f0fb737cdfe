"""A new routine as a text: from another one, or from the smallest that is good.

Knows texts; does not know where they are kept.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from routine_app.content.editing.apply import edit_text
from routine_app.content.editing.edits import SetKey
from routine_app.content.schema import kept_schema

if TYPE_CHECKING:
    from collections.abc import Collection

_SCHEMA_LINE = re.compile(r"\A(\ufeff?)# yaml-language-server:[^\n\r]*(?:\r\n|\n|\r)")
_LONGEST_ID = 40
SMALLEST = """\
format: 1
id: new_routine
name: New routine
description: Put together for you.
rest: 45

sections:
  - name: Warm-up
    items:
      - exercise: breathing
        dose: {minutes: 2}

  - name: Main
    items:
      - exercise: squat
"""


def id_for(name: str, taken: Collection[str] = ()) -> str:
    """Return an id that says as much as it can of a name, and that no other routine has.

    It is of small letters, digits and _, and begins with a letter.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    base = (base if base[:1].isalpha() else f"routine_{base}".rstrip("_"))[:_LONGEST_ID].rstrip("_")
    made, number = base, 2
    while made in taken:
        ending = f"_{number}"
        made, number = f"{base[: _LONGEST_ID - len(ending)]}{ending}", number + 1
    return made


def new_routine(id_: str, source: str, name: str) -> str:
    """Return the text of a routine with this id and name made from `source`, every comment of it kept.

    Its first line names the schema for editors that complete and check. Raises EditRefusedError where the text of the
    source is not one that can be edited.
    """
    text = edit_text(source, SetKey((), "id", id_)).applied(source)
    text = edit_text(text, SetKey((), "name", name)).applied(text)
    return with_schema_line(text)


def without_schema_line(text: str) -> str:
    """Return a routine's text without the line that names the schema."""
    return _SCHEMA_LINE.sub(r"\1", text)


def with_schema_line(text: str) -> str:
    """Return a text whose first line names the schema that comes with the app; a line that was there is replaced."""
    text = without_schema_line(text)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    found = re.search("\r\n|\n|\r", text)
    newline = found.group() if found else "\n"
    return f"{mark}# yaml-language-server: $schema={kept_schema('routine').as_uri()}{newline}{text[len(mark) :]}"
