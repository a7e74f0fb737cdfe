"""The wheel by itself: built, installed outside the checkout, and used from somewhere else."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from routine_app import __version__

ROOT = Path(__file__).parents[1]
BIN = "Scripts" if sys.platform == "win32" else "bin"
pytestmark = pytest.mark.slow


def run(command: list[str | Path], cwd: Path) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run([str(word) for word in command], cwd=cwd, env=environ, capture_output=True, text=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    result = run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT], folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; its dependencies are lent from this one, so that nothing is downloaded."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    made = run([sys.executable, "-m", "venv", venv], venv.parent)
    assert made.returncode == 0, made.stderr
    python = venv / BIN / "python"
    put = run([python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel], venv.parent)
    assert put.returncode == 0, put.stderr
    packages = Path(run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], venv).stdout.strip())
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return venv


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of what git tracks here, in which other things lie about."""
    folder = tmp_path_factory.mktemp("checkout") / "routine"
    folder.mkdir()
    names = run(["git", "ls-files"], ROOT).stdout.splitlines()
    for name in names:
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    for command in (["git", "init", "--quiet"], ["git", "add", "--all"]):
        assert run([*command], folder).returncode == 0
    for name in ("diary.sqlite3", "routine_app/scratch.py", "resources/clips/mine.yaml", "docs/notes.txt"):
        (folder / name).write_text("hers", encoding="utf-8")
    return folder


def test_the_source_distribution_holds_what_git_tracks_alone(checkout: Path, tmp_path: Path) -> None:
    made = run([sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", tmp_path, checkout], tmp_path)
    assert made.returncode == 0, made.stdout + made.stderr
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
        archive.extractall(tmp_path / "unpacked", filter="data")
    assert names == {*run(["git", "ls-files"], checkout).stdout.splitlines(), "PKG-INFO"}

    unpacked = next((tmp_path / "unpacked").iterdir())
    again = run([sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path / "again", unpacked], tmp_path)
    assert again.returncode == 0, again.stdout + again.stderr
    with tarfile.open(next((tmp_path / "again").glob("*.tar.gz"))) as archive:
        assert {name.partition("/")[2] for name in archive.getnames()} == names
    assert next((tmp_path / "again").glob("*.whl"))


def test_the_desktop_entry_and_its_icon_are_installed_and_valid(wheel: Path, installed: Path) -> None:
    entry = installed / "share" / "applications" / "routine-app.desktop"
    assert (installed / "share" / "icons" / "hicolor" / "scalable" / "apps" / "routine-app.svg").is_file()
    command = next(line for line in entry.read_text(encoding="utf-8").splitlines() if line.startswith("Exec="))
    assert (installed / BIN / command.removeprefix("Exec=")).exists()
    assert zipfile.ZipFile(wheel).read("routine_app/_data/resources/icons/routine-app.svg").startswith(b"<svg")
    if shutil.which("desktop-file-validate"):
        checked = run(["desktop-file-validate", "--warn-kde", entry], installed)
        assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")


def test_what_an_index_shows_has_no_link_that_leads_nowhere_there(wheel: Path) -> None:
    name = f"routine_app-{__version__}.dist-info/METADATA"
    shown = zipfile.ZipFile(wheel).read(name).decode()
    assert "Classifier: " in shown
    assert not re.findall(r"\]\((?!https://)[^)]*\)", shown)


def test_the_wheel_holds_the_content_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = [path for folder in ("routines", "resources") for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert {f"routine_app/_data/{path.relative_to(ROOT).as_posix()}" for path in shipped} <= set(names)
    dist = f"routine_app-{__version__}"
    assert {name.split("/")[0] for name in names} == {"routine_app", f"{dist}.dist-info", f"{dist}.data"}
    assert not [name for name in names if "__pycache__" in name or name.endswith("conftest.py")]


def test_it_works_from_anywhere_out_of_itself_and_writes_nothing_by_looking(installed: Path, tmp_path: Path) -> None:
    code = "import routine_app.paths as p; print(p.__file__, p.routines_dir(), p.resources_dir(), sep='\\n')"
    result = run([installed / BIN / "python", "-c", code], tmp_path)
    assert result.returncode == 0, result.stderr
    for line in result.stdout.splitlines():
        assert Path(line).is_relative_to(installed)
    command = installed / BIN / "routine-app"

    listed = run([command, "list"], tmp_path)
    assert listed.returncode == 0, listed.stderr
    assert "daily" in listed.stdout

    shown = run([command, "preview", "daily", "--json"], tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert len(json.loads(shown.stdout)["items"]) >= 10

    schema = run([command, "schema"], tmp_path)
    assert schema.returncode == 0, schema.stderr
    assert json.loads(schema.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"

    assert list(tmp_path.iterdir()) == []
    shutil.copy(ROOT / "routines" / "daily.yaml", tmp_path)
    checked = run([command, "check", "daily.yaml"], tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "1 file checked: all good.\n")
