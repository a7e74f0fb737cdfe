"""How long one frame of the figure takes: solve, project, outline and paint, 900x700, offscreen raster.

    .venv/bin/python benchmarks/bench_figure.py [frames a clip]

Every clip is played through three times, 100 frames each; of each frame the quickest counts, in processor time, so that
what else the machine does counts as little as can be; much counts all the same, for it takes the caches. Prints median
and 99th percentile in milliseconds for every clip and for its parts, and the ratio to filling 24 fixed paths in the
same run, by which two machines can be compared. Budget: 2 ms median and 4 ms p99 where the 24 paths are built in 0.06
ms and filled in 0.65, so ratios of 3.1 and 6.2 to the filling.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from statistics import median
from time import thread_time
from typing import TYPE_CHECKING, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from goals import Line
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath
from timing import taken

from routine_app.content.clips import clips_dir, load_clip
from routine_app.figure.clip import Clip
from routine_app.figure.outline import capsule
from routine_app.figure.scene import FigureScene
from routine_app.qt.figure.painter import FigurePainter
from routine_app.qt.figure.strokes import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH, HEIGHT = 900, 700
ROUNDS = 3
GOAL = 3.1
FRAMES, DRAWN = 100, 210  # frames a clip: what is judged, and thirty a second of the 7 s that a repetition often lasts
WARM = 3  # frames that fill the caches
Parts = tuple[float, float, float, float]


def percentile(times: list[float], share: float) -> float:
    """Return the time that `share` of all times stay below, in ms."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000


def fixed_paths() -> list[QPainterPath]:
    """Return 24 capsules, as large as limbs."""
    return [path_of((capsule((80 + 30 * i, 120 + 9 * i, 34.0), (120 + 26 * i, 320 + 5 * i, 22.0)),)) for i in range(24)]


def baseline(image: QImage, paths: list[QPainterPath]) -> float:
    """Return the time to fill the fixed paths once, in ms."""
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#3f948c"))
    begin = thread_time()
    for path in paths:
        painter.drawPath(path)
    took = thread_time() - begin
    painter.end()
    return took * 1000


def played(clip: Clip, image: QImage, frames: int) -> list[Parts]:
    """Play a clip through once; return what each frame took, in s: in all, solve, shapes, paint."""
    stage, painter = FigureScene(clip), FigurePainter()
    view = stage.view(WIDTH, HEIGHT)
    phases = clip.phases or (None,)
    found = []
    for index in range(frames):
        image.fill(QColor("#f7f3ec"))
        canvas = QPainter(image)
        phase, t = phases[index * len(phases) // frames], index * len(phases) / frames % 1
        a = thread_time()
        body = stage.sample(phase, t, t, 28)
        b = thread_time()
        frame = stage.frame(body, view)
        c = thread_time()
        painter.paint(canvas, frame, WIDTH, HEIGHT)
        d = thread_time()
        canvas.end()
        found.append((d - a, b - a, c - b, d - c))
    return found[WARM:]


class Measured(NamedTuple):
    """One clip: what its frames took (s), in all and by their parts, and the fixed paths beside them (ms)."""

    name: str
    frames: list[Parts]
    unit: float

    @property
    def ratios(self) -> list[float]:
        """Each frame beside the fixed paths."""
        return [frame[0] * 1000 / self.unit for frame in self.frames]


def measured(frames: int) -> Iterator[Measured]:
    """Play every clip, the fixed paths in turn with it; of each frame the quickest round counts."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    paths = fixed_paths()
    for path in sorted(clips_dir().glob("*.yaml")):
        clip = load_clip(path)[0]
        if clip is None:  # a broken file is for the tests to tell
            continue
        rounds = []
        near = []
        for _ in range(ROUNDS):
            gc.collect()
            near += [baseline(image, paths) for _ in range(20)]
            rounds.append(played(clip, image, frames))
            near += [baseline(image, paths) for _ in range(20)]
        yield Measured(clip.id, [min(same) for same in zip(*rounds, strict=True)], min(near))


def lines() -> list[Line]:
    """Measure, and return the lines of the table of goals: the median frame beside the median of the fixed paths.

    With fewer frames a clip more moves from one to the next, and less can be kept: that line is the harder one.
    """
    app = QGuiApplication.instance() or QGuiApplication([])
    found = []
    for name, frames in (("a frame of the figure, median", FRAMES), ("the same, as a session draws it", DRAWN)):
        clips = list(measured(frames))
        unit = median(clip.unit for clip in clips)
        ratio = median(ratio for clip in clips for ratio in clip.ratios)
        found.append(Line(name, "ms", ratio * unit, unit, GOAL, f"24 fixed paths, filled ({frames} frames a clip)"))
    del app
    return found


def main() -> None:
    """Measure every clip and print a table."""
    app = QGuiApplication([])
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else FRAMES
    built = min(taken(fixed_paths).processor for _ in range(200))
    print(f"{'clip':28} median   p99   solve  shapes  paint  (ms)")
    clips = []
    for clip in measured(frames):
        clips.append(clip)
        middle = [median(part) * 1000 for part in zip(*clip.frames, strict=True)]
        slow = percentile([frame[0] for frame in clip.frames], 0.99)
        print(f"{clip.name:28} {middle[0]:6.2f} {slow:6.2f} {middle[1]:6.2f} {middle[2]:6.2f} {middle[3]:6.2f}")
    everything = [frame[0] for clip in clips for frame in clip.frames]
    ratios = [ratio for clip in clips for ratio in clip.ratios]
    units = [clip.unit for clip in clips]
    print(f"\n24 fixed paths: built in {built:.2f} ms, filled in {min(units):.2f} to {max(units):.2f}")
    print(f"all: median {median(everything) * 1000:.2f} ms, p99 {percentile(everything, 0.99):.2f} ms")
    print(
        f"ratio to the fixed paths of the same moment: {median(ratios):.2f}, p99 {percentile(ratios, 0.99) / 1000:.2f}"
    )
    del app


if __name__ == "__main__":
    main()
