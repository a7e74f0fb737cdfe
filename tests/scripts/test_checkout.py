"""A checkout that is set up, moved and used without network: nothing is asked for that is there, and it runs itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="bash scripts")]

NO_NETWORK = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PIP_RETRIES": "0", "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose .venv lends this one's packages, and whose lock holds them as they are."""
    folder = tmp_path / "her own" / "routine"
    folder.mkdir(parents=True)
    for name in ("routine_app", "routines", "resources", "scripts", "requirements"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    subprocess.run([sys.executable, "-m", "venv", folder / ".venv"], check=True)
    packages = next((folder / ".venv" / "lib").glob("python*/site-packages"))
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    held = [f"{name}=={version(name)}\n" for name in ("hatchling", "msgspec", "PyYAML", "platformdirs")]
    (folder / "requirements" / "run.lock").write_text("".join(held), encoding="utf-8")
    return folder


def start(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a script of the checkout that says what it would, without apt."""
    line = f'source scripts/lib.sh; need_packages() {{ :; }}; set_up run; exec "$venv/bin/python" -P {" ".join(words)}'
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", line],
        cwd=folder,
        env={**environ, **NO_NETWORK, "PYTHON": sys.executable},
        capture_output=True,
        text=True,
    )


WHERE = "-c 'import routine_app; print(routine_app.__file__)'"


def test_it_is_set_up_moved_and_started_without_network(checkout: Path, tmp_path: Path) -> None:
    first = start(checkout, WHERE)
    assert first.stdout.strip() == str(checkout / "routine_app" / "__init__.py"), first.stderr
    assert "could not" not in first.stderr

    again = start(checkout, WHERE)
    assert again.stderr == "", "what is set up is not looked at again"

    moved = tmp_path / "moved"
    shutil.copytree(checkout, moved, symlinks=True)
    there = start(moved, WHERE)
    assert there.stdout.strip() == str(moved / "routine_app" / "__init__.py"), there.stderr
    assert "could not" not in there.stderr


def test_what_cannot_be_had_without_network_is_said(checkout: Path) -> None:
    lock = checkout / "requirements" / "run.lock"
    whole = lock.read_text(encoding="utf-8")
    lock.write_text(whole + "no-such-thing==1 \\\n    --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    result = start(checkout, WHERE)
    assert result.returncode == 0
    assert "what is installed will do. Going on." in result.stderr
    project = checkout / "pyproject.toml"
    text = project.read_text(encoding="utf-8").replace('"msgspec>=', '"no-such-thing>=1",\n    "msgspec>=')
    project.write_text(text, encoding="utf-8")
    result = start(checkout, WHERE)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1].endswith("The first time it needs the network.")
