"""Her day as it stands: one frozen value, and what follows from it by rules alone.

Knows values and the time that it is given; opens no file and no diary (`changes.py` does), and knows no widget.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from routine_app.application import words
from routine_app.application.care.from_diary import CareLook
from routine_app.application.context import AppContext
from routine_app.application.diary.backup_offer import BackupOffer
from routine_app.application.today.advice import Advice, Facts, advise, done_line
from routine_app.application.today.author_words import author_lines
from routine_app.application.today.flare import FlareQuestion
from routine_app.application.today.past import Past
from routine_app.application.today.plan_words import is_left_out_by_her
from routine_app.application.today.view import OtherOffer, RoutineChoice, TodayView
from routine_app.content.listed import Catalogue, Origin, RoutineEntry
from routine_app.domain.comfort import Comfort
from routine_app.domain.day_edits import DayEdits
from routine_app.domain.length import length_ms
from routine_app.domain.load import holds_strength, why_no_strength
from routine_app.domain.plan import Plan
from routine_app.domain.problems import ContentError
from routine_app.storage.preference_values import Preferences

if TYPE_CHECKING:
    from routine_app.application.session.resume import ResumeOffer

YOURS = "Your choice for today"
WEEK_AGAIN = "By the week that you gave, week 42 has passed. In Settings you can say what holds now."


class DiaryLook(msgspec.Struct, frozen=True):
    """What Today has to know of the diary, as it was found on the day `on`; None: nobody has looked yet.

    `offer` is a session to go on with, `flare` a question about yesterday, `backup` one to put back in place, `past`
    what it holds of her last days, `care` what that is a reason to say or to offer.
    """

    on: dt.date | None = None
    offer: ResumeOffer | None = None
    flare: FlareQuestion | None = None
    backup: BackupOffer | None = None
    past: Past = Past()
    care: CareLook = CareLook()


class LastEdit(msgspec.Struct, frozen=True):
    """What she changed last in today's plan or its doses, in words, and her changes and preferences as they were.

    `again` is what will be true once it is taken back.
    """

    said: str
    again: str
    edits: DayEdits
    preferences: Preferences


class DayState(msgspec.Struct, frozen=True):
    """Her day.

    `chosen` is the id of a routine of the context's catalogue, "" where there is none: the one that is offered or, once
    she has `picked`, her own choice for now. `pain` (0-10) is her pain now, `sore` that she is sore today. `edits` are
    her changes for today, `last_edit` the last of them, while it can be taken back.

    `messages` stay as long as the app is open (that a drive is full: until there is room); those of them that are
    `of_session` tell what could not be kept of the last one, until the next one is over. `for_now` stays until she
    chooses something or comes back to the page, `of_sound` until sound is back. `ask_later` are the sessions of whose
    flare she wants to be asked another day. `easier`: the next session is to have the easier versions, and fewer.
    """

    context: AppContext
    chosen: str
    diary: DiaryLook = DiaryLook()
    ask_later: frozenset[int] = frozenset()
    messages: tuple[str, ...] = ()
    of_session: tuple[str, ...] = ()
    for_now: str = ""
    of_sound: str = ""
    easier: bool = False
    picked: bool = False
    pain: int | None = None
    sore: bool = False
    edits: DayEdits = DayEdits()
    last_edit: LastEdit | None = None

    @property
    def usual(self) -> str:
        """The id of the routine that she chose last, "" where there is none."""
        return still_there(self.context.catalogue, self.context.preferences.last_routine)

    @property
    def entry(self) -> RoutineEntry | None:
        """The chosen routine as the catalogue has it."""
        return self.context.catalogue.entry(self.chosen)

    def told(self, *messages: str) -> DayState:
        """Return the day with these messages too, each once: not by itself where another one says it with more."""
        told = tuple(dict.fromkeys((*self.messages, *messages)))
        return replace(
            self, messages=tuple(one for one in told if not any(one in each for each in told if each != one))
        )

    def told_of_session(self, *messages: str) -> DayState:
        """Return the day with what could not be kept of a session that is over, in place of that of the one before."""
        others = tuple(each for each in self.messages if each not in self.of_session)
        return replace(self, messages=others, of_session=messages).told(*messages)

    def with_look(self, **found: object) -> DayState:
        """Return the day with these fields of its look at the diary."""
        return replace(self, diary=replace(self.diary, **found))

    def with_context(self, context: AppContext) -> DayState:
        """Return the day with another context: what she chose stays chosen, and what the context tells is told."""
        chosen = still_there(context.catalogue, self.chosen, self.entry)
        if chosen != self.chosen == context.preferences.last_routine:
            context = replace(context, preferences=replace(context.preferences, last_routine=chosen))
        return replace(self, context=context, chosen=chosen).told(*context.messages)

    def comfort(self, today: dt.date) -> Comfort:
        """Return her comfort today, with what she chose for the next session."""
        return replace(self.context.preferences.comfort(today), easier=self.easier, edits=self.edits)

    def plan(self, today: dt.date) -> Plan | None:
        """Return the plan of the chosen routine with her changes for today, None where it cannot be read."""
        return self._plan_of(self.chosen, self.comfort(today))

    def plan_of(self, routine_id: str, today: dt.date) -> Plan | None:
        """Return the plan of a routine of the list as it is without her changes for today; None where there is none."""
        return self._plan_of(routine_id, replace(self.comfort(today), edits=DayEdits()))

    def _plan_of(self, routine_id: str, comfort: Comfort) -> Plan | None:
        entry = self.context.catalogue.entry(routine_id)
        if entry is None or entry.routine is None:
            return None
        return self.context.plan(entry.routine, comfort)

    def length_of(self, routine_id: str, today: dt.date) -> int | None:
        """Return how long a routine takes today (ms), 0 where nothing in it fits, None where it cannot be read."""
        plan = self.plan_of(routine_id, today)
        if plan is None or not plan.items:
            return None if plan is None else 0
        return length_ms(plan, self.context.options, self.context.length_of)

    def advice(self, today: dt.date) -> Advice:
        """Return what is offered today, and why."""

        @cache  # the rules ask for the same ones again and again
        def strength(routine_id: str) -> bool | None:
            plan = self.plan_of(routine_id, today)
            return None if plan is None or not plan.items else holds_strength(plan)

        quiet = self.context.preferences.is_quiet
        usual = self.context.catalogue.entry(self.usual)
        unreadable = usual.plain_name if usual is not None and usual.broken else ""
        return advise(Facts(self.usual, strength, self.diary.past, today, self.pain, self.sore, quiet, unreadable))

    def plan_afresh(self, today: dt.date) -> Plan | None:
        """Return today's plan of the routine that was cut short; where that cannot be had, of the chosen one."""
        offer = self.diary.offer
        if offer is not None:
            with contextlib.suppress(ContentError):
                return self.context.plan(offer.session.summary.routine_id, self.comfort(today))
        return self.plan(today)

    def is_of_another_day(self, today: dt.date) -> bool:
        """Whether midnight has passed since the diary was looked at."""
        return self.diary.on not in (None, today)


