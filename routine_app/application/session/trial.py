"""The journal of a session that is only tried: nothing of it is kept, until she tells that it hurts or she is unwell.

Then all of it is, from its beginning on: what she has told is never lost, wherever she told it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from routine_app.application.session.journal import Journal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from routine_app.application.session.journal import Hurt
    from routine_app.domain.care.statements import HowSoon
    from routine_app.domain.comfort import Comfort
    from routine_app.domain.plan import Plan
    from routine_app.domain.timeline import Timeline
    from routine_app.playback.events import Event
    from routine_app.storage.history import History


class TrialJournal(Journal):
    """Holds back what a journal writes, until there is a reason to keep it. A pain not confirmed is none yet."""

    def __init__(self, history: History | None, messages: Iterable[str] = ()) -> None:
        super().__init__(history, messages)
        self._held: list[Callable[[], None]] = []
        self._is_kept = False

    def begin(
        self,
        plan: Plan,
        timeline: Timeline,
        comfort: Comfort,
        started: dt.datetime,
        *,
        pain_before: int | None = None,
        pace_percent: int = 100,
    ) -> None:
        """Hold back that a session begins."""
        self._held.append(
            partial(super().begin, plan, timeline, comfort, started, pain_before=pain_before, pace_percent=pace_percent)
        )

    def record(self, events: Iterable[Event], at: dt.datetime) -> None:
        """Hold back what happens, or keep it."""
        if self._is_kept:
            super().record(events, at)
        else:
            self._held.append(partial(super().record, tuple(events), at))

    def record_hurt(self, item: int, hurt: Hurt, at: dt.datetime) -> None:
        """Keep all of it, and that it hurt."""
        if hurt.confirmed:
            self._keep()
        super().record_hurt(item, hurt, at)

    def record_unwell(self, sign: str, how_soon: HowSoon | None, at: dt.datetime) -> None:
        """Keep all of it, and that she feels unwell."""
        self._keep()
        super().record_unwell(sign, how_soon, at)

    def _keep(self) -> None:
        self._is_kept = True
        held, self._held = self._held, []
        for write in held:
            write()
