"""Stand-ins for voices and sounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.qt.audio.chime import Chime
from routine_app.qt.audio.ducking import Ducking
from routine_app.qt.audio.voices import Voice, VoiceSettings

if TYPE_CHECKING:
    from routine_app.domain.timeline import Tone


class FakeVoice(Voice):
    """Says into a list; `heard` decides whether it reports that it began."""

    def __init__(self, title: str = "voice", *, there: bool = True, heard: bool = True) -> None:
        super().__init__()
        self.title = title
        self.there = there
        self.heard = heard
        self.said: list[str] = []
        self.stops = 0

    def available(self) -> bool:
        return self.there

    def say(self, text: str, settings: VoiceSettings) -> None:  # noqa: ARG002
        self.said.append(text)
        if self.heard:
            self.began.emit()

    def stop(self) -> None:
        self.stops += 1


class FakeChime(Chime):
    """Sounds into a list."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[Tone] = []
        self.flow: list[float] = []
        self.silences = 0
        self.is_open = False

    def open(self) -> bool:
        self.is_open = True
        return True

    def play(self, tone: Tone) -> None:
        self.played.append(tone)

    def breathe(self, flow: float) -> None:
        self.flow.append(flow)

    def silence(self) -> None:
        self.silences += 1

    def close(self) -> None:
        self.is_open = False


class FakeDucking(Ducking):
    """Lowers into a list of the changes; starts no process."""

    def __init__(self) -> None:
        super().__init__(())
        self.is_open = False
        self.changes: list[bool] = []

    @property
    def is_low(self) -> bool:
        return self.is_open and bool(self.changes) and self.changes[-1]

    def open(self) -> None:
        self.is_open = True

    def set_low(self, low: bool) -> None:
        if self.is_open and low is not self.is_low:
            self.changes.append(low)

    def close(self) -> None:
        self.set_low(False)
        self.is_open = False
