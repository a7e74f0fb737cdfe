from __future__ import annotations

import io
import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

import pytest

from routine_app.cli.keys import BINDINGS, keys_of, parse_keys
from routine_app.playback.commands import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform == "win32":
    pytest.skip("termios is a Unix thing", allow_module_level=True)
else:
    import pty
    import termios


@contextmanager
def terminal() -> Iterator[tuple[int, TextIO]]:
    """A terminal: the far end to type at, and the stream that the program reads."""
    far, near = pty.openpty()
    with os.fdopen(near, "r", encoding="utf-8") as stream:
        yield far, stream
    os.close(far)


def line_mode(stream: TextIO) -> bool:
    return bool(termios.tcgetattr(stream.fileno())[3] & termios.ICANON)


@pytest.mark.parametrize(("sequence", "key"), BINDINGS.items())
def test_each_binding_is_understood(sequence: str, key: Command) -> None:
    assert parse_keys(sequence) == [key]


def test_capitals_count_too() -> None:
    assert parse_keys("NBE") == [Command.NEXT, Command.BACK, Command.EASIER]


def test_several_keys_come_in_order() -> None:
    assert parse_keys(" n\x1b[Cb\x1b[D+q") == [
        Command.TOGGLE_PAUSE,
        Command.NEXT,
        Command.NEXT,
        Command.BACK,
        Command.BACK,
        Command.FASTER,
        Command.STOP,
    ]


@pytest.mark.parametrize("sequence", ["\x1b[A", "\x1b[1;5C", "\x1bOP", "\x1b[15~", "x", "é", "\x1b[200~"])
def test_what_means_nothing_is_passed_over(sequence: str) -> None:
    assert parse_keys(f"{sequence}n") == [Command.NEXT]


def test_a_stream_that_is_no_terminal_has_no_keys() -> None:
    with keys_of(io.StringIO("nnn")) as keys:
        assert not keys.there
        assert keys.read(0) == []
    with keys_of(None) as keys:
        assert not keys.there


def test_a_key_arrives_without_enter() -> None:
    with terminal() as (far, stream), keys_of(stream) as keys:
        os.write(far, b"n")
        assert keys.there
        assert keys.read(5) == [Command.NEXT]
        assert keys.read(0) == []


def test_an_arrow_that_arrives_in_two_parts_is_one_key() -> None:
    with terminal() as (far, stream), keys_of(stream) as keys:
        os.write(far, b"\x1b")
        os.write(far, b"[C")
        assert keys.read(5) == [Command.NEXT]


def test_the_terminal_is_put_back_after_an_exception() -> None:
    with terminal() as (_, stream):
        assert line_mode(stream)
        with pytest.raises(ZeroDivisionError, match="False"), keys_of(stream):
            raise ZeroDivisionError(line_mode(stream))
        assert line_mode(stream)


def test_keys_work_again_after_the_shell_put_it_in_the_foreground() -> None:
    with terminal() as (_, stream), keys_of(stream):
        cooked = termios.tcgetattr(stream.fileno())
        cooked[3] |= termios.ICANON
        termios.tcsetattr(stream.fileno(), termios.TCSANOW, cooked)
        signal.raise_signal(signal.SIGCONT)
        assert not line_mode(stream)
