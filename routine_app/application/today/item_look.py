"""What there is to see and to change of one exercise of today: what it asks of her, and all its versions.

Pure: a plan's item, her comfort and her changes go in. Knows no widget, and decides nothing: what fits is `domain.fit`.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from routine_app.application import words
from routine_app.application.exercises import texts
from routine_app.domain.comfort import Comfort, trimester
from routine_app.domain.day_edits import MOST_STEPS, DayEdits, ItemKey
from routine_app.domain.dose import dose_text
from routine_app.domain.edited_plan import stepped
from routine_app.domain.exercise import Variation
from routine_app.domain.fit import objections, rating
from routine_app.domain.plan import PlanItem
from routine_app.domain.reasons import not_today
from routine_app.domain.tempo import dose_as_done
from routine_app.domain.vocabulary import Suitability

_STAGES = ("the first trimester", "the second trimester", "the third trimester")


class WayLook(msgspec.Struct, frozen=True):
    """A version: what it asks, what speaks for it or for care, why it does not suit today ("" where it does).

    `chosen`: it is today's; `pinned`: it is always hers.
    """

    variation: Variation
    lines: tuple[str, ...]
    against: str = ""
    chosen: bool = False
    pinned: bool = False


class ItemLook(msgspec.Struct, frozen=True):
    """The whole: `title` names today's version of the `exercise`.

    `asks` are sentences; `fewer` and `more` are the doses a step away, "" where there is none.
    """

    key: ItemKey
    title: str
    exercise: str
    asks: tuple[str, ...]
    dose: str
    fewer: str
    more: str
    ways: tuple[WayLook, ...]

    @property
    def chosen(self) -> WayLook:
        """Today's version."""
        return next(way for way in self.ways if way.chosen)


def look_at(key: ItemKey, item: PlanItem, edits: DayEdits, comfort: Comfort) -> ItemLook:
    """Return what there is to see of an item as it stands in today's plan, with her changes."""
    variation, step = item.variation, edits.steps.get(key, 0)
    needs, demands = texts.needs_line(variation), texts.demands_line(variation)
    asks = (
        f"Position: {words.mid_line(texts.positions_line(variation))}",
        f"It asks for {words.mid_line(demands)}" if demands else "",
        "Nothing to fetch." if needs == "Nothing." else f"To have at hand: {words.mid_line(needs)}",
        *item.cautions,
        item.note,
    )
    return ItemLook(
        key=key,
        title=variation.short_name,
        exercise=item.exercise.name,
        asks=tuple(each for each in asks if each),
        dose=_said(item),
        fewer=_other_dose(item, -1) if step > -MOST_STEPS else "",
        more=_other_dose(item, 1) if step < MOST_STEPS else "",
        ways=tuple(_way(one, item, comfort) for one in item.exercise.variations),
    )


def _other_dose(item: PlanItem, step: int) -> str:
    dose = _said(replace(item, dose=stepped(item.dose, step)))
    return "" if dose == _said(item) else dose


def _said(item: PlanItem) -> str:
    return dose_text(dose_as_done(item), item.sides)


def _way(variation: Variation, item: PlanItem, comfort: Comfort) -> WayLook:
    against = not_today(objections(variation, comfort))
    lines = (
        texts.way_line(variation),
        texts.demands_line(variation),
        "" if against else _this_week(variation, comfort),
    )
    return WayLook(
        variation,
        tuple(line for line in lines if line),
        against,
        chosen=variation.id == item.variation.id,
        pinned=comfort.pinned.get(item.exercise.id) == variation.id,
    )


def _this_week(variation: Variation, comfort: Comfort) -> str:
    """Return how the content sheet rates it at her stage, and else when to choose it."""
    week, rated = comfort.pregnancy_week, rating(variation, comfort)
    if rated is Suitability.OK or week is None:
        return texts.sentence(variation.choose_when)
    stage = _STAGES[trimester(week) - 1]
    return f"In {stage}: {texts.SUITABILITY_WORDS[rated]}. {texts.sentence(variation.choose_when)}".strip()
