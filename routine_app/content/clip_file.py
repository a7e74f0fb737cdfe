"""The form of a clip file: camera, props, key poses and motion, and what they become.

Knows the fields and their ranges; what holds between them is in `clip_rules`.
"""

from __future__ import annotations

import msgspec

from routine_app.checked_yaml.check import Field, Flag, ListOf, Number, Record, Slug, Values
from routine_app.content.clip_kinds import InShort, Named, OneOrMore, Real
from routine_app.content.clip_poses import KEY, NAME, KeyWords
from routine_app.content.clip_props import Props
from routine_app.content.clip_rules import check_clip
from routine_app.content.document import Form
from routine_app.content.migrations import Migration
from routine_app.domain.vocabulary import Side
from routine_app.figure.clip import WORKING_PARTS, Camera
from routine_app.figure.easing import EASINGS
from routine_app.figure.props import Prop

MIGRATIONS: tuple[Migration, ...] = ()
FORMAT = 1
TRIMESTERS = {"second": 2, "third": 3}  # those in which a clip may be another one


class MotionWords(msgspec.Struct, frozen=True):
    """What one phase does, by the names of key poses."""

    to: tuple[str, ...] = ()
    ease: str = "smooth"


class LaterWords(msgspec.Struct, frozen=True):
    """What is other from a trimester on: props by name, and key poses, of which only what is other is said."""

    props: tuple[Prop, ...] = ()
    keys: dict[str, KeyWords] = {}


class ClipWords(msgspec.Struct, frozen=True):
    """What a clip file says. `keys` are its key poses by name, `motion` the phases of the tempo."""

    keys: dict[str, KeyWords]
    motion: dict[str, MotionWords] = {}
    camera: Camera = Camera()
    props: tuple[Prop, ...] = ()
    side: Side = Side.RIGHT
    breath: float = 1.0
    work: tuple[str, ...] = ()
    setup: str = ""
    alternates: bool = False
    rest: tuple[str, ...] = ()
    ready: str = ""
    shod: bool = False
    trimesters: dict[str, LaterWords] = {}


def _clip_words(values: Values) -> ClipWords:
    return ClipWords(**{key: value for key, value in values.items() if key != "format"})


_TO = OneOrMore(NAME)
_PHASE = Record(
    "a phase of the motion",
    {
        "to": Field(_TO, "The key poses that it goes through; the last is where it ends."),
        "ease": Field(Slug("an easing", {name: name for name in EASINGS}), "How it sets off and arrives."),
    },
    lambda values: MotionWords(**values),
)
_CAMERA = Record(
    "a camera",
    {
        "yaw": Field(Real(-360, 360, "degrees"), "From where she is seen: 0 her right side, 90 her front."),
        "pitch": Field(Real(-20, 60, "degrees"), "From how far above."),
    },
    lambda values: Camera(**values),
)
_LATER = Record(
    "what is other from a trimester on",
    {
        "props": Field(Props(), "Props that come, or take the place of those of the same name."),
        "keys": Field(Named("a key pose", KEY), "What is other in key poses, by their names."),
    },
    lambda values: LaterWords(**values),
)
_TRIMESTERS = Record(
    "the trimesters",
    {
        "second": Field(_LATER, "What is other from week 14 on."),
        "third": Field(_LATER, "What is other from week 28 on."),
    },
    dict,
)
CLIP_FILE = Record(
    "a clip",
    {
        "format": Field(Number(1, FORMAT, whole=True), f"The version of the format: {FORMAT}."),
        "camera": Field(_CAMERA, "From where she is seen best."),
        "side": Field(Slug("a side", {side.value: side for side in Side}), "The side that the key poses are for."),
        "breath": Field(Real(0, 3), "How much of the breath shows: 1 quiet, 2 a breathing exercise."),
        "work": Field(ListOf(Slug("a part of her", {part: part for part in WORKING_PARTS})), "What does the work."),
        "props": Field(Props(), "What stands about, and what she holds."),
        "keys": Field(Named("a key pose", KEY, least=1), "The key poses by name.", required=True),
        "motion": Field(
            Named("a phase", InShort(_PHASE, _TO, lambda to: _PHASE.make({"to": to}))),
            "The phases of the tempo, in their order, and the key poses that they lead to.",
        ),
        "setup": Field(NAME, "The key pose that is shown before and between sets."),
        "rest": Field(
            _TO, "The key poses that she goes through when she rests between sets; the last is how she rests."
        ),
        "ready": Field(NAME, "The key pose in which she is told what comes; from it she takes up the setup pose."),
        "shoes": Field(Flag(), "Whether she wears shoes.", to="shod"),
        "trimesters": Field(_TRIMESTERS, "What is other later in pregnancy, where something is."),
        "alternates": Field(Flag(), "Whether every second repetition is the mirror image."),
    },
    _clip_words,
)
CLIP_FORM = Form(ClipWords, CLIP_FILE, check_clip, MIGRATIONS)
