"""All exercises at a glance: a card for each, on a shelf of their own where a routine brings them along.

Shows shelves and says which exercise she opens; knows nothing of what opening shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application.exercises.entries import ExerciseEntry, Shelf
from routine_app.application.exercises.texts import PINNED, count_line
from routine_app.domain.formatting import counted
from routine_app.qt.figure.card_grid import CardGrid
from routine_app.qt.figure.figure_card import CardWords, FigureCard
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.text import TextLabel

ONLY_COMFORTABLE = "Only what is comfortable today"
_STILL_REM = 9.6
NOTHING_FITS = "Nothing is comfortable today with these choices."


class Overview(ScrollPage):
    """`opened(key of an entry)`, `comfortable_only(bool)`."""

    opened = Signal(str)
    comfortable_only = Signal(bool)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.setAccessibleName("All exercises")
        self.footer.hide()
        self._shown: object = None
        self.intro = TextLabel(style, "", Role.BODY, Ink.MUTED).flush_with_buttons()
        self.filter = PillButton(style, ONLY_COMFORTABLE, ButtonKind.TAB)
        self.filter.clicked.connect(self.comfortable_only)
        self.comfort = TextLabel(style, "", Role.CAPTION, Ink.PLUM).flush_with_buttons()
        self.boards: list[ExercisesOverview] = []
        self._boards = QVBoxLayout()
        self.column.addWidget(TextLabel(style, "Exercises", Role.DISPLAY).flush_with_buttons())
        self.column.addWidget(self.intro)
        self.column.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.comfort)
        self.column.addLayout(self._boards)
        self.column.addStretch(1)
        self._board(0)

    @property
    def grid(self) -> CardGrid:
        """The cards of the app's own exercises."""
        return self.boards[0].grid

    def show_shelves(self, shelves: Sequence[Shelf], comfort: str, *, comfortable_only: bool) -> None:
        """Show these; `comfort` is the sentence about what is not comfortable today."""
        self.filter.setChecked(comfortable_only)
        asked = (tuple(shelves), comfort, comfortable_only)
        if asked == self._shown:
            return
        self._shown = asked
        entries = [entry for shelf in shelves for entry in shelf.entries]
        ways = counted(sum(len(entry.ways) for entry in entries), "way")
        self.intro.setText(f"{counted(len(entries), 'exercise')}, {ways} to do them. Open one to see each.")
        fitting = any(entry.shown(comfortable_only=comfortable_only) for entry in entries)
        self.comfort.setText(comfort if fitting else f"{NOTHING_FITS} {comfort}")
        self.comfort.setVisible(bool(self.comfort.text()))
        for index in range(max(len(shelves), len(self.boards))):
            shelf = shelves[index] if index < len(shelves) else Shelf("", ())
            shown = [entry for entry in shelf.entries if entry.shown(comfortable_only=comfortable_only)]
            self._board(index).show_cards(shelf.title, [(entry.key, self._card(entry)) for entry in shown])

    def focus_card(self, key: str) -> None:
        """Give the focus to an exercise's card."""
        card = next((board.grid.cards[key] for board in self.boards if key in board.grid.cards), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self.reveal_card(card)

    def reveal_card(self, card: FigureCard) -> None:
        """Scroll a card into view."""
        self.area.ensureWidgetVisible(card, 0, self._style.px(0.6))

    def _go_on(self, step: int) -> None:
        """Go from the shelf that has the focus to the one before or after; from the first up to the page's head."""
        boards = [board for board in self.boards if board.grid.cards]
        for index, board in enumerate(boards):
            card = board.grid.focused()
            if card is None:
                continue
            if 0 <= index + step < len(boards):
                next_one = boards[index + step].grid.entered(card.x(), from_above=step > 0)
                next_one.setFocus(Qt.FocusReason.TabFocusReason)
                self.reveal_card(next_one)
            elif step < 0:
                self.to_top()
            return

    def _card(self, entry: ExerciseEntry) -> FigureCard:
        card = FigureCard(self._style, entry.lead.variation, words_of(entry), _STILL_REM)
        card.clicked.connect(lambda _=False: self.opened.emit(entry.key))
        return card

    def _board(self, index: int) -> ExercisesOverview:
        """Return the board of this shelf, made where there is none yet."""
        if index == len(self.boards):
            board = ExercisesOverview(self._style)
            board.grid.stepped.connect(self.reveal_card)
            board.grid.left.connect(self._go_on)
            self.boards.append(board)
            self._boards.addWidget(board)
        return self.boards[index]


class ExercisesOverview(QWidget):
    """A heading with cards beneath; nothing at all where there are none."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.heading = TextLabel(style, "", Role.TITLE).flush_with_buttons()
        self.grid = CardGrid(style)
        self._column = QVBoxLayout(self)
        LayoutRoom(style, self._column, gap=0.55)
        style.changed.connect(self._space)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.grid)

    def show_cards(self, title: str, cards: Sequence[tuple[str, FigureCard]]) -> None:
        """Show these cards by key."""
        self.heading.setText(title)
        self.heading.setVisible(bool(title))
        self._space()
        self.setVisible(bool(cards))
        self.grid.set_cards(cards)

    def _space(self) -> None:
        self._column.setContentsMargins(0, self._style.px(1.0) if self.heading.text() else 0, 0, 0)


def words_of(entry: ExerciseEntry) -> CardWords:
    """Return what the card of an exercise says: the name of the way that it shows, then of the exercise."""
    own = entry.pinned
    none_fits = not entry.fitting
    family = entry.exercise.name if entry.exercise.name != entry.lead.variation.short_name else ""
    return CardWords(
        name=entry.lead.variation.short_name,
        lines=tuple(filter(None, (family, "" if none_fits else count_line(entry)))),
        pinned=f"{PINNED}: {own.variation.short_name}{'' if own.fits else ', not today'}" if own else "",
        reason=count_line(entry) if none_fits else "",
    )
