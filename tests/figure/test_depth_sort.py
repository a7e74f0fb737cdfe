from routine_app.figure.depth_sort import painted, sorted_by_depth
from routine_app.figure.drawing import Fill, Node, node
from routine_app.figure.projection import View, view_from
from routine_app.figure.solids import box_corners, box_node

EYE = view_from(30, 15)
VIEW = View(EYE.right, EYE.up, EYE.toward, 100.0)


def ball(name: str, x: float, y: float, depth: float, radius: float = 10.0, group: str = "", under: str = "") -> Node:
    made = node(name, [], [(x, y, radius, depth)])
    made.group, made.under = group, under
    return made


def order(*nodes: Node) -> list[str]:
    return [found.name for found in sorted_by_depth(list(nodes))]


def test_the_nearer_of_two_that_overlap_is_painted_later() -> None:
    assert order(ball("near", 0, 0, 0.5), ball("far", 5, 0, 0.1)) == ["far", "near"]


def test_parts_that_join_keep_their_order_whatever_their_depth() -> None:
    thigh, shin = ball("thigh_l", 0, 0, 0.5, group="her"), ball("shin_l", 5, 0, 0.1, group="her")
    assert order(shin, thigh) == ["shin_l", "thigh_l"]  # given the other way round they are strangers
    assert order(thigh, shin) == ["thigh_l", "shin_l"]
    shin.under = "thigh_l"
    assert order(thigh, shin) == ["shin_l", "thigh_l"]


def test_two_bodies_do_not_join() -> None:
    hers, his = ball("thigh_l", 0, 0, 0.5, group="her"), ball("shin_l", 5, 0, 0.1, group="helper")
    assert order(hers, his) == ["shin_l", "thigh_l"]


def test_a_ring_is_broken_but_not_at_a_joint() -> None:
    # The thigh must come before the shin (they join), the shin before the post, the post before the thigh.
    thigh = node("thigh_l", [], [(0, 0, 10, 0.9), (40, 0, 10, 0.0)])
    shin = node("shin_l", [], [(0, 0, 10, 0.1), (0, 40, 10, 0.0)])
    post = node("post", [], [(40, 0, 10, -0.3), (0, 40, 10, 0.6)])
    for part in (thigh, shin):
        part.group = "her"
    found = order(thigh, shin, post)
    assert found.index("thigh_l") < found.index("shin_l")


def limb(shin_depth: float) -> tuple[Node, Node]:
    thigh, shin = ball("thigh_l", 0, 0, 0.1, group="her"), ball("shin_l", 5, 0, shin_depth, group="her")
    thigh.fills, shin.fills = [Fill("thigh", 0, ())], [Fill("shin", 0, ())]
    shin.goes_on, shin.both = "thigh_l", [Fill("leg", 0, ())]
    return thigh, shin


def roles(nodes: list[Node]) -> list[str]:
    """Return what is filled, in order."""
    return [each.role for each in painted(nodes) if isinstance(each, Fill)]


def test_a_part_that_goes_on_follows_at_once_and_the_two_are_painted_as_one() -> None:
    thigh, shin = limb(0.5)
    aside = ball("aside", 100, 0, 0.3)  # further away than the shin, but it has nothing to do with it
    nodes = sorted_by_depth([aside, thigh, shin])
    assert [found.name for found in nodes] == ["thigh_l", "shin_l", "aside"]
    assert roles(nodes) == ["leg"]


def test_what_lies_between_two_parts_keeps_them_apart() -> None:
    thigh, shin = limb(0.5)
    between = ball("between", 2, 0, 0.3)
    between.fills = [Fill("between", 0, ())]
    nodes = sorted_by_depth([between, thigh, shin])
    assert roles(nodes) == ["thigh", "between", "shin"]


def test_a_limb_goes_on_only_its_own_body() -> None:
    thigh, shin = limb(0.5)
    shin.group = "helper"
    assert roles([thigh, shin]) == ["thigh", "shin"]


def seen(x: float, y: float, z: float, radius: float) -> Node:
    u, v, w = VIEW.place((x, y, z))
    return node("ball", [], [(u, v, radius * 100, w)])


def test_a_box_lies_behind_what_stands_on_it_and_before_what_is_behind_it() -> None:
    box = box_node("box", "wood", box_corners((0.0, 0.0, 0.0), 0.0, (0.5, 0.5, 0.4)), VIEW)
    assert order(box, seen(0.0, 0.0, 0.5, 0.1)) == ["box", "ball"]
    assert order(seen(0.1, -0.4, 0.2, 0.1), box) == ["box", "ball"]
    assert order(box, seen(0.0, 0.4, 0.2, 0.1)) == ["ball", "box"]
    assert order(box, seen(-0.4, 0.0, 0.3, 0.1)) == ["ball", "box"]


def test_of_two_boxes_the_one_in_front_is_painted_later() -> None:
    back = box_node("back", "wood", box_corners((0.0, 0.5, 0.0), 0.0, (0.5, 0.3, 0.6)), VIEW)
    front = box_node("front", "wood", box_corners((0.0, 0.0, 0.0), 0.0, (0.5, 0.3, 0.4)), VIEW)
    assert order(front, back) == order(back, front) == ["back", "front"]


def test_an_arm_whose_root_the_shirt_outlines_is_painted_after_the_shirt_wherever_its_middle_is() -> None:
    def arm(under: str) -> list[str]:
        shirt, sleeve = ball("shirt", 0, 0, 0.1, group="her"), ball("upper_arm_l", 5, 0, 0.0, group="her", under=under)
        return order(shirt, sleeve)

    assert arm("") == ["shirt", "upper_arm_l"]
    assert arm("shirt") == ["upper_arm_l", "shirt"]  # a far one lies where its depth says
    near = ball("shirt", 0, 0, 0.0, group="her"), ball("upper_arm_l", 5, 0, 0.1, group="her", under="shirt")
    assert order(*near) == ["shirt", "upper_arm_l"]
