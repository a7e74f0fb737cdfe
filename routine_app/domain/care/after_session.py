"""The sentence of Finish that fits what she reported (content sheet B3, B4.3 †): never cheer after a pain of 6.

Knows numbers and words.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.care.pain_gate import CAUTION_UP_TO, Gate, gate_of
from routine_app.domain.care.statements import HowSoon


class Reported(msgspec.Struct, frozen=True):
    """What she told of one session. `worst` is the highest pain told during it, `after` the one at its end (0-10).

    `ended` is whether she ended the exercise or the session for it; `unwell` how soon to contact somebody for a sign.
    `quiet`: her pregnancy has ended, so nothing is cheerful and no midwife is named.
    """

    before: int | None = None
    worst: int | None = None
    sharp: bool = False
    ended: bool = False
    after: int | None = None
    unwell: HowSoon | None = None
    quiet: bool = False

    @property
    def gate(self) -> Gate:
        """How the worst of it all is answered; GO_ON where she told of no pain."""
        told = [each for each in (self.worst, self.after) if each is not None]
        if not told and not self.sharp:
            return Gate.GO_ON
        return gate_of(self.before, max(told, default=None), sharp=self.sharp)


class AfterSession(msgspec.Struct, frozen=True):
    """What Finish says; `cheer` is whether anything cheerful may stand beside it."""

    text: str
    cheer: bool


_RIGHT = "You felt unwell and stopped. That was right."
_UNWELL = {
    HowSoon.NOW: f"{_RIGHT} If you have not called yet, call your emergency number or your maternity unit now.",
    HowSoon.SAME_DAY: f"{_RIGHT} Call your maternity unit today; do not wait for it to pass.",
    HowSoon.SOON: f"{_RIGHT} Speak with your doctor or physiotherapist soon, before you exercise again.",
    HowSoon.ROUTINE: f"{_RIGHT} Mention it when you next see your midwife or physiotherapist.",
}
_IF_IT_STAYS = (
    "If it stays like this for more than a day, or hurts at rest, call your {whom} or physiotherapist. "
    "Next time, begin one step easier."
)


def after_session(reported: Reported) -> AfterSession:
    """Return the sentence for what she reported; the most urgent of it counts."""
    if reported.unwell is not None:
        return AfterSession(_UNWELL[reported.unwell], cheer=False)
    if reported.gate is Gate.END:
        advice = _IF_IT_STAYS.format(whom="doctor" if reported.quiet else "midwife")
        return AfterSession(f"{_ended(reported)} {advice}", cheer=False)
    if reported.gate is Gate.CAUTION:
        text = "What you felt should settle within a day. If it does not, take one step easier next time."
        return AfterSession(f"{_noted(reported)} {text}", cheer=False)
    return AfterSession("", cheer=not reported.quiet)


def _ended(reported: Reported) -> str:
    told = reported.sharp or (reported.worst is not None and gate_of(reported.before, reported.worst) is Gate.END)
    if reported.ended and told:
        at = "at a sharp pain" if reported.sharp or reported.worst is None else f"at pain {reported.worst}"
        rest = " Rest now, in a position that suits you." if (reported.after or 0) > CAUTION_UP_TO else ""
        return f"You stopped {at}. That was right.{rest}"
    return _noted(reported) + " Rest now, in a position that suits you."


def _noted(reported: Reported) -> str:
    if reported.sharp:
        return "Your sharp pain is noted."
    told = max((each for each in (reported.worst, reported.after) if each is not None), default=None)
    return "Your pain is noted." if told is None else f"Pain {told} is noted."
