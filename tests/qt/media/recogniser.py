"""Hears words: an independent recogniser listens to speech, so that a test need not believe that a voice is clear.

Knows samples and English words; not who speaks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import jiwer
import miniaudio
import pocketsphinx

from routine_app.sound.pronunciation import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

RATE = 16_000
_SILENCE = bytes(2 * RATE * 4 // 10)  # around the words: it listens for what the room is like


def hear(frames: bytes, rate: int) -> str:
    """Return the words in 16-bit mono frames."""
    mono = miniaudio.SampleFormat.SIGNED16
    at_16_khz = bytes(miniaudio.convert_frames(mono, 1, rate, frames, mono, 1, RATE))
    decoder, of_no_room = _decoder()
    decoder.set_cmn(of_no_room)  # what it has learnt of a room is not for the next words
    decoder.start_utt()
    decoder.process_raw(_SILENCE + at_16_khz + _SILENCE, full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    return _words(found.hypstr) if found else ""


@cache
def _decoder() -> tuple[pocketsphinx.Decoder, str]:
    """Return a decoder, which takes a quarter of a second to make, and what it begins with for any room."""
    decoder = pocketsphinx.Decoder(samprate=RATE, loglevel="FATAL")
    return decoder, decoder.get_cmn(False)  # noqa: FBT003 - the library takes it by its place alone


def word_errors(pairs: Iterable[tuple[str, str]]) -> float:
    """Return the share of words taken for others, left out or put in; each pair is what was said and what was heard."""
    said, heard = zip(*pairs, strict=True)
    return float(jiwer.wer([_words(spoken(each)) for each in said], list(heard)))


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower()))
