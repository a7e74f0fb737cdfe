"""What docs/ promise: links lead somewhere, the glossary's names are in the code, one word has one meaning."""

from __future__ import annotations

import ast
import importlib
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import routine_app

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted((*ROOT.glob("*.md"), *DOCS.rglob("*.md")))
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
NAMED_PATH = re.compile(r"`([\w./-]+(?:\.py|/))`")
NOT_HERE = {"share/", "voice/"}  # of an installation, and of her cache folder
HEADINGS = ["## Context", "## Decision", "## Alternatives", "## Consequences"]


def lost_links(page: Path) -> list[str]:
    """Return the links of a page to files that are not there."""
    links = LINK.findall(page.read_text(encoding="utf-8"))
    return [link for link in links if "://" not in link and not (page.parent / link).exists()]


def lost_paths(text: str) -> list[str]:
    """Return the modules and folders that a text names and that are nowhere."""
    named = set(NAMED_PATH.findall(text)) - NOT_HERE
    return sorted(path for path in named if not any(each.endswith(f"/{path.rstrip('/')}") for each in paths_here()))


@cache
def paths_here() -> set[str]:
    """Return what there is, below the root."""
    rooms = ("routine_app", "tests", "scripts", "benchmarks", "docs", "resources", "routines", "requirements")
    below = {f"/{path.relative_to(ROOT).as_posix()}" for room in rooms for path in ROOT.glob(f"{room}/**/*")}
    return below | {f"/{room}" for room in rooms}


def names(text: str) -> list[str]:
    """Return what the last column of the glossary's tables names."""
    cells = [line.strip("| ").rsplit("|", 1)[-1] for line in text.splitlines() if line.startswith("| ")]
    return [name for cell in cells for name in re.findall(r"`([\w.]+)`", cell)]


def found(dotted: str) -> bool:
    """Whether this is a module of the package, or something in one."""
    parts = f"routine_app.{dotted}".split(".")
    for end in range(len(parts), 1, -1):
        try:
            held: object = importlib.import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        for part in parts[end:]:
            fields = getattr(held, "__struct_fields__", ())
            if part in fields:
                return True
            if not hasattr(held, part):
                return False
            held = getattr(held, part)
        return True
    return False


def said_twice(root: Path) -> set[str]:
    """Return the public classes that more than one module defines."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in root.rglob("*.py")]
    classes = [node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    return {name for name, times in Counter(classes).items() if times > 1 and not name.startswith("_")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    assert lost_links(page) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_module_that_is_named_is_there(page: Path) -> None:
    assert lost_paths(page.read_text(encoding="utf-8")) == []


def test_a_module_that_is_nowhere_is_noticed() -> None:
    told = "`qt/feature.py`, `tests/qt/`, `scripts/make_tones.py`; `qt/featured.py`, `tests/qtt/`"
    assert lost_paths(told) == ["qt/featured.py", "tests/qtt/"]


def test_every_page_is_reached_from_the_readme() -> None:
    reached = {ROOT / "README.md", DOCS / "about.md"}  # which is what a package index shows
    waiting = list(reached)
    while waiting:
        page = waiting.pop()
        links = {(page.parent / link).resolve() for link in LINK.findall(page.read_text(encoding="utf-8"))}
        new = {link for link in links if link.suffix == ".md" and link.exists()} - reached
        reached |= new
        waiting += new
    assert [page.name for page in PAGES if page not in reached] == []


def test_the_glossary_follows_the_code() -> None:
    held = names((DOCS / "glossary.md").read_text(encoding="utf-8"))
    assert len(held) > 70
    assert [name for name in held if not found(name)] == []
    assert not found("domain.timeline.Segmant")
    assert not found("domain.timeline.Moment.countt")
    assert not found("domain.timelime")


def test_no_word_gets_a_second_meaning(tmp_path: Path) -> None:
    assert said_twice(Path(next(iter(routine_app.__path__)))) == set()
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text("class Plan: ...\nclass _Own: ...\n", encoding="utf-8")
    assert said_twice(tmp_path) == {"Plan"}


def test_every_decision_has_its_parts_and_its_row() -> None:
    pages = sorted((DOCS / "decisions").glob("0*.md"))
    assert [page.name[:4] for page in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    index = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    for page in pages:
        lines = page.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith(f"# {page.name[:4]} ")
        assert [line for line in lines if line.startswith("## ")] == HEADINGS, page.name
        assert f"({page.name})" in index
