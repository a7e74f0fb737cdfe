"""How a value is written in YAML: in the way of what stood there before, and so that it reads as that value again.

Knows scalars, lists and keys; does not know where in a text they go.
"""

from __future__ import annotations

import datetime as dt
import re
import textwrap

from routine_app.checked_yaml.nodes import Scalar
from routine_app.checked_yaml.scalars import is_nothing, read_as

WIDTH = 100
Written = None | bool | int | float | str | dt.date | list["Written"] | dict[str, "Written"]
_FIRST = "-?:,[]{}#&*!|>'\"%@`"  # what a text without quotes does not begin with
_IN_FLOW = re.compile(r"[,\[\]{}:?]")  # "?" is a sign there to some readers
_IN_BLOCK = re.compile(r":(?=\s|$)|\s#")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_WRITTEN_INLINE = ("phase", "text")  # keys that begin what is written on one line in a list: a phase, a caution


def inline(value: Written, *, flow: bool, style: str = "") -> str:
    """Return a value on one line; `style` is the quote that stood there before, `flow` whether it is in brackets."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(inline(item, flow=True) for item in value)}]"
    if isinstance(value, dict):
        pairs = (f"{inline(key, flow=True)}: {inline(item, flow=True)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    return _text(value, flow=flow, style=style)


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _text(text: str, *, flow: bool, style: str) -> str:
    visible = all(_shows(char) for char in text)
    if style == "'" and visible:
        return "'" + text.replace("'", "''") + "'"
    if style != '"' and is_plain(text, flow=flow):
        return text
    return '"' + "".join(_escaped(char) for char in text) + '"'


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether a text reads as itself without quotes."""
    if not text or text != text.strip() or text[0] in _FIRST or text.startswith(("---", "...")):
        return False
    if not all(_shows(char) for char in text) or _IN_BLOCK.search(text) or (flow and _IN_FLOW.search(text)):
        return False
    scalar = Scalar(1, 1, text)
    like_a_number = text[0] in "+.~=<0123456789" and not any(char.isalpha() for char in text)
    return not is_nothing(scalar) and not read_as(scalar) and not like_a_number


def _shows(char: str) -> bool:
    return char.isprintable() or char in "\u00a0\u202f\u2009"


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if _shows(char):
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def block_text(text: str, sign: str) -> list[str] | None:
    """Return the lines of a text after "|" or ">", not indented; None where it can only stand in quotes."""
    lines = text.split("\n")
    visible = all(_shows(char) for line in lines for char in line)
    if not visible or not lines[0] or not lines[-1] or any(line != line.strip() for line in lines):
        return None
    if sign == "|":
        return lines
    if len(lines) > 1 or "  " in text:
        return None
    return textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def block_lines(value: dict[str, Written], start: str = "") -> list[str]:
    """Return keys with values as lines, the first of them after `start` ("- "), the others indented as far."""
    lines: list[str] = []
    for key, item in value.items():
        lines += entry_lines(key, item)
    return [(start if row == 0 else " " * len(start)) + line for row, line in enumerate(lines)]


def entry_lines(key: str, value: Written) -> list[str]:
    """Return a key with its value as lines, the first of them not indented."""
    if isinstance(value, str) and "\n" in value:
        body = block_text(value, "|")
        if body is not None:
            return [f"{key}: |-", *(f"  {line}" if line else "" for line in body)]
    if isinstance(value, list) and value and not _fits_on_a_line(key, value):
        return [f"{key}:", *(f"  {line}" for item in value for line in list_item(item))]
    if isinstance(value, dict) and value and not _fits_on_a_line(key, value):
        return [f"{key}:", *(f"  {line}" for line in block_lines(value))]
    return [f"{key}: {inline(value, flow=False)}"]


def list_item(value: Written) -> list[str]:
    """Return an item of a list as lines."""
    if isinstance(value, dict) and value and next(iter(value)) not in _WRITTEN_INLINE:
        return block_lines(value, "- ")
    return [f"- {inline(value, flow=False)}"]


def _fits_on_a_line(key: str, value: Written) -> bool:
    inner = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    flat = not any(isinstance(item, list | dict) or (isinstance(item, str) and " " in item) for item in inner)
    return flat and len(key) + len(inline(value, flow=True)) < WIDTH
