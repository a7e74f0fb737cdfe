"""Parts of a routine are dragged by a real mouse on a real X server: dropped elsewhere, held back, and taken back."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from routine_app.paths import user_paths
from tests.qt.editor.test_drag import EMPTY
from tests.qt.shell.test_window_xvfb import PATIENCE_S, Screen

pytestmark = [pytest.mark.window, pytest.mark.slow]

CHILD = Path(__file__).parents[1] / "app_child.py"


class Dragging:
    """The app with the form of a routine, and a mouse over it."""

    def __init__(self, screen: Screen) -> None:
        data, self._screen = screen.data, screen
        paths = user_paths(data)
        paths.routines.mkdir(parents=True)
        (paths.routines / "mine.yaml").write_text(EMPTY, encoding="utf-8")
        environment = {key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "XAUTHORITY")}
        environment |= {"DISPLAY": screen.display, "PYTHONPATH": str(CHILD.parents[2])}
        self.app = subprocess.Popen(
            [sys.executable, str(CHILD), "tell_rows", str(data), "1"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self._impatience = threading.Timer(PATIENCE_S, self.app.kill)
        self._impatience.start()
        assert self.app.stdin
        self.app.stdin.write("go\n")
        self.app.stdin.flush()
        self.rows: dict[str, tuple[int, int, int]] = {}
        self.parts = self.told()

    def told(self) -> list[str]:
        """Return what the sections hold, once that is told; keep where the rows stand."""
        assert self.app.stdout
        while line := self.app.stdout.readline():
            kind, *words = line.rstrip("\n").split(" ")
            if kind == "row":
                self.rows[words[0]] = (int(words[1]), int(words[2]), int(words[3]))
            elif kind != "ready":
                return words if kind == "parts" else [kind]
        pytest.fail("the app has ended, or says nothing", pytrace=False)

    def do(self, *words: object) -> None:
        environment = os.environ | {"DISPLAY": self._screen.display}
        subprocess.run(["xdotool", *map(str, words)], env=environment, check=True)

    def drag(self, path: str, onto: str, *end: object) -> None:
        """Hold a row, move it to the lower part of another one, and end that; a hand needs time on its way."""
        (x, top, bottom), (_, _, goal) = self.rows[path], self.rows[onto]
        y = (top + bottom) // 2
        self.do("mousemove", x, y, "mousedown", 1)
        for at in (y + 8, y + 16, (y + goal) // 2, goal - 8, goal - 6):
            self.do("sleep", 0.1, "mousemove", x, at)
        self.do("sleep", 0.3, *end)

    def close(self) -> None:
        self._impatience.cancel()
        self.app.kill()
        self.app.communicate()


@pytest.fixture
def dragging(tmp_path: Path) -> Iterator[Dragging]:
    screen = Screen(tmp_path)
    dragging = Dragging(screen)
    yield dragging
    dragging.close()
    screen.close()


def test_dropped_elsewhere_held_back_and_taken_back(dragging: Dragging) -> None:
    before = ["squat,bridge", "piriformis,breathing", ""]
    assert dragging.parts == before
    dragging.drag("0.0", "1.0", "key", "Escape", "mouseup", 1)
    dragging.drag("0.0", "1.0", "mouseup", 1)
    assert dragging.told() == ["bridge", "piriformis,squat,breathing", ""], "what is held back moves nothing"
    dragging.do("key", "ctrl+z")
    assert dragging.told() == before
    dragging.drag("1.1", "2", "mouseup", 1)
    assert dragging.told() == ["squat,bridge", "piriformis", "breathing"]
    dragging.do("key", "ctrl+z")
    assert dragging.told() == before
