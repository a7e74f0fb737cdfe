"""Settings: how the app looks and sounds, and what it should know about her.

Shows and changes a Preferences value; knows no file. Two columns of cards where there is room, else one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from routine_app.domain.comfort import Week
from routine_app.domain.vocabulary import Side
from routine_app.qt.look import Look, Role
from routine_app.qt.pages.appearance_settings import AppearanceSettings
from routine_app.qt.pages.sound_settings import SoundSettings
from routine_app.qt.pages.week_setting import WeekSetting
from routine_app.qt.theme import Ink
from routine_app.qt.views.choice_row import ChoiceRow
from routine_app.qt.views.overlay import Card
from routine_app.qt.views.sheet import Sheet
from routine_app.qt.views.text import Text
from routine_app.storage.preferences import Preferences

_Rows = tuple[tuple[str, str, tuple[tuple[object, str], ...], str], ...]

_YOU: _Rows = (
    (
        "sore_side",
        "Sore side",
        ((None, "Neither"), (Side.LEFT, "Left"), (Side.RIGHT, "Right")),
        "Work on one side begins with the other one.",
    ),
)
_SESSIONS: _Rows = (
    (
        "pace_percent",
        "Pace",
        tuple((percent, f"{percent} %") for percent in (80, 90, 100, 110, 120, 130)),
        "120 % is faster, 80 % slower. The keys + and - change it during a session.",
    ),
    (
        "self_paced",
        "Counting",
        ((False, "Paced for me"), (True, "At my own pace")),
        "At your own pace, each set waits until you press Enter. The key P changes it during a session.",
    ),
)
_SCREEN: _Rows = (
    ("theme", "Colours", (("system", "As the system"), ("light", "Light"), ("dark", "Dark")), ""),
    ("text_scale", "Text size", ((1.0, "Normal"), (1.15, "Large"), (1.3, "Larger"), (1.6, "Largest")), ""),
    (
        "reduced_motion",
        "Motion",
        (("system", "As the system"), ("off", "Moving"), ("on", "Reduced")),
        "Reduced: the figure shows its key poses, and the halo breathes by its colour alone.",
    ),
)
_TWO_FROM_REM = 58.0
_GAP_REM = 0.9


class SettingsPage(Sheet):
    """The page. `changed(Preferences)` after each change; `now` says which week it is by now."""

    changed = Signal(object)

    def __init__(
        self,
        look: Look,
        preferences: Preferences,
        now: Callable[[], dt.datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self.setAccessibleName("Settings")
        self._preferences, self._now = preferences, now
        self.footer.hide()
        self.rows: dict[str, ChoiceRow] = {}
        self.week = WeekSetting(look)
        self.week.changed.connect(self._change_week)
        self.sound = SoundSettings(look, preferences)
        self.sound.changed.connect(self._take)
        self.appearance = AppearanceSettings(look, preferences)
        self.appearance.changed.connect(lambda appearance: self._change("appearance", appearance))
        self._left = QVBoxLayout()
        for title, rows, first in (("You", _YOU, self.week), ("Sessions", _SESSIONS, None), ("Screen", _SCREEN, None)):
            self._left.addWidget(self._group(title, rows, first))
        self._left.addStretch(1)
        self._right = QVBoxLayout()
        self._right.addWidget(Group(look, self.sound))
        self._right.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.addLayout(self._left, 1)
        self._both.addLayout(self._right, 1)
        self.column.addWidget(Text(look, "Settings", Role.DISPLAY).flush_with_buttons())
        self.column.addLayout(self._both)
        self.column.addWidget(Group(look, self.appearance, Ink.PAPER))  # the halo is made for paper
        self.column.addStretch(1)
        look.changed.connect(self._arrange)
        self.show_preferences(preferences)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show these."""
        self._preferences = preferences
        for field, row in self.rows.items():
            row.set_value(getattr(preferences, field))
        self.week.show_preferences(preferences, self._now().date())
        self.sound.show_preferences(preferences)
        self.appearance.show_preferences(preferences)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards in two columns where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _group(self, title: str, rows: _Rows, first: QWidget | None) -> Group:
        look = self._look
        group = Group(look, Text(look, title, Role.TITLE).flush_with_buttons())
        if first is not None:
            group.add(first)
        for field, heading, choices, explanation in rows:
            row = ChoiceRow(look, heading, choices, explanation)
            row.chosen.connect(lambda value, field=field: self._change(field, value))
            self.rows[field] = row
            group.add(row)
        group.setAccessibleName(title)
        return group

    def _arrange(self) -> None:
        look = self._look
        gap = look.px(_GAP_REM)
        margins = self.column.contentsMargins()
        two = self.width() - margins.left() - margins.right() >= look.px(_TWO_FROM_REM)
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if two else direction.TopToBottom)
        for layout in (self._left, self._right, self._both):
            layout.setSpacing(gap)
        self.column.setSpacing(gap)

    def _change_week(self, week: Week | None) -> None:
        self._take(self._preferences.with_week(week, self._now().date()))

    def _change(self, field: str, value: object) -> None:
        self._take(replace(self._preferences, **{field: value}))

    def _take(self, preferences: Preferences) -> None:
        self.show_preferences(preferences)
        self.changed.emit(preferences)


class Group(Card):
    """A card of settings that belong together."""

    def __init__(self, look: Look, first: QWidget, ink: Ink = Ink.CARD, parent: QWidget | None = None) -> None:
        super().__init__(look, ink, parent)
        self._column = QVBoxLayout(self)
        self._column.addWidget(first)
        look.changed.connect(self._space)
        self._space()

    def add(self, part: QWidget) -> None:
        """Add a part beneath the others."""
        self._column.addWidget(part)

    def _space(self) -> None:
        look = self._look
        pad = look.px(1.2)
        self._column.setContentsMargins(pad, look.px(0.9), pad, look.px(1.1))
        self._column.setSpacing(look.px(0.6))
