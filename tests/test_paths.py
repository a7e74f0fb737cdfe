"""Where things are: in a checkout, in an installed wheel, in a frozen bundle, and in the user's folders."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

from routine_app import paths


def installed(package: Path) -> ModuleType:
    """Load paths.py from another place, as if the package were installed there."""
    package.mkdir(parents=True)
    shutil.copy(paths.__file__, package / "paths.py")
    spec = importlib.util.spec_from_file_location("elsewhere", package / "paths.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_in_this_checkout() -> None:
    root = Path(__file__).parents[1]
    assert paths.routines_dir() == root / "routines"
    assert paths.resources_dir() == root / "resources"
    assert paths.data_file("routines/exercises") == root / "routines" / "exercises"


def test_in_a_wheel(tmp_path: Path) -> None:
    module = installed(tmp_path / "site-packages" / "routine_app")
    data = tmp_path / "site-packages" / "routine_app" / "_data"
    (data / "routines").mkdir(parents=True)
    (data / "resources").mkdir()
    (tmp_path / "site-packages" / "routines").mkdir()
    assert module.routines_dir() == data / "routines"
    assert module.resources_dir() == data / "resources"


def test_a_folder_beside_an_installed_package_is_not_ours(tmp_path: Path) -> None:
    module = installed(tmp_path / "routine_app")
    (tmp_path / "routines").mkdir()
    with pytest.raises(FileNotFoundError, match='"routines", which comes with Routine, is missing'):
        module.routines_dir()
    (tmp_path / "pyproject.toml").write_text("")
    assert module.routines_dir() == tmp_path / "routines"


def test_in_a_frozen_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "routines").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.routines_dir() == tmp_path / "routines"
    assert paths.resources_dir() == Path(__file__).parents[1] / "resources"


def test_everything_goes_under_a_chosen_folder_and_nothing_is_made(tmp_path: Path) -> None:
    root = tmp_path / "chosen"
    found = paths.user_paths(root)
    assert found == paths.UserPaths(
        root=root,
        routines=root / "routines",
        database=root / "diary.sqlite3",
        preferences=root / "preferences.yaml",
        logs=root / "logs",
        cache=root / "cache",
    )
    assert not root.exists()


def test_the_variable_chooses_and_an_argument_wins_over_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUTINE_APP_DATA", str(tmp_path / "variable"))
    assert paths.user_paths().root == tmp_path / "variable"
    assert paths.user_paths(tmp_path / "argument").root == tmp_path / "argument"


def test_a_chosen_folder_stays_the_same_when_the_working_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.user_paths(Path("here")).root == tmp_path / "here"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert paths.user_paths(Path("~/there")).root == tmp_path / "there"


@pytest.mark.parametrize("value", ["", None])
def test_otherwise_the_systems_own_folders(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("ROUTINE_APP_DATA")
    if value is not None:
        monkeypatch.setenv("ROUTINE_APP_DATA", value)
    found = paths.user_paths()
    assert found.root is None
    for path in (found.routines, found.database, found.preferences, found.logs, found.cache):
        assert path.is_absolute()
        assert "routine-app" in path.parts


@pytest.mark.skipif(sys.platform != "linux", reason="the rules of one system")
@pytest.mark.parametrize("home", ["/home/her", "/home/h e r/", None])
@pytest.mark.parametrize("value", [None, "", " ", "relative/folder", "~/folder", "/somewhere/else", "/a b/ü/"])
def test_the_folders_are_those_that_platformdirs_has(
    monkeypatch: pytest.MonkeyPatch, value: str | None, home: str | None
) -> None:
    for name in (paths.DATA_VARIABLE, "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    if home is not None:
        monkeypatch.setenv("HOME", home)
    folders = set()
    for name in ("", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        if name and value is not None:
            monkeypatch.setenv(name, value)
        ours = paths.user_paths()
        with monkeypatch.context() as elsewhere:
            elsewhere.setattr(sys, "platform", "freebsd14")  # whose folders are the same, and asked of the library
            assert paths.user_paths() == ours
        folders.add(ours)
    assert len(folders) == (5 if value and value.startswith("/") else 1)
