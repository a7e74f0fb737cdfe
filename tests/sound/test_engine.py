"""The parts of all that is heard, joined: her volumes and choices reach each, and its end leaves nothing behind."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator

import pytest

from routine_app.domain.moment import moment_at
from routine_app.sound.engine import Engine, Volumes
from routine_app.sound.mixer import Sound, VolumeGroup
from routine_app.sound.pcm import RATE
from routine_app.sound.schedule import Anchor
from routine_app.sound.speech import Choice
from tests.plans import SQUATS, laid_out_at_once, plan

SECOND = 1_000_000_000


def unheard(problem: str) -> None:
    raise AssertionError(problem)


@pytest.fixture
def engine() -> Iterator[Engine]:
    made = Engine(unheard, unheard)
    yield made
    made.speech.close()


def loudness(engine: Engine, group: VolumeGroup) -> float:
    """Return how loud a full sound of the group comes out, in frames heard from second 10 on."""
    engine.mixer.add(Sound(array("f", [1.0] * 100), 10 * SECOND, group, SECOND))
    return max(engine.mixer.mix(100, 10 * SECOND))


@pytest.mark.parametrize(("group", "share"), [(VolumeGroup.WORDS, 0.5), (VolumeGroup.TONES, 0.25)])
def test_each_group_is_as_loud_as_she_chose(engine: Engine, group: VolumeGroup, share: float) -> None:
    engine.configure(Volumes(words=0.5, tones=0.25), Choice())
    assert loudness(engine, group) == pytest.approx(share)
    engine.configure(Volumes(words=0.5, tones=0.25, muted=True), Choice())
    assert loudness(engine, group) == 0


def breath(engine: Engine) -> float:
    timeline = laid_out_at_once(plan(SQUATS))
    moment = moment_at(timeline, 17_000)
    engine.breathe(timeline, moment, Anchor(17_000, 10 * SECOND), math.inf)
    return max(abs(each) for each in engine.mixer.mix(RATE // 2, 10 * SECOND))


def test_the_breath_is_heard_where_she_wants_it(engine: Engine) -> None:
    engine.configure(Volumes(breath=0.0), Choice())
    assert breath(engine) == 0
    engine.configure(Volumes(breath=1.0, muted=True), Choice())
    assert breath(engine) == 0
    engine.configure(Volumes(breath=1.0), Choice())
    assert breath(engine) > 0
    engine.hold_breath()
    engine.mixer.mix(RATE, 11 * SECOND)
    assert max(map(abs, engine.mixer.mix(100, 12 * SECOND))) == 0


def test_her_voice_is_told_its_speed(engine: Engine) -> None:
    engine.configure(Volumes(), Choice(rate=1.0))
    quick = engine.speech.length_at_once_ms("Lower the heel to the mat and breathe in.")
    engine.configure(Volumes(), Choice(rate=0.0))
    assert engine.speech.length_at_once_ms("Lower the heel to the mat and breathe in.") == pytest.approx(
        2 * quick, rel=0.01
    )


def test_each_schedule_is_its_own(engine: Engine) -> None:
    assert engine.new_schedule() is not engine.schedule
