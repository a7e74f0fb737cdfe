"""Code that is kept is what the file would have given, and losing it is no fault."""

from __future__ import annotations

import builtins
import importlib
import inspect
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from routine_app import kept_code
from routine_app.kept_code import KeptCode, kept_beside

NAMES = ("kept_one", "kept_package", "kept_package.inner")


@pytest.fixture(autouse=True)
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put two modules and a package where modules are looked for; what was imported of them is forgotten at the end."""
    folder = tmp_path / "modules"
    (folder / "kept_package").mkdir(parents=True)
    (folder / "kept_one.py").write_text("VALUE = 1\n\n\ndef fail():\n    raise KeyError(VALUE)\n")
    (folder / "kept_package" / "__init__.py").write_text("FROM = 'package'\n")
    (folder / "kept_package" / "inner.py").write_text("from kept_package import FROM\nNAME = __name__ + FROM\n")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    yield folder
    forget()


def forget() -> None:
    """Let the modules be imported anew, and looked for anew."""
    for name in NAMES:
        sys.modules.pop(name, None)
    importlib.invalidate_caches()


def imported(path: Path, *names: str) -> list[ModuleType]:
    """Import modules as a start does, with what is kept at `path`, and keep what was missing."""
    forget()
    code = KeptCode(path)
    code.open()
    try:
        found = [importlib.import_module(name) for name in names or NAMES]
    finally:
        code.close()
    code.keep()
    return found


def are_kept(found: list[ModuleType]) -> list[bool]:
    """Return which of these came out of what is kept."""
    return [type(module.__loader__).__module__ == kept_code.__name__ for module in found]


def test_the_second_start_has_it_from_the_one_file(tmp_path: Path) -> None:
    first, again = imported(tmp_path / "start"), imported(tmp_path / "start")
    assert (are_kept(first), are_kept(again)) == ([False] * 3, [True] * 3)
    for module, other in zip(first, again, strict=True):
        names = ("__name__", "__file__", "__package__", "__cached__")
        assert [getattr(module, name) for name in names] == [getattr(other, name) for name in names]
        assert getattr(module, "__path__", None) == getattr(other, "__path__", None)
    assert again[2].NAME == "kept_package.innerpackage"


def test_a_fault_in_it_names_its_line(tmp_path: Path) -> None:
    imported(tmp_path / "start")
    module = imported(tmp_path / "start")[0]
    with pytest.raises(KeyError) as caught:
        module.fail()
    assert "raise KeyError(VALUE)" in "".join(traceback.format_exception(caught.value))
    assert "def fail" in inspect.getsource(module)


def test_a_file_that_has_changed_is_read_anew_and_kept(tmp_path: Path, modules: Path) -> None:
    imported(tmp_path / "start")
    at = (modules / "kept_one.py").stat()
    (modules / "kept_one.py").write_text("VALUE = 2\n\n\ndef fail():\n    raise KeyError(VALUE)\n")
    os.utime(modules / "kept_one.py", ns=(at.st_atime_ns, at.st_mtime_ns + 2_000_000_000))  # as large, and later
    changed, again = imported(tmp_path / "start"), imported(tmp_path / "start")
    assert (changed[0].VALUE, are_kept(changed)) == (2, [False, True, True])
    assert (again[0].VALUE, are_kept(again)) == (2, [True] * 3)


def test_a_file_that_is_gone_is_not_there(tmp_path: Path, modules: Path) -> None:
    imported(tmp_path / "start")
    (modules / "kept_one.py").unlink()
    with pytest.raises(ModuleNotFoundError):
        imported(tmp_path / "start", "kept_one")


def test_what_was_not_asked_for_this_time_stays_kept(tmp_path: Path) -> None:
    imported(tmp_path / "start", "kept_one")
    imported(tmp_path / "start", "kept_package")
    assert are_kept(imported(tmp_path / "start", "kept_one", "kept_package")) == [True, True]


def test_where_modules_are_looked_for_elsewhere_it_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(tmp_path / "start")
    (tmp_path / "nearer").mkdir()
    (tmp_path / "nearer" / "kept_one.py").write_text("VALUE = 3\n")
    monkeypatch.syspath_prepend(str(tmp_path / "nearer"))
    assert imported(tmp_path / "start", "kept_one")[0].VALUE == 3


def test_a_file_carried_elsewhere_does_not_count(tmp_path: Path) -> None:
    imported(tmp_path / "start")
    (tmp_path / "start").rename(tmp_path / "other")
    assert are_kept(imported(tmp_path / "other")) == [False] * 3


@pytest.mark.parametrize("keep", [0, 3, 20, 60, 100, -1])
def test_what_is_cut_short_is_not_there(tmp_path: Path, keep: int) -> None:
    imported(tmp_path / "start")
    (tmp_path / "start").write_bytes((tmp_path / "start").read_bytes()[:keep])
    assert are_kept(imported(tmp_path / "start")) == [False] * 3
    assert are_kept(imported(tmp_path / "start")) == [True] * 3


@pytest.mark.parametrize("at", [0, 10, 45, 50, 80])
def test_what_is_damaged_is_not_there(tmp_path: Path, at: int) -> None:
    imported(tmp_path / "start")
    data = bytearray((tmp_path / "start").read_bytes())
    data[at] ^= 0xFF
    (tmp_path / "start").write_bytes(data)
    assert are_kept(imported(tmp_path / "start")) == [False] * 3


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    imported(tmp_path / "start")
    assert not (tmp_path / "start").exists()


def test_where_nothing_can_be_kept_all_is_loaded_as_ever(tmp_path: Path) -> None:
    (tmp_path / "start").mkdir()
    assert are_kept(imported(tmp_path / "start")) == [False] * 3
    assert [each.name for each in tmp_path.iterdir()] == ["modules", "start"] or (tmp_path / "start").is_dir()
    nowhere = KeptCode(None)
    nowhere.open()
    nowhere.close()
    nowhere.keep()


def test_it_lies_beside_what_python_keeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", None)
    beside = kept_beside(str(tmp_path / "a.py")) or Path()
    assert (beside.parent, beside.suffix) == (tmp_path / "__pycache__", ".start")
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    assert kept_beside(str(tmp_path / "a.py")) is None


def compiled(path: Path, source: bytes, name: str = "own/a.py") -> object:
    """Return what a source says that a program compiles by itself, with what is kept at `path`."""
    code = KeptCode(path)
    code.open()
    with code.compiling("own/"):
        made = compile(source, name, "exec")
    code.close()
    code.keep()
    space: dict[str, object] = {}
    exec(made, space)  # noqa: S102 - the test's own source
    return space["a"]


def test_a_source_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times, compile_anew = [], builtins.compile

    def counted(*words: object) -> object:
        times.append(words[0])
        return compile_anew(*words)  # type: ignore[call-overload]

    monkeypatch.setattr(builtins, "compile", counted)
    assert [compiled(tmp_path / "start", b"a = 1") for _ in range(3)] == [1, 1, 1]
    assert times == [b"a = 1"]
    assert [compiled(tmp_path / "start", b"a = 2") for _ in range(2)] == [2, 2]
    assert times == [b"a = 1", b"a = 2"]
    assert [compiled(tmp_path / "start", b"a = 3", "other/a.py") for _ in range(2)] == [3, 3]
    assert times == [b"a = 1", b"a = 2", b"a = 3", b"a = 3"]


def test_compiling_is_as_before_when_it_is_left() -> None:
    before = builtins.compile
    with KeptCode(None).compiling("own/"):
        assert builtins.compile is not before
    assert builtins.compile is before
    with pytest.raises(ZeroDivisionError), KeptCode(None).compiling("own/"):
        raise ZeroDivisionError
    assert builtins.compile is before
