from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from routine_app.playback.commands import BY_ANSWER, Command
from routine_app.qt.widgets.key_bindings import HELP, command_for

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier

# What the issue promises, and what a presenter's clicker and media keys send.
PROMISED = [
    (KEY.Key_Space, Command.TOGGLE_PAUSE),
    (KEY.Key_Right, Command.NEXT),
    (KEY.Key_PageDown, Command.NEXT),
    (KEY.Key_Left, Command.BACK),
    (KEY.Key_PageUp, Command.BACK),
    (KEY.Key_E, Command.EASIER),
    (KEY.Key_S, Command.SKIP),
    (KEY.Key_Plus, Command.FASTER),
    (KEY.Key_Equal, Command.FASTER),
    (KEY.Key_Minus, Command.SLOWER),
    (KEY.Key_R, Command.MORE_REST),
    (KEY.Key_P, Command.SELF_PACED),
    (KEY.Key_Return, Command.DONE),
    (KEY.Key_Enter, Command.DONE),
    (KEY.Key_F11, Command.FULL_SCREEN),
    (KEY.Key_M, Command.MUTE),
    (KEY.Key_Escape, Command.STOP),
    (KEY.Key_Question, Command.KEYS),
    (KEY.Key_B, Command.TOGGLE_PAUSE),
    (KEY.Key_Period, Command.TOGGLE_PAUSE),
    (KEY.Key_F5, Command.TOGGLE_PAUSE),
    (KEY.Key_MediaTogglePlayPause, Command.TOGGLE_PAUSE),
    (KEY.Key_MediaNext, Command.NEXT),
    (KEY.Key_MediaPrevious, Command.BACK),
    (KEY.Key_Down, Command.NEXT),
    (KEY.Key_Up, Command.BACK),
    (KEY.Key_AudioForward, Command.NEXT),
    (KEY.Key_AudioRewind, Command.BACK),
    (KEY.Key_Play, Command.TOGGLE_PAUSE),
    (KEY.Key_MediaPlay, Command.TOGGLE_PAUSE),
    (KEY.Key_MediaPause, Command.TOGGLE_PAUSE),
    (KEY.Key_MediaStop, Command.STOP),
    (KEY.Key_V, Command.CUES),
    (KEY.Key_Z, Command.UNDO),
    (KEY.Key_A, None),
    (KEY.Key_Tab, None),
]


@pytest.mark.parametrize(("key", "command"), PROMISED, ids=lambda value: getattr(value, "name", str(value)))
def test_keys_do_what_is_promised(key: Qt.Key, command: Command | None) -> None:
    assert command_for(key) is command


def test_shift_turns_easier_back_and_a_slash_into_a_question_mark() -> None:
    assert command_for(KEY.Key_E, MODIFIER.ShiftModifier) is Command.UNDO_EASIER
    assert command_for(KEY.Key_Question, MODIFIER.ShiftModifier) is Command.KEYS
    assert command_for(KEY.Key_Plus, MODIFIER.ShiftModifier) is Command.FASTER
    assert command_for(KEY.Key_S, MODIFIER.ShiftModifier) is Command.SKIP  # Caps Lock harms nothing


@pytest.mark.parametrize(
    "modifier", [MODIFIER.ControlModifier, MODIFIER.AltModifier, MODIFIER.MetaModifier], ids=lambda m: m.name
)
def test_the_systems_own_shortcuts_are_left_alone(modifier: Qt.KeyboardModifier) -> None:
    assert command_for(KEY.Key_S, modifier) is None


def test_a_keypad_key_counts_as_its_twin() -> None:
    assert command_for(KEY.Key_Enter, MODIFIER.KeypadModifier) is Command.DONE


def test_every_command_can_be_had_by_a_key() -> None:
    reachable = {command_for(key) for key in Qt.Key} | {command_for(KEY.Key_E, MODIFIER.ShiftModifier)}
    assert set(Command) - reachable == BY_ANSWER


def test_the_help_tells_of_each_key_once() -> None:
    keys = [key for key, _ in HELP]
    assert len(keys) == len(set(keys)) == 17
    assert all(meaning for _, meaning in HELP)
