"""Why an edit is not made.

Knows words only.
"""

from __future__ import annotations


class EditRefusedError(Exception):
    """Raised where a text cannot be edited in place without changing something else; `reason` says why, in a sentence.

    The text is as it was.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
