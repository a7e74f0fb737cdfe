import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPicture, QPixmap

from routine_app.figure.clip import Clip
from routine_app.figure.drawing import Fill, Shadow, StaticShapes
from routine_app.figure.outline import capsule, chain, disc, polygon
from routine_app.figure.scene import DrawList, FigureScene
from routine_app.qt.figure.painter import FigurePainter
from routine_app.qt.figure.palette import PAPER, palette
from routine_app.qt.figure.strokes import path_of
from routine_app.qt.figure.wardrobe import CLOTHES, HAIRS, SKINS
from tests.clips import clip_of

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = 240


def read(base: str, **props: object) -> Clip:
    return clip_of("x", {"keys": {"a": {"base": base}}, "motion": {}, "props": props})


class CountingPainter(QPainter):
    """Notes which pictures it is told to draw."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.pictures: list[int] = []

    def drawPixmap(self, place: QPointF, pixmap: QPixmap) -> None:  # type: ignore[override]  # noqa: N802
        self.pictures.append(pixmap.cacheKey())
        super().drawPixmap(place, pixmap)


def pictures(figure: FigurePainter, frame: DrawList, shift: float = 0.0) -> list[int]:
    """Return which pictures stand in for shapes when a frame is painted."""
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    painter = CountingPainter(image)
    painter.translate(shift, 0.0)
    figure.paint(painter, frame, SIZE, SIZE)
    painter.end()
    return painter.pictures


def painted(figure: FigurePainter, frame: DrawList) -> QImage:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    figure.paint(painter, frame, SIZE, SIZE)
    painter.end()
    return image


def on_paper(frame: DrawList) -> QImage:
    """Return the frame as a device without pixels takes it, with smooth edges of its own."""
    taken = QPicture()
    painter = QPainter(taken)
    FigurePainter(pictures=False).paint(painter, frame, SIZE, SIZE)
    painter.end()
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.drawPicture(0, 0, taken)
    painter.end()
    return image


def unlike(a: QImage, b: QImage, by: int = 24) -> int:
    """Return how many pixels of two pictures differ by more than `by` of 255 in their red."""
    return sum(abs(a.pixelColor(x, y).red() - b.pixelColor(x, y).red()) > by for x in range(SIZE) for y in range(SIZE))


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(SIZE) for y in range(SIZE)}


def test_a_path_is_as_large_as_its_circles_and_grows_on_every_side() -> None:
    box = path_of((capsule((50, 50, 10), (90, 50, 10)),)).boundingRect()
    assert (box.left(), box.right(), box.top(), box.bottom()) == pytest.approx((40, 100, 40, 60), abs=0.1)
    grown = path_of((capsule((50, 50, 10), (90, 50, 10)),), 2.0, 5.0, 0.0).boundingRect()
    assert (grown.left(), grown.right(), grown.top()) == pytest.approx((43, 107, 38), abs=0.1)
    square = path_of((polygon([(0, 0), (20, 0), (20, 20), (0, 20)]),), 3.0).boundingRect()
    assert (square.left(), square.bottom()) == pytest.approx((-3, 23), abs=0.1)


def test_the_inner_side_of_a_bent_limb_is_filled() -> None:
    path = path_of(chain([(50, 50, 14), (100, 60, 12), (90, 110, 10)]))
    for inside in ((50, 50), (75, 55), (100, 60), (95, 85), (90, 74)):
        assert path.contains(QPointF(*inside))
    assert not path.contains(QPointF(60, 100))


def test_a_figure_is_painted_in_the_colours_of_its_palette() -> None:
    stage = FigureScene(read("standing"))
    frame = stage.frame(stage.sample(), stage.view(SIZE, SIZE))
    seen = colours(painted(FigurePainter(), frame))
    assert {PAPER.colours[role] for role in ("skin", "shirt", "leggings", "hair")} <= seen
    other = FigurePainter(palette("deep", "blonde", "coral"))
    assert {SKINS["deep"], HAIRS["blonde"], CLOTHES["coral"][0]} <= colours(painted(other, frame))


def test_another_palette_takes_effect_at_once_also_on_what_is_kept() -> None:
    stage = FigureScene(read("supine", mat={}))
    frame = stage.frame(stage.sample(), stage.view(SIZE, SIZE))
    figure = FigurePainter(PAPER)
    assert PAPER.colours["mat"] in colours(painted(figure, frame))
    night = palette(dark_room=True)
    figure.set_palette(night)
    assert night.colours["mat"] in colours(painted(figure, frame))


def test_painting_twice_gives_the_same_picture_and_pictures_give_what_paths_give() -> None:
    stage = FigureScene(read("seated", chair={"at": [-0.02, 0]}))
    frame = stage.frame(stage.sample(), stage.view(SIZE, SIZE))
    figure = FigurePainter()
    first, second = painted(figure, frame), painted(figure, frame)
    assert first == second
    assert unlike(first, on_paper(frame)) < 200  # of 57,600: the finest line does not round an edge as a fill does
    assert unlike(painted(FigurePainter(pictures=False), frame), on_paper(frame)) < 200
    other = painted(figure, stage.frame(stage.sample(week=40), stage.view(SIZE, SIZE)))
    assert unlike(first, other) > 300


def test_what_stays_for_some_frames_is_painted_as_a_picture_and_looks_the_same() -> None:
    stage = FigureScene(read("standing"))
    frame = stage.frame(stage.sample(), stage.view(SIZE, SIZE))
    figure = FigurePainter()
    first, still = painted(figure, frame), len(pictures(figure, frame))
    again = [painted(figure, frame) for _ in range(6)]
    assert len(pictures(figure, frame)) > still + 10
    assert all(unlike(first, image, by=2) == 0 for image in [*again, painted(figure, frame)])


def test_where_pixels_do_not_lie_on_pixels_no_picture_stands_in() -> None:
    stage = FigureScene(read("standing"))
    frame = stage.frame(stage.sample(), stage.view(SIZE, SIZE))
    figure = FigurePainter()
    assert len({len(pictures(figure, frame, shift=0.5)) for _ in range(9)}) == 1


def test_only_the_last_frame_is_kept() -> None:
    figure = FigurePainter()
    scenes = FigureScene(read("standing")), FigureScene(read("seated"))
    one, other = (scene.frame(scene.sample(), scene.view(SIZE, SIZE)) for scene in scenes)
    fresh = len(pictures(figure, one))
    for _ in range(8):
        settled = len(pictures(figure, one))
    assert settled > fresh
    pictures(figure, other)
    assert len(pictures(figure, one)) == fresh


def test_what_is_kept_does_not_grow_without_end() -> None:
    figure = FigurePainter()
    still = [
        StaticShapes((Fill("mat", 0, (capsule((20 + i, 20, 5), (60, 20, 5)),)),), (10.0, 10.0, 70.0, 30.0))
        for i in range(300)
    ]
    first = pictures(figure, DrawList((still[0],)))
    assert len(first) == 1
    assert pictures(figure, DrawList((still[0],))) == first
    for shape in still[1:]:
        pictures(figure, DrawList((shape,)))
    assert pictures(figure, DrawList((still[0],))) != first


def test_a_shadow_darkens_where_it_lies_and_nowhere_else() -> None:
    shadow = Shadow((capsule((60, 0, 30), (160, 0, 30)),), 0.3, 120.0, 0.2)
    image = painted(FigurePainter(), DrawList((shadow,)))
    assert image.pixelColor(110, 120).lightness() < 230
    assert image.pixelColor(110, 120 + 15).lightness() == 255
    assert image.pixelColor(25, 120).lightness() == 255


def test_nothing_is_painted_outside_of_its_rectangle() -> None:
    fill = Fill("shirt", 0, (capsule((100, 100, 60), (400, 100, 60)),))
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    FigurePainter().paint(painter, DrawList((fill,)), 150, SIZE)
    painter.end()
    assert image.pixelColor(120, 100).name() == PAPER.colours["shirt"]
    assert image.pixelColor(170, 100).name() == "#ffffff"


def test_a_disc_that_overlaps_another_loop_cuts_no_hole() -> None:
    fill = Fill("shirt", 0, (capsule((60, 100, 30), (150, 100, 30)),), 2.0, joint=(disc((80, 100, 24)),))
    image = painted(FigurePainter(), DrawList((fill,)))
    assert {image.pixelColor(x, 100).name() for x in range(60, 150)} == {PAPER.colours["shirt"]}


def test_the_breath_is_seen_through_a_wall_and_through_nothing_else() -> None:
    whole = polygon([(0.0, 0.0), (SIZE, 0.0), (SIZE, SIZE), (0.0, SIZE)])

    def middle(role: str, behind: str) -> QColor:
        image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
        image.fill(QColor(behind))
        painter = QPainter(image)
        FigurePainter().paint(painter, DrawList((Fill(role, 0, (whole,)),)), SIZE, SIZE)
        painter.end()
        return image.pixelColor(SIZE // 2, SIZE // 2)

    assert abs(middle("wall", "#ffffff").red() - middle("wall", "#80c0c0").red()) > 40
    assert middle("bed", "#ffffff") == middle("bed", "#80c0c0")
