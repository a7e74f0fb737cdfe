"""What the app says about her safety: values read from `resources/care/`, each with its rule and its source.

Knows no file and no rule of when something is said.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

import msgspec
from msgspec.structs import replace


class HowSoon(StrEnum):
    """How soon to contact somebody, the most urgent first (content sheet B3)."""

    NOW = "now"
    SAME_DAY = "same_day"
    SOON = "soon"
    ROUTINE = "routine"

    @property
    def rank(self) -> int:
        """0 for now, 3 for routine."""
        return tuple(HowSoon).index(self)


CONFIRM_MARK = "†"
CONFIRM_NOTE = f"{CONFIRM_MARK}: a licensed clinician must confirm this."


class Statement(msgspec.Struct, frozen=True):
    """One thing that she is told. `rules` are the lines of the content sheet that it states, `source` where from.

    `confirm`: a licensed clinician must confirm it before anybody relies on it (†). `in_pregnancy`: it is of no use, or
    hurts, once there is no pregnancy; `text_after` stands in place of the text then.
    """

    id: str
    text: str
    rules: tuple[str, ...]
    source: str
    confirm: bool = False
    in_pregnancy: bool = False
    text_after: str = ""

    @property
    def marked(self) -> str:
        """The text, with the mark of what a clinician must confirm."""
        return f"{self.text} {CONFIRM_MARK}" if self.confirm else self.text


Told = TypeVar("Told", bound=Statement)


class StopSign(Statement, frozen=True):
    """A sign to stop at, asked one at a time (content sheet B2); `how_soon` says when to contact somebody of B3."""

    how_soon: HowSoon = HowSoon.SAME_DAY


class Contact(Statement, frozen=True):
    """Whom to contact for what is so urgent (content sheet B3): `title` says how soon, `whom` who that is."""

    how_soon: HowSoon = HowSoon.ROUTINE
    title: str = ""
    whom: str = ""

    @property
    def heading(self) -> str:
        """How soon, and whom: "Call today: your midwife or maternity unit"."""
        return f"{self.title}: {self.whom[:1].lower()}{self.whom[1:]}"


class CareContent(msgspec.Struct, frozen=True):
    """All of it, each list in the order in which it is shown; `not_reviewed` is what no clinician has looked at."""

    screening: tuple[Statement, ...]
    stop_signs: tuple[StopSign, ...]
    contacts: tuple[Contact, ...]
    general: tuple[Statement, ...]
    disagreements: tuple[Statement, ...]
    not_reviewed: tuple[Statement, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement there is."""
        lists = (self.screening, self.stop_signs, self.contacts, self.general, self.disagreements, self.not_reviewed)
        return tuple(each for one in lists for each in one)

    def told(self, *, pregnant: bool) -> CareContent:
        """Return what she is told: after a pregnancy nothing of a baby in her belly, nor of what holds until birth."""
        if pregnant:
            return self
        return CareContent(**{name: _after(getattr(self, name)) for name in self.__struct_fields__})

    def contact(self, how_soon: HowSoon) -> Contact:
        """Return whom to contact for what is so urgent; every urgency has one, which the reader holds."""
        return next(each for each in self.contacts if each.how_soon is how_soon)


def _after(statements: tuple[Told, ...]) -> tuple[Told, ...]:
    """Return what is left to say of them once there is no pregnancy, and how."""
    return tuple(replace(each, text=each.text_after or each.text) for each in statements if not each.in_pregnancy)


def sign_to_contact(care: CareContent, signs: frozenset[str]) -> Contact | None:
    """Return whom to contact for the stop signs of these ids: the most urgent counts; None where there is none."""
    found = [each.how_soon for each in care.stop_signs if each.id in signs]
    return care.contact(min(found, key=lambda each: each.rank)) if found else None
