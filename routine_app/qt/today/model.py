"""Her day, for the window: holds the state, passes on what she does to it, and says when it is another.

Decides nothing: the state and its rules are `application/today/`'s. Knows no widget. The time comes in as a function.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from routine_app.application.context import AppContext
from routine_app.application.diary.backup_offer import put_back
from routine_app.application.today import changes
from routine_app.application.today.state import DayState, begin_day, view_of, with_offer
from routine_app.application.today.view import TodayView
from routine_app.domain.comfort import Avoidable, Comfort
from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import Plan
from routine_app.domain.vocabulary import Equipment
from routine_app.qt.widgets.background_task import Background
from routine_app.storage.preference_values import Preferences

if TYPE_CHECKING:
    from routine_app.application.session.resume import ResumeOffer


class DayModel(QObject):
    """Her day. `changed()` after anything that a view shows has changed; `replaced()` when the diary is another."""

    changed = Signal()
    replaced = Signal()

    def __init__(self, context: AppContext, now: Callable[[], dt.datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state, self._now = begin_day(context), now
        self._work = Background(self)
        self._work.done.connect(self._backup_is_back)
        self._work.failed.connect(self._backup_is_not_back)

    # -- what holds now

    @property
    def context(self) -> AppContext:
        """The context as it stands."""
        return self.state.context

    @property
    def preferences(self) -> Preferences:
        """Her preferences as they stand."""
        return self.context.preferences

    @property
    def of_sound(self) -> str:
        """Why nothing is heard; "" where there is nothing to say."""
        return self.state.of_sound

    def now(self) -> dt.datetime:
        """Return the local time."""
        return self._now()

    def comfort(self) -> Comfort:
        """Return her comfort today."""
        return self.state.comfort(self._today())

    def options(self) -> CompileOptions:
        """Return how her sessions are timed."""
        return self.context.options

    def plan(self) -> Plan | None:
        """Return the plan of the chosen routine, None where it cannot be read."""
        return self.state.plan(self._today())

    def length_of(self, routine_id: str) -> int | None:
        """Return how long a routine takes today (ms), 0 where nothing in it fits, None where it cannot be read."""
        return self.state.length_of(routine_id, self._today())

    def plan_afresh(self) -> Plan | None:
        """Return today's plan of the routine that was cut short; where that cannot be had, of the chosen one."""
        return self.state.plan_afresh(self._today())

    def view(self) -> TodayView:
        """Return what Today shows."""
        return view_of(self.state, self._now(), putting_back=self._work.is_busy)

    # -- what she chooses

    def choose(self, routine_id: str) -> None:
        """Choose a routine, and remember it; after midnight that is a choice for the day that has begun."""
        self.begin_day()
        self.become(changes.choose(self.state, routine_id))

    def tell_pain(self, pain: int | None) -> None:
        """Take her pain now (0-10, None: not said): what is offered may follow from it."""
        self.become(replace(self.state, pain=pain))

    def set_comfort(self, avoid: frozenset[Avoidable], without: frozenset[Equipment]) -> None:
        """Change what she avoids and goes without, and remember it."""
        self.set_preferences(replace(self.preferences, avoid=avoid, without=without))

    def take_easier(self, *, easier: bool) -> None:
        """Let the next session have the easier versions, and fewer of each; or take that back."""
        self.become(replace(self.state, easier=easier))

    def set_preferences(self, preferences: Preferences) -> None:
        """Change and save her preferences."""
        self.become(changes.with_preferences(self.state, preferences))

    def answer_flare(self, flare: bool | None) -> None:
        """Keep whether it flared up after the session that was asked of; None takes the answer back."""
        self.become(changes.answer_flare(self.state, self._now(), flare=flare))

    def ask_flare_later(self) -> None:
        """Ask of this session no more until the app is opened again."""
        if self.state.diary.flare is not None:
            later = self.state.ask_later | {self.state.diary.flare.session_id}
            self.become(replace(self.state, ask_later=later))

    def put_backup_back(self) -> None:
        """Put the offered backup in the place of the diary, in a thread of its own; what comes of it is told."""
        offer, database, today = self.state.diary.backup, self.context.paths.database, self._today()
        if offer is not None and (backup := offer.backup) is not None:
            self._work.start(lambda _report: put_back(database, backup, today))
            self.changed.emit()

    def leave_backup(self) -> None:
        """Go on with the new diary; the backup stays where it is."""
        self.become(changes.leave_backup(self.state))

    def take_offer(self) -> ResumeOffer | None:
        """Return what there is to go on with, which is then offered no more; it is shown when Today is opened."""
        offer = self.state.diary.offer
        self.state = self.state.with_look(offer=None)
        return offer

    def leave_unfinished(self) -> None:
        """Another session begins: what was offered is left as it is."""
        if self.state.diary.offer is not None:
            self.become(changes.leave_unfinished(self.state))

    # -- what comes from elsewhere

    def reload(self) -> None:
        """Take her preferences from their file again, after a backup was restored or everything was deleted."""
        self.become(changes.reload(self.state))

    def look_in_folder(self) -> None:
        """Read the routines again where her folder has changed since; what she chose stays chosen."""
        after = changes.look_in_folder(self.state)
        if after is not self.state:
            self.become(after)

    def look_in_diary(self) -> None:
        """Look in the diary for what there is to ask. Said is only what it tells: whoever looks shows the rest."""
        before, self.state = self.state, changes.look_in_diary(self.state, self._now())
        if self.state.messages != before.messages:
            self.changed.emit()

    def begin_day(self) -> None:
        """Look in the diary anew where midnight has passed since it last did."""
        if self.state.is_of_another_day(self._today()):
            self.look_in_diary()
            self.changed.emit()

    def tell(self, messages: tuple[str, ...]) -> None:
        """Show these messages on Today, each once, beside those that stand there."""
        if messages:
            self.become(self.state.told(*messages))

    def tell_of_session(self, messages: tuple[str, ...]) -> None:
        """Show what could not be kept of the session that is over, and no longer what was told of the one before."""
        if messages or self.state.of_session:
            self.become(self.state.told_of_session(*messages))

    def say_for_now(self, message: str) -> None:
        """Show this on Today until she chooses something or comes back to the page."""
        self.become(replace(self.state, for_now=message))

    def say_of_sound(self, message: str) -> None:
        """Show why nothing is heard; "" once it is heard again."""
        self.become(replace(self.state, of_sound=message))

    def change(self, how: Callable[[DayState], DayState]) -> None:
        """Be the day that follows from this one."""
        self.become(how(self.state))

    def become(self, state: DayState) -> None:
        """Be this day from now on."""
        self.state = with_offer(state, self._today())
        self.changed.emit()

    def wait_for_work(self) -> None:
        """Wait for a backup that is being put back."""
        self._work.wait()

    def _today(self) -> dt.date:
        return self._now().date()

    def _backup_is_back(self, said: str) -> None:
        self._work.wait()
        self.look_in_diary()
        self.tell((said,))
        self.replaced.emit()

    def _backup_is_not_back(self, why: str) -> None:
        self._work.wait()
        self.tell((why,))
