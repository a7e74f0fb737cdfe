"""Clips on a bed."""

from __future__ import annotations

import pytest

from routine_app.content.clips import clips_dir, load_clip
from routine_app.figure.beds import BED_HEIGHT, on_bed
from routine_app.figure.body_shape import shape_at
from routine_app.figure.clip import Clip
from routine_app.figure.solve import solve
from routine_app.figure.vec import distance


def clip(variation: str) -> Clip:
    found, problems = load_clip(clips_dir() / f"{variation}.yaml")
    assert found is not None, problems
    return found


@pytest.mark.parametrize("variation", ["br.side", "br.recline", "itb.strap", "cc.lying_back"])
def test_all_of_it_is_lifted_onto_a_bed_instead_of_a_mat(variation: str) -> None:
    low, high = clip(variation), on_bed(clip(variation))
    shape = shape_at(30)
    for a, b in zip(low.poses, high.poses, strict=True):
        below, above = solve(a, a, 0.0, shape).joints(), solve(b, b, 0.0, shape).joints()
        assert max(distance((x, y, z + BED_HEIGHT), above[name]) for name, (x, y, z) in below.items()) < 1e-9
    assert [prop.kind for prop in high.props] == ["bed", *(prop.kind for prop in low.props if prop.kind != "mat")]
    assert high.id != low.id


@pytest.mark.parametrize("variation", ["br.side", "br.recline"])
def test_she_lies_within_the_bed(variation: str) -> None:
    high = on_bed(clip(variation))
    bed = high.props[0]
    pose = high.poses[high.setup]
    for name, point in solve(pose, pose, 0.0, shape_at(30)).joints().items():
        x, y = bed.to_own(point)
        assert abs(x) < bed.size[0] / 2, name
        assert abs(y) < bed.size[1] / 2, name


def test_what_is_on_a_bed_already_stays() -> None:
    there = clip("itb.side_front_partner")
    assert on_bed(there) is there
