"""Speech Dispatcher is asked by a process of its own, so that one that never answers cannot stop the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from routine_app.qt.audio.probe import LIMIT_MS, SpeechProbe
from routine_app.qt.audio.voices import CommandVoice, QtVoice
from tests.afresh import afresh


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    program = folder / "spd-say"
    program.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def limit_passes(probe: SpeechProbe) -> None:
    probe._limit.stop()
    probe._limit.timeout.emit()


def test_one_that_answers_works(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, 'test "$1" = -L')
    probe = SpeechProbe(platform="linux")
    assert not probe.works
    with qtbot.waitSignal(probe.answered):
        probe.ask()
        assert probe.pending
    assert afresh(probe.works)
    assert not afresh(probe.pending)


@pytest.mark.parametrize("does", ["exit 1", "exec sleep 600"])
def test_one_that_fails_or_never_answers_does_not(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    stand_in(tmp_path, monkeypatch, does)
    probe = SpeechProbe(platform="linux")
    assert probe._limit.interval() == LIMIT_MS
    with qtbot.waitSignal(probe.answered):
        probe.ask()
        if "sleep" in does:
            limit_passes(probe)
    assert not probe.works
    assert not probe.pending
    assert not QtVoice(probe=probe).available()
    assert not CommandVoice("spd-say", probe=probe).available()
    probe.close()
    assert probe._process is None


def test_an_answer_that_comes_late_counts_all_the_same(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = tmp_path / "go"
    stand_in(tmp_path, monkeypatch, f"until [ -e {go} ]; do sleep 0.01; done")
    probe = SpeechProbe(platform="linux")
    with qtbot.waitSignal(probe.answered):
        probe.ask()
        limit_passes(probe)
    assert not probe.works
    with qtbot.waitSignal(probe.answered):
        go.touch()
    assert afresh(probe.works)
    assert not probe.pending


def test_without_the_program_nothing_is_asked(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setenv("PATH", str(tmp_path))
    probe = SpeechProbe(platform="linux")
    probe.ask()
    assert not probe.pending
    assert not probe.works


def test_asked_again_after_the_mend(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "exit 1")
    probe = SpeechProbe(platform="linux")
    with qtbot.waitSignal(probe.answered):
        probe.ask()
    stand_in(tmp_path, monkeypatch, "exit 0")
    with qtbot.waitSignal(probe.answered):
        probe.again()
    assert probe.works


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_need_no_question(qtbot: QtBot, platform: str) -> None:  # noqa: ARG001
    assert SpeechProbe(platform=platform).works
