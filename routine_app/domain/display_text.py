"""Makes text from outside safe to show: in a terminal, in the window, in a report.

Names of files, words from a command line and messages of the system may hold anything: control characters that drive
a terminal, marks that turn or hide what stands beside them, line breaks, bytes that are no text at all. Knows
characters only; what the text is about is not its business.
"""

from __future__ import annotations

import re

# Persian and Indic scripts and many emoji need joiners within them; beside plain letters one only hides: a key with it
# looks like the key that it is not.
_JOINERS = "\u200c\u200d"
_OF_LINES = "\n\u00a0"  # where a line ends, and where it must not
_STRAY_JOINERS = "(?:^|(?<=[\0-\x7f]))[\u200c\u200d]+|[\u200c\u200d]+(?=[\0-\x7f]|$)"

_NO_BREAK, _JOINER = "\u00a0", "-\u2060"  # the second: nothing to see, and no line breaks there
_DAGGER = "\u2020"  # the mark of a note
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:s|min|h|%)(?!\w))")
_WITHIN_DOSE = re.compile("(?<=\\d) (?=[x\u00d7] \\d)|(?<=\\d [x\u00d7]) (?=\\d)")
# Not a part of the name of a file or of an address, which may be of any length.
_COMPOUND = re.compile(r"(?<![\w./\\@-])[^\W\d_]+(?:-[^\W\d_]+)+(?![\w/\\@-]|\.\w)")
_LONGEST_KEPT = 12


def harmless(text: str, *, keep_lines: bool = False) -> str:
    r"""Return the text on one line, with every unsafe character spelt out, such as "\x1b".

    With `keep_lines` line breaks stay, and spaces at which no line breaks.

    A byte of a file name that is not text, which Python holds as a lone surrogate, is spelt as that byte: "\xfc".
    """
    if text.isprintable():
        return text
    spelt = "".join(char if keep_lines and char in _OF_LINES else _harmless(char) for char in text)
    return re.sub(_STRAY_JOINERS, lambda found: "".join(map(_code, found[0])), spelt)


def kept_together(text: str) -> str:
    """Return the text with no line break in a dose ("3 x 20 s"), before a unit or a mark, or in a short compound.

    Of "all-fours" the first line would end with "all-"; a compound of more than twelve letters needs that break where
    a column is narrow. There is no more to see than before.
    """
    text = text.replace(f" {_DAGGER}", f"{_NO_BREAK}{_DAGGER}")
    text = _WITHIN_DOSE.sub(_NO_BREAK, _BEFORE_UNIT.sub(_NO_BREAK, text))
    return _COMPOUND.sub(_with_no_break, text) if "-" in text else text


def has_something_to_see(text: str) -> bool:
    """Whether any character of the text shows: not only spaces and marks without a shape."""
    return any(char.isprintable() and not char.isspace() for char in text)


def shortened(text: str, longest: int = 60) -> str:
    """Return the text with its middle left out where it is longer; its end, often what differs, stays."""
    if len(text) <= longest:
        return text
    end = longest // 3
    return f"{text[: longest - end - 1]}…{text[-end:]}"


def _with_no_break(found: re.Match[str]) -> str:
    return found[0].replace("-", _JOINER) if len(found[0]) <= _LONGEST_KEPT else found[0]


def _harmless(char: str) -> str:
    if char.isprintable() or char in _JOINERS:
        return char
    if char.isspace() and char not in "\x1c\x1d\x1e\x1f":
        return " "
    return _code(char)


def _code(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
