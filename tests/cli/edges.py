"""The command line at the edges of a process: every command, and what must hold whatever is done to it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DAILY = str(ROOT / "routines" / "daily.yaml")
SMALL = """\
format: 1
id: small
name: Small
description: For the test.
get_ready: 5
sections:
  - {name: All, items: [{exercise: squat, dose: {sets: 1, reps: 2}}]}
"""
LINES: dict[str, list[str]] = {
    "list": ["list"],
    "list --json": ["list", "--json"],
    "exercises": ["exercises"],
    "preview": ["preview", "short"],
    "history": ["history"],
    "history --json": ["history", "--json"],
    "day": ["day", "--worst", "3"],
    "safety": ["safety"],
    "backups": ["backups"],
    "backups --json": ["backups", "list", "--json"],
    "check": ["check", DAILY],
    "schema": ["schema"],
    "format": ["format", "{small}"],
    "handout": ["handout", "{small}", "-o", "{out}/h.md"],
    "calendar": ["calendar", "{small}", "-o", "{out}/week.ics"],
    "render": ["render", "squat.chair", "-o", "{out}/x.png", "--size", "64x64"],
    "play": ["play", "{small}", "--text", "--speed", "1000"],
    "window": [],
    "doctor": ["doctor"],
}
TOUCH_HER_FOLDER = tuple(name for name in LINES if name not in ("exercises", "check", "format", "schema", "render"))
WITHOUT_WINDOW = [name for name in LINES if name not in ("window", "doctor", "render")]
DOCUMENTED = {0, 1, 2, 74, 129, 130, 141, 143}
_FOREIGN = ("ROUTINE_APP_", "DISPLAY", "WAYLAND_", "PYTHON", "XDG_", "DBUS_")


class Process:
    """Starts the command in an environment of its own: a home, a runtime folder, no display."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        for each in (self.home, folder / "out", folder / "run", folder / "here"):
            each.mkdir(mode=0o700)
        (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
        own = {key: value for key, value in os.environ.items() if not key.startswith(_FOREIGN)}
        self.environ = {**own, "HOME": str(self.home), "XDG_RUNTIME_DIR": str(folder / "run")}
        self.environ |= {"QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}

    def line(self, name: str) -> list[str]:
        words = [word.format(out=self.folder / "out", small=self.folder / "small.yaml") for word in LINES[name]]
        return [sys.executable, "-P", "-m", "routine_app", *words]

    def run(
        self,
        name: str,
        *more: str,
        line: str = "",
        environ: dict[str, str | None] | None = None,
        before: tuple[str, ...] = (),
    ) -> subprocess.CompletedProcess[str]:
        """Run a command. `line` is one of the shell with "$@" for it; None takes a variable away."""
        command = [*before, *self.line(name), *more]
        if line:
            command = ["sh", "-c", line, "sh", *command]
        changed = {**self.environ, **(environ or {})}
        result = subprocess.run(
            command,
            env={key: value for key, value in changed.items() if value is not None},
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=60,
            cwd=self.folder / "here",
        )
        assert result.returncode in DOCUMENTED, (result.returncode, result.stderr)
        assert "Traceback" not in result.stderr, result.stderr
        return result

    def written(self) -> list[str]:
        """Return what is in the current folder of the commands: nothing, whatever happens."""
        return sorted(str(path.relative_to(self.folder)) for path in (self.folder / "here").rglob("*"))

    def as_nobody(self, user: int = 65534) -> tuple[str, ...]:
        """Return what makes a command obey the rights of files, which root need not, as a user of that number."""
        if os.geteuid() != 0:
            return ()
        if shutil.which("setpriv") is None:
            pytest.skip("root may read everything, and there is no setpriv")
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, user, user, follow_symlinks=False)
        before = ("setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups")
        if not _can_run_python(before):
            pytest.skip("this Python is for root alone")
        return before


@cache
def _can_run_python(before: tuple[str, ...]) -> bool:
    return subprocess.run([*before, sys.executable, "-c", "import routine_app"], cwd=ROOT).returncode == 0
