"""All exercises at a glance: a card for each.

Shows entries and says which one she opens; knows nothing of what opening shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from routine_app.qt import words
from routine_app.qt.exercises.card import CardWords, FigureCard
from routine_app.qt.exercises.card_grid import CardGrid
from routine_app.qt.exercises.entries import Entry
from routine_app.qt.exercises.texts import PINNED, count_line
from routine_app.qt.look import Look, Role
from routine_app.qt.theme import Ink
from routine_app.qt.views.buttons import Kind, PillButton
from routine_app.qt.views.sheet import Sheet
from routine_app.qt.views.text import Text

ONLY_COMFORTABLE = "Only what is comfortable today"
_STILL_REM = 9.6
NOTHING_FITS = "Nothing is comfortable today with these choices."


class Overview(Sheet):
    """`opened(exercise id)`, `comfortable_only(bool)`."""

    opened = Signal(str)
    comfortable_only = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setAccessibleName("All exercises")
        self.footer.hide()
        self._shown: object = None
        self.intro = Text(look, "", Role.BODY, Ink.MUTED).flush_with_buttons()
        self.filter = PillButton(look, ONLY_COMFORTABLE, Kind.TAB)
        self.filter.clicked.connect(self.comfortable_only)
        self.comfort = Text(look, "", Role.CAPTION, Ink.PLUM).flush_with_buttons()
        self.grid = CardGrid(look)
        self.grid.stepped.connect(self.reveal_card)
        self.column.addWidget(Text(look, "Exercises", Role.DISPLAY).flush_with_buttons())
        self.column.addWidget(self.intro)
        self.column.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.comfort)
        self.column.addWidget(self.grid)
        self.column.addStretch(1)

    def show_entries(self, entries: Sequence[Entry], comfort: str, *, comfortable_only: bool) -> None:
        """Show these; `comfort` is the sentence about what is not comfortable today."""
        self.filter.setChecked(comfortable_only)
        asked = (tuple(entries), comfort, comfortable_only, self._look.rem)
        if asked == self._shown:
            return
        self._shown = asked
        ways = sum(len(entry.ways) for entry in entries)
        self.intro.setText(f"{words.counted(len(entries), 'exercise')}, {ways} ways to do them. Open one to see each.")
        shown = [entry for entry in entries if entry.shown(comfortable_only=comfortable_only)]
        self.comfort.setText(comfort if shown else f"{NOTHING_FITS} {comfort}")
        self.comfort.setVisible(bool(self.comfort.text()))
        cards = []
        for entry in shown:
            card = FigureCard(self._look, entry.lead.variation, words_of(entry), _STILL_REM)
            card.clicked.connect(lambda _=False, key=entry.exercise.id: self.opened.emit(key))
            cards.append((entry.exercise.id, card))
        self.grid.set_cards(cards)

    def focus_card(self, exercise_id: str) -> None:
        """Give the focus to an exercise's card."""
        card = self.grid.cards.get(exercise_id)
        if card is not None:
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self.reveal_card(card)

    def reveal_card(self, card: FigureCard) -> None:
        """Scroll a card into view."""
        self.area.ensureWidgetVisible(card, 0, self._look.px(0.6))


def words_of(entry: Entry) -> CardWords:
    """Return what the card of an exercise says."""
    own = entry.pinned
    none_fits = not entry.fitting
    return CardWords(
        name=entry.exercise.name,
        lines=() if none_fits else (count_line(entry),),
        pinned=f"{PINNED}: {own.variation.short_name}" if own else "",
        reason=count_line(entry) if none_fits else "",
    )
