"""A frame of the figure as SVG: the same shapes as in the window, for paper.

Knows shapes and how their arcs are written down; not bodies, clips or colours, which whoever asks brings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import cos, radians, sin

from routine_app.figure.drawing import CLEAR, CORNER, LIGHT, TONES, Fill, Primitive, Shadow, StaticShapes
from routine_app.figure.outline import Loop
from routine_app.figure.scene import DrawList

Tint = Callable[[str, float, int], str]
"""The colour ("#rrggbb") of a role, so far away (0 near .. 1), for what: LIT, SHADED or OUTLINE."""

LIT, SHADED, OUTLINE = 0, 1, 2
SHADOW_ROLE = "shadow"
_ROUND = 359.999  # degrees: from here on an arc is a whole circle, which SVG draws in two halves


def figure_svg(
    frame: DrawList, size: tuple[int, int], tint: Tint, *, over: Iterable[str] = (), sheer: Callable[[str], float]
) -> str:
    """Return a frame seen by a view of `size` (width, height; pixels) as an SVG document.

    `sheer` says how much of what is behind it a role covers (0..1). `over` are elements drawn on top, such as arrows.
    """
    width, height = size
    shapes = "".join(_shape_elements(frame.shapes, tint, sheer))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"{shapes}{''.join(over)}</svg>"
    )


def _shape_elements(shapes: Iterable[Primitive], tint: Tint, sheer: Callable[[str], float]) -> Iterator[str]:
    for shape in shapes:
        match shape:
            case StaticShapes():
                yield from _shape_elements(shape.fills, tint, sheer)
            case Shadow():
                colour, path = tint(SHADOW_ROLE, 0.0, LIT), _flat_path(shape)
                yield f'<path fill="{colour}" fill-opacity="{shape.strength:.3g}" d="{path}"/>'
            case Fill():
                yield from _fill_elements(shape, tint, sheer(shape.role))


def _fill_elements(shape: Fill, tint: Tint, opacity: float) -> Iterator[str]:
    def element(purpose: int, loops: tuple[Loop, ...], grow: float = 0.0, dx: float = 0.0, dy: float = 0.0) -> str:
        covers = "" if opacity >= 1.0 else f' fill-opacity="{opacity:.3g}"'
        colour = tint(shape.role, shape.tone / TONES, purpose)
        return f'<path fill="{colour}"{covers} d="{_path(loops, grow, dx, dy)}"/>'

    if shape.line:
        yield element(OUTLINE, shape.loops + shape.under, shape.line)
    if not shape.rim:
        yield element(LIT, shape.loops + shape.joint)
        return
    yield element(SHADED, shape.loops)
    if shape.joint:
        yield element(LIT, shape.joint)
    yield element(LIT, shape.loops, -shape.rim - CLEAR, LIGHT[0] * shape.rim, LIGHT[1] * shape.rim)


def _path(loops: Iterable[Loop], grow: float, dx: float, dy: float) -> str:
    """Return the union of loops as path data, every radius larger by `grow`, moved by (dx, dy)."""
    parts: list[str] = []
    for loop in loops:
        alone = len(loop) == 1
        to = "M"
        for x, y, r, start, sweep in loop:
            radius = max(r + grow, 0.1) if alone else r + grow
            if radius < CORNER:
                parts.append(f"{to}{x + dx:.1f} {y + dy:.1f}")
            else:
                parts.append(_arc(to, (x + dx, y + dy), (radius, radius), start, sweep))
            to = "L"
        parts.append("Z")
    return "".join(parts)


def _flat_path(shape: Shadow) -> str:
    """Return the loops of a shadow as they lie on the page: circles become flat ellipses."""
    parts: list[str] = []
    for loop in shape.loops:
        to = "M"
        for x, y, r, start, sweep in loop:
            parts.append(_arc(to, (x, shape.down + y * shape.squash), (r, r * shape.squash), start, sweep))
            to = "L"
        parts.append("Z")
    return "".join(parts)


def _arc(to: str, middle: tuple[float, float], radii: tuple[float, float], start: float, sweep: float) -> str:
    """Return the way to where an arc begins, and the arc: from `start` degrees on, counter-clockwise where positive."""
    (x, y), (across, down) = middle, radii

    def at(degrees: float) -> str:
        return f"{x + across * cos(radians(degrees)):.1f} {y - down * sin(radians(degrees)):.1f}"

    turns = 0 if sweep > 0 else 1
    begin = f"{to}{at(start)}A{across:.2f} {down:.2f} 0 "
    if abs(sweep) > _ROUND:
        half = start + sweep / 2
        return f"{begin}0 {turns} {at(half)}A{across:.2f} {down:.2f} 0 0 {turns} {at(start)}"
    return f"{begin}{int(abs(sweep) > 180)} {turns} {at(start + sweep)}"
