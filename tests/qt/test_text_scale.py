"""Larger text makes every word of every page larger: no font shrinks, and no word goes, as the text scale grows."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from routine_app.playback.commands import Command
from routine_app.qt.player.count import Count
from tests.qt.conftest import House
from tests.qt.looking import settle
from tests.qt.test_access_tree import PAGES, open_page

SCALES = (1.0, 1.15, 1.3, 1.6)
WINDOWS = ((1024, 640), (1280, 800), (1920, 1080))
Words = dict[str, int]


def words_of(root: QWidget) -> Words:
    """Return the size of the font of every text that shows; the smallest one where it shows twice."""
    found: Words = {}

    def add(text: str, size: int) -> None:
        found[text] = min(size, found.get(text, size))

    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, Count):
            add(widget.accessibleName(), widget.word_font().pixelSize())
        elif isinstance(widget, QLabel | QAbstractButton) and widget.text():
            add(widget.text(), widget.font().pixelSize())
    return found


def shrunk(before: Words, now: Words) -> list[str]:
    """Return what has shrunk."""
    return [f"{text!r} {before[text]} -> {size}" for text, size in now.items() if size < before.get(text, 0)]


def check(house: House, *, all_stay: bool) -> None:
    """Look at it in each size; `all_stay`: what showed shows at every scale (nothing of it moves or is made anew)."""
    for window in WINDOWS:
        before: Words = {}
        for scale in SCALES:
            house.dress(window, "light", scale)
            now = words_of(house.window)
            assert now, "words show"
            assert shrunk(before, now) == [], (window, scale)
            assert not all_stay or before.keys() <= now.keys(), (window, scale)
            before = now


@pytest.mark.parametrize("page", [page for page in PAGES if page != "player"])
def test_no_word_shrinks_on_any_page(house: House, page: str) -> None:
    open_page(house, page)
    check(house, all_stay=False)


@pytest.mark.parametrize("state", ["get ready", "paused at once", "work", "message", "paused", "own pace"])
def test_no_word_shrinks_in_a_session(house: House, state: str) -> None:
    house.start()
    if state not in ("get ready", "paused at once"):
        house.to_work()
    if state == "message":
        house.do(Command.SKIP)
    if state.startswith("paused"):
        house.do(Command.TOGGLE_PAUSE)
    if state == "own pace":
        house.do(Command.SELF_PACED, Command.SKIP)
        house.player.messages.dismiss()
        house.to_work()
        house.go(1000)
        assert house.run.driver.moment.segment.open
    settle()
    check(house, all_stay=True)


def test_the_eye_sees_what_shrinks(house: House) -> None:
    before = words_of(house.window)
    house.dress((1280, 800), "light", 1.6)
    assert any(" -> " in fault for fault in shrunk(words_of(house.window), before))
