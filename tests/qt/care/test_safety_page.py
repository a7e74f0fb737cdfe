"""Safety: all statements with their sources on demand, by one key from everywhere, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from routine_app.application.care.safety_page import STOP_TITLE
from routine_app.content.care import load_care
from routine_app.domain.care.statements import HowSoon
from routine_app.playback.player import State
from routine_app.qt.care.page import Point, SafetyPageView
from routine_app.qt.care.safety_feature import SafetyFeature
from routine_app.storage.preference_values import Contacts
from tests.afresh import afresh
from tests.qt.conftest import ROOMS, House
from tests.qt.looking import clipped, settle, small_targets, unnamed

HERS = Contacts(midwife_name="Ana", midwife_phone="0100 200")


@pytest.fixture
def house(make_house: Callable[..., House]) -> House:
    return make_house(contacts=HERS)


def feature(house: House) -> SafetyFeature:
    found = house.window.features["safety"]
    assert isinstance(found, SafetyFeature)
    return found


def opened(house: House) -> SafetyPageView:
    press(house, Qt.Key.Key_F2)
    page = feature(house).page
    assert house.page is page
    return page


def press(house: House, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or house.window, key)


def shown(page: SafetyPageView) -> str:
    texts = (label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))
    return "\n".join(texts).replace("\u00a0", " ")


@pytest.mark.parametrize("key", ["today", "exercises", "progress", "settings", "first_run"])
def test_one_key_opens_it_from_every_page(house: House, key: str) -> None:
    house.window.go_to(key)
    opened(house)


def test_every_statement_shows_and_its_source_on_demand(house: House) -> None:
    page = opened(house)
    settle()
    before = shown(page)
    assert "Midwife: Ana 0100 200" in before
    statements = load_care().statements
    assert [each.id for each in statements if each.marked not in before] == []
    assert not any(each.source in before for each in statements)
    page.sources.click()
    settle()
    after = shown(page).replace("\u200b", "")
    assert [each.id for each in statements if each.source not in after] == []


def test_over_a_session_it_stands_still_and_goes_back(house: House) -> None:
    house.start()
    house.go(20_000)
    page = opened(house)
    assert house.run.driver.state is State.PAUSED
    assert page.back.isVisible()
    assert page.back.hasFocus()
    assert not page.ask.isVisible()
    press(house, Qt.Key.Key_Return)
    assert house.page is house.player
    assert afresh(house.run.driver.state) is State.PAUSED
    assert house.player.hasFocus()


def test_it_is_saved_to_be_printed(house: House, tmp_path: Path) -> None:
    page, own = opened(house), feature(house)
    target = tmp_path / "safety.pdf"
    own.ask_target = lambda: target
    page.save.click()
    assert target.read_bytes().startswith(b"%PDF")
    assert str(target) in page.said.text()
    own.ask_target = lambda: None
    page.save.click()


def test_a_place_that_takes_nothing_is_said(house: House) -> None:
    page, own = opened(house), feature(house)
    own.ask_target = lambda: Path("/proc/safety.pdf")
    page.save.click()
    assert "/proc" in page.said.text()


def test_nothing_is_cut(house: House) -> None:
    page = opened(house)
    page.sources.click()
    for room in house.in_each_room(ROOMS[2:]):
        assert clipped(house.window) == [], room
        assert small_targets(page) == []
    assert unnamed(page) == []


@pytest.mark.parametrize("size", [(512, 320), (1024, 640), (1920, 1080)])
def test_whom_to_call_at_once_and_her_own_number_show_without_scrolling(house: House, size: tuple[int, int]) -> None:
    page = opened(house)
    house.dress(size, "light", 1.0)
    settle()
    now = load_care().contact(HowSoon.NOW).heading
    for words in ("Midwife: Ana 0100 200", now):
        label = next(each for each in page.findChildren(QLabel) if each.text() == words)
        assert label.mapTo(page, label.rect().bottomLeft()).y() < page.area.height(), words


def test_a_dot_stands_before_each_line_of_a_list(house: House) -> None:
    page = opened(house)
    settle()
    card = next(card for card in page.cards if card.accessibleName() == STOP_TITLE)
    points = card.findChildren(Point)
    assert [point.text() for point in points] == [label.text() for label in card.findChildren(QLabel)[2:]]
    for point in points[:3]:
        beside = point.grab(QRect(0, 0, point.contentsMargins().left(), point.fontMetrics().height())).toImage()
        colours = {beside.pixel(x, y) for x in range(beside.width()) for y in range(beside.height())}
        assert len(colours) > 1, point.text()
