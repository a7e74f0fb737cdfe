"""Why an edit is not made.

Knows words only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routine_app.domain.problems import Part


class EditRefusedError(Exception):
    """Raised where a text cannot be edited in place without changing something else; `reason` says why, in a sentence.

    `parts` is that sentence with its terms. The text is as it was.
    """

    def __init__(self, *parts: Part) -> None:
        self.parts, self.reason = parts, "".join(map(str, parts))
        super().__init__(self.reason)
