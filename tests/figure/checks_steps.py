"""What the steps of an exercise say, measured: pillows in their places, weights close, lifts small, backs on walls.

Each check returns what is wrong, in words with numbers, or nothing; it looks at the whole motion in every form that the
clip has through pregnancy. Which clips a check is for is said here, by the words of their steps and cautions. Lengths
in metres (shown in mm).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from routine_app.figure.anchors import belly_middle
from routine_app.figure.attached_props import grip_of
from routine_app.figure.clip import Clip
from routine_app.figure.ground_contact import trunk_spheres
from routine_app.figure.pose import TipKind
from routine_app.figure.sample import sample
from routine_app.figure.skeleton import PosedBody
from routine_app.figure.vec import Vec, along, distance, dot, lerp, out_of, sub
from tests.figure.clip_probes import Instant, cycle, depth_in, gap_under, touching

PILLOW_BETWEEN = ("br.side", "cc.lying_side")  # "with all pillows in place"
BUMP_PILLOW = ("br.side", "cc.lying_side", "abd.clam_band", "abd.clamshell", "abd.straight", "qhe.side_lying",
               "pir.side_rest", "itb.side_front_props", "itb.side_front_partner")  # fmt: skip
AT_BREASTBONE = ("squat.goblet",)  # "Hold the weight against your breastbone"
CLOSE_TO_LEGS = ("dl.romanian",)  # "Let the weights travel close to your legs"
HANDS_WIDTH = ("qhe.couch",)  # "Lift a hand's width at most"
BACK_ON_WALL = ("squat.wall", "cc.wall_tilt")  # "Lean your back on the wall", "Stand with back and bottom on a wall"
CHAIR_BEHIND = ("squat.bodyweight",)  # "Second and third trimester: shallow range and a chair behind"

PART_WAY = ("bridge.hip_thrust",)  # "lower part of the way down"
FEW_CENTIMETRES = {"qhe.side_lying": "ankle_r", "bridge.incline": "pelvis"}  # "a few centimetres": what moves so far
IN_REACH = ("squat.mini_narrow",)  # "Keep a chair or a counter within reach"
STROKES = ("itb.release",)  # the one hold in which something is to move: "Stroke your outer thigh"
STILL_TRUNK = ("bpa.squeeze", "qhe.seated_press", "abd.seated_pushout")  # "Sit tall": the trunk does not rock

_LEG = ((0.078, 0.054), (0.053, 0.035))  # radii of thigh and shin at their ends
_KNEE, _ANKLE = 0.054, 0.034
_DUMBBELL, _BELL, _UNDER_GRIP = 0.036, 0.067, 0.104  # radii; how far a bell's middle hangs below its grip
_BREAST = 0.10  # ahead of the middle of the chest: the breastbone's skin
_CLOSE, _HAND, _TOUCH, _FLAT, _SUNK = 0.05, 0.10, 0.012, 0.010, 0.02
_ROCKS = 0.015
_EASES = 0.09  # how far a breath lets a joint go in a hold
_TAKEN_BACK = 0.15
_CLEAR, _FEW, _ARM = 0.05, (0.03, 0.10), 0.55
_WEEKS = (12, 20, 34)


def forms(clip: Clip) -> Iterator[tuple[int, Clip, list[Instant]]]:
    """Yield (week, the clip as it is then, samples of its cycle): one week of each trimester."""
    for week in _WEEKS:
        now = clip.in_week(week)
        yield week, now, cycle(now)


def _worst(found: list[tuple[float, str]], most: float, what: str) -> list[str]:
    """Return a line for the largest of the measures, where it is more than `most`."""
    size, where = max(found, default=(0.0, ""))
    return [f"{where}: {what} by {size * 1000:.0f} mm"] if size > most else []


def check_pillow_between(clip: Clip) -> list[str]:
    """A pillow holds knees and ankles apart, one above the other."""
    wrong = []
    for week, now, instants in forms(clip):
        held = [prop for prop in now.props if set(prop.between) == {"knee_l", "knee_r", "ankle_l", "ankle_r"}]
        if len(held) != 1:
            wrong.append(f"week {week}: {len(held)} pillows between knees and ankles")
            continue
        thick = held[0].size[2]
        for instant in instants:
            left, right = instant.body.legs
            for name, a, b, radius in (
                ("knees", left.middle, right.middle, _KNEE),
                ("ankles", left.end, right.end, _ANKLE),
            ):
                gap, aside = distance(a, b) - 2 * radius, distance((a[0], a[1], 0.0), (b[0], b[1], 0.0))
                if not 0.03 <= gap <= thick + 0.03 or aside > 0.06:
                    wrong.append(
                        f"week {week}, {instant}: {name} are {gap * 1000:.0f} mm apart, {aside * 1000:.0f} aside"
                    )
    return wrong[:3]


def check_bump(clip: Clip) -> list[str]:
    """From the second trimester on a pillow carries the bump, also where the pelvis rocks a little."""
    wrong = []
    for week, now, instants in forms(clip):
        if week < 14:
            continue
        for instant in instants[::10]:
            taken = sample(now, instant.phase, instant.fraction, fullness=0.5, week=week)
            middle = belly_middle(taken.body.trunk, taken.shape)
            gap, under = gap_under(middle, taken.shape.belly, now.props)
            if gap > _SUNK or not under.startswith("pillow"):
                wrong.append(f"week {week}, {instant}: the bump is {gap * 1000:.0f} mm over the {under}")
    return wrong[:3]


def check_breastbone(clip: Clip) -> list[str]:
    """The bell stays at the breastbone."""
    found = []
    for week, _, instants in forms(clip):
        for instant in instants:
            left, right = instant.body.arms
            x, y, z = lerp(grip_of(left), grip_of(right), 0.5)
            trunk = instant.body.trunk
            ahead, aside, _ = out_of(trunk.chest_frame, sub((x, y, z - _UNDER_GRIP), trunk.chest))
            found.append((max(abs(ahead - _BREAST - _BELL), abs(aside)), f"week {week}, {instant}"))
    return _worst(found, _CLOSE, "the bell is off the breastbone")


def check_close_to_legs(clip: Clip) -> list[str]:
    """Dumbbells stay close to the legs and out of them."""
    found, inside = [], []
    for week, _, instants in forms(clip):
        for instant in instants:
            for arm in instant.body.arms:
                gap = _to_legs(instant.body, grip_of(arm)) - _DUMBBELL
                found.append((gap, f"week {week}, {instant}"))
                inside.append((-gap, f"week {week}, {instant}"))
    return _worst(found, _CLOSE, "a dumbbell is off the legs") + _worst(inside, _TOUCH, "a dumbbell is in a leg")


def _to_legs(body: PosedBody, point: Vec) -> float:
    gaps = []
    for leg in body.legs:
        for (a, b), (p, q) in zip(((leg.root, leg.middle), (leg.middle, leg.end)), _LEG, strict=True):
            axis = sub(b, a)
            t = min(1.0, max(0.0, dot(sub(point, a), axis) / dot(axis, axis)))
            gaps.append(distance(point, along(a, axis, t)) - (p + (q - p) * t))
    return min(gaps)


def check_hands_width(clip: Clip) -> list[str]:
    """The working foot leaves the floor, by a hand's width at most."""
    heights = []
    for week, _, instants in forms(clip):
        for instant in instants:
            foot = [m[2] - r for name, m, r in touching(instant.body) if name in ("toes_r", "heel_r", "ankle_r")]
            heights.append((min(foot), f"week {week}, {instant}"))
    low = [] if max(heights)[0] > 0.03 else ["the foot does not leave the floor"]
    return low + _worst(heights, _HAND, "the foot is above the floor")


