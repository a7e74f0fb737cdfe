"""All that every clip must hold, together, and a tool for the console.

    python -m tests.figure.clip_checks resources/clips/squat.bodyweight.yaml [more files, or none for all]

The checks are plain functions in `checks_body`, `checks_belly`, `checks_contact`, `checks_rest` and `checks_frame`:
each returns what is wrong, in words with numbers, or nothing. Sixty samples a cycle, shared out by the phases' seconds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from routine_app.content.catalogue import load_catalogue
from routine_app.content.clips import clips_dir, load_clip
from routine_app.domain.exercise import Variation
from routine_app.figure.clip import Clip, PhaseMotion
from tests.figure.checks_belly import check_belly
from tests.figure.checks_body import (
    STEP,
    check_alternating,
    check_bones,
    check_continuity,
    check_limits,
    check_mirror,
    check_phases,
)
from tests.figure.checks_contact import check_contacts, check_floor, check_helpers, check_props, check_reaches
from tests.figure.checks_frame import check_frame
from tests.figure.checks_rest import check_heels, check_helping, check_rest, check_seat
from tests.figure.clip_probes import cycle

__all__ = [
    "all_checks",
    "check_alternating",
    "check_bones",
    "check_contacts",
    "check_continuity",
    "check_floor",
    "check_frame",
    "check_helpers",
    "check_limits",
    "check_mirror",
    "check_phases",
    "check_props",
    "check_reaches",
    "cycle",
    "variations",
]

_STEP_TO_REST = 0.17  # metres: the way to a rest and back takes 8 s; no joint is faster than 1.3 m/s


def all_checks(clip: Clip, variation: Variation | None = None) -> list[str]:
    """Return everything that is wrong with a clip, in whatever week and in its rests."""
    wrong = [*_checks(clip, variation), *check_belly(clip, variation)]
    for since, later in clip.later:
        wrong += [f"trimester {since}: {line}" for line in _checks(later, variation)]
    for form in (clip, *(later for _, later in clip.later)):
        if form.rest:
            wrong += [f"rest: {line}" for line in (*check_heels(form), *_checks(resting(form), None, _STEP_TO_REST))]
        if form.ready is not None:
            wrong += [f"ready: {line}" for line in _checks(taking_up(form, form.ready), None, _STEP_TO_REST)]
    return wrong


def resting(clip: Clip) -> Clip:
    """Return the clip of a rest: she goes from the setup pose to how she rests, and back."""
    way = (*clip.rest, *clip.rest[-2::-1], clip.setup)
    motion = tuple(PhaseMotion(f"rest {index}", (key,)) for index, key in enumerate(way, 1))
    return replace(clip, motion=motion, rest=(), later=(), alternates=False)


def taking_up(clip: Clip, ready: int) -> Clip:
    """Return the clip of taking up the setup pose from the one that she gets ready in, and back."""
    motion = (PhaseMotion("back", (ready,)), PhaseMotion("take up", (clip.setup,)))
    return replace(clip, motion=motion, rest=(), ready=None, later=(), alternates=False)


def _checks(clip: Clip, variation: Variation | None, step: float = STEP) -> list[str]:
    instants = cycle(clip, variation)
    return [
        *(check_phases(clip, variation) if variation else []),
        *check_reaches(clip),
        *check_contacts(clip),
        *check_bones(instants),
        *check_floor(instants),
        *check_props(clip, instants),
        *check_limits(instants),
        *check_continuity(instants, step),
        *check_mirror(clip, instants),
        *check_alternating(clip),
        *check_rest(clip),
        *check_seat(clip),
        *check_helpers(clip),
        *check_helping(clip),
        *check_frame(clip, instants),
    ]


def variations() -> dict[str, Variation]:
    """Return every variation of the catalogue by the id of its clip, one of several positions by that of each."""
    every = [v for exercise in load_catalogue().exercises.values() for v in exercise.variations]
    shown = [(clip, replace(v, positions=(position,))) for v in every for position, clip in v.clips]
    return {v.id: v for v in every} | dict(shown)


def main(paths: Iterable[str]) -> int:
    """Check clip files (all of them without arguments), print what is wrong, return how many files have something."""
    known = variations()
    files = [Path(path) for path in paths] or sorted(clips_dir().glob("*.yaml"))
    bad = 0
    for path in files:
        clip, problems = load_clip(path)
        lines = [str(problem) for problem in problems]
        if clip is not None:
            if path.stem not in known:
                lines.append(f"{path.stem} is not a variation of the catalogue")
            lines += all_checks(clip, known.get(path.stem))
        bad += bool(lines)
        print(f"{path.stem}: {'ok' if not lines else ''}")  # noqa: T201 - this is a tool for the console
        for line in lines:
            print(f"  {line}")  # noqa: T201 - this is a tool for the console
    return bad


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
