"""The lock files hold what pyproject.toml asks for, each file by its hash, and name no place to get it from."""

from __future__ import annotations

import itertools
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ROOT / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NAMES = ("run", "test", "lowest")
SYSTEMS = [
    {"sys_platform": platform, "platform_system": system, "os_name": name, "python_full_version": f"{python}.4"}
    | {"python_version": python, "platform_python_implementation": "CPython", "implementation_name": "cpython"}
    for (platform, system, name), python in itertools.product(
        [("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt")],
        ["3.11", "3.12", "3.13", "3.14"],
    )
]


def text(name: str) -> str:
    return (LOCKS / f"{name}.lock").read_text(encoding="utf-8")


def held(name: str) -> list[Requirement]:
    return [Requirement(line.rstrip("\\ ")) for line in text(name).splitlines() if line[:1] not in ("", " ", "#")]


def wanted(name: str) -> list[Requirement]:
    project = PROJECT["project"]
    tools = [] if name == "run" else project["optional-dependencies"]["dev"]
    return [Requirement(each) for each in [*project["dependencies"], *PROJECT["build-system"]["requires"], *tools]]


def versions(name: str, system: dict[str, str]) -> dict[str, str]:
    """Return each package's version in a lock, for one system and Python."""
    there = [each for each in held(name) if each.marker is None or each.marker.evaluate(system)]
    found: dict[str, str] = {canonicalize_name(each.name): next(iter(each.specifier)).version for each in there}
    assert len(found) == len(there), "a package twice for one system"
    return found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: f"{system['sys_platform']}-{system['python_version']}")
def test_a_lock_holds_all_that_the_project_asks_for_within_its_bounds(name: str, system: dict[str, str]) -> None:
    found = versions(name, system)
    for each in wanted(name):
        if each.marker is None or each.marker.evaluate(system):
            assert each.specifier.contains(found.get(canonicalize_name(each.name), "0")), f"{each}: run scripts/lock"


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_names_no_index_and_no_file(name: str) -> None:
    assert not re.findall(r"https?:|file:|^--?\w.*|@ ", text(name), re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_every_package_has_its_hashes(name: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", text(name))[1:]
    assert len(entries) >= 20
    assert not [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)]


def test_the_tests_run_with_what_she_runs_with() -> None:
    for system in SYSTEMS:
        assert versions("run", system).items() <= versions("test", system).items()


def test_the_build_group_is_what_the_build_asks_for() -> None:
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]
