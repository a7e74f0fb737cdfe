"""Every name in a clip stands for something in it; each that does not is told at its place."""

from __future__ import annotations

import pytest

from routine_app.content.clips import read_clip
from routine_app.content.document import parse_bytes
from tests.content.samples import said

GOOD = """\
props:
  chair: {at: [-0.02, 0]}
  helper: {pose: {base: standing}}
keys:
  tall: {base: seated}
  lean: {from: tall, root: {pitch: 30}}
motion:
  lean forward: {to: lean}
  sit tall: [lean, tall]
  stay: tall
setup: tall
rest: [lean, tall]
trimesters:
  second: {props: {stool: {at: [1, 0]}}}
  third: {keys: {lean: {hand_l: {on: stool}}}}
"""


def told(text: str) -> list[str]:
    return said(read_clip(parse_bytes(text.encode(), "x"), "x")[1])


def test_a_good_clip() -> None:
    assert told(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("from: tall", "from: tal", '6:16: "tal" is not an earlier key pose; expected one of tall'),
        ("from: tall", "from: lean", '6:16: "lean" is not an earlier key pose'),
        ("base: seated", "from: lean", "5:10: the first key cannot follow from another: give it a base"),
        ("from: tall", "from: tall, base: seated", '6:10: a key pose has either "base" or "from", not both'),
        ("{base: standing}", "{from: tall}", "3:19: the first key cannot follow from another: give it a base"),
        ("to: lean", "to: leen", '8:22: "leen" is not a key pose of this clip; expected one of tall, lean (did you'),
        ("[lean, tall]", "[lean, tal]", '9:20: "tal" is not a key pose of this clip'),
        ("stay: tall", "stay: tal", '10:9: "tal" is not a key pose of this clip'),
        ("setup: tall", "setup: low", '11:8: "low" is not a key pose of this clip'),
        ("root: {pitch: 30}", "root: {sit: sofa}", '6:34: there is no "sofa" among the props of this clip; known: '),
        ("root: {pitch: 30}", "root: {lie: chiar}", '(did you mean "chair"?); known: floor, chair, helper'),
        ("root: {pitch: 30}", "hand_l: {on: tabel}", '6:35: "tabel" is neither a prop of this clip nor a part of'),
        ("root: {pitch: 30}", "feet: {on: thigh_x}", '"thigh_x" is neither a prop of this clip nor a part of the'),
        ("base: standing", "base: standing, hand_l: {on: tabel}", '3:48: "tabel" is neither a prop of this clip'),
        ("rest: [lean, tall]", "rest: [lean, tal]", '12:14: "tal" is not a key pose of this clip'),
        ("rest: [lean, tall]", "rest: leen", '12:7: "leen" is not a key pose of this clip'),
        ("{keys: {lean: {hand", "{keys: {leen: {hand", '15:18: "leen" is not a key pose of this clip; expected one of'),
        (
            "{lean: {hand_l: {on",
            "{lean: {from: tall, hand_l: {on",
            "15:25: here a key pose says what is other, and has no",
        ),
        ("{on: stool}", "{on: stol}", '15:38: "stol" is neither a prop of this clip nor a part of'),
        ("second: {props: {stool", "second: {props: {table", '15:38: "stool" is neither a prop of this clip nor a'),
        ("{hand_l: {on: stool}}", "{hand_l: {twist: 5}, elbow_l: {twist: 5}}", "elbow needs a place: at, on or in"),
        ("third:", "fourth:", '15:3: "fourth" is not a key of the trimesters; expected one of second, third'),
        ("root: {pitch: 30}", "elbow_l: {twist: 5}", "6:22: elbow needs a place: at, on or in"),
        ("root: {pitch: 30}", "knees: {toes: 5}", "6:22: knee needs a place: at, on or in"),
    ],
)
def test_what_stands_for_nothing_is_told(old: str, new: str, problem: str) -> None:
    assert old in GOOD
    found = told(GOOD.replace(old, new, 1))
    assert len(set(found)) == 1
    assert problem in found[0]


@pytest.mark.parametrize(
    "word",
    [
        "hand_l: {on: chair}",
        "hand_l: {on: chair.back}",
        "hand_l: {on: thigh_r}",
        "hand_l: {on: thigh}",
        "foot_l: {on: floor, at: [0, 1]}",
        "hand_l: {on: belly}",
        "hand_l: {on: cheek_l}",
        "root: {lie: floor}",
        "root: {sit: 0.4}",
        "hand_l: {grip: fist}",
    ],
)
def test_what_stands_for_something(word: str) -> None:
    assert told(GOOD.replace("root: {pitch: 30}", word)) == []


def test_the_seated_base_pose_brings_a_chair_and_no_other_does() -> None:
    bare = "keys:\n  a: {base: seated}\n  b: {from: a, root: {sit: chair}}\n"
    assert told(bare) == []
    assert 'no "chair" among the props' in told(bare.replace("base: seated", "base: standing"))[0]


def test_a_place_that_is_missing_further_on_is_told_there_too() -> None:
    text = "keys:\n  a: {base: standing, hand_l: {grip: fist}}\n  b: {from: a}\n"
    assert told(text) == ["2:23: hand needs a place: at, on or in", "3:3: hand needs a place: at, on or in"]


def test_names_are_checked_where_other_fields_are_wrong() -> None:
    found = told(
        GOOD.replace("at: [-0.02, 0]", "at: 5").replace("to: lean", "to: leen").replace("from: tall", "from: tal")
    )
    assert [line.partition(" ")[0] for line in found] == ["2:15:", "6:16:", "8:22:"]
