"""Three pictures that tell a movement on paper: where it begins, on the way, where it arrives; arrows say what moves.

Knows clips, tempos and bodies; not plans, words of a page or colours of a window.
"""

from __future__ import annotations

from math import atan2, cos, hypot, sin
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec import structs

from routine_app.documents.figure_svg import figure_svg
from routine_app.documents.print_colours import print_sheer, print_tint
from routine_app.domain.cue_words import capital
from routine_app.domain.exercise import HoldDose
from routine_app.domain.vocabulary import Breath
from routine_app.figure.projection import view_from
from routine_app.figure.scene import FigureScene

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routine_app.domain.comfort import Week
    from routine_app.domain.exercise import Phase, Variation
    from routine_app.domain.vocabulary import Side
    from routine_app.figure.clip import Clip
    from routine_app.figure.projection import View
    from routine_app.figure.sample import Sample

WIDTH, LOWEST, HIGHEST = 360, 150, 300  # pixels of the pictures' own; paper has them at any size
_APART_M = 0.10  # two poses less apart than that say the same
_TOLD_PX = 9.0  # a shorter way has no arrow
_SHORT_PX, _LONG_PX = 26.0, 60.0  # an arrow is at least, and at most, so long
_SWAYS_M = 0.015  # a movement that begins so far from where it ends goes to and fro about its beginning
_HALF = 0.5
_SETTLED = 0.4  # fullness of the breath at rest
_FULLNESS = {Breath.IN: 1.0, Breath.OUT: 0.0, Breath.FREE: 0.5}
_AIR = 1.06
_SEEN = 0.45  # of what goes mostly toward the eye or away from it less is seen: a short arrow would point elsewhere
_PAIR = 0.6  # the other hand or foot has its arrow too where it moves at least so much of the way
# What leads, and from how many metres on: the hips (a squat, a hinge, a bridge) before hands and feet before the back.
_LEADING = ((("pelvis",), 0.05), (("hand", "toes", "knee"), 0.06), (("middle",), 0.015))
_INK, _HALO = "#14233c", "#ffffff"


class KeyFrame(msgspec.Struct, frozen=True):
    """A picture: the SVG, what stands below it, and what it shows in words, for who does not see it."""

    svg: str
    caption: str
    alt: str
    height: float  # as a share of its width


class _Instant(NamedTuple):
    """A phase of the tempo (None: before it begins) and how far into it (0..1); `fullness` is the breath (0..1).

    `step` is the place of the step that says it, `ready` how much of the way from how she gets ready is to come (0..1).
    """

    phase: Phase | None
    fraction: float
    fullness: float
    caption: str
    step: int
    ready: float = 0.0


def key_frames(variation: Variation, clip: Clip, week: Week | None, side: Side | None) -> tuple[KeyFrame, ...]:
    """Return the three pictures of a variation on a side (None: both work at once), in her week.

    Where nobody has said how it moves there is one: three of the same, under the names of its phases, would tell her
    not to move.
    """
    scene = FigureScene(structs.replace(clip.in_week(week), rest=()), side=side)  # she does not rest on paper: no room
    size = (WIDTH, _height(scene))
    view = scene.view(*size)
    instants = _instants(variation, scene, week) if clip.motion else (_POSITION,)
    samples = [_sample(scene, each, week) for each in instants]
    following: list[Sample | None] = [*samples[1:], None]
    if len(instants) > 1 and _HALF in (instants[1].fraction, instants[1].ready):  # one way in two parts, not two ways
        following[0] = samples[-1]
    return tuple(
        KeyFrame(
            figure_svg(
                scene.frame(now, view),
                size,
                print_tint,
                over=() if then is None else _arrows(now, then, view),
                sheer=print_sheer,
            ),
            instant.caption,
            _alt(variation, instant, side),
            size[1] / size[0],
        )
        for instant, now, then in zip(instants, samples, following, strict=True)
    )


_POSITION = _Instant(None, 0.0, _SETTLED, "How you begin", 0)


def _height(scene: FigureScene) -> int:
    """Return how high the pictures are: she lies in low ones, so that no paper stays empty."""
    yaw = scene.clip.yaw(scene.flipped)
    left, top, right, bottom = scene.bounds(view_from(yaw, scene.clip.camera.pitch))
    return round(min(max(WIDTH * (bottom - top) / (right - left) * _AIR, LOWEST), HIGHEST))


