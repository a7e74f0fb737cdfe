"""Where it hurts: six places of which several may hold.

Knows the diary's places and their names; does not know what is done with the answer.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.text import TextLabel
from routine_app.storage.records import PAIN_SITE_NAMES, PainSite

_ONE_SIDE = frozenset({PainSite.LEFT, PainSite.RIGHT})


class PainSites(QWidget):
    """A button for each place; pressing again takes it back. `chosen(frozenset[PainSite])` after each press."""

    chosen = Signal(object)

    def __init__(self, style: Style, title: str = "Where does it hurt?", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value: frozenset[PainSite] = frozenset()
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(TextLabel(style, title, Role.STRONG).flush_with_buttons())
        flow = FlowLayout(spacing=2, row_spacing=0)
        self.buttons: dict[PainSite, PillButton] = {}
        for site, name in PAIN_SITE_NAMES.items():
            button = PillButton(style, name[:1].upper() + name[1:], ButtonKind.CHOICE)
            button.setAccessibleName(f"{title} {name}")
            button.clicked.connect(lambda _, site=site: self._press(site))
            self.buttons[site] = button
            flow.addWidget(button)
        column.addLayout(flow)

    def set_value(self, sites: frozenset[PainSite]) -> None:
        """Show these places without saying that they have changed."""
        self.value = sites
        for site, button in self.buttons.items():
            button.setChecked(site in sites)

    def _press(self, site: PainSite) -> None:
        """Choose a place or take it back; "both sides" and one side do not hold at once."""
        against = _ONE_SIDE if site is PainSite.BOTH else {PainSite.BOTH} if site in _ONE_SIDE else set()
        self.set_value(self.value - {site} if site in self.value else (self.value - against) | {site})
        self.chosen.emit(self.value)
