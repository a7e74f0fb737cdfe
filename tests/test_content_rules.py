"""Every "content sheet B4.9" in code and documents is a line of docs/content-rules.md."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RULES = ROOT / "docs" / "content-rules.md"
_NUMBER = r"[A-F](?:\d+(?:\.\d+)?|\.[a-z][a-z_]+)"
DEFINED = re.compile(rf"^(?:### |(?:- |\| )?\*\*)({_NUMBER})(?:\*\*|\. )", re.MULTILINE)
REFERENCE = re.compile(rf"\b{_NUMBER}\b")
VAGUE = re.compile(r"\b(?:section|part) [A-F]\b")


def defined(text: str) -> set[str]:
    """Return the numbers that the page gives to its lines; each once."""
    found = DEFINED.findall(text)
    assert len(found) == len(set(found))
    return set(found)


def passages(path: Path) -> Iterator[str]:
    """Yield what is written for people in a file: docstrings and runs of comments, or paragraphs."""
    text = path.read_text(encoding="utf-8")
    yield from _of_python(text) if path.suffix == ".py" else text.split("\n\n")


def _of_python(source: str) -> Iterator[str]:
    comments: list[str] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            comments.append(token.string.lstrip("# "))
        elif token.type not in (tokenize.NL, tokenize.NEWLINE):
            yield " ".join(comments)
            comments = []
            if token.type == tokenize.STRING:
                yield token.string


def missing(passage: str, numbers: set[str]) -> list[str]:
    """Return what a passage that speaks of the content sheet names and the page does not have."""
    words = " ".join(passage.split())
    if "content sheet" not in words:
        return []
    return [each for each in REFERENCE.findall(words) if each not in numbers] + VAGUE.findall(words)


def sources() -> list[Path]:
    """Return all files that may speak of the content sheet, but this one and the page itself."""
    code = chain.from_iterable((ROOT / folder).rglob("*.py") for folder in ("routine_app", "scripts", "tests"))
    texts = chain((ROOT / "docs").rglob("*.md"), ROOT.glob("*.md"), (ROOT / "routines").rglob("*.yaml"))
    return [path for path in chain(code, texts) if path not in (RULES, Path(__file__))]


def test_the_page_has_all_parts() -> None:
    numbers = defined(RULES.read_text(encoding="utf-8"))
    assert {f"B4.{number}" for number in range(1, 12)} <= numbers
    assert {f"E{number}" for number in range(1, 9)} <= numbers
    assert {"A1", "A3", "B1", "B1.5", "B2", "B3", "B5.5", "C.log_roll_in", "C.see_pro", "D1", "D2", "F2"} <= numbers


def test_every_reference_can_be_looked_up() -> None:
    numbers = defined(RULES.read_text(encoding="utf-8"))
    spoken = [(path, passage) for path in sources() for passage in passages(path) if "content sheet" in passage]
    assert len(spoken) > 10
    lost = {str(path.relative_to(ROOT)): found for path, passage in spoken if (found := missing(passage, numbers))}
    assert lost == {}


@pytest.mark.parametrize(
    ("source", "lost"),
    [
        ('"""As content sheet B4.12 says."""', ["B4.12"]),
        ("x = 1  # content\n# sheet E9, and\n# E1 too\n", ["E9"]),
        ('"""The moves follow content sheet\nC.log_roll_out and C.roll_about."""', ["C.roll_about"]),
        ('"""See the content sheet, section D."""', ["section D"]),
        ('"""As content sheet B4.9 says; a tone of E7 is another matter."""', []),
        ('"""A chord of E9."""', []),
    ],
)
def test_a_made_up_one_is_found(source: str, lost: list[str]) -> None:
    numbers = defined(RULES.read_text(encoding="utf-8"))
    assert [each for passage in _of_python(source) for each in missing(passage, numbers)] == lost
