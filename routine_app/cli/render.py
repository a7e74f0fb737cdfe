"""`routine-app render VARIATION -o FILE`: a picture of a movement, one cycle in motion, or all of them on one sheet.

Opens no window, but paints with Qt: looks first whether that can work here. Knows the catalogue's tempos, so that a
picture in motion runs as it does in a session.
"""

from __future__ import annotations

import argparse
import math
import os
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from routine_app.checked_yaml.report import near_miss, quoted
from routine_app.cli.options import Subcommands, add_everywhere, add_week, is_number
from routine_app.cli.output import say
from routine_app.cli.streams import complain
from routine_app.domain.problems import ContentError, Problem
from routine_app.invocation import line_to_type

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routine_app.domain.exercise import Exercise, Variation

NO_PAINTER = 2
STILLS, MOVING = (".png",), (".gif", ".webp")
SMALLEST, LARGEST = 64, 4096
SIZE, CELL, SHEET_COLUMNS = (900, 700), (320, 290), 8


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "render",
        help="a picture of a movement",
        description="Paints a movement: a still (.png), one cycle in motion (.gif, .webp), or all of them on a sheet.",
    )
    parser.add_argument(
        "variation", nargs="?", metavar="VARIATION", help="such as squat.chair; the command exercises shows them all"
    )
    parser.add_argument("-o", "--output", required=True, type=output, metavar="FILE", help=".png, .gif or .webp")
    parser.add_argument(
        "--sheet",
        action="store_true",
        help='all key poses, as .png: of all, or of VARIATION, or of "squat.*,itb.strap"',
    )
    parser.add_argument(
        "--at", type=share, metavar="0..1", help="where in the cycle; without it the pose before and between sets"
    )
    parser.add_argument("--size", type=size, metavar="WxH", help="in pixels, 900x700; of a sheet's cells, 320x290")
    parser.add_argument("--yaw", type=angle, default=0.0, metavar="D", help="degrees that the figure is turned")
    parser.add_argument("--yaws", type=angles, default=(0.0,), metavar="D,D", help="a sheet turned so many ways")
    add_week(parser)
    add_everywhere(parser)
    parser.set_defaults(run=lambda arguments: run(parser, arguments))


