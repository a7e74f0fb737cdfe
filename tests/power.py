"""What a power cut may leave of a folder, made from the system calls of a process that wrote into it.

`record` runs a program under strace and reads every write, sync and change of names with all its bytes. A `Drive` goes
through them as a drive does: what was synced stays; of the rest, a cut keeps all, nothing, some calls, or some sectors.
New names, renames and removals come to stay in their order, and for certain only once their folder was synced.
Memory that SQLite shares between processes (-shm) does not go through calls, so it is not in what a cut leaves.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

CALLS = (
    "openat,creat,lseek,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,"
    "writev,pwritev,fallocate,link,linkat"
)
WAYS = ("nothing", "all", "some calls", "some sectors", "some sectors and junk")
SECTORS = (512, 4096)

_LINE = re.compile(r"(\d+) +(?:<\.\.\. \w+ resumed>(?P<rest>.*)|(?P<call>\w+)\((?P<args>.*))")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})+)>")
_FOLDER = re.compile(r"(?:\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})+)>")
_RESULT = re.compile(r"\) += (-?\d+|0x[0-9a-f]+)(?:<.*>)?(?: \(.*\))?(?: E\w+ .*)?$")
_UNFINISHED = " <unfinished ...>"


@dataclass(frozen=True)
class Step:
    """One thing that happened: `what` is open, seek, write, size, make, mkdir, move, drop, sync, syncing or told."""

    what: str
    path: str = ""
    to: str = ""
    offset: int | None = None
    data: bytes = b""
    ticket: int = 0


def record(command: list[str], log: Path, env: dict[str, str] | None = None) -> list[Step]:
    """Run a command to its end and return what it did to files, and what it told on its output, in order."""
    if shutil.which("strace") is None:
        pytest.fail("strace is missing: apt-get install strace", pytrace=False)
    traced = ["strace", "-f", "-y", "-qq", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-e", "signal=none"]
    done = subprocess.run(
        [*traced, "-o", str(log), *command], capture_output=True, text=True, timeout=300, env=os.environ | (env or {})
    )
    assert done.returncode == 0, done.stderr
    with log.open(encoding="ascii") as lines:
        steps = read_steps(lines)
    log.unlink()  # tens of megabytes
    return steps


def read_steps(lines: object) -> list[Step]:
    """Return the steps in a log of strace (-f -y -xx): a write counts from its beginning, a sync from its end."""
    steps: list[Step] = []
    open_calls: dict[str, tuple[str, str, int]] = {}
    tickets = count(1)
    for line in lines:  # type: ignore[attr-defined]
        found = _LINE.match(line.rstrip("\n"))
        if found is None:
            continue
        process = found[1]
        if found["call"] is None:
            call, args, ticket = open_calls.pop(process)
            steps += _after(call, args + found["rest"], ticket)
            continue
        call, args, ticket = found["call"], found["args"], next(tickets)
        unfinished = args.endswith(_UNFINISHED)
        args = args.removesuffix(_UNFINISHED)
        steps += _before(call, args, ticket)
        if unfinished:
            open_calls[process] = (call, args, ticket)
        else:
            steps += _after(call, args, ticket)
    return steps


def _before(call: str, args: str, ticket: int) -> list[Step]:
    """What begins with a call, whether or not it has come back."""
    if call not in {"write", "pwrite64", "ftruncate", "fsync", "fdatasync"}:
        return []
    handle = _HANDLE.match(args)
    if handle is None:
        return []
    path = _decoded(handle[2])
    if call in {"write", "pwrite64"}:
        text = _TEXT.search(args, handle.end())
        assert text is not None, args[:200]
        data = bytes.fromhex(text[1].replace("\\x", ""))
        if handle[1] == "1":
            return [Step("told", data=data)]
        numbers = re.findall(r"-?\d+", args[text.end() :])
        return [Step("write", path, offset=int(numbers[1]) if call == "pwrite64" else None, data=data)]
    if call == "ftruncate":
        return [Step("size", path, offset=int(re.findall(r"\d+", args[handle.end() :])[0]))]
    return [Step("syncing", path, ticket=ticket)]


def _after(call: str, args: str, ticket: int) -> list[Step]:
    """What is done once a call has come back well."""
    result = _RESULT.search(args)
    assert result is not None, args[:200]
    if result[1].startswith("-"):
        return []
    if call in {"fsync", "fdatasync", "lseek"}:
        handle = _HANDLE.match(args)
        if handle is None:
            return []
        path = _decoded(handle[2])
        return [Step("seek", path, offset=int(result[1]))] if call == "lseek" else [Step("sync", path, ticket=ticket)]
    folder = _FOLDER.match(args)
    root = Path(_decoded(folder[1]) if folder else "/")
    paths = [str(root / _decoded(text)) for text in _TEXT.findall(args[: result.start()])]
    if call in {"openat", "creat"}:
        flags = args[args.rindex('"') :]
        made = [Step("make", paths[0])] if call == "creat" or "O_CREAT" in flags else []
        emptied = [Step("size", paths[0], offset=0)] if call == "creat" or "O_TRUNC" in flags else []
        return [*made, *emptied, Step("open", paths[0])]
    if call.startswith("mkdir"):
        return [Step("mkdir", paths[0])]
    if call.startswith("rename"):
        return [Step("move", paths[0], to=paths[1])]
    if call.startswith("unlink"):
        return [Step("drop", paths[0])]
    assert call in {"write", "pwrite64", "ftruncate"}, f"{call} is not understood here"
    return []


def _decoded(text: str) -> str:
    return bytes.fromhex(text.replace("\\x", "")).decode("utf-8", "surrogateescape")


@dataclass
class _File:
    """The bytes that are on the drive for certain, and the changes that may be: (number, offset, bytes or new size)."""

    kept: bytearray = field(default_factory=bytearray)
    loose: list[tuple[int, int, bytes | None]] = field(default_factory=list)
    position: int = 0


@dataclass(eq=False)
class _Renamed:
    """A change of names: of a new file or folder (no `old`), of one that is gone (no `new`), or of one that moved."""

    number: int
    old: str
    new: str
    what: _File | None

    @property
    def folders(self) -> set[str]:
        """The folders whose sync keeps it."""
        return {str(Path(each).parent) for each in (self.old, self.new) if each}

    def do(self, names: dict[str, _File | None]) -> None:
        """Do it."""
        if self.old:
            names.pop(self.old, None)
        if self.new:
            names[self.new] = self.what


class Drive:
    """A folder on a drive whose power may go at any time. `root` and what is above it is there for certain."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._numbers = count(1)
        self._now: dict[str, _File | None] = {}  # None is a folder
        self._kept: dict[str, _File | None] = {}
        self._loose_names: list[_Renamed] = []
        self._syncing: dict[int, int] = {}

    def take(self, step: Step) -> bool:
        """Let a step happen; whether it was one of this folder."""
        if not step.path.startswith(self._root) or step.path.endswith("-shm"):
            return False
        number = next(self._numbers)
        if step.what == "syncing":
            self._syncing[step.ticket] = number
        elif step.what == "sync":
            self._sync(step.path, self._syncing.pop(step.ticket))
        elif step.what in {"open", "seek", "write", "size"}:
            self._change(step, number)
        elif step.what == "move":
            self._rename(number, step.path, step.to, self._now[step.path])
        elif step.what == "drop":
            self._rename(number, step.path, "", None)
        elif step.path not in self._now and step.path != self._root:
            self._rename(number, "", step.path, _File() if step.what == "make" else None)
        return True

    def _rename(self, number: int, old: str, new: str, what: _File | None) -> None:
        change = _Renamed(number, old, new, what)
        change.do(self._now)
        self._loose_names.append(change)

    def unsynced(self, path: Path) -> int:
        """How many changes of a file a cut may take away."""
        file = self._now.get(str(path))
        return len(file.loose) if file is not None else 0

    def _change(self, step: Step, number: int) -> None:
        file = self._now.get(step.path)
        if file is None:  # deleted meanwhile
            return
        if step.what == "size":
            assert step.offset is not None
            file.loose.append((number, step.offset, None))
        elif step.what in {"open", "seek"}:  # one handle at a time writes a file without saying where
            file.position = step.offset or 0
        elif step.offset is not None:
            file.loose.append((number, step.offset, step.data))
        else:
            file.loose.append((number, file.position, step.data))
            file.position += len(step.data)

    def _sync(self, path: str, up_to: int) -> None:
        """Keep what had been done to a file, or to the names in a folder, when its sync began."""
        file = self._now.get(path)
        if file is not None:
            done = [each for each in file.loose if each[0] < up_to]
            file.loose = file.loose[len(done) :]
            for _, offset, data in done:
                _put(file.kept, offset, data, None)
            return
        for each in [each for each in self._loose_names if each.number < up_to and path in each.folders]:
            self._loose_names.remove(each)
            each.do(self._kept)

    def left_by_a_cut(self, rng: random.Random, way: str) -> dict[str, bytes]:
        """Return the files that a power cut at this moment may leave, by their path below the root."""
        names = dict(self._kept)
        how_many = {"nothing": 0, "all": len(self._loose_names)}.get(way, rng.randint(0, len(self._loose_names)))
        for each in self._loose_names[:how_many]:
            each.do(names)
        found = {}
        for path, file in names.items():
            parents = [str(parent) for parent in Path(path).parents if str(parent).startswith(self._root)]
            if file is not None and all(parent in names or parent == self._root for parent in parents):
                found[path.removeprefix(self._root).lstrip("/")] = _left(file, rng, way)
        return found


def _left(file: _File, rng: random.Random, way: str) -> bytes:
    held = bytearray(file.kept)
    if way == "nothing":
        return bytes(held)
    junk = rng if way.endswith("junk") else None
    for _, offset, data in file.loose:
        if way == "all" or data is None or way == "some calls":
            if way == "all" or rng.random() < 0.5:
                _put(held, offset, data, junk)
            continue
        sector, at = rng.choice(SECTORS), 0
        while at < len(data):
            end = min(len(data), (offset + at) // sector * sector + sector - offset)
            if rng.random() < 0.5:
                _put(held, offset + at, data[at:end], junk)
            at = end
    return bytes(held)


def _put(held: bytearray, offset: int, data: bytes | None, junk: random.Random | None) -> None:
    """Write bytes, or set the size where there are none; what lies between is empty, or whatever was on the drive."""
    gap = offset - len(held)
    if gap > 0:
        held.extend(junk.randbytes(gap) if junk else bytes(gap))
    if data is None:
        del held[offset:]
    else:
        held[offset : offset + len(data)] = data
