"""Why something else stands in today's plan, in sentences that a person would say.

Knows what stands in the way (`fit`) and the words for it; decides nothing.
Every "because" is true of the variation that it recommends: where the usual words would not be, plainer ones are used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from routine_app.domain.exercise import Exercise, Variation
from routine_app.domain.fit import Objection, ObjectionKind
from routine_app.domain.vocabulary import Demand, Equipment, Position


class Because(msgspec.Struct, frozen=True):
    """A phrase, and the positions and demands of the new variation for which `otherwise` is said instead."""

    text: str
    unless: frozenset[Position] = frozenset()
    unless_demands: frozenset[Demand] = frozenset()
    otherwise: str = ""


_ON_KNEES = frozenset({Position.KNEELING, Position.ALL_FOURS})
_HEAD_LEVEL = frozenset({Position.SUPINE, Position.SIDE_LYING, Position.ALL_FOURS})
_PROPPED = frozenset({Position.INCLINE})

_POSITION_BECAUSE: dict[Position, Because] = {
    Position.STANDING: Because("needs no standing"),
    Position.SEATED: Because("needs no sitting"),
    Position.ALL_FOURS: Because(
        "keeps you off your hands and knees",
        _ON_KNEES,
        frozenset({Demand.KNEELING_PRESSURE, Demand.WEIGHT_ON_HANDS}),
        "lets you stay off all fours",
    ),
    Position.KNEELING: Because(
        "keeps you off your knees", _ON_KNEES, frozenset({Demand.KNEELING_PRESSURE}), "needs no upright kneeling"
    ),
    Position.SUPINE: Because("keeps you off your back", _PROPPED, otherwise="keeps your head and chest raised"),
    Position.SIDE_LYING: Because("keeps you off your side"),
    Position.INCLINE: Because("needs no propping up"),
}

_DEMAND_BECAUSE: dict[Demand, Because] = {
    Demand.HEAD_BELOW_HIPS: Because(
        "keeps your head above your hips",
        _HEAD_LEVEL,
        frozenset({Demand.FORWARD_BEND}),
        "keeps your head no lower than your hips",
    ),
    Demand.KNEELING_PRESSURE: Because("keeps the pressure off your knees"),
    Demand.ONE_LEG_STANDING: Because("needs no standing on one leg"),
    Demand.FLAT_ON_BACK: Because("keeps you off your back", _PROPPED, otherwise="keeps your head and chest raised"),
    Demand.WEIGHT_ON_HANDS: Because("keeps the weight off your hands"),
    Demand.PARTNER: Because("needs no helper"),
    Demand.LEGS_APART: Because("no need to part your legs"),
    Demand.BALANCE: Because("asks less of your balance"),
    Demand.FORWARD_BEND: Because("needs no bending forward"),
    Demand.FLOOR: Because("no need to get down"),
    Demand.WEIGHT: Because("needs no weight in your hands"),
    Demand.CROSSING_LEGS: Because("keeps your legs uncrossed"),
}

_POSITION_NEED: dict[Position, str] = {
    Position.STANDING: "standing",
    Position.SEATED: "sitting",
    Position.ALL_FOURS: "all fours",
    Position.KNEELING: "kneeling",
    Position.SUPINE: "lying on your back",
    Position.SIDE_LYING: "lying on your side",
    Position.INCLINE: "lying propped up",
}

_DEMAND_NEED: dict[Demand, str] = {
    Demand.HEAD_BELOW_HIPS: "your head below your hips",
    Demand.KNEELING_PRESSURE: "weight on your knees",
    Demand.ONE_LEG_STANDING: "standing on one leg",
    Demand.FLAT_ON_BACK: "lying flat on your back",
    Demand.WEIGHT_ON_HANDS: "weight on your hands",
    Demand.PARTNER: "a helper",
    Demand.LEGS_APART: "parting your legs",
    Demand.BALANCE: "balancing on your feet",
    Demand.FORWARD_BEND: "bending forward",
    Demand.FLOOR: "getting down to the floor or a bed",
    Demand.WEIGHT: "a weight in your hands",
    Demand.CROSSING_LEGS: "crossing one leg over the other",
}

# Spoken names, shorter than on the list of what to fetch: with and without "no" before them.
_THINGS: dict[Equipment, tuple[str, str]] = {
    Equipment.CHAIR: ("a chair", "chair"),
    Equipment.COUCH: ("a couch", "couch"),
    Equipment.BED: ("a bed", "bed"),
    Equipment.WALL: ("a clear wall", "wall"),
    Equipment.COUNTER: ("a counter or sturdy table", "counter"),
    Equipment.BAND: ("a band", "band"),
    Equipment.MEDIUM_BAND: ("a light to medium band", "stronger band"),
    Equipment.LONG_BAND: ("a long band", "long band"),
    Equipment.DOOR_ANCHOR: ("a door anchor", "door anchor"),
    Equipment.LOOP_BAND: ("a loop band", "loop band"),
    Equipment.STRAP: ("a strap", "strap"),
    Equipment.WEIGHT: ("a weight", "weight"),
    Equipment.PILLOWS: ("pillows", "pillows"),
    Equipment.WEDGE: ("a wedge", "wedge"),
    Equipment.BALL: ("a ball", "ball"),
    Equipment.STEP: ("a step", "step"),
    Equipment.MAT: ("a mat", "mat"),
    Equipment.KNEE_PADDING: ("padding for your knees", "padding"),
    Equipment.SOCK: ("a sock or slider", "sock or slider"),
}

_KEEPS_CAPITAL = frozenset(
    {"Romanian", "Bulgarian", "Swiss", "Turkish", "Nordic", "Copenhagen", "Pallof", "Pilates", "Kegel", "Jefferson"}
)

_MOST_NAMED = 3
_LEFT_OUT_TODAY, _LEFT_OUT = "is left out today:", "is left out:"


def swap_reason(new: Variation, way: tuple[Position, ...], old: Variation, objection: Objection) -> str:
    """Return why `new`, done in the positions of `way`, stands in for `old`: one sentence with a full stop."""
    return f"{_instead(new, old)}: {_because(new, way, objection)}."


def pin_reason(pinned: Variation, old: Variation) -> str:
    """Return the sentence for a variation that she pinned in place of the routine's."""
    return f"Your own choice: {mid_sentence(pinned.short_name)} instead of {mid_sentence(old.short_name)}."


