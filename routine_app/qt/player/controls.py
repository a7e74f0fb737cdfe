"""The row of controls under the session: the same commands as the keys, to press.

Knows buttons and commands; knows no player. Enter presses the control that has the focus; Space is left to the page.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QWidget

from routine_app.playback.commands import Command
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.buttons import ENTER_KEYS, ButtonKind, PillButton
from routine_app.qt.widgets.flow_layout import between
from routine_app.qt.widgets.text import RING, tip

# command, words, what a screen reader says, icon; gaps stand between the groups.
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
_CARE: tuple[_Row, ...] = (
    (Command.HURTS, "It hurts", "It hurts", Icon.SAFETY),
    (Command.STOP, "Stop", "Stop the session", Icon.STOP),
)
_ALL = (*_LEFT, *_RIGHT, *_CARE)
_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)
_SPACING = 2
_TIMES = (2.0, 1.8, 1.6, 1.4, 1.2, 1.0)  # how large are the signs of care, which are looked for from the floor
_APART_REM = 1.2  # between those and the others at the least, however large they become
_CARE_COMMANDS = tuple(command for command, *_ in _CARE)


class ControlButton(PillButton):
    """A button that only Enter presses: Space always pauses, wherever the focus is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter; leave the rest to the page."""
        if event.key() in ENTER_KEYS and not event.isAutoRepeat():
            self.click()
        else:
            event.ignore()


class Controls(QWidget):
    """Back, Pause, Next and Done at the left; rest, easier and leave out; it hurts and stop in their own colour."""

    pressed = Signal(object)  # a Command

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._words: dict[Command, str] = {}
        self._scale, self._middle_at = 1.0, 0
        self.buttons: dict[Command, ControlButton] = {}
        self._row = row = QHBoxLayout(self)
        self._gap = QSpacerItem(0, 0)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING)
        for index, group in enumerate((_LEFT, _RIGHT, _CARE)):
            if index == 1:
                row.addSpacerItem(self._gap)
            elif index:
                row.addStretch(1)
            for command, words, spoken, icon in group:
                row.addWidget(self._button(command, words, spoken, icon))
        self.show_waiting(waiting=False)
        self.show_easier("")
        style.changed.connect(self._fit)

    def stand_middle_at(self, x: int) -> None:
        """Let the buttons in the middle begin `x` pixels from the left, where there is room; 0: half-way."""
        if x != self._middle_at:
            self._middle_at = x
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
            self.buttons[Command.MORE_REST].setHidden(undo)  # nine have no room in a small window; R gives rest still
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the icons alone."""
        side = next(iter(self.buttons.values())).sizeHint().height()
        shown = sum(1 for button in self.buttons.values() if not button.isHidden())
        return QSize(shown * (side + 2), side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop icons, then words, where the room is short."""
        super().resizeEvent(event)
        self._fit()

    def _button(self, command: Command, words: str, spoken: str, icon: Icon) -> ControlButton:
        kind = ButtonKind.PRIMARY if command in (Command.TOGGLE_PAUSE, Command.DONE) else ButtonKind.QUIET
        kind = ButtonKind.CARE if command in _CARE_COMMANDS else kind
        button = ControlButton(self._style, words, kind, icon, self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(spoken)
        button.clicked.connect(lambda: self.pressed.emit(command))
        self.buttons[command], self._words[command] = button, words
        return button

    def _icon(self, command: Command) -> Icon:
        if command is Command.TOGGLE_PAUSE and self._words[command] == "Resume":
            return Icon.PLAY
        return next(icon for name, _, _, icon in _ALL if name is command)

    def _fit(self) -> None:
        """Choose the fullest form that fits, and in that the largest signs for the last group.

        Its words are no larger than the others': the largest text has no room for that, and none may be smaller there.

        Icons and words; words alone, in large type no larger than there is room; words for the last group; icons alone.
        """
        self._enlarge_care(1.0)
        least = 1 / max(self._style.text_scale, 1.0)
        forms = ((False, _ALL), (True, _CARE), (True, ()))
        smaller = ((scale, *form) for form in forms for scale in _SCALES if scale >= least)
        for scale, with_icon, words_for in ((1.0, True, _ALL), *smaller):
            if self._takes(scale, words_for, with_icon=with_icon) <= self.width():
                break
        self._widen(0)
        least = self._row.minimumSize().width()
        spare = self.width() - least - self._style.px(_APART_REM)
        gap = self._gap_before_middle()
        spare -= gap if 0 < gap <= self.width() - least else 0
        next((each for each in _TIMES if self._enlarge_care(each) - least <= spare), 1.0)
        self._space()

    def _enlarge_care(self, times: float) -> int:
        """Let the signs of care be so many times as large, and return how wide the row is then."""
        for command in _CARE_COMMANDS:
            self.buttons[command].set_sign(times)
        self._row.invalidate()
        return self._row.minimumSize().width()

    def _gap_before_middle(self) -> int:
        """Return the room before the middle group that lets it begin where it is to."""
        if not self._middle_at:
            return 0
        shown = [self.buttons[command].sizeHint().width() for command, *_ in _LEFT if not self._hidden(command)]
        return self._middle_at - RING - sum(shown) - self._row.spacing() * len(shown)

    def _space(self) -> None:
        """Let the middle group begin where it is to, if all then have room."""
        self._widen(0)
        gap = self._gap_before_middle()
        if 0 < gap <= self.width() - self._row.minimumSize().width():
            self._widen(gap)

    def _widen(self, gap: int) -> None:
        policy = QSizePolicy.Policy.Fixed if gap else QSizePolicy.Policy.Expanding
        self._gap.changeSize(gap, 0, policy, QSizePolicy.Policy.Minimum)
        self._row.setStretch(self._row.indexOf(self._gap), 0 if gap else 1)
        self._row.invalidate()

    def _hidden(self, command: Command) -> bool:
        return self.buttons[command].isHidden()

    def _takes(self, scale: float, words_for: tuple[_Row, ...], *, with_icon: bool) -> int:
        """Take this form, and return how wide the row is then."""
        worded = {command for command, *_ in words_for}
        for command, button in self.buttons.items():
            words = self._words[command] if command in worded else ""
            button.set_face(words, self._icon(command) if with_icon else None)
            if scale != self._scale:
                button.set_scale(scale)
        self._scale = scale
        self._row.setSpacing(between(self.buttons[Command.STOP].sizeHint().height(), _SPACING))
        return self._row.minimumSize().width()
