"""Patterns that another package compiles when it is imported, and that are seldom or never used: late, when they are.

Knows the methods of a pattern by no name; changes nothing for any other package.
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def late_patterns(package: str) -> Iterator[None]:
    """While this is entered, let modules whose names begin so have patterns that are compiled at their first use."""
    compile_now: Callable[..., Any] = re.compile

    def compile_late(pattern: Any, flags: Any = 0) -> Any:  # noqa: ANN401
        asks = sys._getframe(1).f_globals.get("__name__", "")  # noqa: SLF001 - the one way to know who asks
        return _LatePattern(pattern, flags) if asks.startswith(package) else compile_now(pattern, flags)

    setattr(re, "compile", compile_late)  # noqa: B010 - to a checker it is of another type
    try:
        yield
    finally:
        setattr(re, "compile", compile_now)  # noqa: B010


class _LatePattern:
    """What `re.compile` returns, but for the time when it is made: its methods may be had before that, too."""

    def __init__(self, pattern: Any, flags: Any) -> None:  # noqa: ANN401
        self._words = (pattern, flags)

    def __getattr__(self, name: str) -> Callable[..., object]:
        def late(*given: object, **named: object) -> object:
            return getattr(re.compile(*self._words), name)(*given, **named)

        return late
