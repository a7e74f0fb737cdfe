"""What changes her day from outside: her choices, which are saved, her folder, and what the diary holds.

Brings files, the diary and the day together: each function takes a day and returns the day that follows. A fault of the
drive becomes a message of that day, never an exception. Knows no widget; the time is an argument.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec.structs import replace

from routine_app.application.care.from_diary import look as look_for_care
from routine_app.application.care.from_diary import take_step
from routine_app.application.context import NOT_SAVED, open_context
from routine_app.application.diary.backup_offer import leave, offer_to_show
from routine_app.application.session import unfinished
from routine_app.application.today.flare import answered, flare_to_ask
from routine_app.application.today.past import past_of
from routine_app.application.today.state import LastEdit, with_offer
from routine_app.content.folder import state_of
from routine_app.content.known_entries import load_again
from routine_app.domain.care.progression import Step
from routine_app.domain.day_edits import DayEdits
from routine_app.storage.errors import NO_ROOM
from routine_app.storage.files import has_room
from routine_app.storage.open_once import opened_once

if TYPE_CHECKING:
    from routine_app.application.context import AppContext
    from routine_app.application.session.resume import ResumeOffer
    from routine_app.application.today.state import DayState
    from routine_app.storage.preference_values import Preferences
    from routine_app.storage.records import Unfinished

DOSES_AGAIN = "The doses are as they were."
_STEPPED = {Step.MORE: "A little more, from now on.", Step.BACK: "A step back in the doses, from now on."}
STILL_THERE = "The backup stays. You find it on Progress, under Keep or share your diary."


def with_preferences(state: DayState, preferences: Preferences) -> DayState:
    """Change and save her preferences; what was said for now is said no longer."""
    context = state.context.with_preferences(preferences)
    still = [each for each in state.messages if context.messages or not each.startswith(NOT_SAVED)]
    return with_room(replace(state, context=context, for_now="", messages=tuple(still))).told(*context.messages)


def with_room(state: DayState) -> DayState:
    """Say no longer that a drive has no room, where there is room again; what else such a message says stays said."""
    paths = state.context.paths
    if not any(NO_ROOM in each for each in state.messages):
        return state
    if not all(has_room(folder) for folder in {paths.database.parent, paths.preferences.parent}):
        return state
    of_session = tuple(each.partition(NO_ROOM)[0].strip() for each in state.of_session)
    still = (each.partition(NO_ROOM)[0].strip() for each in state.messages)
    return replace(state, messages=(), of_session=of_session).told(*filter(None, still))


def choose(state: DayState, routine_id: str) -> DayState:
    """Choose a routine, and remember it."""
    preferences = replace(state.context.preferences, last_routine=routine_id)
    return with_preferences(_picked(state, routine_id), preferences)


def choose_today(state: DayState, routine_id: str) -> DayState:
    """Choose a routine for now: what she usually does stays as it is."""
    return replace(_picked(state, routine_id), for_now="")


def _picked(state: DayState, routine_id: str) -> DayState:
    """Return the day with a routine picked; that she does one exercise alone was meant of another plan."""
    return replace(state, chosen=routine_id, picked=True, edits=replace(state.edits, only=None), last_edit=None)


def tell_sore(state: DayState, *, sore: bool) -> DayState:
    """Take it that she is sore today, or no longer: what she picked before she said so was picked for another day."""
    return replace(state, sore=sore, picked=state.picked and not sore)


def edit(state: DayState, edits: DayEdits, said: str, again: str) -> DayState:
    """Change today's plan, and say what has changed, and what will be true `again` once it is taken back."""
    return replace(state, edits=edits, last_edit=_last(state, said, again))


def pin(state: DayState, exercise: str, variation: str | None, said: str, again: str) -> DayState:
    """Pin a variation for an exercise, or none any more (None), and say so, with what is true once it is taken back."""
    before = state.context.preferences
    pinned = {each: one for each, one in before.pinned.items() if each != exercise}
    if variation is not None:
        pinned[exercise] = variation
    after = with_preferences(state, replace(before, pinned=pinned))
    return replace(after, last_edit=_last(state, said, again))


