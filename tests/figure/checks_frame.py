"""What every clip must hold of the picture: every shape lies inside of it, whatever the side and the angle.

Lengths in pixels.
"""

from __future__ import annotations

from routine_app.domain.vocabulary import Side
from routine_app.figure.clip import Clip
from routine_app.figure.drawing import Fill, StaticShapes
from routine_app.figure.scene import DrawList, FigureScene
from tests.figure.clip_probes import Instant


def check_frame(clip: Clip, instants: list[Instant], size: tuple[int, int] = (900, 700)) -> list[str]:
    """Every shape lies within the picture, from the clip's own angle and turned."""
    wrong = []
    for side in (clip.side, Side.LEFT if clip.side is Side.RIGHT else Side.RIGHT):
        scene = FigureScene(clip, side=side)
        for yaw in (0.0, 65.0, 140.0):
            view = scene.view(size[0], size[1], yaw)
            for instant in instants[:: max(1, len(instants) // 6)]:
                phase = instant.phase if clip.phases else None
                frame = scene.frame(scene.sample(phase, instant.fraction, 1.0, 40), view)
                out = max((_outside(fill, size) for fill in _fills(frame)), default=0.0)
                if out > 0.5:
                    wrong.append(f"{instant}, turned {yaw:.0f}°, {side} side: {out:.0f} pixels outside of the picture")
    return wrong[:3]


def _fills(frame: DrawList) -> list[Fill]:
    found: list[Fill] = []
    for shape in frame.shapes:
        if isinstance(shape, StaticShapes):
            found += shape.fills
        elif isinstance(shape, Fill):
            found.append(shape)
    return found


def _outside(shape: Fill, size: tuple[int, int]) -> float:
    grow = shape.line
    most = 0.0
    for loop in shape.loops:
        for x, y, r, start, sweep in loop:
            del start, sweep
            reach = r + grow if r > 0 else 0.0
            most = max(most, -(x - reach), x + reach - size[0], -(y - reach), y + reach - size[1])
    return most
