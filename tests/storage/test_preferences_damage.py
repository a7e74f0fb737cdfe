"""Preferences files that cannot be used, in part or at all, and drives that refuse them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from routine_app.domain.comfort import AVOIDABLE_SLUGS
from routine_app.domain.vocabulary import Position
from routine_app.storage.errors import DiskFullError, StorageError
from routine_app.storage.preference_fields import FIELDS, PreferenceField
from routine_app.storage.preferences import (
    Preferences,
    VoicePreferences,
    from_yaml,
    load_preferences,
    save_preferences,
)

if TYPE_CHECKING:
    from pathlib import Path

WEEK = '"week" must be a whole number from 1 to 42, postpartum or ended, not '
AVOIDED = f'"al_fours" is not a position or demand; expected one of {", ".join(AVOIDABLE_SLUGS)}'
CHOSEN = Preferences(week=24, theme="dark", voice=VoicePreferences(rate=-0.25))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "preferences.yaml"


@pytest.mark.parametrize(
    ("line", "field", "value", "message"),
    [
        ("week: 50", "week", 42, WEEK + '50; 42 is used.'),
        ("week: soon", "week", None, WEEK + '"soon"; null is used.'),
        ("week: 28 weeks", "week", None, WEEK + '"28 weeks" (write only the number: 28); null is used.'),
        ("week: [28]", "week", None, WEEK + 'a list; null is used.'),
        ("comfortable_only: perhaps", "comfortable_only", False,
         '"comfortable_only" must be true or false, not "perhaps"; false is used.'),
        ("week: 12.5", "week", 12, WEEK + '12.5; 12 is used.'),
        ("pace_percent: 20", "pace_percent", 80,
         '"pace_percent" must be a whole number from 80 to 130, not 20; 80 is used.'),
        ("pace_percent: [1]", "pace_percent", 100,
         '"pace_percent" must be a whole number from 80 to 130, not a list; 100 is used.'),
        ("text_scale: .inf", "text_scale", 1.0, '"text_scale" must be a number from 1 to 2, not ".inf"; 1.0 is used.'),
        ("text_scale: inf", "text_scale", 2.0, '"text_scale" must be a number from 1 to 2, not "inf"; 2.0 is used.'),
        ("tone_volume: 0,5", "tone_volume", 0.7,
         '"tone_volume" must be a number from 0 to 1, not "0,5" (write it with a point: 0.5); 0.7 is used.'),
        ("theme: drak", "theme", "system",
         '"drak" is not a theme; expected one of system, light, dark (did you mean "dark"?); system is used.'),
        ("mute: maybe", "mute", False, '"mute" must be true or false, not "maybe"; false is used.'),
        ("sore_side: up", "sore_side", None, '"up" is not a side; expected one of left, right; null is used.'),
        ("week_set_on: 2026-13-45", "week_set_on", None,
         '"week_set_on" must be a date such as 2026-03-01, not "2026-13-45"; null is used.'),
        ("avoid: supine", "avoid", frozenset(), '"avoid" must be a list such as [standing], not "supine"; [] is used.'),
        ("avoid: [supine, al_fours]", "avoid", frozenset({Position.SUPINE}),
         AVOIDED + ' (did you mean "all_fours"?); [supine] is used.'),
        ("pinned: {squat: [1], itb: itb.strap}", "pinned", {"itb": "itb.strap"},
         '"squat" in "pinned" does not name a variation; {itb: itb.strap} is used.'),
        ("pinned: squat.chair", "pinned", {},
         '"pinned" must be pairs such as {squat: squat.chair}, not "squat.chair"; {} is used.'),
        ("voice: loud", "voice", VoicePreferences(), '"voice" must hold settings of its own, not "loud".'),
        ("voice: {volume: 3}", "voice", VoicePreferences(volume=1.0),
         '"voice.volume" must be a number from 0 to 1, not 3; 1.0 is used.'),
        ('last_routine: "a\\tb"', "last_routine", "daily",
         '"last_routine" must be a short text, not "a b"; daily is used.'),
        ("themes: dark", "theme", "system", '"themes" is not a setting (did you mean "theme"?); it was left out.'),
        ("format: 2", "theme", "system", '"format" "2" is not 1; what this version of Routine knows was taken over.'),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_set_back_alone_and_the_file_kept(
    file: Path, line: str, field: str, value: object, message: str
) -> None:
    file.parent.mkdir()
    text = f"{line}\nget_ready_s: 33\n"
    file.write_text(text, encoding="utf-8")
    found, messages = load_preferences(file)
    kept = file.with_name("preferences.yaml.bad-1")
    assert messages == (f"line 1: {message}", f"The settings as they were are kept as {kept}.")
    assert getattr(found, field) == value
    assert found.get_ready_s == 33
    assert kept.read_text(encoding="utf-8") == text
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "line",
    [
        "reduced_motion: off",
        "reduced_motion: 'off'",
        "reduced_motion: no",
        "reduced_motion: false",
        "reduced_motion: OFF",
    ],
)
def test_off_is_off_however_yaml_takes_it(line: str) -> None:
    assert from_yaml(line.encode()) == (Preferences(reduced_motion="off"), ())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "line 1: the file is empty"),
        (b"\n# nothing\n", "line 1: the file is empty"),
        (b"[1, 2]", "it is not a list of settings"),
        (b"theme", "it is not a list of settings"),
        (b"theme: 'dark", "line 1: a quote is opened here and never closed"),
        (b"a: 1\n\tb: 2", "line 2: a tab at the beginning of the line"),
        (b"\xff\xfe\x00theme", "line 1: the file is not saved as UTF-8"),
        (b"theme: \x00dark", "line 1: the character U+0000 cannot be seen"),
        (b"[" * 60_000, "nested too deeply"),
        (b"x" * 70_000, "larger than 64 KB"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_is_kept_and_defaults_hold(file: Path, data: bytes, reason: str) -> None:
    file.parent.mkdir()
    file.write_bytes(data)
    found, messages = load_preferences(file)
    assert found == Preferences()
    assert reason in messages[0]
    assert messages[0].endswith("the default settings are used.")
    if len(data) < 65_000:
        assert file.with_name("preferences.yaml.bad-1").read_bytes() == data


def test_after_a_slip_that_can_be_read_over_the_rest_counts() -> None:
    found, messages = from_yaml(b"last_routine: short: er\nmute: true\nmute: false\nweek: 20\n")
    assert (found.mute, found.week) == (True, 20)
    assert [message.partition(":")[0] for message in messages] == ["line 1", "line 3"]
    assert messages[1] == 'line 3: "mute" is given twice (first on line 2).'


def test_a_hundred_mistakes_in_one_setting_set_it_back() -> None:
    found, messages = from_yaml(b"avoid: [supine, " + b", ".join(b"x%d" % number for number in range(200)) + b"]")
    assert found.avoid == frozenset()
    assert 100 <= len(messages) <= 101


def test_a_folder_in_its_place_is_named(file: Path) -> None:
    file.mkdir(parents=True)
    found, messages = load_preferences(file)
    assert found == Preferences()
    assert messages == (f"{file} cannot be read (is a directory): the default settings are used.",)
    with pytest.raises(StorageError):
        save_preferences(file, Preferences())


def test_the_same_bad_file_is_kept_once_and_another_beside_it(file: Path) -> None:
    file.parent.mkdir()
    for text, names in (
        ("week: 50", ["preferences.yaml.bad-1"]),
        ("week: 50", ["preferences.yaml.bad-1"]),
        ("week: 60", ["preferences.yaml.bad-1", "preferences.yaml.bad-2"]),
        ("week: 50", ["preferences.yaml.bad-1", "preferences.yaml.bad-2"]),
    ):
        file.write_text(text)
        load_preferences(file)
        assert sorted(each.name for each in file.parent.glob("*bad*")) == names


def test_a_full_drive_leaves_the_old_preferences_whole(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_preferences(file, CHOSEN)

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(DiskFullError):
        save_preferences(file, Preferences())
    assert load_preferences(file) == (CHOSEN, ())
    assert [each.name for each in file.parent.iterdir()] == ["preferences.yaml"]


def test_a_small_drive_that_is_full_leaves_the_old_preferences_whole(small_drive: Path) -> None:
    file = small_drive / "preferences.yaml"
    save_preferences(file, CHOSEN)
    _fill_up(small_drive / "filler")
    with pytest.raises(DiskFullError):
        save_preferences(file, Preferences())
    assert load_preferences(file) == (CHOSEN, ())
    assert sorted(each.name for each in small_drive.iterdir()) == ["filler", "preferences.yaml"]


def _fill_up(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        while True:
            try:
                file.write(bytes(4096))
            except OSError:
                return


def _outcome(data: bytes) -> Preferences | str:
    try:
        return from_yaml(data)[0]
    except ValueError as error:
        return str(error)


@given(st.text(max_size=200))
def test_no_text_whatever_breaks_loading(text: str) -> None:
    found = _outcome(text.encode("utf-8", "replace"))
    assert isinstance(found, Preferences) or found.startswith(("it is", "line "))


@given(st.sampled_from(FIELDS).filter(lambda field: field.path != ("get_ready_s",)), st.text(max_size=20))
def test_no_value_whatever_breaks_its_neighbours(field: PreferenceField, text: str) -> None:
    wrong: object = text
    for name in reversed(field.path):
        wrong = {name: wrong}
    data = yaml.safe_dump({**wrong, "get_ready_s": 33}, allow_unicode=True)  # type: ignore[dict-item]
    assert from_yaml(data.encode("utf-8", "replace"))[0].get_ready_s == 33


def test_what_was_set_back_does_not_come_again_after_saving(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("week: 50\ntheme: drak\n")
    found, _ = load_preferences(file)
    save_preferences(file, found)
    assert load_preferences(file) == (replace(Preferences(), week=42), ())
