"""The sound desk: turns a session's events into what is heard, and joins it with the media controls.

Acts on what the driver reports and passes the desktop's commands on to it; plans nothing and draws nothing. What is
said and sounded, and when, is settled in the timeline's cues; here they are handed to the engine ahead of time.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from routine_app.playback.events import CueDue, Paused, Stopped
from routine_app.playback.heard_timeline import HeardTimeline
from routine_app.playback.states import State
from routine_app.qt.media.count_in import begins_count_in, sound_count_in, tone_of
from routine_app.qt.media.late_output import LateOutput
from routine_app.qt.media.media_bridge import MediaBridge
from routine_app.qt.media.media_session import MediaControls
from routine_app.qt.media.sound_test import TryOut
from routine_app.sound.engine import Engine, Volumes
from routine_app.sound.schedule import Anchor
from routine_app.sound.speech import Choice
from routine_app.system.ducking import Ducking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from routine_app.domain.timeline import Cue, Moment, Segment
    from routine_app.playback.events import Event
    from routine_app.qt.media.session_source import SessionSource
    from routine_app.sound.output import Tell
    from routine_app.storage.preference_values import Preferences

FASTEST_SPOKEN = 2.0  # a clock faster than this many times life leaves no time for words
_JUMP_MS = 2_000  # time never goes on by more at once: the player pauses then
_MOVING = (State.RUNNING, State.COUNTING_IN)


class SoundDesk(QObject):
    """What is heard of a session, and the media keys that steer it. One desk serves one session after another.

    `flash(Tone)`: it has sounded, or would have, were it not muted. `problem(str)`: a sentence for her, once for each
    problem; `back()`: sound is there again. `learned()`: how long texts take to say is known that was not before.
    """

    flash = Signal(object)
    problem = Signal(str)
    back = Signal()
    learned = Signal()
    _output_news = Signal(str)
    _voice_news = Signal(str)

    def __init__(
        self,
        make_engine: Callable[[Tell, Tell], Engine] = Engine,
        controls: MediaControls | None = None,
        ducking: Ducking | None = None,
        now_ns: Callable[[], int] = time.monotonic_ns,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.controls, self.ducking = controls or MediaControls(), ducking or Ducking()
        self._output_news.connect(self._take_output_news, Qt.ConnectionType.QueuedConnection)  # from other threads
        self._voice_news.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self.engine = make_engine(self._output_news.emit, self._voice_news.emit)
        self.engine.speech.learned = self.learned.emit
        self._try_out = TryOut(self.engine, now_ns, self)
        self._try_out.over.connect(self._end_try_out)
        self._now_ns, self._told = now_ns, set[str]()
        self._driver: SessionSource | None = None
        self._speed, self._t_ms, self._speaks, self._lowers = 1.0, 0, True, False
        self._heard: HeardTimeline | None = None
        self._segment: Segment | None = None
        self.desktop = MediaBridge(self.controls, self)

    def configure(self, preferences: Preferences) -> None:
        """Take her choices: voice, volumes, mute; they hold from the next sound on."""
        voice, muted = preferences.voice, preferences.mute
        volumes = Volumes(voice.volume, preferences.tone_volume, preferences.breath_volume, muted)
        self.engine.configure(volumes, Choice(voice.language, voice.rate))
        self._speaks = voice.enabled and not muted
        self._lowers = preferences.lower_others and voice.enabled
        if not self._speaks:
            self.engine.schedule.hush()
        self._take_timeline()

    def prepare(self) -> None:
        """Load what the first session needs, while she looks at Today, and mend what a crash left low."""
        self.engine.prepare()
        self.ducking.mend()

    def learn(self, first: Iterable[str] = ()) -> None:
        """Have the texts made, in the background, of which a length was asked for that is not known: `first` first."""
        if self._driver is None and self._speaks:
            self.engine.speech.want_unknown(first)

    def open_session(self, driver: SessionSource, speed: float = 1.0) -> None:
        """Go with a session that has not started, `speed` (> 0) times as fast as life, before anybody else listens."""
        self.close_session()
        self._driver, self._speed = driver, speed
        self._segment, self._t_ms = driver.moment.segment, driver.moment.t_ms
        self._late = LateOutput(lambda: self._may_speak() and self.engine.wakes())
        driver.stood.connect(self.engine.schedule.leave)  # what was handed over until then is not heard
        driver.happened.connect(self._hear)
        driver.moment_changed.connect(self._follow)
        driver.plan_changed.connect(self._take_plan)
        self.engine.open()
        self._take_timeline()
        if self._lowers:
            self.ducking.open()
        self.desktop.open(driver)

    def close_session(self) -> None:
        """Let go of the session and fall silent."""
        self._try_out.end()
        driver, self._driver = self._driver, None
        if driver is None:
            return
        driver.happened.disconnect(self._hear)
        driver.moment_changed.disconnect(self._follow)
        driver.plan_changed.disconnect(self._take_plan)
        self.engine.close()
        self.ducking.close()
        self.desktop.close()

    def try_out(self) -> None:
        """Sound a tone and say a sentence as they are set now; voices that failed before get another chance."""
        self._told.clear()
        if self._driver is None and self._lowers and self._speaks:
            self.ducking.open()
            self.ducking.set_low(True)
        self._try_out.begin(speaks=self._speaks)

    def say(self, text: str) -> None:
        """Say this at once, in place of what is being said; "" ends it. For questions, while a session stands still."""
        self._try_out.say(text if self._may_speak() else "")

    def is_speaking(self) -> bool:
        """Return whether the voice says something in a session now."""
        return self._driver is not None and self.engine.schedule.is_speaking(self._now_ns())

    def close(self) -> None:
        """Let go of everything."""
        self.close_session()
        self.engine.close()
        self.desktop.end()

    def _end_try_out(self) -> None:
        if self._driver is None:  # else the session keeps the output
            self.engine.close()
            self.ducking.close()

    def _hear(self, events: tuple[Event, ...]) -> None:
        """Take what happened: cues that were handed over sound by themselves, the others do now."""
        if self._driver is None:
            return
        moment = self._driver.moment
        self._notice_jump(moment)
        due: list[Cue] = []
        for event in events:
            if (tone := tone_of(event)) is not None:
                self.flash.emit(tone)
            if isinstance(event, CueDue):
                due.append(event.cue)
            elif begins_count_in(event):
                self._try_out.end()  # as it ends it takes along what is to come of any sound
                sound_count_in(self.engine.new_schedule(), self._driver.at_ns, self._speed, self._now_ns())
            elif isinstance(event, Paused | Stopped):
                due.clear()
                self.engine.schedule.silence()
                self.engine.hold_breath()
        self.engine.schedule.take(due, Anchor(moment.t_ms, self._driver.at_ns, self._speed), self._now_ns())

    def _follow(self, moment: Moment) -> None:
        driver = self._driver
        if driver is None:
            return
        self._notice_jump(moment)
        self.engine.rest(rests=driver.state not in _MOVING)
        if self._heard is not None and driver.state in _MOVING:
            self._look_ahead(driver, moment, self._heard.sure_until_ms(moment.t_ms))
        self.ducking.set_low(self._wants_quiet(moment))
        self.desktop.follow(moment)
        if moment.segment is not self._segment:
            self._segment = moment.segment
            self.desktop.publish()
        self._late.look(driver, self._now_ns())

    def _look_ahead(self, driver: SessionSource, moment: Moment, until_ms: int) -> None:
        """Hand over what is due soon, from where the session is, or will be once it is counted in."""
        anchor, timeline = Anchor(moment.t_ms, driver.at_ns, self._speed), driver.player.timeline
        self.engine.schedule.look_ahead(timeline.cues, anchor, until_ms, self._now_ns())
        if driver.state is State.RUNNING:
            self.engine.breathe(timeline, moment, anchor, until_ms)

    def _wants_quiet(self, moment: Moment) -> bool:
        """Return whether other apps should be low: words are on, or due. Where she is waited for, none are due."""
        if self._driver is None or self._driver.state is not State.RUNNING or not self._may_speak():
            return False
        is_due = self._heard is not None and not moment.waiting and self._heard.is_quiet(moment.t_ms)
        return is_due or self.engine.schedule.is_speaking(self._now_ns())

    def _take_plan(self) -> None:
        """After a command: what was to come is another thing now; elsewhere, so is what is being said."""
        if self._driver is None or self._segment is None:
            return
        moment, schedule = self._driver.moment, self.engine.schedule
        self._notice_jump(moment)
        is_elsewhere = moment.segment.bout != self._segment.bout
        schedule.leave() if is_elsewhere else schedule.replan(self._now_ns())
        self._take_timeline()
        self.desktop.publish()

    def _take_timeline(self) -> None:
        """Take it as it stands now, and have its texts made, in the order in which they fall due."""
        self.engine.schedule.speaks = self._may_speak()
        if self._driver is not None:
            self._heard = HeardTimeline(self._driver.player.timeline)
            if self._may_speak():
                self.engine.speech.want(self._heard.texts_from(self._driver.moment.t_ms))

    def _notice_jump(self, moment: Moment) -> None:
        """Where the time itself jumped, let go of what belongs to where she was, and tell the desktop where she is."""
        gone_on_ms, self._t_ms = moment.t_ms - self._t_ms, moment.t_ms
        if not 0 <= gone_on_ms <= _JUMP_MS * max(1.0, self._speed):
            self.engine.schedule.leave()
            self.desktop.jump_to(moment)

    def _may_speak(self) -> bool:
        return self._speaks and self._speed <= FASTEST_SPOKEN

    def _take_output_news(self, words: str) -> None:
        self.problem.emit(words) if words else self.back.emit()

    def _tell(self, words: str) -> None:
        if words not in self._told:
            self._told.add(words)
            self.problem.emit(words)
