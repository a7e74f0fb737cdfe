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
    from routine_app.qt.player.running_session import SessionStart
    from routine_app.qt.today.model import DayModel


def make_run(model: DayModel, speed: float, start: SessionStart) -> RunningSession:
    """Return a session that begins so, on a clock `speed` (> 0) times as fast as life."""
    going_on = start.going_on
    return RunningSession(
        start.plan,
        model.options() if going_on is None else going_on.options,
        start.comfort,
        MonotonicClock(speed),
        open_journal(model.context.paths.database, Journal if start.kept else TrialJournal),
        AwakeAside(),
        local_now,
        speed=speed,
        pain_before=start.pain_before,
        going_on=going_on,
        length_of=model.context.length_of,
    )