def check_back_on_wall(clip: Clip) -> list[str]:
    """Bottom and shoulder blades stay on the wall, also in a rest."""
    found = []
    for week, now, instants in forms(clip):
        (wall,) = (prop for prop in now.props if prop.kind == "wall")
        for instant in instants:
            parts = trunk_spheres(instant.body)
            for name, spheres in (("bottom", parts[:4]), ("shoulder blades", parts[4:])):
                gap = -max(depth_in(middle, radius, wall) for middle, radius in spheres)
                found.append((gap, f"week {week}, {instant}: {name}"))
    return _worst(found, _TOUCH, "off the wall")


def check_chair_behind(clip: Clip) -> list[str]:
    """From the second trimester on a chair stands behind her, near enough to sit down on, and never in her way."""
    wrong = []
    for week, now, instants in forms(clip):
        chairs = [prop for prop in now.props if prop.kind == "chair"]
        if bool(chairs) != (week >= 14):
            wrong.append(f"week {week}: {len(chairs)} chairs")
        for chair in chairs:
            edge = chair.at[0] + chair.size[0] / 2
            lowest = min(instants, key=lambda instant: instant.body.trunk.pelvis[2]).body
            behind = min(along(leg.middle, (-1.0, 0.0, 0.0), _KNEE)[0] for leg in lowest.legs) - edge
            reach = lowest.trunk.pelvis[0] - edge
            if behind < 0.0 or not -0.2 < reach < 0.3:
                wrong.append(f"week {week}: the chair's edge is {reach * 1000:.0f} mm behind her")
    return wrong


def check_still_trunk(clip: Clip) -> list[str]:
    """The trunk does not rock while something else works."""
    found = []
    for week, _, instants in forms(clip):
        first = instants[0].body.trunk
        for instant in instants:
            trunk = instant.body.trunk
            moved = max(distance(trunk.chest, first.chest), distance(trunk.head, first.head))
            found.append((moved, f"week {week}, {instant}"))
    return _worst(found, _ROCKS, "the trunk rocks")


def check_stays(clip: Clip) -> list[str]:
    """In a hold she stays where she is: a breath eases the stretch and deepens it, and does not end it."""
    found = []
    for week, _, instants in forms(clip):
        bodies = [instant.body.joints() for instant in instants]
        for name in bodies[0]:
            moved = max(distance(one[name], other[name]) for one in bodies[::6] for other in bodies[::6])
            found.append((moved, f"week {week}, {name}"))
    return _worst(found, _EASES, "goes to and fro in a hold")


