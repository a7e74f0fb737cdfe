"""The mixer: sounds begin at their own frame, die away when cut, and what is cancelled is never heard."""

from __future__ import annotations

import threading
import time
import weakref
from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.sound.mixer import FADE_FRAMES, Mixer, Sound, VolumeGroup
from routine_app.sound.pcm import NS, RATE, ns_of

BLOCK = RATE // 10
LATEST_NS = 400_000_000


def flat(frames: int, value: float = 0.5) -> array[float]:
    return array("f", [value]) * frames


def tone(at_frame: int, frames: int = 1000, value: float = 0.5, group: VolumeGroup = VolumeGroup.TONES) -> Sound:
    return Sound(flat(frames, value), ns_of(at_frame), group, LATEST_NS)


def heard(mixer: Mixer, frames: int, block: int = BLOCK, start: int = 0) -> array[float]:
    out = array("f")
    while len(out) < frames:
        out.extend(mixer.mix(block, ns_of(start + len(out))))
    return out[:frames]


@given(at=st.integers(0, 3 * BLOCK), block=st.integers(100, 2 * BLOCK), frames=st.integers(1, 2 * BLOCK))
def test_a_sound_is_heard_whole_from_its_own_frame_on(at: int, block: int, frames: int) -> None:
    mixer = Mixer()
    mixer.add(tone(at, frames))
    out = heard(mixer, 6 * BLOCK, block)
    assert out[:at] == flat(at, 0.0)
    assert out[at : at + frames] == flat(frames)
    assert not any(out[at + frames :])


def test_sounds_that_overlap_are_added() -> None:
    mixer = Mixer()
    mixer.add(tone(0, 1000, 0.25))
    mixer.add(tone(500, 1000, 0.5))
    out = heard(mixer, 2000)
    assert (out[499], out[500], out[999], out[1000], out[1500]) == (0.25, 0.75, 0.75, 0.5, 0.0)


def test_a_group_has_a_volume_that_holds_at_once() -> None:
    mixer = Mixer()
    mixer.add(tone(0, 2 * BLOCK, 0.5))
    mixer.add(tone(0, 2 * BLOCK, 0.125, VolumeGroup.WORDS))
    mixer.set_gain(VolumeGroup.TONES, 0.5)
    first = mixer.mix(BLOCK, 0)
    mixer.set_gain(VolumeGroup.TONES, 0.0)
    assert (first[0], mixer.mix(BLOCK, ns_of(BLOCK))[0]) == (0.375, 0.125)


@pytest.mark.parametrize("begun", [False, True])
def test_what_is_cut_is_heard_no_more(begun: bool) -> None:
    mixer = Mixer()
    sound = tone(0 if begun else BLOCK, 5 * BLOCK)
    mixer.add(sound)
    mixer.mix(BLOCK, 0)
    mixer.cut(sound)
    out = heard(mixer, 4 * BLOCK, start=BLOCK)
    assert not any(out[FADE_FRAMES:])
    assert any(out) is begun
    steps = [abs(a - b) for a, b in zip([0.5 if begun else 0.0, *out], out, strict=False)]
    assert max(steps) < 0.01, "no click"


def test_a_cut_ahead_of_time_falls_on_its_frame_and_can_be_taken_back() -> None:
    mixer = Mixer()
    cut, kept = tone(0, 3 * BLOCK), tone(0, 3 * BLOCK, 0.25)
    for sound in (cut, kept):
        mixer.add(sound)
        mixer.cut(sound, ns_of(BLOCK + 700))
    mixer.let_end(kept)
    out = heard(mixer, 3 * BLOCK)
    assert (out[BLOCK + 699], out[BLOCK + 700 + FADE_FRAMES], out[-1]) == (0.75, 0.25, 0.25)


