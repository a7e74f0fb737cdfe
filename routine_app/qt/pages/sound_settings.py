"""Settings of what is heard: words, voice, tones, breath sound, other apps' sound, and the light for who does not hear.

Shows and changes a Preferences value; knows no voice engine: what there is to choose from is asked for when a list
opens.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from routine_app.qt.look import Look, Role
from routine_app.qt.theme import Ink
from routine_app.qt.views.buttons import PillButton
from routine_app.qt.views.choice_row import ChoiceRow
from routine_app.qt.views.flow_layout import FlowLayout
from routine_app.qt.views.text import RING, Text
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


class FillingBox(QComboBox):
    """A list that is filled when it is first opened. `ask()` gives (value, words) pairs; the first one is ""."""

    def __init__(self, look: Look, name: str, ask: Callable[[], Choices], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._ask = look, ask
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_value(self, value: str, words: str) -> None:
        """Show what holds, without opening the list."""
        index = self.findData(value)
        if index < 0:
            self.addItem(words, value)
            index = self.count() - 1
        self.setCurrentIndex(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and the arrow that says that there is more."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color(Ink.TEXT), 2.0))
        side, middle = self._look.px(0.3), self.height() / 2
        x = self.width() - self._look.px(1.2)
        painter.drawPolyline(
            [QPointF(x - side, middle - side / 2), QPointF(x, middle + side / 2), QPointF(x + side, middle - side / 2)]
        )

    def showPopup(self) -> None:
        """Fill the list, then open it."""
        self.fill()
        super().showPopup()

    def fill(self) -> None:
        """Ask what there is to choose from; what holds stays chosen."""
        held, words = self.currentData(), self.currentText()
        self.clear()
        for value, text in self._ask():
            self.addItem(text, value)
        self.show_value(held, words)

    def _restyle(self) -> None:
        look, colour = self._look, self._look.palette
        self.setFont(look.font(Role.BODY))
        self.setMinimumHeight(look.target())
        self.setStyleSheet(
            f"QComboBox {{ background: {colour.card}; color: {colour.text}; border: 1px solid {colour.edge};"
            f" border-radius: {look.px(0.6)}px; padding: {look.px(0.3)}px {look.px(0.8)}px; }}"
            "QComboBox::drop-down { border: none; background: transparent; width: 32px; }"
            f"QComboBox:focus {{ border: 3px solid {colour.teal}; }}"
            f"QComboBox QAbstractItemView {{ background: {colour.card}; color: {colour.text};"
            f" selection-background-color: {colour.teal}; selection-color: {colour.on_teal}; }}"
        )


class SoundSettings(QWidget):
    """The group. `changed(Preferences)` after each choice; `test_wanted()` to hear how it sounds now.

    `opened()`: it comes into view, and is to be told of what depends on the computer (`show_lowering`).
    """

    changed = Signal(object)
    test_wanted = Signal()
    opened = Signal()

    def __init__(self, look: Look, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._preferences = look, preferences
        self._languages: Callable[[], Sequence[str]] = list
        self._voices: Callable[[str], Sequence[str]] = lambda _language: []
        self.setAccessibleName("Sound")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Text(look, "Sound", Role.TITLE).flush_with_buttons())
        self.rows: dict[str, ChoiceRow] = {}
        for field, title, choices, explanation in _ROWS:
            row = ChoiceRow(look, title, choices, explanation)
            row.chosen.connect(lambda value, field=field: self._change(field, value))
            self.rows[field] = row
            self._column.addWidget(row)
            if field == LOWER_OTHERS:
                self.obstacle = Text(look, "", Role.CAPTION, Ink.MUTED).flush_with_buttons()
                self.obstacle.hide()
                self._column.addWidget(self.obstacle)
            self._column.addSpacing(look.px(0.3))
        self.language = self._add_box("Language of the voice", self._fill_languages, "voice.language")
        self.voice = self._add_box("Voice", self._fill_voices, "voice.name")
        self._add_test()
        self.show_preferences(preferences)

    def offer(self, languages: Callable[[], Sequence[str]], voices: Callable[[str], Sequence[str]]) -> None:
        """Say where languages ("en-GB") and the voices of a language come from; asked each time a list opens."""
        self._languages, self._voices = languages, voices

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
            row.set_value(_nearest([value for value, _ in row.buttons], _value(preferences, field)))
        voice = preferences.voice
        self.language.show_value(voice.language, _language_words(voice.language))
        self.voice.show_value(voice.name, voice.name or _AS_THE_LANGUAGE)

    def show_problem(self, words: str) -> None:
        """Say beside the test button what is wrong with the sound; "" for nothing."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _add_box(self, title: str, fill: Callable[[], Choices], field: str) -> FillingBox:
        self._column.addWidget(Text(self._look, title, Role.STRONG).flush_with_buttons())
        box = FillingBox(self._look, title, fill)
        box.activated.connect(lambda _index: self._change(field, box.currentData()))
        row = QHBoxLayout()
        row.setContentsMargins(RING, 0, RING, 0)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(row)
        self._column.addSpacing(self._look.px(0.3))
        return box

    def _add_test(self) -> None:
        self.test = PillButton(self._look, "Say something")
        self.test.clicked.connect(self._ask_for_test)
        row = FlowLayout(spacing=2, row_spacing=0)
        row.addWidget(self.test)
        self._column.addLayout(row)
        self.problem = Text(self._look, "", Role.CAPTION, Ink.CORAL).flush_with_buttons()
        self.problem.hide()
        self._column.addWidget(self.problem)

    def _ask_for_test(self) -> None:
        self.show_problem("")
        self.test_wanted.emit()

    def _fill_languages(self) -> Choices:
        return (("", _language_words("")), *((tag, _language_words(tag)) for tag in self._languages() if tag))

    def _fill_voices(self) -> Choices:
        names = self._voices(self._preferences.voice.language)
        return (("", _AS_THE_LANGUAGE), *((name, name) for name in names if name))

    def _change(self, field: str, value: object) -> None:
        group, _, name = field.rpartition(".")
        held = self._preferences
        if group:
            changes: dict[str, object] = {name: value}
            if name == "language":  # a voice speaks one language
                changes["name"] = ""
            held = replace(held, voice=replace(held.voice, **changes))
        else:
            held = replace(held, **{name: value})
        if field == "cue_level" and value != "tones":
            held = replace(held, voice=replace(held.voice, enabled=True))
        self.show_preferences(held)
        self.changed.emit(held)


_AS_THE_LANGUAGE = "The best one there is"


def _language_words(tag: str) -> str:
    """Return the language's own name, with the country where the tag has one."""
    if not tag:
        return "English, as the texts are"
    locale = QLocale(tag)
    name = locale.nativeLanguageName() or tag
    return f"{name} ({locale.nativeTerritoryName()})" if "-" in tag and locale.nativeTerritoryName() else name


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
