"""The desktop's hand on a session: passes its commands on, and shows it what is on.

Knows the media controls and the driver; sounds nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from routine_app.playback.commands import Command
from routine_app.playback.states import State
from routine_app.qt.media.media_session import MediaControls
from routine_app.system.now_playing import PlaybackStatus

if TYPE_CHECKING:
    from routine_app.domain.timeline import Moment
    from routine_app.qt.media.session_source import SessionSource

_STATUS = {
    State.RUNNING: PlaybackStatus.PLAYING,
    State.COUNTING_IN: PlaybackStatus.PLAYING,
    State.PAUSED: PlaybackStatus.PAUSED,
}


class MediaBridge(QObject):
    """Joins the media controls to one session after another.

    `play_wanted()`: a key asks to play, and nothing is on. `stop_wanted()`: it asks to stop what is on, which stands
    still by now; whether it ends is hers to say, as with the window's own Stop: a button of a telephone is hit unseen.
    """

    play_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, controls: MediaControls, parent: QObject | None = None) -> None:
        super().__init__(parent)
        controls.setParent(self)
        self._controls = controls
        self._driver: SessionSource | None = None
        controls.play.connect(self._resume)
        controls.pause.connect(self._pause)
        controls.toggle.connect(self._toggle)
        controls.next.connect(lambda: self._do(Command.NEXT))
        controls.previous.connect(lambda: self._do(Command.BACK))
        controls.stop.connect(self._stop)

    def begin(self) -> None:
        """Let the desktop's keys reach the app, until `end`: a headset begins what is offered."""
        self._controls.open()

    def open(self, driver: SessionSource) -> None:
        """Go with a session."""
        self._driver = driver
        driver.state_changed.connect(self.publish)
        self._controls.open()
        self.publish()

    def close(self) -> None:
        """Let go of it: nothing is on."""
        if self._driver is not None:
            self._driver.state_changed.disconnect(self.publish)
        self._driver = None
        self._controls.publish(PlaybackStatus.STOPPED, "", "", 0, 0)

    def end(self) -> None:
        """Leave the desktop."""
        self._controls.close()

    def follow(self, moment: Moment) -> None:
        """Take the time as it goes on by itself."""
        self._controls.position_ms = moment.t_ms

    def jump_to(self, moment: Moment) -> None:
        """Tell the desktop that the session is elsewhere now."""
        self._controls.seek_to(moment.t_ms)

    def publish(self) -> None:
        """Show what is on."""
        driver = self._driver
        if driver is None:
            return
        plan, moment = driver.plan, driver.moment
        item = moment.segment.item
        self._controls.publish(
            _STATUS.get(driver.state, PlaybackStatus.STOPPED),
            plan.routine_name if item is None else plan.items[item].variation.short_name,
            plan.routine_name,
            moment.duration_ms,
            moment.t_ms,
        )

    def _resume(self) -> None:
        if self._driver is not None:
            self._driver.resume()
        else:
            self.play_wanted.emit()

    def _toggle(self) -> None:
        if self._driver is not None:
            self._do(Command.TOGGLE_PAUSE)
        else:
            self.play_wanted.emit()

    def _pause(self) -> None:
        if self._driver is not None:
            self._driver.pause()

    def _stop(self) -> None:
        if self._driver is not None:
            self._driver.pause()
            self.stop_wanted.emit()

    def _do(self, command: Command) -> None:
        if self._driver is not None:
            self._driver.do(command)
