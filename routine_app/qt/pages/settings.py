"""Settings: how the app looks and sounds, and what it should know about her.

Shows and changes a Preferences value; knows no file.
"""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from routine_app.domain.vocabulary import Side
from routine_app.qt.look import Look, Role
from routine_app.qt.pages.appearance_settings import AppearanceSettings
from routine_app.qt.pages.sound_settings import SoundSettings
from routine_app.qt.theme import Ink
from routine_app.qt.views.choice_row import ChoiceRow
from routine_app.qt.views.sheet import Sheet
from routine_app.qt.views.text import RING, Text
from routine_app.storage.preferences import Preferences

LAST_WEEK = 42
_ROWS: tuple[tuple[str, str, tuple[tuple[object, str], ...], str], ...] = (
    ("theme", "Colours", (("system", "As the system"), ("light", "Light"), ("dark", "Dark")), ""),
    ("text_scale", "Text size", ((1.0, "Normal"), (1.15, "Large"), (1.3, "Larger"), (1.6, "Largest")), ""),
    (
        "reduced_motion",
        "Motion",
        (("system", "As the system"), ("off", "Moving"), ("on", "Reduced")),
        "Reduced: the halo keeps its size and breathes by its colour alone.",
    ),
    (
        "sore_side",
        "Sore side",
        ((None, "Neither"), (Side.LEFT, "Left"), (Side.RIGHT, "Right")),
        "Work on one side begins with the other one.",
    ),
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


class SettingsPage(Sheet):
    """The page. `changed(Preferences)` after each change."""

    changed = Signal(object)

    def __init__(self, look: Look, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setAccessibleName("Settings")
        self._preferences = preferences
        self.footer.hide()
        self.rows: dict[str, ChoiceRow] = {}
        self.column.addWidget(Text(look, "Settings", Role.DISPLAY).flush_with_buttons())
        for field, title, choices, explanation in _ROWS:
            row = ChoiceRow(look, title, choices, explanation)
            row.chosen.connect(lambda value, field=field: self._change(field, value))
            self.rows[field] = row
            self.column.addWidget(row)
            self.column.addSpacing(look.px(0.3))
        self._add_week()
        self.column.addSpacing(look.px(0.8))
        self.sound = SoundSettings(look, preferences)
        self.sound.changed.connect(self._take)
        self.column.addWidget(self.sound)
        self.column.addSpacing(look.px(0.8))
        self.appearance = AppearanceSettings(look, preferences)
        self.appearance.changed.connect(lambda appearance: self._change("appearance", appearance))
        self.column.addWidget(self.appearance)
        self.column.addStretch(1)
        self.show_preferences(preferences)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show these."""
        self._preferences = preferences
        for field, row in self.rows.items():
            row.set_value(getattr(preferences, field))
        self.sound.show_preferences(preferences)
        self.appearance.show_preferences(preferences)
        self.week.blockSignals(True)
        self.week.setValue(preferences.week or 0)
        self.week.blockSignals(False)

    def _add_week(self) -> None:
        look = self._look
        self.column.addWidget(Text(look, "Week of pregnancy", Role.STRONG).flush_with_buttons())
        text = "Leaves out what does not suit the week, such as lying flat on the back from week 16. 0 is not said."
        self.column.addWidget(Text(look, text, Role.CAPTION, Ink.MUTED).flush_with_buttons())
        self.week = QSpinBox()
        self.week.setRange(0, LAST_WEEK)
        self.week.setSpecialValueText("Not said")
        self.week.setAccessibleName("Week of pregnancy")
        self.week.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self._style_week)
        self._style_week()
        self.week.valueChanged.connect(lambda week: self._change("week", week or None))
        row = QHBoxLayout()
        row.setContentsMargins(RING, 0, RING, 0)
        row.addWidget(self.week, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(row)

    def _style_week(self) -> None:
        self.week.setStyleSheet(self._look.field_style())
        self.week.lineEdit().setTextMargins(self._look.px(0.7), 0, self._look.px(0.7), 0)
        self.week.setMinimumSize(self._look.px(8), self._look.target())

    def _change(self, field: str, value: object) -> None:
        self._take(replace(self._preferences, **{field: value}))

    def _take(self, preferences: Preferences) -> None:
        self.show_preferences(preferences)
        self.changed.emit(preferences)
