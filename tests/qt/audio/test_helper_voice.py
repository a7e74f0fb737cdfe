"""The system's speech in a process of its own: what it is told, what it tells, and its end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from routine_app.qt.audio.helper_voice import HelperVoice
from routine_app.qt.audio.speaker import Speaker
from routine_app.qt.audio.voices import VoiceSettings
from tests.afresh import afresh
from tests.qt.audio.doubles import FakeVoice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

# Answers as the real process does, and writes down what it is told.
STAND_IN = """
import json, sys
log = open(sys.argv[1], "a", buffering=1)
def tell(**message): print(json.dumps(message), flush=True)
if sys.argv[2] == "broken":
    tell(what="failed", words="no speech engine")
    sys.exit(1)
tell(what="ready")
for line in sys.stdin:
    log.write(line)
    command = json.loads(line)
    if command["type"] == "say":
        if command["text"] == "die":
            sys.exit(1)
        tell(what="began")
        tell(what="ended")
    if command["type"] == "list":
        tell(what="listed", languages=["de", "en"], voices=["Anna " + command["language"]])
log.write("over")
"""


def helper(folder: Path, how: str = "works") -> HelperVoice:
    return HelperVoice(command=(sys.executable, "-c", STAND_IN, str(folder / "log"), how))


@pytest.fixture
def voice(qapp: object, tmp_path: Path) -> Iterator[HelperVoice]:  # noqa: ARG001
    voice = helper(tmp_path)
    yield voice
    voice.close()


def wake(voice: HelperVoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(voice.came):
        assert not voice.available()
    assert voice.available()


def test_it_says_stops_lists_and_ends_with_its_input(voice: HelperVoice, qtbot: QtBot, tmp_path: Path) -> None:
    wake(voice, qtbot)
    with qtbot.waitSignals([voice.began, voice.ended], order="strict"):
        voice.say("Squat", VoiceSettings(rate=0.5))
    voice.stop()
    assert voice.voice_names("de") == ["Anna de"]
    assert voice.languages() == ["de", "en"]
    voice.close()
    assert not voice._is_ready
    lines = (tmp_path / "log").read_text().splitlines()
    assert '"text":"Squat"' in lines[0]
    assert '"rate":0.5' in lines[0]
    assert [line.partition('"type":"')[2][:4] for line in lines[1:4]] == ["stop", "list", "list"]
    assert lines[-1] == "over"


def test_one_that_dies_has_failed_and_may_come_again(voice: HelperVoice, qtbot: QtBot) -> None:
    wake(voice, qtbot)
    with qtbot.waitSignal(voice.failed):
        voice.say("die", VoiceSettings())
    wake(voice, qtbot)


def test_one_without_an_engine_is_never_available(qtbot: QtBot, tmp_path: Path) -> None:
    voice = helper(tmp_path, "broken")
    failures: list[str] = []
    voice.failed.connect(failures.append)
    assert not voice.available()
    qtbot.waitUntil(lambda: voice._process is None)
    assert not voice._is_ready
    assert failures == []
    assert not voice.available()
    assert voice._process is None, "not started again and again"
    voice.close()
    assert not voice.available()
    assert afresh(voice._process) is not None, "but when she tries again"
    voice.close()


def test_another_voice_speaks_until_it_has_come(voice: HelperVoice, qtbot: QtBot) -> None:
    other = FakeVoice("other")
    speaker = Speaker([voice, other])
    speaker.say("First: squat.")
    assert other.said == ["First: squat."]
    with qtbot.waitSignal(voice.came):
        pass
    other.ended.emit()
    with qtbot.waitSignal(voice.began):
        speaker.say("Stand tall.")
    assert speaker.voice is voice
    assert other.said == ["First: squat."]
    speaker.close()
