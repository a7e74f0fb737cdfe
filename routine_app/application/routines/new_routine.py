"""A new routine as a text: from another one, or from the smallest that is good.

Knows texts; does not know where they are kept.
"""

from __future__ import annotations

import re
import unicodedata

from routine_app.content.editing.apply import edit_text
from routine_app.content.editing.edits import SetKey
from routine_app.content.schema import kept_schema

_SCHEMA_LINE = re.compile(r"\A(\ufeff?)# yaml-language-server:[^\n\r]*(?:\r\n|\n|\r)")
_LONGEST_ID = 40
SMALLEST = """\
format: 1
id: new_routine
name: New routine
description: What it is for.
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


def id_from(name: str) -> str:
    """Return an id that says as much as it can of a name: small letters, digits and _, beginning with a letter."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return (found if found[:1].isalpha() else f"routine_{found}".rstrip("_"))[:_LONGEST_ID]


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
