"""What a pain of 0-10 means for the exercise under way, and for a session that has not begun (content sheet B4.3 †).

Its source: a general physiotherapists' traffic light (providephysiotherapy.org.uk, fusionphysio) and leaflets that say
to keep active only as far as pain allows (NCA, clairemockridge.com); not validated for pregnancy. Sharp pain ends the
exercise whatever its number (content sheet B2.2 †). Knows numbers and words; not what is being played.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

GO_UP_TO = 3
CAUTION_UP_TO = 5
MOST_RISE = 2
WORST_PAIN = 10


class Gate(StrEnum):
    """How a reported pain is answered."""

    GO_ON = "go_on"
    CAUTION = "caution"
    END = "end"


class GateChoice(StrEnum):
    """What she can choose then. EASIER is an easier version with fewer repetitions; CALMER the next calm exercise."""

    GO_ON = "go_on"
    EASIER = "easier"
    LEAVE_OUT = "leave_out"
    CALMER = "calmer"
    END_SESSION = "end_session"


GATE_CHOICE_NAMES: dict[GateChoice, str] = {
    GateChoice.GO_ON: "Go on",
    GateChoice.EASIER: "Easier, and fewer",
    GateChoice.LEAVE_OUT: "Leave this one out",
    GateChoice.CALMER: "Something calmer",
    GateChoice.END_SESSION: "End here",
}


class GateAnswer(msgspec.Struct, frozen=True):
    """The answer to a reported pain: what is said, and what she can choose, the suggested first."""

    gate: Gate
    text: str
    choices: tuple[GateChoice, ...]


def pain_gate(
    before: int | None, now: int | None, *, sharp: bool = False, easier: bool = True, calmer: bool = True
) -> GateAnswer:
    """Return the answer to a pain `now` (0-10, None: not said) where it was `before` at the start.

    `easier` and `calmer`: whether there is an easier version, and a calm exercise still to come.
    """
    gate = gate_of(before, now, sharp=sharp)
    return GateAnswer(
        gate, _text(gate, before, now, sharp=sharp, easier=easier, calmer=calmer), _choices(gate, easier, calmer)
    )


def gate_of(before: int | None, now: int | None, *, sharp: bool = False) -> Gate:
    """Return which answer it is; a pain that was not told counts as one for caution."""
    if sharp or (now is not None and now > CAUTION_UP_TO):
        return Gate.END
    if now is None or now > GO_UP_TO or _rise(before, now) > MOST_RISE:
        return Gate.CAUTION
    return Gate.GO_ON


def _rise(before: int | None, now: int | None) -> int:
    return 0 if before is None or now is None else now - before


def _choices(gate: Gate, easier: bool, calmer: bool) -> tuple[GateChoice, ...]:
    if gate is Gate.END:
        return (GateChoice.CALMER, GateChoice.END_SESSION) if calmer else (GateChoice.END_SESSION,)
    gentle = (GateChoice.EASIER,) if easier else ()
    if gate is Gate.CAUTION:
        return (*gentle, GateChoice.LEAVE_OUT, GateChoice.GO_ON, GateChoice.END_SESSION)
    return (GateChoice.GO_ON, *gentle, GateChoice.LEAVE_OUT, GateChoice.END_SESSION)


def _text(gate: Gate, before: int | None, now: int | None, *, sharp: bool, easier: bool, calmer: bool) -> str:
    if gate is Gate.END:
        how = "A sharp pain" if sharp else f"Pain {now}"
        return f"{how} is a reason to stop this one. {'Something calmer now, or the end?' if calmer else 'Rest now.'}"
    if gate is Gate.GO_ON:
        return f"Pain {now} is noted. Go on as long as it stays comfortable."
    offer = "Easier, and fewer repetitions?" if easier else "Leave this one out?"
    rise = _rise(before, now)
    if now is not None and now <= GO_UP_TO:
        return f"That is {rise} more than when you began. {offer}"
    return offer if now is None else f"Pain {now} is noted. {offer}"


GENTLE_ROUTINE = "gentle"
"""The id of the flare-day set (content sheet F2 †)."""


class BeforeChoice(StrEnum):
    """What she can choose before a session when it hurts already."""

    AS_PLANNED = "as_planned"
    EASIER = "easier"
    GENTLE = "gentle"
    REST = "rest"


class BeforeOffer(msgspec.Struct, frozen=True):
    """What is offered before a session, and the choices, the suggested first."""

    text: str
    choices: tuple[BeforeChoice, ...]


def pain_before_offer(pain: int | None) -> BeforeOffer | None:
    """Return what to offer at a pain (0-10) before the session: the gate's own bounds; None where nothing is."""
    if pain is None or pain <= GO_UP_TO:
        return None
    if pain <= CAUTION_UP_TO:
        text = f"Pain {pain} before you begin: the easier versions may suit you better today."
        return BeforeOffer(text, (BeforeChoice.EASIER, BeforeChoice.GENTLE, BeforeChoice.AS_PLANNED))
    text = f"Pain {pain} before you begin: today the gentle set, or rest. Both are good choices."
    return BeforeOffer(text, (BeforeChoice.GENTLE, BeforeChoice.REST))
