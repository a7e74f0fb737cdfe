"""From a routine and her comfort to today's plan: what to do, and a reason for every swap and skip.

Knows routines, exercises and comfort; does not know time, files or how a plan is shown. Pure: the same input
always gives the same plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from routine_app.domain import reasons
from routine_app.domain.breath import PATTERNS
from routine_app.domain.calm import CALM_EXERCISE
from routine_app.domain.cautions import cautions_today
from routine_app.domain.choose import Candidate, choose
from routine_app.domain.comfort import Comfort
from routine_app.domain.dose import dose_for
from routine_app.domain.exercise import Exercise, Variation
from routine_app.domain.fit import (
    Objection,
    ObjectionKind,
    fitting_ways,
    gets_down,
    objections,
    objections_to_way,
    rating,
    ways,
    ways_by_itself,
)
from routine_app.domain.ordering import going_down_least
from routine_app.domain.plan import Plan, PlanItem, Skipped
from routine_app.domain.routine import Routine, RoutineItem, Section
from routine_app.domain.surroundings import helpful, place_for, rests_on_side, seat
from routine_app.domain.vocabulary import Demand, FirstSide, Level, Position, Side, Suitability

__all__ = ["Objection", "ObjectionKind", "objections", "resolve", "swap_item"]


class _Wish(NamedTuple):
    """An item of the routine, what it means, and what may stand for it today (empty: it is left out)."""

    section: str
    item: RoutineItem
    exercise: Exercise
    intended: Variation
    candidates: tuple[Candidate, ...]


def resolve(routine: Routine, exercises: Mapping[str, Exercise], comfort: Comfort) -> Plan:
    """Return today's plan; exercises defined in the routine itself win over `exercises`.

    Each item becomes the first of these that fits: the variation that she pinned; the one that the routine means;
    one of the same level; one of the nearest easier level. Never a harder one, unless pinned. Where several would
    do, they are chosen together so that the session has the fewest changes of position (see `choose`). In a routine
    that stays off the floor, a swap goes down only where nothing else is left. Within a section, items change their
    order where that saves her a way down (see `ordering`).
    Raises KeyError for an exercise, variation or breathing pattern that does not exist: the reader lets none through.
    """
    known = {**exercises, **{one.id: one for one in routine.exercises}}
    rounds = [section for section in routine.sections for _ in range(section.repeat)]
    wishes = _wishes(rounds, known, comfort)
    possible = [wish for wish in wishes if wish.candidates]
    chosen = choose([wish.candidates for wish in possible])
    items = [_plan_item(wish, one, routine, comfort) for wish, one in zip(possible, chosen, strict=True)]
    turns = [turn for turn, section in enumerate(rounds) for _ in section.items]
    done_in = [turn for turn, wish in zip(turns, wishes, strict=True) if wish.candidates]
    return Plan(
        routine_id=routine.id,
        routine_name=routine.name,
        items=going_down_least(items, done_in),
        skipped=tuple(dict.fromkeys(_skipped(wish, comfort) for wish in wishes if not wish.candidates)),
        seat=seat(comfort),
        calm=exercises.get(CALM_EXERCISE),
        notes=routine.notes,
    )


def _wishes(rounds: Sequence[Section], known: Mapping[str, Exercise], comfort: Comfort) -> list[_Wish]:
    """Return what each item is to become, in order."""
    pairs = [(section.name, item) for section in rounds for item in section.items]
    meant = [_intended(known[item.exercise], item) for _, item in pairs]
    # A routine that never goes down to the floor should not take her there by a swap, if it can be helped.
    swapping = comfort if any(gets_down(one) for one in meant) else _staying_up(comfort)
    return [
        _wish(section, item, known[item.exercise], intended, comfort, swapping)
        for (section, item), intended in zip(pairs, meant, strict=True)
    ]


def swap_item(item: PlanItem, variation: Variation, reason: str, comfort: Comfort | None = None) -> PlanItem:
    """Return the item with another variation of its exercise, for the rest of a session.

    A dose that differs from the old variation's own was set by the routine and is kept as far as it applies.
    `comfort` keeps a variation that may be done in any position out of avoided ones, and gives the caution its week.
    """
    comfort = comfort or Comfort()
    free = fitting_ways(variation, comfort, asked=True) or ways(variation)
    way = next((one for one in free if one[0] is item.start), free[0])
    meant = item.replaced or item.variation
    return msgspec.structs.replace(
        item,
        variation=variation.seen_in(way),
        # The same made gentler brings its own breath.
        breathing=None if variation.id == item.variation.id else item.breathing,
        dose=dose_for(variation.dose, None if item.dose == item.variation.dose else item.dose),
        start=way[0],
        end=way[-1],
        replaced=None if meant.id == variation.id else meant,
        reason=reason,
        cautions=cautions_today(variation, way, comfort),
        place=place_for(variation, way, item.place, comfort),
        helpful=helpful(variation, way, comfort),
        rests_on_side=rests_on_side(variation, comfort),
    )


def _intended(exercise: Exercise, item: RoutineItem) -> Variation:
    return exercise.variation(item.variation) if item.variation else exercise.default


def _staying_up(comfort: Comfort) -> Comfort:
    return msgspec.structs.replace(comfort, avoid=comfort.avoid | {Demand.FLOOR})


def _wish(
    section: str, item: RoutineItem, exercise: Exercise, intended: Variation, comfort: Comfort, swapping: Comfort
) -> _Wish:
    """Return what may stand for an item; `swapping` is the comfort that swaps should meet, if they can."""
    pinned = _pinned(exercise, comfort)
    candidates: tuple[Candidate, ...] = ()
    if pinned is not None:
        candidates = _candidates(exercise, pinned, fitting_ways(pinned, comfort, asked=True))
    if not candidates:
        candidates = _candidates(exercise, intended, fitting_ways(intended, comfort, asked=item.variation is not None))
    candidates = candidates or _nearest(exercise, intended, swapping)
    if not candidates and swapping is not comfort:
        candidates = _nearest(exercise, intended, comfort)
    return _Wish(section, item, exercise, intended, candidates)


def _pinned(exercise: Exercise, comfort: Comfort) -> Variation | None:
    """Return her own choice; one that no longer exists counts as none."""
    wanted = comfort.pinned.get(exercise.id)
    if wanted is None:
        return None
    return next((one for one in exercise.variations if one.id == wanted), None)


def _candidates(
    exercise: Exercise, variation: Variation, fitting: tuple[tuple[Position, ...], ...]
) -> tuple[Candidate, ...]:
    order = exercise.variations.index(variation)
    return tuple(Candidate(variation, way, order) for way in fitting)


def _nearest(exercise: Exercise, intended: Variation, comfort: Comfort) -> tuple[Candidate, ...]:
    """Return what may stand for the intended one: what its file names for that, else the nearest level that has any.

    What asks for care at her stage, and is not the article's own alternative, stands back behind all that does not, of
    an easier level too (content sheet B4.8).
    """
    no_harder = [one for one in exercise.variations if one.level.rank <= intended.level.rank and one.id != intended.id]
    for id_ in intended.instead:
        for variation in no_harder:
            if variation.id == id_ and (fitting := ways_by_itself(variation, comfort)):
                return _candidates(exercise, variation, fitting)
    for careful in (False, True):
        for level in reversed(Level):
            found = tuple(
                candidate
                for variation in no_harder
                if variation.level is level and (careful or not _asks_for_care(variation, comfort))
                for candidate in _candidates(exercise, variation, ways_by_itself(variation, comfort))
            )
            if found:
                return found
    return ()


def _asks_for_care(variation: Variation, comfort: Comfort) -> bool:
    return rating(variation, comfort) is not Suitability.OK and not variation.named_in_article


def _plan_item(wish: _Wish, chosen: Candidate, routine: Routine, comfort: Comfort) -> PlanItem:
    item = wish.item
    variation = chosen.variation
    return PlanItem(
        exercise=wish.exercise,
        variation=variation.seen_in(chosen.way),
        dose=dose_for(variation.dose, item.dose),
        start=chosen.start,
        end=chosen.end,
        section=wish.section,
        rest_ms=routine.rest_ms if item.rest_ms is None else item.rest_ms,
        get_ready_ms=routine.get_ready_ms if item.get_ready_ms is None else item.get_ready_ms,
        tempo_scale=item.tempo_scale,
        breathing=PATTERNS[item.breathing] if item.breathing else None,
        self_paced=item.self_paced,
        core=item.core,
        notes=item.notes,
        replaced=None if variation.id == wish.intended.id else wish.intended,
        reason=_reason(wish, chosen, comfort),
        cautions=cautions_today(variation, chosen.way, comfort),
        place=place_for(variation, chosen.way, item.place or routine.place, comfort),
        helpful=helpful(variation, chosen.way, comfort),
        rests_on_side=rests_on_side(variation, comfort),
        countdown=routine.countdown,
        first_side=_first_side(item.first_side, comfort),
    )


def _first_side(wanted: FirstSide | None, comfort: Comfort) -> Side:
    """Return the side that begins: the left one where that depends on a sore side and she has named none."""
    if wanted in (FirstSide.LEFT, FirstSide.RIGHT):
        return Side(wanted)
    sore = comfort.sore_side
    if sore is None:
        return Side.LEFT
    # The easier side goes first: it shows the sore one how the movement should feel.
    return sore if wanted is FirstSide.SORE else sore.other


def _reason(wish: _Wish, chosen: Candidate, comfort: Comfort) -> str:
    """Return why this stands here: "" when it is just what the routine means and she pinned nothing else."""
    new, old = chosen.variation, wish.intended
    pinned = _pinned(wish.exercise, comfort)
    if pinned is not None and pinned.id == new.id:
        return "" if new.id == old.id else reasons.pin_reason(new, old)
    sentences = []
    if pinned is not None and pinned.id != old.id:
        sentences.append(reasons.pin_refused(pinned, objections(pinned, comfort)[0]))
    if new.id != old.id:
        first = objections(old, comfort, asked=wish.item.variation is not None)[0]
        sentences.append(reasons.swap_reason(new, chosen.way, old, first))
    return " ".join(sentences)


def _skipped(wish: _Wish, comfort: Comfort) -> Skipped:
    """Return the skip with what would have to be possible for any version of at most the intended level."""
    exercise, intended = wish.exercise, wish.intended
    considered = [one for one in exercise.variations if one.level.rank <= intended.level.rank]
    against = [
        objections_to_way(intended, way, comfort, asked=wish.item.variation is not None)
        if one.id == intended.id
        else _against_unasked(one, way, comfort)
        for one in considered
        for way in ways(one)
    ]
    harder = any(ways_by_itself(one, comfort) for one in exercise.variations if one.level.rank > intended.level.rank)
    return Skipped(exercise.id, exercise.name, reasons.skip_reason(exercise, against, harder_left=harder))


def _against_unasked(variation: Variation, way: tuple[Position, ...], comfort: Comfort) -> tuple[Objection, ...]:
    found = objections_to_way(variation, way, comfort, asked=False)
    if Demand.PARTNER in variation.demands and Demand.PARTNER not in comfort.avoid:
        return (*found, Objection(ObjectionKind.DEMAND, Demand.PARTNER))
    return found
