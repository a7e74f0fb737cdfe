"""Today as a feature of the window: its page, her day behind it, and where she comes back to after a session.

Knows its page, the day and the window; not who plays a session.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Qt

from routine_app.application.care.from_diary import leave_step
from routine_app.application.today import changes
from routine_app.application.today.advice import GENTLE_DAYS
from routine_app.application.today.care_word import GENTLE_ROUTINE, CareAnswer, care_word
from routine_app.content.listed import Origin
from routine_app.domain.care.progression import Step
from routine_app.domain.cue_words import capital
from routine_app.domain.plan import Plan
from routine_app.qt.feature import Feature, Window
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Style
from routine_app.qt.today.item_changes import ItemChanges
from routine_app.qt.today.model import DayModel
from routine_app.qt.today.page import TodayPage
from routine_app.qt.today.routine_watch import RoutineWatch
from routine_app.qt.widgets.made_later import MadeAhead
from routine_app.storage.errors import StorageError

REST_WELL = (
    "Rest is a good choice too. If it stays like this for more than a day, call your midwife or physiotherapist."
)
_FOR_A_SESSION = (CareAnswer.EASIER, CareAnswer.UNDO_EASIER)
_STEPS = {CareAnswer.MORE: Step.MORE, CareAnswer.BACK: Step.BACK}


class TodayFeature(Feature[TodayPage]):
    """Today. Its page is made at once: it is the first that she sees."""

    key, title, icon = "today", "Today", Icon.TODAY

    def __init__(self, style: Style, day: DayModel, window: Window, parent: QObject | None = None) -> None:
        super().__init__(style, window, parent)
        self._day = day
        self._was_opened = False
        self._sent_away: set[str] = set()
        self._step_offer = ""
        self._items: ItemChanges | None = None

    def make_page(self) -> TodayPage:
        """Return the page, joined to the day and to her sessions."""
        page, day, sessions = TodayPage(self._style), self._day, self._window.sessions
        page.panels.comfort_changed.connect(day.set_comfort)
        page.panels.routine_chosen.connect(day.choose)
        page.other_wanted.connect(self._take_other)
        page.panels.length_wanted.connect(lambda each: page.panels.routines.show_length(each, day.length_of(each)))
        page.panels.edit_wanted.connect(self._edit)
        page.start_wanted.connect(lambda: self._start(day.plan()))
        page.resume.afresh_wanted.connect(lambda: self._start(day.plan_afresh()))
        page.resume.go_on_wanted.connect(sessions.go_on)
        page.resume.finish_wanted.connect(sessions.finish_unfinished)
        page.backup.put_back_wanted.connect(day.put_backup_back)
        page.backup.leave_wanted.connect(day.leave_backup)
        page.come_back_to.connect(day.begin_day)
        self._window.sound.play_wanted.connect(self._begin_from_afar)
        page.come_back_to.connect(self._look_in_folder)
        page.flare.answered.connect(self._take_flare)
        page.flare.later_wanted.connect(day.ask_flare_later)
        page.pain.chosen.connect(day.tell_pain)
        page.check_in.sore_told.connect(lambda sore: day.change(lambda state: changes.tell_sore(state, sore=sore)))
        page.undo_wanted.connect(self._take_back)
        page.care.answered.connect(self._take_care)
        sessions.over.connect(self._come_back)
        self._items = ItemChanges(page, day, self)
        return page

    @property
    def parts(self) -> tuple[MadeAhead, ...]:
        """What opens over Today."""
        return self.page.panels.parts

    def refresh(self) -> None:
        """Show the day as it stands."""
        self.page.show_view(self._day.view())
        if self._items is not None:
            self._items.refresh()
        self._show_care()

    def opening(self) -> None:
        """Look what is in the diary, and in her folder; at the start that has been read just now."""
        if self._was_opened:
            self._day.look_in_folder()
        self._was_opened = True
        self._day.look_in_diary()

    def opened(self) -> None:
        """Show the page alone, and let Enter go on with what was cut short, else start."""
        self.page.panels.close()
        (self.page.resume.first or self.page.home).setFocus(Qt.FocusReason.TabFocusReason)

    def app_opened(self) -> None:
        """Watch her folder of routines, and look what has changed since the start read it."""
        RoutineWatch(self._day.context.paths.routines, self).stirred.connect(self._look_in_folder)
        self._look_in_folder()

    def _begin_from_afar(self) -> None:
        """Begin what is offered, by a headset's button, where she has the page before her and nothing over it."""
        page = self.page
        if page.isVisible() and page.isActiveWindow() and not any(panel.isVisible() for panel in page.panels.made()):
            (page.resume.first or page.start).click()

    def _look_in_folder(self) -> None:
        """Take new, changed and deleted routines in; in a session nothing changes, they are found after it."""
        if self._window.is_idle:
            self._day.look_in_folder()

    def _today(self) -> dt.date:
        return self._day.now().date()

    def _take_flare(self, flare: bool | None) -> None:
        """Keep her answer; what is offered after a flare, or no longer, shows at once."""
        self._day.answer_flare(flare)
        self._show_care()

    def _show_care(self) -> None:
        page = self.page
        page.care.show_word(
            care_word(
                page.pain.value,
                self._day.state.diary.care,
                self._day.preferences,
                self._today(),
                self._sent_away,
                easier=self._day.state.easier,
                gentle=self._day.state.advice(self._today()).kind in GENTLE_DAYS,
            )
        )

    def _take_care(self, answer: CareAnswer) -> None:
        """Do what she chose; what she was told then shows no more as long as the app is open."""
        day, today = self._day, self._today()
        if answer in _FOR_A_SESSION:
            day.take_easier(easier=answer is CareAnswer.EASIER)
        else:
            self._sent_away.add(self.page.care.line.text())
        if answer is CareAnswer.GENTLE:
            day.change(lambda state: changes.choose_today(state, GENTLE_ROUTINE))
        elif answer is CareAnswer.REST:
            day.say_for_now(REST_WELL)
        elif answer is CareAnswer.CONTACTS:
            self._window.go_to("safety")
        elif answer is CareAnswer.QUESTIONS:
            self._window.ask_first_questions()
        elif answer in _STEPS:
            self._step_offer = self.page.care.line.text()
            day.change(lambda state: changes.step_doses(state, _STEPS[answer], today))
        elif answer is CareAnswer.STAY:
            day.set_preferences(leave_step(day.preferences, today))
        self._show_care()

    def _take_back(self) -> None:
        """Take back what she changed last; where that was a step of the doses, it is offered again."""
        before = self._day.preferences.dose_step_on
        self._day.change(changes.take_back)
        if self._day.preferences.dose_step_on != before:
            self._sent_away.discard(self._step_offer)
            self._show_care()

    def _take_other(self, routine_id: str) -> None:
        self._day.change(lambda state: changes.choose_today(state, routine_id))

    def _edit(self) -> None:
        """Change the chosen routine; of one that comes with the app a copy, which is chosen from then on."""
        # Not before it is asked for: a start goes without all that edits texts.
        from routine_app.application.routines.files import own_copy
        from routine_app.content.editing.refusal import EditRefusedError

        day = self._day
        entry = day.context.catalogue.entry(day.view().chosen)
        if entry is None:
            return
        try:
            path = entry.path
            if entry.origin is not Origin.USER:
                path, _ = own_copy(entry, day.context.catalogue, day.context.paths.routines)
                day.look_in_folder()
                day.choose(next(each.id for each in day.context.catalogue.routines if each.path == path))
            refused = self._window.change_routine(path, self.key)
        except (StorageError, EditRefusedError) as error:
            refused = capital(str(error))
        if refused:
            day.say_for_now(refused)

    def _start(self, plan: Plan | None) -> None:
        if plan is not None:
            self._window.sessions.start_plan(plan, self._day.comfort(), self.page.pain.value)

    def _come_back(self) -> None:
        """Show Today after a session."""
        self.page.pain.set_value(None)
        self._day.take_easier(easier=False)
        self._day.tell_pain(None)
        self._window.go_to(self.key)
        self.page.to_top()
