"""Pictures of clips: one still, one cycle in motion, a contact sheet of every key pose.

Knows clips, stages and the painter; needs no window (it paints into images). Pillow writes the moving
ones, and is imported only then.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from routine_app.domain.comfort import Week
from routine_app.domain.exercise import Phase
from routine_app.domain.vocabulary import Breath, Side
from routine_app.figure.appearance import HER, FigureAppearance
from routine_app.figure.clip import Clip
from routine_app.figure.scene import FigureScene
from routine_app.qt.figure.painter import FigurePainter
from routine_app.qt.figure.palette import PAPER, FigurePalette
from routine_app.qt.style.english import keep_to_english

PAPER_COLOUR = "#f7f3ec"
_SIZE = (900, 700)


class RenderShot:
    """How a picture is taken: size in pixels, how far the figure is turned (degrees), her week, side and looks."""

    def __init__(
        self,
        size: tuple[int, int] = _SIZE,
        *,
        yaw: float = 0.0,
        pitch: float = 0.0,
        week: Week | None = None,
        side: Side | None = None,
        appearance: FigureAppearance = HER,
        palette: FigurePalette = PAPER,
        background: str | None = PAPER_COLOUR,
    ) -> None:
        self.size, self.yaw, self.pitch, self.week, self.side = size, yaw, pitch, week, side
        self.appearance, self.palette, self.background = appearance, palette, background


def ensure_application() -> None:
    """Make sure that Qt can paint text: there is an application object, without a display if none is given."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        ensure_application.kept = QGuiApplication([])  # type: ignore[attr-defined]
    keep_to_english()


def instants(clip: Clip, tempo: tuple[Phase, ...] = ()) -> tuple[tuple[str | None, float, float], ...]:
    """Return (phase, seconds, fullness at its end) of one cycle: the tempo's, or two seconds a phase of the clip."""
    if tempo:
        full, found = 0.0, []
        for phase in tempo:
            full = {Breath.IN: 1.0, Breath.OUT: 0.0, Breath.FREE: full}[phase.breath]
            found.append((phase.name, phase.ms / 1000, full))
        return tuple(found)
    phases = clip.phases or (None,)
    return tuple((phase, 2.0, float(index % 2 == 0)) for index, phase in enumerate(phases))


def paint_still(
    clip: Clip, shot: RenderShot, phase: str | None = None, fraction: float = 0.0, fullness: float = 0.0
) -> QImage:
    """Return an image of one instant (see `figure.sample.sample` for phase, fraction and fullness)."""
    ensure_application()
    stage = FigureScene(clip.in_week(shot.week), shot.appearance, shot.side)
    return paint_image(stage, FigurePainter(shot.palette), shot, (phase, fraction, fullness))


def paint_image(
    stage: FigureScene,
    figure: FigurePainter,
    shot: RenderShot,
    instant: tuple[str | None, float, float],
    *,
    other: bool = False,
) -> QImage:
    """Return an image of one instant (phase, fraction, fullness); `other` is every second repetition."""
    width, height = shot.size
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(shot.background) if shot.background else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    phase, fraction, fullness = instant
    view = stage.view(width, height, shot.yaw, shot.pitch)
    taken = stage.sample(phase, fraction, fullness, shot.week, other=other)
    figure.paint(painter, stage.frame(taken, view), width, height)
    painter.end()
    return image


def render_png(
    clip: Clip, path: Path, shot: RenderShot, at: float | None = None, tempo: tuple[Phase, ...] = ()
) -> None:
    """Write one still; `at` (0..1) is where in the cycle, None the setup pose. Raises OSError where it cannot."""
    image = paint_still(clip, shot, *(_instant_at(clip, tempo, at) if at is not None else (None, 0.0, 0.0)))
    write_png(image, path)


def render_motion(
    clip: Clip, path: Path, shot: RenderShot, tempo: tuple[Phase, ...] = (), frames_a_second: int = 20
) -> int:
    """Write one cycle (two where it alternates) as .gif or .webp; return how many frames. Raises OSError."""
    from PIL import Image

    ensure_application()
    stage, figure = FigureScene(clip.in_week(shot.week), shot.appearance, shot.side), FigurePainter(shot.palette)
    total = sum(seconds for _, seconds, _ in instants(clip, tempo))
    count = max(2, round(total * frames_a_second))
    frames = []
    for index in range(count * 2 if clip.alternates else count):
        instant = _instant_at(clip, tempo, index % count / count)
        image = paint_image(stage, figure, shot, instant, other=index >= count)
        image = image.convertToFormat(QImage.Format.Format_RGBA8888)
        frames.append(Image.frombytes("RGBA", shot.size, bytes(image.constBits())))
    frames = [frame.convert("RGB") for frame in frames] if shot.background else frames
    duration = round(1000 / frames_a_second)
    held = BytesIO()
    kind = path.suffix[1:].upper()
    frames[0].save(held, kind, save_all=True, append_images=frames[1:], duration=duration, loop=0, quality=82)
    path.write_bytes(held.getvalue())
    return len(frames)


def _instant_at(clip: Clip, tempo: tuple[Phase, ...], at: float) -> tuple[str | None, float, float]:
    """Return (phase, fraction, fullness) at a share of the cycle; the breath runs as the tempo has it."""
    spans = instants(clip, tempo)
    rest = min(max(at, 0.0), 1.0) * sum(seconds for _, seconds, _ in spans)
    before = spans[-1][2]
    for phase, seconds, full in spans:
        if rest < seconds or (phase, seconds, full) == spans[-1]:
            fraction = min(rest / seconds, 1.0)
            return phase, fraction, before + (full - before) * fraction
        rest -= seconds
        before = full
    return None, 0.0, 0.0


def write_png(image: QImage, path: Path) -> tuple[int, int]:
    """Write an image by Python's own means, whose OSError says why it could not; return its size."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(held, "PNG"):  # type: ignore[call-overload]  # the stubs leave out the format's name
        raise MemoryError
    path.write_bytes(held.data().data())
    return image.width(), image.height()