def pin_refused(pinned: Variation, objection: Objection) -> str:
    """Return why her pinned variation does not stand here today."""
    name = mid_sentence(pinned.short_name)
    if objection.kind is ObjectionKind.WEEK:
        return f"Your own choice, {name}, rests for now: {_week_because(objection)}."
    return f"Your own choice, {name}, {_LEFT_OUT_TODAY} it needs {_need(objection)}."


def not_today(found: Sequence[Objection]) -> str:
    """Return why a version does not suit her now, in a sentence or two; "" where nothing stands in the way."""
    needs = [_need(one) for one in found if one.kind is not ObjectionKind.WEEK]
    said = [f"It needs {_list(needs[:_MOST_NAMED], 'and')}."] if needs else []
    weeks = [_week_because(one) for one in found if one.kind is ObjectionKind.WEEK]
    return " ".join((*said, *(f"{week[0].upper()}{week[1:]}." for week in weeks)))


def skip_reason(exercise: Exercise, against: Sequence[tuple[Objection, ...]], *, harder_left: bool) -> str:
    """Return why an exercise is left out: the fewest things that, between them, every version would need.

    `against` holds the objections to each way of each version that came into question, none of them empty.
    `harder_left` says that a harder version would have fitted: then "every version" would be untrue.
    """
    needs = _common_needs(against)
    who = "it" if len(against) == 1 else "every version"
    if harder_left:
        who = "every version that is no harder"
    if all(need.kind is ObjectionKind.WEEK for need in needs):
        return f"{exercise.name} {_LEFT_OUT_TODAY} {who} is {_out_of_season(needs[0])}."
    if len(needs) > _MOST_NAMED and all(need.kind is ObjectionKind.POSITION for need in needs):
        return f"{exercise.name} {_LEFT_OUT_TODAY} {who} needs a position that you avoid."
    last_what_has_or = sorted((_need(need) for need in needs), key=lambda each: " or " in each)
    return f"{exercise.name} {_LEFT_OUT_TODAY} {who} needs {_list(last_what_has_or)}."


