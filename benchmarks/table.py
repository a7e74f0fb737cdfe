"""The table of goals, in one run: each line is what Routine takes beside something else at the same time, as a ratio.

    .venv/bin/python benchmarks/table.py

Takes about twelve minutes and wants Xvfb, xdotool, PulseAudio and mpv (MPV names another one); what is missing leaves
its lines out. Each line can be had alone, with what it means, from the file that it comes from (bench_window.py and so
on).
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # of this process; the windows have a display

import bench_editor
import bench_figure
import bench_progress
import bench_rest
import bench_scale
import bench_session
import bench_window
from display import display
from goals import Line, show
from PySide6.QtWidgets import QApplication


def measured() -> list[Line]:
    """Measure everything."""
    found = []
    with display() as name, tempfile.TemporaryDirectory() as folder:
        hers = bench_window.her_folder(Path(folder))
        found += bench_rest.lines(name, hers, bench_rest.SECONDS)  # first: from it on the voice's lengths are known
        scale = Path(folder) / "scale"
        scale.mkdir()
        found += bench_scale.lines(name, scale, bench_scale.ROUNDS)
        found += bench_window.lines(name, hers, bench_window.ROUNDS)
        found += bench_session.lines(name, hers, bench_session.SECONDS)
    found += bench_figure.lines()
    found += bench_progress.lines(bench_progress.ROUNDS)
    found += bench_editor.lines(bench_editor.KEYS)
    return found


if __name__ == "__main__":
    application = QApplication([])  # for all that paints in this process
    show(measured())
