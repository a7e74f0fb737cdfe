"""The banner above everything on Today: go on with a session that was cut short, finish it here, or start afresh.

Shows an Offer and says what she chose; knows nothing of how a session goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from routine_app.qt.style.style import Style
from routine_app.qt.widgets.banner import Banner
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.long_pill import LongPill

if TYPE_CHECKING:
    from routine_app.application.session.resume import ResumeOffer


class ResumeBanner(Banner):
    """The banner; hidden while there is nothing to offer. Each signal is one of her answers."""

    go_on_wanted = Signal()
    finish_wanted = Signal()
    afresh_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        self.go_on = LongPill(style, "Go on", ButtonKind.PRIMARY)
        self.finish_here = PillButton(style, "Finish here")
        self.afresh = PillButton(style, "Start afresh")
        super().__init__(style, "A session that is not finished", (self.go_on, self.finish_here, self.afresh), parent)
        self.go_on.clicked.connect(self.go_on_wanted)
        self.finish_here.clicked.connect(self.finish_wanted)
        self.afresh.clicked.connect(self.afresh_wanted)

    @property
    def first(self) -> PillButton | None:
        """The button that Enter should press: the first there is, None where there is nothing to offer."""
        return None if self.isHidden() else next(each for each in self.buttons if not each.isHidden())

    def show_offer(self, offer: ResumeOffer | None) -> None:
        """Show an offer, or nothing."""
        if offer is not None:
            self.line.setText(offer.line)
            whole = offer.go_on_words
            self.go_on.set_forms(whole, f"Go on,{whole.rpartition(',')[2]}", "Go on")
            self.go_on.setVisible(offer.going_on is not None)
            self.afresh.setVisible(offer.can_begin_afresh)
        self.setVisible(offer is not None)
