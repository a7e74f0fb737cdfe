"""The banner on Today after a diary was lost: what happened, a button that puts the backup back, and one to leave it.

Shows a BackupOffer and says what she chose; knows no files. It stays until she has answered.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application.diary.backup_offer import BackupOffer
from routine_app.qt.style.style import Role, Style
from routine_app.qt.today.resume_banner import LongPill
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.overlay import Card
from routine_app.qt.widgets.text import TextLabel


class BackupBanner(QWidget):
    """The banner; hidden while nothing is offered. Each signal is one of her answers."""

    put_back_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setAccessibleName("A backup of your diary")
        self.line = TextLabel(style, "", Role.STRONG).flush_with_buttons()
        self.put_back = LongPill(style, "Put it back", ButtonKind.PRIMARY)
        self.leave = PillButton(style, "Leave it")
        self.put_back.clicked.connect(self.put_back_wanted)
        self.leave.clicked.connect(self.leave_wanted)
        self.buttons: tuple[PillButton, ...] = (self.put_back, self.leave)
        self._outer = QVBoxLayout(self)
        card = Card(style)
        self._outer.addWidget(card)
        self._column = QVBoxLayout(card)
        self._column.addWidget(self.line)
        flow = FlowLayout(spacing=4)
        for button in self.buttons:
            flow.addWidget(button)
        self._column.addLayout(flow)
        style.changed.connect(self._space)
        self._space()
        self.hide()

    def show_offer(self, offer: BackupOffer | None, *, busy: bool = False) -> None:
        """Show an offer, or nothing; `busy` while her answer is being carried out."""
        if offer is not None:
            self.line.setText("Putting the backup back ..." if busy else offer.line)
            self.put_back.set_forms(offer.put_back or "Put it back", "Put it back")
            self.put_back.setVisible(offer.backup is not None and not busy)
            self.leave.set_words("Leave it" if offer.backup is not None else "All right")
            self.leave.setVisible(not busy)
        self.setVisible(offer is not None)

    def _space(self) -> None:
        pad = self._style.px(0.9)
        self._outer.setContentsMargins(0, 0, 0, self._style.px(0.6))
        self._column.setContentsMargins(pad, pad, pad, self._style.px(0.7))
        self._column.setSpacing(self._style.px(0.5))
