"""Files that cannot be read, each with its own clear word."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from routine_app.checked_yaml import MOST_BYTES
from routine_app.checked_yaml.report import Report
from routine_app.checked_yaml.source import decode, read_source
from tests.content.samples import said

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


def read(path: Path) -> tuple[str | None, list[str]]:
    report = Report(str(path))
    return read_source(path, report), said(report.problems)


def decoded(data: bytes) -> tuple[str | None, list[str]]:
    report = Report("x")
    return decode(data, report), said(report.problems)


def test_a_good_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("id: ä\n".encode())
    assert read(path) == ("id: ä\n", [])


def test_what_is_not_a_file(tmp_path: Path) -> None:
    assert read(tmp_path) == (None, ["1:1: this is a folder; expected a YAML file"])
    assert read(tmp_path / "none.yaml") == (None, ["1:1: there is no such file"])
    assert read(Path("nul\0in.yaml"))[1][0].startswith("1:1: the file cannot be read: ")


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    assert read(tmp_path / "a" / "b.yaml") == (None, ["1:1: the file cannot be read: Not a directory"])


@POSIX
def test_a_pipe_and_a_device_are_refused_without_waiting_for_them(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    assert read(pipe)[1] == ["1:1: this is not an ordinary file; expected a YAML file"]
    assert read(Path("/dev/zero"))[1] == ["1:1: this is not an ordinary file; expected a YAML file"]


@POSIX
def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    assert read(loop)[1][0].startswith("1:1: the file cannot be read: ")


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text("id: a")

    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # chmod would not stop root
    assert read(path) == (None, ["1:1: the file may not be read: allow reading it"])


def test_100_megabytes_are_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "open", lambda *_args: pytest.fail("opened"))
    assert read(path) == (None, ["1:1: the file is too big: more than 1 MB"])


def test_a_file_that_grows_after_the_look_at_its_size() -> None:
    assert decoded(b" " * (MOST_BYTES + 1))[1] == ["1:1: the file is too big: more than 1 MB"]
    assert decoded(b" " * MOST_BYTES)[1] == []


def test_a_byte_order_mark_is_let_pass() -> None:
    assert decoded(b"\xef\xbb\xbfid: a") == ("id: a", [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_are_named(encoding: str) -> None:
    assert decoded("id: a".encode(encoding))[1] == [
        "1:1: the file is not saved as UTF-8 but as UTF-16 or UTF-32; save it as UTF-8"
    ]


def test_a_wide_encoding_is_known_without_its_mark() -> None:
    assert decoded("id: a".encode("utf-16-le"))[1] == decoded("id: a".encode("utf-16"))[1]
    assert decoded("id: a".encode("utf-16-be"))[1] == decoded("id: a".encode("utf-16"))[1]


@pytest.mark.parametrize("begins", [b"PK\x03\x04\x14\0", b"{\\rtf1\\ansi", b"\xd0\xcf\x11\xe0\xa1", b"%PDF-1.7"])
def test_what_a_word_processor_saves_is_told_in_one_line(begins: bytes) -> None:
    assert decoded(begins + bytes(range(256)))[1] == [
        "1:1: this is no plain text, but as a word processor saves it; save it as plain text, in UTF-8"
    ]


def test_the_first_byte_that_is_not_utf_8_is_shown() -> None:
    text = "id: ä\r\nname: ".encode() + "Übung".encode("latin-1")
    assert decoded(text)[1] == ["2:7: the byte 0xdc is not UTF-8 text; save the file as UTF-8"]


def test_every_character_that_cannot_be_seen_is_shown() -> None:
    assert decoded(b"a: \x00\rb: c\x07")[1] == [
        "1:4: the character U+0000 cannot be seen and may not stand in a text; delete it",
        "2:5: the character U+0007 cannot be seen and may not stand in a text; delete it",
    ]


def test_every_end_of_a_line_that_yaml_knows_is_made_the_same() -> None:
    assert decoded("a\r\nb\rc\x85d\u2028e\u2029f".encode()) == ("a\nb\nc\nd\ne\nf", [])


def test_directives_are_refused() -> None:
    assert decoded(b"%YAML 1.1\n---\na: b")[1] == ['1:1: a line may not begin with "%"']
