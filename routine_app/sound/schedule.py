"""Hands what is due to the mixer ahead of its instant: each cue once, whatever holds up the thread that looks.

Knows the session's cues, where it is and how fast it goes (`Anchor`), tones and spoken texts; not the player, windows
or outputs. Time is an argument, in ns of the monotonic clock.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from routine_app.domain.timeline import Cue, Tone
from routine_app.sound.mixer import Mixer, Sound, VolumeGroup
from routine_app.sound.pcm import Samples, ns_of
from routine_app.sound.words import HELD_MS, Line, SpokenSpan

AHEAD_MS = 1_500
"""Cues are handed over so long before their instants: for so long may the window's thread be held up."""
_MS = 1_000_000
_HANDED_ON_NS = 180 * _MS  # what begins now is heard by then: so much may be on its way to the output
_TONE_LATEST_NS = 400 * _MS  # a tone that is later than that would mislead
_WORDS_LATEST_NS = HELD_MS * _MS
_KEPT_NS = 2_000 * _MS


class Anchor(NamedTuple):
    """The session is at `t_ms` at the instant `at_ns`, and goes on from there `speed` times as fast as life."""

    t_ms: int
    at_ns: int
    speed: float = 1.0

    def ns(self, t_ms: int) -> int:
        """Return the instant of a time of the session."""
        return self.at_ns + round((t_ms - self.t_ms) * _MS / self.speed)

    def ms(self, at_ns: int) -> int:
        """Return the time of the session at an instant."""
        return self.t_ms + int((at_ns - self.at_ns) * self.speed) // _MS


class _Handed:
    """A cue that has been handed over: its tone, and its words once they are made."""

    def __init__(self, cue: Cue, due_ns: int) -> None:
        self.cue, self.due_ns = cue, due_ns
        self.tone: Sound | None = None
        self.words: Sound | None = None
        self.place: SpokenSpan | None = None
        self.is_unsaid = False

    @property
    def has_begun(self) -> bool:
        return any(each is not None and each.begun_ns is not None for each in (self.tone, self.words))

    def let_go(self, before_ns: int) -> None:
        """Forget the samples of what is long over; that it was handed over stays known."""
        if self.words is not None and self.words.at_ns + ns_of(len(self.words.samples)) < before_ns:
            self.words = self.place = None


