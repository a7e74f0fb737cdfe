"""What she has chosen in "It hurts" and not sent off is in the diary at once, once, and asked again after a crash."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from routine_app.application.diary.view import names_of
from routine_app.playback.player import State
from routine_app.qt.player.pain_question import GO_ON
from routine_app.qt.progress.session_card import happenings
from routine_app.storage.records import PainSite, SessionState
from tests.qt.conftest import House
from tests.qt.looking import press, settle
from tests.qt.real_window import end_as_a_crash_does

KEY = Qt.Key
Told = tuple[int | None, bool]


def told(house: House) -> list[Told]:
    return [(each.pain, each.confirmed) for each in house.kept().pains]


@pytest.fixture
def asked(house: House) -> House:
    """A session in its first exercise, where it hurts."""
    house.start()
    house.go(30_000)
    press(KEY.Key_H)
    return house


def test_each_choice_is_in_the_diary_before_it_is_sent_off(asked: House) -> None:
    question, seen = asked.player.pain_question, list[list[Told]]()
    for key in (KEY.Key_4, KEY.Key_1, KEY.Key_0):
        press(key)
        seen.append(told(asked))
    assert seen == [[(4, False)], [(1, False)], [(10, False)]]
    question.where.buttons[PainSite.RIGHT].click()
    question.sharp.click()
    question.pain.buttons[7].click()
    (pain,) = asked.kept().pains
    assert (pain.pain, pain.sites, pain.sharp, pain.confirmed) == (7, frozenset({PainSite.RIGHT}), True, False)
    press(KEY.Key_Escape)
    assert told(asked) == [(7, True)]


def test_enter_confirms_the_same_entry(asked: House) -> None:
    press(KEY.Key_8, KEY.Key_Return)
    assert told(asked) == [(8, True)]


def test_what_is_taken_back_is_gone(asked: House) -> None:
    question = asked.player.pain_question
    question.pain.buttons[3].click()
    question.pain.buttons[3].click()
    assert told(asked) == []
    question.answers[GO_ON].click()
    assert told(asked) == []


@pytest.fixture
def cut_while_asked(make_house: Callable[..., House]) -> House:
    """A window opened again after a crash while she was asked; a 6 on the left stood there."""
    first = make_house(last_routine="short")
    first.start()
    first.to_work()
    first.go(20_000)
    press(KEY.Key_H, KEY.Key_6)
    first.player.pain_question.where.buttons[PainSite.LEFT].click()
    end_as_a_crash_does(first.run, first.session)
    first.window.hide()
    again = make_house(last_routine="short")
    assert again.kept().summary.state is SessionState.OPEN
    return again


def test_who_comes_back_is_asked_again_with_what_she_had_said(cut_while_asked: House) -> None:
    house = cut_while_asked
    (before,) = house.kept().pains
    assert (before.pain, before.sites, before.confirmed) == (6, frozenset({PainSite.LEFT}), False)
    house.today.resume.go_on.click()
    settle()
    question = house.player.pain_question
    assert question.isVisible()
    assert house.run.driver.state is State.PAUSED
    assert (question.pain.value, question.where.value) == (6, frozenset({PainSite.LEFT}))
    assert question.exercise.text() == house.run.driver.plan.items[0].variation.short_name
    press(KEY.Key_Return)
    assert house.player.dialogs.gate.isVisible()
    (after,) = house.kept().pains
    assert (after.exercise, after.pain, after.sites, after.confirmed) == (
        before.exercise,
        6,
        frozenset({PainSite.LEFT}),
        True,
    )


def test_who_comes_back_to_finish_finds_it_there(cut_while_asked: House) -> None:
    cut_while_asked.today.resume.finish_here.click()
    settle()
    finish = cut_while_asked.finish
    assert (finish.pain.value, finish.where.value) == (6, frozenset({PainSite.LEFT}))
    assert told(cut_while_asked) == [(6, False)]


def test_the_diary_says_that_it_was_not_confirmed(cut_while_asked: House) -> None:
    cut_while_asked.today.resume.finish_here.click()
    cut_while_asked.finish.button.click()
    names = names_of(cut_while_asked.model.context.catalogue)
    (line,) = [words for words, _ in happenings(cut_while_asked.kept(), names) if words.startswith("Hurt")]
    assert line.endswith("(pain 6, left side, not confirmed)")
