"""A session that was cut short, on Today: go on, finish here, start afresh."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from routine_app.application.session.finish_view import Answers
from routine_app.application.session.request import WindowRequest
from routine_app.application.session.resume import CHANGED, GONE
from routine_app.paths import routines_dir
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.shell.request_handler import RequestHandler
from routine_app.qt.widgets.long_pill import LongPill
from routine_app.storage.history import History
from routine_app.storage.records import SessionRecord, SessionState
from tests.afresh import afresh
from tests.qt.conftest import NOW, House
from tests.qt.looking import clipped, settle, tab_order
from tests.qt.real_window import end_as_a_crash_does

Make = Callable[..., House]


def cut(house: House) -> None:
    """End a house as kill -9 does: nothing more is written, and the mark of its session is gone."""
    end_as_a_crash_does(house.run, house.session)


def sessions(house: House) -> tuple[SessionRecord, ...]:
    with History(house.model.context.paths.database) as history:
        return history.sessions()


@pytest.fixture
def again(make_house: Make) -> Callable[[int], House]:
    """Return what plays the short routine for so many ms, cuts it, and opens the window again."""

    def play(ms: int) -> House:
        first = make_house(last_routine="short")
        first.start()
        first.go(ms)
        cut(first)
        first.window.hide()
        return make_house(last_routine="short")

    return play


def test_without_an_unfinished_session_there_is_no_banner(house: House) -> None:
    assert not house.today.resume.isVisible()
    assert house.today.start.hasFocus()


def test_it_is_offered_above_everything_and_enter_goes_on(again: Callable[[int], House]) -> None:
    house = again(200_000)
    banner, before = house.today.resume, sessions(house)[0]
    assert before.summary.state is SessionState.OPEN
    assert before.summary.sets_done > 0
    assert banner.isVisible()
    assert all(banner.y() <= each.y() for each in (house.today.check_in, house.today.pain))
    assert banner.go_on.accessibleName().startswith("Go on with ")
    assert banner.go_on.accessibleName().endswith(" min left")
    assert banner.go_on.hasFocus()
    assert clipped(house.window) == []
    QTest.keyClick(banner.go_on, Qt.Key.Key_Return)
    settle()
    assert house.page is house.player
    assert house.run.driver.state is State.RUNNING
    house.go(1_500_000)
    assert afresh(house.run.driver.state) is State.FINISHED
    (session,) = sessions(house)
    assert session.id == before.id
    assert session.summary.state is SessionState.FINISHED
    done = [(each.item, each.number, each.side) for each in session.sets]
    assert len(done) == len(set(done)) == sum(item.sets for item in session.planned)
    assert session.sets[: len(before.sets)] == before.sets
    played = house.run.finish_view()
    assert sum(entry.sets for entry in played.summary.done) == len(done)
    assert session.summary.elapsed_ms == played.elapsed_ms >= session.sets[-1].session_ms
    times = [each.session_ms for each in session.sets]
    assert times == sorted(times)


def test_going_on_may_be_cut_short_again(again: Callable[[int], House], make_house: Make) -> None:
    house = again(200_000)
    house.today.resume.go_on.click()
    house.go(120_000)
    cut(house)
    third = make_house()
    before = sessions(third)[0]
    assert third.today.resume.isVisible()
    third.today.resume.go_on.click()
    third.go(1_500_000)
    (session,) = sessions(third)
    assert session.sets[: len(before.sets)] == before.sets
    assert session.summary.sets_done == sum(item.sets for item in session.planned)


def test_finish_here_goes_to_finish_with_what_was_done(again: Callable[[int], House]) -> None:
    house = again(200_000)
    before = sessions(house)[0]
    house.today.resume.finish_here.click()
    assert house.page is house.finish
    assert not house.finish.pain.isHidden()
    assert sessions(house)[0].summary.state is SessionState.STOPPED
    house.finish.done.emit(Answers(pain=2, effort=4, note="Doorbell."))
    after = sessions(house)[0]
    assert (after.summary.pain_after, after.summary.effort, after.summary.note) == (2, 4, "Doorbell.")
    assert after.sets == before.sets
    assert after.summary.elapsed_ms == before.summary.elapsed_ms
    assert afresh(house.page) is house.today
    assert not house.today.resume.isVisible()
    assert house.today.start.hasFocus()


@pytest.mark.parametrize("button", ["afresh", "start"])
def test_starting_afresh_leaves_it_as_it_is(again: Callable[[int], House], button: str) -> None:
    house = again(200_000)
    before = sessions(house)[0]
    today = house.today
    (today.resume.afresh if button == "afresh" else today.start).click()
    left, begun = sessions(house)
    assert left.sets == before.sets
    assert (left.summary.state, begun.summary.state) == (SessionState.LEFT, SessionState.OPEN)
    assert house.page is house.player
    assert house.run.driver.moment.t_ms == 0
    assert house.model.state.diary.offer is None


@pytest.fixture
def elsewhere(make_house: Make, tmp_path: Path) -> Path:
    """A routine from outside her folder, cut short after its first set."""
    path = tmp_path / "elsewhere" / "short.yaml"
    path.parent.mkdir()
    path.write_text(
        (routines_dir() / "short.yaml").read_text(encoding="utf-8").replace("id: short", "id: from_outside")
    )
    first = make_house()
    RequestHandler(first.window, first.model, lambda _: None).play(WindowRequest(play=str(path)))
    first.go(200_000)
    cut(first)
    first.window.hide()
    return path


def test_a_routine_from_elsewhere_is_gone_on_with(elsewhere: Path, make_house: Make) -> None:
    house = make_house()
    before = sessions(house)[0]
    assert before.summary.routine_id == str(elsewhere)
    house.today.resume.go_on.click()
    house.go(1_500_000)
    (session,) = sessions(house)
    assert session.sets[: len(before.sets)] == before.sets
    assert session.summary.state is SessionState.FINISHED


def test_a_routine_from_elsewhere_begins_afresh_as_itself(elsewhere: Path, make_house: Make) -> None:
    house = make_house()
    assert house.model.state.chosen == "daily"
    house.today.resume.afresh.click()
    left, begun = sessions(house)
    assert (left.summary.state, begun.summary.routine_id) == (SessionState.LEFT, str(elsewhere))


def test_a_routine_whose_file_is_gone_can_be_finished(elsewhere: Path, make_house: Make) -> None:
    elsewhere.unlink()
    house = make_house()
    banner = house.today.resume
    assert [each.isVisible() for each in banner.buttons] == [False, True, True]
    assert GONE in banner.line.text()
    banner.finish_here.click()
    assert house.page is house.finish
    assert sessions(house)[0].summary.state is SessionState.STOPPED


def test_a_routine_whose_file_has_changed_can_be_finished(elsewhere: Path, make_house: Make) -> None:
    other = (routines_dir() / "gentle.yaml").read_text(encoding="utf-8")
    elsewhere.write_text(other.replace("id: gentle", "id: from_outside"), encoding="utf-8")
    banner = make_house().today.resume
    assert not banner.go_on.isVisible()
    assert CHANGED in banner.line.text()
    assert banner.finish_here.isVisible()


def test_of_yesterday_only_the_end_is_offered_and_pain_is_not_asked(
    again: Callable[[int], House], monkeypatch: pytest.MonkeyPatch
) -> None:
    house = again(200_000)
    started = sessions(house)[0].summary.started
    monkeypatch.setattr(house.model, "_now", lambda: NOW + dt.timedelta(days=1))
    house.window.go_to("today")
    banner = house.today.resume
    assert [each.isVisible() for each in banner.buttons] == [False, True, False]
    assert banner.finish_here.hasFocus()
    banner.finish_here.click()
    assert house.finish.pain.isHidden()
    assert not house.finish.effort.isHidden()
    house.finish.done.emit(Answers(note="Fell asleep."))
    after = sessions(house)[0].summary
    assert after.ended is not None
    assert started <= after.ended < started + dt.timedelta(hours=1), "it ended when it was last heard of"
    assert (after.note, after.pain_after) == ("Fell asleep.", None)
    house.today.start.click()
    house.real += 1000
    house.do(Command.STOP)
    house.player.stop_question.answered.emit("stop")
    assert not house.finish.pain.isHidden(), "the next one asks again"


def test_a_session_that_she_deleted_is_offered_no_longer(again: Callable[[int], House]) -> None:
    house = again(200_000)
    with History(house.model.context.paths.database) as history:
        history.delete(1)
    house.window.go_to("settings")
    house.window.go_to("today")
    assert not house.today.resume.isVisible()


def test_nothing_is_cut_in_small_windows_and_large_type(again: Callable[[int], House]) -> None:
    house = again(200_000)
    for room in house.in_each_room():
        assert clipped(house.today) == [], room


def test_tab_goes_from_the_banner_down(again: Callable[[int], House]) -> None:
    house = again(200_000)
    today = house.today
    reached = tab_order(today.resume.go_on)
    order = [reached.index(each) for each in (*today.resume.buttons[1:], today.pain.buttons[0], today.start)]
    assert order == sorted(order)


def test_a_long_button_says_less_where_there_is_less_room(house: House) -> None:
    pill = LongPill(house.style, "Go on", house.today.start.kind)
    pill.set_forms("Go on with side-lying leg lift, 12 min left", "Go on, 12 min left", "Go on")
    shown = []
    for width in (900, 260, 120):
        pill.resize(width, 60)
        pill.show()
        QApplication.processEvents()
        shown.append(pill.shown_text())
    assert shown == ["Go on with side-lying leg lift, 12 min left", "Go on, 12 min left", "Go on"]
    assert pill.accessibleName() == "Go on with side-lying leg lift, 12 min left"
    pill.deleteLater()


def test_what_is_kept_is_for_her_alone(house: House) -> None:
    house.start()
    house.go(200_000)
    assert house.run.recorder.summary().done
    house.do(Command.STOP)
    house.player.stop_question.answered.emit("stop")
    house.finish.done.emit(Answers(pain=1))
    house.model.choose("short")  # writes the preferences
    root = house.model.context.paths.root
    assert root is not None
    kept = [root, *root.rglob("*")]
    assert {path.name for path in kept} >= {"diary.sqlite3", "preferences.yaml"}
    assert any(".backup-" in path.name for path in kept)
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in kept if not Path(path).is_symlink()} == {
        path.name: oct(0o700 if path.is_dir() else 0o600) for path in kept
    }
