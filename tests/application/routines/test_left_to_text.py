"""What the form has no field for is said, and where it stands."""

from __future__ import annotations

from routine_app.application.routines.editor_view import last_of, view_steps
from routine_app.application.routines.left_to_text import LeftToText
from routine_app.content.listed import Catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.spoken_length import estimate_ms
from tests.application.routines.test_files import HERS


def left(catalogue: Catalogue, text: str) -> tuple[LeftToText, LeftToText, LeftToText]:
    """Return what is left of the routine, its first section and the first item of that."""
    view = last_of(view_steps(text, "mine.yaml", catalogue.exercises, Comfort(week=20), estimate_ms))
    section = view.sections[0]
    return view.left, section.left, section.items[0].left


def test_where_all_is_shown_nothing_is_said_but_of_the_whole(catalogue: Catalogue) -> None:
    whole, section, item = left(catalogue, HERS)
    assert whole == LeftToText("Also in the text: its format, its id.", 2, 1)
    assert section == item == LeftToText()


def test_a_key_that_nobody_knows_is_named_with_its_place(catalogue: Catalogue) -> None:
    whole, section, item = left(catalogue, f'{HERS}        "nots\\e[0m": x\n    repeats: 2\nmaker: me\n')
    assert whole == LeftToText('Also in the text: its format, its id, "maker".', 12, 1)
    assert section == LeftToText('Also in the text: "repeats".', 11, 5)
    assert item.words.startswith('Also in the text: "nots')
    assert item.words.isprintable()
    assert (item.line, item.column) == (10, 9)


def test_of_many_the_first_are_named(catalogue: Catalogue) -> None:
    _, _, item = left(catalogue, HERS + "".join(f"        k{number}: x\n" for number in range(9)))
    assert item.words == 'Also in the text: "k0", "k1", "k2", "k3", and more.'


def test_what_is_no_item_or_section_is_left_whole(catalogue: Catalogue) -> None:
    _, _, item = left(catalogue, HERS.replace("exercise: squat # slowly", "squat"))
    assert item.words.startswith("This cannot be shown as a form")
    assert (item.line, item.column) == (9, 9)
