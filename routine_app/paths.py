"""Where things are: the app's own content and resources, and the user's folders.

The one resolver of a checkout, an installed wheel and a frozen bundle. Knows no content and no Qt; makes no folder.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

import msgspec

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


class UnusableFolderError(Exception):
    """Her things cannot be where they should be: `message` says why, `mend` what she can do about it."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(f"{message} {mend}")
        self.message = message
        self.mend = mend


def user_paths(data_dir: Path | None = None) -> UserPaths:
    """Return where the user's things go: under `data_dir`, else ROUTINE_APP_DATA, else in the system's folders.

    Raises UnusableFolderError for a folder that cannot be hers: its path leads nowhere, or what is there is no folder
    or may not be read. One that is not there yet, or that can only be read, is for those who write to it.
    """
    chosen = data_dir or os.environ.get(DATA_VARIABLE)
    if not chosen:
        return _system_paths()
    root = _absolute(str(chosen))
    _check_folder(root)
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


def forget_relative_folders() -> None:
    """Take folders out of the environment that are none: where they would be depends on the current folder.

    The XDG Base Directory Specification asks for it; an empty HOME would put her diary into the root of the drive.
    """
    for name in (*_XDG, "HOME"):
        if not os.environ.get(name, "/").startswith("/") and os.name == "posix":
            del os.environ[name]


_XDG = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
_CHOOSE = f"Choose another folder with --data-dir DIR or {DATA_VARIABLE}."


def _system_paths() -> UserPaths:
    try:
        data, config, logs, cache = _of_xdg() if sys.platform == "linux" else _of_the_platform()
    except RuntimeError:  # no home; some versions of platformdirs say so, others give back the "~"
        data = config = logs = cache = Path("~")
    if not all(folder.is_absolute() for folder in (data, config, logs, cache)):
        raise UnusableFolderError(
            "Your own folder is not known here: HOME is not set, and this user has none.",
            f"Set HOME, or choose a folder with --data-dir DIR or {DATA_VARIABLE}.",
        )
    return UserPaths(
        root=None,
        routines=data / "routines",
        database=data / "diary.sqlite3",
        preferences=config / "preferences.yaml",
        logs=logs,
        cache=cache,
    )


def _of_xdg() -> tuple[Path, Path, Path, Path]:
    """Return the folders for data, preferences, logs and cache, as the XDG Base Directory Specification has them.

    As platformdirs does (a test compares them); to load that is a fortieth of opening the window.
    """
    own = {"DATA": ".local/share", "CONFIG": ".config", "STATE": ".local/state", "CACHE": ".cache"}
    chosen = {name: os.environ.get(f"XDG_{name}_HOME", "") for name in own}
    data, config, state, cache = (
        Path(chosen[name] if chosen[name].startswith("/") else Path("~", place).expanduser(), APP)
        for name, place in own.items()
    )
    return data, config, state / "log", cache


def _of_the_platform() -> tuple[Path, Path, Path, Path]:
    """Return the same where another system has rules of its own."""
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP, appauthor=False)
    return dirs.user_data_path, dirs.user_config_path, dirs.user_log_path, dirs.user_cache_path


def _absolute(chosen: str) -> Path:
    try:
        return Path(chosen).expanduser().absolute()
    except RuntimeError:
        raise UnusableFolderError(f"{chosen}: there is no home folder of that user.", _CHOOSE) from None
    except FileNotFoundError:
        raise UnusableFolderError(
            f"{chosen} cannot be found from here: the current folder is gone.",
            "Go to a folder that is there (cd), or give the whole path.",
        ) from None


def _check_folder(root: Path) -> None:
    """Raise UnusableFolderError unless this is a folder that may be read, or nothing yet."""
    try:
        status = root.stat()
    except FileNotFoundError:
        if root.is_symlink():
            raise UnusableFolderError(f"{root} is a link to a place that is not there.", _CHOOSE) from None
        return
    except (OSError, ValueError) as error:
        reason = _NO_WAY.get(getattr(error, "errno", None) or 0, "cannot be used ({})").format(error)
        raise UnusableFolderError(f"{_short(root)} {reason}.", _CHOOSE) from None
    if not stat.S_ISDIR(status.st_mode):
        raise UnusableFolderError(f"{root} is a file, not a folder.", _CHOOSE)
    if not os.access(root, os.R_OK | os.X_OK):
        raise UnusableFolderError(f"{root} may not be read by you.", f"Allow reading it, or: {_CHOOSE}")


_NO_WAY = {
    errno.ENOTDIR: "cannot be a folder: a part of its path is a file",
    errno.ELOOP: "leads nowhere: a link on its way points back to itself",
    errno.EACCES: "may not be read by you: a folder on its way is closed to you",
    errno.ENAMETOOLONG: "is too long for the name of a folder",
}
_LONGEST_SHOWN = 200


def _short(path: Path) -> str:
    text = str(path)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}..."


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
