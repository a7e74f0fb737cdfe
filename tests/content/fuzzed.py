"""Files as they come from a bad copy, a wrong program or a tired hand: a good one, damaged in ways drawn by a seed."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

from routine_app.paths import routines_dir

# A thousand take about a minute: HYPOTHESIS_PROFILE=explore pytest -s -k fuzzed
THOUSAND = os.environ.get("HYPOTHESIS_PROFILE") == "explore"
GOOD = [
    path.read_bytes()
    for path in (
        *sorted(routines_dir().glob("*.yaml")),
        *sorted((Path(__file__).parent / "handwritten").glob("*.yaml")),
    )
]
ODD = (
    *("\t", "\r", "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\xa0", "\u2028", "\u2029", "\ufeff", "\u202e", "\u200d"),
    *("\ufdd0", "\uffff", "e\u0301\u0301", "\U0001f469\u200d\U0001f9b0", "\U0001d11e", "\u0661\u0662", "\uff1a"),
    *("&a ", "*a", "<<: *a", "!!python/object:os.system ", "!!binary ", "!x ", "---\n", "...\n", "%TAG ! x\n"),
    *("? ", ": ", "- ", "| ", "> ", "{", "}", "[", "]", '"', "'", "# ", "@", "`", ",", "\r\n", "\n\n\n"),
    *("999999999999", "-1", "1e400", ".nan", "0x10", "1:30", "~", "null", "no", "2026-02-30", "9" * 5000),
)
BAD_UTF8 = (b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\x80")
Damage = Callable[[bytes, random.Random], bytes]


def _at_a_place(data: bytes, chance: random.Random, new: bytes, cut: int = 0) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + new + data[at + cut :]


def flipped(data: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if held:
            held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return bytes(held)


def odd_signs(data: bytes, chance: random.Random) -> bytes:
    return _at_a_place(data, chance, chance.choice(ODD).encode(), chance.choice((0, 0, 1, 5)))


def no_utf8(data: bytes, chance: random.Random) -> bytes:
    return _at_a_place(data, chance, chance.choice(BAD_UTF8))


def cut_short(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def lines_changed(data: bytes, chance: random.Random) -> bytes:
    """Cut, double, indent, swap or number lines, or give them tabs."""
    lines = data.splitlines(keepends=True) or [b""]
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        ways: tuple[list[bytes], ...] = (
            [],
            [lines[at]] * chance.choice((2, 2, 300)),
            [b" " * chance.randint(1, 9) + lines[at]],
            [b"\t" + lines[at]],
            [lines[at].lstrip()],
            [lines[at].lstrip(b" -")],
            [lines[other]],
            [lines[at].replace(b": ", chance.choice((b":", b": &a ", b": *a", b" : ", b": !!str ", b": |\n")))],
        )
        lines[at : at + 1] = chance.choice(ways)
        lines = lines or [b""]
    return b"".join(lines)


def very_long(data: bytes, chance: random.Random) -> bytes:
    signs = chance.choice((b"a", b"a ", b"9", b"-", b"# ", b" ", b"\t", "\u05d0".encode(), "e\u0301".encode()))
    return _at_a_place(data, chance, signs * chance.choice((2_000, 50_000, 400_000)))


def deep(data: bytes, chance: random.Random) -> bytes:
    signs = chance.choice((b"[", b"{a: ", b"- ", b"[[], ", b"? ", b"&a [*a, ", b"!a "))
    return _at_a_place(data, chance, signs * chance.choice((20, 31, 40, 5_000)))


def many_entries(data: bytes, chance: random.Random) -> bytes:
    """Put many items at the end: of a good file they are its last part's."""
    item = chance.choice(
        (b"exercise: squat", b"exercise: sqat", b"exercise: squat\n        rest: &r 5", b"&a [*a]", b"")
    )
    return data.rstrip() + (b"\n      - " + item) * chance.choice((40, 400, 4_000)) + b"\n"


def other_encoding(data: bytes, chance: random.Random) -> bytes:
    coded = data.decode("utf-8", "replace").encode(
        chance.choice(("utf-16", "utf-32", "cp1252", "utf-8-sig")), "replace"
    )
    return chance.choice((coded, data.replace(b"\n", b"\r"), data.replace(b"\n", b"\r\n")))


OFTEN: tuple[Damage, ...] = (flipped, odd_signs, odd_signs, lines_changed, lines_changed)
SELDOM: tuple[Damage, ...] = (no_utf8, cut_short, very_long, deep, many_entries, other_encoding)


def fuzzed(seed: int) -> bytes:
    """Return a damaged file, always the same for a seed."""
    chance = random.Random(seed)  # noqa: S311
    data = chance.choice(GOOD)
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(OFTEN if chance.random() < 0.6 else SELDOM)(data, chance)
    return data
