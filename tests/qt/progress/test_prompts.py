"""On Progress, too: what the diary gives reason to say of her pain, and the way to whom to contact."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from routine_app.domain.care.diary_prompts import diary_prompts
from routine_app.qt.care.page import SafetyPageView
from routine_app.qt.progress.page import ProgressPage
from routine_app.storage.history import History
from routine_app.storage.records import DayRecord
from tests.care_words import forbidden_in

if TYPE_CHECKING:
    from tests.qt.conftest import House


def opened(house: House) -> ProgressPage:
    house.window.go_to("progress")
    QApplication.processEvents()
    assert isinstance(house.page, ProgressPage)
    return house.page


def test_two_days_at_six_are_said_at_the_top_and_lead_to_the_contacts(house: House) -> None:
    today = house.model.now().date()
    with History(house.model.context.paths.database) as history:
        for back, pain in ((1, 7), (0, 6)):
            history.record_day(DayRecord(today - dt.timedelta(days=back), worst_pain=pain))
    prompts = opened(house).board.prompts
    assert prompts.isVisible()
    said = prompts.line.text()
    expected = diary_prompts({today: 6, today - dt.timedelta(days=1): 7}, today)
    assert said.split("\n") == [each.text for each in expected]
    assert forbidden_in(said) == []
    prompts.contacts.click()
    assert isinstance(house.page, SafetyPageView)


def test_nothing_is_said_where_there_is_no_reason(house: House) -> None:
    assert opened(house).board.prompts.isHidden()
