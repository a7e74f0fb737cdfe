"""The figure on paper is the figure in the window: the same shapes, in SVG."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from routine_app.content.clips import clip_for
from routine_app.documents.figure_svg import figure_svg
from routine_app.figure.scene import DrawList, FigureScene
from routine_app.qt.figure.painter import FigurePainter
from routine_app.qt.figure.palette import PAPER, SHEER, Paint

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = (300, 240)


def frame_of(name: str) -> DrawList:
    clip, problems = clip_for(name)
    assert not problems
    scene = FigureScene(clip.in_week(26))
    return scene.frame(scene.sample(clip.phases[0], 1.0, 0.5, 26), scene.view(*SIZE))


def blank() -> QImage:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    return image


def tint(role: str, away: float, what: int) -> str:
    return PAPER.tint(role, away, Paint(what))


@pytest.mark.parametrize("name", ["squat.wall", "pir.elevated", "qhe.slide_lift", "itb.side_front_partner"])
def test_the_same_pixels(name: str) -> None:
    frame = frame_of(name)
    svg = figure_svg(frame, SIZE, tint, sheer=lambda role: SHEER.get(role, 1.0))
    drawn, painted = blank(), blank()
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    painter = QPainter(painted)
    FigurePainter(PAPER, pictures=False).paint(painter, frame, *SIZE)
    painter.end()
    one, other = bytes(drawn.constBits()), bytes(painted.constBits())
    pixels = range(0, len(one), 4)
    apart = [max(abs(one[at + part] - other[at + part]) for part in range(3)) for at in pixels]
    assert sum(each > 40 for each in apart) < 0.003 * len(apart)
    assert sum(apart) / len(apart) < 1
    assert one != bytes(blank().constBits()), "there is something to compare"
