"""Today and the files in her folder: one tab a file, whatever its name, and what changes while the window is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QFileSystemWatcher, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from routine_app.application.session.finish_view import Answers
from routine_app.qt.today.model import DayModel
from routine_app.qt.today.routine_watch import RoutineWatch
from routine_app.qt.widgets.buttons import PillButton
from tests.odd_names import odd_path, takes_any_name
from tests.qt.conftest import House
from tests.qt.looking import clipped
from tests.qt.player.test_finish_page import play_to_the_end

GOOD = """\
format: 1
id: mine
name: Mine
description: For the test.
sections:
  - {name: All, items: [{exercise: squat}]}
"""
BROKEN = GOOD.replace("squat", "squatt")


@pytest.fixture
def hers(tmp_path: Path) -> Path:
    """Her folder, which the house looks into."""
    folder = tmp_path / "her data" / "routines"
    folder.mkdir(parents=True)
    return folder


def tabs(house: House) -> list[PillButton]:
    """Every tab that there is, ghosts too."""
    return list(house.today.panels.routines.holder.findChildren(PillButton))


def checked(house: House) -> list[str]:
    return [tab.words() for tab in tabs(house) if tab.isChecked()]


def tab(house: House, part: str) -> PillButton:
    (found,) = (each for each in tabs(house) if part in each.words())
    return found


def card(house: House) -> str:
    assert house.today.card is not None
    return "\n".join(label.text() for label in house.today.card.findChildren(QLabel)).replace("\u200b", "")


def sweep() -> None:
    """Let what is deleted later be deleted."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def look(house: House) -> None:
    house.today.come_back_to.emit()
    sweep()


def test_a_broken_copy_of_a_shipped_routine_has_a_tab_and_a_card_of_its_own(house: House, hers: Path) -> None:
    (hers / "daily.yaml").write_text(BROKEN.replace("mine", "daily").replace("Mine", "Daily routine"))
    look(house)
    assert len(tabs(house)) == 8
    assert [words.split(" · ")[0] for words in checked(house)] == ["Daily"]
    tab(house, "cannot be read").click()
    assert "Daily routine (daily.yaml) (yours)" in checked(house)[0]
    assert len(checked(house)) == 1
    assert 'there is no exercise "squatt"' in card(house)
    assert not house.today.start.isEnabled()
    for words in ("On all fours", "Flat on my back", "No band"):
        house.today.panels.comfort.chips.chips[words].click()
    sweep()
    assert len(tabs(house)) == 8
    assert len(checked(house)) == 1
    house.today.panels.routines.tabs["daily"].click()
    assert house.today.start.isEnabled()
    assert "squatt" not in card(house)


def test_two_copies_of_a_file_are_two_tabs_each_with_its_own_card(house: House, hers: Path) -> None:
    (hers / "a.yaml").write_text(GOOD)
    (hers / "b.yaml").write_text(GOOD)
    look(house)
    tab(house, "Mine (b.yaml)").click()
    assert "is already used by a.yaml" in card(house)
    tab(house, "Mine (a.yaml)").click()
    assert house.today.start.isEnabled()
    assert len(checked(house)) == 1


@takes_any_name
@pytest.mark.parametrize("name", [b"x-\xfc", b"x\x1b[31m", "\u202efdp".encode(), b"two\nlines", b"a" * 240, b"<b>x"])
def test_a_file_of_any_name_opens_its_card_and_leaves_today_as_it_was(house: House, hers: Path, name: bytes) -> None:
    odd_path(hers, name + b".yaml").write_text("a: [1\nb: 2\n")
    look(house)
    tab(house, "cannot be read").click()
    assert "not closed" in card(house)
    assert all(words.isprintable() for words in checked(house))
    assert all(line.isprintable() for line in card(house).splitlines())
    house.dress((480, 300), "light", 1.6)
    assert [fault for fault in clipped(house.today) if "shows only" not in fault] == []
    house.today.panels.routines.tabs["short"].click()
    assert house.today.start.isEnabled()


def test_an_empty_list_shows_that_there_is_no_routine(house: House) -> None:
    context = house.model.context
    empty = replace(context, catalogue=replace(context.catalogue, routines=()))
    house.model.become(replace(house.model.state, context=empty, chosen=""))
    assert "There is no routine here" in card(house)
    assert not house.today.start.isEnabled()


def test_what_is_added_mended_renamed_and_deleted_shows_and_her_choice_stays(house: House, hers: Path) -> None:
    house.today.panels.routines.tabs["short"].click()
    (hers / "x.yaml").write_text("a: [1\nb: 2\n")
    look(house)
    assert "Short" in checked(house)[0]
    tab(house, "x.yaml").click()
    assert "not closed" in card(house)
    (hers / "x.yaml").write_text(GOOD)
    look(house)
    assert house.model.state.chosen == "mine"
    assert "Mine" in checked(house)[0]
    assert house.today.start.isEnabled()
    (hers / "x.yaml").rename(hers / "y.yaml")
    look(house)
    assert house.model.state.chosen == "mine"
    (hers / "y.yaml").unlink()
    look(house)
    assert house.model.state.chosen == "daily"
    assert len(checked(house)) == 1


