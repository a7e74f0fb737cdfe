"""What "I feel unwell" asks: the stop signs one at a time, the most urgent first, until one holds.

A frozen conversation: each answer returns the one that follows. Knows the statements; keeps nothing and shows nothing.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.care.statements import CareContent, Contact, HowSoon, StopSign, sign_to_contact

NOT_ALL_ASKED = (
    "Rest, drink something, and lie on your side if that is good. Call your midwife or maternity unit if you are "
    "worried, at any time."
)
"""What is said where she wants to be asked no more: nothing of what she has not answered."""
NO_SIGN = f"None of these. {NOT_ALL_ASKED}"
"""What is said where no sign holds: she is never told that all is well."""


class Unwell(msgspec.Struct, frozen=True):
    """Where the conversation stands: at the sign of this index, with `found` once one holds."""

    care: CareContent
    index: int = 0
    found: StopSign | None = None

    @property
    def sign(self) -> StopSign | None:
        """The sign to ask about; None at the end."""
        if self.found is not None or self.index >= len(self.care.stop_signs):
            return None
        return self.care.stop_signs[self.index]

    @property
    def contact(self) -> Contact | None:
        """Whom to contact for the sign that holds; None where none does yet."""
        return None if self.found is None else sign_to_contact(self.care, frozenset({self.found.id}))

    @property
    def how_soon(self) -> HowSoon | None:
        """How soon to contact somebody; None where no sign holds."""
        return None if self.found is None else self.found.how_soon

    def answer(self, *, holds: bool) -> Unwell:
        """Return the conversation after she has said whether the sign holds; at the end, as it is."""
        if self.sign is None:
            return self
        return msgspec.structs.replace(self, found=self.sign) if holds else self.back_or_on(1)

    def back_or_on(self, by: int) -> Unwell:
        """Return the conversation at another sign: -1 takes the last answer back."""
        if self.found is not None:
            return msgspec.structs.replace(self, found=None)
        return msgspec.structs.replace(self, index=min(max(self.index + by, 0), len(self.care.stop_signs)))