def begin_day(context: AppContext) -> DayState:
    """Return the day as it stands when the app opens."""
    chosen = still_there(context.catalogue, context.preferences.last_routine)
    return DayState(context, chosen, messages=context.messages)


def still_there(catalogue: Catalogue, chosen: str, before: RoutineEntry | None = None) -> str:
    """Return the id of what was chosen: the same file where it has another id now; else the first of the list."""
    entries = catalogue.routines
    if before is not None and before.origin is Origin.USER:
        same = next((entry.id for entry in entries if entry.path == before.path), None)
        if same is not None:
            return same
    ids = [entry.id for entry in entries]
    return chosen if chosen in ids else next(iter(ids), "")


def with_offer(state: DayState, today: dt.date) -> DayState:
    """Return the day with the routine chosen that is offered, unless she has picked one herself."""
    if state.picked:
        return state
    return replace(state, chosen=state.advice(today).routine or state.usual)


def view_of(state: DayState, now: dt.datetime, *, putting_back: bool = False) -> TodayView:
    """Return what Today shows of a day at a local time; `putting_back`: a backup is on its way into the diary."""
    today, entry, context = now.date(), state.entry, state.context
    advice, plan = state.advice(today), state.plan(today)
    follows = advice.routine == state.chosen
    return TodayView(
        greeting=words.greeting(now.hour, context.preferences.week_on(today), again=bool(state.diary.past.today)),
        comfort=replace(state.comfort(today), edits=DayEdits()),
        choices=tuple(_choice(each) for each in context.catalogue.routines),
        chosen=state.chosen,
        plan=plan,
        duration_ms=0 if plan is None else length_ms(plan, context.options, context.length_of),
        heading=advice.heading if follows else YOURS,
        why=advice.why if follows else _caution(state, plan, today),
        done=done_line(state.diary.past, today),
        other=_other(state, advice),
        sore=state.sore,
        changed=state.last_edit.said if state.last_edit is not None else "",
        again=state.last_edit.again if state.last_edit is not None else "",
        not_all=plan is not None and (state.edits.only is not None or is_left_out_by_her(plan)),
        from_author=author_lines(entry, today),
        problems=entry.problems if entry is not None else (),
        messages=_messages(state, today),
        offer=state.diary.offer,
        flare=_flare_to_show(state, today),
        backup=state.diary.backup,
        putting_back=putting_back,
    )


def _caution(state: DayState, plan: Plan | None, today: dt.date) -> str:
    """Return what stands against the strength work of a routine that she has picked; "" where nothing does."""
    return why_no_strength(state.diary.past.strength_days, today) if plan is not None and holds_strength(plan) else ""


def _other(state: DayState, advice: Advice) -> OtherOffer | None:
    """Return what is one press away: what is offered, where she picked another; else her usual one."""
    words_, wanted = ("As usual", state.usual) if advice.routine == state.chosen else ("Offered", advice.routine)
    entry = state.context.catalogue.entry(wanted)
    if entry is None or entry.broken or wanted == state.chosen:
        return None
    return OtherOffer(entry.id, words_, entry.name)


def _messages(state: DayState, today: dt.date) -> tuple[str, ...]:
    context = state.context
    passing = tuple(filter(None, (state.for_now, state.of_sound)))
    week = (WEEK_AGAIN,) if context.preferences.week_has_run_out(today) else ()
    files = (words.file_problem(each) for each in context.catalogue.problems)
    return (*passing, *state.messages, *week, *files)


def _flare_to_show(state: DayState, today: dt.date) -> FlareQuestion | None:
    """Return the question about the flare: one at a time, none of the day before yesterday or of a moment ago."""
    asked, of_today = state.diary.flare, {each.id for each in state.diary.past.today}
    if asked is None or state.diary.offer is not None or asked.session_id in state.ask_later | of_today:
        return None
    return asked if asked.today == today else None


def _choice(entry: RoutineEntry) -> RoutineChoice:
    return RoutineChoice(entry.id, entry.name, broken=entry.broken, hers=entry.origin is Origin.USER)
