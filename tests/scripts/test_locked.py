"""What scripts/locked.py says of an environment and a lock."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MSGSPEC = version("msgspec")


def ask(question: str, lock: Path, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", str(root / "scripts" / "locked.py"), question, str(lock)]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a lock of one package, which is installed."""
    (tmp_path / "scripts").mkdir()
    script = (ROOT / "scripts" / "locked.py").read_text(encoding="utf-8")
    (tmp_path / "scripts" / "locked.py").write_text(script, encoding="utf-8")
    write_project(tmp_path, "msgspec>=0.1", "nowhere-to-be-had>=1; sys_platform == 'none'")
    (tmp_path / "run.lock").write_text(
        f"# a comment\nmsgspec=={MSGSPEC} \\\n    --hash=sha256:00\n    # via routine-app\n"
        "nowhere-to-be-had==1 ; sys_platform == 'none' \\\n    --hash=sha256:00\n",
        encoding="utf-8",
    )
    return tmp_path


def write_project(folder: Path, *wanted: str) -> None:
    (folder / "pyproject.toml").write_text(f"[project]\ndependencies = {list(wanted)!r}\n", encoding="utf-8")


def test_nothing_is_missing_where_all_that_applies_is_there(checkout: Path) -> None:
    result = ask("missing", checkout / "run.lock", checkout)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_another_version_counts_as_missing_and_may_still_do(checkout: Path) -> None:
    (checkout / "run.lock").write_text("msgspec==0.0.1\nno-such-thing==2\n", encoding="utf-8")
    result = ask("missing", checkout / "run.lock", checkout)
    assert (result.returncode, result.stdout) == (1, "msgspec 0.0.1\nno-such-thing 2\n")
    assert ask("unfit", checkout / "run.lock", checkout).returncode == 0
    assert f"msgspec {MSGSPEC} (locked: 0.0.1)" in ask("differences", checkout / "run.lock", checkout).stdout


@pytest.mark.parametrize("asked", ["no-such-thing>=1", "msgspec>=999"])
def test_what_the_project_asks_for_and_is_not_there_is_unfit(checkout: Path, asked: str) -> None:
    write_project(checkout, "msgspec", asked)
    result = ask("unfit", checkout / "run.lock", checkout)
    assert (result.returncode, result.stdout.strip()) == (1, asked)


def test_strangers_are_what_no_lock_holds(checkout: Path) -> None:
    strangers = ask("strangers", checkout / "run.lock", checkout).stdout.split()
    assert "pytest" in strangers
    assert not {"msgspec", "pip", "routine-app"} & set(strangers)


def test_the_fingerprint_changes_with_the_lock_the_project_and_the_place(checkout: Path, tmp_path: Path) -> None:
    lock = checkout / "run.lock"
    prints = [ask("fingerprint", lock, checkout).stdout]
    lock.write_text(f"msgspec=={MSGSPEC}\n", encoding="utf-8")
    prints.append(ask("fingerprint", lock, checkout).stdout)
    write_project(checkout, "msgspec")
    prints.append(ask("fingerprint", lock, checkout).stdout)
    moved = checkout.rename(tmp_path.parent / f"{tmp_path.name}-moved")
    prints.append(ask("fingerprint", moved / "run.lock", moved).stdout)
    assert len(set(prints)) == 4
    assert ask("fingerprint", moved / "run.lock", moved).stdout == prints[-1]
