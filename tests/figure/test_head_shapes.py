import pytest

from routine_app.figure.appearance import FigureAppearance, Hair
from routine_app.figure.clip import neutral_clip
from routine_app.figure.drawing import Fill
from routine_app.figure.scene import FigureScene


def head(yaw: float, hair: Hair = Hair.HEADSCARF) -> list[Fill]:
    """Return the shapes of the head, seen at this yaw (0 from her right, 90 from the front)."""
    scene = FigureScene(neutral_clip("x"), FigureAppearance(hair=hair))
    view, taken = scene.view(900, 900, yaw - scene.clip.camera.yaw), scene.sample()
    x, y, _ = view.place(taken.body.trunk.head)
    reach = 0.16 * view.scale
    shapes = [shape for shape in scene.frame(taken, view).shapes if isinstance(shape, Fill)]
    near = [s for s in shapes if all(abs(a[0] - x) < reach and abs(a[1] - y) < reach for loop in s.loops for a in loop)]
    return [shape for shape in near if shape.role in ("skin", "scarf", "hair", "eye")]


@pytest.mark.parametrize("yaw", [-20.0, 0.0, 45.0, 90.0, 135.0, 180.0, 200.0])
def test_a_face_in_a_scarf_lies_before_the_cloth(yaw: float) -> None:
    roles = [shape.role for shape in head(yaw)]
    assert roles.index("skin") > max(i for i, role in enumerate(roles) if role == "scarf")
    assert "eye" in roles


@pytest.mark.parametrize("yaw", [-130.0, -100.0, -70.0, -50.0])
def test_from_behind_the_cloth_covers_the_face(yaw: float) -> None:
    roles = [shape.role for shape in head(yaw)]
    assert max(i for i, role in enumerate(roles) if role == "scarf") > roles.index("skin")
    assert "eye" not in roles


def test_nothing_of_the_face_stands_out_of_the_cloth_straight_from_behind() -> None:
    shapes = head(-90.0)
    faces = [arc for shape in shapes if shape.role == "skin" for loop in shape.loops for arc in loop]
    cloth = [arc for shape in shapes if shape.role == "scarf" for loop in shape.loops for arc in loop]
    for axis in (0, 1):
        assert min(a[axis] - a[2] for a in faces) > min(a[axis] - a[2] for a in cloth)
        assert max(a[axis] + a[2] for a in faces) < max(a[axis] + a[2] for a in cloth)


@pytest.mark.parametrize("hair", [Hair.BUN, Hair.PLAIT, Hair.SHORT])
@pytest.mark.parametrize("yaw", [-90.0, 0.0, 45.0, 80.0, 90.0, 135.0])
def test_hair_stands_out_round_the_skull_and_leaves_the_face_free(hair: Hair, yaw: float) -> None:
    shapes = head(yaw, hair)
    crown = [min(arc[1] - arc[2] for loop in s.loops for arc in loop) for s in shapes if s.role == "hair"]
    brow = [min(arc[1] - arc[2] for loop in s.loops for arc in loop) for s in shapes if s.role == "skin"]
    assert min(crown) < min(brow)
    roles = [shape.role for shape in shapes]
    assert ("eye" in roles) == (yaw >= 0.0)
    if yaw >= 0.0:
        assert roles.index("eye") > max(i for i, role in enumerate(roles) if role == "hair")
