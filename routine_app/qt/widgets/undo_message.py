"""A short message over a page: what has just changed, and the one thing that takes that back.

Knows words; what Undo does is for whoever shows it. It takes no focus, stands for a while, and is announced.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import TextLabel, tip

STANDS_MS = 20_000
UNDO_HINT = "{} Press Z to undo."


class UndoMessage(Card):
    """The message of `page`, at the bottom left over one of its parts; hidden while there is none.

    It is read and reached by Tab before what stands `below`, a part of the page that was made after the other.

    `undo_wanted()` when she takes back what it stands beside.
    """

    undo_wanted = Signal()

    def __init__(self, style: Style, page: QWidget, over: QWidget, below: QWidget) -> None:
        super().__init__(style, Ink.CARD, page)
        self._page, self._over, self._below = page, over, below
        give_role(self, QAccessible.Role.Grouping)
        self.setAccessibleName("Message")
        self.words = TextLabel(style, "", Role.SIGN)
        self.undo, self.close_button = PillButton(style, "Undo", ButtonKind.PRIMARY), PillButton(style, "Close")
        self.close_button.setAccessibleName("Close this message")
        self._rest = QTimer(self, singleShot=True, interval=STANDS_MS)
        self._rest.timeout.connect(self.send_away)
        self._row = QHBoxLayout()
        self._row.addWidget(self.undo)
        self._row.addWidget(self.close_button)
        self._row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.words)
        self._column.addLayout(self._row)
        self.undo.clicked.connect(self.undo_wanted)
        self.close_button.clicked.connect(self.send_away)
        for button in (self.undo, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        over.installEventFilter(self)
        style.changed.connect(self._place)
        self.hide()

    def tell(self, text: str, undo: str = "") -> None:
        """Say this; `undo` is what will be true once it is taken back, "" where nothing takes it back."""
        self.words.setText(text)
        self.undo.setAccessibleName(f"Undo: {undo}")
        self.undo.setToolTip(tip(undo))
        self.undo.setVisible(bool(undo))
        self._place()
        self.show()
        self.stackUnder(self._below)
        QWidget.setTabOrder(self._page, self.undo)
        QWidget.setTabOrder(self.undo, self.close_button)
        self._rest.start()
        announce(self, UNDO_HINT.format(text) if undo else text)

    @property
    def can_undo(self) -> bool:
        """Whether it stands there with something to take back."""
        return not self.isHidden() and not self.undo.isHidden()

    def send_away(self) -> None:
        """Take it off the page, and give the keys back to that where the message has them."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rest.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stand where what it stands over has gone to."""
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return False

    def _place(self) -> None:
        """Stand at the bottom left of what it stands over, as wide as that or as its buttons need."""
        pad, space = self._style.px(0.9), self._over.geometry()
        self._column.setContentsMargins(pad, self._style.px(0.6), pad, self._style.px(0.3))
        self._column.setSpacing(self._style.px(0.2))
        room = self._page.width() - space.left()
        width = min(max(space.width(), self._row.minimumSize().width() + 2 * pad), room)
        height = min(self._column.totalHeightForWidth(width), space.bottom() + 1)
        self.setGeometry(space.left(), space.bottom() + 1 - height, width, height)
