"""The safety page as a value and as text: stop signs, whom to contact with her own numbers, and the rest.

Knows statements and her contacts; knows no widget, and never writes a number into a log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from routine_app.domain.care.statements import CONFIRM_NOTE, CareContent, Contact, HowSoon, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routine_app.storage.preference_values import Contacts

STOP_TITLE = "When to stop"
CONTACT_TITLE = "Whom to contact, and how soon"
GENERAL_TITLE = "What to keep to"
DISAGREE_TITLE = "Where sources disagree"
REVIEW_TITLE = "What no clinician has reviewed"
ASK_FIRST_TITLE = "Ask first"
ASK_FIRST_LEAD = "With any of these, speak with your midwife, doctor or physiotherapist before you begin."


class SafetySection(msgspec.Struct, frozen=True):
    """A part of the page. `lead` stands before its statements."""

    title: str
    statements: tuple[Statement, ...]
    lead: str = ""


class SafetyPage(msgspec.Struct, frozen=True):
    """The page. `numbers` are hers, as lines, empty where she gave none."""

    sections: tuple[SafetySection, ...]
    numbers: tuple[str, ...] = ()


def safety_page(care: CareContent, contacts: Contacts) -> SafetyPage:
    """Return the page, the urgent first: where a window is narrow, whom to call stands before the many questions."""
    sections = (
        SafetySection(CONTACT_TITLE, care.contacts),
        SafetySection(STOP_TITLE, care.stop_signs, "If one of these is so, stop, and see whom to contact."),
        SafetySection(GENERAL_TITLE, care.general),
        SafetySection(ASK_FIRST_TITLE, care.screening, ASK_FIRST_LEAD),
        SafetySection(DISAGREE_TITLE, care.disagreements),
        SafetySection(REVIEW_TITLE, care.not_reviewed, CONFIRM_NOTE),
    )
    return SafetyPage(sections, number_lines(contacts))


def number_lines(contacts: Contacts) -> tuple[str, ...]:
    """Return her own numbers, a line each; without those that she did not give."""
    both = (
        ("Midwife", contacts.midwife_name, contacts.midwife_phone),
        ("Physiotherapist", contacts.physio_name, contacts.physio_phone),
    )
    said = ((who, " ".join(part for part in (name.strip(), phone.strip()) if part)) for who, name, phone in both)
    return tuple(f"{who}: {line}" for who, line in said if line)


def contact_lines(contact: Contact, contacts: Contacts) -> tuple[str, ...]:
    """Return whom to contact, how soon, with her own numbers: what "I feel unwell" ends with."""
    lines = (f"{contact.heading}.",)
    midwife, physio = (replace_blank(contacts, physio=False), replace_blank(contacts, physio=True))
    order = (physio, midwife) if contact.how_soon is HowSoon.SOON else (midwife, physio)
    hers = order if contact.how_soon.rank >= HowSoon.SOON.rank else (midwife,)
    return (*lines, *(line for each in hers for line in number_lines(each)))


def replace_blank(contacts: Contacts, *, physio: bool) -> Contacts:
    """Return the contacts with one of the two alone."""
    blank = {"midwife_name": "", "midwife_phone": ""} if physio else {"physio_name": "", "physio_phone": ""}
    return msgspec.structs.replace(contacts, **blank)


def page_lines(page: SafetyPage, *, sources: bool = True) -> Iterator[str]:
    """Yield the page as plain text, each statement with its source where `sources`."""
    for section in page.sections:
        yield section.title
        if section.lead:
            yield f"  {section.lead}"
        if section.title == CONTACT_TITLE:
            yield from (f"  {line}" for line in page.numbers)
        for each in section.statements:
            title = f"{each.title}. {each.whom}. " if isinstance(each, Contact) else ""
            yield f"  - {title}{each.marked}"
            if sources:
                yield f"      {', '.join(each.rules)}: {each.source}"
        yield ""
