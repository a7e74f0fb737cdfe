"""How long a rest lasts, in the sentence that begins it ("Rest for 45 seconds. Next: set 2 of 2.").

Knows sentences and lengths; does not know plans or when anything is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from routine_app.domain.timeline import CueKind, Said

_REST = r"^(Rest(?: on your side)?)(?: for (?:about )?\d+ seconds)?\."
_STEP_S = 5
_EXACT_MS = 600  # nobody hears so much


def rest_lasting(text: str, ms: int) -> str:
    """Return the sentence of a rest with how long it lasts, to five seconds; other sentences stay as they are."""
    seconds = _STEP_S * round(ms / 1000 / _STEP_S)
    about = "" if abs(ms - 1000 * seconds) <= _EXACT_MS else "about "
    return re.sub(_REST, rf"\1 for {about}{seconds} seconds.", text, count=1)


def rest_begun(text: str) -> str:
    """Return the sentence of a rest that has begun: how long all of it lasts is no help then."""
    return re.sub(_REST, r"\1.", text, count=1)


def lasting(talk: Iterable[Said], ms: int) -> tuple[Said, ...]:
    """Return what is told in a rest, with how long that lasts."""
    return tuple(
        replace(each, text=rest_lasting(each.text, ms)) if each.kind is CueKind.REST else each for each in talk
    )
