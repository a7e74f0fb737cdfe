"""The form of one key pose in a clip file: which words it has, their ranges, and what they become.

Knows the words of docs/figure.md; whether a prop or an earlier key pose of that name is there is for `clip_rules`.
"""

from __future__ import annotations

import msgspec

from routine_app.checked_yaml.check import Field, Kind, Record, Slug, Values
from routine_app.content.clip_kinds import Direction, InShort, Name, Real, Vector, WordOr
from routine_app.figure import key_pose as kp
from routine_app.figure.anchors import FACES
from routine_app.figure.base_poses import BASE_POSES
from routine_app.figure.vec import Vec

NAME = Name()
DIRECTIONS: dict[str, Vec] = {
    "ahead": (1.0, 0.0, 0.0),
    "back": (-1.0, 0.0, 0.0),
    "left": (0.0, 1.0, 0.0),
    "right": (0.0, -1.0, 0.0),
    "up": (0.0, 0.0, 1.0),
    "down": (0.0, 0.0, -1.0),
}


class KeyWords(msgspec.Struct, frozen=True):
    """A key pose as it is written; `earlier` names the one that it follows from, where it does."""

    said: kp.KeyPose
    earlier: str = ""


def _words(word: str, *values: str) -> Slug:
    return Slug(word, {value: value for value in values})


def _angle(low: float = -180, high: float = 180) -> Real:
    return Real(low, high, "degrees")


def _metres(low: float, high: float) -> Real:
    return Real(low, high, "metres")


_WAY = Direction(DIRECTIONS)
_POLE = Direction({**DIRECTIONS, "out": (0.0, 1.0, 0.0), "in": (0.0, -1.0, 0.0)})  # in axes of the body
_POINT, _THREE = Vector((2, 3)), Vector((3,))
_BEND = {
    "bend": Field(_angle(-60, 100), "Forward, in degrees."),
    "side": Field(_angle(-60, 60), "To her left, in degrees."),
    "twist": Field(_angle(-70, 70), "To her left, in degrees."),
}
_LOOK = WordOr(_words("a way to look", "ahead", "down", "up", "level"), _WAY)
_HEAD = {**_BEND, "look": Field(_LOOK, "Where she looks, as far as a neck goes: a word, or a direction in the world.")}
_SPOT = {
    "at": Field(_POINT, "A point of the floor, of the world, or of the frame `in` which it is; metres."),
    "on": Field(NAME, "A prop, or a part of the body."),
    "in": Field(_words("a frame", "pelvis", "middle", "chest", "head"), "What it moves with.", to="within"),
    "along": Field(Real(-0.2, 1.2), "How far down a bone, 0 to 1."),
    "face": Field(_words("a face", *FACES), "Which side of a limb."),
    "off": Field(_THREE, "Shifted in the world; metres."),
    "lift": Field(_metres(-0.2, 0.5), "Away from the surface."),
    "path": Field(_words("a path", "arc", "straight"), "How it comes there from the key pose before."),
}
_TWIST = Field(_angle(), "Of foot or palm, in degrees.")
_FOOT = {
    "ankle": Field(_angle(-90, 45), "Toes up, in degrees."),
    "twist": _TWIST,
    "toes": Field(_angle(-30, 90), "Bent up, in degrees."),
}
_HAND = {
    "wrist": Field(_angle(-90, 90), "Back of the hand up, in degrees."),
    "twist": _TWIST,
    "grip": Field(WordOr(Slug("a grip", kp.GRIPS), Real(0, 1)), "How far the hand is closed, 0 to 1."),
}
_OUT, _TURN = Field(_angle(), "Away from the middle."), Field(_angle(), "Outward, in degrees.")
_HEIGHT = WordOr(NAME, _metres(0, 1.5))


def _bend(word: str) -> InShort:
    full = Record(word, _BEND, lambda values: kp.SpineBend(**values))
    return InShort(full, _angle(-60, 100), lambda bend: kp.SpineBend(bend=_number(bend)))


def _number(value: object) -> float | None:
    return value if isinstance(value, float) else None


