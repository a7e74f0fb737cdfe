"""The parts of a routine in one list, as the editor shows them: the routine, its sections, and the items of each.

Knows a view; says where an entry goes when it is moved. Knows no widget, and edits nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from routine_app.domain.display_text import harmless
from routine_app.domain.formatting import counted
from routine_app.domain.vocabulary import Sides

if TYPE_CHECKING:
    from routine_app.application.routines.editor_view import EditorItem, EditorSection, EditorView
    from routine_app.domain.exercise import Variation
    from routine_app.domain.routine import Routine

Path = tuple[int, ...]
ROUTINE: Path = ()
STAR = "★"
NO_NAME = "No name yet"
ABOUT_ROUTINE = "Its name, what it is for, whom to ask"


class EditorRow(msgspec.Struct, frozen=True):
    """A part: () the routine, (section,) a section, (section, item) an item, each counted from 0.

    `variation` is what an item's figure shows, None for none; `broken`: it is left to the text.
    """

    path: Path
    title: str
    about: str
    variation: Variation | None = None
    broken: bool = False

    @property
    def spoken(self) -> str:
        """The row in words, for who does not see it."""
        kind = ("The routine", "Section", "Exercise")[len(self.path)]
        title = self.title.replace(STAR, "one of the core three")
        return f"{kind}: {title}, {self.about}" if self.about else f"{kind}: {title}"


def rows_of(view: EditorView) -> tuple[EditorRow, ...]:
    """Return all rows, in the order of the file."""
    rows = [EditorRow(ROUTINE, harmless(view.name) or NO_NAME, ABOUT_ROUTINE)]
    shown = {each.id: each for exercise in view.exercises.values() for each in exercise.variations}
    planned = {(each.section, each.variation.id): each.variation for each in reversed(view.planned)}
    for at, section in enumerate(view.sections):
        rows.append(EditorRow((at,), harmless(section.name) or NO_NAME, _about_section(section)))
        seen = (planned.get((section.name, item.shown)) or shown.get(item.shown) for item in section.items)
        rows += map(_item_row, section.items, seen)  # as on Today: in the position that is taken for it
    return tuple(rows)


def row_near(rows: tuple[EditorRow, ...], path: Path) -> int:
    """Return the place in the list of a path, or of what stands nearest before it."""
    return max((at for at, row in enumerate(rows) if row.path <= path), default=0)


def stepped(view: EditorView, path: Path, step: int) -> Path | None:
    """Return where an entry goes a step up (-1) or down (1), an item also into the next section; None at the end."""
    if len(path) == 1:
        to = path[0] + step
        return (to,) if 0 <= to < len(view.sections) else None
    if len(path) != len(("section", "item")):
        return None
    section, item = path[0], path[1] + step
    if 0 <= item < len(view.sections[section].items):
        return (section, item)
    section += step
    if not 0 <= section < len(view.sections):
        return None
    return (section, 0 if step > 0 else len(view.sections[section].items))


def dropped(path: Path, after: Path) -> Path | None:
    """Return where an entry goes that is dropped below the row `after`; None where it stays."""
    if not path:
        return None
    if len(path) == 1:
        to = (after[0] if after else -1) + 1
        to -= to > path[0]
        return None if to == path[0] else (to,)
    section = after[0] if after else 0
    item = after[1] + 1 if len(after) > 1 else 0
    item -= section == path[0] and item > path[1]
    return None if (section, item) == path else (section, item)


def after(view: EditorView, path: Path) -> Path | None:
    """Return where a new item goes that is added at a row: below it; None where there is no section yet."""
    if len(path) > 1:
        return (path[0], path[1] + 1)
    if path:
        return (path[0], len(view.sections[path[0]].items))
    return (0, len(view.sections[0].items)) if view.sections else None


def part_from(routine: Routine | None, path: Path) -> Routine | None:
    """Return a routine from a part on, its first section gone through once; None where there is no routine."""
    if routine is None or not path or path[0] >= len(routine.sections):
        return routine
    first = routine.sections[path[0]]
    if len(path) > 1:
        first = replace(first, items=first.items[path[1] :] or first.items, repeat=1)
    return replace(routine, sections=(first, *routine.sections[path[0] + 1 :]))


def _about_section(section: EditorSection) -> str:
    times = f", {harmless(section.repeat)} times" if section.repeat not in ("", "1") else ""
    return f"{counted(len(section.items), 'exercise')}{times}"


def _item_row(item: EditorItem, shown: Variation | None) -> EditorRow:
    if item.broken:
        return EditorRow(item.path, harmless(item.name), "Left to the text", broken=True)
    rest = item.values.get("rest", "")
    dose = item.values.get("dose", "").replace(" x ", " \N{MULTIPLICATION SIGN} ")
    if item.sides is Sides.EACH and dose:
        dose = f"{dose} each side"
    parts = [dose or item.usual, f"rest {rest}{' s' if rest.isdigit() else ''}" if rest else ""]
    title = f"{item.name} {STAR}" if item.core else item.name
    return EditorRow(item.path, harmless(title), harmless(", ".join(part for part in parts if part)), shown)


def movements(view: EditorView) -> tuple[Variation, ...]:
    """Return the variations of the app's own exercises: what an exercise of hers may move like."""
    own = view.routine.exercises if view.routine else ()
    return tuple(variation for each in view.exercises.values() if each not in own for variation in each.variations)
