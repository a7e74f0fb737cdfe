"""Her sessions as a feature of the window: the player, Finish, and the one session that there may be.

Knows its pages and the day; the pages are loaded when they are first asked for. What makes a session is handed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from routine_app.domain.calm import CALM_EXERCISE
from routine_app.domain.comfort import Comfort
from routine_app.domain.exercise import Variation
from routine_app.domain.plan import Plan
from routine_app.playback.commands import Command
from routine_app.qt.feature import Day, Feature, Window
from routine_app.qt.media.reader_watch import ReaderWatch
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.status_line import announce

if TYPE_CHECKING:
    from routine_app.playback.events import Event
    from routine_app.qt.player.finish_page import FinishPage
    from routine_app.qt.player.page import PlayerPage
    from routine_app.qt.player.session_controller import MakeRun, SessionController

NOTHING_FITS = "{}: nothing in it fits today. Another routine may."


class PlayerFeature(Feature["PlayerPage"]):
    """Her sessions; no button in the bar leads to them. `over()`: there is no session any more."""

    key = "player"
    over = Signal()

    finish: FinishPage
    _session: SessionController

    def __init__(
        self, style: Style, day: Day, window: Window, make_run: MakeRun, parent: QObject | None = None
    ) -> None:
        super().__init__(style, window, parent)
        self._day, self._make_run, self._back = day, make_run, ""
        self.reader = ReaderWatch(self)

    def make_page(self) -> PlayerPage:
        """Return the player, with Finish and what owns the session made beside it."""
        from routine_app.content.care import load_care
        from routine_app.qt.player.finish_page import FinishPage
        from routine_app.qt.player.page import PlayerPage
        from routine_app.qt.player.session_controller import SessionController

        page, self.finish = PlayerPage(self._style), FinishPage(self._style, self._resting())
        page.full_screen_wanted.connect(self._window.toggle_full_screen)
        page.muted.connect(self._mute)
        page.say(self._day.of_sound)
        self._window.sound.said.connect(page.say)
        self._window.sound.sounded.connect(self._flash)
        self._window.sound.stop_wanted.connect(lambda: page.do(Command.STOP))
        page.says.connect(self._say)
        page.dialogs.care = lambda: (
            load_care().told(pregnant=self._day.preferences.is_pregnant),
            self._day.preferences.contacts,
        )
        self._session = SessionController(self._day, self._make_run, page, self.finish, self)
        self._session.playing.connect(self._show_player)
        self._session.finishing.connect(self._show_finish)
        self._session.over.connect(self._window.leave_full_screen)
        self._session.over.connect(self.over)
        self._session.tried.connect(self._window.leave_full_screen)
        self._session.tried.connect(lambda: self._window.go_to(self._back))
        return page

    @property
    def session(self) -> SessionController:
        """What owns the session; made with the pages."""
        self.make()
        return self._session

    @property
    def is_idle(self) -> bool:
        """Whether no session is under way, nor waiting on Finish for her answers."""
        return not self.is_made or self._session.is_idle

    def start_plan(self, plan: Plan, comfort: Comfort, pain_before: int | None = None) -> bool:
        """Begin a session; one that was cut short is then offered no longer.

        Return whether it began: a plan without exercises is none, which Today then says.
        """
        if not plan.items:
            self._window.go_to("today")
            self._day.say_for_now(NOTHING_FITS.format(plan.routine_name))
            return False
        self.session.begin(plan, comfort, pain_before)
        return True

    def try_plan(self, plan: Plan, comfort: Comfort, back: str) -> bool:
        """Play a plan past the diary, and show the page of the feature `back` after it; False where it is empty."""
        if plan.items:
            self._back = back
            self.session.try_out(plan, comfort)
        return bool(plan.items)

    def go_on(self) -> None:
        """Go on with the session that was cut short."""
        self.session.go_on()

    def finish_unfinished(self) -> None:
        """Go to Finish with what was done in the session that was cut short."""
        self.session.finish_unfinished()

    def hold(self) -> None:
        """Let the session stand still, as another page stands over it."""
        if self.is_made:
            self._session.hold()

    def app_opened(self) -> None:
        """Follow whether a screen reader runs."""
        self.reader.open()

    def close(self) -> None:
        """Keep what is done."""
        self.reader.close()
        if self.is_made:
            self._session.close()

    @property
    def _reader_speaks(self) -> bool:
        """Whether it is left to a screen reader to say what a voice would: one of the two, never both.

        It is where she has turned the app's own voice off, and where that cannot be heard.
        """
        own = self._day.preferences
        is_heard = own.voice.enabled and not self._day.of_sound
        return self.reader.is_on and not is_heard and not own.mute

    def _say(self, text: str) -> None:
        """Have something said now, "" for no more."""
        self._window.sound.speech_wanted.emit(text)
        if self._reader_speaks:
            announce(self.page, text)

    def _leave_to_reader(self, events: tuple[Event, ...]) -> None:
        """Let a screen reader say the cues where that is left to it."""
        if self._reader_speaks:
            from routine_app.playback.events import CueDue

            for event in events:
                if isinstance(event, CueDue):
                    announce(self.page, event.cue.text)

    def _mute(self, mute: bool) -> None:
        self._day.set_preferences(replace(self._day.preferences, mute=mute))

    def _flash(self) -> None:
        if self._day.preferences.flash:
            self.page.stage.flash()

    def _show_player(self) -> None:
        from routine_app.qt.player.running_session import RunningSession

        run = self._session.current
        if isinstance(run, RunningSession):
            run.driver.happened.connect(self._leave_to_reader)
        if self._day.preferences.full_screen:
            self._window.fill_screen()
        self._window.show_alone(self.page)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_finish(self) -> None:
        self._window.show_alone(self.finish)
        self.finish.open()
        head = self.finish.head
        announce(self.finish, " ".join(filter(None, (head.title, head.sentence, self.finish.line.text()))))

    def _resting(self) -> Variation | None:
        """Return what the figure does on Finish: she sits and breathes."""
        calm = self._day.context.catalogue.exercises.get(CALM_EXERCISE)
        return None if calm is None else calm.default
