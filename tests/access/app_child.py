"""Run as a process: the window on a real display, on a clock that stands still, does what it is told, line by line.

python -m tests.access.app_child DATA

Each line of its input is a word of `ORDERS` with what it is about; each is answered by one line of JSON, once the
window has come to rest.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QPushButton, QWidget

from routine_app.playback.commands import Command
from routine_app.sound.mixer import VolumeGroup
from routine_app.sound.pcm import RATE
from tests.access.scenes import show
from tests.diaries import small_diary
from tests.qt.media.doubles import MS, FakeEngine
from tests.qt.real_window import RealWindow, real_window

_STEP_MS = 100


def focused() -> QWidget:
    """Return what has the focus."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


class Hands:
    """What can be asked of the window."""

    def __init__(self, window: RealWindow) -> None:
        self.window, self._planted = window, QWidget(window.window)

    def answer(self, word: str, about: str) -> object:
        """Do as told; return what came of it, or where it failed: whoever asked waits for an answer."""
        try:
            answer = ORDERS[word](self, about)
            self.window.settle()
        except Exception:  # noqa: BLE001
            return {"failed": traceback.format_exc()}
        return answer

    def scene(self, name: str) -> object:
        """Bring the window to a scene."""
        show(self.window, name)
        return self.focus("")

    def tab(self, _: str) -> object:
        """Press Tab where the focus is."""
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        return self.focus("")

    def key(self, name: str) -> object:
        """Press a key where the focus is, such as "Ctrl+Space"; return the number of what has the focus then."""
        pressed = QKeySequence(name)[0]  # type: ignore[index]  # PySide's stubs lack it
        QTest.keyClick(focused(), pressed.key(), pressed.keyboardModifiers())
        return self.focus("")

    def type(self, text: str) -> object:
        """Type where the focus is."""
        QTest.keyClicks(focused(), text)
        return None

    def focus(self, _: str) -> object:
        """Return the number under which the bus knows what has the focus."""
        return QAccessible.uniqueId(QAccessible.queryAccessibleInterface(focused()))

    def play(self, ms: str) -> object:
        """Let the session and its sound go on; return what its own voice has said so far, in order."""
        window, engine = self.window, self.window.sound.engine
        assert isinstance(engine, FakeEngine)
        for _ in range(0, int(ms) + _STEP_MS, _STEP_MS):
            engine.mixer.mix(_STEP_MS * RATE // 1000, window.clock.now_ms() * MS)
            window.clock.advance(_STEP_MS)
            window.driver.tick()
            QApplication.processEvents()
        return self.said("")

    def said(self, _: str) -> object:
        """Return what its own voice has said so far, in order."""
        engine = self.window.sound.engine
        assert isinstance(engine, FakeEngine)
        return [str(text) for _, text in engine.listening.begun(VolumeGroup.WORDS)]

    def start(self, _: str) -> object:
        """Press Start."""
        self.window.today.start.click()
        return None

    def due(self, ms: str) -> object:
        """Return the words of the cues that are due by then, in order."""
        until_ms = int(ms) + _STEP_MS  # to which `play` goes
        return [cue.text for cue in self.window.driver.player.timeline.cues if cue.at_ms < until_ms and cue.text]

    def voice(self, wanted: str) -> object:
        """Turn the app's own voice on or off."""
        own = self.window.model.preferences
        self.window.model.set_preferences(replace(own, voice=replace(own.voice, enabled=wanted == "on")))
        return None

    def reader(self, _: str) -> object:
        """Return whether the app knows of a screen reader."""
        return self.window.window.sessions.reader.is_on

    def do(self, command: str) -> object:
        """Carry out a command of a session."""
        self.window.player.do(Command(command))
        return None

    def press(self, number: str) -> object:
        """Press a button, as Space does; return whether it is checked then."""
        button = QAccessible.accessibleInterface(int(number)).object()
        assert isinstance(button, QAbstractButton)
        button.click()
        return button.isChecked()

    def stored(self, _: str) -> object:
        """Return her preferences as they are kept."""
        path = self.window.model.context.paths.preferences
        return path.read_text() if path.exists() else ""

    def arrows(self, number: str) -> object:
        """Go through a group by arrow keys from one of its parts on; return the numbers of all that they reach."""
        first = QAccessible.accessibleInterface(int(number)).object()
        assert isinstance(first, QWidget)
        found = [first]
        for place in found:
            for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up):
                place.setFocus(Qt.FocusReason.TabFocusReason)
                QTest.keyClick(place, key)
                if focused() not in found:
                    found.append(focused())
        return [QAccessible.uniqueId(QAccessible.queryAccessibleInterface(each)) for each in found]

    def plant(self, fault: str) -> object:
        """Put something faulty upon the page that shows."""
        self._planted = planted(fault, self.window.page)
        return None

    def uproot(self, _: str) -> object:
        """Take it away again."""
        self._planted.deleteLater()
        return None


ORDERS: dict[str, Callable[[Hands, str], object]] = {
    "scene": Hands.scene,
    "tab": Hands.tab,
    "key": Hands.key,
    "type": Hands.type,
    "focus": Hands.focus,
    "arrows": Hands.arrows,
    "press": Hands.press,
    "stored": Hands.stored,
    "do": Hands.do,
    "play": Hands.play,
    "due": Hands.due,
    "said": Hands.said,
    "start": Hands.start,
    "voice": Hands.voice,
    "reader": Hands.reader,
    "plant": Hands.plant,
    "uproot": Hands.uproot,
}


def planted(fault: str, page: QWidget) -> QWidget:
    """Return something faulty that stands on a page."""
    if fault == "one of many":
        planted = _one_of_two(page)
    elif fault == "filler":
        planted = QWidget(page)
    else:
        planted = QPushButton(page)
    if fault != "one of many":
        planted.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    planted.setAccessibleName("" if fault == "unnamed" else "Planted")
    planted.setGeometry(page.width() // 2, {"order": 0, "unseen": -200}.get(fault, page.height() - 60), 90, 50)
    planted.show()
    return planted


def _one_of_two(page: QWidget) -> QWidget:
    holder = QWidget(page)
    boxes = [QCheckBox(f"Planted {number}", holder) for number in (1, 2)]
    for box, other in (boxes, boxes[::-1]):
        box.clicked.connect(lambda _=False, other=other: other.setChecked(False))
    return holder


def main() -> None:
    """Stay until there are no more lines."""
    app = QApplication([])
    data = Path(sys.argv[1])
    small_diary(data / "diary.sqlite3")
    patch = pytest.MonkeyPatch()
    with real_window(data, patch) as window:
        window.window.resize(window.window.size().boundedTo(app.primaryScreen().size()))
        window.app.rest.start(0)  # what begins once the first picture stands: whether a screen reader runs
        hands, waiting = Hands(window), bytearray()

        def read() -> None:
            arrived = os.read(0, 65536)
            waiting.extend(arrived)
            while b"\n" in waiting:
                line, _, rest = bytes(waiting).partition(b"\n")
                waiting[:] = rest
                word, _, about = line.decode().partition(" ")
                sys.stdout.write(json.dumps(hands.answer(word, about)) + "\n")
                sys.stdout.flush()
            if not arrived:
                app.quit()

        notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        notifier.activated.connect(read)
        app.exec()
        notifier.setEnabled(False)
    patch.undo()


if __name__ == "__main__":
    main()
