"""A feature of the window is one entry of a list: its page is made when it is looked at, or when nothing goes on."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from routine_app.qt.feature import Day, Feature, Window
from routine_app.qt.shell import idle_pages, main_window
from routine_app.qt.shell.features import FEATURES
from routine_app.qt.shell.idle_pages import IdlePages
from routine_app.qt.shell.main_window import MainWindow
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Style
from tests.afresh import afresh
from tests.qt.conftest import House
from tests.qt.parts import part
from tests.qt.real_window import RealWindow, real_window

OFF = "Sound is off: no sound output was found."


class CareFeature(Feature[QLabel]):
    """A feature as a stranger would add it: its page tells how often it was refreshed."""

    key, title, icon = "care", "Care", Icon.TODAY

    def __init__(self, style: Style, day: Day, window: Window, parent: QObject | None = None) -> None:
        super().__init__(style, window, parent)
        self._day = day
        self.made = self.refreshed = 0
        self.happened: list[str] = []

    def make_page(self) -> QLabel:
        self.made += 1
        return QLabel()

    def refresh(self) -> None:
        self.refreshed += 1
        self.page.setText(f"Mute: {self._day.preferences.mute}")

    def opening(self) -> None:
        self.happened.append("opening")

    def opened(self) -> None:
        self.happened.append("opened")

    def diary_replaced(self) -> None:
        self.happened.append("replaced")


@pytest.fixture
def window(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealWindow]:  # noqa: ARG001
    with real_window(tmp_path / "her data", monkeypatch) as window:
        yield window


@pytest.fixture
def care(make_house: Callable[..., House], monkeypatch: pytest.MonkeyPatch) -> tuple[House, CareFeature]:
    monkeypatch.setattr(main_window, "FEATURES", (*FEATURES, CareFeature))
    house = make_house()
    feature = house.window.features["care"]
    assert isinstance(feature, CareFeature)
    return house, feature


def made(house: House) -> set[str]:
    features = (house.window.sessions, *house.window.features.values())
    return {each.key for each in features if each.is_made}


def test_one_entry_in_the_list_is_a_button_and_a_page(care: tuple[House, CareFeature]) -> None:
    house, feature = care
    assert list(house.window.nav.buttons)[-1] == "care"
    assert not feature.is_made
    house.window.nav.buttons["care"].click()
    assert house.page is feature.page
    assert (feature.made, feature.refreshed, feature.happened) == (1, 1, ["opening", "opened"])
    assert house.window.nav.buttons["care"].isChecked()
    house.window.go_to("today")
    house.window.go_to("care")
    assert (feature.made, feature.refreshed) == (1, 2)


def test_what_changes_reaches_the_page_that_shows_and_others_when_opened(
    care: tuple[House, CareFeature],
) -> None:
    house, feature = care
    house.model.set_preferences(replace(house.model.preferences, mute=True))
    house.model.replaced.emit()
    assert (feature.made, feature.happened) == (0, [])
    assert feature.page.text() == "Mute: True", "made late, it shows what holds now"
    house.model.set_preferences(replace(house.model.preferences, mute=False))
    house.model.replaced.emit()
    assert feature.happened == ["replaced"], "that it is another diary is for every page that there is"
    assert feature.refreshed == 1
    house.window.go_to("care")
    assert feature.page.text() == "Mute: False"
    house.model.set_preferences(replace(house.model.preferences, mute=True))
    assert feature.page.text() == "Mute: True"


def test_starting_loads_the_code_of_today_alone() -> None:
    code = "import sys\nimport routine_app.qt.shell.application\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    pages = {name for name in loaded if re.fullmatch(r"routine_app\.qt\.(?!widgets)\w+\.(\w+_)?page", name)}
    assert pages == {"routine_app.qt.today.page"}


def test_what_costs_memory_and_is_not_needed_on_today_is_not_loaded() -> None:
    """OpenSSL and the network, 3 MB each, wait until they are wanted."""
    rest = "import routine_app.content.exercises, routine_app.qt.player.page"  # comes once nothing else goes on
    code = f"import sys\nimport routine_app.qt.shell.application\n{rest}\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "routine_app.digest" in loaded
    assert {"_hashlib", "ssl", "PySide6.QtNetwork"}.isdisjoint(loaded)


def test_importing_reads_no_source() -> None:
    code = "import linecache\nimport routine_app.qt.shell.application\nprint(*linecache.cache)"
    read = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    ours = [name for name in read if "routine_app" in name]
    assert ours == [], "the step that PySide6 puts into imports is taken out again"


def test_only_today_is_made_at_the_start(house: House) -> None:
    assert made(house) == {"today"}
    house.window.go_to("settings")
    assert made(house) == {"today", "settings"}


def test_pages_are_made_while_nothing_goes_on_one_at_a_time(
    house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle_pages, "QUIET_MS", 1)
    features = house.window.features.values()
    allowed, asked = [False], [0]

    def may_make() -> bool:
        asked[0] += 1
        return allowed[0]

    pages = IdlePages(features, may_make, house.window)
    pages.begin()
    qtbot.waitUntil(lambda: asked[0] > 0)
    assert not part(pages, QTimer).isActive(), "in a session nothing wakes for it"
    assert made(house) == {"today"}, "in a session no page is made"
    allowed[0] = True
    pages.go_on()
    qtbot.waitUntil(lambda: len(made(house)) == 2)
    qtbot.waitUntil(lambda: made(house) == set(house.window.features))
    pages.close()


def test_what_opens_over_a_page_is_made_while_nothing_goes_on(
    house: House, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle_pages, "QUIET_MS", 1)
    parts = house.window.features["today"].parts
    assert not any(part.is_made for part in parts)
    pages = IdlePages(parts, lambda: True, house.window)
    pages.begin()
    qtbot.waitUntil(lambda: all(part.is_made for part in parts))
    pages.close()
    panels = house.today.panels
    assert panels.made() == [panels.comfort, panels.routines, panels.item]


def test_a_page_is_made_when_she_comes_near_it(
    care: tuple[House, CareFeature], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle_pages, "QUIET_MS", 1)
    house, feature = care
    window = house.window
    pages = IdlePages([window.sessions], lambda: True, window)
    window.neared.connect(pages.want)
    pages.begin()
    qtbot.waitUntil(lambda: window.sessions.is_made)
    qtbot.wait(3 * idle_pages.BETWEEN_MS)
    assert made(house) == {"player", "today"}
    window.nav.buttons["care"].neared.emit()
    window.nav.buttons["care"].neared.emit()
    qtbot.waitUntil(lambda: feature.is_made)
    window.go_to("routines")
    qtbot.waitUntil(lambda: window.features["editor"].is_made)
    assert made(house) == {"player", "today", "care", "routines", "editor"}
    pages.close()


def test_a_page_that_cannot_be_made_is_tried_once(care: tuple[House, CareFeature], qtbot: QtBot) -> None:
    house, feature = care
    tried: list[int] = []

    def fail() -> QLabel:
        tried.append(1)
        raise LookupError("no page")

    feature.make_page = fail  # type: ignore[method-assign]
    pages = IdlePages([feature], lambda: True, house.window)
    with qtbot.captureExceptions() as faults:
        pages.begin()
        qtbot.waitUntil(lambda: bool(tried))
        pages.want(feature)
        qtbot.wait(3 * idle_pages.BETWEEN_MS)
    pages.close()
    assert len(tried) == len(faults) == 1


def test_a_session_can_be_the_first_thing_that_the_window_does(house: House, qtbot: QtBot) -> None:
    window = MainWindow(house.style, house.model, house.make_run, house.window.sound)
    qtbot.addWidget(window)
    assert not window.sessions.is_made
    assert afresh(window.is_idle)
    plan = house.model.plan()
    assert plan is not None
    assert window.sessions.start_plan(plan, house.model.comfort())
    assert window.stack.currentWidget() is window.sessions.page
    assert not afresh(window.is_idle)
    window.close()
    assert afresh(window.is_idle)


def test_pages_made_late_know_what_was_said_of_sound(window: RealWindow) -> None:
    window.sound.problem.emit(OFF)
    assert not window.window.features["settings"].is_made
    assert window.settings.sound.problem.text() == OFF
    window.sound.back.emit()
    assert window.settings.sound.problem.text() == ""


def test_a_test_of_sound_reaches_the_sound_desk(window: RealWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(window.sound.engine, "open", lambda: asked.append(1))
    window.settings.sound.test.click()
    assert asked
