"""Makes a session that is ready to begin: player, diary, and what keeps the screen on.

Loaded when the first one is asked for, or when nothing goes on. Knows the day; not who plays it, nor what is heard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.application.session.journal import Journal, open_journal
from routine_app.application.session.trial import TrialJournal
from routine_app.application.wall_clock import local_now
from routine_app.playback.clock import MonotonicClock
from routine_app.qt.player.running_session import RunningSession
from routine_app.system.awake import AwakeAside

if TYPE_CHECKING:
    from routine_app.application.session.resume import ResumePoint
    from routine_app.domain.comfort import Comfort
    from routine_app.domain.plan import Plan
    from routine_app.qt.today.model import DayModel


def make_run(
    model: DayModel,
    speed: float,
    plan: Plan,
    comfort: Comfort,
    pain_before: int | None,
    going_on: ResumePoint | None,
    *,
    kept: bool,
) -> RunningSession:
    """Return a session of this plan, on a clock `speed` (> 0) times as fast as life; kept in the diary or past it."""
    return RunningSession(
        plan,
        model.options() if going_on is None else going_on.options,
        comfort,
        MonotonicClock(speed),
        open_journal(model.context.paths.database, Journal if kept else TrialJournal),
        AwakeAside(),
        local_now,
        speed=speed,
        pain_before=pain_before,
        going_on=going_on,
        length_of=model.context.length_of,
    )
