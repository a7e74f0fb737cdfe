"""Safety: whom to contact how soon, stop signs, what to keep to, and what is not settled; each with its source.

Shows a SafetyPage value and knows no file.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from routine_app.application.care.safety_page import CONTACT_TITLE, SafetyPage, SafetySection
from routine_app.domain.care.statements import Contact, HowSoon, Statement
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import be_dialog, be_no_dialog
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.text import TextLabel
from routine_app.qt.widgets.when_shown import WhenShown

SOURCES, NO_SOURCES = "Show the sources", "Hide the sources"
BACK = "Back to the session"
FROM_EVERYWHERE = "F2 opens this page from everywhere; a session stands still meanwhile."
NO_NUMBERS_NOW = "Your own numbers can stand here: Settings asks for them, after the session."
NO_NUMBERS = 'Your own numbers can stand here: press "Who is called" below.'
_TWO_FROM_REM = 66.0
_POINT_REM = 0.9


class Point(TextLabel):
    """A line of a list: a dot stands before it, so that the lines of one are not taken for two."""

    def __init__(self, style: Style, text: str, parent: QWidget | None = None) -> None:
        super().__init__(style, text, parent=parent)
        self.setContentsMargins(style.px(_POINT_REM), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and the dot at the height of the first line."""
        super().paintEvent(event)
        painter, style = QPainter(self), self._style
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.color(Ink.MUTED))
        middle = QPointF(self.indent() + style.px(0.25), QFontMetricsF(self.font()).height() / 2)
        painter.drawEllipse(middle, style.px(0.16), style.px(0.16))


class SafetyPageView(ScrollPage):
    """The page. `left()`: back to the session; `save_wanted()`: on paper; `questions_wanted()`: the first questions."""

    left = Signal()
    save_wanted = Signal()
    questions_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        be_no_dialog(self, "Safety", FROM_EVERYWHERE)
        self._page: SafetyPage | None = None
        self._shows_sources = self._alone = False
        self._two: bool | None = None  # columns: not known before there are cards
        self.cards: list[Card] = []
        self.said = TextLabel(style, "", Role.BODY, Ink.TEAL).flush_with_buttons()
        self.said.hide()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for side in (self._left, self._right):
            self._columns.addLayout(side, 1)
        self._fill_footer()
        self.column.addWidget(TextLabel(style, "Safety", Role.DISPLAY).flush_with_buttons())
        self.column.addWidget(TextLabel(style, FROM_EVERYWHERE, Role.BODY, Ink.MUTED).flush_with_buttons())
        self.column.addWidget(self.said)
        self.column.addLayout(self._columns)
        self.column.addStretch(1)
        style.changed.connect(WhenShown(self, self._rebuild).ask)

    def _fill_footer(self) -> None:
        style = self._style
        self.back = PillButton(style, BACK, ButtonKind.PRIMARY)
        self.sources = PillButton(style, SOURCES)
        self.save = PillButton(style, "Save to print")
        self.ask = PillButton(style, "Who is called")
        self.ask.set_words("Who is called", "Who is called: your own numbers and the first questions")
        self.back.clicked.connect(self.left)
        self.sources.clicked.connect(self._toggle_sources)
        self.save.clicked.connect(self.save_wanted)
        self.ask.clicked.connect(self.questions_wanted)
        self.footer.hold(self.back, self.sources, self.save, self.ask)
        self.show_alone(alone=False)

    def show_page(self, page: SafetyPage) -> None:
        """Show this."""
        if page != self._page:
            self._page = page
            self._rebuild()

    def show_alone(self, *, alone: bool) -> None:
        """Offer the way back to a session, and nothing that leads elsewhere."""
        (be_dialog if alone else be_no_dialog)(self, "Safety", FROM_EVERYWHERE)
        if alone is not self._alone:
            self._alone = alone
            self._rebuild()
        self.back.setVisible(alone)
        self.ask.setVisible(not alone)
        self.said.hide()

    def open(self) -> None:
        """Begin at the top."""
        self.to_top()
        (self.back if not self.back.isHidden() else self.sources).setFocus(Qt.FocusReason.TabFocusReason)

    def say(self, text: str) -> None:
        """Say this below the title."""
        self.said.setText(text)
        self.said.show()
        self.to_top()

    def _toggle_sources(self) -> None:
        self._shows_sources = not self._shows_sources
        self.sources.set_words(NO_SOURCES if self._shows_sources else SOURCES)
        self._rebuild()

    def _rebuild(self) -> None:
        """Build the cards anew."""
        if self._page is None:
            return
        for card in self.cards:
            card.hide()
            card.setParent(None)
            card.deleteLater()
        self.cards = [self._card(section, self._page.numbers) for section in self._page.sections]
        self._two = None
        self._space()

    def _deal(self, room: int) -> None:
        """Put the cards below one another, or each into the column that is shorter so far: contact, stop, the rest."""
        sides, heights = (self._left, self._right), [0, 0]
        for side in sides:
            while side.count():
                side.takeAt(0)
        for card in self.cards:
            shorter = heights.index(min(heights)) if self._two else 0
            sides[shorter].addWidget(card)
            layout = card.layout()
            heights[shorter] += layout.totalHeightForWidth(room // 2) if layout is not None else 0
        for side in sides:
            side.addStretch(1)
            side.setSpacing(self._style.px(0.9))

    def _card(self, section: SafetySection, numbers: tuple[str, ...]) -> Card:
        style = self._style
        card = Card(style)
        card.setAccessibleName(section.title)
        column = QVBoxLayout(card)
        pad = style.px(1.2)
        column.setContentsMargins(pad, style.px(0.9), pad, style.px(1.1))
        column.setSpacing(style.px(0.5))
        column.addWidget(TextLabel(style, section.title, Role.TITLE).flush_with_buttons())
        if section.lead:
            column.addWidget(TextLabel(style, section.lead, Role.BODY, Ink.MUTED).flush_with_buttons())
        if section.title == CONTACT_TITLE:
            for line in numbers or (NO_NUMBERS_NOW if self._alone else NO_NUMBERS,):
                role, ink = (Role.SIGN, Ink.TEAL) if numbers else (Role.BODY, Ink.MUTED)
                column.addWidget(TextLabel(style, line, role, ink).flush_with_buttons())
        for each in section.statements:
            self._add_statement(column, each)
        return card

    def _add_statement(self, column: QVBoxLayout, each: Statement) -> None:
        style = self._style
        if isinstance(each, Contact):
            ink = Ink.WARNING if each.how_soon is HowSoon.NOW else Ink.TEXT
            heading = TextLabel(style, each.heading, Role.STRONG, ink).flush_with_buttons().be_heading()
            heading.setContentsMargins(0, style.px(0.6), 0, 0)  # nearer to what it heads than to what stands above
            column.addWidget(heading)
        words = TextLabel(style, each.marked) if isinstance(each, Contact) else Point(style, each.marked)
        column.addWidget(words.flush_with_buttons())
        if self._shows_sources:
            text = f"{', '.join(each.rules)}: {each.source}"
            source = TextLabel(style, text, Role.CAPTION, Ink.MUTED).break_long_words().flush_with_buttons()
            source.setContentsMargins(words.contentsMargins())
            column.addWidget(source)

    def _space(self) -> None:
        super()._space()
        style, margins = self._style, self.column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        direction = QBoxLayout.Direction
        two = room >= style.px(_TWO_FROM_REM)
        if two is not self._two:
            self._two = two
            self._deal(room)
        self._columns.setDirection(direction.LeftToRight if two else direction.TopToBottom)
        self._columns.setSpacing(style.px(0.9))
