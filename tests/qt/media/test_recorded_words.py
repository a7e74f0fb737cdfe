"""When words are really heard, and whether they are understood, by a recording."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from routine_app.sound.pronunciation import spoken
from routine_app.sound.voices import Espeak
from tests.qt.media.heard import Heard, play
from tests.qt.media.recogniser import hear, word_errors
from tests.qt.media.recording import RATE

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.sound

FIRST_WORD_S = 0.3
SENTENCE_WORDS, FEWEST_SENTENCES = 4, 15
AUDIBLE = 100.0
ON_THE_WAY_S = 0.2  # words that are due at once begin so late at the most: so much is on its way to the output


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """A session of words alone, played once more where the first word came late: a machine may be held up."""
    heard = play(tmp_path_factory, "words")
    return heard if first_word_s(heard) < FIRST_WORD_S else play(tmp_path_factory, "words")


def first_word_s(heard: Heard) -> float:
    """Return how long after Start the first word is heard."""
    begin = heard.child.notes("start")[0]["at"]
    steps = (number / 100 for number in range(200))
    return next(after for after in steps if heard.recording.loudness(begin + after, begin + after + 0.02) > AUDIBLE)


def test_the_first_word_is_heard_soon_after_start(words: Heard, report: Callable[[str], None]) -> None:
    report(f"the first word is heard {first_word_s(words):.2f} s after Start")
    assert first_word_s(words) < FIRST_WORD_S


def test_every_text_is_heard_in_its_window(words: Heard, report: Callable[[str], None]) -> None:
    cues = [cue for cue in words.child.notes("cue") if cue["text"]]
    said = words.child.notes("words")
    assert len(cues) >= 15
    assert len(said) == len(cues), "each text once"
    lateness = []
    for cue, each in zip(cues, said, strict=True):
        due = words.zero + cue["at_ms"] / 1000
        lateness.append(each["begin"] - due)
        begin, end = each["begin"], each["begin"] + each["length_s"]
        assert words.recording.loudness(begin, end) > AUDIBLE, cue["text"]
        if cue["at_ms"]:
            assert words.recording.loudness(begin - 0.03, begin - 0.01) < AUDIBLE, cue["text"]
            assert words.recording.loudness(begin, begin + 0.15) > AUDIBLE, cue["text"]
    report(f"{len(cues)} texts; begun after (s): {sorted(round(each, 2) for each in lateness)}")
    assert all(-0.005 <= each <= 1.0 for each in lateness)


def test_no_two_spoken_cues_overlap(words: Heard) -> None:
    said = [(each["begin"], each["begin"] + each["length_s"]) for each in words.child.notes("words")]
    assert len(said) >= 15
    first, *others = pairwise(said)
    assert first[0][1] <= first[1][0] - ON_THE_WAY_S / 4
    for (_, end), (begin, _) in (first, *others):
        assert end <= begin
        # Were two texts to sound at once, there would be no silence between the words of one and the next.
        assert words.recording.quietest(end - 0.02, begin + 0.02) < AUDIBLE / 2


@pytest.mark.skipif(sys.version_info[:2] == (3, 12), reason="the recogniser has no wheel for Python 3.12")
def test_what_is_said_is_understood(words: Heard, report: Callable[[str], None]) -> None:
    """An independent recogniser, which knows nothing of exercise, hears the recording and espeak-ng's own samples."""
    cues = [cue for cue in words.child.notes("cue") if cue["text"]]
    ours, others = [], []
    for cue, each in zip(cues, words.child.notes("words"), strict=True):
        if len(cue["text"].split()) < SENTENCE_WORDS:
            continue
        recorded = words.recording.frames(each["begin"], each["begin"] + each["length_s"])
        ours.append((cue["text"], hear(recorded, RATE)))
        (espeak,) = Espeak("en-US").speak(spoken(cue["text"]), 1.0)
        others.append((cue["text"], hear(espeak.data, espeak.rate)))
    errors, espeaks = word_errors(ours), word_errors(others)
    share_of = errors / espeaks
    report(f"{len(ours)} sentences; word errors: {errors:.2f}, of espeak-ng {espeaks:.2f}: {share_of:.2f} of these")
    report("\n".join(f"    {said}\n      heard: {heard}" for said, heard in ours))
    assert len(ours) >= FEWEST_SENTENCES
    assert share_of < 2 / 3
