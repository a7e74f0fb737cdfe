"""Follows one thing that is said on the session bus: asks how it stands, and hears of each change.

Knows the bus; what is asked, and what an answer means, is for whoever follows. Starts no service that is not there.
"""

from __future__ import annotations

from jeepney import MatchRule, Message, MessageFlag
from jeepney.bus_messages import message_bus

from routine_app.system.session_bus import BusPlace


class BusFollower:
    """Follows between `open` and `close`; nothing here waits. `hear` is called in another thread."""

    def __init__(self, rule: MatchRule, question: Message) -> None:
        """Ask each bus to be told of what `rule` says, then the `question`."""
        question.header.flags |= MessageFlag.no_auto_start
        calls = (message_bus.AddMatch(rule), question)
        self._place = BusPlace((), lambda _: None, calls=calls, hear=self.hear)

    def open(self) -> None:
        """Ask, now or whenever there is a bus, and follow."""
        self._place.open()

    def close(self) -> None:
        """Follow no more."""
        self._place.close()

    def hear(self, message: Message) -> None:
        """Take a reply or a signal of the bus; what is about something else changes nothing."""
        raise NotImplementedError
