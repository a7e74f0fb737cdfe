"""How long one frame of the figure takes: solve, project, outline and paint, 900x700, offscreen raster.

    .venv/bin/python benchmarks/bench_figure.py [frames a clip]

Prints median and 99th percentile in milliseconds for every clip, for the whole frame and its parts, and as a ratio to
filling 24 fixed paths in the same run (so that two machines can be compared). Budget: 2 ms median, 4 ms p99.
"""

from __future__ import annotations

import gc
import os
import sys
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath

from routine_app.figure.outline import capsule
from routine_app.figure.scene import Stage
from routine_app.qt.figure_painter import FigurePainter, path_of
from routine_app.qt.render import load_clips

WIDTH, HEIGHT = 900, 700


def percentile(times: list[float], share: float) -> float:
    """Return the time that `share` of all times stay below, in ms."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000


def fixed_paths() -> list[QPainterPath]:
    """Return 24 capsules, as large as limbs."""
    return [path_of((capsule((80 + 30 * i, 120 + 9 * i, 34.0), (120 + 26 * i, 320 + 5 * i, 22.0)),)) for i in range(24)]


def baseline(image: QImage, rounds: int = 300) -> float:
    """Return the median time to fill the 24 fixed paths, in ms."""
    paths, times = fixed_paths(), []
    for _ in range(rounds):
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#3f948c"))
        begin = perf_counter()
        for path in paths:
            painter.drawPath(path)
        times.append(perf_counter() - begin)
        painter.end()
    return median(times) * 1000


def main() -> None:
    """Measure every clip and print a table."""
    app = QGuiApplication([])
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    unit = baseline(image)
    print(f"24 fixed paths: {unit:.2f} ms\n{'clip':28} median   p99   solve  shapes  paint   ratio")
    everything: list[float] = []
    for clip in load_clips():
        stage, painter = Stage(clip), FigurePainter()
        view = stage.view(WIDTH, HEIGHT)
        phases = clip.phases or (None,)
        parts: tuple[list[float], ...] = ([], [], [], [])
        gc.collect()
        for index in range(frames):
            image.fill(QColor("#f7f3ec"))
            canvas = QPainter(image)
            phase, t = phases[index * len(phases) // frames], index * len(phases) / frames % 1
            a = perf_counter()
            taken = stage.sample(phase, t, t, 28)
            b = perf_counter()
            frame = stage.frame(taken, view)
            c = perf_counter()
            painter.paint(canvas, frame, WIDTH, HEIGHT)
            d = perf_counter()
            canvas.end()
            for kept, spent in zip(parts, (d - a, b - a, c - b, d - c), strict=True):
                kept.append(spent)
        everything += parts[0][3:]
        middle = [median(part) * 1000 for part in parts]
        print(
            f"{clip.id:28} {middle[0]:6.2f} {percentile(parts[0][3:], 0.99):6.2f} {middle[1]:6.2f} {middle[2]:6.2f} "
            f"{middle[3]:6.2f}  {middle[0] / unit:6.2f}"
        )
    print(f"\nall: median {median(everything) * 1000:.2f} ms, p99 {percentile(everything, 0.99):.2f} ms, "
          f"ratio {median(everything) * 1000 / unit:.2f}")  # fmt: skip
    del app


if __name__ == "__main__":
    main()
