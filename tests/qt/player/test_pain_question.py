"""The question over a session when it hurts, and what the gate answers: by keys alone, and in the diary at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from routine_app.application.session.recorder import HURT_REASON
from routine_app.domain.care.pain_gate import GateChoice
from routine_app.domain.vocabulary import Side
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.player.pain_question import GO_ON, TOLD, PainQuestion
from routine_app.storage.records import PainSite
from tests.afresh import afresh
from tests.qt.conftest import House
from tests.qt.looking import press

KEY = Qt.Key


AT_THE_END = [GateChoice.CALMER, GateChoice.END_SESSION]


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


def choose(house: House, choice: GateChoice) -> None:
    house.player.dialogs.gate.answers[choice].click()


@pytest.fixture
def calm_ahead(house: House) -> House:
    """A session in which breathing is still to come."""
    house.model.choose("gentle")
    house.start()
    house.do(Command.NEXT)
    while not house.run.driver.player.can_go_calmer or house.run.driver.player.can_go_easier is None:
        house.do(Command.SKIP)
    house.go(30_000)
    return house


def test_something_calmer_is_the_next_breathing(calm_ahead: House) -> None:
    before = item(calm_ahead)
    asked(calm_ahead)
    press(KEY.Key_8, KEY.Key_Return, KEY.Key_Return)
    driver = calm_ahead.run.driver
    assert item(calm_ahead) > before
    assert driver.plan.items[item(calm_ahead)].exercise.id == "breathing"
    assert afresh(driver.state) is State.COUNTING_IN
    session = calm_ahead.kept()
    assert [(each.pain, each.item) for each in session.pains] == [(8, before)]


def test_something_calmer_joins_where_nothing_calm_is_to_come_and_shows(house: House) -> None:
    """In a routine that ends with something else, wherever she is."""
    house.model.choose("strength")
    house.start()
    house.go(30_000)
    planned = len(house.run.driver.plan.items)
    asked(house)
    press(KEY.Key_7, KEY.Key_Return, KEY.Key_Return)
    driver = house.run.driver
    assert item(house) == len(driver.plan.items) - 1
    assert driver.plan.items[item(house)].exercise.id == "breathing"
    assert len(house.player.track.bars()) == len(driver.plan.items)
    assert driver.plan.items[item(house)].variation.short_name in house.player.readout.reading.name
    session = house.kept()
    assert len(session.planned) == len(driver.plan.items) >= planned
    assert {skip.item for skip in session.skips if skip.item is not None} == set(range(item(house)))


def test_it_asks_and_the_gate_answers_by_keys_alone(playing: House) -> None:
    before, item_then = item(playing), playing.run.driver.plan.items[item(playing)]
    question, gate = asked(playing), playing.player.dialogs.gate
    assert question.isVisible()
    assert question.exercise.text() == item_then.variation.short_name
    assert playing.run.driver.state is State.PAUSED
    assert question.answers[TOLD].hasFocus()
    press(KEY.Key_8, KEY.Key_Return)
    assert not question.isVisible()
    assert gate.isVisible()
    assert list(gate.answers) == AT_THE_END
    assert playing.kept().pains[0].pain == 8
    press(KEY.Key_Tab, KEY.Key_Return)
    assert playing.page is playing.finish
    session = playing.kept()
    assert [(each.pain, each.item) for each in session.pains] == [(8, before)]


def test_what_is_left_out_for_pain_says_so(playing: House) -> None:
    asked(playing)
    press(KEY.Key_4, KEY.Key_Return)
    choose(playing, GateChoice.LEAVE_OUT)
    assert playing.kept().skips[-1].reason == HURT_REASON
    assert playing.run.finish_view().summary.left_out[-1].reason == HURT_REASON


@pytest.mark.parametrize(
    ("keys", "pain", "choices"),
    [
        ((KEY.Key_2,), 2, [GateChoice.GO_ON, GateChoice.EASIER, GateChoice.LEAVE_OUT, GateChoice.END_SESSION]),
        ((KEY.Key_4,), 4, [GateChoice.EASIER, GateChoice.LEAVE_OUT, GateChoice.GO_ON, GateChoice.END_SESSION]),
        ((KEY.Key_6,), 6, AT_THE_END),
        ((KEY.Key_1, KEY.Key_0), 10, AT_THE_END),
        ((KEY.Key_1, KEY.Key_0, KEY.Key_0), 0, [*[*GateChoice][:3], GateChoice.END_SESSION]),
    ],
)
def test_the_answer_fits_the_number(
    playing: House, keys: tuple[Qt.Key, ...], pain: int, choices: list[GateChoice]
) -> None:
    asked(playing)
    press(*keys, KEY.Key_Return)
    assert playing.kept().pains[0].pain == pain
    gate = playing.player.dialogs.gate
    assert list(gate.answers) == choices
    assert gate.answers[choices[0]].hasFocus()
    assert gate.sentence.text() == gate.accessibleDescription() != ""


def test_a_sharp_pain_ends_the_exercise_whatever_its_number(playing: House) -> None:
    question = asked(playing)
    press(KEY.Key_2)
    question.sharp.click()
    question.answers[TOLD].click()
    assert list(playing.player.dialogs.gate.answers) == AT_THE_END


def test_two_more_than_at_the_start_is_a_reason_to_take_less(house: House) -> None:
    house.today.pain.buttons[0].click()
    house.start()
    press(KEY.Key_H, KEY.Key_3, KEY.Key_Return)
    assert "more than when you began" in house.player.dialogs.gate.sentence.text()


def test_what_she_told_and_the_answer_are_said(playing: House) -> None:
    said: list[str] = []
    playing.window.sound.speech_wanted.connect(said.append)
    asked(playing)
    press(KEY.Key_9, KEY.Key_Return)
    answer = playing.player.dialogs.gate.sentence.text()
    assert "9" in answer
    assert said[-1] == answer
    press(KEY.Key_Return)
    assert said[-1] == ""


def test_a_number_key_and_a_place_are_kept_with_it(playing: House) -> None:
    question = asked(playing)
    press(KEY.Key_6)
    question.where.buttons[PainSite.LEFT].click()
    question.where.buttons[PainSite.PUBIC].click()
    assert question.pain.buttons[6].isChecked()
    question.answers[TOLD].click()
    (pain,) = playing.kept().pains
    assert (pain.pain, pain.sites) == (6, frozenset({PainSite.LEFT, PainSite.PUBIC}))


def test_what_is_said_is_kept_whatever_ends_the_question(playing: House) -> None:
    asked(playing)
    press(KEY.Key_7)
    playing.run.driver.resume()  # a media key
    assert not playing.player.pain_question.isVisible()
    assert [each.pain for each in playing.kept().pains] == [7]


def test_an_easier_version_goes_on_with_the_exercise(playing: House) -> None:
    before, easier = item(playing), playing.run.driver.player.can_go_easier
    assert easier is not None
    asked(playing)
    press(KEY.Key_4, KEY.Key_Return, KEY.Key_Return)
    assert item(playing) == before
    assert playing.run.driver.plan.items[before].variation == easier
    session = playing.kept()
    assert (session.pains[0].pain, session.pains[0].item) == (4, None)
    assert session.swaps[-1].to_variation == easier.id
    assert session.skips[-1:] == () or session.skips[-1].reason != HURT_REASON


def test_easier_is_not_offered_where_there_is_none(house: House) -> None:
    house.start()
    while house.run.driver.player.can_go_easier is not None:
        house.do(Command.EASIER)
    asked(house)
    press(KEY.Key_4, KEY.Key_Return)
    assert GateChoice.EASIER not in house.player.dialogs.gate.answers


def test_to_go_on_without_a_word_keeps_nothing(playing: House) -> None:
    asked(playing)
    press(KEY.Key_Escape)
    assert playing.run.driver.state is State.COUNTING_IN
    assert playing.kept().pains == ()


def test_what_she_said_is_kept_though_she_goes_on(playing: House) -> None:
    question = asked(playing)
    press(KEY.Key_2)
    question.answers[GO_ON].click()
    (pain,) = playing.kept().pains
    assert (pain.pain, pain.item) == (2, None)
    playing.do(Command.SKIP)
    assert playing.kept().skips[-1].reason != HURT_REASON


def test_to_end_for_pain_goes_to_finish(playing: House) -> None:
    before = item(playing)
    asked(playing)
    press(KEY.Key_9, KEY.Key_Return, KEY.Key_Escape)
    assert playing.page is playing.finish
    assert playing.run.driver.state is State.STOPPED
    assert playing.kept().pains[0].item == before


def test_the_question_whether_to_stop_leads_there_too(playing: House) -> None:
    press(KEY.Key_Escape)
    playing.player.stop_question.answers["hurts"].click()
    question = playing.player.pain_question
    assert question.isVisible()
    assert not playing.player.stop_question.isVisible()
    press(KEY.Key_Escape)
    assert playing.run.driver.state is State.COUNTING_IN


def test_a_button_asks_as_the_key_does(playing: House) -> None:
    playing.player.controls.buttons[Command.HURTS].click()
    assert playing.player.pain_question.isVisible()


def test_a_paused_session_stays_paused(playing: House) -> None:
    press(KEY.Key_Space)
    asked(playing)
    press(KEY.Key_Return, KEY.Key_Return)
    assert playing.run.driver.state is State.PAUSED


def test_it_asks_anew_each_time(playing: House) -> None:
    question = asked(playing)
    press(KEY.Key_4)
    question.sharp.click()
    question.where.buttons[PainSite.LEG].click()
    question.answers[TOLD].click()
    playing.player.dialogs.close()
    asked(playing)
    assert (question.pain.value, question.where.value, question.sharp.isChecked()) == (None, frozenset(), False)
    assert not any(button.isChecked() for button in question.where.buttons.values())


def test_her_sore_side_is_chosen_already_and_kept_with_what_she_tells_alone(make_house: Callable[..., House]) -> None:
    house = make_house(sore_side=Side.RIGHT)
    house.start()
    house.go(30_000)
    question = asked(house)
    assert question.where.value == {PainSite.RIGHT}
    question.answers[GO_ON].click()
    assert house.kept().pains == ()
    asked(house)
    press(KEY.Key_5, KEY.Key_Return)
    assert [(each.pain, each.sites) for each in house.kept().pains] == [(5, frozenset({PainSite.RIGHT}))]


def test_what_is_chosen_is_said(playing: House) -> None:
    said: list[str] = []
    playing.window.sound.speech_wanted.connect(said.append)
    question = asked(playing)
    question.where.buttons[PainSite.PUBIC].click()
    assert said[-1] == "Chosen: pubic bone."
