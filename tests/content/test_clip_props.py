"""The props of a clip file: their kinds, sizes, and what a band runs through."""

from __future__ import annotations

import pytest

from routine_app.content.clip_props import KINDS, Props
from routine_app.figure.base_poses import BASE_POSES
from routine_app.figure.key_pose import KeyPose, RootPose
from routine_app.figure.props import SIZES, Prop
from tests.checked_yaml.test_check import checked


def prop(text: str) -> Prop:
    props, problems = checked(Props(), f"{{{text}}}")
    assert problems == []
    assert isinstance(props, tuple)
    (found,) = props
    assert isinstance(found, Prop)
    return found


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "helper"])
def test_a_prop_has_the_usual_size_of_its_kind(kind: str) -> None:
    assert prop(f"{kind}: {{}}").size == SIZES[kind]
    assert prop(f"{kind}_2: ~") == prop(f"{kind}_2: {{}}")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("chair: {at: [1, 2]}", Prop("chair", "chair", at=(1.0, 2.0, 0.0), size=SIZES["chair"])),
        ("seat: {kind: stool, at: [1, 2, 3]}", Prop("seat", "stool", at=(1.0, 2.0, 3.0), size=SIZES["stool"])),
        ("box: {size: [1, 2, 0.001]}", Prop("box", "box", size=(1.0, 2.0, 0.005))),
        ("box: {size: [1, 2, 3], height: 0.5}", Prop("box", "box", size=(1.0, 2.0, 0.5))),
        ("ball: {size: [0.1], height: 0.5}", Prop("ball", "ball", size=(0.1,))),
        ("pillow: {round: knee_l}", Prop("pillow", "pillow", size=SIZES["pillow"], between=("knee_l",))),
        ("band: {from: hand_l, to: [1, 2, 3]}", Prop("band", "band", size=(0.02,), path=("hand_l", (1.0, 2.0, 3.0)))),
        (
            "strap: {to: hand_r, through: [foot_l, foot_r], from: hand_l}",
            Prop("strap", "strap", size=(0.016,), path=("hand_l", "foot_l", "foot_r", "hand_r")),
        ),
        ("weight: {what: bag}", Prop("weight", "weight", size=(0.2,), held="hands", what="bag")),
        ("weight: {held: hand_l}", Prop("weight", "weight", size=(0.2,), held="hand_l")),
        ("couch: {back: false}", Prop("couch", "couch", size=SIZES["couch"], back=False)),
        ("helper: {}", Prop("helper", "helper", pose=BASE_POSES["standing"])),
        (
            "helper: {pose: {base: kneeling, root: {heading: 9}}, follow: {hand_l: knee_r}}",
            Prop(
                "helper",
                "helper",
                pose=KeyPose(root=RootPose(heading=9.0)).over(BASE_POSES["kneeling"]),
                follows=(("hand_l", "knee_r"),),
            ),
        ),
    ],
)
def test_what_a_prop_says(text: str, made: Prop) -> None:
    assert prop(text) == made


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("sofa: {}", '"sofa" is not a kind of prop; expected one of mat, '),
        ("chiar: {}", '(did you mean "chair"?)'),
        ("x: {kind: sofa}", '"sofa" is not a kind of prop'),
        ("chair: 5", '"chair" must have keys with values'),
        ("chair: {size: [1]}", '"size" must be a list of 3 numbers, not of 1'),
        ("ball: {size: [1, 2, 3]}", '"size" must be a list of 1 number, not of 3'),
        ("band: {from: hand_l}", "a band or strap runs between two places or more"),
        ("band: {from: [1, 2], to: hand_l}", '"from" must be a list of 3 numbers'),
        ("helper: {follow: {hand_l: knie_r}}", '(did you mean "knee_r"?)'),
        ("helper: {follow: {foot_l: knee_r}}", '"foot_l" is not a key of what a helper follows'),
        ("pillow: {between: [a]}", '"a" is not a part of the body'),
    ],
)
def test_what_a_prop_cannot_say(text: str, problem: str) -> None:
    _, problems = checked(Props(), f"{{{text}}}")
    assert len(problems) == 1
    assert problem in problems[0]


def test_no_props_at_all() -> None:
    assert checked(Props(), "~") == ((), [])
    assert checked(Props(), "[]")[0] is None
