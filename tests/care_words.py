"""What may not be said to her about her health: it would alarm, promise, or tell her that she may."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(
    r"\b(cleared|clearance|safe|safely|cures?|cured|heals?|guarantee\w*|unstable|instability|out of place|"
    r"loose|misaligned|danger\w*|damage\w*|fragile|harmful|serious risk|well done)\b",
    re.IGNORECASE,
)


def forbidden_in(text: str) -> list[str]:
    """Return the words of a text that may not be said."""
    return [found.group() for found in _FORBIDDEN.finditer(text)]
