"""Reads clip files: how each variation moves.

Knows YAML's places and the folder of clips; what a clip may say is `figure.clip`'s affair. A clip that cannot be read
yields problems with file, line and column, and a still, neutral figure stands in for it.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from routine_app.content.document import Parsed, parse_file
from routine_app.content.nodes import Mapping, Node, Scalar, Sequence
from routine_app.content.report import TooManyProblemsError
from routine_app.content.scalars import flag, is_nothing, number
from routine_app.domain.vocabulary import Position
from routine_app.figure.clip import Clip, neutral_clip, read_clip
from routine_app.paths import resources_dir

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from routine_app.domain.problems import Problem
    from routine_app.figure.faults import Path as Keys

_BASES = {Position.STANDING: "standing", Position.SEATED: "seated", Position.ALL_FOURS: "all_fours",
          Position.KNEELING: "kneeling", Position.SUPINE: "supine", Position.SIDE_LYING: "side_lying",
          Position.INCLINE: "incline"}  # fmt: skip


def clips_dir() -> Path:
    """Return the folder of the clips that come with the app."""
    return resources_dir() / "clips"


def load_clip(path: Path) -> tuple[Clip | None, tuple[Problem, ...]]:
    """Return the clip of a file (its name is the variation's id), or None and every problem found in it."""
    return _read(path.stem, parse_file(path))


def clip_for(
    variation_id: str, positions: Iterable[Position] = (), phases: Iterable[str] = (), folder: Path | None = None
) -> tuple[Clip, tuple[Problem, ...]]:
    """Return the clip of a variation, with what is wrong with its file.

    A missing or broken file gives a still figure in the first of `positions`. Phases of the tempo that the clip does
    not know are problems too, though the clip plays.
    """
    path = (folder or clips_dir()) / f"{variation_id}.yaml"
    clip, problems = load_clip(path)
    if clip is None:
        base = next((_BASES[position] for position in positions), "standing")
        return neutral_clip(variation_id, base), problems
    return clip, (*problems, *_uncovered(path, clip, phases))


def _uncovered(path: Path, clip: Clip, phases: Iterable[str]) -> tuple[Problem, ...]:
    parsed = parse_file(path)
    place = _place(parsed.root, ("motion",))
    known = ", ".join(clip.phases) or "none"
    for phase in phases:
        if phase not in clip.phases:
            message = f'the tempo\'s phase "{phase}" does not move: motion knows {known}'
            parsed.report.at(*place, message)
    return parsed.report.problems


def _read(clip_id: str, parsed: Parsed) -> tuple[Clip | None, tuple[Problem, ...]]:
    root, report = parsed.root, parsed.report
    clip = None
    if root is not None and not report.failed:
        clip, faults = read_clip(clip_id, _plain(root))
        with contextlib.suppress(TooManyProblemsError):
            for fault in faults:
                report.at(*_place(root, fault.path), fault.message)
    return (None if report.failed else clip), report.problems


def _plain(node: Node) -> object:
    """Return a node as plain data: numbers, true and false, words, lists and dictionaries."""
    if isinstance(node, Mapping):
        return {key: _plain(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if not isinstance(node, Scalar) or is_nothing(node):
        return None
    found: float | bool | None = number(node)
    if found is None and node.plain and node.text.startswith(("+", ".", "-.")):
        with contextlib.suppress(ValueError):
            found = float(node.text)
    found = flag(node) if found is None else found
    return node.text if found is None else found


def _place(root: Node | None, path: Keys) -> tuple[int, int]:
    """Return the line and column of the deepest part of a path that the file has; a key's own place at the end."""
    line, column = (1, 1) if root is None else (root.line, root.column)
    here = root
    for step in path:
        if isinstance(here, Mapping) and step in here.entries:
            entry = here.entries[str(step)]
            line, column, here = entry.key.line, entry.key.column, entry.value
        elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here.items):
            here = here.items[step]
            line, column = here.line, here.column
        else:
            break
    return line, column
