"""The handout as a PDF: read by programs that we did not write, and harmless whatever a routine says."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pikepdf
import pytest

from routine_app.documents.handout import Handout
from routine_app.documents.handout_pdf import LARGE_POINTS, POINTS, PaperSize, handout_pdf
from routine_app.documents.typst_pdf import DocumentError, pdf_of
from routine_app.paths import resources_dir
from tests.documents.conftest import TODAY

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler-utils")
HOSTILE = '#read("/etc/passwd") #image("https://example.org/a.png") *x* $y$ </svg><script> \\ "]) #panic()'


@pytest.fixture(scope="module")
def pdf(handout: Handout) -> bytes:
    return handout_pdf(handout, resources_dir(), TODAY)


def run(tmp_path: Path, data: bytes, *words: str) -> str:
    path = tmp_path / "handout.pdf"
    path.write_bytes(data)
    return subprocess.run([words[0], *words[1:], str(path), *(["-"] if words[0] == "pdftotext" else [])],
                          capture_output=True, text=True, check=True).stdout  # fmt: skip


def alt_texts(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        return [str(each["/Alt"]) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]


def test_it_is_tagged_with_title_language_and_words_for_each_picture(pdf: bytes, handout: Handout) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == "en"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        with opened.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == handout.title
    assert set(alt_texts(pdf)) == {picture.alt for item in handout.items for picture in item.pictures}


@needs_poppler
def test_it_reads_in_order(tmp_path: Path, pdf: bytes, handout: Handout) -> None:
    assert "Tagged:          yes" in run(tmp_path, pdf, "pdfinfo")
    text = " ".join(run(tmp_path, pdf, "pdftotext", "-raw").split())
    order = [handout.title, *(f"{each.number}. {each.name}" for each in handout.core)]
    order += [f"{each.number}. {each.name}" for each in handout.items if not each.core]
    order += [
        "Done this week",
        "Pain after",
        *handout.stop.signs[0].split("†")[:1],
        handout.stop.numbers[0],
        handout.footer,
    ]
    at = -1
    for words in order:
        found = text.find(words.strip(), at + 1)
        assert found > at, words
        at = found
    for item in handout.items:
        for said in (*item.steps, *item.cautions, item.note, item.dose):
            assert all(word in text for word in said.split()), said


def sizes_of_text(tmp_path: Path, data: bytes) -> set[float]:
    words = run(tmp_path, data, "pdftotext", "-bbox").splitlines()
    return {round(float(line.split('yMax="')[1].split('"')[0]) - float(line.split('yMin="')[1].split('"')[0]), 1)
            for line in words if "<word" in line}  # fmt: skip


@needs_poppler
def test_no_word_is_small_and_large_print_is_larger(tmp_path: Path, handout: Handout, pdf: bytes) -> None:
    large = handout_pdf(handout, resources_dir(), TODAY, large=True, paper=PaperSize.LETTER)
    assert min(sizes_of_text(tmp_path, pdf)) >= POINTS
    assert min(sizes_of_text(tmp_path, large)) >= LARGE_POINTS
    assert "612 x 792" in run(tmp_path, large, "pdfinfo")


def places_of(tmp_path: Path, data: bytes, word: str) -> list[float]:
    """Return how far from the left a word stands (points), each time that it does."""
    lines = run(tmp_path, data, "pdftotext", "-bbox").splitlines()
    return [float(line.split('xMin="')[1].split('"')[0]) for line in lines if f">{word}</word>" in line]


@needs_poppler
def test_the_large_print_says_everything_over_the_whole_width(tmp_path: Path, handout: Handout, pdf: bytes) -> None:
    large = handout_pdf(handout, resources_dir(), TODAY, large=True)
    shared, alone = places_of(tmp_path, pdf, "You"), places_of(tmp_path, large, "You")
    assert len(alone) == len(shared) == len(handout.items)
    assert min(shared) > 595 / 2 > 50 > max(alone)


@needs_poppler
def test_a_hostile_routine_is_only_words(tmp_path: Path, handout: Handout) -> None:
    first = msgspec.structs.replace(handout.items[0], name=HOSTILE, note=HOSTILE, steps=(HOSTILE,))
    data = handout_pdf(
        msgspec.structs.replace(handout, title=HOSTILE, author=HOSTILE, items=(first, *handout.items[1:])),
        resources_dir(),
        TODAY,
    )
    text = "".join(run(tmp_path, data, "pdftotext", "-raw").split())
    assert "".join(HOSTILE.split()) in text
    assert "root:x:" not in text


def test_a_template_reaches_no_file_outside_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "bad.typ").write_text('#read("../secret.txt")', encoding="utf-8")
    with pytest.raises(DocumentError, match="could not be set"):
        pdf_of(folder / "bad.typ", resources_dir() / "fonts", {})


def test_without_typst_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, handout: Handout) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(DocumentError, match="Install Routine again"):
        handout_pdf(handout, resources_dir(), TODAY)


def test_the_same_day_gives_the_same_words(handout: Handout, pdf: bytes) -> None:
    assert alt_texts(handout_pdf(handout, resources_dir(), TODAY)) == alt_texts(pdf)


@needs_poppler
def test_no_line_parts_a_dose_or_a_short_compound(tmp_path: Path, handout: Handout) -> None:
    """After more and more words before them: some of them would stand at the end of a line."""
    steps = tuple("on " * before + "all-fours, 3 x 20 s, up to 5 s." for before in range(60))
    first = msgspec.structs.replace(handout.items[0], steps=steps)
    data = handout_pdf(msgspec.structs.replace(handout, items=(first,)), resources_dir(), TODAY)
    lines = run(tmp_path, data, "pdftotext", "-raw").splitlines()
    assert sum(line.endswith("on") for line in lines) > 5, "some break there"
    assert [line for line in lines if line.endswith(("all-", ", 3", "3 x", "x 20", "to 5"))] == []


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_pages_that_were_set_take_no_memory_afterwards(handout: Handout) -> None:
    def set_other_pages(which: str) -> int:
        """Set six, each with other words; return how much memory is taken then, in MB."""
        for number in range(6):
            other = msgspec.structs.replace(handout, title=f"{which} {number}", notes=f"{which} {number}. " * 80)
            handout_pdf(other, resources_dir(), TODAY)
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("RssAnon"))

    before = set_other_pages("first")
    assert set_other_pages("second") - before < 12
