"""The checks behind `doctor`: each looks at one thing that the app needs from this computer.

Loads no Qt: what only Qt knows is asked of child processes (`probes`). Makes no folder.
"""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from routine_app import __version__
from routine_app.application.app_log import LOG_NAME
from routine_app.cli import display, probes
from routine_app.cli.diary_check import diary_state
from routine_app.cli.output import shell_word
from routine_app.content.catalogue import load_catalogue
from routine_app.domain.display_text import harmless
from routine_app.domain.formatting import counted
from routine_app.invocation import install_again, line_to_type
from routine_app.paths import user_paths
from routine_app.storage.preferences import load_preferences
from routine_app.system.awake import Awake

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from routine_app.paths import UserPaths

NO_OUTPUT_MEND = "plug in or switch on a loudspeaker"


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at. `mend` is the one line to type or thing to do, if any is needed; it may help what works."""

    name: str
    works: bool
    detail: str
    mend: str = ""
    essential: bool = False


def findings(data_dir: Path | None) -> Iterator[Finding]:
    """Yield what was found, quickest first; the children are already at work while the first lines are read."""
    paths = user_paths(data_dir)
    fault = display.display_fault()
    no_display = {"QT_QPA_PLATFORM": "offscreen"} if fault else {}
    window, sound, voice, ducking = (
        probes.Probe(probes.WINDOW, no_display),
        probes.Probe(probes.SOUND),
        probes.Probe(probes.VOICE),
        probes.Probe(probes.DUCKING),
    )
    yield Finding("Routine", works=True, detail=f"{__version__} on Python {platform.python_version()}")
    yield from content_findings(paths)
    yield from folder_findings(paths)
    yield log_finding(paths)
    yield diary_finding(paths)
    yield display_finding(fault)
    yield library_finding()
    yield window_finding(window.answer())
    yield sound_finding(sound.answer())
    yield voice_finding(voice.answer())
    yield ducking_finding(ducking.answer())
    yield awake_finding()


def content_findings(paths: UserPaths) -> Iterator[Finding]:
    """Yield whether the routines and exercises load, and whether her settings do."""
    catalogue = load_catalogue(paths.routines)
    broken = [entry for entry in catalogue.routines if entry.broken]
    counts = f"{len(catalogue.exercises)} exercises, {len(catalogue.routines) - len(broken)} routines"
    folder = harmless(str(paths.routines))
    of_folder = [problem.message for problem in catalogue.problems if problem.file == folder]
    problems = [*catalogue.problems, *(problem for entry in broken for problem in entry.problems)]
    files = dict.fromkeys([entry.path for entry in broken])
    files |= dict.fromkeys(Path(problem.file) for problem in catalogue.problems if problem.file != folder)
    if not problems:
        yield Finding("Content", works=True, detail=counts, essential=True)
    else:
        yield Finding(
            "Content",
            works=False,
            detail=f"{counts}; {len(problems)} problems in {len(files)} files, which are left out",
            mend=_content_mend(files, folder, of_folder),
            essential=not catalogue.exercises or len(broken) == len(catalogue.routines),
        )
    _, messages = load_preferences(paths.preferences)
    for message in messages:
        yield Finding("Settings", works=False, detail=message, mend=f"correct or delete {paths.preferences}")


def _content_mend(files: Collection[Path], folder: str, of_folder: Sequence[str]) -> str:
    """Return what to do about files, by the command that tells more, and about the folder that holds them."""
    line = line_to_type(" ".join(["check", *(shell_word(path) for path in files)]))
    return "; ".join([*([line] if files else []), *(f"{folder}: {each}" for each in of_folder)])


def folder_findings(paths: UserPaths) -> Iterator[Finding]:
    """Yield whether the app can write where it keeps things."""
    folders = {
        "Routines folder": paths.routines,
        "Diary": paths.database.parent,
        "Settings folder": paths.preferences.parent,
        "Logs folder": paths.logs,
        "Cache folder": paths.cache,
    }
    for name, folder in folders.items():
        above = next(place for place in (folder, *folder.parents) if os.path.exists(place))  # noqa: PTH110 - Path.exists raises where it may not look
        works = above.is_dir() and os.access(above, os.W_OK | os.X_OK)
        yield Finding(
            name,
            works=works,
            detail=f"{folder}{'' if works else ' cannot be written'}",
            mend="" if works else f"allow writing to {above}, or choose another folder with --data-dir",
            essential=name == "Diary",
        )


def log_finding(paths: UserPaths) -> Finding:
    """Return where the log is, and how many crash reports lie beside it."""
    log = paths.logs / LOG_NAME
    reports = sorted(path.name for path in log.parent.glob("crash-*.txt"))
    parts = [str(log) if log.exists() else f"{log} (nothing is logged yet)"]
    parts += [f"{counted(len(reports), 'crash report')} beside it, the newest {reports[-1]}"] if reports else []
    return Finding("Log", works=True, detail="; ".join(parts))


def diary_finding(paths: UserPaths) -> Finding:
    """Return whether the diary's file can be used, and what is offered of its backups."""
    works, detail, mend = diary_state(paths.database)
    return Finding("Diary file", works=works, detail=detail, mend=mend)


