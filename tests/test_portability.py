"""Nothing that only Unix has is needed to import a module: on Windows its tests are skipped, not broken."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
FILES = [path for folder in ("routine_app", "tests", "scripts") for path in sorted((ROOT / folder).rglob("*.py"))]
UNIX_MODULES = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}
UNIX_SIGNALS = {"SIGALRM", "SIGCONT", "SIGHUP", "SIGKILL", "SIGSTOP", "SIGTSTP", "SIGUSR1", "SIGUSR2", "SIGXFSZ"}


def at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield what is carried out when a module is imported: all but functions' bodies and what asks first."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and "sys.platform" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(getattr(node, "decorator_list", ()))
        else:
            waiting.extend(ast.iter_child_nodes(node))


def needs_of_unix(text: str) -> set[str]:
    """Return what a module's text needs of Unix as soon as it is imported."""
    found = set()
    for node in at_import(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & UNIX_MODULES
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or ""} & UNIX_MODULES
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "signal":
            found |= {node.attr} & UNIX_SIGNALS
    return found


def test_no_module_needs_unix_to_be_imported() -> None:
    needs = {path.relative_to(ROOT).as_posix(): needs_of_unix(path.read_text(encoding="utf-8")) for path in FILES}
    assert {name: needed for name, needed in needs.items() if needed} == {}


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("import pty, os", {"pty"}),
        ("from resource import getrusage", {"resource"}),
        ("class A:\n    import tty", {"tty"}),
        ("import signal\nENDS = (signal.SIGINT, signal.SIGHUP)", {"SIGHUP"}),
        ("if sys.platform != 'win32':\n    import pty", set()),
        ("@mark(signal.SIGKILL)\ndef f():\n    import pty\n    signal.SIGUSR1", {"SIGKILL"}),
    ],
)
def test_the_guard_sees(text: str, needed: set[str]) -> None:
    assert needs_of_unix(text) == needed