_ROOT = Record(
    "a root",
    {
        "at": Field(_POINT, "The middle of the pelvis; metres."),
        "move": Field(_THREE, "Shifted from where it would be; metres."),
        "sit": Field(_HEIGHT, "The prop, or the height, that she sits on."),
        "lie": Field(_HEIGHT, "The prop, `floor`, or the height, that she lies on."),
        "pitch": Field(_angle(), "Tipped forward, in degrees."),
        "side": Field(_angle(), "Tipped to her left, in degrees."),
        "turn": Field(_angle(), "Turned to her left about her own long axis, in degrees."),
        "heading": Field(_angle(), "The whole pose, turned to her left on the floor, in degrees."),
    },
    lambda values: kp.RootPose(**values),
)
_SHOULDER = Record(
    "a shoulder",
    {"up": Field(_metres(-0.05, 0.08), "Shrugged."), "back": Field(_metres(-0.1, 0.08), "Drawn back.")},
    lambda values: kp.ShoulderShift(**values),
)
_LIMBS: dict[str, Record] = {
    "leg": Record(
        "a leg",
        {
            "flex": Field(_angle(), "The thigh forward, in degrees."),
            "out": _OUT,
            "turn": _TURN,
            "knee": Field(_angle(-10, 170), "Bent, in degrees."),
            **_FOOT,
        },
        lambda values: kp.LegAngles(**values),
    ),
    "foot": Record(
        "a foot",
        {
            **_SPOT,
            "turn": _TURN,
            "heel": Field(_angle(-40, 90), "Raised with the ball planted, in degrees."),
            "knee": Field(_POLE, "Where the knee points, of the pelvis."),
            **_FOOT,
        },
        lambda values: kp.FootTarget(**values),
    ),
    "knee": Record(
        "a knee",
        {**_SPOT, "shin": Field(_WAY, "Where the shin points, in the world."), **_FOOT},
        lambda values: kp.KneeTarget(**values),
    ),
    "arm": Record(
        "an arm",
        {
            "raise": Field(_angle(), "Forward, in degrees.", to="raised"),
            "out": _OUT,
            "turn": _TURN,
            "elbow": Field(_angle(-10, 160), "Bent, in degrees."),
            **_HAND,
        },
        lambda values: kp.ArmAngles(**values),
    ),
    "hand": Record(
        "a hand",
        {
            **_SPOT,
            "elbow": Field(_POLE, "Where the elbow points, of the chest."),
            "fingers": Field(_WAY, "Where the fingers point."),
            "palm": Field(_WAY, "Where the palm faces."),
            **_HAND,
        },
        lambda values: kp.HandTarget(**values),
    ),
    "elbow": Record(
        "an elbow",
        {**_SPOT, "forearm": Field(_WAY, "Where the forearm points, in the world."), **_HAND},
        lambda values: kp.ElbowTarget(**values),
    ),
}
PLURALS = {"leg": "legs", "foot": "feet", "knee": "knees", "arm": "arms", "hand": "hands", "elbow": "elbows"}


def _sided(kind: str, plural: str, form: Kind) -> dict[str, Field]:
    return {
        plural: Field(form, "Both sides at once: as for the left, the right one mirrored."),
        f"{kind}_l": Field(form, "The left one."),
        f"{kind}_r": Field(form, "The right one."),
    }


def _key_words(values: Values) -> KeyWords:
    """Return the key pose of its parts, each said on top of what stands before it."""
    said = kp.KeyPose(values.pop("base", ""))
    earlier = values.pop("from", "")
    for name, part in values.items():
        said = _said_of(name, part).over(said)
    return KeyWords(said, earlier)


def _said_of(name: str, part: kp.PartPose) -> kp.KeyPose:
    """Return the key pose that says this part alone."""
    match part:
        case kp.LegAngles() | kp.FootTarget() | kp.KneeTarget():
            return kp.KeyPose(legs=_sides(name, part))
        case kp.LimbPose():
            return kp.KeyPose(arms=_sides(name, part))
        case kp.ShoulderShift():
            return kp.KeyPose(shoulders=_sides(name, part))
        case kp.RootPose():
            return kp.KeyPose(root=part)
        case kp.HeadPose():
            return kp.KeyPose(head=part)
        case kp.SpineBend() if name == "spine":
            lumbar, chest = part.shared()
            return kp.KeyPose(lumbar=lumbar, chest=chest)
        case kp.SpineBend():
            return kp.KeyPose(lumbar=part) if name == "lumbar" else kp.KeyPose(chest=part)
    raise AssertionError(name)


def _sides(name: str, part: kp.Part) -> tuple[kp.Part | None, kp.Part | None]:
    if name.endswith("_l"):
        return part, None
    return (None, part) if name.endswith("_r") else kp.both(part)


_HEAD_FORM = InShort(
    Record("a head", _HEAD, lambda values: kp.HeadPose(**values)),
    _angle(-60, 100),
    lambda bend: kp.HeadPose(bend=_number(bend)),
)
KEY = Record(
    "a key pose",
    {
        "base": Field(_words("a base pose", *BASE_POSES), "The base pose that it is begun from."),
        "from": Field(NAME, "The earlier key pose that it follows from."),
        "root": Field(_ROOT, "The pelvis."),
        "spine": Field(_bend("a spine"), "Shared out over lumbar (55 %) and chest (45 %)."),
        "lumbar": Field(_bend("a lumbar spine"), "The lower back."),
        "chest": Field(_bend("a chest"), "The upper back."),
        "head": Field(_HEAD_FORM, "Neck and head."),
        **_sided("shoulder", "shoulders", _SHOULDER),
        **{name: field for kind, form in _LIMBS.items() for name, field in _sided(kind, PLURALS[kind], form).items()},
    },
    _key_words,
)
