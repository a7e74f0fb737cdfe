"""The sound desk: turns a session's events into voice, tones, breath sound and media controls.

Acts on what the conductor reports and passes the desktop's commands on to it; plans nothing and draws nothing. What is
said and sounded, and when, is settled in the timeline's cues.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from routine_app.domain.timeline import Tone
from routine_app.domain.vocabulary import Breath
from routine_app.playback.events import CueDue, Paused, Stopped
from routine_app.playback.player import State
from routine_app.qt.audio.chime import Chime
from routine_app.qt.audio.desktop import Desktop
from routine_app.qt.audio.ducking import Ducking
from routine_app.qt.audio.media_controls import MediaControls
from routine_app.qt.audio.on_time import OnTime
from routine_app.qt.audio.quiet import Spans, is_quiet, quiet_spans
from routine_app.qt.audio.speaker import Speaker
from routine_app.qt.audio.voices import VoiceSettings

if TYPE_CHECKING:
    from routine_app.domain.timeline import Cue, Moment, Segment
    from routine_app.playback.events import Event
    from routine_app.qt.conductor import Conductor
    from routine_app.storage.preferences import Preferences

SAMPLE = "Breathe in, and lift. Breathe out, and lower."
FASTEST_SPOKEN = 2.0  # a clock faster than this many times life leaves no time for words
HELD_MS = 1_000  # words that had to wait for others are still worth saying so much later
_TRY_OUT_MS = 5_000
_JUMP_MS = 2_000  # time never goes on by more at once: the player pauses then


def flow_of(moment: Moment) -> float:
    """Return how strongly the air flows: 0 at the ends of a guided breath and in her own free breath, 1 half-way."""
    return 0.0 if moment.breath is Breath.FREE else 4.0 * moment.fullness * (1.0 - moment.fullness)


def _longest_ms(cue: Cue) -> int:
    """Return how long saying a cue may take at the most: a voice that never reports its end counts as done then."""
    return 1_000 + 2 * cue.estimate_ms


class SoundDesk(QObject):
    """What is heard of a session, and the media keys that steer it. One desk serves one session after another.

    Signals:
        flash: a Tone has sounded (or would have, were it not muted), for who does not hear it.
        problem: a sentence for her, once for each problem.
    """

    flash = Signal(object)
    problem = Signal(str)

    def __init__(
        self,
        speaker: Speaker | None = None,
        chime: Chime | None = None,
        controls: MediaControls | None = None,
        ducking: Ducking | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.speaker, self.chime, self.controls = speaker or Speaker(), chime or Chime(), controls or MediaControls()
        self.ducking = ducking or Ducking()
        self._told: set[str] = set()
        self._conductor: Conductor | None = None
        self._on_time: OnTime | None = None
        self._speed = 1.0
        self._speaks = True
        self._lowers = False
        self._quiet: Spans = ()
        self._said: Cue | None = None
        self._held: Cue | None = None
        self._segment: Segment | None = None
        self._t_ms = 0
        self._tried_out = QTimer(self, singleShot=True, interval=_TRY_OUT_MS)
        self._tried_out.timeout.connect(self._end_try_out)
        for part in (self.speaker, self.chime, self.controls):
            part.setParent(self)
        self.speaker.problem.connect(self._tell)
        self.speaker.ended.connect(self._say_held)
        self.chime.problem.connect(self._tell)
        self._desktop = Desktop(self.controls, self)

    def configure(self, preferences: Preferences) -> None:
        """Take her choices: voice, volumes, mute; they hold from the next sound on."""
        voice = preferences.voice
        self.speaker.configure(VoiceSettings(voice.rate, voice.volume, voice.name, voice.language))
        self.chime.set_volume(preferences.tone_volume, preferences.breath_volume)
        self.chime.set_muted(preferences.mute)
        self._speaks = voice.enabled and not preferences.mute
        self._lowers = preferences.lower_others and voice.enabled
        self.speaker.set_muted(preferences.mute or not voice.enabled)

    def open_session(self, conductor: Conductor, speed: float = 1.0) -> None:
        """Go with a session that has not started, before anybody else listens to it: what is heard may not wait.

        `speed` (> 0) is how much faster than life its clock runs. Loads the sounds and wakes the voice, so that the
        first cue is on time.
        """
        self.close_session()
        self._tried_out.stop()
        self._conductor, self._speed = conductor, speed
        self._segment, self._t_ms = conductor.moment.segment, conductor.moment.t_ms
        conductor.happened.connect(self._hear)
        conductor.moment_changed.connect(self._follow)
        conductor.state_changed.connect(self._desktop.publish)
        conductor.plan_changed.connect(self._take_plan)
        self._on_time = OnTime(conductor, self)
        if self._may_speak():
            self.speaker.prepare()
        if self._lowers:
            self.ducking.open()
        self._quiet = quiet_spans(conductor.player.timeline.cues)
        self.chime.open()
        self._desktop.open(conductor)

    def close_session(self) -> None:
        """Let go of the session and fall silent."""
        conductor, self._conductor = self._conductor, None
        if conductor is None or self._on_time is None:
            return
        conductor.happened.disconnect(self._hear)
        conductor.moment_changed.disconnect(self._follow)
        conductor.state_changed.disconnect(self._desktop.publish)
        conductor.plan_changed.disconnect(self._take_plan)
        self._on_time.close()
        self._on_time.deleteLater()
        self._on_time = None
        self._silence()
        self.chime.close()
        self.ducking.close()
        self._desktop.close()

    def try_out(self) -> None:
        """Sound a tone and say a sentence as they are set now; voices that failed before get another chance."""
        self._told.clear()
        self.chime.open()
        self.chime.play(Tone.REP)
        if self._conductor is None:  # no session keeps the output open
            self._tried_out.start()
            if self._lowers and self._speaks:
                self.ducking.open()
                self.ducking.set_low(True)
        self.speaker.retry()
        self.speaker.say(SAMPLE)

    def close(self) -> None:
        """Let go of everything."""
        self.close_session()
        self._tried_out.stop()
        self.speaker.close()
        self._end_try_out()

    def _end_try_out(self) -> None:
        self.chime.close()
        self.ducking.close()

    def _hear(self, events: tuple[Event, ...]) -> None:
        """Sound the tones at once, then say what matters most: a late tick may bring several cues."""
        if self._conductor is not None:
            self._notice_jump(self._conductor.moment)
        spoken: list[Cue] = []
        for event in events:
            if isinstance(event, CueDue):
                if event.cue.tone is not None:
                    self.chime.play(event.cue.tone)
                    self.flash.emit(event.cue.tone)
                if event.cue.text:
                    spoken.append(event.cue)
            elif isinstance(event, Paused | Stopped):
                spoken.clear()
                self._silence()
        if spoken and self._may_speak():
            self._say(max(reversed(spoken), key=lambda cue: cue.priority))

    def _say(self, cue: Cue) -> None:
        """Say a cue; where this voice is slower than was planned, what matters more is said to its end first."""
        before = self._said
        if before is not None and self.speaker.speaking and before.priority > cue.priority:
            is_on = before.at_ms <= cue.at_ms < before.at_ms + _longest_ms(before)
            if is_on:
                self._held = cue
                return
        self._said, self._held = cue, None
        self.speaker.say(cue.text)

    def _say_held(self) -> None:
        if self._conductor is None:
            self.ducking.set_low(False)
        cue, self._held = self._held, None
        if cue is not None and self._t_ms - cue.at_ms <= HELD_MS:
            self._say(cue)

    def _follow(self, moment: Moment) -> None:
        self._notice_jump(moment)
        if self._conductor is not None and self._conductor.state is State.RUNNING:
            self.chime.breathe(flow_of(moment))
        self.ducking.set_low(self._wants_quiet(moment))
        self._desktop.follow(moment)
        if moment.segment is not self._segment:
            self._segment = moment.segment
            self._desktop.publish()

    def _wants_quiet(self, moment: Moment) -> bool:
        """Return whether other apps should be low: words are on, or due. Where she is waited for, none are due."""
        if self._conductor is None or self._conductor.state is not State.RUNNING or not self._may_speak():
            return False
        if not moment.waiting and is_quiet(self._quiet, moment.t_ms):
            return True
        said = self._said
        return said is not None and self.speaker.speaking and moment.t_ms < said.at_ms + _longest_ms(said)

    def _take_plan(self) -> None:
        """After a command: where it took her elsewhere, stop saying what belongs to where she was."""
        if self._conductor is not None and self._segment is not None:
            self._quiet = quiet_spans(self._conductor.player.timeline.cues)
            if self._conductor.moment.segment.bout != self._segment.bout:
                self._fall_quiet()
            self._desktop.publish()

    def _notice_jump(self, moment: Moment) -> None:
        """Likewise where the time itself jumped, and tell the desktop where she is."""
        gone_on_ms, self._t_ms = moment.t_ms - self._t_ms, moment.t_ms
        if not 0 <= gone_on_ms <= _JUMP_MS * max(1.0, self._speed):
            self._fall_quiet()
            self._desktop.jump_to(moment)

    def _fall_quiet(self) -> None:
        self._said = self._held = None
        self.speaker.stop()

    def _silence(self) -> None:
        self._fall_quiet()
        self.chime.silence()

    def _may_speak(self) -> bool:
        return self._speaks and self._speed <= FASTEST_SPOKEN

    def _tell(self, words: str) -> None:
        if words not in self._told:
            self._told.add(words)
            self.problem.emit(words)
