from __future__ import annotations

import weakref
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from routine_app.content.listed import Catalogue
from routine_app.domain.change import Change, Posture
from routine_app.domain.vocabulary import Side
from routine_app.figure.appearance import Hair
from routine_app.qt.figure.artist import Artist
from routine_app.qt.figure.figures import Figures
from routine_app.qt.figure.shots import FigureShot, Likeness, likeness_of
from routine_app.qt.figure.stages import _PASSAGES, _STAGES
from tests.fakes import make_variation

BACKGROUND = 0xFFFFFFFF


def painted(figures: Figures, shot: FigureShot, *, dark: bool = False, at: tuple[int, int] = (20, 10)) -> QImage:
    image = QImage(300, 240, QImage.Format.Format_RGB32)
    image.fill(BACKGROUND)
    painter = QPainter(image)
    Artist(figures).paint(painter, QRectF(*at, 240, 200), shot, dark=dark)
    painter.end()
    return image


def inked(image: QImage) -> tuple[int, int, int, int]:
    """Return the box (left, top, right, bottom) of what is painted."""
    spots = [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != BACKGROUND]
    across, down = [x for x, _ in spots], [y for _, y in spots]
    return min(across), min(down), max(across), max(down)


@pytest.fixture
def figures() -> Figures:
    return Figures()


def test_a_figure_fills_its_rectangle_and_stays_inside(figures: Figures, catalogue: Catalogue) -> None:
    for exercise in ("squat", "cat_cow", "itb"):
        variation = catalogue.exercises[exercise].default
        left, top, right, bottom = inked(
            painted(figures, FigureShot(variation=variation, phase=variation.tempo[0].name))
        )
        assert left >= 20
        assert top >= 10
        assert right < 260
        assert bottom < 210
        assert right - left > 120 or bottom - top > 120


def test_she_looks_as_she_chose(figures: Figures, catalogue: Catalogue) -> None:
    shot = FigureShot(variation=catalogue.exercises["squat"].default)
    seen: list[QImage] = []
    for likeness in (
        Likeness(),
        Likeness(skin="deep"),
        Likeness(hair=Hair.PLAIT),
        Likeness(hair_colour="grey"),
        Likeness(clothes="coral"),
        Likeness(week=12),
        Likeness(week=40),
        Likeness(week="postpartum"),
    ):
        figures.set_likeness(likeness)
        image = painted(figures, shot)
        assert all(image != other for other in seen), likeness
        seen.append(image)


def test_a_change_is_told_once(figures: Figures, qtbot: QtBot) -> None:
    with qtbot.waitSignal(figures.changed):
        figures.set_likeness(Likeness(week=30))
    with qtbot.assertNotEmitted(figures.changed):
        figures.set_likeness(Likeness(week=30))


def test_unknown_names_give_the_figure_s_own() -> None:
    assert likeness_of("blue", "mohawk", "", "default", 30) == Likeness(week=30)
    known = likeness_of("olive", "plait", "grey", "sand", "postpartum")
    assert known == Likeness("olive", Hair.PLAIT, "grey", "sand", "postpartum")


def test_the_other_side_is_another_picture(figures: Figures, catalogue: Catalogue) -> None:
    variation = catalogue.exercises["quad_hip_ext"].default
    phase = variation.tempo[0].name
    left, right = (painted(figures, FigureShot(variation, side, phase=phase, fraction=1.0)) for side in Side)
    assert left != right


def test_turning_fraction_breath_and_room_each_show(figures: Figures, catalogue: Catalogue) -> None:
    variation = catalogue.exercises["squat"].default
    lower = FigureShot(variation=variation, phase="lower")
    pictures = [
        painted(figures, shot)
        for shot in (
            lower,
            FigureShot(variation=variation, phase="lower", fraction=0.5),
            FigureShot(variation=variation, phase="lower", fullness=1.0),
            FigureShot(variation=variation, phase="lower", yaw=40.0),
            FigureShot(variation=variation, phase="lower", pitch=20.0),
            FigureShot(change=Change(("standing", "seated"), 0), fraction=0.5),
        )
    ]
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])
    mat = FigureShot(variation=catalogue.exercises["cat_cow"].default)
    assert painted(figures, mat) != painted(figures, mat, dark=True)


def test_in_a_rest_her_arms_come_down(figures: Figures, catalogue: Catalogue) -> None:
    variation = catalogue.exercises["band_pull_apart"].default
    pictures = [painted(figures, FigureShot(variation=variation, rest=rest)) for rest in (0.0, 0.5, 1.0)]
    assert all(one != other for one, other in pairwise(pictures))


