"""The count-in as it is heard: one tick at once, which says that her key was taken, and one for each second after it.

Handed over whole as it begins, so no tick depends on a thread being in time. Knows no session, and says no words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.timeline import Cue, CueKind, Tone
from routine_app.playback.events import CountIn, CueDue
from routine_app.playback.transport import COUNT_IN_MS
from routine_app.sound.schedule import Anchor

if TYPE_CHECKING:
    from routine_app.playback.events import Event
    from routine_app.sound.schedule import Schedule

TICK = Tone.REP
"""As the three seconds before a set sound."""
_TICKS = tuple(Cue(at_ms, CueKind.COUNTDOWN, tone=TICK) for at_ms in range(0, COUNT_IN_MS, 1_000))


def tone_of(event: Event) -> Tone | None:
    """Return what sounds with an event, None where nothing does."""
    if isinstance(event, CueDue):
        return event.cue.tone
    return TICK if isinstance(event, CountIn) else None


def begins_count_in(event: Event) -> bool:
    """Whether a count-in begins with it."""
    return event == CountIn(COUNT_IN_MS // 1_000)


def sound_count_in(schedule: Schedule, goes_on_ns: int, speed: float, now_ns: int) -> None:
    """Hand over all ticks of a count-in after which the session goes on at an instant (ns of the monotonic clock).

    The schedule is one of its own: what is to come of the session is planned anew in a count-in too, ticks are not.
    `speed` (> 0) is how much faster than life the session's clock runs.
    """
    schedule.take(_TICKS, Anchor(COUNT_IN_MS, goes_on_ns, speed), now_ns)
