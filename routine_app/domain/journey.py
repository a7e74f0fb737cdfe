"""The way from one exercise to the next: moves, and the stops on it to put down, to fetch and to go somewhere.

Knows plans, way-points and what is needed; does not know sets, rests or the time since the start. What she holds is put
down before she moves; what she needs is named while she is up, at the last moment. (†, design: the times of stops.)
"""

from __future__ import annotations

from msgspec.structs import replace

from routine_app.domain import fetching
from routine_app.domain.fetching import Having, having_before
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.transitions import SITTING_DOWN, UPRIGHT, Move, Waypoint, point_of, way
from routine_app.domain.vocabulary import Equipment, Place

FETCH_MS = 15_000  # to fetch something: with getting ready, which follows, at least 30 s between two exercises
OPENING_MS = 20_000  # at the start: most of it she has fetched before
LAY_OUT_MS = 15_000  # where it has just been fetched
REACH_MS = 5_000  # for what lies on a bed anyway, or beside it
PUT_DOWN_MS = 8_000
MOVE_OVER_MS = 10_000  # on the floor, to the couch or away from it
_ON_A_BED = frozenset({Equipment.BED, Equipment.MAT, Equipment.PILLOWS})
_LOOP_BAND_ON = "Put the loop band round both legs, just above your knees."
_GO_OVER = {
    Equipment.COUNTER: "Go over to the counter or table.",
    Equipment.WALL: "Go over to the wall.",
    Equipment.CHAIR: "Go over to your chair.",
}
_TO_COUCH = "Move over to the couch."
_FROM_COUCH, _OFF_COUCH = "Move back to your mat.", "Move away from the couch, to where you have room."


def begins_at(item: PlanItem) -> Waypoint:
    """Return where she is at the beginning of an item."""
    return point_of(item.start, item.place)


def ends_at(item: PlanItem) -> Waypoint:
    """Return where she is at the end of an item."""
    return point_of(item.end, item.place)


def journey(
    plan: Plan, index: int, position: Waypoint, having: Having | None = None, *, opens: bool = False
) -> tuple[Move, ...]:
    """Return the moves and stops from `position` to where the item at `index` begins; none where there are none.

    `having` is what she has there: as after the item before, if left out. `opens` says that this is how the session
    begins: then she has nothing, and all that is needed is named first.
    """
    item = plan.items[index]
    moves = _onto_the_couch(item, way(position, begins_at(item), kneels=plan.seat is None))
    goes_down = item.is_down and (position in UPRIGHT or any(move.to in UPRIGHT for move in moves))
    if opens:
        having = Having((), frozenset(item.things))
    elif having is None:
        having = having_before(plan, index, is_down=item.is_down and not goes_down)
    dropped = fetching.to_put_down(having.held, item, moves=bool(moves))
    sitting = next((move.to for move in moves if move.to in SITTING_DOWN), None)
    moves = _with_loop_band(item, moves, having.held, sitting)
    off = sitting is not None and dropped == (Equipment.LOOP_BAND,)  # it comes off sitting, not while she lies
    aside = () if off else _stop(position, PUT_DOWN_MS * len(dropped), fetching.put_down(dropped))
    moves = moves if goes_down else _by_the_couch(plan, index, position, moves, at_couch=having.at_couch)
    said, fetch_ms = _to_fetch(plan, index, having, goes_down=goes_down)
    fetch_ms = min(fetch_ms, LAY_OUT_MS) if opens else fetch_ms
    moves = _with_stop(position, moves, said, fetch_ms)
    return (*aside, *(_opening(plan, index, position) if opens else ()), *moves)


def _to_fetch(plan: Plan, index: int, having: Having, *, goes_down: bool) -> tuple[str, int]:
    """Return what she is told to fetch or where to go before an item ("": nothing), and how long that takes."""
    item = plan.items[index]
    if goes_down:
        needed = _needed_down(plan, index)
        near = item.place is Place.BED and set(needed) <= _ON_A_BED
        if near and index == 0:
            return "", 0  # all of it has just been named
        laid = any(_on_a_mat(each) for each in plan.items[:index])
        return fetching.before_going_down(needed, item.place, laid=laid), REACH_MS if near else FETCH_MS
    said = fetching.now(need for need in item.things if need not in having.told)
    return (said, FETCH_MS) if said else (_station_left(plan, index, having), MOVE_OVER_MS)