def test_the_range_follows_her_week(figures: Figures, catalogue: Catalogue) -> None:
    squat = catalogue.exercises["squat"].default
    lowest = []
    for week in (12, 20, 34):
        figures.set_likeness(Likeness(week=week))
        stage = figures.stages.stage(FigureShot(variation=squat))
        lowest.append(stage.sample("lower", 1.0, week=week).body.trunk.pelvis[2])
    assert lowest == sorted(lowest)
    assert lowest[2] - lowest[0] > 0.1


def test_stages_are_kept_and_their_number_is_bounded(figures: Figures, catalogue: Catalogue) -> None:
    first = FigureShot(variation=catalogue.exercises["squat"].default)
    assert figures.stages.stage(first) is figures.stages.stage(first)
    ways = [variation for exercise in catalogue.exercises.values() for variation in exercise.variations]
    made = [weakref.ref(figures.stages.stage(FigureShot(way, side))) for way in ways for side in Side]
    assert len(made) > _STAGES
    assert sum(stage() is not None for stage in made) == _STAGES


def test_an_exercise_without_a_clip_gets_a_still_neutral_figure(figures: Figures) -> None:
    own = make_variation("hers.own", "Her own")
    left, top, right, bottom = inked(painted(figures, FigureShot(variation=own, phase="lower", fraction=0.5)))
    assert bottom - top > 150  # she stands
    assert right - left < 120


def test_a_change_begins_and_ends_in_the_pictures_of_its_exercises(figures: Figures, catalogue: Catalogue) -> None:
    squat, side = catalogue.exercises["squat"].default, catalogue.exercises["sidelying_abduction"].default
    before, after = Posture(squat, None, squat.tempo[-1].name), Posture(side, Side.LEFT)
    stations = ("standing", "kneeling", "floor_sitting", "side_lying")
    ends = (
        (
            FigureShot(squat, phase=squat.tempo[-1].name, fraction=1.0),
            FigureShot(change=Change(stations, 0, before, after)),
        ),
        (FigureShot(side, Side.LEFT), FigureShot(change=Change(stations, 2, before, after), fraction=1.0)),
    )
    for own, on_the_way in ends:
        assert differing(painted(figures, own), painted(figures, on_the_way)) < 60  # pixels of 48,000: no smooth edge
    halfway = painted(figures, FigureShot(change=Change(stations, 1, before, after), fraction=0.5))
    assert differing(painted(figures, ends[0][0]), halfway) > 4000


def differing(one: QImage, other: QImage) -> int:
    """Return how many pixels differ visibly."""
    count = 0
    for x in range(one.width()):
        for y in range(one.height()):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            count += max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) > 40
    return count


def test_while_things_change_she_herself_is_painted_as_ever(figures: Figures, catalogue: Catalogue) -> None:
    strap = catalogue.exercises["itb"].default
    change = Change(("incline", "floor_sitting"), 0, Posture(strap, Side.RIGHT, strap.tempo[-1].name), None)
    passage = figures.stages.passage(change)
    at = next(step / 400 for step in range(400) if len(passage.spaces_at((0, step / 400))) == 2)
    single = painted(figures, FigureShot(change=change, fraction=max(0.0, at - 0.004)))
    both = painted(figures, FigureShot(change=change, fraction=at + 0.004))
    assert differing(single, both) < 1200


def test_passages_are_kept_until_she_looks_different(figures: Figures) -> None:
    change = Change(("standing", "seated"), 0)
    first = figures.stages.passage(change)
    assert figures.stages.passage(Change(("standing", "seated"), 0)) is first
    down = [*pairwise(("standing", "kneeling", "all_fours", "floor_sitting", "side_lying", "supine"))]
    made = [weakref.ref(figures.stages.passage(Change(stations, 0))) for stations in down]
    assert len(made) > _PASSAGES
    assert sum(passage() is not None for passage in made) == _PASSAGES
    figures.set_likeness(Likeness(hair=Hair.PLAIT))
    assert figures.stages.passage(change) is not first


def test_an_exercise_of_an_author_moves_like_the_one_that_it_names(figures: Figures, catalogue: Catalogue) -> None:
    like = catalogue.exercises["squat"].variation("squat.counter")
    tempo = tuple(replace(phase, name=f"part {at}") for at, phase in enumerate(like.tempo))
    own = replace(like, id="dip.own", tempo=tempo, clip="squat.counter")
    tall, deep = (painted(figures, FigureShot(variation=own, phase="part 0", fraction=at)) for at in (0.0, 1.0))
    assert tall != deep
    assert deep == painted(figures, FigureShot(variation=like, phase=like.tempo[0].name, fraction=1.0))
    changed = FigureShot(variation=replace(own, clip="squat.goblet"), phase="part 0", fraction=1.0)
    assert painted(figures, changed) != deep, "its file says another one now"
