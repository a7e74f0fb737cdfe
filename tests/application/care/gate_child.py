"""A session in which it hurts again and again, for the tests: run as `python gate_child.py FILE`, and killed.

It waits for a line on its input, so that starting Python is not part of what is timed. Each acknowledged line is one
that the gate said to her: by then her answer has to be on the drive.
"""

from __future__ import annotations

import datetime as dt
import sys
from itertools import count
from pathlib import Path

from routine_app.application.session.journal import open_journal
from routine_app.application.session.recorder import SessionRecorder
from routine_app.cli.text_care import TextCare
from routine_app.content.care import load_care
from routine_app.domain.comfort import Comfort
from routine_app.playback.commands import Command
from routine_app.playback.player import Player
from routine_app.storage.preferences import Contacts
from tests.fakes import make_plan

START = dt.datetime(2026, 3, 1, 9, 0, tzinfo=dt.UTC)


def say(*words: object) -> None:
    """Acknowledge something, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def nothing(_command: Command) -> None:
    """What an answer of the gate asks for is not what this is about."""


def hurt_again_and_again(path: Path) -> None:
    """Answer the gate's questions until killed, and say each pain once the gate has said something to it."""
    player, care = Player(make_plan()), load_care()
    recorder = SessionRecorder(player, open_journal(path), lambda: START)
    recorder.begin(Comfort(), pain_before=2)
    player.start(0)
    asking = TextCare(player, recorder, nothing, care, Contacts())
    sys.stdin.readline()
    for number in count():
        pain = number % 10
        talk = asking.hurts()
        next(talk)
        for key in ("l", "\r", "y" if number % 2 else "n"):
            talk.send(key)
        talk.send(str(pain))  # the gate answers, and now waits for her choice
        say("told", pain)
        if number % 3 == 0:
            unwell = asking.unwell()
            next(unwell)
            unwell.send("y")
            say("unwell")


if __name__ == "__main__":
    say("ready")
    hurt_again_and_again(Path(sys.argv[1]))
