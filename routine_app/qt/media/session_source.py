"""What is heard and what the desktop shows of a session, is of this: whatever drives one.

Knows the player and its signals by their names; not who drives it (`qt/player/player_driver.py` does).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from routine_app.domain.plan import Plan
    from routine_app.domain.timeline import Moment
    from routine_app.playback.commands import Command
    from routine_app.playback.player import Player, State


class SessionSource(Protocol):
    """A session on its way. `at_ns` is when (monotonic ns) its `moment` was true; signals as the driver has them."""

    @property
    def moment_changed(self) -> SignalInstance:
        """Time has passed, or a command has moved it: the Moment."""

    @property
    def state_changed(self) -> SignalInstance:
        """Running, paused, ...: the State."""

    @property
    def plan_changed(self) -> SignalInstance:
        """The plan or the timeline is another one."""

    @property
    def happened(self) -> SignalInstance:
        """The events, in order."""

    @property
    def stood(self) -> SignalInstance:
        """It stands and waits, or does so no longer."""

    @property
    def player(self) -> Player:
        """The player, to read from."""

    @property
    def plan(self) -> Plan:
        """The plan as it stands now."""

    @property
    def state(self) -> State:
        """Whether it runs, waits or is over."""

    @property
    def moment(self) -> Moment:
        """What is true now."""

    @property
    def at_ns(self) -> int:
        """When the moment was true, in ns of the monotonic clock."""

    def pause(self) -> None:
        """Pause, where it moves."""

    def resume(self) -> None:
        """Go on, where it is paused."""

    def stand_until(self, may_go_on: Callable[[], bool], longest_ms: int) -> None:
        """Let no time pass until it may, or for so long; the segment that is on then begins once more."""

    def do(self, command: Command) -> None:
        """Pass a command on to the player."""
