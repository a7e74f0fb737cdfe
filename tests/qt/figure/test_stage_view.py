from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QVariantAnimation
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from routine_app.content.listed import Catalogue
from routine_app.domain.change import Change
from routine_app.domain.moment import moment_at
from routine_app.domain.showing import Showing
from routine_app.domain.timeline import Segment, Timeline
from routine_app.domain.vocabulary import Position, SegmentKind, Side
from routine_app.qt.figure.halo import HaloTone
from routine_app.qt.figure.stage_view import StageView, shot_of
from routine_app.qt.style.style import Style
from tests.afresh import afresh
from tests.qt.looking import double_click
from tests.qt.parts import part


def glide(stage: StageView) -> QVariantAnimation:
    return part(stage, QVariantAnimation, "glide")


@pytest.fixture
def stage(qtbot: QtBot, style: Style, catalogue: Catalogue) -> Iterator[StageView]:
    stage = StageView(style)
    qtbot.addWidget(stage)
    stage.resize(400, 400)
    squat = catalogue.exercises["squat"].default
    stage.set_moment(Showing(squat).moment(1500), 0.25, Position.STANDING, squat)
    stage.show()
    yield stage
    glide(stage).stop()


def drag(qtbot: QtBot, stage: StageView, by: QPoint) -> None:
    start = QPoint(200, 200)
    qtbot.mousePress(stage, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(stage, start + by / 2)
    qtbot.mouseMove(stage, start + by)
    qtbot.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=start + by)


def waiting(kind: SegmentKind, **more: object) -> Timeline:
    return Timeline((Segment(0, 4000, kind, **more),), (), ())  # type: ignore[arg-type]


def test_dragging_turns_the_figure_and_letting_go_ends_it(stage: StageView, qtbot: QtBot) -> None:
    drag(qtbot, stage, QPoint(80, 20))
    assert stage.turned == (40.0, 10.0)
    qtbot.mouseMove(stage, QPoint(10, 10))
    assert stage.turned == (40.0, 10.0)


def test_dragging_with_another_button_does_nothing(stage: StageView, qtbot: QtBot) -> None:
    qtbot.mousePress(stage, Qt.MouseButton.RightButton, pos=QPoint(200, 200))
    qtbot.mouseMove(stage, QPoint(300, 200))
    qtbot.mouseRelease(stage, Qt.MouseButton.RightButton, pos=QPoint(300, 200))
    assert stage.turned == (0.0, 0.0)


def test_it_is_never_seen_from_straight_above_or_below(stage: StageView, qtbot: QtBot) -> None:
    for _ in range(3):
        drag(qtbot, stage, QPoint(0, 180))
    assert stage.turned == (0.0, 55.0)
    for _ in range(5):
        drag(qtbot, stage, QPoint(0, -180))
    assert stage.turned == (0.0, -55.0)


def test_a_double_click_glides_back_by_the_short_way(stage: StageView, qtbot: QtBot) -> None:
    for _ in range(4):
        drag(qtbot, stage, QPoint(160, 0))
    assert stage.turned[0] == 320.0
    double_click(stage, QPoint(200, 200))
    seen = []
    for ms in (0, 150, 300, 450):
        glide(stage).setCurrentTime(ms)
        seen.append(stage.turned[0])
    assert seen[0] == pytest.approx(-40.0)  # 320 is 40 short of a whole round
    assert seen == sorted(seen)
    assert seen[-1] == 0.0


def test_with_reduced_motion_it_is_back_at_once(stage: StageView, style: Style, qtbot: QtBot) -> None:
    style.set_choices("light", 1.0, reduced_motion=True)
    drag(qtbot, stage, QPoint(100, 20))
    double_click(stage, QPoint(200, 200))
    assert stage.turned == (0.0, 0.0)


def test_it_shows_the_phase_and_breath_of_the_moment(stage: StageView) -> None:
    assert (stage.shot.phase, stage.shot.fraction) == ("lower", 0.5)
    assert stage.halo.fullness == pytest.approx(stage.shot.fullness)
    assert stage.halo.progress == 0.25
    assert stage.halo.tone is HaloTone.BREATH
    stage.set_paused(True)
    assert afresh(stage.halo.tone) is HaloTone.STILL


