"""What Today shows: her context, the routine she has chosen, and the plan that follows from her comfort.

Knows the context and the rules' results; knows no widget. The date and hour come in as arguments.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from routine_app.application import words
from routine_app.application.context import AppContext, open_context
from routine_app.application.diary.backup_offer import BackupOffer, leave, offer_to_show, put_back
from routine_app.application.session.resume import ResumeOffer, offer_of
from routine_app.application.session.unfinished import find_unfinished, leave_unfinished
from routine_app.application.today.flare import FlareQuestion, answered, flare_to_ask
from routine_app.application.today.view import RoutineChoice, TodayView
from routine_app.content.catalogue import Origin, RoutineEntry, load_catalogue
from routine_app.content.folder import state_of
from routine_app.domain.comfort import Avoidable, Comfort
from routine_app.domain.compile import CompileOptions
from routine_app.domain.length import length_ms
from routine_app.domain.plan import Plan
from routine_app.domain.problems import ContentError
from routine_app.domain.vocabulary import Equipment
from routine_app.qt.widgets.background_task import Background
from routine_app.storage.preferences import Preferences

STILL_THERE = "The backup stays. You find it on Progress, under Out and in."
WEEK_AGAIN = "By the week that you gave, week 42 has passed. In Settings you can say what holds now."


class DayModel(QObject):
    """Her day. `changed()` after anything that a view shows has changed; `replaced()` when the diary is another."""

    changed = Signal()
    replaced = Signal()

    def __init__(self, context: AppContext, now: Callable[[], dt.datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._now = context, now
        self._messages = context.messages
        self._for_now: tuple[str, ...] = ()
        self._of_sound = ""
        self._offer: ResumeOffer | None = None
        self._backup: BackupOffer | None = None
        self._work = Background(self)
        self._work.done.connect(self._backup_is_back)
        self._work.failed.connect(self._backup_is_not_back)
        self._flare: FlareQuestion | None = None
        self._later: set[int] = set()
        self._looked_on: dt.date | None = None
        self._chosen = _still_there(context, context.preferences.last_routine)

    @property
    def context(self) -> AppContext:
        """The context as it stands."""
        return self._context

    @property
    def preferences(self) -> Preferences:
        """Her preferences as they stand."""
        return self._context.preferences

    @property
    def chosen(self) -> str:
        """The id of the chosen routine."""
        return self._chosen

    def comfort(self) -> Comfort:
        """Return her comfort today."""
        return self.preferences.comfort(self._now().date())

    def options(self) -> CompileOptions:
        """Return how her sessions are timed."""
        return self._context.options

    def plan(self) -> Plan | None:
        """Return the plan of the chosen routine, None where it cannot be read."""
        entry = self._entry()
        return None if entry is None or entry.routine is None else self._context.plan(entry.routine, self.comfort())

    def choose(self, routine_id: str) -> None:
        """Choose a routine, and remember it."""
        self._chosen = routine_id
        self.set_preferences(replace(self.preferences, last_routine=routine_id))

    def set_comfort(self, avoid: frozenset[Avoidable], without: frozenset[Equipment]) -> None:
        """Change what she avoids and goes without, and remember it."""
        self.set_preferences(replace(self.preferences, avoid=avoid, without=without))

    def set_preferences(self, preferences: Preferences) -> None:
        """Change and save her preferences."""
        self._for_now = ()
        self._context = self._context.with_preferences(preferences)
        self.tell(self._context.messages)

    def now(self) -> dt.datetime:
        """Return the local time."""
        return self._now()

    def reload(self) -> None:
        """Take her preferences from their file again, after a backup was restored or everything was deleted."""
        before = self._entry()
        self._context = open_context(self._context.paths.root, self._context.today)
        self._chosen = _still_there(self._context, self._chosen, before)
        self.tell(self._context.messages)

    def look_in_folder(self) -> None:
        """Read the routines again where her folder has changed since; what she chose stays chosen."""
        folder = self._context.paths.routines
        if state_of(folder) == self._context.catalogue.state:
            return
        before = self._entry()
        self._context = replace(self._context, catalogue=load_catalogue(folder))
        self._chosen = _still_there(self._context, self._chosen, before)
        self.changed.emit()

    def tell(self, messages: tuple[str, ...]) -> None:
        """Show these messages on Today, each once, beside those that stand there."""
        self._messages = tuple(dict.fromkeys((*self._messages, *messages)))
        self.changed.emit()

    def say_for_now(self, message: str) -> None:
        """Show this on Today until she chooses something or comes back to the page."""
        self._for_now = (message,)
        self.changed.emit()

    def say_of_sound(self, message: str) -> None:
        """Show why nothing is heard; "" once it is heard again."""
        self._of_sound = message
        self.changed.emit()

    @property
    def offer(self) -> ResumeOffer | None:
        """What there is to go on with."""
        return self._offer

    def begin_day(self) -> None:
        """Look in the diary anew where midnight has passed since it last did."""
        if self._looked_on not in (None, self._now().date()):
            self.look_in_diary()
            self.changed.emit()

    def look_in_diary(self) -> None:
        """Look in the diary for a session that was cut short, and for one to ask a flare of."""
        self._for_now = ()
        database, self._looked_on = self._context.paths.database, self._now().date()
        unfinished, messages = find_unfinished(database)
        self._backup = offer_to_show(database)
        plan_for = self._context.plan
        self._offer = None if unfinished is None else offer_of(unfinished, plan_for, self.options(), self._now())
        self._flare, more = flare_to_ask(database, self._looked_on)
        if messages or more:
            self.tell((*messages, *more))

    def put_backup_back(self) -> None:
        """Put the offered backup in the place of the diary, in a thread of its own; what comes of it is told."""
        offer, today = self._backup, self._now().date()
        if offer is not None and (backup := offer.backup) is not None:
            self._work.start(lambda _report: put_back(self._context.paths.database, backup, today))
            self.changed.emit()

    def leave_backup(self) -> None:
        """Go on with the new diary; the backup stays where it is."""
        kept = self._backup is not None and self._backup.backup is not None
        self._backup = None
        failed = leave(self._context.paths.database)
        self.tell(failed)
        if kept and not failed:
            self.say_for_now(STILL_THERE)

    def wait_for_work(self) -> None:
        """Wait for a backup that is being put back."""
        self._work.wait()

    def _backup_is_back(self, said: str) -> None:
        self._work.wait()
        self.look_in_diary()
        self.tell((said,))
        self.replaced.emit()

    def _backup_is_not_back(self, why: str) -> None:
        self._work.wait()
        self.tell((why,))

    def answer_flare(self, flare: bool | None) -> None:
        """Keep whether it flared up after the session that was asked of; None takes the answer back."""
        if self._flare is not None:
            self._flare, messages = answered(self._context.paths.database, self._flare, flare=flare)
            self.tell(messages)

    def ask_flare_later(self) -> None:
        """Ask of this session no more until the app is opened again."""
        if self._flare is not None:
            self._later.add(self._flare.session_id)
            self.changed.emit()

    def take_offer(self) -> ResumeOffer | None:
        """Return the offer, which is then none any more."""
        offer, self._offer = self._offer, None
        return offer

    def plan_afresh(self) -> Plan | None:
        """Return today's plan of the routine that was cut short; where that cannot be had, of the chosen one."""
        if self._offer is not None:
            with contextlib.suppress(ContentError):
                return self._context.plan(self._offer.session.summary.routine_id, self.comfort())
        return self.plan()

    def leave_unfinished(self) -> None:
        """Another session begins: what was offered is left as it is."""
        offer = self.take_offer()
        if offer is not None:
            self.tell(leave_unfinished(self._context.paths.database, offer.session.id))

    def view(self) -> TodayView:
        """Return what Today shows."""
        entry = self._entry()
        plan = self.plan()
        return TodayView(
            greeting=words.greeting(self._now().hour),
            comfort=self.comfort(),
            choices=tuple(self._choice(each) for each in self._context.catalogue.routines),
            chosen=self._chosen,
            plan=plan,
            description=entry.routine.description if entry is not None and entry.routine is not None else "",
            problems=entry.problems if entry is not None else (),
            offer=self._offer,
            flare=self._flare_to_show(),
            backup=self._backup,
            putting_back=self._work.is_busy,
            messages=(
                *self._for_now,
                *((self._of_sound,) if self._of_sound else ()),
                *self._messages,
                *self._week_again(),
                *(words.file_problem(each) for each in self._context.catalogue.problems),
            ),
        )

    def _week_again(self) -> tuple[str, ...]:
        return (WEEK_AGAIN,) if self.preferences.week_has_run_out(self._now().date()) else ()

    def _flare_to_show(self) -> FlareQuestion | None:
        """Return the question about the flare: one question at a time, and none of the day before yesterday."""
        asked = self._flare
        if asked is None or self._offer is not None or asked.session_id in self._later:
            return None
        return asked if asked.today == self._now().date() else None

    def _entry(self) -> RoutineEntry | None:
        return next((entry for entry in self._context.catalogue.routines if entry.id == self._chosen), None)

    def _choice(self, entry: RoutineEntry) -> RoutineChoice:
        length: int | None = None
        if entry.routine is not None:
            length = length_ms(self._context.plan(entry.routine, self.comfort()), self.options())
        return RoutineChoice(entry.id, entry.name, length, hers=entry.origin is Origin.USER)


def _still_there(context: AppContext, chosen: str, before: RoutineEntry | None = None) -> str:
    """Return the id of what was chosen: the same file where it has another id now; else the first of the list."""
    entries = context.catalogue.routines
    if before is not None and before.origin is Origin.USER:
        same = next((entry.id for entry in entries if entry.path == before.path), None)
        if same is not None:
            return same
    ids = [entry.id for entry in entries]
    return chosen if chosen in ids else next(iter(ids), "")
