"""The Routines page: found, used, copied, named, taken out and brought in, each with its way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from pytestqt.qtbot import QtBot

from routine_app.content.catalogue import load_catalogue
from routine_app.qt.routines.detail import WISH_NAMES, RoutineWish, wishes_for
from routine_app.qt.routines.page import NONE_FOUND, RoutinesPage
from routine_app.qt.widgets.text import RING
from tests.afresh import afresh
from tests.application.routines.test_files import HERS
from tests.qt.conftest import ROOMS, House
from tests.qt.looking import clipped, press, settle, small_targets, unnamed
from tests.qt.routines.conftest import feature, opened, with_hers


def ids(page: RoutinesPage) -> list[str]:
    return [row.id for row in page.list.rows]


def wish(page: RoutinesPage, wanted: RoutineWish) -> None:
    button = page.detail.buttons[wanted]
    assert not button.isHidden(), wanted
    button.click()
    settle()


def test_all_routines_and_what_can_be_done_with_each(house: House) -> None:
    with_hers(house)
    with_hers(house, "bad.yaml", HERS.replace("squat", "sqat").replace("id: mine", "id: bad"))
    page = opened(house)
    assert {"daily", "short", "mine", "bad"} <= set(ids(page))
    for row in page.list.rows:
        page.go_to(row.id)
        assert page.detail.name.text() == row.name
        shown = {each for each, button in page.detail.buttons.items() if not button.isHidden()}
        assert shown == wishes_for(row)
    page.go_to("bad")
    assert 'did you mean "squat"' in page.detail.problems.text()
    assert RoutineWish.RENAME not in wishes_for(next(row for row in page.list.rows if row.id == "daily"))


def test_she_finds_one_by_typing(house: House, qtbot: QtBot) -> None:
    with_hers(house)
    page = opened(house)
    page.search.setFocus()
    qtbot.keyClicks(page.search, "yours squat")
    qtbot.waitUntil(lambda: ids(page) == ["mine"])
    everything = len(house.model.context.catalogue.routines)
    assert page.count.text() == f"1 of {everything} routines"
    qtbot.keyClicks(page.search, " zzz")
    qtbot.waitUntil(lambda: page.count.text() == NONE_FOUND)
    assert page.detail_area.isHidden()
    page.search.clear()
    qtbot.waitUntil(lambda: len(ids(page)) == everything)


def test_the_list_goes_by_keys(house: House) -> None:
    page = opened(house)
    page.list.setFocus()
    press(Qt.Key.Key_Home, Qt.Key.Key_Down)
    assert page.detail.name.text() == page.list.rows[1].name


def test_using_one_leads_to_today(house: House) -> None:
    page = opened(house, "gentle")
    wish(page, RoutineWish.USE)
    assert house.page is house.today
    assert house.model.view().chosen == "gentle"


def test_a_copy_is_hers_and_can_be_taken_back(house: House) -> None:
    page = opened(house, "daily")
    wish(page, RoutineWish.COPY)
    assert page.list.current
    assert page.list.current.name == "Daily routine (copy)"
    assert page.list.current.hers
    page.message.undo.click()
    settle()
    assert "daily_routine_copy" not in ids(page)
    assert "taken out" in page.message.words.text()


def test_another_name_and_back(house: House) -> None:
    path = with_hers(house)
    page = opened(house, "mine")
    wish(page, RoutineWish.RENAME)
    question = feature(house).desk.question
    assert question
    question.field.setText("Slow mornings")  # type: ignore[attr-defined]
    press(Qt.Key.Key_Return)
    settle()
    assert feature(house).desk.question is None
    assert page.detail.name.text() == "Slow mornings"
    assert "# keep this" in path.read_text(encoding="utf-8")
    page.message.undo.click()
    settle()
    assert path.read_text(encoding="utf-8") == HERS
    assert page.detail.name.text() == "Mine"


def test_the_field_for_a_name_follows_the_colours(house: House) -> None:
    with_hers(house)
    wish(opened(house, "mine"), RoutineWish.RENAME)
    house.dress((1280, 800), "dark", 1.3)
    assert feature(house).desk.question.field.styleSheet() == house.style.field_style()  # type: ignore[union-attr]


def test_leaving_the_name_changes_nothing(house: House) -> None:
    path = with_hers(house)
    page = opened(house, "mine")
    page.detail.buttons[RoutineWish.RENAME].setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)
    settle()
    assert page.detail.buttons[RoutineWish.RENAME].hasFocus()
    assert path.read_text(encoding="utf-8") == HERS


def test_taken_out_and_brought_back(house: House) -> None:
    path = with_hers(house)
    page = opened(house, "mine")
    wish(page, RoutineWish.REMOVE)
    assert not path.exists()
    assert "mine" not in ids(page)
    page.message.undo.click()
    settle()
    assert path.read_text(encoding="utf-8") == HERS
    assert page.list.current
    assert page.list.current.id == "mine"


@pytest.mark.parametrize(
    ("wanted", "ending", "head"),
    [
        (RoutineWish.HANDOUT, "pdf", b"%PDF"),
        (RoutineWish.HANDOUT, "html", b"<!DOCTYPE"),
        (RoutineWish.CALENDAR, "ics", b"BEGIN:VCALENDAR"),
        (RoutineWish.EXPORT, "yaml", b"#"),
    ],
)
def test_saved_elsewhere(house: House, tmp_path: Path, wanted: RoutineWish, ending: str, head: bytes) -> None:
    target = tmp_path / f"saved.{ending}"
    page = opened(house, "short")
    feature(house).ask_target = lambda *_: target
    wish(page, wanted)
    assert target.read_bytes().startswith(head)
    assert str(target) in page.message.words.text()
    assert page.message.undo.isHidden()


def test_where_it_cannot_be_saved_she_is_told(house: House, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    page = opened(house, "short")
    feature(house).ask_target = lambda *_: tmp_path / "file" / "x.yaml"
    wish(page, RoutineWish.EXPORT)
    assert (page.message.words.text() == "", page.message.isHidden()) == (False, False)


def test_opened_in_a_program_of_hers(house: House) -> None:
    path = with_hers(house)
    page, asked = opened(house, "mine"), []

    def refuse(path: Path) -> bool:
        asked.append(path)
        return False

    feature(house).open_file = refuse
    wish(page, RoutineWish.OPEN)
    assert "No program opened it. You can also see its text under Change." in page.message.words.text()
    wish(page, RoutineWish.SHOW)
    said = f"opened its folder. You can also see its text under Change. It is {path}."
    assert (asked, said in page.message.words.text()) == ([path, path.parent], True)


def test_a_file_is_looked_at_before_it_is_kept(house: House, tmp_path: Path) -> None:
    page = opened(house)
    sent = tmp_path / "sent.yaml"
    sent.write_text(HERS, encoding="utf-8")
    feature(house).ask_sources = lambda: (sent,)
    page.bring_in.click()
    question = feature(house).desk.question
    assert question
    assert "Keep Mine?" in question.title.text()
    assert "mine" not in ids(page)
    question.answers["keep"].click()
    settle()
    assert page.list.current
    assert page.list.current.id == "mine"
    page.message.undo.click()
    settle()
    assert "mine" not in ids(page)


def test_files_dropped_on_the_page_come_one_after_the_other(house: House, tmp_path: Path) -> None:
    page = opened(house)
    bad, good = tmp_path / "bad.yaml", tmp_path / "good.yml"
    bad.write_text("[", encoding="utf-8")
    good.write_text(HERS, encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in (tmp_path / "picture.png", bad, good)])
    mime.setUrls([*mime.urls(), QUrl("https://example.org/far.yaml")])
    page.dropEvent(
        QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    )
    settle()
    desk = feature(house).desk
    assert "picture.png is no routine" in page.message.words.text()
    assert desk.question
    assert "cannot be read" in desk.question.title.text()
    assert list(desk.question.answers) == ["leave"]
    desk.question.answers["leave"].click()
    settle()
    assert desk.question
    assert "Keep Mine?" in desk.question.title.text()
    press(Qt.Key.Key_Escape)
    settle()
    assert afresh(desk.question) is None
    assert "mine" not in ids(page)


def test_a_file_that_comes_meanwhile_is_listed(house: House) -> None:
    page = opened(house)
    with_hers(house)
    house.window.go_to("today")
    settle()
    house.window.go_to("routines")
    settle()
    assert "mine" in ids(page)


def test_two_hundred_are_listed_and_found(house: House, qtbot: QtBot) -> None:
    folder = with_hers(house).parent
    for number in range(200):
        text = HERS.replace("id: mine", f"id: r{number}").replace("'Mine'", f"Week {number}")
        (folder / f"r{number}.yaml").write_text(text, encoding="utf-8")
    page = opened(house)
    assert len(ids(page)) == len(house.model.context.catalogue.routines) > 200
    page.search.setText("week 150")
    qtbot.waitUntil(lambda: ids(page) == ["r150"])
    page.go_to("r7")
    assert page.list.current
    assert page.list.current.id == "r7"
    assert page.search.text() == ""


def test_nothing_is_cut(house: House) -> None:
    with_hers(house, "bad.yaml", HERS.replace("squat", "sqat"))
    page = opened(house, "mine")
    for room in house.in_each_room(ROOMS[1:]):
        assert clipped(house.window) == [], room
        assert small_targets(page) == [], room
    assert unnamed(page) == []


def test_it_is_no_wider_than_the_other_pages(house: House) -> None:
    page = opened(house, "short")
    for width in (700, 1280, 3840):
        house.window.resize(width, 900 if width < 3840 else 2160)
        settle()
        house.window.go_to("settings")
        settle()
        other = house.settings.search.mapTo(house.settings, QPoint(0, 0)).x()
        house.window.go_to("routines")
        settle()
        assert page.search.mapTo(page, QPoint(0, 0)).x() == other, width
        right = page.detail_area.mapTo(page, QPoint(page.detail_area.width(), 0)).x()
        assert page.width() - right + RING == other, width


def test_a_screen_reader_has_the_list_and_its_rows(house: House) -> None:
    page = opened(house)
    interface = QAccessible.queryAccessibleInterface(page.list)
    assert interface
    assert interface.role() is QAccessible.Role.List
    assert interface.childCount() == len(page.list.rows)
    first = interface.child(0)
    assert first
    assert first.text(QAccessible.Text.Name) == page.list.rows[0].spoken
    assert all(button.accessibleName().endswith("Daily routine") for button in page.detail.buttons.values())
    assert set(WISH_NAMES) == set(RoutineWish)


def test_what_is_kept_is_a_routine_like_any_other(house: House, tmp_path: Path) -> None:
    sent = tmp_path / "sent.yaml"
    sent.write_text(HERS, encoding="utf-8")
    opened(house)
    feature(house).desk.bring_in([sent])
    question = feature(house).desk.question
    assert question
    question.answers["keep"].click()
    settle()
    routine = load_catalogue(house.model.context.paths.routines).routine("mine")
    assert routine.name == "Mine"
