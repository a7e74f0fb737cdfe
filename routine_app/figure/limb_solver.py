"""The limbs of one body: goals of two keys, mixed, to posed arms and legs.

Knows the trunk that they hang on and what is posed already (a hand may rest on a thigh, an ankle on the other leg).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.figure import inverse_kinematics as lb
from routine_app.figure.anchors import locate
from routine_app.figure.pose import ORIGIN, AnchorFrame, Goal, GoalKind, Tip, TipKind
from routine_app.figure.skeleton import FOREARM, PALM, SHIN, SIGN, SOLE, THIGH, UPPER_ARM, Limb, Trunk
from routine_app.figure.vec import Frame, Vec, along, arc, blend, into, lerp, square_to, sub, unit

if TYPE_CHECKING:
    from routine_app.figure.body_shape import BodyShape

_LEG, _ARM = (THIGH, SHIN), (UPPER_ARM, FOREARM)
_ELBOW: Vec = (-0.75, 0.45, -0.5)  # where an elbow points by itself: back, out and down
_HANGING = (15.0, 80.0)  # how a lifted hand is held: back of the hand up, palm down
_KNEE: Vec = (1.0, 0.12, 0.0)
_UNPOSED = Limb(ORIGIN, (0.0, 0.0, -0.3), (0.0, 0.0, -0.6), (1.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
_Solved = tuple[Vec, Vec, Vec]
_Held = tuple[Vec, Vec]
_Aim = tuple[Vec, float, Vec, Vec, Vec]


class LimbSolver:
    """Solves the four limbs of one trunk in the order in which they lean on each other."""

    def __init__(self, trunk: Trunk, shape: BodyShape) -> None:
        self.trunk, self.shape = trunk, shape
        self.legs: list[Limb] = [_UNPOSED, _UNPOSED]
        self.arms: list[Limb] = [_UNPOSED, _UNPOSED]

    def leg(self, side: int, root: Vec, a: Goal, b: Goal, t: float) -> Limb:
        """Return the posed leg on this side."""
        return self._limb(side, root, a, b, t, arm=False)

    def arm(self, side: int, root: Vec, a: Goal, b: Goal, t: float) -> Limb:
        """Return the posed arm on this side."""
        return self._limb(side, root, a, b, t, arm=True)

    def _limb(self, side: int, root: Vec, a: Goal, b: Goal, t: float, *, arm: bool) -> Limb:
        if a is b or t <= 0.0 or t >= 1.0:
            goal = b if t >= 1.0 else a
            solved = self._alone(goal, side, root, arm)
            held = self._held(goal, solved, root, side, arm)
            return Limb(root, *solved, *held, goal.tip.bend)
        if a.kind != b.kind:
            solved = self._between(a, b, t, side, root, arm)
        elif a.kind == GoalKind.ANGLES:
            p, q = a.angles, b.angles
            solved = self._angled(tuple(p[i] + (q[i] - p[i]) * t for i in range(4)), side, root, arm)
        elif a.kind == GoalKind.KNEEL:
            solved = self._knelt((a, b), t, side, root, arm)
        else:
            solved = self._reached(a, b, t, side, root, arm)
        held = self._held_between(a, b, t, solved, root, side, arm)
        for _ in range(2):  # on the way from one place to another, fingers and toes stay off the floor
            low = _lowest(solved, held, arm)
            if low >= 0.0 or a.kind == b.kind == GoalKind.KNEEL or a.tip.kind == b.tip.kind == TipKind.FLAT:
                break  # knees and soles are on it: what seems lower are toes that bend
            _, end, pole = solved
            solved = _two_bones(root, (end[0], end[1], end[2] - low), pole, 0.0, arm)
            held = self._held_between(a, b, t, solved, root, side, arm)
        return Limb(root, *solved, *held, a.tip.bend + (b.tip.bend - a.tip.bend) * t)

    def _alone(self, goal: Goal, side: int, root: Vec, arm: bool) -> _Solved:
        if goal.kind == GoalKind.ANGLES:
            return self._angled(goal.angles, side, root, arm)
        if goal.kind == GoalKind.KNEEL:
            return self._knelt((goal, goal), 0.0, side, root, arm)
        point, extent, _, _, pole = self._aim(goal, side, arm)
        return _two_bones(root, point, pole, extent, arm)

    def _angled(self, angles: tuple[float, ...], side: int, root: Vec, arm: bool) -> _Solved:
        frame = self.trunk.chest_frame if arm else self.trunk.pelvis_frame
        four = (angles[0], angles[1], angles[2], angles[3])
        return lb.by_angles(frame, root, four, _ARM if arm else _LEG, not arm, SIGN[side])

    def _knelt(self, goals: tuple[Goal, Goal], t: float, side: int, root: Vec, arm: bool) -> _Solved:
        a, b = goals
        upper, lower = _ARM if arm else _LEG
        joint = lerp(self._locate(a)[0], self._locate(b)[0], t)
        middle = along(root, unit(sub(joint, root)), upper)
        end = along(middle, blend(self._toward(a, middle), self._toward(b, middle), t), lower)
        axis = unit(sub(end, root))
        natural = self._pole(_ELBOW if arm else _KNEE, side, arm)
        return middle, end, square_to(sub(middle, root), axis, natural)

    def _toward(self, goal: Goal, middle: Vec) -> Vec:
        if goal.target is None:
            return unit(goal.pole)
        return unit(sub(locate(goal.target, self.trunk, self.legs, self.arms, self.shape)[0], middle))

    def _reached(self, a: Goal, b: Goal, t: float, side: int, root: Vec, arm: bool) -> _Solved:
        p, extent_a, normal, _, pole_a = self._aim(a, side, arm)
        q, extent_b, _, _, pole_b = self._aim(b, side, arm)
        if lb.is_flat(a.tip) and lb.is_flat(b.tip):
            spot = lerp(self._locate(a)[0], self._locate(b)[0], t)
            yaw, heel = a.tip.yaw + (b.tip.yaw - a.tip.yaw) * t, a.tip.heel + (b.tip.heel - a.tip.heel) * t
            point = lb.flat_ankle(spot, normal, yaw, heel)
        else:
            point = lerp(p, q, t) if a.straight or b.straight else arc(root, p, q, t)
        if b.lifts:
            point = (point[0], point[1], point[2] + b.lifts * 4.0 * t * (1.0 - t))
        extent = extent_a + (extent_b - extent_a) * t
        return _two_bones(root, point, blend(pole_a, pole_b, t), extent, arm)

    def _between(self, a: Goal, b: Goal, t: float, side: int, root: Vec, arm: bool) -> _Solved:
        from_, to = self._alone(a, side, root, arm), self._alone(b, side, root, arm)
        straight = a.straight or b.straight
        point = lerp(from_[1], to[1], t) if straight else arc(root, from_[1], to[1], t)
        return _two_bones(root, point, blend(from_[2], to[2], t), 0.0, arm)

    def _aim(self, goal: Goal, side: int, arm: bool) -> _Aim:
        """Return (point for the end joint, what lies between joint and point, normal, ahead, pole) of a reach."""
        point, normal, ahead = self._locate(goal)
        pole = self._pole(goal.pole if goal.pole != ORIGIN else (_ELBOW if arm else _KNEE), side, arm)
        tip, extent = goal.tip, 0.0
        if arm:
            if tip.kind == TipKind.AIMED:
                point = lb.hand_wrist(point, normal, ahead, tip, self._axes(goal))
            else:
                point, extent = along(point, normal, goal.extent), PALM
        elif tip.kind == TipKind.FLAT:
            if goal.pole == ORIGIN:
                toes, top = lb.flat_tip(normal, tip.yaw, 0.0)
                pole = along(toes, top, 0.001)
            point = lb.flat_ankle(point, normal, tip.yaw, tip.heel)
        else:
            point = along(point, normal, goal.extent)
        return point, extent, normal, ahead, pole

    def _pole(self, pole: Vec, side: int, arm: bool) -> Vec:
        frame = self.trunk.chest_frame if arm else self.trunk.pelvis_frame
        return into(frame, (pole[0], pole[1] * SIGN[side], pole[2]))

    def _locate(self, goal: Goal) -> tuple[Vec, Vec, Vec]:
        return locate(goal.anchor, self.trunk, self.legs, self.arms, self.shape)

    def _axes(self, goal: Goal) -> Frame | None:
        where = goal.anchor.frame
        if where == AnchorFrame.CHEST:
            return self.trunk.chest_frame
        if where == AnchorFrame.PELVIS:
            return self.trunk.pelvis_frame
        if where == AnchorFrame.MIDDLE:
            return self.trunk.middle_frame
        return self.trunk.head_frame if where == AnchorFrame.HEAD else None

    def _held(self, goal: Goal, solved: _Solved, root: Vec, side: int, arm: bool) -> _Held:
        tip = goal.tip
        if tip.kind == TipKind.FREE:
            return self._free(solved, root, tip.flex, tip.twist, side, arm)
        _, normal, ahead = self._locate(goal)
        if tip.kind == TipKind.FLAT:
            return lb.flat_tip(normal, tip.yaw, tip.heel)
        return lb.aimed_tip(normal, ahead, tip, self._axes(goal))

    def _held_between(self, a: Goal, b: Goal, t: float, solved: _Solved, root: Vec, side: int, arm: bool) -> _Held:
        p, q = a.tip, b.tip
        if p.kind == q.kind == TipKind.FREE:
            return self._free(
                solved, root, p.flex + (q.flex - p.flex) * t, p.twist + (q.twist - p.twist) * t, side, arm
            )
        if p.kind == q.kind == TipKind.FLAT:
            mixed = Tip(TipKind.FLAT, yaw=p.yaw + (q.yaw - p.yaw) * t, heel=p.heel + (q.heel - p.heel) * t)
            return lb.flat_tip(self._locate(a)[1], mixed.yaw, mixed.heel)
        held = lb.mixed(self._held(a, solved, root, side, arm), self._held(b, solved, root, side, arm), t)
        if arm and b.lifts:  # a hand that is lifted hangs from its wrist
            return lb.mixed(held, self._free(solved, root, *_HANGING, side, arm), 4.0 * t * (1.0 - t))
        return held

    def _free(self, solved: _Solved, root: Vec, flex: float, twist: float, side: int, arm: bool) -> _Held:
        middle, end, pole = solved
        if arm:
            return lb.free_hand(middle, end, pole, (flex, twist), SIGN[side])
        front = lb.shin_front(root, middle, end, pole)
        return lb.free_foot(middle, end, front, flex, twist * SIGN[side])


def _lowest(solved: _Solved, held: _Held, arm: bool) -> float:
    """Return the height of the lowest of fingers, toes, heel and knee over the floor (negative: below it)."""
    middle, end, _ = solved
    ahead, up = held
    if arm:
        return min(end[2] - 0.018, end[2] + ahead[2] * 0.125 - 0.008, middle[2] - 0.03)
    heel = end[2] - up[2] * SOLE - ahead[2] * 0.044
    return min(heel, end[2] - up[2] * SOLE + ahead[2] * 0.15, end[2] - 0.03)


def _two_bones(root: Vec, point: Vec, pole: Vec, extent: float, arm: bool) -> _Solved:
    upper, lower = _ARM if arm else _LEG
    middle, end, bend = lb.two_bones(root, point, upper, lower + extent, pole)
    if extent:
        end = along(middle, unit(sub(end, middle)), lower)
    return middle, end, bend
