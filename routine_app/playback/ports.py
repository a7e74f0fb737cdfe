"""What playback asks of the platform: small protocols, so that a test or a terminal can stand in for a device.

Knows words and tones; does not know any engine, file or window.
"""

from __future__ import annotations

from typing import Protocol

from routine_app.domain.timeline import Tone


class Speaker(Protocol):
    """A voice. Neither method raises: a voice that fails falls silent and reports elsewhere."""

    def say(self, text: str) -> None:
        """Say the text at once; what is still being said gives way."""
        ...

    def stop(self) -> None:
        """Fall silent at once."""
        ...


class Chime(Protocol):
    """The short sounds."""

    def play(self, tone: Tone) -> None:
        """Sound the tone at once; it may mix with speech and other tones."""
        ...


class KeepAwake(Protocol):
    """Keeps the screen on. Both may be called in any state, any number of times."""

    def hold(self) -> bool:
        """Keep the screen on from now; returns whether that worked."""
        ...

    def release(self) -> None:
        """Let the screen sleep again."""
        ...
