"""What each command makes of a session: pure functions from where she is to how it goes on.

Knows plans, timelines and the script; does not know the player's state, clocks or who asked. What is done stays done:
the timeline up to the position is kept and only the rest is compiled anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

import msgspec
from msgspec.structs import replace

from routine_app.domain.compile import compile_on, cue_anew
from routine_app.domain.cue_words import LEVEL_NAMES
from routine_app.domain.fetching import Having
from routine_app.domain.journey import ends_at
from routine_app.domain.options import PACE_MAX, PACE_MIN, CompileOptions, CueLevel
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.script import (
    Bout,
    Step,
    WaitStep,
    before_beginning,
    bouts,
    from_item,
    lead_in,
    rest_of_item,
    with_sets,
)
from routine_app.domain.so_far import Leaving
from routine_app.domain.splice import cut, recount
from routine_app.domain.spoken_length import LengthOf
from routine_app.domain.timeline import Segment, Timeline
from routine_app.domain.transitions import Waypoint
from routine_app.domain.vocabulary import SegmentKind
from routine_app.playback.events import Event, ItemsJoined, ItemSkipped, PaceChanged, Swapped
from routine_app.playback.marks import Rank, set_finished
from routine_app.playback.spot import Spot, having, position

AGAIN_MS = 2_000
"""Going back within this time of an exercise's start means the one before."""
SKIP_REASON = "You left this one out."
_PAUSES = (SegmentKind.REST, SegmentKind.SWITCH_SIDE)


class Edit(msgspec.Struct, frozen=True):
    """How the session goes on, `anew` where the rest was compiled anew.

    With `to` she goes to that instant, and what begins there is reported from that rank on.
    """

    plan: Plan
    options: CompileOptions
    timeline: Timeline
    to: tuple[int, Rank] | None = None
    events: tuple[Event, ...] = ()
    anew: bool = False


def next_part(spot: Spot) -> Edit | None:
    """Go on to the next part: past this get-ready, rest, change of position, or set; one at her own pace is done."""
    here = spot.segment
    if here.open:
        return finish_open(spot)
    part = takewhile(lambda each: _same_part(each, here), spot.timeline.segments[spot.index :])
    end_ms = max(segment.end_ms for segment in part)
    return Edit(spot.plan, spot.options, spot.timeline, (end_ms, Rank.ITEM_FINISHED))


def finish_open(spot: Spot) -> Edit | None:
    """Report the open set as done and go on; nothing in any other segment."""
    here = spot.segment
    if not here.open:
        return None
    not_used_ms = here.end_ms - spot.at_ms
    done = set_finished(spot.timeline, spot.index, spot.waited_ms - not_used_ms)
    return Edit(spot.plan, spot.options, spot.timeline, (here.end_ms, Rank.ITEM_FINISHED), (done,))


def back(spot: Spot) -> Edit | None:
    """Go to the start of this exercise; within 2 s of it, to the one before (the first one starts anew)."""
    if not spot.plan.items:
        return None
    here = spot.segment.item if spot.segment.item is not None else len(spot.plan.items)
    start_ms = _start_of(spot.timeline, here)
    at_start = here == len(spot.plan.items) or spot.at_ms - start_ms < AGAIN_MS
    target = max(0, here - 1) if at_start else here
    return _go_to(spot, target, _start_of(spot.timeline, target), position(spot))


def again(spot: Spot) -> Edit:
    """Go to the start of this segment, and hear of it what there is to hear."""
    return Edit(spot.plan, spot.options, spot.timeline, (spot.segment.start_ms, Rank.CUE))


def skip(spot: Spot) -> Edit | None:
    """Leave out what is left of this exercise; nothing at the finish."""
    item = spot.segment.item
    if item is None:
        return None
    return skip_to(spot, item + 1)


def skip_to(spot: Spot, item: int, reason: str = SKIP_REASON, joining: tuple[PlanItem, ...] = ()) -> Edit:
    """Leave out what is left of this exercise, and those before `item` (an index beyond it).

    `joining` are items that join the plan at its end first.
    """
    here = spot.segment.item or 0
    edit = _go_to(spot, item, spot.at_ms, position(spot), joining)
    joined = (_joined(edit, len(joining)),) if joining else ()
    return replace(edit, events=(*joined, *(ItemSkipped(each, reason) for each in range(here, item))))


def take_up(spot: Spot, item: int, left: tuple[Bout, ...]) -> Edit:
    """Go back to an item that was left out, to what of it was still to do: the set that she was in begins anew."""
    steps = _from_bout(spot.plan, left, position(spot), having(spot))
    from_ms = _start_of(spot.timeline, item + 1)
    timeline = compile_on(cut(spot.timeline, from_ms), spot.plan, steps, spot.options, spot.length_of, _leaving(spot))
    return Edit(spot.plan, spot.options, timeline, (from_ms, Rank.ITEM_STARTED), anew=True)


