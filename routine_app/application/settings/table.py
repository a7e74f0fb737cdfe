"""Every setting that is one value: what it is called, what may be chosen, and which preference it is.

Data only, for whoever shows or searches it: a switch for on and off, a slider for an amount, a list for one of several.
Knows preferences; knows no widget and no file.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from routine_app.sound.voices import LANGUAGES, language_of
from routine_app.storage.preference_values import Preferences


class SettingSection(StrEnum):
    """The sections, by their titles, in the order of the page."""

    YOU = "You"
    COMFORT = "Not comfortable, or not at home"
    CONTACTS = "Whom you call"
    SESSIONS = "Sessions"
    SOUND = "Voice and sound"
    SCREEN = "Screen"
    ROUTINES = "Your routines"
    FIGURE = "Your figure"


class Setting(msgspec.Struct, frozen=True):
    """`field` is the preference, within a group behind a dot; `also` are other words by which it may be looked for."""

    section: SettingSection
    field: str
    title: str
    explanation: str = ""
    also: str = ""

    def of(self, preferences: Preferences) -> object:
        """Return what is chosen."""
        value: object = preferences
        for name in self.field.split("."):
            value = getattr(value, name)
        return value

    def into(self, preferences: Preferences, value: object) -> Preferences:
        """Return the preferences with another choice."""
        group, _, name = self.field.rpartition(".")
        if not group:
            return replace(preferences, **{name: value})
        return replace(preferences, **{group: replace(getattr(preferences, group), **{name: value})})


class SwitchSetting(Setting, frozen=True):
    """On or off. `opposite`: the preference is true where the switch is off."""

    opposite: bool = False

    def of(self, preferences: Preferences) -> bool:
        """Return whether the switch is on."""
        return bool(super().of(preferences)) is not self.opposite

    def into(self, preferences: Preferences, value: object) -> Preferences:
        """Return the preferences with the switch on or off."""
        return super().into(preferences, bool(value) is not self.opposite)


class ChoiceSetting(Setting, frozen=True):
    """One of several. `shown` turns what a file may hold into one of the choices."""

    choices: tuple[tuple[object, str], ...] = ()
    shown: Callable[[object], object] = lambda value: value

    def of(self, preferences: Preferences) -> object:
        """Return the choice that holds."""
        return self.shown(super().of(preferences))


class SliderSetting(Setting, frozen=True):
    """An amount in whole steps: `low` to `high` by `step`, each worth `unit` of the preference; `words` say one."""

    low: int = 0
    high: int = 100
    step: int = 10
    unit: float = 1.0
    words: Callable[[int], str] = str

    def of(self, preferences: Preferences) -> int:
        """Return the step that comes nearest: her file may hold any number."""
        value = super().of(preferences)
        steps = round(float(str(value)) / self.unit / self.step) * self.step
        return min(max(steps, self.low), self.high)

    def into(self, preferences: Preferences, value: object) -> Preferences:
        """Return the preferences with an amount in steps."""
        amount = int(str(value)) * self.unit
        return super().into(preferences, round(amount) if self.unit == 1.0 else round(amount, 3))


def percent(value: int) -> str:
    """Return "70 %", "Off" for nothing."""
    return f"{value} %" if value else "Off"


def pace(value: int) -> str:
    """Return "100 %, as written", "120 %, faster"."""
    return f"{value} %, {'as written' if value == 100 else 'faster' if value > 100 else 'slower'}"


def voice_speed(value: int) -> str:
    """Return "Normal", "A little slower", "Slow"."""
    return {-4: "Slow", -2: "A little slower", 0: "Normal", 2: "A little faster"}.get(value, str(value))


def breath(value: int) -> str:
    """Return "Off", "Soft", "Middle", "Full"."""
    return "Off" if not value else "Soft" if value <= 20 else "Middle" if value <= 45 else "Full"


SETTINGS: tuple[Setting, ...] = (
    SliderSetting(
        SettingSection.SESSIONS,
        "pace_percent",
        "Pace",
        "120 % is faster, 80 % slower. The keys + and - change it during a session.",
        "speed slow fast tempo",
        low=80,
        high=130,
        words=pace,
    ),
    SwitchSetting(
        SettingSection.SESSIONS,
        "self_paced",
        "At my own pace",
        "Each set waits until you press Enter. The key P changes it during a session.",
        "counting paced wait",
    ),
    SwitchSetting(
        SettingSection.SOUND,
        "mute",
        "Sound",
        "The key M changes it during a session.",
        "mute silent quiet off",
        opposite=True,
    ),
    ChoiceSetting(
        SettingSection.SOUND,
        "cue_level",
        "Spoken cues",
        "Full says how each exercise is done, and counts. Short says names, sides and what comes next. Key: V.",
        "voice words speech",
        (("full", "Full"), ("short", "Short"), ("tones", "Tones only")),
    ),
    ChoiceSetting(
        SettingSection.SOUND,
        "voice.language",
        "Voice",
        "It comes with the app, and needs no network.",
        "language english accent",
        tuple(LANGUAGES.items()),
        shown=lambda value: language_of(str(value)),
    ),
    SliderSetting(
        SettingSection.SOUND,
        "voice.rate",
        "Speed of the voice",
        "",
        "slow fast",
        low=-4,
        high=2,
        step=2,
        unit=0.1,
        words=voice_speed,
    ),
    SliderSetting(
        SettingSection.SOUND, "voice.volume", "Loudness of the voice", "", "volume", low=10, unit=0.01, words=percent
    ),
    SliderSetting(
        SettingSection.SOUND, "tone_volume", "Loudness of the tones", "", "volume beep bell", unit=0.01, words=percent
    ),
    SliderSetting(
        SettingSection.SOUND,
        "breath_volume",
        "Breath sound",
        "A soft rush that swells and falls as you breathe.",
        "volume breathing",
        high=60,
        step=5,
        unit=0.01,
        words=breath,
    ),
    SwitchSetting(
        SettingSection.SOUND,
        "lower_others",
        "Lower other apps' sound while the voice speaks",
        "Music gets quieter for the words and comes back after them. Calls and screen readers stay as they are.",
        "music duck",
    ),
    SwitchSetting(
        SettingSection.SOUND,
        "flash",
        "Light for tones",
        "Each tone also shows as a soft light around the picture, for when you cannot hear it.",
        "flash deaf hearing",
    ),
    ChoiceSetting(
        SettingSection.SCREEN,
        "theme",
        "Colours",
        "",
        "theme dark light night",
        (("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
    ),
    ChoiceSetting(
        SettingSection.SCREEN,
        "contrast",
        "Contrast",
        "High: black on white, or white on black, and every edge can be seen.",
        "see visible strong pale",
        (("system", "As the system"), ("normal", "Normal"), ("high", "High")),
    ),
    ChoiceSetting(
        SettingSection.SCREEN,
        "text_scale",
        "Text size",
        "",
        "font larger smaller zoom read",
        ((1.0, "Normal"), (1.15, "Large"), (1.3, "Larger"), (1.6, "Largest")),
    ),
    ChoiceSetting(
        SettingSection.SCREEN,
        "reduced_motion",
        "Motion",
        "Reduced: the figure shows its key poses, and the halo breathes by its colour alone.",
        "animation moving still dizzy",
        (("system", "As the system"), ("off", "Moving"), ("on", "Reduced")),
    ),
    SwitchSetting(
        SettingSection.SCREEN,
        "full_screen",
        "Fill the screen while a session plays",
        "Afterwards the window is as it was. The key F11 changes it during a session.",
        "full screen fullscreen large window whole",
    ),
)


def after_choice(preferences: Preferences, setting: Setting) -> Preferences:
    """Return the preferences once a setting has been chosen: who asks for words gets a voice that was off back."""
    if setting.field == "cue_level" and preferences.cue_level != "tones":
        return replace(preferences, voice=replace(preferences.voice, enabled=True))
    return preferences
