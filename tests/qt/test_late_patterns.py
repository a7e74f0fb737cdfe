"""A pattern that is compiled late does what it would have done at once; no other package notices."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from routine_app.qt.late_patterns import late_patterns

SOURCE = r"""
import re
WORDS = re.compile("[A-Z]+", flags=re.IGNORECASE)
split = re.compile(" *, *").split
"""


def loaded(name: str) -> ModuleType:
    """Return a module of this name that compiles two patterns when it is loaded."""
    module = ModuleType(name)
    with late_patterns("slow."):
        exec(SOURCE, module.__dict__)  # noqa: S102 - the test's own source
    return module


@pytest.mark.parametrize("name", ["slow.module", "quick.module"])
def test_it_finds_the_same(name: str) -> None:
    module = loaded(name)
    assert module.WORDS.findall("one, Two") == ["one", "Two"]
    assert module.split("one, two") == ["one", "two"]
    assert [found.span() for found in module.WORDS.finditer("a b")] == [(0, 1), (2, 3)]


def test_only_the_one_package_has_late_patterns() -> None:
    assert isinstance(loaded("quick.module").WORDS, re.Pattern)
    assert not isinstance(loaded("slow.module").WORDS, re.Pattern)


def test_compiling_is_as_before_when_it_is_left() -> None:
    before = re.compile
    with pytest.raises(ZeroDivisionError), late_patterns("slow."):
        raise ZeroDivisionError
    assert re.compile is before


def test_qt_says_what_a_call_should_have_been() -> None:
    from PySide6.QtCore import QPoint, QRect

    with pytest.raises(TypeError, match="QRect"):
        QRect("wrong", QPoint(1, 2))  # type: ignore[call-overload]
