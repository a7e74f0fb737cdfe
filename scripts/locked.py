"""Hold what is installed beside this Python against a lock file: `python -I scripts/locked.py QUESTION LOCK`.

Run by scripts/lib.sh with the environment's own Python, before anything else is there: it stands on the standard
library and on the `packaging` that pip brings along (loaded only when needed: the fingerprint is asked for at every
start). It asks no network and changes nothing.

    fingerprint   one line that is another whenever the environment has to be looked at again
    missing       what the lock holds and is not installed in that very version; exit code 1 if anything
    unfit         what pyproject.toml asks for and is not installed, or not within its bounds; exit code 1 if anything
    strangers     what is installed and not in the lock
    differences   what is installed in another version than the lock's
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
OURS = "routine-app"
NOT_ASKED_FOR = frozenset({"pip", "setuptools", "wheel", OURS})  # an environment's own, and this project


def requirements(lines: list[str]) -> list[Requirement]:
    """Return those of some requirements that apply to this system and this Python."""
    from pip._vendor.packaging.requirements import Requirement as Read

    read = map(Read, lines)
    return [each for each in read if each.marker is None or each.marker.evaluate()]


def canonical(name: str) -> str:
    """Return a package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock: Path) -> dict[str, str]:
    """Return the version of each package in a lock file, for this system and this Python."""
    lines = [
        line.rstrip("\\ ") for line in lock.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", " ", "#")
    ]
    return {canonical(each.name): next(iter(each.specifier)).version for each in requirements(lines)}


def installed() -> dict[str, str]:
    """Return the version of each package that is installed."""
    return {canonical(each.metadata["Name"]): each.version for each in distributions()}


def fingerprint(lock: Path, root: Path = ROOT) -> str:
    """Return what an environment depends on: the project file, the lock, this Python, where the checkout stands."""
    parts = [(root / "pyproject.toml").read_bytes(), lock.read_bytes(), sys.version.encode(), bytes(root)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def missing(lock: Path) -> list[str]:
    """Return what the lock holds and is not installed in that very version."""
    have = installed()
    return [f"{name} {version}" for name, version in pinned(lock).items() if have.get(name) != version]


def unfit(lock: Path, root: Path = ROOT) -> list[str]:
    """Return what pyproject.toml asks for (but for run.lock the tools too) and is not there within its bounds."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + (project["optional-dependencies"]["dev"] if lock.stem != "run" else [])
    have = installed()

    def fits(requirement: Requirement) -> bool:
        version = have.get(canonical(requirement.name), "")
        return bool(version) and requirement.specifier.contains(version, prereleases=True)

    return [str(each) for each in requirements(wanted) if not fits(each)]


def strangers(lock: Path) -> list[str]:
    """Return what is installed and not in the lock."""
    return sorted(installed().keys() - pinned(lock).keys() - NOT_ASKED_FOR)


def differences(lock: Path) -> list[str]:
    """Return what is installed in another version than the lock's."""
    have, held = installed(), pinned(lock)
    return [
        f"{name} {have[name]} (locked: {held.get(name, 'no')})"
        for name in sorted(have.keys() - NOT_ASKED_FOR)
        if have[name] != held.get(name)
    ]


def main(question: str, lock: Path) -> int:
    """Print the answer, a line each; return 1 where that means that something has to be installed."""
    if question == "fingerprint":
        print(fingerprint(lock))
        return 0
    answers = {"missing": missing, "unfit": unfit, "strangers": strangers, "differences": differences}
    found = answers[question](lock)
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found and question in ("missing", "unfit") else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
