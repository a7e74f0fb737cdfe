"""What is due is handed over ahead, each cue once: heard at its instant, and never after it was cancelled."""

from __future__ import annotations

import weakref
from array import array

from hypothesis import given
from hypothesis import strategies as st

from routine_app.domain.timeline import Cue, CueKind, Tone
from routine_app.sound.mixer import Mixer, Sound
from routine_app.sound.pcm import NS, RATE, Samples, frames_of, ns_of
from routine_app.sound.schedule import AHEAD_MS, Anchor, Schedule

MS = 1_000_000
EVER = 2**62
TONE_FRAMES = RATE // 20
BLOCK = RATE // 50


class CountingMixer(Mixer):
    """A mixer that counts how often something was cut."""

    cuts = 0

    def cut(self, sound: Sound, at_ns: int = 0) -> None:
        self.cuts += 1
        super().cut(sound, at_ns)


class Bench:
    """A schedule whose mixer is heard in blocks of 20 ms; words are 0.25 loud, tones 0.5."""

    def __init__(self, cues: list[Cue], lengths_ms: dict[str, int] | None = None) -> None:
        self.cues, self.lengths_ms = cues, lengths_ms or {}
        self.unmade: set[str] = set()
        self.made: list[weakref.ref[Samples[float]]] = []
        self.mixer = CountingMixer()
        self.schedule = Schedule(self.mixer, self._words, lambda _tone: array("f", [0.5]) * TONE_FRAMES)
        self.now_ns = 0
        self.anchor = Anchor(0, 0)
        self.out = array("f")

    def _words(self, text: str) -> Samples[float] | None:
        if text in self.unmade:
            return None
        samples = array("f", [0.25]) * (RATE * self.lengths_ms.get(text, 500) // 1000)
        self.made.append(weakref.ref(samples))
        return samples

    def look(self, until_ms: int = EVER) -> None:
        at = Anchor(self.anchor.ms(self.now_ns), self.now_ns, self.anchor.speed)
        self.schedule.look_ahead(self.cues, at, until_ms, self.now_ns)

    def hear(self, ms: int, look_every_ms: int = 20) -> None:
        for number in range(ms // 20):
            if look_every_ms and number * 20 % look_every_ms == 0:
                self.look()
            self.out.extend(self.mixer.mix(BLOCK, ns_of(len(self.out))))
            self.now_ns += 20 * MS

    def begins_ms(self, loud: float) -> list[int]:
        """Return when something of this loudness begins (ms)."""
        on = [value in (loud, 0.75) for value in self.out]
        return [index * 1000 // RATE for index in range(len(on)) if on[index] and not (index and on[index - 1])]


def cue(at_ms: int, text: str = "", tone: Tone | None = None, priority: int = 40, estimate_ms: int = 500) -> Cue:
    return Cue(at_ms, CueKind.COUNT, text, tone, priority, estimate_ms)


def tones(*at_ms: int) -> list[Cue]:
    return [cue(at, tone=Tone.REP) for at in at_ms]


def test_tones_are_heard_at_their_instants_though_nobody_looks_for_a_second() -> None:
    bench = Bench(tones(100, 433, 700, 1400))
    bench.hear(100)
    bench.hear(1_300, look_every_ms=0)
    bench.hear(600)
    assert bench.begins_ms(0.5) == [100, 433, 700, 1400]


def test_each_cue_is_heard_once_however_often_one_looks_or_it_is_reported() -> None:
    bench = Bench(tones(200, 400))
    for _ in range(5):
        bench.look()
    bench.hear(300)
    bench.schedule.take(bench.cues[:1], bench.anchor, bench.now_ns)
    bench.hear(1_000)
    assert bench.begins_ms(0.5) == [200, 400]


def test_what_was_not_handed_over_sounds_when_it_is_reported() -> None:
    bench = Bench(tones(0, 600))
    bench.schedule.take(bench.cues[:1], bench.anchor, 0)
    bench.hear(1_000)
    assert bench.begins_ms(0.5) == [0, 600]


def test_of_words_that_come_late_together_the_weightiest_is_said() -> None:
    late = [cue(0, "a", priority=40), cue(0, "b", priority=90), cue(1, "c", priority=90), cue(2, "d", priority=30)]
    bench = Bench(late, {"a": 100, "b": 200, "c": 300, "d": 400})
    bench.anchor = Anchor(50, 0)
    bench.schedule.take(late, bench.anchor, 0)
    bench.hear(1_000)
    assert sum(value == 0.25 for value in bench.out) * 1000 // RATE == 300


def test_at_twice_the_speed_instants_come_twice_as_soon() -> None:
    bench = Bench(tones(1_000, 2_000))
    bench.anchor = Anchor(0, 0, 2.0)
    bench.hear(1_500)
    assert bench.begins_ms(0.5) == [500, 1_000]


def test_nothing_is_handed_over_beyond_an_open_segment() -> None:
    bench = Bench(tones(200, 400))
    bench.look(until_ms=400)
    bench.hear(1_000, look_every_ms=0)
    assert bench.begins_ms(0.5) == [200]


def test_after_a_pause_nothing_is_heard_and_after_it_what_is_left() -> None:
    bench = Bench([*tones(300, 500), cue(100, "long")], {"long": 2_000})
    bench.cues.sort(key=lambda each: each.at_ms)
    bench.hear(400)
    bench.schedule.silence()
    at = len(bench.out)
    bench.hear(1_000, look_every_ms=0)
    assert not any(bench.out[at + RATE // 100 :])
    bench.anchor = Anchor(400, bench.now_ns)
    begin = bench.now_ns // MS
    bench.hear(500)
    assert bench.begins_ms(0.5) == [300, begin + 100]


def test_another_plan_cancels_what_has_not_begun_and_repeats_nothing() -> None:
    old, new = tones(100, 500, 900), tones(100, 700)
    bench = Bench(old)
    bench.hear(300)
    bench.schedule.replan(bench.now_ns)
    bench.cues = new
    bench.hear(1_000)
    assert bench.begins_ms(0.5) == [100, 700]


def test_another_plan_right_after_her_voice_is_hushed_cancels_the_words_to_come() -> None:
    bench = Bench([cue(500, "a")], {"a": 300})
    bench.hear(100)
    bench.schedule.hush()
    bench.schedule.replan(bench.now_ns)
    bench.hear(1_000)
    assert bench.begins_ms(0.25) == [500], "the plan that holds now says it, once"


def test_elsewhere_words_end_and_the_same_cues_may_be_heard_again() -> None:
    bench = Bench([cue(100, "long"), *tones(300)], {"long": 3_000})
    bench.hear(600)
    bench.schedule.leave()
    bench.anchor = Anchor(200, bench.now_ns)
    at = len(bench.out)
    bench.hear(800)
    assert bench.begins_ms(0.5) == [300, 700]
    assert not any(0 < value < 0.5 for value in bench.out[at + RATE // 100 :])


def test_words_that_are_made_late_are_said_late_or_not_at_all() -> None:
    bench = Bench([cue(100, "slow"), cue(1_500, "never")])
    bench.unmade = {"slow", "never"}
    bench.hear(400)
    bench.unmade = {"never"}
    bench.hear(2_200)
    bench.unmade = set()
    bench.hear(600)
    assert bench.begins_ms(0.25) == [400]


def test_words_that_are_too_long_give_way_or_are_waited_for() -> None:
    cues = [cue(300, "long", priority=90), cue(800, "less", priority=40), cue(2_700, "more", priority=95)]
    bench = Bench(cues, {"long": 1_000, "less": 3_000, "more": 500})
    bench.hear(4_000)
    assert bench.begins_ms(0.25) == [300, 1_360, 2_706], "after what was cut off has died away"


def test_is_speaking_by_true_lengths() -> None:
    bench = Bench([cue(200, "long")], {"long": 900})
    bench.look()
    assert [bench.schedule.is_speaking(at * MS) for at in (150, 250, 1_099, 1_101)] == [False, True, True, False]


def test_without_an_output_nothing_piles_up() -> None:
    bench = Bench([cue(second * 1000, f"{second}", tone=Tone.REP) for second in range(200)])
    for _ in range(9_000):
        bench.look()
        bench.now_ns += 20 * MS
    assert len(bench.made) > 100
    assert sum(samples() is not None for samples in bench.made) < 20
    bench.schedule.leave()
    assert 0 < bench.mixer.cuts < 20, "of what is long over nothing is looked at any more"


@given(
    st.lists(st.integers(1, 400), min_size=1, max_size=30),
    st.lists(st.tuples(st.sampled_from(("hold", "look", "pause", "replan")), st.integers(0, 1_000)), max_size=12),
)
def test_whatever_happens_no_tone_is_heard_twice_nor_at_a_wrong_instant(
    gaps: list[int], acts: list[tuple[str, int]]
) -> None:
    at, cues = 0, []
    for gap in gaps:
        at += 60 + gap
        cues.append(cue(at, tone=Tone.REP))
    bench = Bench(cues)
    stood_ms = 0
    for what, ms in acts:
        if what == "pause":
            bench.schedule.silence()
            here = bench.anchor.ms(bench.now_ns)
            bench.hear(ms // 20 * 20, look_every_ms=0)
            stood_ms += ms // 20 * 20
            bench.anchor = Anchor(here, bench.now_ns)
        elif what == "replan":
            bench.schedule.replan(bench.now_ns)
            bench.hear(40)
        else:
            bench.look()
            bench.hear(ms // 20 * 20, look_every_ms=0 if what == "hold" else 20)
    begins = [frames_of(begin * MS) * NS // RATE // MS for begin in bench.begins_ms(0.5)]
    assert len(begins) <= len(cues)
    assert AHEAD_MS > 1_000
    if not stood_ms:
        assert begins == [each.at_ms for each in cues if each.at_ms < len(bench.out) * 1000 // RATE]
