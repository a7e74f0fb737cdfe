"""Parts of a routine are moved by drag: what a drop at any place of the list does.

Without a screen Qt drags nothing, so a drop is handed to the list as Qt would; a mouse drags in `test_drag_xvfb`.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from routine_app.application.routines.editor_rows import Path
from routine_app.qt.editor.entry_list import EntryList
from routine_app.qt.editor.page import EditorPage
from tests.application.routines.test_files import HERS
from tests.qt.conftest import House
from tests.qt.editor.conftest import opened
from tests.qt.looking import settle

TWO = f"""{HERS}      - exercise: bridge  # both feet
  - name: End
    items:
      - exercise: piriformis
      - exercise: breathing
"""
EMPTY = f"""{TWO}  - name: Nothing yet
    items: []
"""
_MOVE, _LEFT, _HELD = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class FromHere(QDropEvent):
    """A drop of what was dragged from the list itself, which Qt knows while it drags alone."""

    def source(self) -> EntryList:
        shown = QApplication.focusWidget()
        assert isinstance(shown, EntryList)
        return shown


def parts(page: EditorPage) -> list[list[str]]:
    return [[item.exercise for item in section.items] for section in page.model.view.sections]


def place(page: EditorPage, path: Path, *, below: bool) -> QPoint:
    """Return a place in the lower half of a row, or its upper half."""
    shown = page.form.list
    row = [each.path for each in shown.rows].index(path)
    shown.scrollTo(shown.model().index(row, 0))
    area = shown.visualRect(shown.model().index(row, 0))
    return QPoint(area.center().x(), area.bottom() - 3 if below else area.top() + 3)


def drop(page: EditorPage, path: Path, at: QPoint, kind: type[QDropEvent] = FromHere) -> None:
    """Drag a part to a place of the list and let go there."""
    shown, mime = page.form.list, QMimeData()
    shown.setFocus()
    shown.go_to(path)
    shown.viewportEvent(kind(QPointF(at), _MOVE, mime, _LEFT, _HELD))
    settle()


def shown_as_form(house: House, text: str) -> EditorPage:
    page, _ = opened(house, text)
    page.show_text(shown=False)
    settle()
    return page


@pytest.mark.parametrize(
    ("path", "onto", "below", "wanted", "to"),
    [
        ((0, 0), (0, 1), True, [["bridge", "squat"], ["piriformis", "breathing"]], (0, 1)),
        ((0, 1), (0, 0), False, [["bridge", "squat"], ["piriformis", "breathing"]], (0, 0)),
        ((0, 0), (1, 0), True, [["bridge"], ["piriformis", "squat", "breathing"]], (1, 1)),
        ((0, 1), (1,), True, [["squat"], ["bridge", "piriformis", "breathing"]], (1, 0)),
        ((1, 1), (1,), False, [["squat", "bridge", "breathing"], ["piriformis"]], (0, 2)),
        ((1, 0), (), True, [["piriformis", "squat", "bridge"], ["breathing"]], (0, 0)),
        ((1,), (0, 0), True, [["squat", "bridge"], ["piriformis", "breathing"]], (1,)),
        ((1,), (), True, [["piriformis", "breathing"], ["squat", "bridge"]], (0,)),
    ],
)
def test_a_part_goes_where_it_is_dropped_and_back(
    house: House, path: Path, onto: Path, below: bool, wanted: list[list[str]], to: Path
) -> None:
    page = shown_as_form(house, TWO)
    drop(page, path, place(page, onto, below=below))
    assert parts(page) == wanted
    assert page.form.current == to
    assert page.model.view.is_whole
    if page.model.draft.is_changed:
        assert page.model.draft.text.count("# both feet") == 1
        assert " moved: " in page.said.text()
        page.undo.click()
    assert page.model.draft.text == TWO


def test_onto_a_section_with_nothing_in_it_yet(house: House) -> None:
    page = shown_as_form(house, EMPTY)
    assert len(page.model.view.problems) == 1
    drop(page, (0, 0), place(page, (2,), below=True))
    assert parts(page) == [["bridge"], ["piriformis", "breathing"], ["squat"]]
    assert page.model.view.is_whole
    assert page.said.text() == "Squat moved: 1 of 1 in Nothing yet."
    page.undo.click()
    assert page.model.draft.text == EMPTY


def test_below_the_last_row_is_the_end(house: House) -> None:
    page = shown_as_form(house, TWO)
    house.window.resize(1280, 1400)
    settle()
    drop(page, (0, 0), QPoint(20, page.form.list.viewport().height() - 3))
    assert parts(page) == [["bridge"], ["piriformis", "breathing", "squat"]]


def test_the_last_of_a_section_stays_there(house: House) -> None:
    page = shown_as_form(house, TWO.replace("      - exercise: bridge  # both feet\n", ""))
    before = page.model.draft.text
    drop(page, (0, 0), place(page, (1, 0), below=True))
    assert page.model.draft.text == before
    assert page.said.text().startswith("That was left as it was.")


def test_what_comes_from_elsewhere_moves_nothing(house: House) -> None:
    page = shown_as_form(house, TWO)
    drop(page, (0, 0), place(page, (1, 0), below=True), QDropEvent)
    assert page.model.draft.text == TWO
