"""Settings of what is heard: words, voice, tones, breath sound, other apps' sound, and the light for who does not hear.

Shows and changes a Preferences value; knows the languages of the app's own voice, and no engine.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.choice_row import ChoiceRow
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.text import TextLabel
from routine_app.sound.voices import LANGUAGES, language_of
from routine_app.storage.preferences import Preferences

Choices = tuple[tuple[object, str], ...]

_PERCENT: Choices = tuple((number / 100, f"{number} %") for number in (25, 50, 75, 100))
_TONES: Choices = ((0.0, "Off"), *((number / 100, f"{number} %") for number in (30, 50, 70, 100)))
LOWER_OTHERS = "lower_others"
# Field (a part of the voice behind a dot), title, choices, explanation.
_ROWS: tuple[tuple[str, str, Choices, str], ...] = (
    (
        "cue_level",
        "Spoken cues",
        (("full", "Full"), ("short", "Short"), ("tones", "Tones only")),
        "Full says how each exercise is done, and counts. Short says names, sides and what comes next. Key: V.",
    ),
    (
        "voice.language",
        "Voice",
        tuple(LANGUAGES.items()),
        "It comes with the app, and needs no network.",
    ),
    (
        "voice.rate",
        "Speed of the voice",
        ((-0.4, "Slow"), (-0.2, "A little slower"), (0.0, "Normal"), (0.2, "A little faster")),
        "",
    ),
    ("voice.volume", "Loudness of the voice", _PERCENT, ""),
    ("tone_volume", "Loudness of the tones", _TONES, ""),
    (
        "breath_volume",
        "Breath sound",
        ((0.0, "Off"), (0.15, "Soft"), (0.35, "Middle"), (0.6, "Full")),
        "A soft rush that swells and falls as you breathe.",
    ),
    (
        LOWER_OTHERS,
        "Lower other apps' sound while the voice speaks",
        ((False, "Off"), (True, "On")),
        "Music gets quieter for the words and comes back after them. Calls and screen readers stay as they are.",
    ),
    ("mute", "All sound", ((False, "On"), (True, "Off")), "The key M changes it during a session."),
    (
        "flash",
        "Light for tones",
        ((False, "Off"), (True, "On")),
        "Each tone also shows as a soft light around the picture, for when you cannot hear it.",
    ),
)
_BETWEEN_PX = 4  # more between two choices, whatever the size of the type


class SoundSettings(QWidget):
    """The group. `changed(Preferences)` after each choice; `test_wanted()` to hear how it sounds now.

    `opened()`: it comes into view, and is to be told of what depends on the computer (`show_lowering`).
    """

    changed = Signal(object)
    test_wanted = Signal()
    opened = Signal()

    def __init__(self, style: Style, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._preferences = style, preferences
        self.setAccessibleName("Sound")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(TextLabel(style, "Sound", Role.TITLE).flush_with_buttons())
        self.rows: dict[str, ChoiceRow] = {}
        for field, title, choices, explanation in _ROWS:
            row = ChoiceRow(style, title, choices, explanation)
            row.chosen.connect(lambda value, field=field: self._change(field, value))
            self.rows[field] = row
            self._column.addWidget(row)
            if field == LOWER_OTHERS:
                self.obstacle = TextLabel(style, "", Role.CAPTION, Ink.MUTED).flush_with_buttons()
                self.obstacle.hide()
                self._column.addWidget(self.obstacle)
            self._column.addSpacing(_BETWEEN_PX)
        self._add_test()
        self.show_preferences(preferences)

    def show_lowering(self, *, exists: bool, obstacle: str) -> None:
        """Say whether this system can lower other apps' sound at all, and what keeps it from that ("": nothing)."""
        self.rows[LOWER_OTHERS].setVisible(exists)
        self.rows[LOWER_OTHERS].setEnabled(not obstacle)
        self.obstacle.setText(obstacle)
        self.obstacle.setVisible(exists and bool(obstacle))

    def showEvent(self, event: QShowEvent) -> None:
        """Say that it is looked at."""
        super().showEvent(event)
        self.opened.emit()

    def show_preferences(self, preferences: Preferences) -> None:
        """Show these."""
        self._preferences = preferences
        for field, row in self.rows.items():
            row.set_value(_nearest([value for value, _ in row.buttons], _shown(preferences, field)))

    def show_problem(self, words: str) -> None:
        """Say beside the test button what is wrong with the sound; "" for nothing."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _add_test(self) -> None:
        self.test = PillButton(self._style, "Say something")
        self.test.clicked.connect(self._ask_for_test)
        row = FlowLayout(spacing=2, row_spacing=0)
        row.addWidget(self.test)
        self._column.addLayout(row)
        self.problem = TextLabel(self._style, "", Role.CAPTION, Ink.CORAL).flush_with_buttons()
        self.problem.hide()
        self._column.addWidget(self.problem)

    def _ask_for_test(self) -> None:
        self.show_problem("")
        self.test_wanted.emit()

    def _change(self, field: str, value: object) -> None:
        group, _, name = field.rpartition(".")
        held = self._preferences
        change: dict[str, object] = {name: value}
        held = replace(held, voice=replace(held.voice, **change)) if group else replace(held, **change)
        if field == "cue_level" and value != "tones":
            held = replace(held, voice=replace(held.voice, enabled=True))
        self.show_preferences(held)
        self.changed.emit(held)


def _shown(preferences: Preferences, field: str) -> object:
    """Return what a row shows: the voice that speaks, whatever her file names."""
    return language_of(preferences.voice.language) if field == "voice.language" else _value(preferences, field)


def _value(preferences: Preferences, field: str) -> object:
    value: object = preferences
    for name in field.split("."):
        value = getattr(value, name)
    return value


def _nearest(choices: Sequence[object], value: object) -> object:
    """Return the choice that comes nearest: her file may hold any number."""
    numbers = [choice for choice in choices if isinstance(choice, float)]
    if not numbers or not isinstance(value, int | float):
        return value
    return min(numbers, key=lambda number: abs(number - value))