def run(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    """Paint, and say what was written."""
    moving = arguments.output.suffix.lower() in MOVING
    if arguments.variation is None and not arguments.sheet:
        parser.error("give a VARIATION, or --sheet for all of them")
    if moving and (arguments.sheet or arguments.at is not None):
        parser.error("a sheet and --at are stills: write them as .png")
    variation = None if arguments.sheet else variation_of(arguments.variation)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # it paints into images: no display is needed, nor asked for
    fault = painter_fault()
    if fault:
        complain(f"routine-app: Qt cannot paint here. {fault}")
        return NO_PAINTER
    if variation is None:
        return _sheet(arguments)
    return _picture(arguments, variation, moving=moving)


def variation_of(variation_id: str) -> Variation:
    """Return the variation with this id; raises ContentError, with the nearest one, for an unknown one."""
    from routine_app.content.catalogue import load_catalogue

    exercises = load_catalogue().exercises
    known = {variation.id: variation for exercise in exercises.values() for variation in exercise.variations}
    if variation_id in known:
        return known[variation_id]
    meant = exercises[variation_id].default.id if variation_id in exercises else variation_id
    hint = near_miss(meant, known)
    said = f"there is no variation {quoted(variation_id)}{hint}; all of them: {line_to_type('exercises')}"
    raise ContentError((Problem(variation_id.replace(".", " "), 1, 1, said),))


def painter_fault() -> str:
    """Return why Qt cannot paint here, with the mend; "" where it can."""
    from routine_app.cli.display import display_fault, import_fault

    fault = display_fault()
    try:
        if fault is None:
            import routine_app.qt.figure.render  # noqa: F401
    except ImportError as error:
        fault = import_fault(error)
        if fault is None:
            raise
    return f"{fault.what}\nThe mend: {fault.mend}" if fault else ""


def _picture(arguments: argparse.Namespace, variation: Variation, *, moving: bool) -> int:
    from routine_app.content.clips import clip_of_variation
    from routine_app.qt.figure.render import RenderShot, render_motion, render_png

    clip, problems = clip_of_variation(variation)
    _complain(problems)
    shot = RenderShot(arguments.size or SIZE, yaw=arguments.yaw, week=arguments.week)
    if moving:
        frames = render_motion(clip, arguments.output, shot, variation.tempo)
        told = f"{frames} frames, {variation.cycle_ms * (2 if clip.alternates else 1) / 1000:g} s"
    else:
        render_png(clip, arguments.output, shot, arguments.at, variation.tempo)
        told = "a still"
    say(f"{arguments.output}: {variation.short_name}, {shot.size[0]} x {shot.size[1]}, {told}")
    return 0


def _sheet(arguments: argparse.Namespace) -> int:
    from routine_app.content.catalogue import load_catalogue
    from routine_app.content.clips import clip_of_variation
    from routine_app.qt.figure.contact_sheet import render_sheet
    from routine_app.qt.figure.render import RenderShot

    clips, names = [], {}
    chosen = _chosen(load_catalogue().exercises.values(), arguments.variation)
    for variation in chosen:
        for position in (variation.positions[0], *dict(variation.clips)):
            clip, problems = clip_of_variation(variation.seen_in((position,)))
            _complain(problems)
            clips.append(clip)
            names[clip.id] = variation.short_name
    shot = RenderShot(yaw=arguments.yaw, week=arguments.week)
    cell = arguments.size or CELL
    columns = SHEET_COLUMNS if arguments.variation is None else 0
    width, height = render_sheet(clips, arguments.output, cell, shot, yaws=arguments.yaws, names=names, columns=columns)
    say(f"{arguments.output}: {len(chosen)} variations, {width} x {height}")
    return 0


def _chosen(exercises: Iterable[Exercise], patterns: str | None) -> list[Variation]:
    """Return what patterns with commas between them ask for (None: all); raises ContentError where that is nothing."""
    known = [variation for exercise in exercises for variation in exercise.variations]
    if patterns is None:
        return known
    wanted = patterns.split(",")
    chosen = [each for each in known if any(fnmatchcase(each.id, pattern) for pattern in wanted)]
    return chosen or [variation_of(patterns)]  # which says what was probably meant


def _complain(problems: Iterable[Problem]) -> None:
    for problem in problems:
        complain(str(problem))


def output(text: str) -> Path:
    """Return the path to write; raises ArgumentTypeError where its ending is none of the known ones."""
    path = Path(text)
    if path.suffix.lower() not in (*STILLS, *MOVING):
        raise argparse.ArgumentTypeError(f"{quoted(text)} should end in {', '.join((*STILLS, *MOVING))}")
    return path


def share(text: str) -> float:
    """Return a share of the cycle (0-1); raises ArgumentTypeError otherwise."""
    value = _number(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{quoted(text)} is not a number from 0 to 1")
    return value


def angle(text: str) -> float:
    """Return degrees; raises ArgumentTypeError for what is no number from -360 to 360."""
    value = _number(text)
    if not -360 <= value <= 360:
        raise argparse.ArgumentTypeError(f"{quoted(text)} is not an angle from -360 to 360 degrees")
    return value


def angles(text: str) -> tuple[float, ...]:
    """Return degrees with commas between them; raises ArgumentTypeError otherwise."""
    return tuple(angle(each) for each in text.split(","))


def size(text: str) -> tuple[int, int]:
    """Return width and height in pixels; raises ArgumentTypeError otherwise."""
    width, _, height = text.lower().partition("x")
    if not (is_number(width) and is_number(height)):
        raise argparse.ArgumentTypeError(
            f"{quoted(text)} is not a size such as 900x700, {SMALLEST} to {LARGEST} pixels a side"
        )
    found = int(width), int(height)
    if not all(SMALLEST <= side <= LARGEST for side in found):
        raise argparse.ArgumentTypeError(f"{quoted(text)}: both sides should be from {SMALLEST} to {LARGEST} pixels")
    return found


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan
