"""Edits of a routine as hypothesis draws them: every kind, with values that are hard to write."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from routine_app.content.editing.edits import (
    AddExercise,
    DuplicateEntry,
    InsertEntry,
    MoveEntry,
    RemoveEntry,
    RoutineEdit,
    SetKey,
)
from routine_app.domain.breath import PATTERNS
from routine_app.domain.vocabulary import FirstSide

OWN = {
    "id": "calf_raise",
    "name": "Calf raise",
    "purpose": "Keeps the lower legs awake: both.",
    "variations": [
        {
            "id": "calf_raise.counter",
            "name": "Calf raise at a counter",
            "short_name": "Calf raise",
            "level": "base",
            "positions": ["standing"],
            "demands": ["balance"],
            "equipment": ["counter"],
            "sides": "both",
            "dose": {"sets": 2, "reps": 8},
            "tempo": [{"phase": "rise", "seconds": 2, "breath": "out", "step": 1}],
            "steps": ["Hold the counter.", "Rise: slowly."],
        }
    ],
}

LETTERS = "aeß漢é🙂 .,:;-#'\"[]{}*&!|>%@`?~=<0123456789\u00a0\\/"
SENTENCES = ["Slowly.", "Don't rush", "yes", "no", "1:30", "010", "null", "~", "a: b", "- a", "# a", "Set #2", "12"]
VISIBLE = st.one_of(st.sampled_from(SENTENCES), st.text(LETTERS, min_size=1, max_size=60)).filter(
    lambda text: any(char.isalnum() for char in text)
)
LONG = st.builds(
    " ".join,
    st.lists(st.sampled_from(["slowly", "with", "care:", "it's"]), min_size=1, max_size=60),
)
LINES = st.builds("\n".join, st.lists(VISIBLE, min_size=1, max_size=4))
NOTES = st.one_of(VISIBLE, LONG, LINES)
DOSES = st.one_of(
    st.builds(lambda sets, reps: {"sets": sets, "reps": reps}, st.integers(1, 10), st.integers(1, 100)),
    st.builds(lambda sets, hold: {"sets": sets, "hold": hold}, st.integers(1, 10), st.integers(5, 300)),
    st.builds(lambda minutes: {"minutes": minutes}, st.sampled_from([0.5, 1, 2.5, 30])),
)
SECONDS = st.sampled_from([0, 5, 12.5, 300])
ROUTINE_KEYS = {
    "name": VISIBLE.map(lambda text: text[:60]).filter(lambda text: any(char.isalnum() for char in text)),
    "description": NOTES,
    "author": VISIBLE,
    "physiotherapist": VISIBLE,
    "notes": NOTES,
    "rest": SECONDS,
    "review": st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1)),
}
SECTION_KEYS = {"name": ROUTINE_KEYS["name"], "repeat": st.integers(1, 2)}
ITEM_KEYS = {
    "dose": DOSES,
    "rest": SECONDS,
    "tempo_scale": st.sampled_from([0.5, 1, 1.25]),
    "breathing": st.sampled_from(sorted(PATTERNS)),
    "first_side": st.sampled_from([side.value for side in FirstSide]),
    "self_paced": st.booleans(),
    "core": st.booleans(),
    "notes": NOTES,
    "exercise": st.sampled_from(["squat", "cat_cow"]),
}
Data = Any  # of any form
KEYS: tuple[dict[str, st.SearchStrategy[Any]], ...] = (ROUTINE_KEYS, SECTION_KEYS, ITEM_KEYS)
NEW_ITEM = st.builds(lambda notes: {"exercise": "squat", "rest": 20, "notes": notes}, NOTES)
NEW_SECTION = st.builds(lambda name, item: {"name": name, "items": [item, {"exercise": "itb"}]}, VISIBLE, NEW_ITEM)


@st.composite
def edits(draw: st.DrawFn, data: Data, *, whole: bool) -> RoutineEdit:
    """Draw an edit that fits the data of a routine; without `whole` also an exercise of the author's own."""
    sections = data["sections"]
    kind = draw(st.sampled_from(["set"] * 6 + ["clear"] * 2 + ["insert", "remove", "copy", "move", "move", "own"]))
    section = draw(st.integers(0, max(len(sections) - 1, 0)))
    items = sections[section]["items"] or []
    item = draw(st.integers(0, max(len(items) - 1, 0)))
    depth = draw(st.integers(0 if kind in ("set", "clear") else 1, 2 if items else 1))
    path = (section, item)[:depth]
    match kind:
        case "set" | "clear":
            part = (data, sections[section], items[item] if items else {})[depth]
            return draw(set_or_cleared(part, path, clear=kind == "clear"))
        case "insert":
            return InsertEntry(path, draw(NEW_SECTION if depth == 1 else NEW_ITEM))
        case "remove" if len(sections) > 1 or depth == 2:
            return RemoveEntry(path)
        case "copy":
            return DuplicateEntry(path)
        case "move":
            return draw(moved(sections, path))
    return SetKey((), "author", draw(VISIBLE)) if whole else AddExercise(OWN)  # type: ignore[arg-type]


@st.composite
def set_or_cleared(draw: st.DrawFn, part: Data, path: tuple[int, ...], *, clear: bool) -> RoutineEdit:
    key = draw(st.sampled_from(sorted(KEYS[len(path)])))
    if clear and key in part and key not in ("name", "description", "exercise"):
        return SetKey(path, key, None)
    return SetKey(path, key, draw(KEYS[len(path)][key]))


@st.composite
def moved(draw: st.DrawFn, sections: Data, path: tuple[int, ...]) -> RoutineEdit:
    to = draw(st.integers(0, len(sections) - 1))
    if len(path) == 1:
        return MoveEntry(path, (to,))
    there = len(sections[to]["items"] or []) - (to == path[0])
    return MoveEntry(path, (to, draw(st.integers(0, there))))
