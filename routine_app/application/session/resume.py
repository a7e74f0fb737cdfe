"""A session that was cut short: what Today offers, and where to go on.

Pure: the diary's record, the plan of now and the time go in. A session goes on with the comfort of then and the
routine of now, where that still leads to the same exercises; else it can be brought to its end only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from routine_app.application.diary.words import long_day
from routine_app.domain.calm import calm_items
from routine_app.domain.comfort import Comfort
from routine_app.domain.easier import easier_item, gentler_way
from routine_app.domain.exercise import Variation
from routine_app.domain.formatting import minutes_text, time_of_day
from routine_app.domain.options import PACE_MAX, PACE_MIN, CompileOptions
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.problems import ContentError
from routine_app.domain.reasons import mid_sentence
from routine_app.domain.script import Bout, with_sets
from routine_app.domain.spoken_length import LengthOf, estimate_ms
from routine_app.playback.edits import bouts_left
from routine_app.playback.events import Event, ItemSkipped, SetFinished, Swapped
from routine_app.playback.player import MAX_GAP_MS, Player
from routine_app.storage.records import PainRecord, SessionRecord, SetRecord, SkipRecord, SwapRecord, Unfinished

if TYPE_CHECKING:
    from collections.abc import Callable

GO_ON_WITHIN = dt.timedelta(hours=12)
KEPT = "What you did is kept."
CHANGED = "The routine has changed since, so it cannot be taken up in the middle."
GONE = "The routine's file is not there any more or cannot be read, so it cannot be taken up in the middle."


class ResumePoint(msgspec.Struct, frozen=True):
    """Where and how to go on: at the item of this index in `plan`, of which the bouts `done` are done.

    `plan` has her swaps of then, `planned` is what it was before them, and `swapped_from` what stood at each
    index before each swap that she can take back. `past` is what happened, as the player told it.
    """

    session: SessionRecord
    planned: Plan
    plan: Plan
    comfort: Comfort
    options: CompileOptions
    item: int
    done: tuple[Bout, ...]
    past: tuple[Event, ...]
    swapped_from: Mapping[int, tuple[PlanItem, ...]] = MappingProxyType({})

    def player(self, max_gap_ms: int = MAX_GAP_MS, length_of: LengthOf = estimate_ms) -> Player:
        """Return a player that is ready to go on, with a voice that takes so long."""
        return Player(
            self.plan,
            self.options,
            comfort=self.comfort,
            max_gap_ms=max_gap_ms,
            start_item=self.item,
            start_done=self.done,
            swapped_from=self.swapped_from,
            length_of=length_of,
        )


class ResumeOffer(msgspec.Struct, frozen=True):
    """What Today offers of a session that was cut short, in words.

    `going_on` is None where all that is left is to finish it. `can_begin_afresh` is false for one so old that a new
    session is not "afresh". `was_whole` when nothing was left to do, `same_day` when it began today.
    """

    session: SessionRecord
    line: str
    going_on: ResumePoint | None = None
    go_on_words: str = ""
    can_begin_afresh: bool = False
    was_whole: bool = False
    same_day: bool = True


def offer_of(
    unfinished: Unfinished, plan_for: Callable[[str, Comfort], Plan], options: CompileOptions, now: dt.datetime
) -> ResumeOffer:
    """Return the offer. `plan_for(routine id or path, comfort)` gives the plan of now or raises ContentError."""
    session = unfinished.session
    plan, obstacle = _plan_of_now(unfinished, plan_for)
    replayed = _replay(unfinished, plan)
    was_whole = unfinished.next_name is None if replayed is None else replayed.item >= len(replayed.plan.items)
    too_old = now - last_sign(session) > GO_ON_WITHIN
    ended = too_old or was_whole
    going_on = None if replayed is None or ended else _point(unfinished, replayed, options)
    return ResumeOffer(
        session=session,
        line=_line(session, now, was_whole=was_whole, obstacle="" if replayed or too_old else obstacle or CHANGED),
        going_on=going_on,
        go_on_words="" if going_on is None else _go_on_words(going_on),
        can_begin_afresh=not ended,
        was_whole=was_whole,
        same_day=session.summary.day == now.date(),
    )


def _point(unfinished: Unfinished, replayed: _Replayed, options: CompileOptions) -> ResumePoint:
    session = unfinished.session
    pace = min(max(session.summary.pace_percent, PACE_MIN), PACE_MAX)
    return ResumePoint(
        session=session,
        planned=replayed.planned,
        plan=replayed.plan,
        comfort=unfinished.comfort,
        options=replace(options, pace_percent=pace),
        item=replayed.item,
        done=replayed.done,
        past=_past(session),
        swapped_from=replayed.swapped_from,
    )


class _Replayed(msgspec.Struct, frozen=True):
    planned: Plan
    plan: Plan
    item: int
    done: tuple[Bout, ...]
    swapped_from: Mapping[int, tuple[PlanItem, ...]]


def _plan_of_now(unfinished: Unfinished, plan_for: Callable[[str, Comfort], Plan]) -> tuple[Plan | None, str]:
    """Return the plan of now where it holds the same exercises in the same variations as then, else why not."""
    session = unfinished.session
    try:
        plan = plan_for(session.summary.routine_id, unfinished.comfort)
    except ContentError:
        return None, GONE
    then = [(item.exercise, item.variation) for item in session.planned if not item.joined]
    same = then == [(item.exercise.id, item.variation.id) for item in plan.items]
    joined = _joined(unfinished, plan)
    if not same or joined is None:
        return None, CHANGED
    return replace(plan, items=(*plan.items, *joined)), ""


def _joined(unfinished: Unfinished, plan: Plan) -> tuple[PlanItem, ...] | None:
    """Return what joined the plan then; None where that is not to be had any more."""
    found: list[PlanItem] = []
    for each in unfinished.session.planned:
        if each.joined:
            here = (*plan.items, *found)[-1]
            items = calm_items(plan.calm, unfinished.comfort, here)
            found += [item for item in items if item.variation.id == each.variation][:1] or [here]
    then = [each.variation for each in unfinished.session.planned if each.joined]
    return tuple(found) if [item.variation.id for item in found] == then else None


def _replay(unfinished: Unfinished, planned: Plan | None) -> _Replayed | None:
    """Go through what happened, on the plan; None where something happened that the plan does not know."""
    if planned is None:
        return None
    session = unfinished.session
    items = list(planned.items)
    done: dict[int, list[Bout]] = {}
    before: dict[int, tuple[PlanItem, ...]] = {}
    for each in _sets_and_swaps(session):
        variation = _variation(items, each)
        if variation is None:
            return None
        if isinstance(each, SetRecord):
            done.setdefault(each.item, []).append(Bout(each.item, each.number, each.side))
        else:
            left = bouts_left(replace(planned, items=tuple(items)), each.item, done.get(each.item, ()))
            now, past = items[each.item], before.get(each.item, ())
            item, before[each.item] = _swapped(now, past, each, variation, unfinished.comfort)
            items[each.item] = with_sets(item, left[0].set if left else 1)
    plan = replace(planned, items=tuple(items))
    index = _item_to_go_on(session, plan, done)
    return _Replayed(planned, plan, index, tuple(done.get(index, ())), before)


def _swapped(
    now: PlanItem, past: tuple[PlanItem, ...], swap: SwapRecord, variation: Variation, comfort: Comfort
) -> tuple[PlanItem, tuple[PlanItem, ...]]:
    """Return the item after a swap of hers, and what she can go back to then, the last one last.

    Under its own id a variation comes only as its gentler way, or back from that.
    """
    gentler = gentler_way(now.variation) if variation.id == now.variation.id else None
    if past and gentler is None and past[-1].variation.id == variation.id:
        return past[-1], past[:-1]
    return easier_item(now, gentler or variation, comfort, fewer=swap.fewer), (*past, now)


def _item_to_go_on(session: SessionRecord, plan: Plan, done: dict[int, list[Bout]]) -> int:
    """Return the index of the item to go on with: the last one that she came to, unless she was through with it."""
    gone = {skip.item: skip.at for skip in session.skips if skip.item is not None}
    gone |= {pain.item: pain.at for pain in session.pains if pain.item is not None}
    last = max(gone.keys() | done.keys(), default=0)
    if last >= len(plan.items):
        return last
    came_back = last in gone and any(each.item == last and each.at > gone[last] for each in session.sets)
    given_up = last in gone and not came_back
    return last if not given_up and bouts_left(plan, last, done.get(last, ())) else last + 1


def _sets_and_swaps(session: SessionRecord) -> list[SetRecord | SwapRecord]:
    """Return the sets and her own swaps as they happened; where both fell together, the set came first."""
    happened: list[SetRecord | SwapRecord] = [*session.sets]
    happened += [swap for swap in session.swaps if not swap.planned]
    return sorted(happened, key=lambda each: each.at)


def _variation(items: list[PlanItem], each: SetRecord | SwapRecord) -> Variation | None:
    if each.item >= len(items):
        return None
    wanted = each.variation if isinstance(each, SetRecord) else each.to_variation
    return next((one for one in items[each.item].exercise.variations if one.id == wanted), None)


def _past(session: SessionRecord) -> tuple[Event, ...]:
    """Return what happened in a session, as the player told it then."""
    happened: list[SetRecord | SwapRecord | SkipRecord] = [*_sets_and_swaps(session)]
    happened += [skip for skip in session.skips if skip.item is not None]
    return tuple(_event(each) for each in sorted(happened, key=lambda each: each.at))


def _event(each: SetRecord | SwapRecord | SkipRecord) -> Event:
    if isinstance(each, SetRecord):
        took_ms, at_ms = each.duration_ms, each.session_ms
        return SetFinished(each.item, each.variation, each.side, each.number, each.reps, took_ms, at_ms)
    if isinstance(each, SwapRecord):
        return Swapped(each.item, each.from_variation, each.to_variation, each.reason)
    return ItemSkipped(each.item or 0, each.reason)


def last_sign(session: SessionRecord) -> dt.datetime:
    """Return when the session was last heard of."""
    happened = (session.sets, session.skips, session.swaps, session.pains)
    return max((each.at for kind in happened for each in kind), default=session.summary.started)


def draft_of(session: SessionRecord) -> PainRecord | None:
    """Return the pain that she had chosen and not confirmed when the session was cut short."""
    last = session.pains[-1] if session.pains else None
    return None if last is None or last.confirmed else last


def _go_on_words(going_on: ResumePoint) -> str:
    name = mid_sentence(going_on.plan.items[going_on.item].variation.short_name)
    left_ms = going_on.player().moment().time_left_ms
    return f"Go on with {name}, {minutes_text(left_ms)} left"


def _line(session: SessionRecord, now: dt.datetime, *, was_whole: bool, obstacle: str) -> str:
    line = session.summary
    at = time_of_day(line.started)
    by_days = {0: f"begun at {at}", 1: f"begun yesterday at {at}"}
    when = by_days.get((now.date() - line.day).days, f"of {long_day(line.day)}")
    if was_whole:
        return f"You did all of {line.routine_name}, {when}; only its end is missing. {KEPT}"
    said = f"{line.routine_name}, {when}, is not finished."
    return " ".join(part for part in (said, obstacle, KEPT) if part)
