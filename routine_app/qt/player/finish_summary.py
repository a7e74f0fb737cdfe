"""What she did, what stood in for something else, and what was left out: the lists at the end of Finish.

Shows a Summary; knows nothing else.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from routine_app.application import words
from routine_app.application.session.summary import Summary
from routine_app.domain.formatting import counted
from routine_app.domain.reasons import under_heading
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.text import TextLabel


def summary_card(style: Style, summary: Summary) -> Card:
    """Return the card with the three lists; a list with nothing in it does not show."""
    card = Card(style)
    column = QVBoxLayout(card)
    LayoutRoom(style, column, gap=0.35, around=(1.3, 1.3, 1.3, 1.3))
    done = [f"{entry.variation}{words.DOT}{counted(entry.sets, 'set')}" for entry in summary.done]
    swapped = [entry.reason for entry in summary.swapped]
    left_out = [under_heading(entry.exercise, entry.reason) for entry in summary.left_out]
    lists = (("Done", done, Ink.TEXT), ("Swapped", swapped, Ink.PLUM), ("Left out", left_out, Ink.MUTED))
    for title, lines, ink in lists:
        if not lines:
            continue
        if column.count():
            column.addSpacing(style.px(0.6))
        column.addWidget(TextLabel(style, title, Role.HEADING).flush_with_buttons().be_heading())
        for line in lines:
            column.addWidget(TextLabel(style, line, Role.BODY, ink).flush_with_buttons())
    return card
