"""For Python 3.11: an exception in a method that Qt calls is whole before PySide6 takes it, else the process dies.

Before 3.12 an exception that C code raised (an index beyond the end, `next` of nothing, a division by zero) is no
object yet while it travels. Where Python called Qt and Qt called the method, PySide6 (6.10 to 6.12 at least) adds the
method's name to its arguments all the same, and reads from where nothing is. Knows classes; not what they do.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import CO_VARARGS
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject

_ROOT: Any = QObject.__mro__[-2]  # of all that PySide6 wraps: a layout's item is one, and no QObject


def make_errors_whole() -> None:
    """Let each class that is made of one of Qt's from now on raise whole exceptions from what it overrides."""
    setattr(_ROOT, "__init_subclass__", classmethod(_take))  # noqa: B010 - the stubs know no such attribute


def _take(cls: type, /, **named: object) -> None:
    super(_ROOT, cls).__init_subclass__(**named)
    for name, method in tuple(vars(cls).items()):
        if isinstance(method, FunctionType) and not name.startswith("__") and _is_of_qt(cls, name):
            setattr(cls, name, _whole(method))


def _is_of_qt(cls: type, name: str) -> bool:
    """Return whether a class of Qt's has a method of this name."""
    found = (vars(base).get(name) for base in cls.__mro__[1:])
    return any(each is not None and not isinstance(each, FunctionType) for each in found)


def _whole(method: FunctionType) -> Callable[..., object]:
    code = method.__code__
    most = None if code.co_flags & CO_VARARGS else code.co_argcount

    @wraps(method)
    def whole(*arguments: object, **named: object) -> object:
        try:
            return method(*arguments[:most], **named)  # a signal that it is connected to may bring more than it takes
        except BaseException:  # to be caught is what makes it an object
            raise

    return whole
