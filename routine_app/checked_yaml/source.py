"""From a path to text: the first gate for a file that anybody may have written.

Knows files and encodings; does not know YAML. Reads at most `MOST_BYTES`, and only from regular files.
"""

from __future__ import annotations

import codecs
import re
import stat
from typing import TYPE_CHECKING

from routine_app.checked_yaml import MOST_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.checked_yaml.report import Report

_TOO_BIG = "the file is too big: more than 1 MB"
_OTHER_ENCODINGS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# How a word processor's file begins (.docx and .odt, .rtf, .doc), and a PDF.
_OTHER_FILES = (b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"%PDF-")
# Everything that YAML allows in a file; a byte order mark in the middle of one is not.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")  # what YAML takes for the end of a line
# Directives are of no use here, and many of them take the parser's time by the square of their number.
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


def read_source(path: Path, report: Report) -> str | None:
    """Return the text of a file, or None once the report says why it cannot be had."""
    try:
        status = path.stat()
        wrong = _unfit(status.st_mode, status.st_size)
        if wrong:
            report.at(1, 1, wrong)
            return None
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        report.at(1, 1, "there is no such file")
    except PermissionError:
        report.at(1, 1, "the file may not be read: allow reading it")
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        report.at(1, 1, f"the file cannot be read: {getattr(error, 'strerror', None) or error}")
    else:
        return decode(data, report)
    return None


def _unfit(mode: int, size: int) -> str:
    """Return why a thing of this kind and size is not read at all, or the empty string."""
    if stat.S_ISDIR(mode):
        return "this is a folder; expected a YAML file"
    if not stat.S_ISREG(mode):
        return "this is not an ordinary file; expected a YAML file"
    return _TOO_BIG if size > MOST_BYTES else ""


def decode(data: bytes, report: Report) -> str | None:
    """Return bytes as text; None once the report says why they are not clean UTF-8 (a byte order mark may lead)."""
    if len(data) > MOST_BYTES:
        report.at(1, 1, _TOO_BIG)
        return None
    if data.startswith(_OTHER_FILES):
        report.at(1, 1, "this is no plain text, but as a word processor saves it; save it as plain text, in UTF-8")
        return None
    if data.startswith(_OTHER_ENCODINGS) or b"\0" in data[:2]:  # a letter has one there, where no mark leads
        report.at(1, 1, "the file is not saved as UTF-8 but as UTF-16 or UTF-32; save it as UTF-8")
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        report.at(
            *_place(before, len(before)),
            f"the byte 0x{data[error.start]:02x} is not UTF-8 text; save the file as UTF-8",
        )
        return None
    text = _LINE_END.sub("\n", text)
    return text if _is_clean(text, report) else None


def _is_clean(text: str, report: Report) -> bool:
    clean = True
    for pattern, message in ((_FORBIDDEN, _forbidden_message), (_DIRECTIVE, _directive_message)):
        for match in pattern.finditer(text):
            report.at(*_place(text, match.start()), message(match.group()))
            clean = False
    return clean


def _forbidden_message(character: str) -> str:
    return f"the character U+{ord(character):04X} cannot be seen and may not stand in a text; delete it"


def _directive_message(_character: str) -> str:
    return 'a line may not begin with "%"'


def _place(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
