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
from typing import TYPE_CHECKING, Protocol, TextIO

from routine_app.playback.commands import Command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


HUNG_UP = 129
"""The exit code of a process whose terminal has gone away."""
SEQUENCE_GAP_S = 0.03
"""How long the rest of an arrow key may lag behind its first byte."""


BINDINGS: dict[str, Command] = {
    " ": Command.TOGGLE_PAUSE,
    "n": Command.NEXT,
    "\x1b[C": Command.NEXT,
    "\x1bOC": Command.NEXT,
    "\x1b[6~": Command.NEXT,
    "b": Command.BACK,
    "\x1b[D": Command.BACK,
    "\x1bOD": Command.BACK,
    "\x1b[5~": Command.BACK,
    "e": Command.EASIER,
    "u": Command.UNDO_EASIER,
    "s": Command.SKIP,
    "z": Command.UNDO_SKIP,
    "-": Command.SLOWER,
    "+": Command.FASTER,
    "=": Command.FASTER,
    "r": Command.MORE_REST,
    "\r": Command.DONE,
    "\n": Command.DONE,
    "p": Command.SELF_PACED,
    "h": Command.HURTS,
    "w": Command.UNWELL,
    "q": Command.STOP,
    "\x1b": Command.STOP,
}


class Keys(Protocol):
    """Where key presses come from."""

    @property
    def there(self) -> bool:
        """Whether anybody can press a key at all."""

    def read(self, timeout_s: float) -> list[Command]:
        """Wait up to `timeout_s` for a press; return what was pressed, in order."""

    def read_plain(self, timeout_s: float) -> list[str]:
        """Wait up to `timeout_s`; return the letters, digits and Enter that answer a question, in order."""


def plain_keys(text: str) -> list[str]:
    """Return what answers a question in what a terminal sent: small letters, digits, Enter; no arrows."""
    return [] if "\x1b" in text else [letter.lower() for letter in text if letter.isalnum() or letter in "\r\n"]


def parse_keys(text: str) -> list[Command]:
    """Return the keys in what a terminal sent; a sequence or letter that means nothing here is passed over."""
    keys: list[Command] = []
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

    def read(self, timeout_s: float) -> list[Command]:
        """Wait, and return nothing."""
        time.sleep(timeout_s)
        return []

    def read_plain(self, timeout_s: float) -> list[str]:
        """Wait, and return nothing."""
        time.sleep(timeout_s)
        return []


class _PosixKeys:
    there = True

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def read(self, timeout_s: float) -> list[Command]:
        return parse_keys(self._sent(timeout_s))

    def read_plain(self, timeout_s: float) -> list[str]:
        return plain_keys(self._sent(timeout_s))

    def _sent(self, timeout_s: float) -> str:
        readable, _, _ = select.select([self._descriptor], [], [], timeout_s)
        if not readable:
            return ""
        try:
            data = os.read(self._descriptor, 1024)
        except OSError:
            data = b""
        if not data:  # the terminal has gone away
            raise SystemExit(HUNG_UP)
        if data.endswith(b"\x1b") and select.select([self._descriptor], [], [], SEQUENCE_GAP_S)[0]:
            data += os.read(self._descriptor, 1024)
        return data.decode(errors="replace")


_WINDOWS_ARROWS = {"M": Command.NEXT, "Q": Command.NEXT, "K": Command.BACK, "I": Command.BACK}


class _WindowsKeys:
    there = True

    def read(self, timeout_s: float) -> list[Command]:
        import msvcrt

        if not msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            time.sleep(timeout_s)
        keys: list[Command] = []
        while msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            letter = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
            if letter in "\x00\xe0":
                arrow = _WINDOWS_ARROWS.get(msvcrt.getwch())  # type: ignore[attr-defined,unused-ignore]
                keys += [arrow] if arrow else []
            else:
                keys += parse_keys(letter)
        return keys

    def read_plain(self, timeout_s: float) -> list[str]:
        import msvcrt

        if not msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            time.sleep(timeout_s)
        keys: list[str] = []
        while msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            letter = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
            if letter in "\x00\xe0":
                msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]  # the rest of an arrow key
            else:
                keys += plain_keys(letter)
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