def _instants(variation: Variation, scene: FigureScene, week: Week | None) -> tuple[_Instant, _Instant, _Instant]:
    """Return the three instants: two phases that go different ways, else one and the middle of it, else small ones.

    A repetition begins where its last phase ends. A hold is gone into from how she gets ready, where that is a pose of
    its own, else from where she has breathed in; what sways about a middle (cat and cow) begins in the middle.
    """
    phases, holds = variation.tempo, isinstance(variation.dose, HoldDose)
    rest = _Instant(None, 0.0, _SETTLED, "Begin", 0)
    ends = [_Instant(phase, 1.0, _FULLNESS[phase.breath], capital(phase.name), phase.step) for phase in phases]
    if holds and scene.clip.ready is not None:
        way = rest._replace(ready=_HALF, fullness=0.5, caption="On the way")
        return rest._replace(ready=1.0), way, ends[-1]
    if holds:
        rest = rest._replace(phase=phases[0], fraction=1.0)
    bodies = [_joints(_sample(scene, each._replace(fullness=_SETTLED), week)) for each in (rest, *ends)]
    told = [end for end, body in zip(ends, bodies[1:], strict=True) if _apart(bodies[0], body) > _APART_M]
    if not holds and _apart(bodies[0], bodies[-1]) > _SWAYS_M:
        return rest, ends[0], ends[-1]
    if told:
        end = told[-1] if holds else told[0]
        return rest, end._replace(fraction=_HALF, fullness=0.5, caption="On the way"), end
    if all(phase.breath.value in phase.name.split() for phase in phases):
        return (
            rest._replace(caption="Settle"),
            ends[0]._replace(caption=f"Breathe {phases[0].breath}"),
            ends[-1]._replace(caption=f"Breathe {phases[-1].breath}"),
        )
    return rest, ends[0], ends[-1]


def _sample(scene: FigureScene, instant: _Instant, week: Week | None) -> Sample:
    phase = instant.phase.name if instant.phase else None
    return scene.sample(phase, instant.fraction, instant.fullness, week, ready=instant.ready)


def _joints(taken: Sample) -> dict[str, tuple[float, float, float]]:
    return taken.body.joints()


def _apart(one: dict[str, tuple[float, float, float]], other: dict[str, tuple[float, float, float]]) -> float:
    """Return how far the joint that moves most has moved, in metres."""
    return max(hypot(*(a - b for a, b in zip(one[name], other[name], strict=True))) for name in one)


def _arrows(now: Sample, then: Sample, view: View) -> Iterator[str]:
    """Yield an arrow from where the part that leads is to where it will be, and one for its other side."""
    here, there = _joints(now), _joints(then)
    moved = {name: hypot(*(a - b for a, b in zip(here[name], there[name], strict=True))) for name in here}
    for parts, least in _LEADING:
        told = {name: far for name, far in moved.items() if name.split("_")[0] in parts and far > least}
        if told:
            break
    else:
        return
    first = max(told, key=lambda name: told[name])
    twin = f"{first[:-1]}{'l' if first.endswith('r') else 'r'}" if first[-2:] in ("_l", "_r") else ""
    for name in (first, twin) if told.get(twin, 0.0) > _PAIR * told[first] else (first,):
        yield from _arrow(view.place(here[name])[:2], view.place(there[name])[:2], moved[name] * view.scale)


def _arrow(begin: Sequence[float], end: Sequence[float], whole: float) -> Iterator[str]:
    """Yield an arrow with a pale edge, so that it stands out before her and before the page.

    `whole` is how many pixels the way is long where nothing of it goes toward the eye; a short rest of it has no arrow.
    """
    far = hypot(end[0] - begin[0], end[1] - begin[1])
    if far < (_TOLD_PX if far > _SEEN * whole else _SHORT_PX):
        return
    turn = atan2(end[1] - begin[1], end[0] - begin[0])
    far = min(max(far, _SHORT_PX), _LONG_PX)
    end = (begin[0] + far * cos(turn), begin[1] + far * sin(turn))
    head = min(15.0, far * 0.55)
    neck = (end[0] - head * 0.7 * cos(turn), end[1] - head * 0.7 * sin(turn))
    wings = [(end[0] - head * cos(turn + way), end[1] - head * sin(turn + way)) for way in (0.5, -0.5)]
    line = f"M{begin[0]:.1f} {begin[1]:.1f}L{neck[0]:.1f} {neck[1]:.1f}"
    tip = f"M{end[0]:.1f} {end[1]:.1f}" + "".join(f"L{x:.1f} {y:.1f}" for x, y in wings) + "Z"
    for colour, more in ((_HALO, 3.4), (_INK, 0.0)):
        yield (
            f'<path d="{line}" fill="none" stroke="{colour}" stroke-width="{4.2 + more:.1f}" stroke-linecap="round"/>'
            f'<path d="{tip}" fill="{colour}" stroke="{colour}" stroke-width="{0.8 + more:.1f}"'
            ' stroke-linejoin="round"/>'
        )


def _alt(variation: Variation, instant: _Instant, side: Side | None) -> str:
    return f"{variation.short_name}. {instant.caption}: {variation.steps_on(side)[instant.step]}"
