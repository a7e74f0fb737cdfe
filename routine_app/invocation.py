"""How this program is started: the line to type for one of its commands, and the line that starts a process of its own.

The one place that tells an interpreter from a frozen bundle, in which there is no `python -m`. Knows no command and no
helper by name; imports nothing of the app.
"""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

HELPER = "--helper"  # the hidden word before the module of a helper process, in a frozen bundle
COMMAND_VARIABLE = "ROUTINE_APP_COMMAND"  # set by scripts/run: what was typed to start it
_NAME = "routine-app"


def is_frozen() -> bool:
    """Whether this is a bundle (PyInstaller and its like)."""
    return bool(getattr(sys, "frozen", False))


def helper_command(module: str, *words: str) -> list[str]:
    """Return the command that runs `main()` of one of our modules, with `words` as its arguments, in a new process.

    Such a module also runs as `python -m`; its `main()` returns the exit code.
    """
    start = [sys.executable, HELPER] if is_frozen() else [sys.executable, "-P", "-m"]
    return [*start, module, *words]


def is_helper(words: Sequence[str]) -> bool:
    """Whether these arguments of ours ask for a helper process."""
    return len(words) > 1 and words[0] == HELPER and words[1].startswith("routine_app.")


def run_helper(words: Sequence[str]) -> int:
    """Be the helper process that `words` ask for; return its exit code."""
    sys.argv = list(words[1:])
    code: int = importlib.import_module(words[1]).main()
    return code


def free_environment(environ: MutableMapping[str, str] = os.environ) -> None:
    """In a frozen bundle on Linux: let what we start of the system's find the system's libraries, not the bundle's.

    The bundle's own are found all the same: the linker has read the variable long since, and a helper's start sets it
    again.
    """
    if not is_frozen():
        return
    before = environ.pop("LD_LIBRARY_PATH_ORIG", None)
    environ.pop("LD_LIBRARY_PATH", None)
    if before:
        environ["LD_LIBRARY_PATH"] = before


def line_to_type(words: str) -> str:
    """Return what to type for a command of ours, such as "check mine.yaml", the way this process was started.

    `words` are as a shell reads them; what stands before them is quoted where it must be.
    """
    return f"{_joined(_started_with())} {words}".rstrip()


def install_again() -> str:
    """Return what to do where the app's own Python packages do not load."""
    if is_frozen():
        return "install Routine again"
    if os.environ.get(COMMAND_VARIABLE):  # a checkout: its environment is made anew at the next start
        return f"delete the folder {sys.prefix}, then type: {line_to_type('')}"
    return _joined([sys.executable, "-m", "pip", "install", "--force-reinstall", _NAME])


def _started_with() -> list[str]:
    if typed := os.environ.get(COMMAND_VARIABLE):
        return [typed]
    if is_frozen():
        return [_as_found(sys.executable)]
    started = Path(sys.argv[0] or _NAME)
    if started.name == "__main__.py" and started.parent.name == "routine_app":
        return [_as_found(sys.executable), "-m", "routine_app"]
    if started.stem in (_NAME, "routine"):
        return [_as_found(str(started))]
    return [_NAME]


def _as_found(program: str) -> str:
    """Return the bare name of a program where typing that starts it, else its path."""
    name = Path(program).name
    found = shutil.which(name)
    return name if found and Path(found).resolve() == Path(program).resolve() and found == program else program


def _joined(words: Sequence[str]) -> str:
    if sys.platform == "win32":
        from subprocess import list2cmdline

        return list2cmdline(words)
    import shlex  # with a pattern of its own; most starts tell nobody what to type

    return shlex.join(words)