def to_do(spot: Spot, item: int) -> tuple[Bout, ...]:
    """Return the bouts of an item that are still to do where she is: of a later one, all."""
    return _left(spot) if item == spot.segment.item else bouts(spot.plan, item)


def begin_at(
    plan: Plan, options: CompileOptions, timeline: Timeline, item: int, done: Iterable[Bout], length_of: LengthOf
) -> tuple[Timeline, int]:
    """Return the timeline of a session that begins with a later item, and the instant where that does.

    The earlier items count as played, and so do the bouts `done` of this one: it begins with the first that is not
    (anew where all are). Where she is before: `script.before_beginning`. Raises IndexError for no such item.
    """
    if not 0 <= item < len(plan.items):
        raise IndexError(f"no item {item} in a plan of {len(plan.items)}")
    from_ms = _start_of(timeline, item)
    todo = bouts_left(plan, item, done) or bouts(plan, item)
    steps = _from_bout(plan, todo, before_beginning(plan, item), opens=True)
    return compile_on(cut(timeline, from_ms), plan, steps, options, length_of), from_ms


def bouts_left(plan: Plan, item: int, done: Iterable[Bout]) -> tuple[Bout, ...]:
    """Return the bouts of an item that are still to do, in order, where `done` may be those of another variation."""
    held = tuple(done)
    return tuple(bout for bout in bouts(plan, item) if not _is_covered(bout, held))


def swap(spot: Spot, replacement: PlanItem, reason: str, *, fewer: bool = False) -> Edit | None:
    """Do what is left of this exercise with `replacement`; the current set begins anew.

    A rest goes on to its end first. Sets keep their numbers: there are as many as the replacement has, but at least
    as many as the one that she is in. `fewer`, that there is less of it to do, is only told on.
    """
    index = spot.segment.item
    if index is None:
        return None
    left = _left(spot)
    replacement = with_sets(replacement, left[0].set)
    items = (*spot.plan.items[:index], replacement, *spot.plan.items[index + 1 :])
    plan = replace(spot.plan, items=items)
    done = [bout for bout in bouts(spot.plan, index) if bout not in left]
    todo = bouts_left(plan, index, done) or bouts(plan, index)
    steps = (*_remaining_pause(spot, todo[0]), *_from_bout(plan, todo, position(spot), having(spot)))
    timeline = compile_on(cut(spot.timeline, spot.at_ms), plan, steps, spot.options, spot.length_of, _leaving(spot))
    old, new = spot.plan.items[index].variation, replacement.variation
    event = Swapped(index, old.id, new.id, reason, fewer)
    return Edit(plan, spot.options, timeline, (spot.at_ms, Rank.SEGMENT_STARTED), (event,), anew=True)


def ready_again(spot: Spot) -> Edit | None:
    """Get ready again for the repetition or breath that she is in: she has come out of it.

    Nothing while she waits anyway, or in a set at her own pace.
    """
    here = spot.segment
    if here.open or not here.is_work:
        return None
    first, *later = _left(spot)
    todo = (replace(first, done=(here.rep or 1) - 1), *later)
    steps = _from_bout(spot.plan, todo, position(spot), having(spot))
    timeline = compile_on(cut(spot.timeline, spot.at_ms), spot.plan, steps, spot.options, spot.length_of)
    return Edit(spot.plan, spot.options, timeline, (spot.at_ms, Rank.SEGMENT_STARTED), anew=True)


def retime(spot: Spot, options: CompileOptions) -> Edit:
    """Time the rest of the session by other options, from the next repetition or breath on.

    Waiting time is not scaled, so it stays as it is; so does an open set until she says that it is done.
    """
    index = spot.segment.item
    if index is None:
        return Edit(spot.plan, options, spot.timeline)
    left = list(_left(spot))
    kept_ms, done = _unit_end(spot)
    left[0] = replace(left[0], done=done)
    steps = (*rest_of_item(spot.plan, tuple(left)), *_items_after(spot.plan, index))
    timeline = compile_on(cut(spot.timeline, kept_ms), spot.plan, steps, options, spot.length_of)
    return Edit(spot.plan, options, recount(timeline, spot.index), anew=True)


def faster_by(spot: Spot, points: int) -> Edit | None:
    """Change the pace by so many points of a hundred, within its bounds; None where it is at one of them."""
    percent = min(max(spot.options.pace_percent + points, PACE_MIN), PACE_MAX)
    if percent == spot.options.pace_percent:
        return None
    return replace(retime(spot, replace(spot.options, pace_percent=percent)), events=(PaceChanged(percent),))


