"""For asserts about what has changed since the assert before.

mypy takes what it has once concluded of a property to last, and would not look at what follows.
"""

from __future__ import annotations

from typing import Any


def afresh(value: Any) -> Any:  # noqa: ANN401 - that it has no type is what it is for
    """Return the value as it is by now, of any type."""
    return value
