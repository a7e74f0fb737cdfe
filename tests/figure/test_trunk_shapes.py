"""She can be told for a pregnant woman from every side: by her outline where it shows, by inner contours where not."""

from math import cos, radians, sin

import pytest

from routine_app.domain.comfort import POSTPARTUM, Week
from routine_app.figure.appearance import HER
from routine_app.figure.body_shapes import body_nodes
from routine_app.figure.clip import neutral_clip
from routine_app.figure.drawing import Fill, Node
from routine_app.figure.scene import FigureScene

SIZE = 900
ROOM = 1.0  # pixels: points along an arc are a little less than the arc
Box = tuple[float, float, float, float]


def nodes(yaw: float, week: Week | None = 30) -> dict[str, Node]:
    """Return the parts of her body in standing, seen at this yaw (0 from her right, 90 from the front)."""
    scene = FigureScene(neutral_clip("x"))
    view = scene.view(SIZE, SIZE, yaw - scene.clip.camera.yaw, -scene.clip.camera.pitch)
    return {node.name: node for node in body_nodes(scene.sample(week=week), view, HER)}


def fills(node: Node, role: str) -> list[Fill]:
    return [fill for fill in node.fills if isinstance(fill, Fill) and fill.role == role]


def box(shapes: list[Fill]) -> Box:
    """Return what holds the outlines, by points along every arc."""
    points = []
    for x, y, r, start, sweep in (arc for shape in shapes for loop in shape.loops for arc in loop):
        angles = [radians(start + sweep * step / 8) for step in range(9)]
        points += [(x + r * cos(angle), y - r * sin(angle)) for angle in angles]
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def cloth(yaw: float, week: Week | None = 30) -> Box:
    return box(fills(nodes(yaw, week)["shirt"], "shirt"))


@pytest.mark.parametrize(
    ("yaw", "strokes"), [(90.0, 3), (45.0, 3), (135.0, 3), (10.0, 2), (170.0, 2), (-90.0, 0), (-45.0, 0)]
)
def test_bust_and_belly_have_a_contour_where_they_face_the_eye(yaw: float, strokes: int) -> None:
    found = fills(nodes(yaw)["shirt"], "shirt_fold")
    assert sum(len(fill.loops) for fill in found) == strokes


@pytest.mark.parametrize("yaw", [0.0, 30.0, 60.0, 90.0, 120.0, 180.0])
@pytest.mark.parametrize("week", [12, 20, 28, 38])
def test_the_contours_lie_within_the_shirt(yaw: float, week: int) -> None:
    left, top, right, bottom = box(fills(nodes(yaw, week)["shirt"], "shirt_fold"))
    outer = cloth(yaw, week)
    assert outer[0] <= left + ROOM
    assert outer[1] <= top + ROOM
    assert right <= outer[2] + ROOM
    assert bottom <= outer[3] + ROOM


def test_from_the_side_the_belly_grows_with_the_weeks_and_is_gone_after_the_birth() -> None:
    ahead = [cloth(0.0, week)[2] for week in (12, 20, 28, 38)]
    assert ahead == sorted(ahead)
    assert ahead[-1] - ahead[0] > 0.08 * (cloth(0.0)[3] - cloth(0.0)[1])
    assert cloth(0.0, POSTPARTUM)[2] < ahead[1]
    assert ahead[0] < cloth(0.0, None)[2] < ahead[-1]


def test_from_the_front_her_hips_are_as_wide_as_her_shoulders() -> None:
    seen = nodes(90.0, 12)
    sleeves = box([*fills(seen["upper_arm_l"], "shirt"), *fills(seen["upper_arm_r"], "shirt")])
    hips, waist = box(fills(seen["pelvis"], "leggings")), seen["shirt"].spheres[:2]
    shoulders = seen["shirt"].spheres[-2:]
    wide = [max(x + r for x, _, r, _ in pair) - min(x - r for x, _, r, _ in pair) for pair in (shoulders, waist)]
    assert hips[2] - hips[0] > wide[0]
    assert wide[1] < 0.72 * (hips[2] - hips[0])
    assert sleeves[2] - sleeves[0] < 1.75 * (hips[2] - hips[0])


@pytest.mark.parametrize("yaw", [0.0, 45.0, 90.0, 180.0, -90.0])
def test_standing_the_hem_covers_the_roots_of_both_thighs(yaw: float) -> None:
    scene = FigureScene(neutral_clip("x"))
    view = scene.view(SIZE, SIZE, yaw - scene.clip.camera.yaw)
    shapes = [shape for shape in scene.frame(scene.sample(week=30), view).shapes if isinstance(shape, Fill)]
    roles = [shape.role for shape in shapes]
    assert roles.index("shirt_fold" if "shirt_fold" in roles else "shirt") > max(
        i for i, role in enumerate(roles) if role == "leggings"
    )


def test_early_in_pregnancy_and_after_the_birth_her_belly_is_flat() -> None:
    strokes = [len(fills(nodes(90.0, week)["shirt"], "shirt_fold")[0].loops) for week in (12, POSTPARTUM, 20, None)]
    assert strokes == [2, 2, 3, 3]
    assert cloth(0.0, POSTPARTUM)[2] - cloth(0.0, 12)[2] < 0.2 * (cloth(0.0, 38)[2] - cloth(0.0, 12)[2])
