"""Only what is comfortable today."""

from __future__ import annotations

from collections.abc import Callable

from routine_app.domain.vocabulary import Position
from routine_app.storage.preferences import load_preferences
from tests.qt.conftest import House
from tests.qt.exercises.conftest import AVOID, one, opened
from tests.qt.looking import settle, tab_order


def test_the_filter_hides_what_does_not_fit(make_house: Callable[..., House]) -> None:
    page = one(make_house(avoid=AVOID), "quad_hip_ext", "qhe.slide_lift")
    page.filter.click()
    assert "qhe.slide_lift" not in page.grid.cards
    assert page.chosen in page.grid.cards
    page.filter.click()
    assert "qhe.slide_lift" in page.grid.cards


def test_the_filter_is_remembered(make_house: Callable[..., House]) -> None:
    house = make_house(avoid=AVOID)
    page = opened(house)
    page.overview.filter.click()
    assert house.model.preferences.comfortable_only
    assert load_preferences(house.model.context.paths.preferences)[0].comfortable_only
    page.open_exercise("quad_hip_ext")
    assert page.one.filter.isChecked()
    page.one.filter.click()
    assert not load_preferences(house.model.context.paths.preferences)[0].comfortable_only
    assert not page.overview.filter.isChecked()


def test_a_remembered_filter_holds_from_the_start(make_house: Callable[..., House]) -> None:
    page = one(make_house(avoid=AVOID, comfortable_only=True), "quad_hip_ext")
    assert page.filter.isChecked()
    assert "qhe.slide_lift" not in page.grid.cards


def test_a_filter_that_leaves_nothing_goes_back_to_all(make_house: Callable[..., House]) -> None:
    house = make_house(avoid=frozenset(Position))
    page = opened(house, "squat")
    page.one.filter.click()
    settle()
    assert page.currentWidget() is page.overview
    assert page.overview.grid.cards == {}
    assert page.overview.comfort.text().startswith("Nothing is comfortable today")
    page.overview.filter.click()
    assert len(page.overview.grid.cards) == 10


def test_tab_goes_as_the_eye_does_whatever_was_made_anew(make_house: Callable[..., House]) -> None:
    house = make_house(avoid=AVOID)
    page = one(house, "quad_hip_ext")

    def as_read() -> None:
        assert page.details is not None
        settle()
        reached = tab_order(page.back)
        wanted = [page.filter, page.grid.cards[page.chosen], page.showcase.stage, page.details.pin]
        assert [each for each in reached if each in wanted] == wanted

    as_read()
    page.filter.click()
    as_read()
    house.exercises.open_exercise("squat")
    settle()
    as_read()
    for size in ((640, 400), (1280, 800)):
        house.window.resize(*size)
        settle()
    as_read()
