"""The first run: by keys alone, each step skippable, each answer kept at once, and never a second time by itself."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from routine_app.application.care.first_run import step_to_ask
from routine_app.domain.care.first_run import FirstRunStep, StepState
from routine_app.domain.care.screening import SPEAK_FIRST
from routine_app.domain.care.statements import CONFIRM_MARK, CONFIRM_NOTE
from routine_app.domain.vocabulary import Demand, Side
from routine_app.qt.care.first_run_care import ScreeningStep, SoundStep, StopStep
from routine_app.qt.care.first_run_page import FirstRunPage
from routine_app.qt.care.first_run_steps import ComfortStep, SoreStep, WeekStep
from routine_app.qt.figure.figures import figures_of
from routine_app.qt.widgets.buttons import PillButton
from routine_app.storage.records import PainSite
from tests.care_words import forbidden_in
from tests.qt.conftest import NOW, ROOMS, House
from tests.qt.looking import clipped, press, settle, small_targets, unnamed
from tests.qt.real_window import RealWindow


@pytest.fixture
def page(house: House) -> FirstRunPage:
    house.window.go_to("first_run")
    found = house.window.features["first_run"].page
    assert isinstance(found, FirstRunPage)
    return found


def test_six_times_enter_is_enough_and_leads_to_today(house: House, page: FirstRunPage) -> None:
    assert not house.window.nav.isVisible()
    press(*[Qt.Key.Key_Return] * 6)
    assert house.page is house.today
    assert house.window.nav.isVisible()
    assert step_to_ask(house.model.preferences) is None
    assert set(house.model.preferences.first_run.values()) == {StepState.ANSWERED}
    assert page.step is FirstRunStep.SCREENING


def test_each_step_can_be_skipped_and_changes_nothing_then(house: House, page: FirstRunPage) -> None:
    week = page.steps[FirstRunStep.WEEK]
    assert isinstance(week, WeekStep)
    week.week.setValue(30)
    press(*[Qt.Key.Key_Escape] * 6)
    assert house.page is house.today
    assert house.model.preferences.week is None
    assert set(house.model.preferences.first_run.values()) == {StepState.SKIPPED}


def test_her_figure_stands_beside_what_leaves_room_for_it_and_is_as_far_as_she_says(
    house: House, page: FirstRunPage
) -> None:
    settle()
    assert page.figure is not None
    week = page.steps[FirstRunStep.WEEK]
    assert isinstance(week, WeekStep)
    for told in (34, 12):
        week.week.setValue(told)
        assert figures_of(house.style).likeness.week == told
    seen = []
    for step in FirstRunStep:
        assert page.step is step
        seen.append(page.figure.isVisible())
        press(Qt.Key.Key_Return)
    assert seen == [True, False, False, True, False, False]
    house.dress((512, 320), "light", 1.0)
    house.window.go_to("first_run")
    settle()
    assert not page.figure.isVisible()


def test_a_week_that_she_skips_is_not_her_figures(window: RealWindow) -> None:
    window.window.go_to("first_run")
    page = window.page
    assert isinstance(page, FirstRunPage)
    week = page.steps[FirstRunStep.WEEK]
    assert isinstance(week, WeekStep)
    week.week.setValue(34)
    assert figures_of(window.app.style).likeness.week == 34
    page.skip.click()
    assert figures_of(window.app.style).likeness.week is None


@pytest.mark.parametrize("step", [FirstRunStep.STOP, FirstRunStep.SCREENING])
def test_what_bears_the_mark_says_what_that_means(page: FirstRunPage, step: FirstRunStep) -> None:
    said = [label.text() for label in page.steps[step].findChildren(QLabel)]
    assert any(CONFIRM_MARK in text for text in said if text != CONFIRM_NOTE)
    assert CONFIRM_NOTE in said


def test_all_the_rest_can_be_skipped_at_once(house: House, page: FirstRunPage) -> None:
    page.next.click()
    page.skip_rest.click()
    assert house.page is house.today
    assert step_to_ask(house.model.preferences) is None


def test_the_last_question_has_one_way_to_skip_it(page: FirstRunPage) -> None:
    for _ in range(5):
        assert page.skip_rest.isVisible()
        page.next.click()
    assert page.skip.isVisible()
    assert page.skip_rest.isHidden()
    page.back.click()
    assert page.skip_rest.isVisible()


@pytest.mark.parametrize("key", ["safety", "settings"])
def test_gone_through_again_it_leads_back_to_where_it_was_asked_for(house: House, key: str) -> None:
    house.window.go_to(key)
    asked_from = house.page
    words = "Who is called" if key == "safety" else "Go through the first questions again"
    asked = next(each for each in asked_from.findChildren(PillButton) if each.accessibleName().startswith(words))
    asked.click()
    page = house.page
    assert isinstance(page, FirstRunPage)
    page.skip_rest.click()
    assert house.page is asked_from
    house.window.ask_first_questions()
    page.skip_rest.click()
    assert house.page is house.today


def test_what_she_has_typed_is_kept_where_she_skips_the_rest(house: House, page: FirstRunPage) -> None:
    week = page.steps[FirstRunStep.WEEK]
    assert isinstance(week, WeekStep)
    week.week.setValue(30)
    page.skip_rest.click()
    assert house.model.comfort().week == 30
    told = house.model.preferences.first_run
    assert [step for step, state in told.items() if state is StepState.ANSWERED] == [FirstRunStep.WEEK]


def test_what_she_has_chosen_is_kept_where_she_goes_back(house: House, page: FirstRunPage) -> None:
    page.next.click()
    sore = page.steps[FirstRunStep.SORE]
    assert isinstance(sore, SoreStep)
    sore.sore.where.buttons[PainSite.LEFT].click()
    page.back.click()
    assert house.model.preferences.sore_side is Side.LEFT
    page.next.click()
    assert PainSite.LEFT in sore.sore.where.value


def test_the_figures_are_seen_whole_in_large_type(house: House, page: FirstRunPage) -> None:
    page.next.click()
    house.dress((1024, 640), "light", 1.6)
    settle()
    sore = page.steps[FirstRunStep.SORE]
    assert isinstance(sore, SoreStep)
    board = sore.sore.where.board
    assert board.placed is not None
    assert board.visibleRegion().boundingRect() == board.rect()


def test_a_screening_that_is_left_without_done_is_not_answered(house: House, page: FirstRunPage) -> None:
    for _ in range(5):
        page.next.click()
    page.skip_rest.click()
    assert house.model.preferences.screened_in is None
    assert house.model.preferences.first_run[FirstRunStep.SCREENING] is StepState.SKIPPED


def test_a_due_date_says_the_week(house: House, page: FirstRunPage) -> None:
    step = page.steps[FirstRunStep.WEEK]
    assert isinstance(step, WeekStep)
    due = NOW.date() + dt.timedelta(weeks=10)
    step.due.setDate(QDate(due.year, due.month, due.day))
    assert step.line.text() == "That is week 30."
    page.next.click()
    assert house.model.preferences.due_date == due
    assert house.model.comfort().week == 30


def test_a_week_alone_will_do(house: House, page: FirstRunPage) -> None:
    step = page.steps[FirstRunStep.WEEK]
    assert isinstance(step, WeekStep)
    step.week.setValue(22)
    page.next.click()
    assert (house.model.preferences.due_date, house.model.comfort().week) == (None, 22)
    page.back.click()
    due = step.due.date()
    assert dt.date(due.year(), due.month(), due.day()) == NOW.date() + dt.timedelta(weeks=18), "the two say the same"


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)])
def test_where_it_is_sore_is_asked_on_pictures_that_fill_the_page_and_all_of_it_shows(
    house: House, page: FirstRunPage, size: tuple[int, int]
) -> None:
    house.dress(size, "light", 1.0)
    page.next.click()
    sore = page.steps[FirstRunStep.SORE]
    assert isinstance(sore, SoreStep)
    for site in (PainSite.LEFT, PainSite.RIGHT):
        sore.sore.where.buttons[site].click()
    settle()
    placed = sore.sore.where.board.placed
    assert placed is not None
    assert placed.back.height() > 0.48 * size[1]
    assert sore.sore.side.isVisible()
    assert page.area.verticalScrollBar().maximum() == 0


def test_where_it_is_sore_and_what_is_not_comfortable(house: House, page: FirstRunPage) -> None:
    page.next.click()
    sore = page.steps[FirstRunStep.SORE]
    assert isinstance(sore, SoreStep)
    for site in (PainSite.LEFT, PainSite.RIGHT, PainSite.PUBIC):
        sore.sore.where.buttons[site].click()
    sore.sore.side.buttons[1][1].click()
    page.next.click()
    comfort = page.steps[FirstRunStep.COMFORT]
    assert isinstance(comfort, ComfortStep)
    comfort.chips.chips["Kneeling"].click()
    page.next.click()
    kept = house.model.preferences
    assert (kept.sore_side, kept.pain_sites) == (Side.LEFT, frozenset({PainSite.BOTH, PainSite.PUBIC}))
    assert {Demand.KNEELING_PRESSURE, Demand.LEGS_APART} <= kept.avoid


def test_the_real_voice_is_asked_for(house: House, page: FirstRunPage) -> None:
    said: list[str] = []
    house.window.sound.speech_wanted.connect(said.append)
    for _ in range(3):
        page.next.click()
    sound = page.steps[FirstRunStep.SOUND]
    assert isinstance(sound, SoundStep)
    sound.play.click()
    assert "Did you hear me?" in said[0]
    sound.heard.buttons[1][1].click()
    assert "Turn the computer's sound up" in sound.line.text()


def test_her_numbers_are_kept(house: House, page: FirstRunPage) -> None:
    for _ in range(4):
        page.next.click()
    stop = page.steps[FirstRunStep.STOP]
    assert isinstance(stop, StopStep)
    stop.contacts.fields["midwife_phone"].setText(" 0100 200 ")
    page.next.click()
    assert house.model.preferences.contacts.midwife_phone == "0100 200"


def test_any_yes_says_to_speak_first_and_never_blocks_nor_clears(house: House, page: FirstRunPage) -> None:
    for _ in range(5):
        page.next.click()
    screening = page.steps[FirstRunStep.SCREENING]
    assert isinstance(screening, ScreeningStep)
    assert SPEAK_FIRST not in screening.answer.text()
    next(iter(screening.chips.values())).click()
    assert screening.answer.text() == SPEAK_FIRST
    page.next.click()
    assert house.page is house.today
    assert house.today.start.isEnabled()
    assert house.model.preferences.screened_in is not None


def test_what_it_says_neither_alarms_nor_clears(page: FirstRunPage) -> None:
    assert [label.text() for label in page.findChildren(QLabel) if forbidden_in(label.text())] == []


def test_settings_leads_there_again(house: House) -> None:
    house.window.go_to("settings")
    house.settings.her.questions.click()
    assert house.page is house.window.features["first_run"].page


def test_nothing_is_cut_in_any_step(house: House, page: FirstRunPage, qtbot: QtBot) -> None:  # noqa: ARG001
    for step in FirstRunStep:
        assert page.step is step
        for room in house.in_each_room(ROOMS[2:]):
            assert clipped(house.window) == [], (step, room)
            assert small_targets(page) == []
        page.next.click()
    assert unnamed(page) == []
