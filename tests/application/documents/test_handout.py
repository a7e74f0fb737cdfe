"""The handout of a routine as it is asked for."""

from __future__ import annotations

from pathlib import Path

from routine_app.application.documents.handout import routine_handout
from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import ENDED, Comfort
from tests.content.test_moves_like import OWN


def test_an_exercise_of_an_author_is_drawn_in_the_movement_that_it_names(tmp_path: Path) -> None:
    pictures = {}
    for name, text in (("moving", OWN), ("still", OWN.replace("        clip: squat.counter\n", ""))):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "mine.yaml").write_text(text, encoding="utf-8")
        (item,) = routine_handout(load_catalogue(folder), "mine", Comfort(week=20)).items
        pictures[name] = [each.svg for each in item.pictures]
    assert pictures["moving"][0] != pictures["moving"][1]
    assert pictures["moving"] != pictures["still"]


def test_after_a_pregnancy_its_stop_signs_name_no_baby() -> None:
    catalogue = load_catalogue()
    signs = {week: str(routine_handout(catalogue, "short", Comfort(week=week)).stop) for week in (30, ENDED)}
    assert "baby" in signs[30]
    assert "baby" not in signs[ENDED]
