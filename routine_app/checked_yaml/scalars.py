"""What a single word of YAML means, and what other readers of YAML would take it for.

Resolves only plain `true`, `false` and decimal numbers. Everything else is text, but text that YAML 1.1 would read as
something else (no, on, 1:30, 010, a date) is told apart, so that the author can be told to quote it.
"""

from __future__ import annotations

import re

import yaml

from routine_app.checked_yaml.nodes import Mapping, Node, Scalar, Sequence
from routine_app.checked_yaml.report import quoted

LONGEST_NUMBER = 12
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_CLOCK = re.compile(r"[0-9]+:[0-9:.]+")
_LEADING_ZERO = re.compile(r"0[0-9]+(\.[0-9]+)?")
_NO_BREAK = re.compile("[\u00a0\u202f\u2009]")
_COMMA = re.compile(r"[0-9]+,[0-9]+")
_WITH_UNIT = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?[a-zA-Z]+")
_READ_AS = {
    "bool": "true or false",
    "int": "a number",
    "float": "a number",
    "null": "nothing",
    "timestamp": "a date",
    "merge": "a sign of its own",
    "value": "a sign of its own",
}
_RESOLVERS: dict[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers


def number(node: Scalar) -> int | float | None:
    """Return the number that a plain scalar stands for, or None."""
    if not node.plain or len(node.text) > LONGEST_NUMBER:
        return None
    match = _NUMBER.fullmatch(node.text)
    if match is None:
        return None
    return float(node.text) if match.group(1) else int(node.text)


def flag(node: Scalar) -> bool | None:
    """Return True for a plain `true`, False for a plain `false`, None for all else."""
    return {"true": True, "false": False}.get(node.text) if node.plain else None


def read_as(node: Scalar) -> str:
    """Return what YAML 1.1 takes this word for ("a number"), or the empty string where it takes it for text."""
    if not node.plain or len(node.text) > LONGEST_NUMBER * 2:
        return ""
    for tag, pattern in _RESOLVERS.get(node.text[:1], ()):
        if pattern.match(node.text):
            return _READ_AS.get(tag.rpartition(":")[2], "")
    return ""


def is_nothing(node: Node) -> bool:
    """Whether a key was left without a value."""
    return isinstance(node, Scalar) and node.plain and node.text in ("", "~", "null")


def described(node: Node) -> str:
    """Return a node in the words of a message: a list, nothing, 500, "squat"."""
    if isinstance(node, Mapping):
        return "keys with values"
    if isinstance(node, Sequence):
        return "a list"
    if not isinstance(node, Scalar):
        return "something unreadable"
    if is_nothing(node):
        return "nothing"
    return node.text if number(node) is not None else quoted(node.text)


def flag_hint(node: Scalar) -> str:
    """Return how to mend what was meant as true or false, as ' (...)', or the empty string."""
    if node.text in ("true", "false"):
        return f" (without quotes: {node.text})"
    word = node.text.lower()
    meant = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}.get(word)
    return f" (write {meant})" if meant else ""


def number_hint(node: Scalar) -> str:
    """Return how to mend what was meant as a number, as ' (...)', or the empty string."""
    text = node.text
    if len(text) > LONGEST_NUMBER:
        return ""
    if not node.plain:
        return f" (without quotes: {text})" if _NUMBER.fullmatch(text) else ""
    if _CLOCK.fullmatch(text):
        return ' (write one plain number, without ":")'
    if _NO_BREAK.sub("", text) != text and _NUMBER.fullmatch(_NO_BREAK.sub("", text)):
        return " (delete the no-break space beside it)"
    if _LEADING_ZERO.fullmatch(text):
        return f" (write it without the leading zero: {text.lstrip('0') or '0'})"
    if _COMMA.fullmatch(text):
        return f" (write it with a point: {text.replace(',', '.')})"
    unit = _WITH_UNIT.fullmatch(text)
    return f" (write only the number: {unit.group(1)})" if unit else ""