def test_steps_show_the_end_of_each_phase(catalogue: Catalogue) -> None:
    squat = catalogue.exercises["squat"].default
    shots = {shot_of(Showing(squat).moment(ms), squat, steps=True) for ms in range(0, 6000, 250)}
    assert {(shot.phase, shot.fraction, shot.fullness) for shot in shots} == {
        ("lower", 1.0, 0.5),
        ("rise", 1.0, 0.5),
        ("reset tall", 1.0, 0.5),
    }


def test_before_a_set_she_waits_in_the_first_pose_on_the_coming_side(catalogue: Catalogue) -> None:
    strap = catalogue.exercises["itb"].default
    shot = shot_of(moment_at(waiting(SegmentKind.GET_READY, side=Side.LEFT), 2000), strap, steps=False)
    assert (shot.variation, shot.side, shot.phase) == (strap, Side.LEFT, None)


def test_in_a_rest_she_goes_to_how_she_rests_and_is_back_before_it_ends(catalogue: Catalogue) -> None:
    squat = catalogue.exercises["squat"].default
    timeline = Timeline((Segment(0, 30_000, SegmentKind.REST),), (), ())

    def rests(*, steps: bool) -> list[float]:
        return [shot_of(moment_at(timeline, ms), squat, steps=steps).rest for ms in (0, 2000, 4000, 28_000, 29_999)]

    assert rests(steps=False) == [0.0, 0.5, 1.0, 0.5, pytest.approx(0.0, abs=0.001)]
    assert rests(steps=True) == [0.0, 0.0, 1.0, 0.0, 0.0]


CHANGE = Change(("standing", "seated"), 0)


def test_a_change_of_position_is_shown_by_its_own_time(catalogue: Catalogue) -> None:
    timeline = waiting(SegmentKind.CHANGE_POSITION, origin="standing", phase="seated")
    squat = catalogue.exercises["squat"].default
    shot = shot_of(moment_at(timeline, 1000), squat, CHANGE, steps=False)
    assert (shot.change, shot.fraction, shot.rests) == (CHANGE, 0.25, False)
    steps = shot_of(moment_at(timeline, 1000), squat, CHANGE, steps=True)
    assert (steps.change, steps.fraction, steps.rests) == (CHANGE, 0.25, True)


def test_with_reduced_motion_a_change_is_shown_in_still_steps(
    stage: StageView, style: Style, catalogue: Catalogue
) -> None:
    style.set_choices("light", 1.0, reduced_motion=True)
    timeline = waiting(SegmentKind.CHANGE_POSITION, origin="standing", phase="seated")
    squat = catalogue.exercises["squat"].default
    pictures: list[QImage] = []
    for ms in range(0, 4000, 100):
        stage.set_moment(moment_at(timeline, ms), 0.0, Position.SEATED, squat, CHANGE)
        picture = stage.grab().toImage()
        if not pictures or picture != pictures[-1]:
            pictures.append(picture)
    assert 2 <= len(pictures) <= 5


def test_she_may_turn_the_figure_on_its_way(stage: StageView, qtbot: QtBot, catalogue: Catalogue) -> None:
    timeline = waiting(SegmentKind.CHANGE_POSITION, origin="standing", phase="seated")
    stage.set_moment(moment_at(timeline, 2000), 0.0, Position.SEATED, catalogue.exercises["squat"].default, CHANGE)
    before = stage.grab().toImage()
    drag(qtbot, stage, QPoint(80, 20))
    assert stage.turned == (40.0, 10.0)
    assert stage.grab().toImage() != before


@pytest.mark.parametrize("exercise", ["squat", "band_pull_apart", "deadlift", "piriformis"])
def test_in_a_narrow_stage_she_stands_within_the_height_of_the_ring(
    stage: StageView, catalogue: Catalogue, exercise: str
) -> None:
    variation = catalogue.exercises[exercise].default
    stage.resize(240, 600)
    for ms in (0, 1500, 3000):
        stage.set_moment(Showing(variation).moment(ms), 0.25, Position.STANDING, variation)
        image = stage.grab().toImage()
        ground = image.pixel(2, 2)
        painted = [y for y in range(600) if any(image.pixel(x, y) != ground for x in range(240))]
        assert (painted[0] >= 179, painted[-1] <= 421) == (True, True), (painted[0], painted[-1])
