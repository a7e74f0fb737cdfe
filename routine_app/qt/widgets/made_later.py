"""A widget that is made when it is first wanted, or ahead of that while nothing else goes on.

Knows how it is made; not what it is, nor when there is time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

Kind_co = TypeVar("Kind_co", bound=QWidget, covariant=True)


class MadeLater(Generic[Kind_co]):
    """One such widget."""

    def __init__(self, make: Callable[[], Kind_co]) -> None:
        self._make = make
        self._widget: Kind_co | None = None

    @property
    def is_made(self) -> bool:
        """Whether there is one already."""
        return self._widget is not None

    def make(self) -> Kind_co:
        """Make it where there is none yet, and return it."""
        if self._widget is None:
            self._widget = self._make()
        return self._widget


class MadeAhead(Protocol):
    """What can be made before it is wanted: a page, or a part of one."""

    @property
    def is_made(self) -> bool:
        """Whether it is there already."""

    def make(self) -> object:
        """Make it where it is not there yet."""