def own_choice(name: str) -> str:
    """Return why an exercise is left out that she left out herself."""
    return f"{name} {_LEFT_OUT_TODAY} your choice."


def on_paper(reason: str) -> str:
    """Return a reason as it stands on paper, which is read for weeks: there is no "today" in it."""
    return reason.replace(_LEFT_OUT_TODAY, _LEFT_OUT, 1)


def under_heading(name: str, reason: str) -> str:
    """Return why something is left out where a heading says already that it is: "Squat: it needs a chair."."""
    return f"{name}: {reason.removeprefix(f'{name} {_LEFT_OUT_TODAY} ')}"


def mid_sentence(name: str) -> str:
    """Return a name as it reads within a sentence: no capital, unless it is a proper name or an abbreviation."""
    first = name.split(" ", 1)[0].split("-", 1)[0]
    if first in _KEEPS_CAPITAL or not first[1:].islower():
        return name
    return name[0].lower() + name[1:]


def _instead(new: Variation, old: Variation) -> str:
    return f"{new.short_name[:1].upper()}{new.short_name[1:]} instead of {mid_sentence(old.short_name)}"


def _because(new: Variation, way: tuple[Position, ...], objection: Objection) -> str:
    match objection.what:
        case _ if objection.kind is ObjectionKind.WEEK:
            return _week_because(objection)
        case Position() as position:
            return _true_of(_POSITION_BECAUSE[position], new, way)
        case Demand() as demand:
            return _true_of(_DEMAND_BECAUSE[demand], new, way)
        case Equipment.BAND if Equipment.LOOP_BAND in new.equipment:
            return "needs only a loop band"
        case Equipment() as thing:
            return f"needs no {_THINGS[thing][1]}"
    raise AssertionError(objection)


def _true_of(because: Because, new: Variation, way: tuple[Position, ...]) -> str:
    untrue = not because.unless.isdisjoint(way) or not because.unless_demands.isdisjoint(new.demands)
    return because.otherwise if untrue else because.text


def _week_because(objection: Objection) -> str:
    if objection.what is None and objection.week is None:
        return "that one is best left out at this stage of pregnancy"
    what = "lying flat on the back is" if objection.what is Demand.FLAT_ON_BACK else "that one is"
    because = f"from week {objection.week} {what} best left out"
    return f"{because}, and your week is not set" if objection.unsaid else because


def _need(objection: Objection) -> str:
    match objection.what:
        case Position() as position:
            return _POSITION_NEED[position]
        case Demand() as demand:
            return _DEMAND_NEED[demand]
        case Equipment() as thing:
            return _THINGS[thing][0]
    return "another stage of pregnancy"


def _common_needs(against: Sequence[tuple[Objection, ...]]) -> list[Objection]:
    """Return a few objections such that each way is met by one of them: the commonest first, again and again."""
    left = [list(one) for one in against]
    chosen: list[Objection] = []
    while left:
        counts = Counter(objection for one in left for objection in one)
        best = max(counts, key=counts.__getitem__)
        chosen.append(best)
        left = [one for one in left if best not in one]
    return chosen


def _out_of_season(objection: Objection) -> str:
    if objection.what is None:
        return "best kept for another stage of pregnancy"
    return f"done flat on the back, which is best left out from week {objection.week}"


def _list(words: list[str], last: str = "or") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
