"""Where things are: the app's own content and resources, and the user's folders.

The one resolver of a checkout, an installed wheel and a frozen bundle. Knows no content and no Qt; makes no folder.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

import msgspec
from platformdirs import PlatformDirs

APP = "routine-app"
DATA_VARIABLE = "ROUTINE_APP_DATA"


class UserPaths(msgspec.Struct, frozen=True):
    """The user's folders and files, absolute; none of them need exist. `root` holds them all, where one was chosen."""

    root: Path | None
    routines: Path
    database: Path
    preferences: Path
    logs: Path
    cache: Path


def user_paths(data_dir: Path | None = None) -> UserPaths:
    """Return where the user's things go: under `data_dir`, else ROUTINE_APP_DATA, else in the system's folders."""
    chosen = data_dir or os.environ.get(DATA_VARIABLE)
    if not chosen:
        dirs = PlatformDirs(APP, appauthor=False)
        data = dirs.user_data_path
        return UserPaths(
            root=None,
            routines=data / "routines",
            database=data / "diary.sqlite3",
            preferences=dirs.user_config_path / "preferences.yaml",
            logs=dirs.user_log_path,
            cache=dirs.user_cache_path,
        )
    root = Path(chosen).expanduser().absolute()
    return UserPaths(
        root=root,
        routines=root / "routines",
        database=root / "diary.sqlite3",
        preferences=root / "preferences.yaml",
        logs=root / "logs",
        cache=root / "cache",
    )


def path_text(path: Path) -> str:
    """Return a path as text that JSON, a database and Qt can hold: as a "file:" address where its bytes are no text."""
    text = str(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        return path.absolute().as_uri()
    return text


def path_of(text: str) -> Path:
    """Return the path that `path_text` was given, or that a person wrote."""
    if not text.startswith("file:///"):
        return Path(text)
    root = "" if os.name == "nt" else "/"  # "file:///C:/..." there
    return Path(root + os.fsdecode(unquote_to_bytes(text.removeprefix("file:///"))))


def data_file(name: str) -> Path:
    """Return where a file or folder that comes with the app is; raises FileNotFoundError if nothing holds it."""
    for root in _data_roots():
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(2, f'"{name}", which comes with Routine, is missing: install Routine again', name)


def routines_dir() -> Path:
    """Return the folder of the routines that come with the app; its `exercises` folder holds the exercises."""
    return data_file("routines")


def resources_dir() -> Path:
    """Return the folder of clips, sounds, icons and fonts."""
    return data_file("resources")


def _data_roots() -> list[Path]:
    """Return the folders that may hold the app's data, the likeliest first."""
    package = Path(__file__).resolve().parent
    roots = [package / "_data"]
    if (package.parent / "pyproject.toml").is_file():  # a checkout, and not another package's folder beside ours
        roots.append(package.parent)
    bundle = getattr(sys, "_MEIPASS", None)  # set by PyInstaller in a frozen app
    return [Path(bundle), *roots] if bundle else roots