def test_everything_fades_out() -> None:
    mixer = Mixer()
    mixer.add(tone(0, 5 * BLOCK))
    mixer.add(tone(2 * BLOCK))
    mixer.mix(BLOCK, 0)
    mixer.fade_out()
    assert not any(heard(mixer, 4 * BLOCK, start=BLOCK)[FADE_FRAMES:])


def test_what_comes_a_little_late_is_heard_at_once_and_much_later_not_at_all() -> None:
    mixer = Mixer()
    mixer.add(tone(0, 1000, 0.5))
    mixer.add(Sound(flat(1000, 0.25), 0, VolumeGroup.TONES, NS))
    assert set(mixer.mix(1000, 300_000_000)) == {0.75}
    mixer.add(tone(0, 1000, 0.5))
    mixer.add(Sound(flat(1000, 0.25), 0, VolumeGroup.TONES, NS))
    assert set(mixer.mix(1000, 500_000_000)) == {0.25}


def test_after_another_output_came_no_end_of_a_word_is_heard_but_what_is_due_then() -> None:
    mixer = Mixer()
    mixer.add(tone(0, RATE, 0.5))
    mixer.add(tone(RATE, 1000, 0.25))
    mixer.mix(BLOCK, 0)
    assert set(mixer.mix(1000, NS)) == {0.25}


def test_while_there_is_no_output_nothing_piles_up() -> None:
    mixer, added = Mixer(), []
    for second in range(100):
        samples = flat(1000)
        added.append(weakref.ref(samples))
        mixer.add(Sound(samples, second * NS, VolumeGroup.TONES, LATEST_NS))
        mixer.forget(second * NS - 2 * NS)
    del samples
    assert [second for second in range(100) if added[second]() is not None] == [97, 98, 99]


def test_the_breath_sound_is_as_loud_as_the_envelope_says_without_steps() -> None:
    mixer = Mixer()
    mixer.set_breath(flat(777, 1.0), lambda at_ns: min(1.0, at_ns / NS))
    out = heard(mixer, RATE)
    assert all(abs(value - number / RATE) < 0.011 for number, value in enumerate(out))
    mixer.set_breath(flat(777, 1.0), None)
    after = heard(mixer, BLOCK, start=RATE)
    assert max(abs(a - b) for a, b in pairwise(after)) < 0.01
    assert not any(after[RATE // 100 :])


def test_a_fault_free_second_of_three_sounds_costs_a_small_part_of_it() -> None:
    mixer = Mixer()
    for _ in range(3):
        mixer.add(tone(0, RATE))
    mixer.set_breath(flat(777), lambda _at_ns: 0.5)
    begun = time.thread_time()
    heard(mixer, RATE)
    assert time.thread_time() - begun < 0.2


def test_threads_may_add_and_cut_while_it_mixes() -> None:
    mixer = Mixer()

    def work() -> None:
        for number in range(300):
            sound = tone(number * 50)
            mixer.add(sound)
            if number % 2:
                mixer.cut(sound)

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    heard(mixer, 2 * RATE, 480)
    for worker in workers:
        worker.join()
    assert not any(heard(mixer, BLOCK, start=2 * RATE)), "all are over, or too late to begin"


def test_it_sounds_from_when_something_is_handed_over_until_that_has_died_away() -> None:
    mixer = Mixer()
    assert not mixer.sounds()
    mixer.add(tone(2 * BLOCK, 2 * BLOCK))
    assert mixer.sounds()
    heard(mixer, 3 * BLOCK)
    mixer.fade_out()
    assert mixer.sounds()
    heard(mixer, BLOCK, start=3 * BLOCK)
    assert not mixer.sounds()


def test_it_sounds_while_the_breath_is_heard() -> None:
    mixer = Mixer()
    mixer.set_breath(flat(BLOCK), lambda _: 0.5)
    heard(mixer, BLOCK)
    assert mixer.sounds()
    mixer.set_breath(flat(BLOCK), None)
    heard(mixer, BLOCK, start=BLOCK)
    assert not mixer.sounds()
