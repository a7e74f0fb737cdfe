"""Where the camera of a path is: how much it must see at each instant, and a frame that glides and holds all of it.

Knows spheres and boxes on the page; does not know bodies, clips or painting.
"""

from __future__ import annotations

from collections.abc import Callable

from routine_app.figure.projection import View, bounds_of
from routine_app.figure.vec import Vec

Box = tuple[float, float, float, float]  # left, top, right, bottom; metres on the page
BoundsAt = Callable[[float, tuple[float, float]], tuple[View, tuple[Box, Box]]]
_GLIDE = 8  # steps: over so many to either side the frame changes from one size to another
_CACHED = 400


class CameraTrack:
    """The frame at every instant of a path.

    `spheres` hold the body at even steps of the path; `ends_seen` says for each step whether the props of the
    first and of the second end are seen. At both ends the frame is exactly that of the end's own clip.
    """

    def __init__(self, spheres: list[list[tuple[Vec, float]]], ends_seen: list[tuple[bool, ...]]) -> None:
        self._spheres, self._ends_seen = spheres, ends_seen
        self._last = len(spheres) - 1
        self._held_boxes: dict[tuple[int, tuple[float, float]], Box] = {}
        self._frames: dict[tuple[int, tuple[float, float]], Box] = {}

    def box(self, done: float, turned: tuple[float, float], bounds_at: BoundsAt) -> Box:
        """Return the frame at an instant (0..1 of the path).

        `bounds_at` gives the eye there and the boxes of the two ends' clips as it sees them, for an instant and the
        degrees (yaw, pitch) that she has turned the figure.
        """
        step = min(int(done * self._last), self._last - 1)
        share = done * self._last - step
        a, b = self._at(step, turned, bounds_at), self._at(step + 1, turned, bounds_at)
        return _mixed([(a, 1.0 - share), (b, share)])

    def _at(self, step: int, turned: tuple[float, float], bounds_at: BoundsAt) -> Box:
        """Return the mean of the frames around this step, each of which holds all that is seen at this step and beside.

        So the frame grows before it must and shrinks when it may, never at once.
        """
        key = (step, turned)
        if key not in self._frames:
            if len(self._frames) >= _CACHED:
                self._frames.clear()
            self._frames[key] = self._framed(step, turned, bounds_at)
        return self._frames[key]

    def _framed(self, step: int, turned: tuple[float, float], bounds_at: BoundsAt) -> Box:
        glide = min(_GLIDE, step, self._last - step)
        wide = min(glide + 1, step, self._last - step)
        frames = []
        for by in range(-glide, glide + 1):
            low, high = max(0, step + by - wide), min(self._last, step + by + wide)
            near = [self._held(at, turned, bounds_at) for at in range(low, high + 1)]
            frames.append((_union(near), float(glide + 1 - abs(by))))
        return _mixed(frames)

    def _held(self, step: int, turned: tuple[float, float], bounds_at: BoundsAt) -> Box:
        """Return the box of all that is seen at a step, as it is seen then; kept, for the steps beside want it too."""
        key = (step, turned)
        if key not in self._held_boxes:
            if len(self._held_boxes) >= _CACHED:
                self._held_boxes.clear()
            eye, ends = bounds_at(step / self._last, turned)
            seen = [end for end, is_seen in zip(ends, self._ends_seen[step], strict=True) if is_seen]
            own = [] if step in (0, self._last) else [bounds_of(eye, self._spheres[step])]
            self._held_boxes[key] = _union([*own, *seen])  # at its ends she is in the frame of the end's own clip
        return self._held_boxes[key]


def _union(boxes: list[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _mixed(boxes: list[tuple[Box, float]]) -> Box:
    whole = sum(weight for _, weight in boxes)
    left, top, right, bottom = (sum(box[side] * weight for box, weight in boxes) / whole for side in range(4))
    return (left, top, right, bottom)
