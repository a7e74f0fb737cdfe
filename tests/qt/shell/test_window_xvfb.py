"""The real window on a real X server: started as a user starts it, steered by keys, and looked at.

Needs Xvfb and xdotool; run by scripts/test. Screenshots of a failing run are kept in the test's own folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageColor, ImageGrab

from routine_app.domain.care.first_run import FirstRunStep
from routine_app.qt.style.theme import DARK, LIGHT, ThemePalette
from routine_app.storage.history import History
from routine_app.storage.preferences import Preferences, save_preferences
from routine_app.storage.records import SessionRecord, SessionState
from tests.qt.media.sound_server import end

pytestmark = [pytest.mark.window, pytest.mark.slow]

WIDTH, HEIGHT = 1280, 800
PATIENCE_S = 40.0
BREATH_WORD = 0.007  # how much of the player is teal when the breath word stands there; without it half as much


class Screen:
    """An X server of this test's own, and the app on it."""

    def __init__(self, folder: Path) -> None:
        for program in ("Xvfb", "xdotool"):
            if shutil.which(program) is None:
                pytest.fail(f"{program} is missing: apt-get install xvfb xdotool", pytrace=False)
        self.folder = folder
        self.data = folder / "data"
        read, write = os.pipe()
        # -noreset: the server must not start afresh between the app's look at it and the app's window.
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-noreset", "-nolisten", "tcp"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"
        self.app: subprocess.Popen[bytes] | None = None

    def start(self, *arguments: str) -> None:
        environment = {key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "XAUTHORITY")}
        environment |= {"DISPLAY": self.display, "ROUTINE_APP_DATA": str(self.data)}
        environment.pop("WAYLAND_DISPLAY", None)
        with (self.folder / "app.log").open("wb") as log:
            self.app = subprocess.Popen(
                [sys.executable, "-m", "routine_app", *arguments], env=environment, stdout=log, stderr=log
            )

    def key(self, *names: str) -> None:
        subprocess.run(["xdotool", "key", *names], env=os.environ | {"DISPLAY": self.display}, check=True)

    def look(self, name: str) -> Image.Image:
        image = ImageGrab.grab(xdisplay=self.display)
        image.save(self.folder / f"{name}.png")
        return image

    def wait(self, what: str, until: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            assert self.app is not None
            if self.app.poll() is not None:
                log = (self.folder / "app.log").read_text(encoding="utf-8")
                pytest.fail(f"the app ended with {self.app.returncode} before {what}: {log}", pytrace=False)
            if until():
                return
            time.sleep(0.1)
        self.look("waited in vain")
        pytest.fail(f"waited {PATIENCE_S:g} s for {what}; see {self.folder}", pytrace=False)

    def sessions(self) -> tuple[SessionRecord, ...]:
        database = self.data / "diary.sqlite3"
        if not database.exists():
            return ()
        with History(database) as history:
            return history.sessions()

    def close(self) -> None:
        for process in (self.app, self.server):
            if process is not None and process.poll() is None:
                end(process)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    screen = Screen(tmp_path)
    yield screen
    screen.close()


def share(image: Image.Image, colour: str) -> float:
    """Return how much of a picture is of exactly this colour (0-1)."""
    wanted = ImageColor.getrgb(colour)
    counts = image.convert("RGB").getcolors(WIDTH * HEIGHT) or []
    return sum(count for count, found in counts if found == wanted) / (image.width * image.height)


def shows(image: Image.Image, palette: ThemePalette) -> bool:
    """Whether the app stands there in this palette: paper all over, ink and teal on it."""
    return (
        share(image, palette.paper) > 0.25 and share(image, palette.text) > 0.001 and share(image, palette.teal) > 0.002
    )


def test_the_window_bears_the_app_s_icon_and_name(screen: Screen) -> None:
    if shutil.which("xprop") is None:
        pytest.fail("xprop is missing: apt-get install x11-utils", pytrace=False)
    screen.start()
    screen.wait("Today", lambda: shows(screen.look("today"), LIGHT))
    environment = os.environ | {"DISPLAY": screen.display}
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "Routine"], env=environment, capture_output=True, text=True
    )
    window = found.stdout.split()[0]
    asked = ["xprop", "-id", window, "-notype", "32c", "_NET_WM_ICON", "WM_CLASS"]
    teal = str(int(f"0xFF{LIGHT.teal[1:]}", 16))

    def told() -> list[str]:
        return subprocess.run(asked, env=environment, capture_output=True, text=True).stdout.splitlines()

    screen.wait("the app's own icon", lambda: told()[0].count(teal) > 100)  # after the first picture
    assert told()[0].startswith("_NET_WM_ICON = ")
    assert '"routine-app"' in told()[-1]


