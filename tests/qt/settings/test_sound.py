"""What goes with the settings of sound: a sentence to hear, what is wrong, and what this computer cannot do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routine_app.qt.settings.page import SettingsPage
from routine_app.qt.settings.sound import SoundTest
from routine_app.qt.style.style import Style
from routine_app.storage.preferences import Preferences

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> SettingsPage:
    page = SettingsPage(Style(), Preferences(), lambda: dt.datetime(2026, 3, 2, tzinfo=dt.UTC), tmp_path)
    qtbot.addWidget(page)
    return page


def test_say_something_asks_for_a_test_and_clears_what_was_wrong(qtbot: QtBot) -> None:
    part = SoundTest(Style())
    qtbot.addWidget(part)
    wanted: list[bool] = []
    part.test_wanted.connect(lambda: wanted.append(True))
    part.show_problem("The voice is off.")
    assert not part.problem.isHidden()
    part.test.click()
    assert wanted == [True]
    assert part.problem.isHidden()


@pytest.mark.parametrize(
    ("exists", "obstacle", "shown", "usable", "told"),
    [
        (True, "", True, True, False),
        (True, "It lacks a library.", True, False, True),
        (False, "It lacks a library.", False, False, False),
    ],
)
def test_lowering_other_apps_is_offered_where_it_can_be_done(
    page: SettingsPage, *, exists: bool, obstacle: str, shown: bool, usable: bool, told: bool
) -> None:
    page.show_lowering(exists=exists, obstacle=obstacle)
    row = page.rows["lower_others"]
    for typed in ("", "music", ""):  # looking for it does not bring back what means nothing here
        page.search.setText(typed)
        assert (not row.isHidden(), row.isEnabled(), not page.obstacle.isHidden()) == (shown, usable, told)
    assert page.obstacle.text() == obstacle
