"""The question over a session when it hurts: two keys are enough, and what she says is in the diary at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from routine_app.application.session.recorder import HURT_REASON
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.player.pain_question import EASIER, GO_ON, LEAVE_OUT, STOP, PainQuestion
from routine_app.storage.history import History
from routine_app.storage.records import PainRecord, PainSite, SessionRecord
from tests.afresh import afresh
from tests.qt.conftest import NOW, ROOMS, House
from tests.qt.looking import clipped, settle, small_targets, tab_order, unnamed
from tests.qt.parts import part

KEY = Qt.Key


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def kept(house: House) -> SessionRecord:
    with History(house.model.context.paths.database) as history:
        return history.sessions()[0]


@pytest.fixture
def playing(house: House) -> House:
    """A session in the middle of an exercise that has an easier version."""
    house.start()
    while house.run.driver.player.can_go_easier is None:
        house.do(Command.SKIP)
    house.go(30_000)
    return house


def asked(house: House) -> PainQuestion:
    press(KEY.Key_H)
    return house.player.pain_question


def item(house: House) -> int:
    index = house.run.driver.moment.segment.item
    assert index is not None
    return index


def test_two_keys_leave_the_exercise_out_and_go_on_with_the_next(playing: House) -> None:
    before, name = item(playing), playing.run.driver.plan.items[item(playing)].variation
    question = asked(playing)
    assert question.isVisible()
    assert question.exercise.text() == name.name
    assert playing.run.driver.state is State.PAUSED
    assert question.answers[LEAVE_OUT].hasFocus()
    press(KEY.Key_Return)
    assert not question.isVisible()
    assert item(playing) == before + 1
    assert afresh(playing.run.driver.state) is State.COUNTING_IN
    session = kept(playing)
    assert session.pains == (PainRecord(name.exercise, NOW, None, frozenset(), before, name.id),)
    assert session.skips[-1].reason == HURT_REASON
    assert playing.run.finish_view().summary.left_out[-1].reason == HURT_REASON


def test_a_number_key_and_a_place_are_kept_with_it(playing: House) -> None:
    question = asked(playing)
    press(KEY.Key_6)
    question.where.buttons[PainSite.LEFT].click()
    question.where.buttons[PainSite.PUBIC].click()
    assert question.pain.buttons[6].isChecked()
    question.answers[LEAVE_OUT].click()
    (pain,) = kept(playing).pains
    assert (pain.pain, pain.sites) == (6, frozenset({PainSite.LEFT, PainSite.PUBIC}))


def test_it_is_on_the_drive_before_anything_follows(playing: House) -> None:
    seen: list[tuple[PainRecord, ...]] = []
    playing.run.driver.plan_changed.connect(lambda: seen.append(kept(playing).pains))
    asked(playing).answers[LEAVE_OUT].click()
    assert [len(pains) for pains in seen] == [1]


def test_an_easier_version_goes_on_with_the_exercise(playing: House) -> None:
    before, easier = item(playing), playing.run.driver.player.can_go_easier
    assert easier is not None
    question = asked(playing)
    press(KEY.Key_3)
    question.answers[EASIER].click()
    assert item(playing) == before
    assert playing.run.driver.plan.items[before].variation == easier
    session = kept(playing)
    assert (session.pains[0].pain, session.pains[0].item) == (3, None)
    assert session.swaps[-1].to_variation == easier.id
    assert session.skips[-1:] == () or session.skips[-1].reason != HURT_REASON


def test_easier_is_not_offered_where_there_is_none(house: House) -> None:
    house.start()
    while house.run.driver.player.can_go_easier is not None:
        house.do(Command.EASIER)
    question = asked(house)
    assert not question.answers[EASIER].isVisible()
    assert question.answers[EASIER] not in tab_order(question.answers[LEAVE_OUT])


def test_to_go_on_without_a_word_keeps_nothing(playing: House) -> None:
    asked(playing)
    press(KEY.Key_Escape)
    assert playing.run.driver.state is State.COUNTING_IN
    assert kept(playing).pains == ()


def test_what_she_said_is_kept_though_she_goes_on(playing: House) -> None:
    question = asked(playing)
    press(KEY.Key_2)
    question.answers[GO_ON].click()
    (pain,) = kept(playing).pains
    assert (pain.pain, pain.item) == (2, None)
    playing.do(Command.SKIP)
    assert kept(playing).skips[-1].reason != HURT_REASON


def test_stopping_for_pain_goes_to_finish(playing: House) -> None:
    before = item(playing)
    asked(playing).answers[STOP].click()
    assert playing.page is playing.finish
    assert playing.run.driver.state is State.STOPPED
    assert kept(playing).pains[0].item == before


def test_the_question_whether_to_stop_leads_there_too(playing: House) -> None:
    press(KEY.Key_Escape, KEY.Key_Left, KEY.Key_Left, KEY.Key_Return)
    question = playing.player.pain_question
    assert question.isVisible()
    assert not playing.player.stop_question.isVisible()
    press(KEY.Key_Escape)
    assert playing.run.driver.state is State.COUNTING_IN


def test_a_paused_session_stays_paused(playing: House) -> None:
    press(KEY.Key_Space)
    asked(playing)
    press(KEY.Key_Return)
    assert playing.run.driver.state is State.PAUSED


def test_it_asks_anew_each_time(playing: House) -> None:
    question = asked(playing)
    press(KEY.Key_4)
    question.where.buttons[PainSite.LEG].click()
    question.answers[LEAVE_OUT].click()
    asked(playing)
    assert (question.pain.value, question.where.value) == (None, frozenset())
    assert not any(button.isChecked() for button in question.where.buttons.values())


def test_both_sides_and_one_side_do_not_hold_at_once(playing: House) -> None:
    where = asked(playing).where
    for site, holds in (
        (PainSite.LEFT, {PainSite.LEFT}),
        (PainSite.SACRUM, {PainSite.LEFT, PainSite.SACRUM}),
        (PainSite.BOTH, {PainSite.BOTH, PainSite.SACRUM}),
        (PainSite.RIGHT, {PainSite.RIGHT, PainSite.SACRUM}),
        (PainSite.RIGHT, {PainSite.SACRUM}),
    ):
        where.buttons[site].click()
        assert where.value == holds
        assert {each for each, button in where.buttons.items() if button.isChecked()} == holds


def test_tab_goes_round_the_scale_the_places_and_the_answers(playing: House) -> None:
    question = asked(playing)
    reached = tab_order(question.answers[GO_ON])
    assert reached == [question.pain.buttons[0], *question.where.buttons.values(), *question.buttons]
    assert unnamed(question) == []
    assert question.accessibleName().startswith("It hurts: ")


def test_no_key_reaches_the_session_beneath(playing: House) -> None:
    before = item(playing)
    asked(playing)
    press(KEY.Key_S, KEY.Key_E, KEY.Key_PageDown)
    assert item(playing) == before
    assert playing.run.driver.state is State.PAUSED


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)])
def test_all_of_it_shows_at_once_where_there_is_room(playing: House, size: tuple[int, int]) -> None:
    playing.window.resize(*size)
    settle()
    question = asked(playing)
    settle()
    assert part(question, QScrollArea).verticalScrollBar().maximum() == 0
    answers = [button.y() for button in question.buttons]
    assert len(set(answers)) == 1, "the answers stand in one row"


def test_nothing_is_cut_in_small_windows_and_large_type(playing: House) -> None:
    question = asked(playing)
    for room in playing.in_each_room(ROOMS[:3]):
        assert clipped(question) == [], room
        assert small_targets(question) == []


def test_its_words_alarm_nobody(playing: House) -> None:
    question = asked(playing)
    said = " ".join(label.text() for label in question.findChildren(QLabel)).lower()
    assert not any(word in said for word in ("danger", "warning", "injur", "unstable", "must", "fail"))
