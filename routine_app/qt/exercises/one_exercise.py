"""One exercise: its ways as cards, the figure on show, and all there is to know of the chosen way.

Shows an entry; says when she pins a way, and when she goes back. Three columns where there is room, else one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from routine_app.application.exercises.entries import ExerciseEntry, VariationEntry
from routine_app.application.exercises.texts import PINNED, way_line
from routine_app.domain.exercise import Phase
from routine_app.domain.vocabulary import Side
from routine_app.qt.exercises.details import Details
from routine_app.qt.exercises.overview import ONLY_COMFORTABLE
from routine_app.qt.exercises.showcase import Showcase
from routine_app.qt.figure.card_grid import CardGrid
from routine_app.qt.figure.figure_card import CardWords, FigureCard
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import ANY_SIZE, Role, Style
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.radio import hold_one
from routine_app.qt.widgets.scrolling import Scrolling
from routine_app.qt.widgets.text import RING, TextLabel

WIDE_FROM_REM = 62.0
HIGH_FROM_REM = 30.0
_LIST_REM, _DETAILS_REM = 14.0, 27.0
_STILL_REM = 5.6


class OneExercise(QWidget):
    """`back_wanted()`, `pin_wanted(variation id or "")`, `comfortable_only(bool)`."""

    back_wanted = Signal()
    pin_wanted = Signal(str)
    comfortable_only = Signal(bool)
    _is_standing_anew = False

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._entry: ExerciseEntry | None = None
        self._only = False
        self._wide: bool | None = None
        self.chosen = ""
        self.back = PillButton(style, "All exercises", ButtonKind.QUIET, Icon.BACK)
        self.back.clicked.connect(self.back_wanted)
        self.title = TextLabel(style, "", Role.TITLE).be_heading(1)
        self.filter = PillButton(style, ONLY_COMFORTABLE, ButtonKind.TAB)
        self.filter.clicked.connect(self.comfortable_only)
        self.grid = CardGrid(style)
        self.grid.setAccessibleName("Ways to do it")
        self.grid.stepped.connect(self._reveal)
        self.showcase = Showcase(style)
        self.showcase.phase_changed.connect(self._mark_step)
        self.showcase.side_changed.connect(self._name_side)
        self.details: Details | None = None
        self._ways, self._facts = _holder(self.grid), _holder()
        self._list_area, self._facts_area = Scrolling(style, QWidget()), Scrolling(style, QWidget())
        self._whole = QWidget()
        self._whole_column = QVBoxLayout(self._whole)
        self._whole_area = Scrolling(style, self._whole)
        self._outer, self._head = QVBoxLayout(self), QHBoxLayout()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._reveal_soon = QTimer(self, singleShot=True)  # when the cards have their places
        self._reveal_soon.timeout.connect(self._reveal_chosen)
        style.changed.connect(self._arrange)

    def _lay_out(self) -> None:
        self._whole_column.setContentsMargins(0, 0, 0, 0)
        self._whole_column.addStretch(1)
        for part, stretch in ((self.back, 0), (self.title, 1), (self.filter, 0)):
            self._head.addWidget(part, stretch)
        self._outer.addLayout(self._head)
        self._outer.addLayout(self._body, 1)

    def show_entry(self, entry: ExerciseEntry, *, comfortable_only: bool, variation_id: str = "") -> None:
        """Show an exercise and one of its ways: the given one, else the one that shows, else the leading one."""
        before, self._entry = self._entry, entry
        changed = before != entry or self._only != comfortable_only
        self._only = comfortable_only
        self.filter.setChecked(comfortable_only)
        self.title.setText(entry.exercise.name)
        self.setAccessibleName(entry.exercise.name)
        shown = entry.shown(comfortable_only=comfortable_only)
        wanted = entry.way(variation_id or self.chosen)
        way = wanted if wanted in shown else entry.lead
        if changed:
            self._show_ways(shown)
        if changed or way.variation.id != self.chosen:
            self._show_way(way, anew=before is None or before.exercise.id != entry.exercise.id)

    def begin(self) -> None:
        """Begin at the head: the focus is on the card of the way that shows, or on the figure where it stands above."""
        for area in (self._facts_area, self._whole_area):
            area.verticalScrollBar().setValue(0)
        card = self.grid.cards.get(self.chosen)
        if not self._wide or card is None:
            self.showcase.stage.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._reveal_soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, Space pauses, what scrolls scrolls the text."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.showcase.toggle_pause()
        elif not (self._facts_area if self._wide else self._whole_area).scroll_by(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the form that the room allows."""
        super().resizeEvent(event)
        self._arrange()

    def _reveal(self, card: FigureCard) -> None:
        (self._list_area if self._wide else self._whole_area).ensureWidgetVisible(card, 0, self._style.px(0.6))

    def _reveal_chosen(self) -> None:
        if self._wide and self.chosen in self.grid.cards:
            self._reveal(self.grid.cards[self.chosen])

    def _show_ways(self, ways: tuple[VariationEntry, ...]) -> None:
        cards = []
        for way in ways:
            card = FigureCard(self._style, way.variation, words_of(way), _STILL_REM)
            card.setCheckable(True)
            card.clicked.connect(lambda _=False, key=way.variation.id: self._choose(key))
            cards.append((way.variation.id, card))
        self.grid.set_cards(cards)

    def _choose(self, variation_id: str) -> None:
        entry = self._entry
        way = entry.way(variation_id) if entry is not None else None
        if way is not None:
            self._show_way(way, anew=True)
            if not self._wide:
                self._whole_area.verticalScrollBar().setValue(0)

    def _show_way(self, way: VariationEntry, *, anew: bool) -> None:
        """Show a way; `anew` begins its movement and its text from the top."""
        entry = self._entry
        if entry is None:
            return
        anew = anew or way.variation.id != self.chosen
        self.chosen = way.variation.id
        keys = list(self.grid.cards)
        hold_one(list(self.grid.cards.values()), keys.index(self.chosen) if self.chosen in keys else None)
        had_focus = self.details is not None and self.details.pin.hasFocus()
        unfolded = self.details is not None and self.details.professionals.isChecked()
        self._replace_details(Details(self._style, entry, way, self.showcase.side, unfolded=unfolded))
        if had_focus and self.details is not None:
            self.details.pin.setFocus(Qt.FocusReason.OtherFocusReason)
        if anew:
            self._facts_area.verticalScrollBar().setValue(0)
            self.showcase.show_variation(way.variation, self.showcase.side)
        elif self.details is not None:
            self.showcase.tell_phase()

    def _replace_details(self, details: Details) -> None:
        column = self._facts.layout()
        assert column is not None  # noqa: S101
        if self.details is not None:
            self.details.hide()
            column.removeWidget(self.details)
            self.details.deleteLater()
        self.details = details
        details.pin_wanted.connect(lambda on: self.pin_wanted.emit(self.chosen if on else ""))
        column.addWidget(details)

    def _name_side(self, side: Side) -> None:
        if self.details is not None:
            self.details.name_side(side)

    def _mark_step(self, phase: Phase) -> None:
        if self.details is not None:
            self.details.steps.set_current(phase.step)

    def _arrange(self) -> None:
        if self._is_standing_anew:  # moving the parts may size this anew: it is looked at when they have moved
            return
        while self._wide is not (wide := _has_room(self, self._style.rem)):
            self._wide, self._is_standing_anew = wide, True
            self._stand(wide=wide)
            self._is_standing_anew = False
        style = self._style
        edge = style.px(1.3) if wide else style.px(0.7)
        self._outer.setContentsMargins(edge, style.px(0.7), edge, style.px(0.5) if wide else 0)
        self._outer.setSpacing(style.px(0.5))
        self._head.setSpacing(style.px(0.8))
        self._body.setSpacing(style.px(1.0))
        self.filter.setVisible(self.width() >= style.px(46))
        if wide:
            spare = max(0, self.width() - style.px(WIDE_FROM_REM))
            self._list_area.setFixedWidth(style.px(_LIST_REM))
            self._facts_area.setFixedWidth(style.px(_DETAILS_REM) + spare // 4)
        tall = max(style.px(18), self.height() * 2 // 3)
        self.showcase.setMinimumHeight(0 if wide else tall)
        self.showcase.setMaximumHeight(ANY_SIZE if wide else tall)

    def _stand(self, *, wide: bool) -> None:
        """Put the three parts beside each other, or one beneath the other."""
        for area in (self._list_area, self._facts_area):
            area.takeWidget()
        # Not by takeAt: the item that it hands over lives on, and with it the heights that it has worked out.
        parts: tuple[QWidget, ...] = (self.showcase, self._ways, self._facts)
        for part in (*parts, self._list_area, self._facts_area, self._whole_area):
            self._body.removeWidget(part)
            self._whole_column.removeWidget(part)
        if wide:
            self._list_area.setWidget(self._ways)
            self._facts_area.setWidget(self._facts)
            self._body.addWidget(self._list_area)
            self._body.addWidget(self.showcase, 1)
            self._body.addWidget(self._facts_area)
        else:
            for index, inner in enumerate(parts):
                self._whole_column.insertWidget(index, inner)
            self._body.addWidget(self._whole_area, 1)
        self._whole_area.setVisible(not wide)
        self._list_area.setVisible(wide)
        self._facts_area.setVisible(wide)
        for part in parts:
            part.show()
            part.setAutoFillBackground(False)
        _tab_through(self.filter, (self._ways, self.showcase, self._facts) if wide else parts)


def _has_room(page: QWidget, rem: float) -> bool:
    """Return whether there is room for three columns."""
    return page.width() >= WIDE_FROM_REM * rem and page.height() >= HIGH_FROM_REM * rem


def _tab_through(before: QWidget, parts: Sequence[QWidget]) -> None:
    """Let Tab go on from what stands before them through parts as they stand: one that is put elsewhere comes last."""
    found = [stop for part in parts for stop in part.findChildren(QWidget)]
    stops = [stop for stop in found if stop.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    for first, second in pairwise((before, *stops)):
        QWidget.setTabOrder(first, second)


def _holder(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, RING)
    for part in parts:
        column.addWidget(part)
    if parts:
        column.addStretch(1)
    return holder


def words_of(way: VariationEntry) -> CardWords:
    """Return what the card of a way says."""
    return CardWords(
        name=way.variation.short_name,
        lines=(way_line(way.variation),),
        pinned=PINNED if way.pinned else "",
        reason=f"Not today. {way.reason}" if way.reason else "",
    )
