"""What the editor shows of a text, whole or broken."""

from __future__ import annotations

from routine_app.application.routines.draft import draft_of, edited
from routine_app.application.routines.editor_rows import rows_of
from routine_app.application.routines.editor_view import EditorView, last_of, view_steps
from routine_app.content.document import parse_bytes
from routine_app.content.listed import Catalogue
from routine_app.content.routines import read_routine
from routine_app.domain.comfort import Comfort
from routine_app.domain.spoken_length import estimate_ms
from routine_app.paths import routines_dir
from tests.application.routines.test_files import HERS

TIMES = "\N{MULTIPLICATION SIGN}"


def seen(catalogue: Catalogue, text: str) -> EditorView:
    return last_of(view_steps(text, "mine.yaml", catalogue.exercises, Comfort(week=20), estimate_ms))


def test_every_item_with_what_the_file_says_of_it(catalogue: Catalogue) -> None:
    text = HERS.replace(
        "squat # slowly",
        "squat\n        dose: {sets: 3, reps: 5}\n        rest: 1 min\n        first_side: left\n        core: true",
    )
    view = seen(catalogue, text)
    (section,) = view.sections
    (item,) = section.items
    assert (view.name, section.name, item.path) == ("Mine", "Main", (0, 0))
    assert item.values["dose"] == "3 x 5"
    assert item.values["rest"] == "1 min"
    assert item.values["first_side"] == "left"
    assert item.usual.replace(TIMES, "x") == "2 x 8"
    assert item.core
    assert item.name == "Squat"
    assert view.is_whole
    assert view.facts.startswith("About ")
    assert "no way down to the floor" in view.facts


def test_what_a_repetition_takes_at_its_pace_and_that_it_is_for_each_side(catalogue: Catalogue) -> None:
    text = HERS.replace("squat", "sidelying_abduction\n        dose: 3 x 6\n        tempo_scale: 1.5")
    view = seen(catalogue, text)
    (item,) = view.sections[0].items
    seconds = [phase.ms * 1.5 / 1_000 for phase in catalogue.exercises["sidelying_abduction"].default.tempo]
    assert [float(part.split()[-2]) for part in item.tempo.split("; ")] == seconds
    assert rows_of(view)[2].about == "3 \N{MULTIPLICATION SIGN} 6 each side"
    (wild,) = seen(catalogue, text.replace("1.5", "fast")).sections[0].items
    (hold,) = seen(catalogue, HERS.replace("squat", "piriformis")).sections[0].items
    assert wild.tempo == hold.tempo == ""


def test_every_shipped_routine_is_whole(catalogue: Catalogue) -> None:
    for path in routines_dir().glob("*.yaml"):
        view = seen(catalogue, path.read_text(encoding="utf-8"))
        assert view.is_whole, path.name
        assert view.sections
        assert all(not item.broken and item.name for section in view.sections for item in section.items)


def test_a_row_shows_an_exercise_in_the_position_that_is_taken_for_it(catalogue: Catalogue) -> None:
    def clips(routine: str) -> list[str]:
        rows = rows_of(seen(catalogue, (routines_dir() / routine).read_text(encoding="utf-8")))
        found = [each.variation for each in rows if each.variation is not None]
        return [each.clip for each in found if each.id == "bridge.glute_squeeze"]

    assert clips("gentle.yaml") == ["bridge.glute_squeeze_seated"]
    assert clips("no_floor.yaml") == [""], "standing, as its own clip is"


def test_one_broken_item_leaves_the_rest_in_reach(catalogue: Catalogue) -> None:
    text = HERS + "      - exercise: sqat\n      - exercise: bridge\n"
    view = seen(catalogue, text)
    items = view.sections[0].items
    assert [item.broken for item in items] == [False, True, False]
    assert "see the text" in items[1].name
    assert not view.is_whole
    assert view.facts == ""


def test_what_is_no_routine_at_all(catalogue: Catalogue) -> None:
    for text in ("", "[", "- a\n", "sections: 3\n", "\x00"):
        view = seen(catalogue, text)
        assert view.sections == ()
        assert not view.is_whole
        assert view.problems


def test_the_order_that_leads_down_least(catalogue: Catalogue) -> None:
    names = ("bridge", "squat", "cat_cow", "deadlift")
    text = HERS.replace("      - exercise: squat # slowly\n", "".join(f"      - exercise: {name}\n" for name in names))
    view = seen(catalogue, text)
    assert view.reorder
    draft = edited(draft_of("mine.yaml", text.encode()), view.reorder, "Order")
    after = seen(catalogue, draft.text)
    assert [item.exercise for item in after.sections[0].items] == ["squat", "bridge", "cat_cow", "deadlift"]
    assert after.reorder == ()
    assert read_routine(parse_bytes(draft.text.encode(), "x"), catalogue.exercises).value