def display_finding(fault: display.Fault | None) -> Finding:
    """Return whether there is a display to open a window on."""
    if fault is not None:
        return Finding("Display", works=False, detail=fault.what, mend=fault.mend, essential=True)
    shown = (f"{name}={os.environ[name]}" for name in _DISPLAY_VARIABLES if os.environ.get(name))
    return Finding("Display", works=True, detail=", ".join(shown) or platform.system(), essential=True)


_DISPLAY_VARIABLES = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")


def library_finding() -> Finding:
    """Return whether the shared libraries that Qt loads on Linux are there; the mend is one line with all of them."""
    if sys.platform in ("darwin", "win32"):
        return Finding("System libraries", works=True, detail="none needed on this system")
    missing = display.missing_libraries(display.all_libraries())
    if not missing:
        return Finding("System libraries", works=True, detail=f"all {len(display.all_libraries())} found")
    return Finding(
        "System libraries",
        works=False,
        detail=f"missing: {', '.join(missing)}",
        mend=display.install_line(missing),
    )


def window_finding(answer: probes.Answer) -> Finding:
    """Return whether Qt itself starts, with all that the window loads."""
    if answer.fault:
        return Finding("Window", works=False, detail=answer.fault, mend=_window_mend(), essential=True)
    return Finding("Window", works=True, detail=str(answer.value), essential=True)


def _window_mend() -> str:
    """Return the one thing that can help: the system's libraries, if any is missing, else what Routine stands on."""
    missing = display.missing_libraries(display.all_libraries()) if sys.platform.startswith("linux") else []
    return display.install_line(missing) if missing else install_again()


def sound_finding(answer: probes.Answer) -> Finding:
    """Return whether anything can be heard."""
    if answer.fault:
        missing = display.missing_libraries(display.SOUND_LIBRARIES) if sys.platform == "linux" else []
        mend = display.install_line(missing) if missing else NO_OUTPUT_MEND
        return Finding("Sound", works=False, detail=answer.fault, mend=mend)
    system, outputs = answer.value
    if not outputs:
        return Finding("Sound", works=False, detail="no output found", mend=NO_OUTPUT_MEND)
    return Finding("Sound", works=True, detail=f"{system}: {', '.join(outputs)}")


def voice_finding(answer: probes.Answer) -> Finding:
    """Return whether the app's own voice, or another one, speaks."""
    if answer.fault:
        return Finding("Voice", works=False, detail=answer.fault, mend=install_again())
    name, took_ms = answer.value
    return Finding("Voice", works=True, detail=f"{name}, a word in {took_ms} ms")


def ducking_finding(answer: probes.Answer) -> Finding:
    """Return whether other apps' sound can be lowered while the voice speaks; the app does well without."""
    fault, server = answer.value or (answer.fault, "")
    name = "Other apps' sound"
    if fault:
        return Finding(name, works=False, detail=f"is not lowered while the voice speaks: {fault}")
    return Finding(name, works=True, detail=f"lowered while the voice speaks, by {server}")


def awake_finding() -> Finding:
    """Return whether the screen can be kept on during a session."""
    awake = Awake()
    held = awake.hold()
    awake.release()
    if held:
        return Finding("Keep awake", works=True, detail="the screen stays on during a session")
    return Finding(
        "Keep awake",
        works=False,
        detail=awake.problem or "the screen may go dark",
        mend="set the screen to stay on in the system's power settings",
    )
