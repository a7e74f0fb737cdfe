"""A movement that alternates shows its mirror image in every second repetition, wherever the figure is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from routine_app.content.clips import clips_dir, load_clip
from routine_app.content.listed import Catalogue
from routine_app.domain.moment import moment_at
from routine_app.domain.showing import Showing
from routine_app.domain.timeline import Segment, Timeline
from routine_app.domain.vocabulary import SegmentKind
from routine_app.figure.scene import FigureScene
from routine_app.qt.figure.render import RenderShot, render_motion
from routine_app.qt.figure.stage_view import shot_of
from routine_app.qt.figure.still import shot_at


def stage_of(variation: str) -> FigureScene:
    clip, _ = load_clip(clips_dir() / f"{variation}.yaml")
    assert clip is not None
    return FigureScene(clip)


def test_the_other_repetition_is_the_mirror_image() -> None:
    stage = stage_of("bpa.diagonal")
    one, other = (stage.sample("open on a diagonal", 1.0, other=other).body.joints() for other in (False, True))
    assert one["hand_r"][2] - one["hand_l"][2] > 0.5
    x, y, z = one["hand_r"]
    assert other["hand_l"] == (x, -y, z)


def test_what_does_not_alternate_stays_as_it_is() -> None:
    stage = stage_of("abd.standing")
    assert stage.sample("slide out", 1.0, other=True) == stage.sample("slide out", 1.0)


@pytest.mark.parametrize(("rep", "other"), [(1, False), (2, True), (3, False), (None, False)])
def test_the_player_counts_repetitions(rep: int | None, other: bool, catalogue: Catalogue) -> None:
    variation = next(v for v in catalogue.exercises["band_pull_apart"].variations if v.id == "bpa.diagonal")
    work = Segment(0, 2000, SegmentKind.WORK, variation=variation.id, rep=rep, reps=8, phase="open on a diagonal")
    moment = moment_at(Timeline((work,), (), ()), 1000)
    assert shot_of(moment, variation, steps=False).other is other


def test_an_open_set_and_a_preview_count_rounds(catalogue: Catalogue) -> None:
    variation = next(v for v in catalogue.exercises["band_pull_apart"].variations if v.id == "bpa.diagonal")
    round_ms = variation.cycle_ms
    work = Segment(0, 4 * round_ms, SegmentKind.WORK, variation=variation.id, open=True, loop=variation.tempo)
    timeline = Timeline((work,), (), ())
    at = [round_ms - 1, round_ms, 2 * round_ms - 1, 2 * round_ms]
    assert [shot_of(moment_at(timeline, ms), variation, steps=False).other for ms in at] == [False, True, True, False]
    assert [shot_at(Showing(variation), ms).other for ms in at] == [False, True, True, False]


@pytest.mark.usefixtures("qapp")
def test_a_picture_in_motion_shows_both_ways(tmp_path: Path) -> None:
    clip, _ = load_clip(clips_dir() / "bpa.diagonal.yaml")
    assert clip is not None
    once, _ = load_clip(clips_dir() / "bpa.standing.yaml")
    assert once is not None
    assert render_motion(clip, tmp_path / "a.gif", RenderShot((64, 64)), frames_a_second=5) == 2 * 2 * 2 * 5
    assert render_motion(once, tmp_path / "b.gif", RenderShot((64, 64)), frames_a_second=5) == 3 * 2 * 5
