"""Settings: how the app looks and sounds, and what it should know about her.

Shows and changes a Preferences value; knows no file. Two columns of cards where there is room, else one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from routine_app.domain.comfort import Week
from routine_app.qt.figure.sore_map import SoreMap
from routine_app.qt.settings.appearance import AppearanceSettings
from routine_app.qt.settings.sound import SoundSettings
from routine_app.qt.settings.week import WeekSetting
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.choice_row import ChoiceRow
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.text import TextLabel
from routine_app.storage.preferences import Preferences

_Rows = tuple[tuple[str, str, tuple[tuple[object, str], ...], str], ...]

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


class SettingsPage(ScrollPage):
    """The page. `changed(Preferences)` after each change; `now` says which week it is by now.

    `questions_wanted()`: she wants to go through the first questions again.
    """

    changed = Signal(object)
    questions_wanted = Signal()

    def __init__(
        self,
        style: Style,
        preferences: Preferences,
        now: Callable[[], dt.datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, parent)
        self.setAccessibleName("Settings")
        self._preferences, self._now = preferences, now
        self.footer.hide()
        self.rows: dict[str, ChoiceRow] = {}
        self.week = WeekSetting(style)
        self.week.changed.connect(self._change_week)
        self.sore = SoreMap(style)
        self.sore.changed.connect(lambda: self._take(self.sore.taken_into(self._preferences)))
        self.questions = PillButton(style, "Due date, whom you call, and more")
        self.questions.clicked.connect(self.questions_wanted)
        self.sound = SoundSettings(style, preferences)
        self.sound.changed.connect(self._take)
        self.appearance = AppearanceSettings(style, preferences)
        self.appearance.changed.connect(lambda appearance: self._change("appearance", appearance))
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._fill()
        style.changed.connect(self._arrange)
        self.show_preferences(preferences)

    def _fill(self) -> None:
        """Put the cards into the page, from the top."""
        style = self._style
        for title, rows, first in (("You", (), self.week), ("Sessions", _SESSIONS, None), ("Screen", _SCREEN, None)):
            group = self._group(title, rows, first)
            self._left.addWidget(group)
            if first is self.week:
                self.you = group
        self.you.add(self.sore)
        self.you.add(self.questions, Qt.AlignmentFlag.AlignLeft)
        self._left.addStretch(1)
        self._right.addWidget(SettingsGroup(style, self.sound))
        self._right.addStretch(1)
        self._both.addLayout(self._left, 1)
        self._both.addLayout(self._right, 1)
        self.column.addWidget(TextLabel(style, "Settings", Role.DISPLAY).flush_with_buttons())
        self.column.addLayout(self._both)
        self.column.addWidget(SettingsGroup(style, self.appearance, Ink.PAPER))  # the halo is made for paper
        self.column.addStretch(1)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show these."""
        self._preferences = preferences
        for field, row in self.rows.items():
            row.set_value(getattr(preferences, field))
        self.week.show_preferences(preferences, self._now().date())
        self.sore.show_preferences(preferences)
        self.sound.show_preferences(preferences)
        self.appearance.show_preferences(preferences)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards in two columns where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _group(self, title: str, rows: _Rows, first: QWidget | None) -> SettingsGroup:
        style = self._style
        group = SettingsGroup(style, TextLabel(style, title, Role.TITLE).flush_with_buttons())
        if first is not None:
            group.add(first)
        for field, heading, choices, explanation in rows:
            row = ChoiceRow(style, heading, choices, explanation)
            row.chosen.connect(lambda value, field=field: self._change(field, value))
            self.rows[field] = row
            group.add(row)
        group.setAccessibleName(title)
        return group

    def _arrange(self) -> None:
        style = self._style
        gap = style.px(_GAP_REM)
        margins = self.column.contentsMargins()
        two = self.width() - margins.left() - margins.right() >= style.px(_TWO_FROM_REM)
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


class SettingsGroup(Card):
    """A card of settings that belong together."""

    def __init__(self, style: Style, first: QWidget, ink: Ink = Ink.CARD, parent: QWidget | None = None) -> None:
        super().__init__(style, ink, parent)
        self._column = QVBoxLayout(self)
        self._column.addWidget(first)
        style.changed.connect(self._space)
        self._space()

    def add(self, part: QWidget, alignment: Qt.AlignmentFlag | None = None) -> None:
        """Add a part beneath the others, as wide as they are unless it has an alignment."""
        if alignment is None:
            self._column.addWidget(part)
        else:
            self._column.addWidget(part, 0, alignment)

    def _space(self) -> None:
        style = self._style
        pad = style.px(1.2)
        self._column.setContentsMargins(pad, style.px(0.9), pad, style.px(1.1))
        self._column.setSpacing(style.px(0.6))
