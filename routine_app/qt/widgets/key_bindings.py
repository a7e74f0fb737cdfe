"""Which key does what during a session: a keyboard, media keys and a presenter's clicker.

Knows keys and commands; knows no widget and no player.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

from routine_app.playback.commands import Command

_Key = Qt.Key
# A clicker sends PageUp and PageDown (some: up and down) for its two buttons, B or full stop for "blank the screen",
# and F5 and Escape in turn for "start". A headset sends media keys.
_KEYS: dict[int, Command] = {
    _Key.Key_Space: Command.TOGGLE_PAUSE,
    _Key.Key_B: Command.TOGGLE_PAUSE,
    _Key.Key_Period: Command.TOGGLE_PAUSE,
    _Key.Key_F5: Command.TOGGLE_PAUSE,
    _Key.Key_MediaPlay: Command.TOGGLE_PAUSE,
    _Key.Key_MediaPause: Command.TOGGLE_PAUSE,
    _Key.Key_MediaTogglePlayPause: Command.TOGGLE_PAUSE,
    _Key.Key_Play: Command.TOGGLE_PAUSE,
    _Key.Key_Pause: Command.TOGGLE_PAUSE,
    _Key.Key_Right: Command.NEXT,
    _Key.Key_PageDown: Command.NEXT,
    _Key.Key_Down: Command.NEXT,
    _Key.Key_MediaNext: Command.NEXT,
    _Key.Key_AudioForward: Command.NEXT,
    _Key.Key_Left: Command.BACK,
    _Key.Key_PageUp: Command.BACK,
    _Key.Key_Up: Command.BACK,
    _Key.Key_MediaPrevious: Command.BACK,
    _Key.Key_AudioRewind: Command.BACK,
    _Key.Key_E: Command.EASIER,
    _Key.Key_S: Command.SKIP,
    _Key.Key_Z: Command.UNDO,
    _Key.Key_H: Command.HURTS,
    _Key.Key_U: Command.UNWELL,
    _Key.Key_R: Command.MORE_REST,
    _Key.Key_Plus: Command.FASTER,
    _Key.Key_Equal: Command.FASTER,
    _Key.Key_Minus: Command.SLOWER,
    _Key.Key_Underscore: Command.SLOWER,
    _Key.Key_P: Command.SELF_PACED,
    _Key.Key_Return: Command.DONE,
    _Key.Key_Enter: Command.DONE,
    _Key.Key_F11: Command.FULL_SCREEN,
    _Key.Key_M: Command.MUTE,
    _Key.Key_V: Command.CUES,
    _Key.Key_Escape: Command.STOP,
    _Key.Key_MediaStop: Command.STOP,
    _Key.Key_Question: Command.KEYS,
    _Key.Key_F1: Command.KEYS,
}
_WITH_SHIFT: dict[int, Command] = {_Key.Key_E: Command.UNDO_EASIER, _Key.Key_Slash: Command.KEYS}
_FOREIGN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier

# What the help overlay shows, in order of use.
HELP: tuple[tuple[str, str], ...] = (
    ("Space", "Pause, and go on"),
    ("→  or Page Down", "On to the next part"),
    ("←  or Page Up", "Back to the start of this exercise"),
    ("E", "An easier version (Shift+E: back again)"),
    ("S", "Leave this exercise out"),
    ("Z", "Undo what a message has just told of"),
    ("H", "It hurts: how much (0 to 10), where, and what now"),
    ("U", "I feel unwell: signs to stop at, and whom to contact"),
    ("F2", "Safety: when to stop, and whom to contact"),
    ("R", "10 seconds more rest"),
    ("+  and  -", "Faster, slower"),
    ("P", "My own pace: wait for me after each set"),
    ("Enter", "Done, at my own pace"),
    ("M", "Sound off, and on"),
    ("V", "Words and tones: full, short, tones only"),
    ("F11", "Full screen"),
    ("Esc", "Stop (asks first; what is done is kept)"),
)


def starts(key: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
    """Whether a key begins what is offered: a clicker's third button or its "start", or a headset's play.

    Space does not: it presses what has the focus.
    """
    return key != _Key.Key_Space and command_for(key, modifiers) is Command.TOGGLE_PAUSE


def command_for(key: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Command | None:
    """Return what a key asks for, or None. Keys with Ctrl, Alt or Meta are left to the system."""
    if modifiers & _FOREIGN:
        return None
    if modifiers & Qt.KeyboardModifier.ShiftModifier and key in _WITH_SHIFT:
        return _WITH_SHIFT[key]
    return _KEYS.get(key)