def test_enter_starts_space_pauses_and_escape_stops(screen: Screen) -> None:
    screen.start()
    screen.wait(
        "the first run", lambda: shows(screen.look("first"), LIGHT) and share(screen.look("first"), LIGHT.teal) > 0
    )
    screen.key(*["Escape"] * len(FirstRunStep))  # skips each step
    screen.wait("Today", lambda: shows(screen.look("today"), LIGHT) and share(screen.look("today"), LIGHT.nav) > 0.05)
    screen.key("Return")
    screen.wait("the player", lambda: share(screen.look("player"), LIGHT.nav) == 0 and bool(screen.sessions()))
    assert share(screen.look("player"), LIGHT.text) > 0.02, "the big word and the count are not there"
    time.sleep(0.5)  # the page is deaf to keys at first
    for _ in range(3):  # past what is fetched, the way to the chair and getting ready
        if share(screen.look("breath"), LIGHT.teal) < BREATH_WORD:
            screen.key("Next")
            time.sleep(0.5)
    screen.wait("the breath word", lambda: share(screen.look("breath"), LIGHT.teal) > BREATH_WORD)
    screen.key("space")
    screen.wait("the pause", lambda: share(screen.look("paused"), LIGHT.teal) < BREATH_WORD)
    below = (0, HEIGHT // 10, WIDTH, HEIGHT)  # a notice, such as of sound that is off, may come in the top row
    still = screen.look("paused").crop(below).tobytes()
    time.sleep(0.6)
    assert screen.look("paused").crop(below).tobytes() == still, "something moves although it is paused"
    screen.key("Escape")
    screen.wait("the question", lambda: share(screen.look("question"), LIGHT.card) > 0.05)
    screen.key("Left", "Return")
    screen.wait("the end in the diary", lambda: screen.sessions()[0].summary.state is SessionState.STOPPED)
    screen.wait("Finish", lambda: share(screen.look("finish"), LIGHT.card) > 0.05)
    screen.key("Return")
    screen.wait("Today again", lambda: share(screen.look("today again"), LIGHT.nav) > 0.05)


def test_short_plays_to_its_end_in_the_dark(screen: Screen) -> None:
    save_preferences(screen.data / "preferences.yaml", Preferences(theme="dark"))
    screen.start("play", "short", "--speed", "100")
    screen.wait("the player", lambda: shows(screen.look("player"), DARK))
    screen.wait(
        "the end in the diary",
        lambda: bool(screen.sessions()) and screen.sessions()[0].summary.state is SessionState.FINISHED,
    )
    session = screen.sessions()[0]
    assert session.summary.routine_id == "short"
    assert session.summary.sets_done == sum(item.sets for item in session.planned)
    assert session.skips == ()
    screen.wait("Finish", lambda: share(screen.look("finish"), DARK.card) > 0.1)
    assert shows(screen.look("finish"), DARK)


def test_a_routine_that_is_not_there_is_said_so(screen: Screen) -> None:
    screen.start("play", "shrot")
    assert screen.app is not None
    assert screen.app.wait(timeout=PATIENCE_S) == 2
    log = (screen.folder / "app.log").read_text(encoding="utf-8")
    assert 'did you mean "short"' in log
    assert "Traceback" not in log
