"""The foot of the session: the track, the same commands as the keys to press, and large what is pressed when it hurts.

It hurts and Stop stand in the corner, as high as track and buttons together: their words are read from the floor, and
take no height from what is above. The others are pressed from nearby. Knows buttons and commands; knows no player.
Enter presses the control that has the focus; Space is left to the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routine_app.playback.commands import Command
from routine_app.qt.player.control_button import LINE, CareButton, ControlButton
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import TARGET_PX, Style
from routine_app.qt.widgets.buttons import ButtonKind
from routine_app.qt.widgets.flow_layout import between
from routine_app.qt.widgets.text import RING, tip

# command, words, what a screen reader says, icon; room stands between the groups.
_Row = tuple[Command, str, str, Icon]
_LEFT: tuple[_Row, ...] = (
    (Command.BACK, "Back", "Back to the start of this exercise", Icon.BACK),
    (Command.TOGGLE_PAUSE, "Pause", "Pause", Icon.PAUSE),
    (Command.NEXT, "Next part", "Next part: on to the next set or rest", Icon.NEXT),
    (Command.DONE, "Done", "Done with this set", Icon.CHECK),
)
_RIGHT: tuple[_Row, ...] = (
    (Command.MORE_REST, "+10 s", "+10 s: more rest", Icon.REST),
    (Command.EASIER, "Easier", "An easier version", Icon.EASIER),
    (Command.UNDO_EASIER, "Undo easier", "Undo easier: back to the version before", Icon.UNDO),
    (Command.SKIP, "Leave out", "Leave out this exercise", Icon.SKIP),
)
# command, words, what a screen reader says, key
_CARE = (
    (Command.HURTS, "It hurts", "It hurts", "H"),
    (Command.STOP, "Stop", "Stop the session", "Esc"),
)
_ICONS = {command: icon for command, _, _, icon in (*_LEFT, *_RIGHT)}
_SPACING = 2
_TIGHT = 0.42  # of the room at both sides of a button's words
_APART_REM = 1.2  # between those of care and the others
_LEAST_LETTERS = 11
_HIGHER = 1.1  # than track and buttons: so much higher than these the large words may make the foot
_Form = tuple[float, float, bool, bool]  # size by the body text's, share of padding, with icons, with words


class Controls(QWidget):
    """Back, Pause, Next and Done; rest, easier and leave out; above them the track, and beside both those of care."""

    pressed = Signal(object)  # a Command

    def __init__(self, style: Style, track: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._track = style, track
        self._words: dict[Command, str] = {}
        self._letters = self._widest = _LEAST_LETTERS
        self.buttons: dict[Command, ControlButton] = {}
        self.care: dict[Command, CareButton] = {}
        self._row, self._beside, self._column = QHBoxLayout(), QHBoxLayout(self), QVBoxLayout()
        self._lay_out()
        self.show_waiting(waiting=False)
        self.show_easier("")
        style.changed.connect(self._fit)

    def _lay_out(self) -> None:
        self._row.setSpacing(_SPACING)
        self._column.addWidget(self._track)
        self._column.addLayout(self._row)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(_SPACING)
        self._beside.addLayout(self._column, 1)
        for group in (_LEFT, _RIGHT):
            for command, words, spoken, icon in group:
                kind = ButtonKind.PRIMARY if command in (Command.TOGGLE_PAUSE, Command.DONE) else ButtonKind.QUIET
                button = ControlButton(self._style, words, kind, icon, self)
                self._row.addWidget(self._named(command, button, words, spoken))
            self._row.addStretch(1)
        for command, words, spoken, key in _CARE:
            self.care[command] = CareButton(self._style, words, key, self)
            self._beside.addWidget(self._named(command, self.care[command], words, spoken))

    def _named(self, command: Command, button: ControlButton, words: str, spoken: str) -> ControlButton:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(spoken)
        button.clicked.connect(lambda: self.pressed.emit(command))
        self.buttons[command], self._words[command] = button, words
        return button

    def set_sizes(self, letters: int, widest: int, gap: int) -> None:
        """Take how large the words of care are to be, now and in the largest type, and the gap below the track.

        All in logical pixels; the words are smaller where the width or height has no room for that.
        """
        self._letters, self._widest = letters, widest
        self._column.setSpacing(gap)
        self._fit()

    def show_paused(self, paused: bool) -> None:
        """Show Resume in place of Pause, or the other way."""
        words = "Resume" if paused else "Pause"
        self._words[Command.TOGGLE_PAUSE] = words
        self.buttons[Command.TOGGLE_PAUSE].setAccessibleName(words)
        self._fit()

    def show_waiting(self, *, waiting: bool) -> None:
        """Show Done while the session waits for her."""
        if self.buttons[Command.DONE].isHidden() is waiting:
            self.buttons[Command.DONE].setVisible(waiting)
            self._fit()

    def show_easier(self, easier: str, *, undo: bool = False) -> None:
        """Say which easier version there is ("": none), and whether the last one can be taken back."""
        button = self.buttons[Command.EASIER]
        button.setEnabled(bool(easier))
        button.setToolTip(tip(easier))
        button.setAccessibleDescription(easier)
        if self.buttons[Command.UNDO_EASIER].isHidden() is undo:
            self.buttons[Command.UNDO_EASIER].setVisible(undo)
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the icons alone, with the words of care as small as may be."""
        least = self.width() - self._room_for_care() + self._care_width(_LEAST_LETTERS)
        return QSize(least, super().minimumSizeHint().height())

    def overhang(self) -> int:
        """Return by how much it is higher than track and buttons, in logical pixels."""
        return max(0, ceil(LINE * self._highest()) - self._beside_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop icons, then words, where the room is short."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Choose the largest words of care that leave room for the others' icons, then the fullest form of the others.

        The others have the same room with all sizes of type, and so no smaller words with larger type.
        """
        self._leave_rest_to_its_key()
        widest = self._most_letters()
        for button in self.care.values():
            button.set_letters(min(self._letters, widest), widest)
        apart = self._style.px(_APART_REM / max(self._style.text_scale, 1.0))
        room = self.width() - self._care_width(widest) - apart
        for form in self._forms():
            if self._takes(*form) <= room:
                break
        else:
            apart = 0
        self._column.setContentsMargins(0, 0, apart, 0)

    def _leave_rest_to_its_key(self) -> None:
        """Hide more rest where nine have no room, and beside the way back from an easier version; R gives it still."""
        rest, done, undo = (self.buttons[each] for each in (Command.MORE_REST, Command.DONE, Command.UNDO_EASIER))
        short = not done.isHidden() and self._care_width(self._widest) > self._room_for_care(with_rest=True)
        gives_way = short or not undo.isHidden()
        if rest.isHidden() is not gives_way:
            rest.setHidden(gives_way)

    def _most_letters(self) -> int:
        """Return the largest size of the words of care for which there is room, in logical pixels."""
        room, sizes = self._room_for_care(), range(self._highest(), _LEAST_LETTERS, -1)
        return next((letters for letters in sizes if self._care_width(letters) <= room), _LEAST_LETTERS)

    def _highest(self) -> int:
        """Return the largest size for which there is the height."""
        return min(self._widest, int(_HIGHER * self._beside_height() / LINE))

    def _beside_height(self) -> int:
        return self._track.sizeHint().height() + self._column.spacing() + self._style.target()

    def _care_width(self, letters: int) -> int:
        return sum(button.width_for(letters) + _SPACING for button in self.care.values())

    def _room_for_care(self, *, with_rest: bool = False) -> int:
        """Return the width that the others leave where they are as small as may be."""
        shown = {command for command, button in self.buttons.items() if not button.isHidden()} - self.care.keys()
        shown |= {Command.MORE_REST} if with_rest else set()
        return self.width() - len(shown) * (TARGET_PX + 2 * RING + _SPACING)

    def _forms(self) -> Iterator[_Form]:
        """Yield how the others can look, from the fullest to icons alone; words are never below the usual type's."""
        yield from ((1.0, pad, icons, True) for icons in (True, False) for pad in (1.0, _TIGHT))
        rem = self._style.rem
        least = round(rem / max(self._style.text_scale, 1.0))
        sizes = [letters / rem for letters in range(rem, least - 1, -1)]
        yield from ((size, _TIGHT, False, True) for size in sizes)
        yield from ((size, 1.0, True, False) for size in sizes)

    def _icon(self, command: Command) -> Icon:
        if command is Command.TOGGLE_PAUSE and self._words[command] == "Resume":
            return Icon.PLAY
        return _ICONS[command]

    def _takes(self, scale: float, padding: float, with_icons: bool, with_words: bool) -> int:
        """Take this form, and return how wide the row is then."""
        for command, button in self.buttons.items():
            if command not in self.care:
                words = self._words[command] if with_words else ""
                button.set_face(words, self._icon(command) if with_icons else None)
                button.set_scale(scale, padding)
        self._row.setSpacing(between(self.buttons[Command.BACK].sizeHint().height(), _SPACING))
        return self._row.minimumSize().width()
