"""The card of a routine on the Today page: what it is, what to fetch, what she will do, what is left out.

Knows a plan, or the problems of a routine that cannot be read; knows nothing of where they come from.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application import words
from routine_app.domain.plan import Plan
from routine_app.domain.problems import Problem
from routine_app.domain.vocabulary import Equipment
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.today.item_cards import ItemCard
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.grid_layout import GridLayout
from routine_app.qt.widgets.text import TextLabel


def plan_card(style: Style, plan: Plan, duration_ms: int, description: str, fetched: set[Equipment]) -> Card:
    """Return the card of a plan; `fetched` is kept up to date with the checklist."""
    card, column = _card(style)
    column.addWidget(TextLabel(style, plan.routine_name, Role.TITLE).break_long_words().flush_with_buttons())
    column.addWidget(
        TextLabel(style, words.plan_summary(plan, duration_ms), Role.STRONG, Ink.MUTED).flush_with_buttons()
    )
    if description:
        column.addWidget(TextLabel(style, description, Role.BODY, Ink.MUTED).break_long_words().flush_with_buttons())
    column.addWidget(_fetch(style, plan.equipment, fetched))
    column.addSpacing(style.px(0.3))
    grid_holder = QWidget()
    grid = GridLayout(style, grid_holder)
    for item in plan.items:
        grid.addWidget(ItemCard(style, item))
    column.addWidget(grid_holder)
    if plan.skipped:
        column.addSpacing(style.px(0.5))
        column.addWidget(TextLabel(style, "Left out today", Role.STRONG).flush_with_buttons())
        for skipped in plan.skipped:
            column.addWidget(
                TextLabel(style, f"{skipped.name}: {skipped.reason}", Role.BODY, Ink.PLUM).flush_with_buttons()
            )
    return card


def broken_card(style: Style, name: str, problems: Iterable[Problem]) -> Card:
    """Return the card of a routine that cannot be read, with every problem and where it is."""
    card, column = _card(style)
    column.addWidget(TextLabel(style, name, Role.TITLE).break_long_words().flush_with_buttons())
    sentence = "This routine cannot be used until its file is mended:"
    column.addWidget(TextLabel(style, sentence, Role.BODY, Ink.CORAL).flush_with_buttons())
    for problem in problems:
        where = f"{problem.file}, line {problem.line}, column {problem.column}"
        column.addWidget(TextLabel(style, problem.message, Role.BODY).break_long_words().flush_with_buttons())
        column.addWidget(TextLabel(style, where, Role.CAPTION, Ink.MUTED).break_long_words().flush_with_buttons())
    return card


def _card(style: Style) -> tuple[Card, QVBoxLayout]:
    card = Card(style)
    column = QVBoxLayout(card)
    pad = style.px(1.3)
    column.setContentsMargins(pad, pad, pad, pad)
    column.setSpacing(style.px(0.3))
    return card, column


def _fetch(style: Style, equipment: tuple[Equipment, ...], fetched: set[Equipment]) -> QWidget:
    """Return the checklist of what to fetch first."""
    holder = QWidget()
    flow = FlowLayout(holder, spacing=2, row_spacing=0)
    if not equipment:
        flow.addWidget(_plain(style, "Nothing to fetch."))
        return holder
    flow.addWidget(_plain(style, "Fetch first:"))
    for need in equipment:
        name = words.equipment_name(need)
        chip = PillButton(style, name, ButtonKind.TAB)
        chip.setAccessibleName(f"Fetched: {name}")
        chip.setChecked(need in fetched)
        chip.clicked.connect(lambda on, need=need: fetched.add(need) if on else fetched.discard(need))
        flow.addWidget(chip)
    return holder


def _plain(style: Style, text: str) -> TextLabel:
    """Return a label as high as the chips beside it."""
    label = TextLabel(style, text, Role.STRONG).flush_with_buttons()
    label.setWordWrap(False)
    label.setMinimumHeight(style.target() + 8)
    return label