def _opening(plan: Plan, index: int, position: Waypoint) -> tuple[Move, ...]:
    left = Plan(plan.routine_id, plan.routine_name, plan.items[index:], seat=plan.seat)
    return _stop(position, OPENING_MS, fetching.today(left.equipment, fetching.needed_on_the_bed(left)))


def _needed_down(plan: Plan, index: int) -> tuple[Equipment, ...]:
    seat = (plan.seat,) if plan.seat is not None and plan.items[index].place is Place.FLOOR else ()
    return tuple(dict.fromkeys((*fetching.needed_down(plan, index), *seat)))


def _on_a_mat(item: PlanItem) -> bool:
    return item.is_down and Equipment.MAT in item.things


def _with_stop(position: Waypoint, moves: tuple[Move, ...], said: str, ms: int) -> tuple[Move, ...]:
    """Return the moves with a stop at which she is told what she needs.

    That is where she stands last; on a way without standing before she goes, or, from lying to a seat, when she is up.
    """
    points = (position, *(move.to for move in moves))
    stood = [number for number, point in enumerate(points) if point is Waypoint.STANDING]
    up = len(moves) if position not in UPRIGHT and points[-1] in UPRIGHT else 0
    at = stood[-1] if stood else up
    return (*moves[:at], *_stop(points[at], ms, said), *moves[at:])


def _onto_the_couch(item: PlanItem, moves: tuple[Move, ...]) -> tuple[Move, ...]:
    """Return the moves, leaning back on the couch where that is what she leans on."""
    if Equipment.COUCH not in item.things:
        return moves
    return tuple(replace(move, text=move.text.replace("the pillows", "the couch")) for move in moves)


def _by_the_couch(
    plan: Plan, index: int, position: Waypoint, moves: tuple[Move, ...], *, at_couch: bool
) -> tuple[Move, ...]:
    """Return the moves with one along the floor, where she goes to the couch or comes from it."""
    item = plan.items[index]
    to_couch = Equipment.COUCH in item.things
    if position in UPRIGHT or not item.is_down or to_couch is at_couch:
        return moves
    point = moves[-1].origin if moves else position
    off = _FROM_COUCH if any(_on_a_mat(each) for each in plan.items) else _OFF_COUCH
    over = _stop(point, MOVE_OVER_MS, _TO_COUCH if to_couch else off)
    return (*moves[:-1], *over, *moves[-1:])


def _with_loop_band(
    item: PlanItem, moves: tuple[Move, ...], held: tuple[Equipment, ...], sitting: Waypoint | None
) -> tuple[Move, ...]:
    """Return the moves with a stop, sitting, at which the loop band goes round her legs or comes off them."""
    on, off = Equipment.LOOP_BAND in item.things, Equipment.LOOP_BAND in held
    if sitting is None or on is off or not (on or held == (Equipment.LOOP_BAND,)):
        return moves
    at = next(number for number, move in enumerate(moves, 1) if move.to is sitting)
    stop = _stop(sitting, LAY_OUT_MS, _LOOP_BAND_ON) if on else _stop(sitting, PUT_DOWN_MS, fetching.put_down(held))
    return (*moves[:at], *stop, *moves[at:])


def _station_left(plan: Plan, index: int, having: Having) -> str:
    """Return where to go for an upright item, where the one before it was done elsewhere; "" where she is there."""
    item = plan.items[index]
    here = fetching.station(item)
    if here is None or item.is_down or here is having.station:
        return ""
    if having.station is not None:
        return _GO_OVER[here]
    for before in reversed(plan.items[:index]):
        left = plan.seat if before.is_down else fetching.station(before)
        if before.is_down or left is not None:
            return "" if left is here else _GO_OVER[here]
    return ""


def _stop(point: Waypoint, ms: int, text: str) -> tuple[Move, ...]:
    return (Move(point, point, ms, text),) if text else ()
