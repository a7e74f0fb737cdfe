"""Her day as it stands: one frozen value, and what follows from it by rules alone.

Knows values and the time that it is given; opens no file and no diary (`changes.py` does), and knows no widget.
"""

from __future__ import annotations

import contextlib
import datetime as dt

import msgspec
from msgspec.structs import replace

from routine_app.application import words
from routine_app.application.context import AppContext
from routine_app.application.diary.backup_offer import BackupOffer
from routine_app.application.session.resume import ResumeOffer
from routine_app.application.today.flare import FlareQuestion
from routine_app.application.today.strength import load_message
from routine_app.application.today.view import RoutineChoice, TodayView
from routine_app.content.catalogue import Catalogue, Origin, RoutineEntry
from routine_app.domain.comfort import Comfort
from routine_app.domain.length import length_ms
from routine_app.domain.plan import Plan
from routine_app.domain.problems import ContentError

WEEK_AGAIN = "By the week that you gave, week 42 has passed. In Settings you can say what holds now."


class DiaryLook(msgspec.Struct, frozen=True):
    """What Today has to know of the diary, as it was found on the day `on`; None: nobody has looked yet.

    `offer` is a session to go on with, `flare` a question about yesterday, `backup` one to put back in place,
    `strength_days` those of the last seven on which strength work was done.
    """

    on: dt.date | None = None
    offer: ResumeOffer | None = None
    flare: FlareQuestion | None = None
    backup: BackupOffer | None = None
    strength_days: frozenset[dt.date] = frozenset()


class DayState(msgspec.Struct, frozen=True):
    """Her day. `chosen` is the id of a routine of the context's catalogue, "" where there is none.

    `messages` stay as long as the app is open, `for_now` until she chooses something or comes back to the page,
    `of_sound` until sound is back. `ask_later` are the sessions of whose flare she wants to be asked another day.
    `easier`: the next session is to have the easier versions, and fewer of each.
    """

    context: AppContext
    chosen: str
    diary: DiaryLook = DiaryLook()
    ask_later: frozenset[int] = frozenset()
    messages: tuple[str, ...] = ()
    for_now: str = ""
    of_sound: str = ""
    easier: bool = False

    @property
    def entry(self) -> RoutineEntry | None:
        """The chosen routine as the catalogue has it."""
        return next((entry for entry in self.context.catalogue.routines if entry.id == self.chosen), None)

    def told(self, *messages: str) -> DayState:
        """Return the day with these messages too, each once."""
        return replace(self, messages=tuple(dict.fromkeys((*self.messages, *messages))))

    def with_look(self, **found: object) -> DayState:
        """Return the day with these fields of its look at the diary."""
        return replace(self, diary=replace(self.diary, **found))

    def with_context(self, context: AppContext) -> DayState:
        """Return the day with another context: what she chose stays chosen, and what the context tells is told."""
        chosen = still_there(context.catalogue, self.chosen, self.entry)
        return replace(self, context=context, chosen=chosen).told(*context.messages)

    def comfort(self, today: dt.date) -> Comfort:
        """Return her comfort today, with what she chose for the next session."""
        return replace(self.context.preferences.comfort(today), easier=self.easier)

    def plan(self, today: dt.date) -> Plan | None:
        """Return the plan of the chosen routine, None where it cannot be read."""
        entry = self.entry
        if entry is None or entry.routine is None:
            return None
        return self.context.plan(entry.routine, self.comfort(today))

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


def view_of(state: DayState, now: dt.datetime, *, putting_back: bool = False) -> TodayView:
    """Return what Today shows of a day at a local time; `putting_back`: a backup is on its way into the diary."""
    today, entry = now.date(), state.entry
    return TodayView(
        greeting=words.greeting(now.hour),
        comfort=state.comfort(today),
        choices=tuple(_choice(state.context, each, state.comfort(today)) for each in state.context.catalogue.routines),
        chosen=state.chosen,
        plan=state.plan(today),
        description=entry.routine.description if entry is not None and entry.routine is not None else "",
        problems=entry.problems if entry is not None else (),
        messages=_messages(state, today),
        offer=state.diary.offer,
        flare=_flare_to_show(state, today),
        backup=state.diary.backup,
        putting_back=putting_back,
    )


def _messages(state: DayState, today: dt.date) -> tuple[str, ...]:
    context = state.context
    passing = tuple(filter(None, (state.for_now, state.of_sound)))
    week = (WEEK_AGAIN,) if context.preferences.week_has_run_out(today) else ()
    load = load_message(state.plan(today), state.diary.strength_days, today)
    files = (words.file_problem(each) for each in context.catalogue.problems)
    return (*passing, *state.messages, *week, *((load,) if load else ()), *files)


def _flare_to_show(state: DayState, today: dt.date) -> FlareQuestion | None:
    """Return the question about the flare: one question at a time, and none of the day before yesterday."""
    asked = state.diary.flare
    if asked is None or state.diary.offer is not None or asked.session_id in state.ask_later:
        return None
    return asked if asked.today == today else None


def _choice(context: AppContext, entry: RoutineEntry, comfort: Comfort) -> RoutineChoice:
    length: int | None = None
    if entry.routine is not None:
        plan = context.plan(entry.routine, comfort)
        length = length_ms(plan, context.options, context.length_of)
    return RoutineChoice(entry.id, entry.name, length, hers=entry.origin is Origin.USER)
