"""Sessions in the terminal, faster than life, for the power to be cut in: run as `python power_child.py DATA`.

Says what she is shown, at the moment when she is shown it. A second word is what the diary's `synchronous` is set to,
or `restore`: then she backs up after the first of two sessions, and restores that after the second.
"""

from __future__ import annotations

import datetime as dt
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from routine_app.application.context import open_context
from routine_app.application.diary.files import back_up, bring_back
from routine_app.application.session.finish_view import Answers
from routine_app.application.session.journal import Journal
from routine_app.application.session.recorder import SessionRecorder
from routine_app.cli.text_session import TextSession
from routine_app.cli.text_view import TextView
from routine_app.domain.comfort import Comfort
from routine_app.paths import user_paths
from routine_app.playback.commands import Command
from routine_app.playback.events import Event, SetFinished
from routine_app.playback.player import Player
from routine_app.storage.history import History
from routine_app.storage.preferences import Preferences, save_preferences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routine_app.application.session.summary import Summary
    from routine_app.domain.plan import Plan

START = dt.datetime(2026, 3, 1, 9, 0, tzinfo=dt.UTC)
TICK_MS = 1000
CHECKPOINT_PAGES = 100


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class TellingView(TextView):
    """The terminal's view, which says of each set that it is shown as done."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(sys.stdout)
        self._journal = journal

    def show(self, events: Iterable[Event], plan: Plan) -> None:
        events = tuple(events)
        for event in events:
            if isinstance(event, SetFinished):
                say("shown", self._journal.session_id, event.item, event.set, event.side)
        super().show(events, plan)

    def finish(self, summary: Summary, *, stopped: bool) -> None:
        say("ended", self._journal.session_id)
        super().finish(summary, stopped=stopped)


class FastClock:
    """A clock that goes on by a tick whenever it is read."""

    def __init__(self) -> None:
        self.ms = 0

    def now_ms(self) -> int:
        self.ms += TICK_MS
        return self.ms

    def instant_ns(self, now_ms: int) -> int:
        return now_ms * 1_000_000


class NoKeys:
    """Nobody at the keys."""

    there = False

    def read(self, _timeout: float) -> list[Command]:
        return []

    def read_plain(self, _timeout: float) -> list[str]:
        return []


def play(data: Path, routine: str, day: int, synchronous: str) -> None:
    """Play one session of one day to its end, and say how it was."""
    context = open_context(data)
    clock, now = FastClock(), START + dt.timedelta(days=day)
    plan = context.plan(routine, Comfort())
    player = Player(plan, context.options)
    history = History(context.paths.database)
    with closing(Journal(history)) as journal:
        history.database.read(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        history.database.read(f"PRAGMA synchronous = {synchronous}")
        recorder = SessionRecorder(player, journal, lambda: now + dt.timedelta(milliseconds=clock.ms))
        recorder.begin(Comfort(), pain_before=4)
        say("begun", journal.session_id)
        view = TellingView(journal)
        TextSession(player, clock, NoKeys(), view, recorder).play()
        journal.finish(now, Answers(pain=2, note="Better."))
        say("answered", journal.session_id)
        assert history.wait_for_backup() is None
        say("backed", now.date())
        assert journal.messages == []


def choose(data: Path, number: int) -> None:
    """Save a choice of hers."""
    save_preferences(data / "preferences.yaml", Preferences(sessions_per_week=number))
    say("chosen", number)


def sessions(data: Path, synchronous: str) -> None:
    """Play five sessions."""
    for number, name in enumerate(("short", "daily", "short", "gentle", "short")):
        choose(data, number + 1)
        play(data, name, number, synchronous)


def restore(data: Path) -> None:
    """Play one session and back up; play another and go back to that backup."""
    paths, kept = user_paths(data), data.parent / "kept.zip"
    choose(data, 1)
    play(data, "short", 0, "FULL")
    with History(paths.database) as history:
        back_up(history, paths, kept)
    say("archived", kept.name)
    choose(data, 2)
    play(data, "short", 1, "FULL")
    bring_back(paths.database, paths, kept, START.date())
    say("restored", kept.name)


if __name__ == "__main__":
    folder, *words = sys.argv[1:]
    if words == ["restore"]:
        restore(Path(folder))
    else:
        sessions(Path(folder), (words or ["FULL"])[0])
