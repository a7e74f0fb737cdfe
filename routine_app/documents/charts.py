"""The two charts of a clinician's report as SVG: sessions a week beside the plan, pain before and after sessions.

Knows days as ordinals (days since 1 January of the year 1), numbers and places on a page in points; not a diary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import msgspec

INK, TEAL, PLUM, GREY, PALE = "#14233c", "#176f69", "#7b4d84", "#4c5670", "#d5d9e2"
WIDTH = 510.0
_AXIS, _LABELS, _KEY, _TOP = 24.0, 16.0, 16.0, 6.0
_FONT, _LETTER = 8.5, 0.56  # points; the mean width of a letter in sizes of the font
_WEEK_DAYS, _BAR_DAYS = 7, 5.2
_MANY_WEEKS = 104  # of more the bars touch: gaps between bars of a point would make a pattern that says nothing
_MANY, _VERY_MANY = 150, 600

Tick = tuple[float, str]
Point = tuple[float, float]


class Chart(msgspec.Struct, frozen=True):
    """A chart: its SVG, its height as a share of its width, and what it shows in words."""

    svg: str
    height: float
    alt: str


class _Frame(msgspec.Struct, frozen=True):
    """Days `first` to `last` across, `levels` up, in a box of `height` points."""

    first: float
    last: float
    levels: tuple[float, ...]
    height: float

    def x(self, ordinal: float) -> float:
        return _AXIS + (ordinal - self.first) / (self.last - self.first) * (WIDTH - _AXIS)

    def y(self, value: float) -> float:
        low, high = self.levels[0], self.levels[-1]
        return self.height - (value - low) / (high - low) * (self.height - _TOP)

    def drawn(self, ticks: Sequence[Tick]) -> Iterator[str]:
        """Yield the lines of the levels with their numbers, and the dates below that have room."""
        for level in self.levels:
            y = self.y(level)
            yield f'<path d="M{_AXIS:.1f} {y:.1f}H{WIDTH:.1f}" stroke="{PALE}" stroke-width="0.7"/>'
            yield _text(f"{level:g}", _AXIS - 6, y + 3, "end")
        free = 0.0
        for ordinal, words in ticks:
            x, wide = self.x(ordinal), _FONT * _LETTER * len(words)
            if x >= free and x + wide <= WIDTH:
                yield _text(words, x, self.height + 11)
                free = x + wide + 8


def week_chart(weeks: Sequence[tuple[float, int]], plan: int | None, ticks: Sequence[Tick], alt: str) -> Chart:
    """Return a bar for each week (ordinal of its Monday, sessions), at least one; the plan as a dashed line."""
    highest = max(plan or 1, *(sessions for _, sessions in weeks))
    step = 1 if highest <= 6 else 2 if highest <= 14 else 5
    levels = tuple(float(value) for value in range(0, highest + step, step))
    frame = _Frame(weeks[0][0] - 0.7, weeks[-1][0] + _WEEK_DAYS + 0.7, levels, 96.0)
    parts = list(frame.drawn(ticks))
    wide = _BAR_DAYS if len(weeks) <= _MANY_WEEKS else _WEEK_DAYS
    for monday, sessions in weeks:
        left = frame.x(monday + (_WEEK_DAYS - wide) / 2)
        right, top = frame.x(monday + (_WEEK_DAYS + wide) / 2), frame.y(sessions)
        parts.append(
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{frame.height - top:.1f}"'
            f' fill="{TEAL}"/>'
        )
    key = [("bar", TEAL, "sessions in the week from this Monday")]
    if plan is not None:
        parts.append(_line([(_AXIS, frame.y(plan)), (WIDTH, frame.y(plan))], PLUM, dashed=True))
        key.append(("dash", PLUM, f"her plan, {plan} a week"))
    return _chart(frame, parts, key, alt)


def pain_chart(
    points: Sequence[tuple[float, int | None, int | None]],
    before: Sequence[Point],
    after: Sequence[Point],
    ticks: Sequence[Tick],
    alt: str,
    medians_of: str,
) -> Chart:
    """Return pain (0-10) before and after each session (ordinal, before, after), at least one, with the medians.

    `medians_of` says of how much each is: "7 sessions".
    """
    frame = _Frame(points[0][0] - 0.7, points[-1][0] + 1.7, (0, 2, 4, 6, 8, 10), 150.0)
    parts = list(frame.drawn(ticks))
    parts += _points(frame, points)
    for medians, colour, dashed in ((after, TEAL, True), (before, INK, False)):
        if medians:
            places = [(frame.x(ordinal), frame.y(value)) for ordinal, value in medians]
            parts.append(_line(places, colour, dashed=dashed))
    key = [
        ("round", INK, "before"),
        ("bar", TEAL, "after"),
        ("line", INK, f"median of {medians_of}, before"),
        ("dash", TEAL, f"median of {medians_of}, after"),
    ]
    return _chart(frame, parts, key, alt)


def _points(frame: _Frame, points: Sequence[tuple[float, int | None, int | None]]) -> Iterator[str]:
    """Yield a mark for each number; of many each is a trace, and the lines are read."""
    size, share = (2.2, 0.5) if len(points) <= _MANY else (1.3, 0.5) if len(points) <= _VERY_MANY else (0.9, 0.3)
    for ordinal, first, then in points:
        x = frame.x(ordinal)
        if then is not None:
            at = f'x="{x - size:.1f}" y="{frame.y(then) - size:.1f}"'
            yield f'<rect {at} width="{2 * size}" height="{2 * size}" fill="{TEAL}" fill-opacity="{share}"/>'
        if first is not None:
            at = f'cx="{x:.1f}" cy="{frame.y(first):.1f}"'
            yield f'<circle {at} r="{size}" fill="{INK}" fill-opacity="{share}"/>'


def _chart(frame: _Frame, parts: Sequence[str], key: Sequence[tuple[str, str, str]], alt: str) -> Chart:
    height = frame.height + _LABELS + _KEY
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}">'
    return Chart("".join((head, *parts, *_key(key, frame.height + _LABELS + 10), "</svg>")), height / WIDTH, alt)


def _key(marks: Sequence[tuple[str, str, str]], y: float) -> Iterator[str]:
    """Yield what the marks are, in a row."""
    x = _AXIS
    for shape, colour, words in marks:
        middle = y - 3
        if shape in ("line", "dash"):
            yield _line([(x, middle), (x + 14, middle)], colour, dashed=shape == "dash")
        elif shape == "round":
            yield f'<circle cx="{x + 8:.1f}" cy="{middle:.1f}" r="2.7" fill="{colour}"/>'
        else:
            yield f'<rect x="{x + 5:.1f}" y="{middle - 2.7:.1f}" width="5.4" height="5.4" fill="{colour}"/>'
        yield _text(words, x + 18, y)
        x += 18 + _FONT * _LETTER * len(words) + 12


def _line(places: Sequence[Point], colour: str, *, dashed: bool) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dash = ' stroke-dasharray="4 3"' if dashed else ""
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.4"{dash}/>'


def _text(words: str, x: float, y: float, anchor: str = "start") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="Atkinson Hyperlegible Next" font-size="{_FONT}" fill="{GREY}"'
        f' text-anchor="{anchor}">{escape(words)}</text>'
    )