def at_level(spot: Spot, level: CueLevel) -> Edit:
    """Let more or less be heard from now on; the first words say which. Its times stay as they are."""
    timeline = cue_anew(spot.timeline, spot.plan, level, spot.unheard_ms, f"{LEVEL_NAMES[level]}.", spot.length_of)
    return Edit(spot.plan, replace(spot.options, cue_level=level), timeline)


def _go_to(spot: Spot, item: int, from_ms: int, stands: Waypoint, joining: tuple[PlanItem, ...] = ()) -> Edit:
    """Begin the item at `from_ms`, where the timeline is cut, she being in position `stands`."""
    plan = replace(spot.plan, items=(*spot.plan.items, *joining))
    steps = from_item(plan, item, stands, having(spot))
    timeline = compile_on(cut(spot.timeline, from_ms), plan, steps, spot.options, spot.length_of, _leaving(spot))
    return Edit(plan, spot.options, timeline, (from_ms, Rank.ITEM_STARTED), anew=True)


def _leaving(spot: Spot) -> Leaving | None:
    """Return what she does where she is: she hears how to leave it. On the way to something that is nothing yet."""
    here = spot.segment
    if here.item is None or here.kind is SegmentKind.CHANGE_POSITION:
        return None
    return Leaving(spot.plan.items[here.item], here.side, works=here.is_work)


def _joined(edit: Edit, count: int) -> ItemsJoined:
    """Return the event that the last `count` items have joined the plan, each with its length."""
    first = len(edit.plan.items) - count
    lengths = [0] * count
    for segment in edit.timeline.segments:
        if segment.item is not None and segment.item >= first:
            lengths[segment.item - first] += segment.duration_ms
    return ItemsJoined(first, edit.plan.items[first:], tuple(lengths))


def _from_bout(
    plan: Plan, todo: tuple[Bout, ...], stands: Waypoint, has: Having | None = None, *, opens: bool = False
) -> tuple[Step, ...]:
    """Return the session from these bouts of one item on, with the way to the first."""
    way = lead_in(plan, todo[0], stands, has, opens=opens)
    return (*way, *rest_of_item(plan, todo), *_items_after(plan, todo[0].item))


def _items_after(plan: Plan, index: int) -> tuple[Step, ...]:
    return from_item(plan, index + 1, ends_at(plan.items[index]))


def _start_of(timeline: Timeline, item: int) -> int:
    """Return where the item begins: items follow each other by number, the finish after all of them."""
    starts = (each.start_ms for each in timeline.segments if each.item is None or each.item >= item)
    return next(starts, timeline.duration_ms)


def _left(spot: Spot) -> tuple[Bout, ...]:
    """Return the bouts of the current item from here on, the current one first, in the order of the timeline."""
    item = spot.segment.item or 0
    ahead = takewhile(lambda each: each.item == item, spot.timeline.segments[spot.index :])
    return tuple(dict.fromkeys(Bout(item, each.set or 1, each.side) for each in ahead))


def _unit_end(spot: Spot) -> tuple[int, int]:
    """Return where the current repetition or breath (or open set, or all waiting) ends, and how many are done then."""
    here = spot.segment
    ahead = spot.timeline.segments[spot.index :]
    if here.is_waiting:
        waits = [*takewhile(lambda each: each.is_waiting and each.item == here.item, ahead)]
        return waits[-1].end_ms, max(0, (ahead[len(waits)].rep or 1) - 1)
    if here.open:
        return here.end_ms, here.reps or 0
    unit = takewhile(lambda each: (each.bout, each.rep, each.open) == (here.bout, here.rep, False), ahead)
    return max(each.end_ms for each in unit), here.rep or 0


def _remaining_pause(spot: Spot, to: Bout) -> tuple[Step, ...]:
    """Return what is left of a rest or change of sides that she is in."""
    here = spot.segment
    if here.kind not in _PAUSES:
        return ()
    kind = here.kind if to.side is not None else SegmentKind.REST
    return (WaitStep(kind, here.end_ms - spot.at_ms, to),)


def _is_covered(bout: Bout, done: tuple[Bout, ...]) -> bool:
    """Whether a set of one variation is done by sets of another: both sides at once count for each, and vice versa."""
    sides = {each.side for each in done if each.set == bout.set}
    return None in sides or bout.side in sides or (bout.side is None and len(sides) == 2)


def _same_part(one: Segment, other: Segment) -> bool:
    return one is other or one.is_one_part_with(other) or (one.is_work and one.bout == other.bout)
