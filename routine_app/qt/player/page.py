"""The player: the session as she sees it and steers it.

Shows what the driver says and sends commands; knows no time and never works out what comes next.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from routine_app.application import words
from routine_app.application.session.notices import notices_of
from routine_app.application.session.readout import reading_of
from routine_app.application.session.status import Standing
from routine_app.domain.change import change_at, posture_at
from routine_app.domain.formatting import remaining_clock
from routine_app.domain.options import CueLevel
from routine_app.domain.plan import Plan
from routine_app.domain.timeline import Moment, Segment
from routine_app.domain.vocabulary import Place, Position
from routine_app.playback.clock import monotonic_ms
from routine_app.playback.commands import Command
from routine_app.playback.events import Event, Paused
from routine_app.playback.player import State
from routine_app.qt.player.parts import PlayerParts
from routine_app.qt.player.player_driver import PlayerDriver
from routine_app.qt.player.session_dialogs import SessionDialogs
from routine_app.qt.player.session_messages import SessionMessages
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.key_bindings import command_for
from routine_app.qt.widgets.text import TextLabel

DEAF_MS = 300  # keys are ignored for so long after the page appears: they were meant for the page before
_OVER = (State.FINISHED, State.STOPPED)


class PlayerPage(PlayerParts):
    """The session.

    `over()` when it has ended or been stopped; `hurt(int, Hurt)`, `gave_up(int)`, `unwell(str, HowSoon)` and
    `says(str)` are those of `SessionDialogs`; `full_screen_wanted()` on F11; `muted(bool)` on M.
    """

    over = Signal()
    hurt = Signal(int, object)
    gave_up = Signal(int)
    unwell = Signal(str, object)
    says = Signal(str)
    full_screen_wanted = Signal()
    muted = Signal(bool)

    def __init__(self, style: Style, now_ms: Callable[[], int] = monotonic_ms, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.now_ms = now_ms
        self._driver: PlayerDriver | None = None
        self._shown_at_ms = 0
        self._after_gap = False
        self._message = self._not_kept = ""
        self._cues_before = CueLevel.FULL
        self._segment: Segment | None = None
        self.is_muted = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        give_role(self, QAccessible.Role.Grouping)
        self.setAccessibleName("Session")
        self.controls.pressed.connect(self.do)
        self.messages = SessionMessages(style, self, self.do)
        self.stand_first(self.messages.message)
        self.dialogs = SessionDialogs(style, self)
        self.dialogs.hurt.connect(self.hurt)
        self.dialogs.gave_up.connect(self.gave_up)
        self.dialogs.gave_up.connect(self.messages.end)
        self.dialogs.unwell.connect(self.unwell)
        self.dialogs.says.connect(self.says)
        self.stop_question, self.pain_question, self.keys = self.dialogs.stop, self.dialogs.pain, self.dialogs.keys

    def open_session(self, driver: PlayerDriver) -> None:
        """Show a session, until `close_session`."""
        self.close_session()
        self._driver = driver
        self._cues_before = driver.player.options.cue_level
        driver.moment_changed.connect(self._show_moment)
        driver.state_changed.connect(self._show_state)
        driver.plan_changed.connect(self._show_plan)
        driver.happened.connect(self._take_note)
        driver.stood.connect(self._show_notices)
        self._show_plan()
        self._show_state(driver.state)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_session(self) -> None:
        """Let go of the session, with whatever is being asked over it. Its driver must still be there."""
        driver, self._driver = self._driver, None
        self._segment = None
        self._not_kept, self.dialogs.is_kept = "", True
        self.dialogs.close()
        self.messages.end()
        if driver is not None:
            driver.moment_changed.disconnect(self._show_moment)
            driver.state_changed.disconnect(self._show_state)
            driver.plan_changed.disconnect(self._show_plan)
            driver.happened.disconnect(self._take_note)
            driver.stood.disconnect(self._show_notices)

    def do(self, command: Command) -> None:
        """Carry out a command, from a key or a control."""
        if self._driver is None or self._driver.state in _OVER:
            return
        if self.dialogs.asks(command):
            self.dialogs.ask(command, self._driver)
        elif command is Command.FULL_SCREEN:
            self.full_screen_wanted.emit()
        elif command is Command.MUTE:
            self._toggle_mute()
        elif command is Command.UNDO:
            self.messages.undo()
        else:
            before, timeline = self._standing(), self._driver.player.timeline
            self._driver.do(command)
            self._show_notices()
            did = self._driver.player.timeline is not timeline
            self.messages.tell(command, before, self._standing(), did=did)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Carry out a key's command, unless the page has only just appeared or the key is held down."""
        command = command_for(event.key(), event.modifiers())
        if command is None:
            super().keyPressEvent(event)
            return
        if event.key() == Qt.Key.Key_Escape and self.messages.dismiss():
            event.accept()
            return
        if not event.isAutoRepeat() and self.now_ms() - self._shown_at_ms >= DEAF_MS:
            self.do(command)
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Remember when the page appeared."""
        super().showEvent(event)
        self._shown_at_ms = self.now_ms()

    # -- showing

    def _show_plan(self) -> None:
        driver = self._session()
        self.track.set_outline(driver.outline)
        self._show_notices()
        self._show_easier(driver.moment)
        self._show_moment(driver.moment)

    def _show_moment(self, moment: Moment) -> None:
        driver = self._session()
        player = driver.player
        progress = driver.outline.part_fraction(moment.t_ms)
        change = change_at(driver.plan, player.timeline, moment.index)
        shown = posture_at(driver.plan, player.timeline, moment.index)
        variation, side, place = (shown.variation, shown.side, shown.place) if shown else (None, None, Place.FLOOR)
        position = _position(driver.plan, moment.segment.item)
        self.stage.set_moment(moment, progress, position, variation, change, place, side)
        self.track.set_time(moment.t_ms, moment.segment.item, player.skipped)
        _set(self.top.time_left, f"{remaining_clock(moment.time_left_ms)} left")
        _set(self.top.following, words.next_line(driver.plan, moment))
        self.controls.show_waiting(waiting=moment.waiting or moment.segment.open)
        if moment.segment is not self._segment:
            self._show_easier(moment)
        reading = reading_of(moment, driver.plan, driver.state, count_in_s=player.count_in_s, after_gap=self._after_gap)
        if reading != self.readout.reading:
            self.readout.show_reading(reading)

    def _show_easier(self, moment: Moment) -> None:
        """Look up what E would do: once for each segment, for it is a search."""
        player = self._session().player
        self._segment = moment.segment
        easier = player.can_go_easier
        self.controls.show_easier("" if easier is None else easier.short_name, undo=player.can_undo_easier)

    def _show_state(self, state: State) -> None:
        paused = state is State.PAUSED
        if not paused:
            self._after_gap = False
            self.dialogs.close()  # it goes on, or is over, in another way than by an answer: a media key, another start
        self.stage.set_paused(paused)
        self.controls.show_paused(paused)
        self._show_easier(self._session().moment)  # before the start there is nothing to make easier
        self._show_moment(self._session().moment)
        if state in _OVER:
            self.over.emit()

    def _take_note(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, Paused):
                self._after_gap = event.reason == "gap"

    def say(self, message: str) -> None:
        """Point to a message about sound; the whole of it is too long for here and stands on Today."""
        self._message = message
        if self._driver is not None:
            self._show_notices()

    def say_not_kept(self, message: str) -> None:
        """Point to what of this session could not be kept in the diary; Finish says it."""
        self._not_kept, self.dialogs.is_kept = message, not message
        self._show_notices()

    def be_kept(self) -> None:
        """What was only tried is kept from now on."""
        self.dialogs.is_trial = False
        self._show_notices()

    def _show_notices(self) -> None:
        notices = notices_of(
            self._session().player.options,
            self._cues_before,
            muted=self.is_muted,
            of_sound=self._message,
            not_kept=self._not_kept,
            trial=self.dialogs.is_trial,
            waits=self._session().stands,
        )
        self.top.show_notices(notices, "\n".join(filter(None, (self._message, self._not_kept))))
        self.share_top()

    def _toggle_mute(self) -> None:
        before, self.is_muted = self._standing(), not self.is_muted
        self._show_notices()
        self.muted.emit(self.is_muted)
        self.messages.tell(Command.MUTE, before, self._standing(), did=True)

    def _standing(self) -> Standing:
        player, item = self._session().player, self._session().moment.segment.item
        name = "" if item is None else player.plan.items[item].variation.short_name
        return Standing(player.options, name, self.is_muted, item, player.skipped)

    def _session(self) -> PlayerDriver:
        if self._driver is None:
            raise RuntimeError("no session is open")
        return self._driver


def _position(plan: Plan, item: int | None) -> Position:
    """Return the position of one of its items, past the last of which the session ends."""
    return plan.items[item].start if item is not None else plan.items[-1].end


def _set(label: TextLabel, text: str) -> None:
    """Set a label's text where it differs: setting it anew would lay the page out anew."""
    if label.text() != text:
        label.setText(text)
