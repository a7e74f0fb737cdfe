"""The source distribution holds what git tracks, nothing that merely lies about in a checkout (hatchling's build hook).

Outside of git, that is where a source distribution was unpacked, everything that is there belongs to it.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TrackedFiles(BuildHookInterface[Any]):
    """Adds each tracked file; pyproject.toml lets hatchling pick nothing by itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the interface's
        """Name the files to hatchling."""
        root = Path(self.root)
        for name in tracked_files(root) or all_files(root):
            build_data["force_include"][str(root / name)] = name


def tracked_files(root: Path) -> list[str]:
    """Return the tracked files of the checkout at `root` that are there; nothing where it is none."""
    asked = ["git", "-C", str(root), "ls-files", "-z"]
    try:
        top = subprocess.run([*asked[:3], "rev-parse", "--show-toplevel"], capture_output=True, text=True, check=True)
        if Path(top.stdout.strip()).resolve() != root.resolve():
            return []
        listed = subprocess.run(asked, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return []
    return [name for name in listed.split("\0") if name and (root / name).is_file()]


def all_files(root: Path) -> list[str]:
    """Return every file below `root` but what hatchling and Python write themselves."""
    files = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return [name for name in files if name != "PKG-INFO" and "__pycache__" not in name]
