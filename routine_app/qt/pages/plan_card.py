"""The card of a routine on the Today page: what it is, what to fetch, what she will do, what is left out.

Knows a plan, or the problems of a routine that cannot be read; knows nothing of where they come from.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.domain.plan import Plan
from routine_app.domain.problems import Problem
from routine_app.domain.vocabulary import Equipment
from routine_app.qt import words
from routine_app.qt.look import Look, Role
from routine_app.qt.theme import Ink
from routine_app.qt.views.buttons import Kind, PillButton
from routine_app.qt.views.cards import GridLayout, ItemCard
from routine_app.qt.views.flow_layout import FlowLayout
from routine_app.qt.views.overlay import Card
from routine_app.qt.views.text import Text


def plan_card(look: Look, plan: Plan, duration_ms: int, description: str, fetched: set[Equipment]) -> Card:
    """Return the card of a plan; `fetched` is kept up to date with the checklist."""
    card, column = _card(look)
    column.addWidget(Text(look, plan.routine_name, Role.TITLE).break_long_words().flush_with_buttons())
    column.addWidget(Text(look, words.plan_summary(plan, duration_ms), Role.STRONG, Ink.MUTED).flush_with_buttons())
    if description:
        column.addWidget(Text(look, description, Role.BODY, Ink.MUTED).break_long_words().flush_with_buttons())
    column.addWidget(_fetch(look, plan.equipment, fetched))
    column.addSpacing(look.px(0.3))
    grid_holder = QWidget()
    grid = GridLayout(look, grid_holder)
    for item in plan.items:
        grid.addWidget(ItemCard(look, item))
    column.addWidget(grid_holder)
    if plan.skipped:
        column.addSpacing(look.px(0.5))
        column.addWidget(Text(look, "Left out today", Role.STRONG).flush_with_buttons())
        for skipped in plan.skipped:
            column.addWidget(Text(look, f"{skipped.name}: {skipped.reason}", Role.BODY, Ink.PLUM).flush_with_buttons())
    return card


def broken_card(look: Look, name: str, problems: Iterable[Problem]) -> Card:
    """Return the card of a routine that cannot be read, with every problem and where it is."""
    card, column = _card(look)
    column.addWidget(Text(look, name, Role.TITLE).break_long_words().flush_with_buttons())
    sentence = "This routine cannot be used until its file is mended:"
    column.addWidget(Text(look, sentence, Role.BODY, Ink.CORAL).flush_with_buttons())
    for problem in problems:
        where = f"{problem.file}, line {problem.line}, column {problem.column}"
        column.addWidget(Text(look, problem.message, Role.BODY).break_long_words().flush_with_buttons())
        column.addWidget(Text(look, where, Role.CAPTION, Ink.MUTED).break_long_words().flush_with_buttons())
    return card


def _card(look: Look) -> tuple[Card, QVBoxLayout]:
    card = Card(look)
    column = QVBoxLayout(card)
    pad = look.px(1.3)
    column.setContentsMargins(pad, pad, pad, pad)
    column.setSpacing(look.px(0.3))
    return card, column


def _fetch(look: Look, equipment: tuple[Equipment, ...], fetched: set[Equipment]) -> QWidget:
    """Return the checklist of what to fetch first."""
    holder = QWidget()
    flow = FlowLayout(holder, spacing=2, row_spacing=0)
    if not equipment:
        flow.addWidget(_plain(look, "Nothing to fetch."))
        return holder
    flow.addWidget(_plain(look, "Fetch first:"))
    for need in equipment:
        name = words.equipment_name(need)
        chip = PillButton(look, name, Kind.TAB)
        chip.setAccessibleName(f"Fetched: {name}")
        chip.setChecked(need in fetched)
        chip.clicked.connect(lambda on, need=need: fetched.add(need) if on else fetched.discard(need))
        flow.addWidget(chip)
    return holder


def _plain(look: Look, text: str) -> Text:
    """Return a label as high as the chips beside it."""
    label = Text(look, text, Role.STRONG).flush_with_buttons()
    label.setWordWrap(False)
    label.setMinimumHeight(look.target() + 8)
    return label
