"""What one key pose says, as values: each word of the format with its number, direction or name; None is not said.

Knows the words (metres, degrees) and what it means to say one over another; does not know how they become a pose
(`pose_builder` does), nor how they are written down. docs/figure.md has the format in full. Left comes before right.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec
from msgspec.structs import astuple, replace

from routine_app.figure.anchors import LIMB_PARTS, TRUNK_PLACES
from routine_app.figure.vec import Vec

GRIPS = {"flat": 0.0, "open": 0.1, "relaxed": 0.28, "hold": 0.8, "fist": 1.0}
BODY_PLACES = (*TRUNK_PLACES, "belly", *LIMB_PARTS)
FLOOR = "floor"
_SPINE_SHARES = (0.55, 0.45)  # of lumbar and chest in what is said of the spine
Point = tuple[float, ...]  # metres: (x, y) or (x, y, z)


class PartPose(msgspec.Struct, frozen=True):
    """What is said of one part of the body."""

    def mirrored(self: Part) -> Part:
        """Return what the same words mean for the right side: clinical angles and body axes are the same there."""
        return self

    def over(self: Part, under: Part) -> Part:
        """Return what holds where this is said on top of `under`, of the same part: what is not said again stays."""
        pairs = zip(astuple(self), astuple(under), strict=True)
        return type(self)(*[below if own is None else own for own, below in pairs])


Part = TypeVar("Part", bound=PartPose)


class RootPose(PartPose, frozen=True):
    """The pelvis. `sit` and `lie` are the name of a prop (or `floor`), or a height."""

    at: Point | None = None
    move: Vec | None = None
    sit: str | float | None = None
    lie: str | float | None = None
    pitch: float | None = None
    side: float | None = None
    turn: float | None = None
    heading: float | None = None


class SpineBend(PartPose, frozen=True):
    """How one part of the spine bends: forward, to her left, twisted to her left; degrees."""

    bend: float | None = None
    side: float | None = None
    twist: float | None = None

    def shared(self) -> tuple[SpineBend, SpineBend]:
        """Return the shares of lumbar and chest in what is said of the whole spine."""
        lumbar, chest = (
            SpineBend(*[None if value is None else value * share for value in astuple(self)]) for share in _SPINE_SHARES
        )
        return lumbar, chest


class HeadPose(SpineBend, frozen=True):
    """The head; `look` is a word or a direction in the world."""

    look: str | Vec | None = None


class ShoulderShift(PartPose, frozen=True):
    """How far a shoulder is shifted, in metres."""

    up: float | None = None
    back: float | None = None


class LimbPose(PartPose, frozen=True):
    """What is said of a limb: its joint angles, or where hand, foot, knee or elbow is put."""


class LegAngles(LimbPose, frozen=True):
    """A leg by its joints; degrees."""

    flex: float | None = None
    out: float | None = None
    turn: float | None = None
    knee: float | None = None
    ankle: float | None = None
    twist: float | None = None
    toes: float | None = None


class ArmAngles(LimbPose, frozen=True):
    """An arm by its joints; degrees, `grip` 0..1."""

    raised: float | None = None
    out: float | None = None
    turn: float | None = None
    elbow: float | None = None
    wrist: float | None = None
    twist: float | None = None
    grip: float | None = None


class LimbTarget(LimbPose, frozen=True):
    """Where a part of a limb is put: `at` a point, `on` a prop or a part of the body, or at a point `within` a frame.

    `path` is how it comes there: `arc` or `straight`.
    """

    at: Point | None = None
    on: str | None = None
    within: str | None = None
    along: float | None = None
    face: str | None = None
    off: Vec | None = None
    lift: float | None = None
    path: str | None = None

    @property
    def is_placed(self) -> bool:
        """Whether it says where."""
        return self.at is not None or self.on is not None or self.within is not None

    def over(self: Target, under: Target) -> Target:
        """Return what holds on top of `under`; a new place replaces the old one whole."""
        if self.is_placed:
            under = replace(under, at=None, on=None, within=None, along=None, face=None, off=None, lift=None)
        return PartPose.over(self, under)

    def mirrored(self: Target) -> Target:
        """Return what the same words mean for the right side: world y is turned over."""
        on = self.on.removesuffix("_l") + "_r" if self.on is not None and self.on.endswith("_l") else self.on
        at = None if self.at is None else (self.at[0], -self.at[1], *self.at[2:])
        return replace(self, at=at, off=_turned_over(self.off), on=on)


Target = TypeVar("Target", bound=LimbTarget)


class FootTarget(LimbTarget, frozen=True):
    """A foot that is put somewhere; `knee` is where the knee points, in the axes of the pelvis."""

    turn: float | None = None
    heel: float | None = None
    knee: Vec | None = None
    ankle: float | None = None
    twist: float | None = None
    toes: float | None = None


class KneeTarget(LimbTarget, frozen=True):
    """A knee that she kneels on; `shin` is where the shin points, in the world."""

    shin: Vec | None = None
    ankle: float | None = None
    twist: float | None = None
    toes: float | None = None

    def mirrored(self) -> KneeTarget:
        """Return what the same words mean for the right side."""
        return replace(LimbTarget.mirrored(self), shin=_turned_over(self.shin))


class HandTarget(LimbTarget, frozen=True):
    """A hand that is put somewhere; `elbow` is where the elbow points, in the axes of the chest."""

    elbow: Vec | None = None
    fingers: Vec | None = None
    palm: Vec | None = None
    wrist: float | None = None
    twist: float | None = None
    grip: float | None = None

    def mirrored(self) -> HandTarget:
        """Return what the same words mean for the right side."""
        fingers, palm = _turned_over(self.fingers), _turned_over(self.palm)
        return replace(LimbTarget.mirrored(self), fingers=fingers, palm=palm)


class ElbowTarget(LimbTarget, frozen=True):
    """An elbow that she leans on; `forearm` is where the forearm points, in the world."""

    forearm: Vec | None = None
    wrist: float | None = None
    twist: float | None = None
    grip: float | None = None

    def mirrored(self) -> ElbowTarget:
        """Return what the same words mean for the right side."""
        return replace(LimbTarget.mirrored(self), forearm=_turned_over(self.forearm))


class KeyPose(msgspec.Struct, frozen=True):
    """One key pose in words. A limb is posed in one way: said another way, the former is gone.

    `base` names the base pose that it was begun from; it decides which way she faces before any angle.
    """

    base: str = ""
    root: RootPose | None = None
    lumbar: SpineBend | None = None
    chest: SpineBend | None = None
    head: HeadPose | None = None
    shoulders: tuple[ShoulderShift | None, ShoulderShift | None] = (None, None)
    arms: tuple[LimbPose | None, LimbPose | None] = (None, None)
    legs: tuple[LimbPose | None, LimbPose | None] = (None, None)

    def over(self, under: KeyPose) -> KeyPose:
        """Return what holds where this is said on top of another key pose."""
        return KeyPose(
            self.base or under.base,
            _laid(under.root, self.root),
            _laid(under.lumbar, self.lumbar),
            _laid(under.chest, self.chest),
            _laid(under.head, self.head),
            _both_laid(under.shoulders, self.shoulders),
            _both_laid(under.arms, self.arms),
            _both_laid(under.legs, self.legs),
        )


def both(part: Part) -> tuple[Part, Part]:
    """Return what is said of both sides at once, in words for the left one."""
    return part, part.mirrored()


def _laid(under: Part | None, over: Part | None) -> Part | None:
    if over is None or under is None:
        return under if over is None else over
    return over.over(under) if type(over) is type(under) else over


def _both_laid(
    under: tuple[Part | None, Part | None], over: tuple[Part | None, Part | None]
) -> tuple[Part | None, Part | None]:
    if over == (None, None):
        return under
    return _laid(under[0], over[0]), _laid(under[1], over[1])


def _turned_over(v: Vec | None) -> Vec | None:
    return None if v is None else (v[0], -v[1], v[2])
