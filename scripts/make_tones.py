#!/usr/bin/env python3
"""Make the app's sounds: `scripts/make_tones.py [FOLDER]` writes resources/sounds/*.wav.

Each tone is a struck-wood or soft-bell note built from a few sine partials that die away, so that it is warm and
short; all are brought to the same loudness (ITU-R BS.1770 K-weighting, loudest 100 ms) and faded at both edges, so
that none clicks. `breath.wav` is a soft noise that loops without a seam; the app makes it swell and fall.
The output is the same on every run (the noise is seeded).
"""

from __future__ import annotations

import argparse
import math
import random
import struct
import wave
from pathlib import Path

SOUNDS = Path(__file__).parent.parent / "resources" / "sounds"
RATE = 22_050
LOUDNESS_DB = -20.0
BREATH_LOUDNESS_DB = -30.0
FADE_S = 0.006

E4, G4, A4, B4, C5, D5, E5, G5 = 329.63, 392.0, 440.0, 493.88, 523.25, 587.33, 659.26, 783.99


def note(hz: float, seconds: float, decay: float = 5.0, partials: tuple[float, ...] = (1.0, 0.35, 0.12)) -> list[float]:
    """One struck note: harmonics of `hz`, the higher ones dying away sooner. `decay` is 1/s."""
    samples = []
    for n in range(int(seconds * RATE)):
        t = n / RATE
        samples.append(
            sum(
                gain * math.exp(-decay * (1 + 0.7 * k) * t) * math.sin(2 * math.pi * hz * (k + 1) * t)
                for k, gain in enumerate(partials)
            )
        )
    return samples


def glide(start_hz: float, end_hz: float, seconds: float) -> list[float]:
    """A soft note that slides in pitch and swells in the middle, with its onset early enough to mark the instant."""
    samples, angle, count = [], 0.0, int(seconds * RATE)
    for n in range(count):
        u = n / count
        angle += 2 * math.pi * (start_hz + (end_hz - start_hz) * (3 * u * u - 2 * u**3)) / RATE
        swell = min(1.0, u / 0.06) * (1 - u) ** 0.8
        samples.append(swell * (math.sin(angle) + 0.2 * math.sin(2 * angle)))
    return samples


def sequence(gap: float, *notes: list[float]) -> list[float]:
    """Lay notes one after another, `gap` seconds from onset to onset, ringing into each other."""
    out = [0.0] * max(int(i * gap * RATE) + len(one) for i, one in enumerate(notes))
    for i, one in enumerate(notes):
        for n, value in enumerate(one, int(i * gap * RATE)):
            out[n] += value
    return out


def soft_noise(seconds: float) -> list[float]:
    """Low-passed noise whose end fades into its beginning, so that it loops without a seam."""
    rng, count, overlap = random.Random(7), int(seconds * RATE), RATE // 2
    raw, low, lower = [], 0.0, 0.0
    for _ in range(count + overlap + RATE // 4):
        low += 0.08 * (rng.uniform(-1, 1) - low)
        lower += 0.2 * (low - lower)
        raw.append(lower)
    raw = raw[RATE // 4 :]
    for n in range(overlap):
        u = n / overlap
        raw[n] = raw[n] * math.sqrt(u) + raw[count + n] * math.sqrt(1 - u)
    return raw[:count]


def _biquad(samples: list[float], b: tuple[float, float, float], a: tuple[float, float]) -> list[float]:
    x1 = x2 = y1 = y2 = 0.0
    out = []
    for x in samples:
        y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
        x2, x1, y2, y1 = x1, x, y1, y
        out.append(y)
    return out


def _k_weighted(samples: list[float]) -> list[float]:
    """The two K-weighting filters of ITU-R BS.1770-4, designed for RATE by the bilinear transform."""
    k = math.tan(math.pi * 1681.974 / RATE)
    vh, q = 10 ** (3.99984 / 20), 0.7071752
    vb = vh**0.4996667741
    a0 = 1 + k / q + k * k
    shelf = _biquad(
        samples,
        ((vh + vb * k / q + k * k) / a0, 2 * (k * k - vh) / a0, (vh - vb * k / q + k * k) / a0),
        (2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0),
    )
    k, q = math.tan(math.pi * 38.13547 / RATE), 0.5003270
    a0 = 1 + k / q + k * k
    return _biquad(shelf, (1.0, -2.0, 1.0), (2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0))


def loudness_db(samples: list[float]) -> float:
    """Loudness of the loudest 100 ms, in dB (K-weighted mean square, as LUFS without gating)."""
    squares = [value * value for value in _k_weighted(samples)]
    window = min(RATE // 10, len(squares))
    total = best = sum(squares[:window])
    for n in range(window, len(squares)):
        total += squares[n] - squares[n - window]
        best = max(best, total)
    return -0.691 + 10 * math.log10(best / window)


def finished(samples: list[float], target_db: float, *, fade: bool = True) -> list[float]:
    """Bring to `target_db` and fade both edges to zero."""
    gain = 10 ** ((target_db - loudness_db(samples)) / 20)
    out, edge = [value * gain for value in samples], int(FADE_S * RATE)
    if fade:
        for n in range(edge):
            out[n] *= n / edge
            out[-1 - n] *= n / edge
    if max(map(abs, out)) >= 1:
        raise SystemExit("a tone would clip: lower LOUDNESS_DB")
    return out


TONES = {
    "rep": note(G4, 0.22, 14),
    "breath_in": glide(E4, B4, 0.55),
    "breath_out": glide(B4, E4, 0.55),
    "half": sequence(0.16, note(A4, 0.4, 8), note(A4, 0.4, 8)),
    "last_three": sequence(0.13, note(G4, 0.3, 9), note(B4, 0.3, 9), note(D5, 0.4, 8)),
    "switch": sequence(0.2, note(C5, 0.5, 7), note(G4, 0.5, 6)),
    "rest": sequence(0.24, note(E5, 0.5, 6), note(C5, 0.6, 5)),
    "end": sequence(0.2, note(C5, 0.6, 5), note(E5, 0.6, 5), note(G5, 0.8, 4.5)),
}


def write(path: Path, samples: list[float]) -> None:
    """Write a mono 16-bit WAV."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(struct.pack(f"<{len(samples)}h", *(round(value * 32767) for value in samples)))


def main() -> None:
    """Write every sound into the folder given, or into resources/sounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SOUNDS, metavar="FOLDER", help="(resources/sounds)")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, samples in TONES.items():
        write(folder / f"{name}.wav", finished(samples, LOUDNESS_DB))
    write(folder / "breath.wav", finished(soft_noise(1.2), BREATH_LOUDNESS_DB, fade=False))


if __name__ == "__main__":
    main()
