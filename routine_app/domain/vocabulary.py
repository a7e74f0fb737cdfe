"""The closed word lists: the same slugs in YAML, code and on screen.

Knows nothing but words. Every slug has a readable name, spoken and shown as it stands here.
"""

from __future__ import annotations

from enum import StrEnum


class Position(StrEnum):
    """How she holds herself while she works."""

    STANDING = "standing"
    SEATED = "seated"
    ALL_FOURS = "all_fours"
    KNEELING = "kneeling"
    SUPINE = "supine"
    SIDE_LYING = "side_lying"
    INCLINE = "incline"


class Place(StrEnum):
    """Where she lies down: an item that is done standing, sitting or on her knees is the same in both."""

    FLOOR = "floor"
    BED = "bed"


class Demand(StrEnum):
    """What a variation asks of her beyond its position."""

    HEAD_BELOW_HIPS = "head_below_hips"
    KNEELING_PRESSURE = "kneeling_pressure"
    ONE_LEG_STANDING = "one_leg_standing"
    FLAT_ON_BACK = "flat_on_back"
    WEIGHT_ON_HANDS = "weight_on_hands"
    PARTNER = "partner"
    LEGS_APART = "legs_apart"
    BALANCE = "balance"
    FORWARD_BEND = "forward_bend"
    FLOOR = "floor"
    WEIGHT = "weight"
    CROSSING_LEGS = "crossing_legs"


class Equipment(StrEnum):
    """What a variation needs at hand."""

    CHAIR = "chair"
    COUCH = "couch"
    BED = "bed"
    WALL = "wall"
    COUNTER = "counter"
    BAND = "band"
    MEDIUM_BAND = "medium_band"
    LONG_BAND = "long_band"
    LOOP_BAND = "loop_band"
    DOOR_ANCHOR = "door_anchor"
    STRAP = "strap"
    WEIGHT = "weight"
    PILLOWS = "pillows"
    WEDGE = "wedge"
    BALL = "ball"
    STEP = "step"
    MAT = "mat"
    KNEE_PADDING = "knee_padding"
    SOCK = "sock"


class Level(StrEnum):
    """How hard a variation is, compared with the others of its exercise."""

    EASIER = "easier"
    BASE = "base"
    HARDER = "harder"

    @property
    def rank(self) -> int:
        """0 for easier, 1 for base, 2 for harder."""
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}  # to walk through an enum takes several times as long


class Breath(StrEnum):
    """What the breath does during a phase; `free` is her own natural breath, never a hold."""

    IN = "in"
    OUT = "out"
    FREE = "free"


class Sides(StrEnum):
    """Whether a variation works both sides at once or each in turn."""

    BOTH = "both"
    EACH = "each"


class Side(StrEnum):
    """Her own left or right: the side of the leg (or stretch) that works."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class FirstSide(StrEnum):
    """The side that a routine lets begin: her own left or right, or the sore one, whichever that is."""

    LEFT = "left"
    RIGHT = "right"
    SORE = "sore_side"


class Suitability(StrEnum):
    """How the content sheet rates a variation for one trimester."""

    OK = "ok"
    OK_OR_MODIFY = "ok_or_modify"
    MODIFY = "modify"
    AVOID = "avoid"


class SegmentKind(StrEnum):
    """What a stretch of the timeline is for."""

    GET_READY = "get_ready"
    CHANGE_POSITION = "change_position"
    WORK = "work"
    HOLD = "hold"
    SWITCH_SIDE = "switch_side"
    REST = "rest"
    BREATHE = "breathe"
    FINISH = "finish"


POSITION_NAMES: dict[Position, str] = {
    Position.STANDING: "standing",
    Position.SEATED: "sitting",
    Position.ALL_FOURS: "on all fours",
    Position.KNEELING: "kneeling",
    Position.SUPINE: "lying on your back",
    Position.SIDE_LYING: "lying on your side",
    Position.INCLINE: "propped up",
}

DEMAND_NAMES: dict[Demand, str] = {
    Demand.HEAD_BELOW_HIPS: "head below hips",
    Demand.KNEELING_PRESSURE: "pressure on the knees",
    Demand.ONE_LEG_STANDING: "standing on one leg",
    Demand.FLAT_ON_BACK: "flat on the back",
    Demand.WEIGHT_ON_HANDS: "weight on the hands",
    Demand.PARTNER: "a helper",
    Demand.LEGS_APART: "legs apart",
    Demand.BALANCE: "standing balance",
    Demand.FORWARD_BEND: "bending forward",
    Demand.FLOOR: "getting down to the floor or bed",
    Demand.WEIGHT: "holding a weight",
    Demand.CROSSING_LEGS: "one leg crossing the other",
}

EQUIPMENT_NAMES: dict[Equipment, str] = {
    Equipment.CHAIR: "firm chair",
    Equipment.COUCH: "couch",
    Equipment.BED: "bed",
    Equipment.WALL: "clear wall",
    Equipment.COUNTER: "counter or sturdy table",
    Equipment.BAND: "light band",
    Equipment.MEDIUM_BAND: "light to medium band",
    Equipment.LONG_BAND: "long light band",
    Equipment.LOOP_BAND: "loop band or scarf",
    Equipment.DOOR_ANCHOR: "door anchor for the band",
    Equipment.STRAP: "strap, towel or belt",
    Equipment.WEIGHT: "light weight",
    Equipment.PILLOWS: "pillows",
    Equipment.WEDGE: "wedge",
    Equipment.BALL: "ball",
    Equipment.STEP: "low step",
    Equipment.MAT: "mat",
    Equipment.KNEE_PADDING: "folded towel for your knees",
    Equipment.SOCK: "sock or slider",
}