def step_doses(state: DayState, step: Step, today: dt.date) -> DayState:
    """Take a step of the doses that she accepted, and say so: it holds for all sessions from now on."""
    after = with_preferences(state, take_step(state.context.preferences, step, today))
    return replace(after, last_edit=_last(state, _STEPPED[step], DOSES_AGAIN))


def _last(before: DayState, said: str, again: str) -> LastEdit:
    return LastEdit(said, again, before.edits, before.context.preferences)


def take_back(state: DayState) -> DayState:
    """Take back what she changed last in today's plan or its doses."""
    last = state.last_edit
    if last is None:
        return state
    after = replace(state, edits=last.edits, last_edit=None)
    preferences, was = state.context.preferences, last.preferences
    back = replace(preferences, pinned=was.pinned, dose_step=was.dose_step, dose_step_on=was.dose_step_on)
    return after if back == preferences else with_preferences(after, back)


def reload(state: DayState) -> DayState:
    """Take everything from its files again, after a backup was restored or everything was deleted."""
    context = open_context(state.context.paths.root, state.context.today)
    return state.with_context(replace(context, length_of=state.context.length_of))


def look_in_folder(state: DayState) -> DayState:
    """Read the routines again where her folder has changed since; else it is the same day."""
    context = state.context
    if state_of(context.paths.routines) == context.catalogue.state:
        return state
    return state.with_context(replace(context, catalogue=load_again(context.catalogue, context.paths.routines)))


def look_in_diary(state: DayState, now: dt.datetime) -> DayState:
    """Look for a session that was cut short, one to ask a flare of, and a backup that is offered."""
    state = with_room(state)
    context, today = state.context, now.date()
    database = context.paths.database
    with opened_once(database) as diary:
        found, told = unfinished.find_unfinished(diary)
        flare, more = flare_to_ask(diary, today)
        past = past_of(diary, context.catalogue.exercises, now)
        care = look_for_care(diary, context.preferences, today)
    offer = None if found is None else _offer_of(found, context, now)
    look = state.with_look(on=today, offer=offer, flare=flare, backup=offer_to_show(database), past=past, care=care)
    look = replace(look, context=replace(look.context, known=past.known))
    return with_offer(_after(state, replace(look, for_now=""), today).told(*told, *more), today)


def _offer_of(found: Unfinished, context: AppContext, now: dt.datetime) -> ResumeOffer:
    from routine_app.application.session.resume import offer_of  # brings the player: most starts have nothing to offer

    return offer_of(found, context.plan, context.options, now)


def _after(before: DayState, look: DayState, today: dt.date) -> DayState:
    """Let go of what was for the day or the session before."""
    if before.is_of_another_day(today):
        return replace(look, picked=False, pain=None, sore=False, edits=DayEdits(), last_edit=None)
    if before.diary.past.today != look.diary.past.today:
        return replace(look, picked=False, pain=None, edits=replace(look.edits, only=None), last_edit=None)
    return look


def answer_flare(state: DayState, now: dt.datetime, *, flare: bool | None) -> DayState:
    """Keep whether it flared up after the session that was asked of; None takes the answer back."""
    if state.diary.flare is None:
        return state
    context = state.context
    question, messages = answered(context.paths.database, state.diary.flare, flare=flare)
    with opened_once(context.paths.database) as diary:
        past = past_of(diary, context.catalogue.exercises, now)
        care = look_for_care(diary, context.preferences, now.date())
    return state.with_look(flare=question, past=past, care=care).told(*messages)


def leave_backup(state: DayState) -> DayState:
    """Go on with the new diary; the backup stays where it is."""
    offer = state.diary.backup
    failed = leave(state.context.paths.database)
    after = state.with_look(backup=None).told(*failed)
    kept = offer is not None and offer.backup is not None
    return replace(after, for_now=STILL_THERE) if kept and not failed else after


def leave_unfinished(state: DayState) -> DayState:
    """Another session begins: what was offered is left as it is."""
    offer = state.diary.offer
    if offer is None:
        return state
    failed = unfinished.leave_unfinished(state.context.paths.database, offer.session.id)
    return state.with_look(offer=None).told(*failed)
