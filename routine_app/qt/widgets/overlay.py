"""A panel over the page: a question or a list, without a window of its own.

Knows its words and its buttons; what an answer means is for whoever asked.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from routine_app.playback.commands import Command
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import be_dialog
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.key_bindings import command_for
from routine_app.qt.widgets.scrolling import SCROLLS, Scrolling
from routine_app.qt.widgets.text import RING, TextLabel


class Overlay(QDialog):
    """Covers its parent with a veil, and holds the keyboard until it is answered. Esc is the last answer.

    `primary` names the answer that has the focus at first and stands out (by default the last). To a screen reader it
    is a modal dialog with its title as name and its words, `text`, as description, though no window of its own.
    """

    WIDEST_REM = 40.0
    ANSWERS_SCROLL_BELOW_PX = 0  # in a page that is lower than this the answers scroll with the content
    answered = Signal(str)

    def __init__(
        self,
        style: Style,
        parent: QWidget,
        title: str,
        answers: tuple[tuple[str, str], ...],
        primary: str = "",
        text: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self._style, self._last = style, answers[-1][0]
        self._primary = primary or self._last
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        be_dialog(self, title, text)
        self.card = Card(style, Ink.CARD, self)
        self.title = TextLabel(style, title, Role.TITLE)
        self.body = QVBoxLayout()
        if text:
            self.body.addWidget(TextLabel(style, text))
        self.answers = {name: self._answer(name, words) for name, words in answers}
        self.buttons = list(self.answers.values())
        self._lay_out()
        style.changed.connect(self._arrange)
        parent.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        """Put title and body, which scroll, above the answers."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(RING, 0, RING, 0)  # in line with the answers below
        column.addWidget(self.title)
        column.addLayout(self.body)
        column.addStretch(1)
        self._row = self._row_of(self.buttons)
        self._scroll = _Content(self._style, content)
        outer = QVBoxLayout(self.card)
        outer.addWidget(self._scroll, 1)
        self._outer, self._column, self._below = outer, column, outer
        self._below.addWidget(self._row)
        content.installEventFilter(self)

    def stand_in_line(self) -> None:
        """Take from the body the room for a focus ring, where all of its parts keep that by themselves."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self.title.flush_with_buttons()

    def offer(self, answers: tuple[tuple[str, str], ...], primary: str, escape: str) -> None:
        """Have these answers from now on, in place of those before; Esc gives `escape`."""
        self._row.hide()
        self._below.removeWidget(self._row)
        self._row.deleteLater()
        self._primary, self._last = primary, escape
        self.answers = {name: self._answer(name, words) for name, words in answers}
        self.buttons = list(self.answers.values())
        self._row = self._row_of(self.buttons)
        self._below.addWidget(self._row)

    def open(self) -> None:
        """Show it over its parent, with the focus on the primary answer. Its words are read where none were given."""
        if not self.accessibleDescription():
            self.setAccessibleDescription(_words_in(self._scroll, self.title))
        self.show()
        self.raise_()
        self._put_answers_last()
        self._arrange()
        self._focus(self.answers[self._primary])

    @property
    def answers_scroll(self) -> bool:
        """Whether the answers scroll with what they answer: in a low window, where they begin out of sight."""
        return self._below is self._column

    def _put_answers_last(self) -> None:
        """A screen reader goes by the order in which parts were put in: the answers come after what they answer."""
        self._row.setParent(None)
        self._below.addWidget(self._row)
        self._row.show()

    def stops(self) -> list[QWidget]:
        """Return what Tab goes round, in order."""
        return [button for button in self.buttons if not button.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the parent, and keep the card as high as its content."""
        moved = QEvent.Type.Resize if watched is self.parent() else QEvent.Type.LayoutRequest
        if event.type() is moved and self.isVisible():
            self._arrange()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keep from what is beneath the keys that are shortcuts there; those of the window, as of Safety, stay."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            of_window = self.window().findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if pressed not in [shortcut.key() for shortcut in of_window]:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the last answer, arrows move between answers or scroll; no other key reaches what is beneath.

        A clicker or headset, which has no Enter, moves with its two buttons and presses with the third.
        """
        command, focused = command_for(event.key(), event.modifiers()), self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self._give(self._last)
        elif event.key() in SCROLLS and (command is None or len(self.stops()) == 1):
            self._scroll.scroll_by(event)
        elif command in (Command.NEXT, Command.BACK):
            self.focusNextPrevChild(command is Command.NEXT)
        elif command is Command.TOGGLE_PAUSE and not event.isAutoRepeat() and isinstance(focused, PillButton):
            focused.click()
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the focus within."""
        stops = self.stops()
        held = [index for index, stop in enumerate(stops) if stop.hasFocus()]
        following = (held[0] + (1 if forward else -1) if held else 0) % len(stops)
        self._focus(stops[following])
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the veil."""
        veil = QColor(self._style.color(Ink.PAPER))
        veil.setAlpha(215)
        QPainter(self).fillRect(self.rect(), veil)

    def _focus(self, stop: QWidget) -> None:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.keep_in_view(stop)

    def _answer(self, name: str, words: str) -> PillButton:
        kind = ButtonKind.PRIMARY if name == self._primary else ButtonKind.QUIET
        button = PillButton(self._style, words, kind, parent=self.card)
        button.clicked.connect(lambda: self._give(name))
        return button

    def _row_of(self, buttons: list[PillButton]) -> QWidget:
        holder = QWidget(self.card)
        row = FlowLayout(holder, spacing=4)
        for button in buttons:
            row.addWidget(button)
        return holder

    def _give(self, name: str) -> None:
        self.hide()
        self.answered.emit(name)

    def _let_answers_stand(self, where: QVBoxLayout) -> None:
        if where is not self._below:
            held = next((button for button in self.buttons if button.hasFocus()), None)
            self._below.removeWidget(self._row)
            self._below = where
            where.addWidget(self._row)
            if held is not None:  # it is lost with the move
                self._row.show()
                held.setFocus(Qt.FocusReason.TabFocusReason)

    def _widest(self) -> int:
        return self._style.px(self.WIDEST_REM)

    def _arrange(self) -> None:
        """Cover the parent; the card takes the height of its content, and scrolls where there is less."""
        parent = self.parentWidget()
        assert parent is not None  # noqa: S101
        style = self._style
        self.setGeometry(parent.rect())
        pad = style.px(1.4) if self.height() > 420 else style.px(0.7)
        self._outer.setContentsMargins(pad, pad, pad, pad)
        self._outer.setSpacing(style.px(0.8))
        self._column.setSpacing(style.px(0.8))
        width = min(self.width() - 16, self._widest())
        inner = width - 2 * pad - 4
        row = self._row.heightForWidth(width - 2 * pad)
        scrolls = self.height() < max(self.ANSWERS_SCROLL_BELOW_PX, 2 * row)
        self._let_answers_stand(self._column if scrolls else self._outer)
        self._row.setMinimumHeight(row)
        below = 0 if scrolls else row + style.px(0.8)
        # Measured as if the scroll bar stood there: else it stays, once it has made the text narrower and so higher.
        content = self._column.totalHeightForWidth(inner - self._scroll.verticalScrollBar().sizeHint().width())
        self._scroll.setMinimumHeight(min(content, self._scroll.minimumSizeHint().height()))  # a line asks for less
        height = min(self.height() - 16, content + below + 2 * pad + 8)
        self.card.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)
        self._scroll.keep_in_view(self.focusWidget())


class _Content(Scrolling):
    """What scrolls above the answers. It leaves each key to the panel: else a clicker would not come out of it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do nothing."""
        event.ignore()

    def keep_in_view(self, held: QWidget | None) -> None:
        """Scroll to what has the focus, if that is in here, as to where all lies in the size that there is now."""
        content = self.widget()
        column = None if content is None else content.layout()
        if content is not None and column is not None and held is not None and content.isAncestorOf(held):
            column.activate()
            self.ensureWidgetVisible(held)


def _words_in(content: QWidget, title: QWidget) -> str:
    return " ".join(label.text() for label in content.findChildren(TextLabel) if label is not title)


class KeysOverlay(Overlay):
    """The list of keys."""

    def __init__(self, style: Style, parent: QWidget, keys: tuple[tuple[str, str], ...]) -> None:
        super().__init__(style, parent, "Keys", (("close", "Close"),))
        be_dialog(self, "Keys", " ".join(f"{key}: {meaning}." for key, meaning in keys))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for row, (key, meaning) in enumerate(keys):
            label = TextLabel(style, key, Role.STRONG, Ink.TEAL)
            label.setWordWrap(False)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(TextLabel(style, meaning), row, 1)
        self.body.addLayout(grid)
