"""Every setting is a preference that is there, shows what holds, and becomes what is chosen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from routine_app.application.settings.search import matches, searchable, searchable_setting
from routine_app.application.settings.table import (
    SETTINGS,
    ChoiceSetting,
    Setting,
    SettingSection,
    SliderSetting,
    SwitchSetting,
    after_choice,
    breath,
)
from routine_app.storage.preferences import Preferences, VoicePreferences, from_yaml, to_yaml

BY_FIELD = {setting.field: setting for setting in SETTINGS}


def others(setting: Setting) -> list[object]:
    """Return all that may be chosen."""
    match setting:
        case SwitchSetting():
            return [False, True]
        case ChoiceSetting():
            return [value for value, _ in setting.choices]
        case SliderSetting():
            return list(range(setting.low, setting.high + 1, setting.step))
    raise AssertionError(setting)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.field)
def test_whatever_is_chosen_holds_is_shown_and_stands_in_the_file(setting: Setting) -> None:
    for value in others(setting):
        held = setting.into(Preferences(), value)
        assert setting.of(held) == value
        assert from_yaml(to_yaml(held).encode()) == (held, ())
        assert setting.of(from_yaml(to_yaml(held).encode())[0]) == value


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("mute", False, Preferences(mute=True)),
        ("self_paced", True, Preferences(self_paced=True)),
        ("voice.rate", -4, Preferences(voice=VoicePreferences(rate=-0.4))),
        ("voice.volume", 50, Preferences(voice=VoicePreferences(volume=0.5))),
        ("tone_volume", 0, Preferences(tone_volume=0.0)),
        ("breath_volume", 35, Preferences(breath_volume=0.35)),
        ("pace_percent", 120, Preferences(pace_percent=120)),
    ],
)
def test_a_choice_becomes_its_preference(field: str, value: object, expected: Preferences) -> None:
    assert BY_FIELD[field].into(Preferences(), value) == expected


def test_a_number_between_the_steps_shows_as_the_nearest_and_stays_what_it_is() -> None:
    odd = Preferences(tone_volume=0.62, pace_percent=97)
    assert BY_FIELD["tone_volume"].of(odd) == 60
    assert BY_FIELD["pace_percent"].of(odd) == 100
    assert BY_FIELD["flash"].into(odd, 1).tone_volume == 0.62
    assert BY_FIELD["voice.volume"].of(Preferences(voice=VoicePreferences(volume=0.0))) == 10


def test_to_choose_words_brings_back_a_voice_that_was_off() -> None:
    off = Preferences(cue_level="tones", voice=VoicePreferences(enabled=False))
    spoken = BY_FIELD["cue_level"]
    assert after_choice(spoken.into(off, "short"), spoken).voice.enabled
    assert not after_choice(spoken.into(off, "tones"), spoken).voice.enabled
    assert not after_choice(replace(off, cue_level="full"), BY_FIELD["flash"]).voice.enabled


@pytest.mark.parametrize(
    ("language", "shown"), [("", "en-US"), ("de", "en-US"), ("en-GB", "en-GB"), ("en-AU", "en-GB"), ("en_GB", "en-GB")]
)
def test_whatever_language_her_file_names_the_voice_that_speaks_is_shown(language: str, shown: str) -> None:
    held = Preferences(voice=VoicePreferences(language=language))
    assert BY_FIELD["voice.language"].of(held) == shown
    assert BY_FIELD["flash"].into(held, 1).voice.language == language, "what she did not choose stays as it is"


def test_amounts_are_told_in_words() -> None:
    said = {
        field: [setting.words(value) for value in (setting.low, setting.high)]
        for field, setting in BY_FIELD.items()
        if isinstance(setting, SliderSetting)
    }
    assert said == {
        "pace_percent": ["80 %, slower", "130 %, faster"],
        "voice.rate": ["Slow", "A little faster"],
        "voice.volume": ["10 %", "100 %"],
        "tone_volume": ["Off", "100 %"],
        "breath_volume": ["Off", "Full"],
    }
    assert [breath(value) for value in (5, 20, 25, 45, 50)] == ["Soft", "Soft", "Middle", "Middle", "Full"]


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("volume", {"voice.volume", "tone_volume", "breath_volume"}),
        ("Dark", {"theme"}),
        ("largest", {"text_scale"}),
        ("pace OWN", {"self_paced"}),
        ("nothing like it", set()),
    ],
)
def test_settings_are_found_by_their_words_choices_and_other_names(typed: str, fields: set[str]) -> None:
    assert {setting.field for setting in SETTINGS if matches(typed, searchable_setting(setting))} == fields


def test_nothing_typed_finds_all() -> None:
    assert matches("  ", searchable(SettingSection.YOU))
