"""The kinds of amounts in a routine, as people write them: lengths of time, repetitions or a range of them, a day.

Knows single values; what a whole dose may look like in one text is in `written_doses`.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from routine_app.checked_yaml.check import Number, Schema
from routine_app.checked_yaml.durations import MINUTE_MS, PATTERN, duration_ms
from routine_app.checked_yaml.nodes import Node, Scalar
from routine_app.checked_yaml.report import Report
from routine_app.checked_yaml.scalars import described
from routine_app.domain.formatting import MONTHS
from routine_app.domain.problems import Part

_RANGE = re.compile("([1-9][0-9]?[0-9]?) ?(?:-|\N{EN DASH}|to) ?([1-9][0-9]?[0-9]?)")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAYS = (  # compiled when somebody has written such a day
    "(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})",
    "(?P<day>[0-9]{1,2})[.] ?(?P<month>[0-9]{1,2})[.] ?(?P<year>[0-9]{4})",
    "(?P<day>[0-9]{1,2}) (?P<name>[a-z]+)[.]?,? (?P<year>[0-9]{4})",
    "(?P<name>[a-z]+)[.]? (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{4})",
)
_MONTHS = {name[:length].lower(): month for month, name in enumerate(MONTHS, 1) for length in (3, len(name))}
_MONTHS["sept"] = 9
_COMMA = re.compile("([0-9]+),([0-9]+)( ?[a-zA-Z\"']+)?")
_LENGTHS = re.compile("([0-9]+[.]?[0-9]*) ?(?:-|\N{EN DASH}|to) ?[0-9]+[.]?[0-9]*( ?[a-zA-Z\"']+)?")


def day_of(text: str) -> dt.date | None:
    """Return a day written as 2026-03-01, 1.3.2026, 1 March 2026 or March 1, 2026; None for another text.

    1/3/2026 is one day in one country and another day in another. Months have their English names, whatever the
    system's language: what a file means may not depend on who opens it.
    """
    tidy = " ".join(text.lower().split())
    found = next((match for form in _DAYS if (match := re.fullmatch(form, tidy))), None)
    if found is None:
        return None
    parts = found.groupdict()
    month = _MONTHS.get(parts["name"], 0) if "name" in parts else int(parts["month"])
    try:
        return dt.date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None


class Duration(msgspec.Struct, frozen=True):
    """A length of time of `low` to `high` units (`ms` in one unit), in milliseconds: 90, 90 s, 1.5 min, 1:30, 20".

    A bare number counts in the unit of the field.
    """

    low: float
    high: float
    unit: str
    ms: int

    def read(self, node: Node, label: Part, report: Report) -> int | float | None:
        """Return the milliseconds."""
        found = duration_ms(node.text) if isinstance(node, Scalar) else None
        if found is not None and self.low * self.ms <= found <= self.high * self.ms:
            return found
        if found is not None:
            told = f"{found / MINUTE_MS:g} minutes" if self.ms == MINUTE_MS else f"{found / self.ms:g} seconds"
            report.error(node, label, f" must be {self._number.expected}, not {described(node)} (that is {told})")
            return None
        hint = _mend_of(node.text) if isinstance(node, Scalar) else ""
        if hint:
            report.error(node, label, f" must be {self._number.expected}, not {described(node)} ({hint})")
            return None
        return self._number.read(node, label, report)

    @property
    def _number(self) -> Number:
        return Number(self.low, self.high, self.unit, ms=self.ms)

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"anyOf": [self._number.schema(), {"type": "string", "pattern": PATTERN}]}


def _mend_of(text: str) -> str:
    """Return how to write what is nearly a length of time, "" for what is not."""
    if comma := _COMMA.fullmatch(text):
        return f"write it with a point: {comma[1]}.{comma[2]}{comma[3] or ''}"
    if lengths := _LENGTHS.fullmatch(text):
        return f"write one length, such as the first: {lengths[1]}{lengths[2] or ''}"
    return ""


class Repetitions(msgspec.Struct, frozen=True):
    """A number of repetitions, or a range of them such as 8-10: the lower and the upper end (0 for a single number)."""

    low: int
    high: int

    def read(self, node: Node, label: Part, report: Report) -> tuple[int, int] | None:
        """Return both ends."""
        found = _RANGE.fullmatch(node.text) if isinstance(node, Scalar) else None
        if found is None:
            value = Number(self.low, self.high, whole=True).read(node, label, report)
            return None if value is None else (int(value), 0)
        least, most = int(found[1]), int(found[2])
        if self.low <= least < most <= self.high:
            return least, most
        hint = f" (write {most}-{least})" if self.low <= most < least <= self.high else ""
        report.error(
            node, label, f" must be a range from {self.low} to {self.high} such as 8-10, not {described(node)}{hint}"
        )
        return None

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"anyOf": [Number(self.low, self.high, whole=True).schema(), {"type": "string", "pattern": _PATTERN}]}


_PATTERN = "^[1-9][0-9]{0,2} ?[-\N{EN DASH}] ?[1-9][0-9]{0,2}$"


class CalendarDay(msgspec.Struct, frozen=True):
    """A day, such as 2026-03-01."""

    def read(self, node: Node, label: Part, report: Report) -> dt.date | None:
        """Return the day."""
        text = node.text if isinstance(node, Scalar) else ""
        try:
            if _DAY.fullmatch(text):
                return dt.date.fromisoformat(text)
        except ValueError:
            pass
        day = day_of(text)
        hint = f" (write {day})" if day is not None else ""
        report.error(node, label, f" must be a day such as 2026-03-01, not {described(node)}{hint}")
        return None

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"type": "string", "pattern": f"^{_DAY.pattern}$"}
