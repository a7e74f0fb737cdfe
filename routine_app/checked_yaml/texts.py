"""The kind of value that is text: a name, a sentence, a note.

Knows nodes and characters; does not know which field a text stands in.
"""

from __future__ import annotations

import re

import msgspec

from routine_app.checked_yaml.check import Schema
from routine_app.checked_yaml.nodes import Mapping, Node, Scalar
from routine_app.checked_yaml.report import Report, quoted
from routine_app.checked_yaml.scalars import described, is_nothing, read_as
from routine_app.domain.display_text import has_something_to_see
from routine_app.domain.problems import Part

# What an escape such as "\e" can smuggle in: control characters, and those that turn the direction of a text.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Text(msgspec.Struct, frozen=True):
    """Text that is not blank, of at most `longest` characters; `keep_lines` if its line breaks mean something.

    `pattern` is what the whole text must match, and `form` says so in words.
    """

    longest: int
    keep_lines: bool = False
    pattern: str = ""
    form: str = ""

    def read(self, node: Node, label: Part, report: Report) -> str | None:
        """Return the text without the space around it."""
        if not isinstance(node, Scalar) or is_nothing(node):
            hint = ' (text that holds ": " needs quotes)' if isinstance(node, Mapping) else ""
            report.error(node, label, f" must be text, not {described(node)}{hint}")
            return None
        text = _tidy_lines(node.text) if self.keep_lines else " ".join(node.text.split())
        wrong = self._wrong(text, read_as(node))
        if wrong:
            report.error(node, label, f" {wrong}")
            return None
        if node.cut and not self.pattern:
            after = f'in YAML " #" begins a comment, and {quoted(node.cut)} is not read'
            mend = 'put the whole text in quotes, or write "# " for a comment'
            report.warning(node, label, f" ends before the #: {after}; {mend}")
        return text

    def _wrong(self, text: str, taken_for: str) -> str:
        if taken_for:
            return f"must be text, but YAML reads {text} as {taken_for}; put it in quotes"
        if not has_something_to_see(text):
            return "must not be blank"
        hidden = _HIDDEN.search(text)
        if hidden:
            return f"must not hold the character U+{ord(hidden.group()):04X}, which cannot be seen"
        if len(text) > self.longest:
            return f"must be at most {self.longest} characters long, not {len(text):,}"
        if self.pattern and not re.fullmatch(self.pattern, text):
            return f"must be {self.form}, not {quoted(text)}"
        return ""

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        pattern = f"^(?:{self.pattern})$" if self.pattern else r"\S"
        return {"type": "string", "maxLength": self.longest, "pattern": pattern}


def _tidy_lines(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()
