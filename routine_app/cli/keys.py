"""Single key presses from a terminal, without Enter; and none at all where there is no terminal.

Knows terminals (termios on Unix, msvcrt on Windows). Whatever happens in between, the terminal is put back as it was,
on return and on an exception; after SIGCONT (`fg`) the keys work again. Signals that end the app are `end_signals`'.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from contextlib import contextmanager, suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


HUNG_UP = 129
"""The exit code of a process whose terminal has gone away."""
SEQUENCE_GAP_S = 0.03
"""How long the rest of an arrow key may lag behind its first byte."""


class Key(StrEnum):
    """What a key press asks for."""

    PAUSE = "pause"
    NEXT = "next"
    BACK = "back"
    EASIER = "easier"
    UNDO_EASIER = "undo easier"
    SKIP = "skip"
    SLOWER = "slower"
    FASTER = "faster"
    REST = "rest"
    DONE = "done"
    SELF_PACED = "self-paced"
    QUIT = "quit"


BINDINGS: dict[str, Key] = {
    " ": Key.PAUSE,
    "n": Key.NEXT,
    "\x1b[C": Key.NEXT,
    "\x1bOC": Key.NEXT,
    "\x1b[6~": Key.NEXT,
    "b": Key.BACK,
    "\x1b[D": Key.BACK,
    "\x1bOD": Key.BACK,
    "\x1b[5~": Key.BACK,
    "e": Key.EASIER,
    "u": Key.UNDO_EASIER,
    "s": Key.SKIP,
    "-": Key.SLOWER,
    "+": Key.FASTER,
    "=": Key.FASTER,
    "r": Key.REST,
    "\r": Key.DONE,
    "\n": Key.DONE,
    "p": Key.SELF_PACED,
    "q": Key.QUIT,
    "\x1b": Key.QUIT,
}


class Keys(Protocol):
    """Where key presses come from."""

    @property
    def there(self) -> bool:
        """Whether anybody can press a key at all."""

    def read(self, timeout_s: float) -> list[Key]:
        """Wait up to `timeout_s` for a press; return what was pressed, in order."""


def parse_keys(text: str) -> list[Key]:
    """Return the keys in what a terminal sent; a sequence or letter that means nothing here is passed over."""
    keys: list[Key] = []
    longest = max(len(sequence) for sequence in BINDINGS)
    while text:
        length = next((n for n in range(longest, 0, -1) if text[:n].lower() in _LOWERED), 0)
        if text[0] == "\x1b" and length <= 1 < len(text):
            text = _after_sequence(text)
            continue
        if length:
            keys.append(_LOWERED[text[:length].lower()])
        text = text[max(length, 1) :]
    return keys


_LOWERED = {sequence.lower(): key for sequence, key in BINDINGS.items()}


def _after_sequence(text: str) -> str:
    """Return what follows an escape sequence that is not ours, as ECMA-48 ends it (a byte from @ to ~)."""
    for index in range(2, len(text)):
        if "@" <= text[index] <= "~":
            return text[index + 1 :]
    return ""


class NoKeys:
    """No terminal: nobody presses anything, time only passes."""

    there = False

    def read(self, timeout_s: float) -> list[Key]:
        """Wait, and return nothing."""
        time.sleep(timeout_s)
        return []


class _PosixKeys:
    there = True

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def read(self, timeout_s: float) -> list[Key]:
        readable, _, _ = select.select([self._descriptor], [], [], timeout_s)
        if not readable:
            return []
        try:
            data = os.read(self._descriptor, 1024)
        except OSError:
            data = b""
        if not data:  # the terminal has gone away
            raise SystemExit(HUNG_UP)
        if data.endswith(b"\x1b") and select.select([self._descriptor], [], [], SEQUENCE_GAP_S)[0]:
            data += os.read(self._descriptor, 1024)
        return parse_keys(data.decode(errors="replace"))


_WINDOWS_ARROWS = {"M": Key.NEXT, "Q": Key.NEXT, "K": Key.BACK, "I": Key.BACK}


class _WindowsKeys:
    there = True

    def read(self, timeout_s: float) -> list[Key]:
        import msvcrt

        if not msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            time.sleep(timeout_s)
        keys: list[Key] = []
        while msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            letter = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
            if letter in "\x00\xe0":
                arrow = _WINDOWS_ARROWS.get(msvcrt.getwch())  # type: ignore[attr-defined,unused-ignore]
                keys += [arrow] if arrow else []
            else:
                keys += parse_keys(letter)
        return keys


@contextmanager
def keys_of(stream: TextIO | None) -> Iterator[Keys]:
    """Give the keys of a terminal, and put it back as it was; no keys where `stream` is no terminal."""
    if stream is None or not stream.isatty():
        yield NoKeys()
    elif sys.platform == "win32":
        yield _WindowsKeys()
    else:
        with _cbreak(stream.fileno()):
            yield _PosixKeys(stream.fileno())


@contextmanager
def _cbreak(descriptor: int) -> Iterator[None]:
    import termios
    import tty

    before = termios.tcgetattr(descriptor)

    def again(_number: int, _frame: FrameType | None) -> None:
        with suppress(termios.error):  # a terminal that goes away sends SIGCONT too
            tty.setcbreak(descriptor)

    old = signal.signal(signal.SIGCONT, again)
    try:
        tty.setcbreak(descriptor)
        yield
    finally:
        with suppress(termios.error):  # it has gone away
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
        signal.signal(signal.SIGCONT, old)
