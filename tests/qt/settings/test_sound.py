"""The sound group of the settings: each choice becomes a preference, and the lists fill when they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routine_app.qt.settings.sound import SoundSettings
from routine_app.qt.style.style import Style
from routine_app.storage.preferences import Preferences, VoicePreferences

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def group(qtbot: QtBot) -> SoundSettings:
    group = SoundSettings(Style(), Preferences())
    qtbot.addWidget(group)
    return group


def choose(group: SoundSettings, field: str, words: str) -> Preferences:
    got: list[Preferences] = []
    group.changed.connect(got.append)
    next(button for _, button in group.rows[field].buttons if button.words() == words).click()
    assert len(got) == 1
    return got[0]


@pytest.mark.parametrize(
    ("field", "words", "expected"),
    [
        ("cue_level", "Tones only", Preferences(cue_level="tones")),
        ("voice.language", "English (UK)", Preferences(voice=VoicePreferences(language="en-GB"))),
        ("voice.rate", "Slow", Preferences(voice=VoicePreferences(rate=-0.4))),
        ("voice.volume", "50 %", Preferences(voice=VoicePreferences(volume=0.5))),
        ("tone_volume", "Off", Preferences(tone_volume=0.0)),
        ("breath_volume", "Soft", Preferences(breath_volume=0.15)),
        ("lower_others", "Off", Preferences(lower_others=False)),
        ("mute", "Off", Preferences(mute=True)),
        ("flash", "On", Preferences(flash=True)),
    ],
)
def test_each_choice_becomes_a_preference(group: SoundSettings, field: str, words: str, expected: Preferences) -> None:
    assert choose(group, field, words) == expected


def test_defaults_are_shown_as_chosen(group: SoundSettings) -> None:
    shown = {
        field: next(button.words() for _, button in row.buttons if button.isChecked())
        for field, row in group.rows.items()
    }
    assert shown == {
        "cue_level": "Full",
        "voice.language": "English (US)",
        "voice.rate": "Normal",
        "voice.volume": "100 %",
        "tone_volume": "70 %",
        "breath_volume": "Off",
        "lower_others": "On",
        "mute": "On",
        "flash": "Off",
    }


def test_a_number_between_the_choices_shows_as_the_nearest_and_stays_what_it_is(group: SoundSettings) -> None:
    group.show_preferences(Preferences(tone_volume=0.62))
    assert group.rows["tone_volume"].value == 0.7
    assert choose(group, "flash", "On").tone_volume == 0.62


def test_to_choose_words_brings_back_a_voice_that_was_off(group: SoundSettings) -> None:
    group.show_preferences(Preferences(cue_level="tones", voice=VoicePreferences(enabled=False)))
    assert choose(group, "cue_level", "Short").voice.enabled


@pytest.mark.parametrize(
    ("language", "shown"), [("", "en-US"), ("de", "en-US"), ("en-GB", "en-GB"), ("en-AU", "en-GB"), ("en_GB", "en-GB")]
)
def test_whatever_language_her_file_names_the_voice_that_speaks_is_shown(
    group: SoundSettings, language: str, shown: str
) -> None:
    group.show_preferences(Preferences(voice=VoicePreferences(language=language)))
    assert group.rows["voice.language"].value == shown
    assert choose(group, "flash", "On").voice.language == language, "what she did not choose stays as it is"


def test_say_something_asks_for_a_test_and_clears_what_was_wrong(group: SoundSettings) -> None:
    wanted: list[bool] = []
    group.test_wanted.connect(lambda: wanted.append(True))
    group.show_problem("The voice is off.")
    assert not group.problem.isHidden()
    group.test.click()
    assert wanted == [True]
    assert group.problem.isHidden()


@pytest.mark.parametrize(
    ("exists", "obstacle", "shown", "usable", "told"),
    [
        (True, "", True, True, False),
        (True, "It lacks a library.", True, False, True),
        (False, "It lacks a library.", False, False, False),
    ],
)
def test_lowering_other_apps_is_offered_where_it_can_be_done(
    group: SoundSettings, *, exists: bool, obstacle: str, shown: bool, usable: bool, told: bool
) -> None:
    group.show_lowering(exists=exists, obstacle=obstacle)
    row = group.rows["lower_others"]
    assert (not row.isHidden(), row.isEnabled(), not group.obstacle.isHidden()) == (shown, usable, told)
    assert group.obstacle.text() == obstacle
