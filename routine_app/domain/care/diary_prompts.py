"""When the diary of the last days is a reason to contact somebody (content sheet E8 †, B3.5 †, C.see_pro †).

A day's pain is the highest that she told for it, whatever asked. Knows days and numbers; today is an argument.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from routine_app.domain.care.statements import HowSoon

if TYPE_CHECKING:
    from collections.abc import Mapping

HIGH_FROM = 6
UNSETTLED_FROM = 4
REAL_CHANGE = 1.3
"""Points that count as a real change in pregnancy (content sheet E1: Ogollah 2019)."""
_FRESH_DAYS = 2
_WEEK_DAYS = 7
_LEAST_DAYS = 4


class PromptKind(StrEnum):
    """What the days show."""

    HIGH = "high"
    RISING = "rising"
    UNSETTLED = "unsettled"


class DiaryPrompt(msgspec.Struct, frozen=True):
    """A calm word about the last days, how soon to act on it, and the lines of the content sheet that it follows."""

    kind: PromptKind
    text: str
    how_soon: HowSoon
    rules: tuple[str, ...]


_HIGH = DiaryPrompt(
    PromptKind.HIGH,
    "Your pain has been 6 or more on two days. Please tell {whom}; there is help for it.",
    HowSoon.SOON,
    ("E8",),
)
_RISING = DiaryPrompt(
    PromptKind.RISING,
    "Your pain has risen over the last seven days. Please tell {whom}.",
    HowSoon.SOON,
    ("E8", "E1"),
)
_UNSETTLED = DiaryPrompt(
    PromptKind.UNSETTLED,
    "It has not settled for a week or longer. {whom} can look at it with you.",
    HowSoon.ROUTINE,
    ("B3.5", "C.see_pro"),
)


def diary_prompts(
    pain_by_day: Mapping[dt.date, int], today: dt.date, *, ended: bool = False
) -> tuple[DiaryPrompt, ...]:
    """Return what the days up to today give reason to say, the most urgent first; nothing where she told long ago.

    `pain_by_day` holds the highest pain (0-10) of each day that she told one for. Where her pregnancy has `ended`, no
    midwife is named.
    """
    days = sorted(day for day in pain_by_day if day <= today)
    if not days or (today - days[-1]).days > _FRESH_DAYS:
        return ()
    week = [pain_by_day[day] for day in days if (today - day).days < _WEEK_DAYS]
    found = []
    if len(week) > 1 and min(week[-2:]) >= HIGH_FROM:
        found.append(_HIGH)
    if len(week) >= _LEAST_DAYS and _later_half(week) - _earlier_half(week) >= REAL_CHANGE:
        found.append(_RISING)
    if _is_unsettled(pain_by_day, days):
        found.append(_UNSETTLED)
    whom = f"your {'doctor' if ended else 'midwife'} or physiotherapist"
    return tuple(replace(each, text=_sentences(each.text.format(whom=whom))) for each in found)


def _sentences(text: str) -> str:
    """Begin each sentence with a capital."""
    return ". ".join(part[:1].upper() + part[1:] for part in text.split(". "))


def _earlier_half(pains: list[int]) -> float:
    half = len(pains) // 2
    return sum(pains[:half]) / half


def _later_half(pains: list[int]) -> float:
    return _earlier_half(pains[::-1])


def _is_unsettled(pain_by_day: Mapping[dt.date, int], days: list[dt.date]) -> bool:
    """Whether every pain told, back over at least a week, was 4 or more, with no gap of a week between two of them."""
    run: list[dt.date] = []
    for day in reversed(days):
        if pain_by_day[day] < UNSETTLED_FROM or (run and (run[-1] - day).days > _WEEK_DAYS):
            break
        run.append(day)
    return len(run) >= _LEAST_DAYS and (run[0] - run[-1]).days + 1 >= _WEEK_DAYS
