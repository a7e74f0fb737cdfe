"""Reads clip files: how each variation moves.

Knows the folder of clips, and how what a file says becomes a clip. A clip that cannot be read yields problems with
file, line and column, and a still, neutral figure stands in for it.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import msgspec

from routine_app.checked_yaml.nodes import Mapping
from routine_app.checked_yaml.report import TooManyProblemsError
from routine_app.content.clip_file import CLIP_FORM, TRIMESTERS, ClipWords
from routine_app.content.clip_rules import check_places
from routine_app.content.document import Parsed, parse_file, read_parsed
from routine_app.domain.vocabulary import Position
from routine_app.figure.base_poses import BASE_POSES
from routine_app.figure.clip import Clip, PhaseMotion, neutral_clip
from routine_app.figure.pose_builder import PoseBuilder
from routine_app.paths import resources_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from routine_app.content.clip_poses import KeyWords
    from routine_app.domain.exercise import Variation
    from routine_app.domain.problems import Problem
    from routine_app.figure.key_pose import KeyPose


def clips_dir() -> Path:
    """Return the folder of the clips that come with the app."""
    return resources_dir() / "clips"


def load_clip(path: Path) -> tuple[Clip | None, tuple[Problem, ...]]:
    """Return the clip of a file (its name is the variation's id), or None and every problem found in it."""
    return read_clip(parse_file(path), path.stem)


def clip_for(
    variation_id: str, positions: Iterable[Position] = (), phases: Iterable[str] = (), folder: Path | None = None
) -> tuple[Clip, tuple[Problem, ...]]:
    """Return the clip of a variation, with what is wrong with its file.

    A missing or broken file gives a still figure in the first of `positions`. Phases of the tempo that the clip does
    not know are problems too, though the clip plays.
    """
    parsed = parse_file((folder or clips_dir()) / f"{variation_id}.yaml")
    clip, problems = read_clip(parsed, variation_id)
    if clip is None:
        base = next((position.value for position in positions), "standing")
        return neutral_clip(variation_id, base), problems
    _check_phases(parsed, clip, phases)
    return clip, parsed.report.problems


def clip_of_variation(variation: Variation) -> tuple[Clip, tuple[Problem, ...]]:
    """Return how a variation moves, with what is wrong with it; see `clip_for`.

    One with a `clip` moves as that variation does: its phases go through the movements of that clip in their order,
    each in its own time. A phase for which none is left stays in the setup pose, as any that a clip does not know.
    """
    phases = [phase.name for phase in variation.tempo]
    if not variation.clip:
        return clip_for(variation.id, variation.positions, phases)
    clip, problems = clip_for(variation.clip, variation.positions)
    return _renamed(clip, f"{variation.clip} as {', '.join(phases)}", phases), problems


def _renamed(clip: Clip, clip_id: str, phases: Sequence[str]) -> Clip:
    names = (*phases, *clip.phases[len(phases) :])[: len(clip.phases)]
    motion = tuple(msgspec.structs.replace(move, phase=phase) for move, phase in zip(clip.motion, names, strict=True))
    later = tuple((trimester, _renamed(other, clip_id, phases)) for trimester, other in clip.later)
    return msgspec.structs.replace(clip, id=clip_id, motion=motion, later=later)


def read_clip(parsed: Parsed, clip_id: str) -> tuple[Clip | None, tuple[Problem, ...]]:
    """Return the clip of a parsed file, or None and every problem found in it."""
    words = read_parsed(parsed, CLIP_FORM).value
    report = parsed.report
    if words is None:
        return None, report.problems
    poses = _whole(words.keys)
    with contextlib.suppress(TooManyProblemsError):
        check_places(poses, parsed.root, report)
        for name, later in _later_poses(words, poses):
            trimesters = parsed.root.get("trimesters") if isinstance(parsed.root, Mapping) else None
            check_places(later, trimesters.get(name) if isinstance(trimesters, Mapping) else None, report)
    return (None if report.failed else _with_later(clip_id, words, poses)), report.problems


def _whole(keys: dict[str, KeyWords]) -> dict[str, KeyPose]:
    """Return the key poses in full: each on top of the earlier one or the base pose that it is begun from."""
    poses: dict[str, KeyPose] = {}
    for name, key in keys.items():
        under = poses[key.earlier] if key.earlier else BASE_POSES[key.said.base or "standing"]
        poses[name] = key.said.over(under)
    return poses


def _with_later(clip_id: str, words: ClipWords, poses: dict[str, KeyPose]) -> Clip:
    """Return the clip, with what it is in later trimesters: each on top of the one before."""
    first, later = _clip(clip_id, words, poses), []
    for name, whole in _later_poses(words, poses):
        props = {prop.name: prop for prop in (*words.props, *words.trimesters[name].props)}
        words = msgspec.structs.replace(words, props=tuple(props.values()))
        later.append((TRIMESTERS[name], _clip(clip_id, words, whole)))
    return msgspec.structs.replace(first, later=tuple(later))


def _later_poses(words: ClipWords, poses: dict[str, KeyPose]) -> list[tuple[str, dict[str, KeyPose]]]:
    """Return the trimesters in which something is other, in their order, with the key poses in full."""
    found = []
    for name in (name for name in TRIMESTERS if name in words.trimesters):
        keys = words.trimesters[name].keys
        poses = {key: keys[key].said.over(pose) if key in keys else pose for key, pose in poses.items()}
        found.append((name, poses))
    return found


def _clip(clip_id: str, words: ClipWords, poses: dict[str, KeyPose]) -> Clip:
    builder, names = PoseBuilder(words.props), list(poses)
    motion = tuple(
        PhaseMotion(phase, tuple(names.index(name) for name in said.to), said.ease)
        for phase, said in words.motion.items()
    )
    ends = motion[-1].keys[-1] if motion and motion[-1].keys else 0
    return Clip(
        id=clip_id,
        poses=tuple(builder.pose(name, pose) for name, pose in poses.items()),
        motion=motion,
        setup=names.index(words.setup) if words.setup else ends,
        camera=words.camera,
        props=words.props,
        side=words.side,
        breath=words.breath,
        work=words.work,
        helpers=tuple(builder.pose(prop.name, prop.pose) for prop in words.props if prop.pose is not None),
        alternates=words.alternates,
        rest=tuple(names.index(name) for name in words.rest),
        ready=names.index(words.ready) if words.ready else None,
        shod=words.shod,
    )


def _check_phases(parsed: Parsed, clip: Clip, phases: Iterable[str]) -> None:
    """Report the phases of the tempo that the clip does not move through."""
    root, known = parsed.root, ", ".join(clip.phases) or "none"
    entry = root.entries.get("motion") if isinstance(root, Mapping) else None
    line, column = (1, 1) if entry is None else (entry.key.line, entry.key.column)
    with contextlib.suppress(TooManyProblemsError):
        for phase in phases:
            if phase not in clip.phases:
                parsed.report.at(line, column, f'the tempo\'s phase "{phase}" does not move: motion knows {known}')
