"""The parts of a routine in one list, and where each goes when it is moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from routine_app.application.routines.editor_rows import ROUTINE, Path, after, dropped, row_near, rows_of, stepped
from routine_app.application.routines.editor_view import EditorItem, EditorSection, EditorView

SIZES = st.lists(st.integers(1, 4), min_size=1, max_size=4)


def view_of(sizes: list[int]) -> EditorView:
    sections = tuple(
        EditorSection(
            {"name": f"S{at}", "repeat": ""},
            tuple(EditorItem((at, row), "squat", f"{at}.{row}", {}) for row in range(size)),
        )
        for at, size in enumerate(sizes)
    )
    return EditorView("R", {}, sections, ())


def moved(view: EditorView, path: Path, to: Path) -> list[list[str]]:
    """Return the names by section after a move, as the edit makes it."""
    names = [[item.name for item in section.items] for section in view.sections]
    if len(path) == 1:
        names.insert(to[0], names.pop(path[0]))
    else:
        names[to[0]].insert(to[1], names[path[0]].pop(path[1]))
    return names


def test_the_routine_then_each_section_with_its_items() -> None:
    rows = rows_of(view_of([2, 1]))
    assert [row.path for row in rows] == [(), (0,), (0, 0), (0, 1), (1,), (1, 0)]
    assert rows[0].spoken.startswith("The routine: R")
    assert rows[1].about == "2 exercises"
    assert rows[2].spoken == "Exercise: 0.0"


def test_what_is_gone_leads_to_what_stands_before_it() -> None:
    rows = rows_of(view_of([2, 1]))
    assert rows[row_near(rows, (0, 7))].path == (0, 1)
    assert rows[row_near(rows, (5,))].path == (1, 0)
    assert row_near((), ROUTINE) == 0


@given(SIZES, st.data())
def test_a_step_back_undoes_a_step(sizes: list[int], data: st.DataObject) -> None:
    view = view_of(sizes)
    path = data.draw(st.sampled_from([row.path for row in rows_of(view)]))
    step = data.draw(st.sampled_from((-1, 1)))
    to = stepped(view, path, step)
    if to is None:
        return
    sizes_after = [len(each) for each in moved(view, path, to)]
    assert stepped(view_of(sizes_after), to, -step) == path


@given(SIZES, st.data())
def test_what_is_dropped_below_a_row_stands_below_it(sizes: list[int], data: st.DataObject) -> None:
    view = view_of(sizes)
    paths = [row.path for row in rows_of(view)]
    path = data.draw(st.sampled_from([each for each in paths if len(each) > 1]))
    below = data.draw(st.sampled_from([each for each in paths if each != path]))
    to = dropped(path, below)
    before = [name for section in moved(view, path, path) for name in section]
    names = moved(view, path, path if to is None else to)
    name = f"{path[0]}.{path[1]}"
    section = below[0] if below else 0
    row = names[section].index(name)
    assert row == 0 if len(below) < 2 else names[section][row - 1] == f"{below[0]}.{below[1]}"
    assert sorted(before) == sorted(each for section in names for each in section)


@given(st.integers(0, 4), st.integers(0, 4))
def test_a_dropped_section_stands_after_that_of_the_row(section: int, below: int) -> None:
    order = list(range(5))
    to = dropped((section,), (below, 0))
    if to is not None:
        order.insert(to[0], order.pop(section))
    assert section == below or order[order.index(section) - 1] == below
    assert dropped(ROUTINE, (below,)) is None


def test_a_new_item_goes_below_the_row() -> None:
    view = view_of([2, 1])
    assert after(view, ROUTINE) == (0, 2)
    assert after(view, (1,)) == (1, 1)
    assert after(view, (0, 0)) == (0, 1)
    assert after(EditorView("", {}, (), ()), ROUTINE) is None
