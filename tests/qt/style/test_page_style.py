"""A page that shows has the window's style at each step; one that does not takes the last of them when it opens."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from routine_app.qt.figure.figures import figures_of
from routine_app.qt.style.page_style import PageStyle
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import DARK, LIGHT, Ink
from tests.qt.conftest import House


@pytest.fixture
def page(style: Style) -> tuple[PageStyle, list[int]]:
    page, heard = PageStyle(style), []
    page.changed.connect(lambda: heard.append(page.rem))
    return page, heard


def drag(style: Style) -> None:
    """Make the window larger step by step, as she does with the mouse."""
    for width in range(1280, 1920, 40):
        style.set_window_size(width, width * 10 // 16)


def test_a_page_that_shows_follows_at_each_step(style: Style, page: tuple[PageStyle, list[int]]) -> None:
    sheet, heard = page
    sheet.set_shows(shows=True)
    drag(style)
    assert len(heard) > 3
    assert heard == sorted(heard)
    assert sheet.rem == style.rem
    assert sheet.font(Role.TITLE) == style.font(Role.TITLE)


def test_one_that_does_not_is_left_as_it_was_until_it_opens(style: Style, page: tuple[PageStyle, list[int]]) -> None:
    sheet, heard = page
    before = sheet.rem
    drag(style)
    style.set_choices("dark", 1.3, reduced_motion=True)
    assert (heard, sheet.rem, sheet.palette, sheet.reduced_motion) == ([], before, LIGHT, False)
    sheet.set_shows(shows=True)
    assert (heard, sheet.palette, sheet.reduced_motion) == ([style.rem], DARK, True)
    assert (sheet.color(Ink.TEXT), sheet.text_scale, sheet.dark) == (style.color(Ink.TEXT), 1.3, True)
    sheet.set_shows(shows=False)
    sheet.set_shows(shows=True)
    assert heard == [style.rem], "nothing has changed meanwhile"


@pytest.mark.parametrize("shows", [True, False])
def test_all_pages_share_the_figures_of_their_window(style: Style, shows: bool) -> None:
    sheet = PageStyle(style)
    sheet.set_shows(shows=shows)
    assert figures_of(sheet) is figures_of(style)


def test_in_the_window_the_page_that_shows_follows_alone(make_house: Callable[..., House]) -> None:
    house = make_house()
    heading, other = house.today.check_in.greeting, house.settings.search
    before = heading.font().pixelSize(), other.font().pixelSize()
    house.dress((1920, 1080), "light", 1.6)
    assert heading.font().pixelSize() > before[0]
    assert other.font().pixelSize() == before[1]
    house.window.go_to("settings")
    assert other.font().pixelSize() > before[1]
    house.dress((1280, 800), "light", 1.0)
    house.window.go_to("today")
    assert heading.font().pixelSize() == before[0]