def test_the_focus_stays_on_a_tab_while_another_comes_and_goes(house: House, hers: Path) -> None:
    house.today.panels.routines.tabs["gentle"].setFocus(Qt.FocusReason.TabFocusReason)
    (hers / "x.yaml").write_text(GOOD)
    look(house)
    (hers / "x.yaml").unlink()
    look(house)
    assert QApplication.focusWidget() is house.today.panels.routines.tabs["gentle"]
    assert len(tabs(house)) == 7


def test_a_description_that_has_changed_is_shown(house: House, hers: Path) -> None:
    (hers / "x.yaml").write_text(GOOD)
    look(house)
    tab(house, "Mine").click()
    (hers / "x.yaml").write_text(GOOD.replace("For the test.", "Changed."))
    look(house)
    assert "Changed." in card(house)


def test_a_name_with_a_hidden_ending_is_told_and_no_longer_once_it_is_mended(house: House, hers: Path) -> None:
    def told() -> list[str]:
        messages = house.today.messages
        items = (messages.itemAt(each) for each in range(messages.count()))
        labels = [item.widget() for item in items if item is not None]
        return [label.text().replace("\u200b", "") for label in labels if isinstance(label, QLabel)]

    (hers / "anna.yaml.txt").write_text(GOOD)
    look(house)
    (line,) = told()
    assert line.endswith('rename it to "anna.yaml"')
    (hers / "anna.yaml.txt").rename(hers / "anna.yaml")
    look(house)
    assert told() == []


def test_in_a_session_nothing_changes_and_after_it_all_is_there(make_house: Callable[..., House], hers: Path) -> None:
    house = make_house()
    house.start()
    plan = house.run.driver.player.plan
    (hers / "daily.yaml").write_text(GOOD.replace("mine", "daily"))
    look(house)
    assert "daily" in {entry.id for entry in house.model.context.catalogue.routines if entry.origin == "shipped"}
    assert house.run.driver.player.plan is plan
    play_to_the_end(house)
    house.finish.done.emit(Answers())
    assert house.page is house.today
    assert "Mine" in house.today.other.words(), "one press away, once it was done today"


def test_nothing_is_read_again_where_nothing_has_changed(house: House, hers: Path) -> None:
    before = house.model.context.catalogue
    look(house)
    (hers / "x.yaml").write_text(GOOD)
    look(house)
    after = house.model.context.catalogue
    assert after is not before
    look(house)
    assert house.model.context.catalogue is after


def test_a_start_looks_in_the_folder_once_it_watches_it_and_not_while_it_opens(
    make_house: Callable[..., House], hers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[DayModel] = []
    look_in_folder = DayModel.look_in_folder

    def spy(day: DayModel) -> None:
        looked.append(day)
        look_in_folder(day)

    monkeypatch.setattr(DayModel, "look_in_folder", spy)
    house = make_house()
    assert not looked, "it has been read just now"
    (hers / "mine.yaml").write_text(GOOD)  # before anything watches for it
    house.window.features["today"].app_opened()
    assert len(looked) == 1
    assert tab(house, "Mine")


def test_the_watch_stirs_for_new_changed_and_deleted_files_and_a_folder_that_comes_later(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "later" / "routines"
    watch = RoutineWatch(folder)

    def stirs(change: Callable[[], object]) -> None:
        with qtbot.waitSignal(watch.stirred, timeout=60_000):
            change()

    stirs(lambda: folder.mkdir(parents=True))
    stirs(lambda: (folder / "a.yaml").write_text(GOOD))
    stirs(lambda: (folder / "a.yaml").write_text(BROKEN))
    stirs(lambda: (folder / "a.yaml").rename(folder / "b.yaml"))
    stirs((folder / "b.yaml").unlink)
    stirs(folder.rmdir)
    stirs(folder.mkdir)
    stirs(lambda: (folder / "c.yaml").write_text(GOOD))
    (watcher,) = watch.findChildren(QFileSystemWatcher)
    assert {*watcher.files(), *watcher.directories()} == {str(folder), str(folder / "c.yaml")}
    watch.deleteLater()


def test_many_changes_at_once_stir_once(qtbot: QtBot, tmp_path: Path) -> None:
    watch = RoutineWatch(tmp_path)
    stirred: list[None] = []
    watch.stirred.connect(lambda: stirred.append(None))
    with qtbot.waitSignal(watch.stirred, timeout=60_000):
        for number in range(30):
            (tmp_path / f"{number}.yaml").write_text(GOOD)
    assert len(stirred) == 1
    watch.deleteLater()