class Schedule:
    """What has been handed over of one session. `words` gives a text's samples, None while they are being made."""

    def __init__(
        self, mixer: Mixer, words: Callable[[str], Samples[float] | None], tones: Callable[[Tone], Samples[float]]
    ) -> None:
        self._mixer, self._words, self._tones = mixer, words, tones
        self._handed: dict[Cue, _Handed] = {}
        self._recent: list[_Handed] = []
        self._line = Line()
        self.speaks = True
        """Whether texts are said."""

    def is_speaking(self, now_ns: int) -> bool:
        """Return whether words are under way."""
        return self._line.is_said_at(now_ns)

    def look_ahead(self, cues: Sequence[Cue], anchor: Anchor, until_ms: int, now_ns: int) -> None:
        """Hand over the cues (in order of time) after the anchor, as far as AHEAD_MS, that come before `until_ms`."""
        self._let_go(now_ns)
        self._say_what_is_ready(now_ns)
        end_ms = min(until_ms, anchor.ms(now_ns + AHEAD_MS * _MS))
        for number in range(bisect_right(cues, anchor.t_ms, key=lambda cue: cue.at_ms), len(cues)):
            cue = cues[number]
            if cue.at_ms >= end_ms:
                break
            if cue not in self._handed:
                self._hand_over(cue, anchor.ns(cue.at_ms), now_ns, with_words=True)

    def take(self, due: Iterable[Cue], anchor: Anchor, now_ns: int) -> None:
        """Take the cues that the player reports: those that have not been handed over, after a jump, sound now.

        Of several that come late with words only the one that matters most is said, the latest of equals.
        """
        fresh = [cue for cue in due if cue not in self._handed]
        spoken = [cue for cue in fresh if cue.text]
        best = max(reversed(spoken), key=lambda cue: cue.priority) if spoken else None
        for cue in fresh:
            self._hand_over(cue, anchor.ns(cue.at_ms), now_ns, with_words=cue is best)

    def replan(self, now_ns: int) -> None:
        """Another plan holds from here on: take back all that is still to come."""
        for handed in [each for each in self._recent if each.due_ns > now_ns and not each.has_begun]:
            self._take_back(handed)

    def leave(self) -> None:
        """The session is elsewhere: the words end, tones ring out, and what was heard may be heard again."""
        for handed in self._recent:
            self._end_words(handed)
            if handed.tone is not None and handed.tone.begun_ns is None:
                self._mixer.cut(handed.tone)
        self._forget_all()

    def hush(self) -> None:
        """End the words that are being said, and those that wait."""
        for handed in self._recent:
            self._end_words(handed)
            handed.place = None  # cleared below: a plan that comes next has nothing to take back
        self._line.clear()

    def silence(self) -> None:
        """End everything at once."""
        self._mixer.fade_out()
        self._forget_all()

    def _forget_all(self) -> None:
        self._handed, self._recent = {}, []
        self._line.clear()

    def _hand_over(self, cue: Cue, due_ns: int, now_ns: int, *, with_words: bool) -> None:
        handed = _Handed(cue, due_ns)
        self._handed[cue] = handed
        self._recent.append(handed)
        if cue.tone is not None:
            handed.tone = Sound(self._tones(cue.tone), due_ns, VolumeGroup.TONES, _TONE_LATEST_NS)
            self._mixer.add(handed.tone)
        handed.is_unsaid = bool(cue.text) and with_words and self.speaks
        self._say(handed, now_ns)

    def _say_what_is_ready(self, now_ns: int) -> None:
        for handed in self._recent:
            if handed.is_unsaid:
                self._say(handed, now_ns)

    def _say(self, handed: _Handed, now_ns: int) -> None:
        samples = self._words(handed.cue.text) if handed.is_unsaid else None
        if samples is None:
            handed.is_unsaid = handed.is_unsaid and now_ns - handed.due_ns < _WORDS_LATEST_NS
            return
        handed.is_unsaid = False
        if samples:
            is_late = handed.due_ns < now_ns + _HANDED_ON_NS
            due_ns = max(handed.due_ns, now_ns) if is_late else handed.due_ns
            length_ns = ns_of(len(samples)) + (_HANDED_ON_NS if is_late else 0)
            self._place(handed, samples, due_ns, length_ns)

    def _place(self, handed: _Handed, samples: Samples[float], due_ns: int, length_ns: int) -> None:
        place = self._line.place(due_ns, length_ns, handed.cue.priority)
        if place is None:
            return
        handed.place = place
        handed.words = Sound(samples, place.start_ns, VolumeGroup.WORDS, _WORDS_LATEST_NS)
        for other in self._recent:
            if other.place is not None and other.place.gave_way_to is place and other.words is not None:
                self._mixer.cut(other.words, other.place.end_ns)
        self._mixer.add(handed.words)

    def _take_back(self, handed: _Handed) -> None:
        for each in (handed.tone, handed.words):
            if each is not None:
                self._mixer.cut(each)
        restored = [] if handed.place is None else self._line.take_back(handed.place)
        for other in self._recent:
            if other.place in restored and other.words is not None:
                self._mixer.let_end(other.words)
        self._recent.remove(handed)
        self._handed.pop(handed.cue, None)

    def _end_words(self, handed: _Handed) -> None:
        handed.is_unsaid = False
        if handed.words is not None:
            self._mixer.cut(handed.words)

    def _let_go(self, now_ns: int) -> None:
        """Keep nothing of what is over, but that it was."""
        before_ns = now_ns - _KEPT_NS
        self._mixer.forget(before_ns)
        self._line.forget(before_ns)
        for handed in self._recent:
            handed.let_go(before_ns)
        self._recent = [each for each in self._recent if each.due_ns > before_ns or each.words or each.is_unsaid]
