"""Breathing patterns, and the fullness of the breath at any instant.

Knows seconds and fullness (0 empty, 1 full); does not know exercises or how breath is shown.
Patterns and their sources: content sheet D1. Patterns with a hold of the breath
(box, 4-7-8) are not offered in pregnancy.
"""

from __future__ import annotations

import msgspec


class Pattern(msgspec.Struct, frozen=True):
    """A named breathing pattern in ms; `rest_ms` is a soft natural pause after the out-breath, not a hold."""

    id: str
    name: str
    in_ms: int
    out_ms: int
    rest_ms: int
    purpose: str
    source: str

    @property
    def cycle_ms(self) -> int:
        """The length of one whole breath."""
        return self.in_ms + self.out_ms + self.rest_ms


_ALL = (
    Pattern("easy_start", "Easy start", 3000, 4000, 0, "beginners, late-pregnancy breathlessness", "getwellen.com"),
    Pattern("calm", "Diaphragmatic calm", 4000, 6000, 0, "relax; a longer out-breath", "Van Diest 2014"),
    Pattern("balanced", "Balanced resonance", 5000, 5000, 0, "an even, slow pace", "Steffen 2017; PMC8924557"),
    Pattern("coherent", "Coherent 5.5", 5500, 5500, 0, "the same, slightly slower", "PMC8924557"),
    Pattern(
        "long_out",
        "Long out",
        4000,
        8000,
        0,
        "winding down, sleep; never forced",
        "refreshwellbeing; general physiotherapy knowledge",
    ),
    Pattern("exertion", "Exertion pace", 2500, 2500, 0, "strength sets: out on effort", "fitbumpsandmums.co.uk"),
    Pattern(
        "stretch", "Stretch pace", 4000, 6000, 0, "two to three breaths a stretch", "general physiotherapy knowledge"
    ),
    Pattern("soft_pause", "Soft pause", 4000, 5000, 1000, "a tiny natural rest after the out-breath", "Russell 2017"),
)
PATTERNS: dict[str, Pattern] = {pattern.id: pattern for pattern in _ALL}
