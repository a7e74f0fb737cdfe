"""The card of what is offered on Today: a living figure, what it is and why, how long, what to fetch.

Shows a TodayView, or the problems of a routine that cannot be read; knows nothing of where they come from.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from routine_app.application import words
from routine_app.application.today import plan_words
from routine_app.application.today.view import TodayView
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.problems import Problem
from routine_app.domain.vocabulary import Equipment
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.today.living_figure import LivingFigure
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.text import TextLabel

BESIDE_FROM_REM = 36.0
FIGURE_REM = 13.0
HIGHEST_REM = 25.0  # of the card, where its words do not need more
_BESIDE, _BENEATH = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop


class OfferCard(Card):
    """The card of a plan; `fetched` is kept up to date with the checklist, whose buttons are `chips`."""

    def __init__(
        self, style: Style, view: TodayView, plan: Plan, fetched: set[Equipment], parent: QWidget | None = None
    ) -> None:
        super().__init__(style, parent=parent)
        self.chips: list[PillButton] = []
        self._fetch_first: TextLabel | None = None
        self._row = QBoxLayout(_BESIDE, self)
        lead, place = _lead(plan), QVBoxLayout()
        self.figure = LivingFigure(style, lead.variation, FIGURE_REM) if lead is not None else None
        if self.figure is not None:
            self.figure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            place.addWidget(self.figure, 1)
            place.addStretch(0)
            self._row.addLayout(place, 2)
        column = QVBoxLayout()
        LayoutRoom(style, column, gap=0.35)
        self._row.addLayout(column, 3)
        column.addStretch(1)
        for text, role, ink in _lines(view, plan):
            label = TextLabel(style, text, role, ink).break_long_words().flush_with_buttons()
            column.addWidget(label.be_heading(2) if role is Role.DISPLAY else label)
        if plan.items:
            column.addWidget(self._fetch(plan.equipment, fetched))
        for line in (plan_words.swaps_line(plan), plan_words.left_out_line(plan)) if plan.items else ():
            if line:
                column.addWidget(TextLabel(style, line, Role.BODY, Ink.PLUM).flush_with_buttons())
        column.addStretch(1)
        style.changed.connect(self._space)
        self._space()

    def give_room(self, free: int) -> None:
        """Take the height (px) that the page has to give; where the words need more, the figure stays in view.

        Without a figure the card is as high as its words.
        """
        style = self._style
        if self.figure is not None:
            self.setMinimumHeight(max(0, min(free, style.px(HIGHEST_REM))))
            self.figure.setMaximumHeight(max(free, style.px(FIGURE_REM)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the words beside the figure where there is room, else below it."""
        super().resizeEvent(event)
        self._space()

    def _space(self) -> None:
        style = self._style
        beside = self.width() >= style.px(BESIDE_FROM_REM)
        self._row.setDirection(_BESIDE if beside else _BENEATH)
        pad = style.px(1.1)
        self._row.setContentsMargins(pad, pad, pad, pad)
        self._row.setSpacing(style.px(1.0) if beside else style.px(0.4))
        if self._fetch_first is not None:
            self._fetch_first.setMinimumHeight(style.target() + 8)  # as high as the chips beside it

    def _fetch(self, equipment: tuple[Equipment, ...], fetched: set[Equipment]) -> QWidget:
        """Return the checklist of what to fetch first."""
        holder = QWidget()
        flow = FlowLayout(holder, spacing=2, row_spacing=0)
        if not equipment:
            flow.addWidget(_plain(self._style, "Nothing to fetch."))
            return holder
        self._fetch_first = _plain(self._style, "Fetch first:")
        flow.addWidget(self._fetch_first)
        for need in equipment:
            name = words.equipment_name(need)
            chip = PillButton(self._style, name, ButtonKind.TAB)
            chip.setAccessibleName(f"Fetched: {name}")
            chip.setChecked(need in fetched)
            chip.clicked.connect(lambda on, need=need: fetched.add(need) if on else fetched.discard(need))
            self.chips.append(chip)
            flow.addWidget(chip)
        return holder


class BrokenCard(Card):
    """The card of a routine that cannot be read, with every problem and where it is."""

    def __init__(self, style: Style, name: str, problems: Iterable[Problem], parent: QWidget | None = None) -> None:
        super().__init__(style, parent=parent)
        column = QVBoxLayout(self)
        LayoutRoom(style, column, gap=0.3, around=(1.3, 1.3, 1.3, 1.3))
        sentence = "This routine cannot be used until its file is mended:"
        lines = [(name, Role.TITLE, Ink.TEXT), (sentence, Role.BODY, Ink.WARNING)]
        for problem in problems:
            where = f"{problem.file}, line {problem.line}, column {problem.column}"
            lines += [(problem.message, Role.BODY, Ink.TEXT), (where, Role.CAPTION, Ink.MUTED)]
        for text, role, ink in lines:
            column.addWidget(TextLabel(style, text, role, ink).break_long_words().flush_with_buttons())


def _lines(view: TodayView, plan: Plan) -> Iterable[tuple[str, Role, Ink]]:
    if view.done:
        yield view.done, Role.STRONG, Ink.TEXT
    yield view.heading, Role.STRONG, Ink.TEAL
    yield plan.routine_name, Role.DISPLAY, Ink.TEXT
    yield plan_words.length_line(plan, view.duration_ms), Role.STRONG, Ink.TEXT
    muted = (*view.from_author, plan_words.positions_line(plan))
    why = view.why if plan.items else plan_words.nothing_line(plan)
    lines = ((why, Ink.TEXT), *((text, Ink.MUTED) for text in muted))
    yield from ((text, Role.BODY, ink) for text, ink in lines if text)


def _lead(plan: Plan) -> PlanItem | None:
    """Return the item whose figure stands for the whole: the first that moves more than the breath."""
    moving = (item for item in plan.items if item.exercise.id != "breathing")
    return next(moving, None) or next(iter(plan.items), None)


def _plain(style: Style, text: str) -> TextLabel:
    label = TextLabel(style, text, Role.STRONG).flush_with_buttons()
    label.setWordWrap(False)
    return label
