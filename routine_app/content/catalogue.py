"""All the exercises and routines that there are: those that come with the app, and the user's own beside them.

Knows folders and which file wins; does not know comfort, time or how anything is shown. One broken file never keeps
another from loading. Every entry of the list has an id and a name of its own, whatever the files say.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from routine_app.checked_yaml.nodes import Mapping as Keys
from routine_app.checked_yaml.nodes import Node
from routine_app.checked_yaml.report import quoted
from routine_app.content.document import ReadResult, parse_file
from routine_app.content.exercises import ID, NAME, read_exercise
from routine_app.content.folder import list_folder, misnamed, state_of
from routine_app.content.listed import NOTHING_KNOWN, Catalogue, Origin, RoutineEntry
from routine_app.content.routines import read_routine
from routine_app.domain.display_text import harmless, has_something_to_see, shortened
from routine_app.domain.exercise import Exercise
from routine_app.domain.natural_order import NaturalKey, natural_key
from routine_app.domain.problems import Problem
from routine_app.domain.routine import Routine
from routine_app.paths import routines_dir

EXERCISE_ORDER = (
    "squat",
    "band_pull_apart",
    "deadlift",
    "bridge",
    "cat_cow",
    "quad_hip_ext",
    "sidelying_abduction",
    "piriformis",
    "itb",
    "breathing",
)
ROUTINE_ORDER = ("daily", "short", "gentle", "no_floor", "before_bed", "strength", "breathe")
_ONLY_IN_EXERCISES = frozenset({"purpose", "muscles", "variations", "sources", "named_in_article"})
_ONLY_IN_ROUTINES = frozenset({"description", "author", "get_ready", "rest", "sections", "exercises"})


def load_catalogue(
    user_routines: Path | None = None,
    shipped: Path | None = None,
    known: Mapping[Path, RoutineEntry] = NOTHING_KNOWN,
    exercises: Mapping[str, Exercise] | None = None,
) -> Catalogue:
    """Read the shipped folder (`shipped`, by default the app's own) and the user's, which need not exist.

    `known` are entries (see `sound_entries`) whose files are as they were, and so are not read again, as are the
    `exercises` where they are given.
    """
    folder = routines_dir() if shipped is None else shipped
    problems: list[Problem] = []
    if exercises is None:
        exercises, problems = _load_exercises(folder / "exercises")
    ours, our_problems = _load_routines(folder, Origin.SHIPPED, exercises, known)
    hers: list[RoutineEntry] = []
    state = None if user_routines is None else state_of(user_routines)
    if user_routines is not None:
        hers, her_problems = _load_routines(user_routines, Origin.USER, exercises, known)
        problems = [*problems, *her_problems]
    listed = _told_apart(_in_order(ours, hers))
    return Catalogue(MappingProxyType(dict(exercises)), listed, (*problems, *our_problems), state)


def check_file(path: Path, exercises: Mapping[str, Exercise] | None = None) -> tuple[Problem, ...]:
    """Return every problem of a routine or exercise file; a routine may name `exercises`, by default the shipped."""
    parsed = parse_file(path)
    named = tuple(problem for problem in (misnamed(path),) if problem is not None)
    if _is_exercise(parsed.root):
        return named + read_exercise(parsed).problems
    if exercises is None:
        exercises = _load_exercises(routines_dir() / "exercises")[0]
    return named + read_routine(parsed, exercises).problems


def _is_exercise(root: Node | None) -> bool:
    """Tell an exercise from a routine by most of its keys, so that one misspelt key does not change what it is."""
    keys = root.entries.keys() if isinstance(root, Keys) else set()
    return len(_ONLY_IN_EXERCISES & keys) > len(_ONLY_IN_ROUTINES & keys)


def _load_exercises(folder: Path) -> tuple[dict[str, Exercise], list[Problem]]:
    """Return the exercises in the order of the article, any others after them by id."""
    listing = list_folder(folder)
    problems = list(listing.problems)
    if not listing.files and not problems:
        problems = [Problem(harmless(str(folder)), 1, 1, "there are no exercises here: install Routine again")]
    found: dict[str, Exercise] = {}
    for path in listing.files:
        reading = read_exercise(parse_file(path))
        problems += reading.problems
        if reading.value is None:
            continue
        if reading.value.id in found:
            problems.append(
                Problem(harmless(str(path)), 1, 1, f"another file holds the exercise {quoted(reading.id)} already")
            )
            continue
        found[reading.value.id] = reading.value
    return {
        id_: found[id_] for id_ in sorted(found, key=lambda id_: (_rank(id_, EXERCISE_ORDER), natural_key(id_)))
    }, problems


def _load_routines(
    folder: Path, origin: Origin, exercises: Mapping[str, Exercise], known: Mapping[Path, RoutineEntry]
) -> tuple[list[RoutineEntry], tuple[Problem, ...]]:
    listing = list_folder(folder)
    entries = [
        known.get(path) or _entry(path, origin, read_routine(parse_file(path), exercises)) for path in listing.files
    ]
    good = [entry for entry in entries if not entry.broken]
    owners: dict[str, Path] = {}
    for entry in sorted(good, key=lambda entry: entry.path.stem != entry.id):  # a copy has another name than its id
        owners.setdefault(entry.id, entry.path)
    return [_of_one_id(entry, owners) for entry in entries], listing.problems


def _of_one_id(entry: RoutineEntry, owners: Mapping[str, Path]) -> RoutineEntry:
    """Return the entry; as a broken one where its id belongs to another file of the folder."""
    owner = owners.get(entry.id, entry.path)
    if entry.broken or owner == entry.path:
        return entry
    wrong = f"the id {quoted(entry.id)} is already used by {harmless(owner.name)} in the same folder"
    problem = Problem(harmless(str(entry.path)), 1, 1, f"{wrong}; give this file an id of its own")
    return replace(entry, held=None, problems=(*entry.problems, problem))


def _entry(path: Path, origin: Origin, reading: ReadResult[Routine]) -> RoutineEntry:
    """Return the entry of one file. A broken one goes by the id and name that it has, as far as they are sound."""
    routine, where = reading.value, os.fsencode(path)
    if routine is not None:
        return RoutineEntry(routine.id, routine, where, origin, reading.problems, title=routine.name)
    sound = len(reading.id) <= ID.longest and re.fullmatch(ID.pattern, reading.id)
    id_ = reading.id if sound else shortened(harmless(path.stem))
    name = " ".join(reading.name.split())
    title = harmless(name) if has_something_to_see(name) and len(name) <= NAME.longest else ""
    return RoutineEntry(id_, None, where, origin, reading.problems, title=title)


def _in_order(ours: list[RoutineEntry], hers: list[RoutineEntry]) -> tuple[RoutineEntry, ...]:
    """Return the shipped routines (or hers in their place) in their own order, then hers by name."""
    shipped = {entry.id for entry in ours}
    hers = [replace(entry, overrides_shipped=not entry.broken and entry.id in shipped) for entry in hers]
    replaced = {entry.id for entry in hers if entry.overrides_shipped}
    listed = [*(entry for entry in ours if entry.id not in replaced), *hers]

    def place(entry: RoutineEntry) -> tuple[int, NaturalKey, NaturalKey]:
        at_home = entry.origin is Origin.SHIPPED or entry.overrides_shipped
        rank = _rank(entry.id, ROUTINE_ORDER) if at_home else len(ROUTINE_ORDER) + 1
        return rank, natural_key(entry.name), natural_key(entry.path.name)

    return tuple(sorted(listed, key=place))


def _told_apart(entries: Iterable[RoutineEntry]) -> tuple[RoutineEntry, ...]:
    """Return the entries, no two with the same id, and of her own no two with the same name."""
    entries = tuple(entries)
    taken = {entry.id for entry in entries if not entry.broken}
    names = Counter(_seen(entry.name) for entry in entries)
    apart = []
    for entry in entries:
        id_ = entry.id
        if entry.broken:
            id_ = next(name for name in _ids_for(entry) if name not in taken)
            taken.add(id_)
        same = names[_seen(entry.name)] > 1 and entry.origin is Origin.USER and entry.title
        apart.append(replace(entry, id=id_, told_apart_by=entry.file if same else ""))
    return tuple(apart)


def _ids_for(entry: RoutineEntry) -> Iterable[str]:
    """Yield what a broken entry may go by: its id, else its file's name, else that with a number."""
    yield entry.id
    yield entry.file
    yield from (f"{entry.file} ({number})" for number in count(2))


def _seen(name: str) -> str:
    return " ".join(name.casefold().split())


def _rank(id_: str, order: tuple[str, ...]) -> int:
    return order.index(id_) if id_ in order else len(order)
