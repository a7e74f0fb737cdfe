"""The compiled code of a start, kept in one file: looking for some hundred files and opening each takes time.

A module is kept for the very file that it was compiled from (its time and size, as Python itself has it), all of them
for one interpreter and the places where it looks. What is not kept, or not any more, is loaded as ever. The file lies
where Python keeps what it compiles, or nowhere where Python is told to keep nothing. Nothing here raises for what is
kept; to lose it costs some ms. Knows modules and their files; not what they are for.
"""

from __future__ import annotations

import builtins
import marshal
import os
import sys
from contextlib import contextmanager, suppress
from importlib.machinery import SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routine_app.digest import digest_of
from routine_app.kept_file import keep, read_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.machinery import ModuleSpec
    from types import CodeType

    _Piece = tuple[str, object, bytes | memoryview]  # the file that it is of, what that is known again by, and the code

_LENGTH = 4  # bytes of a length
_NONE: _Piece = ("", None, b"")


def kept_beside(source: str) -> Path | None:
    """Return where the code of a start is kept: beside what Python keeps of this source. None where it keeps none."""
    try:
        return Path(cache_from_source(source)).with_suffix(".start")
    except NotImplementedError:
        return None


class KeptCode:
    """From `open` to `close`, what is imported is loaded from the file at `path`, if that has it; `keep` adds to it."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._key = digest_of(repr((MAGIC_NUMBER, str(path), sys.prefix, sys.path)).encode())
        self._kept: dict[str, _Piece] = {}
        self._compiled: dict[str, _Piece] = {}
        self._missed: list[str] = []

    def open(self) -> None:
        """Read what is kept, and let it be found."""
        self._kept = self._read()
        sys.meta_path.insert(0, self)

    def close(self) -> None:
        """Let it be found no longer, and let go of it. Once more, or where it is not open, does nothing."""
        if self in sys.meta_path:
            sys.meta_path.remove(self)
        self._kept = {}

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Return what a module is loaded by, where it is kept and its file is still the same."""
        file, stamp, body = self._kept.get(name, _NONE)
        if file and _stamp_of(file) == stamp:
            return _spec_of(name, file, body)
        self._missed.append(name)
        return None

    @contextmanager
    def compiling(self, *begins: str) -> Iterator[None]:
        """While this is entered, take it also for what a program compiles by itself, by how the names begin."""
        compile_anew: Callable[..., Any] = builtins.compile

        def compile_once(source: object, name: object, *words: Any, **named: Any) -> Any:  # noqa: ANN401
            if not (isinstance(source, bytes) and isinstance(name, str) and name.startswith(begins)):
                return compile_anew(source, name, *words, **named)
            _, stamp, body = self._kept.get(name, _NONE)
            if stamp == digest_of(source):
                return marshal.loads(body)  # noqa: S302 - as Python does with what it compiled
            code = compile_anew(source, name, *words, **named)
            self._compiled[name] = ("", digest_of(source), marshal.dumps(code))
            return code

        builtins.compile = compile_once  # type: ignore[assignment]
        try:
            yield
        finally:
            builtins.compile = compile_anew

    def keep(self) -> None:
        """Keep what was imported and was not kept; some 100 ms where that is all, nothing where it is nothing."""
        pieces = {name: piece for name in self._missed if (piece := _piece_of(name)) is not None} | self._compiled
        if self._path is None or not pieces or sys.dont_write_bytecode:
            return
        keep(self._path, self._key, _packed(self._read() | pieces))

    def _read(self) -> dict[str, _Piece]:
        return {} if self._path is None else _unpacked(read_kept(self._path, self._key))


START = KeptCode(kept_beside(__file__))
"""The code of this program's start."""


class _Loader(SourceFileLoader):
    """Loads a module as it is loaded from its file, but for the code, which is kept."""

    def __init__(self, name: str, file: str, body: bytes | memoryview) -> None:
        super().__init__(name, file)
        self._body: bytes | memoryview | None = body

    def get_code(self, fullname: str) -> CodeType | None:
        """Return the code: what is kept the first time, then what the file has."""
        body, self._body = self._body, None
        return super().get_code(fullname) if body is None else marshal.loads(body)  # noqa: S302


def _unpacked(body: memoryview | None) -> dict[str, _Piece]:
    """Return the pieces: a table says of each where its code begins and ends behind the table, which has its length."""
    if body is None:
        return {}
    length = int.from_bytes(body[:_LENGTH], "big")
    codes = body[_LENGTH + length :]
    places: dict[str, tuple[str, object, int, int]] = marshal.loads(body[_LENGTH : _LENGTH + length])  # noqa: S302
    return {name: (file, stamp, codes[start:end]) for name, (file, stamp, start, end) in places.items()}


def _packed(pieces: dict[str, _Piece]) -> bytes:
    places, end = {}, 0
    for name, (file, stamp, code) in pieces.items():
        places[name] = (file, stamp, end, end := end + len(code))
    table = marshal.dumps(places)
    return b"".join((len(table).to_bytes(_LENGTH, "big"), table, *(code for _, _, code in pieces.values())))


def _spec_of(name: str, file: str, body: bytes | memoryview) -> ModuleSpec | None:
    folder, _, own_name = file.rpartition(os.sep)
    inside = [folder] if own_name == "__init__.py" else None
    loader = _Loader(name, file, body)
    return spec_from_file_location(name, file, loader=loader, submodule_search_locations=inside)


def _piece_of(name: str) -> _Piece | None:
    """Return a module as it is kept; None for one that is not loaded, or is not of a file of Python's."""
    spec = getattr(sys.modules.get(name), "__spec__", None)
    loader = getattr(spec, "loader", None)
    if not isinstance(loader, SourceFileLoader):
        return None
    file = loader.path
    stamp = _stamp_of(file)
    with suppress(OSError, ImportError, SyntaxError, ValueError):
        code = loader.get_code(name)
        if stamp is not None and stamp == _stamp_of(file):
            return file, stamp, marshal.dumps(code)
    return None


def _stamp_of(file: str) -> tuple[int, int] | None:
    try:
        status = os.stat(file)  # noqa: PTH116 - for each module: a `Path` takes three times as long
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
