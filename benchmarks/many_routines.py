"""A folder with many routines, no two of them alike: the shipped ones under other names, with other doses and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.content.editing.apply import edit_text
from routine_app.content.editing.edits import SetKey
from routine_app.paths import routines_dir

if TYPE_CHECKING:
    from pathlib import Path


def fill(folder: Path, count: int) -> None:
    """Write so many routines into a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(routines_dir().glob("*.yaml"))]
    edited = [_with_places(text) for text in texts]
    for number in range(count):
        text = edited[number % len(edited)].replace("NUMBER", str(number)).replace("REST", str(20 + number % 60))
        (folder / f"routine_{number}.yaml").write_text(text, encoding="utf-8")


def _with_places(text: str) -> str:
    """Return a routine's text with places for what tells the many apart."""
    for key, value in (("id", "routine_NUMBER"), ("name", "Routine NUMBER"), ("author", "Author NUMBER")):
        text = edit_text(text, SetKey((), key, value)).applied(text)
    return edit_text(text, SetKey((), "rest", 33)).applied(text).replace("rest: 33", "rest: REST")