def check_undone(clip: Clip) -> list[str]:
    """What she is told to take back when a set is over ("Step out slowly") is taken back in the rest."""
    held, easy = sample(clip).body.legs, sample(clip, rest=1.0).body.legs
    far = max(distance(before.end, after.end) for before, after in zip(held, easy, strict=True))
    return [] if far > _TAKEN_BACK else [f"in a rest a leg stays as it was, but for {far * 1000:.0f} mm"]


def check_part_way(clip: Clip) -> list[str]:
    """Where the repetition ends her hips are lower than at the top, and clear of the floor."""
    heights = [min(m[2] - r for m, r in trunk_spheres(instant.body)[:4]) for instant in cycle(clip)]
    if _CLEAR < heights[-1] < max(heights) - _CLEAR:
        return []
    return [f"the hips end {heights[-1] * 1000:.0f} mm over the floor, after {max(heights) * 1000:.0f}"]


def check_few_centimetres(clip: Clip) -> list[str]:
    """What goes a few centimetres does not go further, and can be seen to go."""
    wrong = []
    for week, _, instants in forms(clip):
        places = [instant.body.joints()[FEW_CENTIMETRES[clip.id]] for instant in instants]
        far = max(distance(place, places[-1]) for place in places)
        if not _FEW[0] < far < _FEW[1]:
            wrong.append(f"week {week}: it goes {far * 1000:.0f} mm")
    return wrong


def check_in_reach(clip: Clip) -> list[str]:
    """A chair or a counter stands where a hand comes to it."""
    wrong = []
    for week, now, instants in forms(clip):
        shoulders = [arm.root for instant in instants for arm in instant.body.arms]
        holds = [prop for prop in now.props if prop.kind in ("chair", "counter")]
        gaps = [-depth_in((x, y, prop.top), 0.0, prop) for x, y, _ in shoulders for prop in holds]
        if min(gaps, default=1.0) > _ARM:
            wrong.append(f"week {week}: nothing to hold on to within {_ARM * 1000:.0f} mm")
    return wrong


def check_soles(clip: Clip) -> list[str]:
    """Feet that stand flat stand with their whole sole on what is below them."""
    wrong = []
    for _, now, _ in forms(clip):
        for pose in now.poses:
            body = sample(Clip(now.id, (pose,), (), props=now.props)).body
            parts = {name: (middle, radius) for name, middle, radius in touching(body)}
            flat = [side for goal, side in zip(pose.legs, "lr", strict=True) if goal.tip.kind is TipKind.FLAT]
            heels = [side for goal, side in zip(pose.legs, "lr", strict=True) if goal.tip.heel]
            for name in [f"{part}_{side}" for side in flat if side not in heels for part in ("toes", "heel")]:
                gap, under = gap_under(*parts[name], now.props)
                if abs(gap) > _FLAT:
                    wrong.append(f"key {pose.name}: {name} is {gap * 1000:.0f} mm over the {under}")
    return sorted(set(wrong))[:4]


def check_smaller(clip: Clip) -> list[str]:
    """The movement becomes smaller from the first trimester to the third."""
    spans = [_span(instants) for _, _, instants in forms(clip)]
    if spans[0] > spans[2] and spans[0] >= spans[1] >= spans[2]:
        return []
    return [f"the movement goes {', '.join(f'{span * 1000:.0f}' for span in spans)} mm in the three trimesters"]


def _span(instants: list[Instant]) -> float:
    """Return how far all joints go in one cycle, together."""
    joints = [instant.body.joints() for instant in instants]
    return sum(max(distance(body[name], joints[-1][name]) for body in joints) for name in joints[0])


def check_arms_rest(clip: Clip) -> list[str]:
    """In a rest her hands are well below her shoulders, whatever she holds at work, and weights are put down."""
    wrong = []
    for week, now, _ in forms(clip):
        taken = sample(now, rest=1.0, week=week)
        for arm, side in zip(taken.body.arms, "lr", strict=True):
            below = arm.root[2] - arm.palm[2]
            if taken.body.trunk.chest_frame[2][2] > 0.75 and below < 0.25:
                wrong.append(f"week {week}: in a rest hand_{side} is {below * 1000:.0f} mm below the shoulder")
        if any(prop.kind == "weight" and (prop.put_down is None or not taken.put_down) for prop in now.props):
            wrong.append(f"week {week}: in a rest the weight is not put down")
    return wrong


BY_STEPS: dict[Callable[[Clip], list[str]], tuple[str, ...]] = {
    check_pillow_between: PILLOW_BETWEEN,
    check_bump: BUMP_PILLOW,
    check_breastbone: AT_BREASTBONE,
    check_close_to_legs: CLOSE_TO_LEGS,
    check_hands_width: HANDS_WIDTH,
    check_back_on_wall: BACK_ON_WALL,
    check_chair_behind: CHAIR_BEHIND,
    check_still_trunk: STILL_TRUNK,
    check_part_way: PART_WAY,
    check_few_centimetres: tuple(FEW_CENTIMETRES),
    check_in_reach: IN_REACH,
}
