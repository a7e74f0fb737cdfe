"""The one message of the window that says what was just done, and beside it the way back from that alone.

It takes no focus, and is announced with the key that takes back. Tab reaches it. Esc on it, its Close or another
message send it away; so does leaving the page, where there is nothing to take back. Knows words; what Undo does is for
whoever shows it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeGuard

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.scroll_page import side_margin
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import TextLabel, tip

UNDO_HINT = "{} Press {} to undo."
PAGE_KEY = "Control Z"  # as it is said
WIDEST_REM = 46.0  # words and buttons that belong together stand together
_WORDS_REM = 8.0  # what words need beside the buttons
_CROSS = "\N{MULTIPLICATION SIGN}"
_TALL_FROM_REM = 24.0  # in a lower page what Undo brings is in its name alone


class UndoMessage(QWidget):
    """The message at the bottom of `page`, whose layout it is put into; hidden while there is nothing to say.

    `undo_wanted()` when she takes back what it tells of: by its button, or by Ctrl+Z anywhere on the page where no
    field takes that, also once it is sent away. `closed()` when she sends it away. `home()` gets the focus where the
    message had it when it goes. `in_panel`: it stands within a question, goes with that, and has no Close of its own.
    """

    undo_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        style: Style,
        page: QWidget,
        home: Callable[[], QWidget],
        *,
        key: str = PAGE_KEY,
        in_panel: bool = False,
    ) -> None:
        super().__init__()  # its layout makes it a part of the page, and it comes after what is put in before it
        self._style, self._page, self._home, self._key, self._in_panel = style, page, home, key, in_panel
        self._last = ("", "")
        give_role(self, QAccessible.Role.Grouping)
        self.setAccessibleName("Message")
        self.card = Card(style, Ink.CARD, self)
        self.words = TextLabel(style, "", Role.STRONG).flush_with_buttons()
        self.then = TextLabel(style, "", Role.CAPTION, Ink.MUTED).flush_with_buttons()
        self.undo = PillButton(style, "Undo", ButtonKind.PRIMARY)
        self.close_button = PillButton(style, "Close", ButtonKind.QUIET)
        self.close_button.setAccessibleName("Close this message")
        self.stops = (self.undo, self.close_button)
        self.undo.clicked.connect(self.undo_wanted)
        self.close_button.clicked.connect(self.send_away)
        self._lay_out()
        if in_panel:
            self.close_button.hide()
        style.changed.connect(self._space)
        page.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        self.said, self.buttons = QVBoxLayout(), QHBoxLayout()
        self.said.setSpacing(0)
        self.said.addStretch(1)
        self.said.addWidget(self.words)
        self.said.addWidget(self.then)
        self.said.addStretch(1)
        self.buttons.addWidget(self.undo)
        self.buttons.addWidget(self.close_button)
        self.buttons.addStretch(1)
        self.column = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.card)
        self.column.addLayout(self.said, 1000)  # the buttons, not their stretch, stand at the right
        self.column.addLayout(self.buttons)
        outer = QVBoxLayout(self)
        outer.addWidget(self.card)
        self._space()

    def tell(self, text: str, again: str = "", *, aloud: bool = True) -> None:
        """Say this. `again` is a sentence that is true once it is undone ("Pain after is 3 again."), "" for no Undo.

        Not `aloud`: it only shows, for what is said elsewhere.
        """
        self.words.setText(text)
        self.then.setText(f"With Undo: {again}" if again else "")
        if not again and self.undo.hasFocus():
            (self._home() if self.close_button.isHidden() else self.close_button).setFocus(_QUIETLY)
        self.undo.setAccessibleName(f"Undo: {again}")
        self.undo.setToolTip(tip(again))
        self.undo.setVisible(bool(again))
        self._space()
        self.show()
        if aloud:
            announce(self, UNDO_HINT.format(text, self._key) if again else text)

    def show_last(self, text: str, again: str, *, aloud: bool = True) -> None:
        """Tell this, which was done last, once; "": it cannot be taken back any more, and says so no longer."""
        if (text, again) != self._last:
            self._last = (text, again)
            if text:
                self.tell(text, again, aloud=aloud)
            elif self.can_undo:
                self.send_away()

    @property
    def can_undo(self) -> bool:
        """Whether it stands there with something to take back."""
        return not self.isHidden() and not self.undo.isHidden()

    def come_last(self) -> None:
        """Let Tab come to it after all that there is by now: what was made anew would come after it."""
        for stop in self.stops:
            last = self.window().previousInFocusChain()
            while (
                last is not None and last.focusPolicy() is Qt.FocusPolicy.NoFocus
            ):  # Qt does nothing behind such a one
                last = last.previousInFocusChain()
            if last is not None:
                QWidget.setTabOrder(last, stop)

    def send_away(self) -> None:
        """Take it off the page, and give the keys back where the message has them."""
        if any(each.hasFocus() for each in self.stops):
            self._home().setFocus(_QUIETLY)
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo by the key for it, where nothing that has the focus wants the key."""
        if watched is self._page and _is_press(event):
            from PySide6.QtGui import QKeySequence  # the names of all keys that mean something: no picture needs them

            if event.matches(QKeySequence.StandardKey.Undo):
                self.undo_wanted.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.send_away()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Go for good with the page, where there is nothing to take back."""
        super().hideEvent(event)
        if not self.can_undo:
            self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand where the page's words begin."""
        super().resizeEvent(event)
        self._space()

    def _space(self) -> None:
        style = self._style
        side, pad = 0 if self._in_panel else side_margin(style, self.width()), style.px(0.9)
        right = max(side, self.width() - side - style.px(WIDEST_REM))
        layout = self.layout()
        assert layout is not None  # noqa: S101
        tall = self._page.height() >= style.px(_TALL_FROM_REM)
        above, within = (style.px(0.3), style.px(0.2)) if tall else (0, 0)
        layout.setContentsMargins(side, above, right, above)
        beside = self._has_words_room(self.width() - side - right - pad - style.px(0.5))
        direction = QBoxLayout.Direction
        self.column.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.column.setContentsMargins(pad, within, style.px(0.5), within)
        self.column.setSpacing(style.px(0.6 if beside else 0))
        self.then.setVisible(bool(self.then.text()) and tall)

    def _has_words_room(self, room: int) -> bool:
        """Whether words have room beside the buttons; where they lack it, Close is a cross."""
        for face in ("Close", _CROSS):
            self.close_button.set_face(face, None)
            self.buttons.invalidate()
            if room - self.buttons.minimumSize().width() >= self._style.px(_WORDS_REM):
                return True
        return False


_QUIETLY = Qt.FocusReason.OtherFocusReason


def _is_press(event: QEvent) -> TypeGuard[QKeyEvent]:
    return event.type() is QEvent.Type.KeyPress
