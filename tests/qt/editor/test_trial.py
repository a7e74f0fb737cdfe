"""A routine is tried from the editor: past the diary, unless there is something to be kept."""

from __future__ import annotations

from routine_app.application.session.notices import TRIAL_NOTICE
from routine_app.playback.commands import Command
from routine_app.qt.editor.feature import MEND_FIRST
from routine_app.qt.player.pain_question import TOLD
from routine_app.storage.history import History
from tests.application.routines.test_files import HERS
from tests.qt.conftest import House
from tests.qt.editor.conftest import opened
from tests.qt.looking import settle


def test_tried_from_an_item_on_past_the_diary_and_back(house: House) -> None:
    page, _ = opened(house)
    page.form.list.go_to((1, 1))
    page.model.type_text(f"# Not saved.\n{page.model.text}")
    page.form.item.try_wanted.emit()
    settle()
    assert house.page is house.player
    assert house.run.driver.player.plan.items[0].exercise.id == "deadlift"
    house.to_work()
    assert TRIAL_NOTICE in house.player.top.notices.text()
    house.do(Command.STOP)
    settle()
    assert page.isVisible()
    assert page.form.current == (1, 1)
    assert page.model.draft.is_changed
    assert house.window.is_idle
    with History(house.model.context.paths.database) as history:
        assert history.sessions() == ()


def test_what_cannot_be_read_is_not_tried(house: House) -> None:
    page, _ = opened(house, HERS + "      - exercise: sqat\n")
    page.form.routine.try_wanted.emit()
    assert page.said.text() == MEND_FIRST
    assert page.isVisible()


def test_after_a_trial_a_session_asks_and_keeps_again(house: House) -> None:
    page, _ = opened(house)
    page.form.routine.try_wanted.emit()
    house.do(Command.STOP)
    house.window.go_to("today")
    house.start()
    house.to_work()
    assert TRIAL_NOTICE not in house.player.top.notices.text()
    house.do(Command.STOP)
    assert house.player.stop_question.isVisible()
    assert house.kept().summary.routine_name


def test_a_pain_told_in_a_trial_is_kept_and_answered_as_ever(house: House) -> None:
    page, _ = opened(house)
    page.form.routine.try_wanted.emit()
    assert TRIAL_NOTICE in house.player.top.notices.text()
    house.do(Command.HURTS)
    house.player.pain_question.pain.buttons[8].click()
    house.player.pain_question.answers[TOLD].click()
    assert TRIAL_NOTICE not in house.player.top.notices.text()
    assert [(each.pain, each.confirmed) for each in house.kept().pains] == [(8, True)]
    house.player.dialogs.gate.answers["end_session"].click()
    settle()
    assert house.finish.isVisible()
    assert house.finish.pain.value == 8
