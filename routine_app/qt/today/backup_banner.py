"""The banner on Today after a diary was lost: what happened, a button that puts the backup back, and one to leave it.

Shows a BackupOffer and says what she chose; knows no files. It stays until she has answered.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from routine_app.application.diary.backup_offer import BackupOffer
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.banner import Banner
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.long_pill import LongPill


class BackupBanner(Banner):
    """The banner; hidden while nothing is offered. Each signal is one of her answers."""

    put_back_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        self.put_back = LongPill(style, "Put it back", ButtonKind.PRIMARY)
        self.leave = PillButton(style, "Leave it")
        super().__init__(style, "A backup of your diary", (self.put_back, self.leave), parent)
        self.put_back.clicked.connect(self.put_back_wanted)
        self.leave.clicked.connect(self.leave_wanted)

    def show_offer(self, offer: BackupOffer | None, *, busy: bool = False) -> None:
        """Show an offer, or nothing; `busy` while her answer is being carried out."""
        if offer is not None:
            self.line.setText("Putting the backup back ..." if busy else offer.line)
            self.put_back.set_forms(offer.put_back or "Put it back", "Put it back")
            self.put_back.setVisible(offer.backup is not None and not busy)
            self.leave.set_words("Leave it" if offer.backup is not None else "All right")
            self.leave.setVisible(not busy)
        self.setVisible(offer is not None)
