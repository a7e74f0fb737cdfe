from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from routine_app.content.clips import clips_dir, load_clip
from routine_app.figure.clip import Clip, neutral_clip
from routine_app.qt.figure.contact_sheet import cells_of, render_sheet, write_line
from routine_app.qt.figure.render import RenderShot
from tests.clips import clip_of


def read(motion: dict[str, Any], **more: object) -> Clip:
    keys = {"up": {"base": "standing"}, "down": {"from": "up", "arm_r": {"raise": 60}}}
    return clip_of("x", {"keys": keys, "motion": motion, **more})


def test_every_clip_is_told_by_two_pictures() -> None:
    read = [load_clip(path)[0] for path in sorted(clips_dir().glob("*.yaml"))]
    clips = [clip for clip in read if clip is not None]
    assert len(clips) == len(list(clips_dir().glob("*.yaml")))
    assert {len(cells_of(clip)) for clip in clips} == {2}


def test_a_pose_is_shown_once_and_a_still_clip_once() -> None:
    cells = cells_of(read({"lower": "down", "stay": "down", "rise": "up"}))
    assert [(cell.phase, cell.fullness) for cell in cells] == [("lower", 0.5), ("rise", 0.5)]
    assert [cell.phase for cell in cells_of(neutral_clip("x"))] == [None]


def test_breathing_that_moves_nothing_is_shown_full_and_empty() -> None:
    cells = cells_of(read({"in": "up", "out": "up"}, breath=2.0))
    assert [(cell.phase, cell.fullness) for cell in cells] == [("in", 1.0), ("out", 0.0)]


def test_a_movement_that_alternates_is_shown_both_ways() -> None:
    cells = cells_of(read({"open": "down", "back": "up"}, alternates=True))
    assert [(cell.phase, cell.other) for cell in cells] == [("open", False), ("open", True)]


def test_cards_lie_side_by_side_as_long_as_they_fit(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    clips = [read({"lower": "down", "rise": "up"})] * 5
    shot = RenderShot((100, 100))
    side_by_side = render_sheet(clips, tmp_path / "a.png", (100, 90), shot, columns=8)
    one_below_another = render_sheet(clips, tmp_path / "b.png", (100, 90), shot)
    assert side_by_side[0] == pytest.approx(8 * 100, abs=20)
    assert one_below_another[0] == pytest.approx(2 * 100, abs=20)
    assert one_below_another[1] == pytest.approx(side_by_side[1] / 2 * 5, abs=30)
    turned = render_sheet(clips[:1], tmp_path / "c.png", (100, 90), shot, yaws=(0.0, 60.0, -60.0))
    assert turned[0] == pytest.approx(6 * 100, abs=20)
    assert QImage(str(tmp_path / "c.png")).width() == turned[0]


@pytest.mark.parametrize("text", ["Squat", "Side-lying, leg hanging off in front (with a helper)"])
def test_a_name_is_never_clipped(qtbot: QtBot, text: str) -> None:
    del qtbot
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    area = QRectF(20, 10, 300, 30)
    width = write_line(painter, area, text, 16, "#000000", Qt.AlignmentFlag.AlignLeft)
    painter.end()
    assert width <= area.width()
    dark = [x for x in range(400) for y in range(60) if QColor(image.pixel(x, y)).lightness() < 200]
    assert min(dark) >= area.left() - 1
    assert max(dark) <= area.left() + width + 1
