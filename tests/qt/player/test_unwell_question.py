"""I feel unwell: the signs one at a time by keys, whom to contact with her own numbers, and the session is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from routine_app.application.care.unwell import NO_SIGN, NOT_ALL_ASKED
from routine_app.content.care import load_care
from routine_app.domain.care.statements import HowSoon
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.player.unwell_question import END, GO_ON, LEAVE, YES, UnwellQuestion
from routine_app.storage.preference_values import Contacts
from tests.afresh import afresh
from tests.qt.conftest import ROOMS, House
from tests.qt.looking import clipped, press, small_targets

KEY = Qt.Key


@pytest.fixture
def playing(make_house: Callable[..., House]) -> House:
    house = make_house(contacts=Contacts(midwife_name="Ana", midwife_phone="0100 200"))
    house.start()
    house.go(20_000)
    return house


def asked(house: House) -> UnwellQuestion:
    press(KEY.Key_U)
    assert house.player.dialogs.signs.isVisible()
    return house.player.dialogs.signs


def test_a_sign_leads_to_her_own_number_and_the_session_is_kept(playing: House) -> None:
    said: list[str] = []
    playing.window.sound.speech_wanted.connect(said.append)
    question = asked(playing)
    assert playing.run.driver.state is State.PAUSED
    press(KEY.Key_N, KEY.Key_N, KEY.Key_Y)
    sign = load_care().stop_signs[2]
    assert [(each.sign, each.how_soon) for each in playing.kept().unwell] == [(sign.id, sign.how_soon)]
    assert "0100 200" in question.numbers.text()
    assert "0100 200" in said[-1]
    assert GO_ON not in question.answers
    press(KEY.Key_Return)
    assert playing.page is playing.finish
    assert afresh(playing.run.driver.state) is State.STOPPED


def test_one_sign_shows_at_a_time_and_no_stray_enter_answers(playing: House) -> None:
    question = asked(playing)
    signs = load_care().stop_signs
    for index, sign in enumerate(signs):
        assert question.sentence.text() == sign.text
        assert f"{index + 1} of {len(signs)}" in question.progress.text()
        press(KEY.Key_Return)
        assert question.sentence.text() == sign.text
        press(KEY.Key_N)
    assert question.sentence.text() == NO_SIGN
    assert [each.sign for each in playing.kept().unwell] == [""]


def test_to_go_on_is_hers_where_no_sign_holds(playing: House) -> None:
    question = asked(playing)
    question.answers[LEAVE].click()
    assert question.sentence.text() == NOT_ALL_ASKED, "what she has not answered is not said to be so"
    question.answers[GO_ON].click()
    assert playing.run.driver.state is State.COUNTING_IN
    assert len(playing.kept().unwell) == 1


def test_an_answer_can_be_taken_back(playing: House) -> None:
    question = asked(playing)
    question.answers[YES].click()
    question.answers["back"].click()
    assert question.sentence.text() == load_care().stop_signs[0].text


def test_it_is_reached_from_stop_and_from_it_hurts(playing: House) -> None:
    for command, overlay in (
        (Command.STOP, playing.player.stop_question),
        (Command.HURTS, playing.player.dialogs.pain),
    ):
        playing.do(command)
        overlay.answers["unwell"].click()
        assert playing.player.dialogs.signs.isVisible()
        playing.player.dialogs.close()


def test_the_most_urgent_are_asked_first(playing: House) -> None:
    asked(playing)
    ranks = [each.how_soon.rank for each in load_care().stop_signs]
    assert ranks == sorted(ranks)
    assert ranks[0] == HowSoon.NOW.rank


def test_nothing_is_cut(playing: House) -> None:
    question = asked(playing)
    for name in (YES,):
        for room in playing.in_each_room(ROOMS[2:]):
            assert clipped(question) == [], room
            assert small_targets(question) == []
        question.answers[name].click()
    for room in playing.in_each_room(ROOMS[2:]):
        assert clipped(question) == [], room
    assert END in question.answers
