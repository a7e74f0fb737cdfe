"""What scripts/run and scripts/test do about system packages and Python, with stand-ins for apt, sudo and the like."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="bash scripts")

STAND_INS = {
    "dpkg-query": 'printf "ii libegl1\\nii libglib2.0-0t64\\nrc xdotool\\nii libxcb-cursor0-dev\\n"',
    "apt-cache": '[ "$2" = libasound2t64 ] && echo "  Candidate: 1.2" || echo "  Candidate: (none)"',
    "apt-get": 'echo "apt-get $*" >>"$APT_LOG"; echo "Unpacking $*"; echo "E: a reason"; exit "${APT_EXIT:-0}"',
    "id": 'echo "${FAKE_ID:-0}"',
    "uname": "echo x86_64",
    "sudo": '[ "${SUDO_WORKS:-}" = yes ] || exit 1; shift; "$@"',
}
# A Python 3.13 as Debian has it before python3-venv is there.
BARE_PYTHON = 'case "$*" in *ensurepip*) exit 1;; *version_info*) echo 3.13;; esac'


class Machine:
    """A checkout and a PATH of this test's own; `programs` stand before the system's."""

    def __init__(self, folder: Path, programs: dict[str, str]) -> None:
        self.tools, self.checkout, self.apt_log = folder / "tools", folder / "my checkout", folder / "apt.log"
        self.tools.mkdir()
        (self.checkout / "scripts").mkdir(parents=True)
        shutil.copy(ROOT / "scripts" / "lib.sh", self.checkout / "scripts")
        for name, body in programs.items():
            (self.tools / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
            (self.tools / name).chmod(0o755)
        for name in ("bash", "cat", "dirname", "grep", "mkdir", "mktemp", "rm", "sed", "sh", "tail", "tr", "wc", "env"):
            found = shutil.which(name)
            assert found
            if name not in programs:
                (self.tools / name).symlink_to(found)

    def bash(self, line: str, *, path: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
        """Run a line of bash after sourcing lib.sh; the PATH is the stand-ins', then `path`."""
        return subprocess.run(
            ["bash", "-c", f"set -euo pipefail; source scripts/lib.sh; {line}"],
            cwd=self.checkout,
            env={
                "PATH": f"{self.tools}:{path}",
                "HOME": "/",
                "TMPDIR": str(self.tools.parent),
                "APT_LOG": str(self.apt_log),
                **environ,
            },
            capture_output=True,
            text=True,
        )

    def apt(self) -> list[str]:
        """Return the calls of apt-get."""
        return self.apt_log.read_text(encoding="utf-8").splitlines() if self.apt_log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path, STAND_INS)


def without(program: str) -> dict[str, str]:
    return {name: body for name, body in STAND_INS.items() if name != program}


def test_missing_packages_know_the_t64_names_and_what_was_removed(machine: Machine) -> None:
    result = machine.bash("missing_packages libegl1 libglib2.0-0 xdotool libxcb-cursor0")
    assert result.stdout.split() == ["xdotool", "libxcb-cursor0"]


def test_nothing_is_done_when_nothing_is_missing(machine: Machine) -> None:
    result = machine.bash("need_packages run libegl1 libglib2.0-0")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize("environ", [{}, {"FAKE_ID": "1000", "SUDO_WORKS": "yes"}])
def test_root_or_sudo_installs_all_at_once_and_says_one_line(machine: Machine, environ: dict[str, str]) -> None:
    result = machine.bash("need_packages run libegl1 xdotool libasound2", **environ)
    assert (result.returncode, result.stdout) == (0, "")
    update, install = machine.apt()
    assert update == "apt-get update -qq"
    assert install == "apt-get install -y -qq --no-install-recommends xdotool libasound2t64"
    assert result.stderr == "Installing 2 system packages (a minute or two).\n", "apt's own lines are not hers to read"


def test_without_sudo_the_line_to_type_is_printed_and_it_goes_on(machine: Machine) -> None:
    result = machine.bash("need_packages run xdotool libasound2; echo on", FAKE_ID="1000")
    assert result.stdout == "on\n"
    assert result.stderr.splitlines() == [
        "Some system packages are missing. To install them, type:",
        "    sudo apt-get install --no-install-recommends xdotool libasound2t64",
    ]
    assert machine.apt() == []


def test_where_there_is_no_sudo_the_line_has_none(tmp_path: Path) -> None:
    result = Machine(tmp_path, without("sudo")).bash("need_packages run xdotool", FAKE_ID="1000")
    assert result.stderr.splitlines() == [
        "Some system packages are missing. To install them, type as root:",
        "    apt-get install --no-install-recommends xdotool",
    ]


def test_a_failed_installation_is_told_with_apt_s_reason_and_it_goes_on(machine: Machine) -> None:
    result = machine.bash("need_packages run xdotool; echo on", APT_EXIT="100")
    assert result.stdout == "on\n"
    assert "E: a reason" in result.stderr
    assert "    apt-get install --no-install-recommends xdotool" in result.stderr.splitlines()


SET_UP = 'ensure_installed() { mkdir -p "$venv"; }; has_python() { true; }; set_up'


def test_the_same_line_is_told_once(machine: Machine) -> None:
    first, second, other = (
        machine.bash(f"{SET_UP} {words}", FAKE_ID="1000")
        for words in ("run xdotool libasound2", "run xdotool libasound2", "run xdotool")
    )
    assert "xdotool libasound2t64" in first.stderr
    assert second.stderr == ""
    assert other.stderr.count("apt-get install") == 1, "what is missing now is another list"


def test_a_python_without_venv_is_asked_for_in_the_same_line(tmp_path: Path) -> None:
    machine = Machine(tmp_path, STAND_INS | {"python3": BARE_PYTHON})
    result = machine.bash("set_up run libegl1 xdotool", FAKE_ID="1000")
    assert result.returncode == 2
    line, *words = (each for each in result.stderr.splitlines() if "apt-get" in each or "Routine needs" in each)
    assert line == "    sudo apt-get install --no-install-recommends python3 python3-venv xdotool"
    (said,) = words
    assert (
        "There is Python 3.13 here, but it is older or lacks the module venv (Debian's package python3-venv)." in said
    )


def test_no_python_at_all(machine: Machine) -> None:
    result = machine.bash("set_up run xdotool", FAKE_ID="1000")
    assert result.returncode == 2
    assert result.stderr.splitlines()[-1].endswith("with the module venv. None was found here.")
    assert result.stderr.count("apt-get install") == 1


def test_a_python_too_old_gives_way_to_a_newer_package(tmp_path: Path) -> None:
    cache = 'case "$2" in python3) echo "  Candidate: 3.10.6";; python3.11-venv) echo "  Candidate: 3.11.0";; esac'
    machine = Machine(tmp_path, STAND_INS | {"apt-cache": cache})
    assert machine.bash("python_packages").stdout.split() == ["python3.11", "python3.11-venv"]


def test_a_python_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    machine = Machine(tmp_path, STAND_INS | {"broken-python": "exit 127"})
    result = machine.bash("find_python", PYTHON="broken-python", path=str(Path(sys.executable).parent))
    assert result.returncode == 0
    assert "broken" not in result.stdout


def test_bash_3_of_macos_meets_no_empty_array() -> None:
    """It ends with "unbound variable" at "${empty[@]}" under set -u: what may be empty is no array here."""
    scripts = [ROOT / "scripts" / name for name in ("lib.sh", "run", "test", "lock")]
    assert not [path.name for path in scripts if "=()" in path.read_text(encoding="utf-8")]
