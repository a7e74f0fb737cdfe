"""What scripts/run and scripts/test do about system packages, with stand-ins for apt, dpkg and sudo."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="bash scripts")

STAND_INS = {
    "dpkg-query": 'printf "ii libegl1\\nii libglib2.0-0t64\\nrc xdotool\\nii libxcb-cursor0-dev\\n"',
    "apt-cache": '[ "$2" = libasound2t64 ] && echo "  Candidate: 1.2" || echo "  Candidate: (none)"',
    "apt-get": 'echo "apt-get $*" >&2; exit "${APT_EXIT:-0}"',
    "id": 'echo "${FAKE_ID:-0}"',
    "sudo": '[ "${SUDO_WORKS:-}" = yes ] || exit 1; shift; "$@"',
}


def bash(folder: Path, line: str, **environ: str) -> subprocess.CompletedProcess[str]:
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    for name, body in STAND_INS.items():
        (tools / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    return subprocess.run(
        ["bash", "-c", f"set -euo pipefail; source {ROOT}/scripts/lib.sh; {line}"],
        env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", **environ},
        capture_output=True,
        text=True,
    )


def test_missing_packages_know_the_t64_names_and_what_was_removed(tmp_path: Path) -> None:
    result = bash(tmp_path, "missing_packages libegl1 libglib2.0-0 xdotool libxcb-cursor0")
    assert result.stdout.split() == ["xdotool", "libxcb-cursor0"]


def test_nothing_is_done_when_nothing_is_missing(tmp_path: Path) -> None:
    result = bash(tmp_path, "need_packages libegl1 libglib2.0-0")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize("environ", [{}, {"FAKE_ID": "1000", "SUDO_WORKS": "yes"}])
def test_root_or_sudo_installs(tmp_path: Path, environ: dict[str, str]) -> None:
    result = bash(tmp_path, "need_packages libegl1 xdotool libasound2", **environ)
    assert result.returncode == 0
    assert "apt-get update" in result.stderr
    assert "apt-get install -y -qq --no-install-recommends xdotool libasound2t64" in result.stderr
    assert result.stdout == ""


def test_without_sudo_the_line_to_type_is_printed_and_it_goes_on(tmp_path: Path) -> None:
    result = bash(tmp_path, "need_packages xdotool libasound2; echo on", FAKE_ID="1000")
    assert result.stdout == "on\n"
    assert result.stderr.splitlines()[-1] == ("    sudo apt-get install --no-install-recommends xdotool libasound2t64")


def test_a_failed_installation_is_told_and_it_goes_on(tmp_path: Path) -> None:
    result = bash(tmp_path, "need_packages xdotool; echo on", APT_EXIT="100")
    assert result.stdout == "on\n"
    assert "sudo apt-get install --no-install-recommends xdotool" in result.stderr


def test_a_python_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "broken-python"
    broken.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    broken.chmod(0o755)
    result = bash(tmp_path, "find_python", PYTHON=str(broken), PATH=f"{Path(sys.executable).parent}:/usr/bin:/bin")
    assert result.returncode == 0
    assert result.stdout.strip() != str(broken)


def test_the_set_up_is_complete_only_with_every_package(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["no-such-thing>=1"]\n', encoding="utf-8")
    assert bash(tmp_path, "venv=$(dirname $(dirname $PY)); all_there run", PY=sys.executable).returncode == 0
    line = "venv=$(dirname $(dirname $PY)); root=$WHERE; all_there run"
    result = bash(tmp_path, line, PY=sys.executable, WHERE=str(tmp_path))
    assert result.returncode == 1
    assert "no-such-thing" in result.stderr
