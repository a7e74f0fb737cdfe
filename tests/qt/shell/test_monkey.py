"""A minute of a monkey at the real window: nothing breaks, nobody waits, nothing grows. scripts/monkey for longer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from routine_app.domain.timeline import Tone
from routine_app.sound.mixer import Sound, VolumeGroup
from tests.qt.media.doubles import FakeEngine
from tests.qt.monkey import Monkey
from tests.qt.monkey_watch import MOST_DELAY_MS, MOST_GROWTH, Figures, Watch

ROOT = Path(__file__).parents[3]


def run(seed: int, events: int, *more: str) -> Figures:
    """Run the monkey in a process of its own."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.qt.monkey_run", "--seed", str(seed), "--events", str(events), *more],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=1_200,
    )
    assert result.stdout.startswith("{"), result.stderr
    figures = msgspec.convert(json.loads(result.stdout), Figures)
    assert (result.returncode != 0) is bool(figures.broken()), result.stderr
    return figures


@pytest.mark.slow
@pytest.mark.long
def test_a_minute_of_a_monkey(record_property: Callable[[str, object], None]) -> None:
    figures = run(seed=7, events=3_000)
    if figures.broken():  # the same seed does the same: what is ours comes again, what held up the machine does not
        figures = run(seed=7, events=3_000)
    for name in ("seed", "events", "seconds", "sessions", "worst_ms", "p99_ms", "held_up_ms", "growth"):
        record_property(name, getattr(figures, name))
    assert figures.broken() == []
    assert figures.events == 3_000
    assert figures.sessions >= 10


@pytest.mark.slow
@pytest.mark.long
def test_the_same_seed_does_the_same() -> None:
    first, second = (run(3, 200, "--rests", "1") for _ in range(2))  # what is measured at rest is not asked here
    assert (first.kinds, first.sessions) == (second.kinds, second.sessions)


def test_another_seed_does_another_thing() -> None:
    def chosen(seed: int) -> list[str]:
        nothing: Any = None
        monkey = Monkey(nothing, seed)
        return [monkey.choose().__name__ for _ in range(100)]

    assert chosen(3) == chosen(3)
    assert chosen(3) != chosen(4)


def watched(qapp: QApplication, hold: Callable[[], None]) -> Watch:
    """Watch the event loop while it does something."""
    watch, late = Watch(), QObject()

    def hold_and_go_on() -> None:
        hold()
        QTimer.singleShot(100, late, qapp.quit)  # not before: what was posted meanwhile is to be taken

    QTimer.singleShot(50, late, hold_and_go_on)
    qapp.exec()
    watch.close()
    return watch


def test_the_watch_sees_a_loop_that_is_held(qapp: QApplication) -> None:
    """By work and by waiting alike: sleeping is no excuse, having no processor is."""

    def work() -> None:
        end = time.thread_time() + 0.6
        while time.thread_time() < end:
            pass

    assert watched(qapp, lambda: time.sleep(0.6)).worst[0] > MOST_DELAY_MS
    assert watched(qapp, work).worst[0] > MOST_DELAY_MS
    assert watched(qapp, lambda: None).worst[0] < MOST_DELAY_MS


def test_what_the_stand_ins_noted_is_no_growth() -> None:
    engine = FakeEngine(lambda *_: None, lambda *_: None)
    noise = engine.talk.ready("Lift.")
    assert noise is not None
    engine.listening.add(Sound(noise, 0, VolumeGroup.WORDS, 0))
    engine.forget()
    assert (engine.listening.heard, set(engine.listening.names.values())) == ([], set(Tone))


def test_a_broken_bound_is_told() -> None:
    assert Figures(seed=1).broken() == []
    assert Figures(seed=1, worst_ms=MOST_DELAY_MS + 1, worst_during="a nap").broken() == [
        "the event loop let others wait 251 ms during a nap"
    ]
    for name, most in MOST_GROWTH.items():
        assert len(Figures(seed=1, growth={name: most + 1}).broken()) == 1
    assert Figures(seed=1, faults=["a leg came off"]).broken() == ["fault: a leg came off"]
