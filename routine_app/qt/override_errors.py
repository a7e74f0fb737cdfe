"""For Python 3.11: an exception in a method that Qt calls is whole before PySide6 takes it, else the process dies.

Before 3.12 an exception that C code raised (an index beyond the end, `next` of nothing, a division by zero) is no
object yet while it travels. Where Python called Qt and Qt called the method, PySide6 (6.10 to 6.12 at least) adds the
method's name to its arguments all the same, and reads from where nothing is. Knows classes; not what they do.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")
_ROOT: Any = QObject.__mro__[-2]  # of all that PySide6 wraps: a layout's item is one, and no QObject


def make_errors_whole() -> None:
    """Let each class that is made of one of Qt's from now on raise whole exceptions from what it overrides."""
    setattr(_ROOT, "__init_subclass__", classmethod(_take))  # noqa: B010 - the stubs know no such attribute


def _take(cls: type, /, **named: object) -> None:
    super(_ROOT, cls).__init_subclass__(**named)
    for name, method in tuple(vars(cls).items()):
        overrides = isinstance(method, FunctionType) and any(hasattr(base, name) for base in cls.__bases__)
        if overrides and not name.startswith("__"):
            setattr(cls, name, _whole(method))


def _whole(method: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    @wraps(method)
    def whole(*arguments: _Given.args, **named: _Given.kwargs) -> _Made:
        try:
            return method(*arguments, **named)
        except BaseException:  # to be caught is what makes it an object
            raise

    return whole
