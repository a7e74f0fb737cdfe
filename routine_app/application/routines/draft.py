"""A routine that she is changing: its text, the way back and forth, and what has become of the file meanwhile.

The text is the truth; the form and the text are two views of it. A change in the form is a splice, a change in the text
is one too, and both go the same way back. Pure: knows no folder, no window and no clock.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from routine_app.content.editing.apply import edit_text
from routine_app.content.editing.edits import TextSplice, splice_between
from routine_app.content.editing.refusal import EditRefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routine_app.content.editing.edits import RoutineEdit

MOST_STEPS = 1000
LONGEST_LINE = 50_000  # characters: a text view needs seconds for one of hundreds of thousands without a space
CHOOSING = "Choosing {}"
_MARK = "\ufeff"
_TWO_FOR_ONE = re.compile("\r\n")
# Qt ends a paragraph at U+FDD0 and U+FDD1, which are no characters; the reader ends a line at U+0085.
_AS_SHOWN = str.maketrans({**dict.fromkeys("\r\x85\u2028\u2029", "\n"), **dict.fromkeys("\ufdd0\ufdd1", "\ufffd")})


class DraftStep(msgspec.Struct, frozen=True):
    """One change, in the words of its Undo. `typed` ones that follow each other within a word become one.

    `cursor` is where the cursor of the text view stood before it, in characters of what is shown; None for a form's.
    """

    splices: tuple[TextSplice, ...]
    words: str
    typed: bool = False
    cursor: int | None = None


class Draft(msgspec.Struct, frozen=True):
    """`base` is the text as the file had it, `text` as it is now; `done` and `undone` lead back and forth."""

    file: str
    base: str
    text: str
    done: tuple[DraftStep, ...] = ()
    undone: tuple[DraftStep, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the text is another than the file's."""
        return self.text != self.base

    @property
    def undo_words(self) -> str:
        """What Undo takes back; "" where there is nothing."""
        return self.done[-1].words if self.done else ""

    @property
    def redo_words(self) -> str:
        """What Redo does again; "" where there is nothing."""
        return self.undone[-1].words if self.undone else ""


def draft_of(file: str, data: bytes) -> Draft:
    """Return a draft of a file's bytes. Raises EditRefusedError for what is no text, or has a line beyond all use."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise EditRefusedError("the file is not text in UTF-8: save it so with a text editor first") from None
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LONGEST_LINE:
            raise EditRefusedError(f"line {number} has more than {LONGEST_LINE:,} characters: break it first")
    return Draft(file, text, text)


def edited(draft: Draft, edits: Sequence[RoutineEdit], words: str, *, joins: bool = False) -> Draft:
    """Return the draft after edits that are one step; raises EditRefusedError, and nothing is changed.

    `words` say what was done, such as "Rest of Squat". An edit that `joins` the last step is a part of that.
    """
    text, splices = draft.text, []
    for edit in edits:
        splice = edit_text(text, edit)
        text = splice.applied(text)
        splices.append(splice)
    if text == draft.text:
        return draft
    if joins and draft.done:
        step = DraftStep((*draft.done[-1].splices, *splices), words)
        return replace(draft, text=text, done=(*draft.done[:-1], step), undone=())
    return _after(draft, text, DraftStep(tuple(splices), words))


def shown(draft: Draft) -> str:
    """Return the text as a text view has it: every line end is one, and a byte order mark is not seen."""
    return _as_shown(draft.text)


def retyped(draft: Draft, text: str, cursor: int | None = None, chosen: str = "") -> Draft:
    """Return the draft with its text as it now stands in the text view (see `shown`); `cursor`: see DraftStep.

    Line ends that she did not touch stay what they were in the file. What is typed on within a word is one step; what
    was `chosen` from a list, in words, is one of its own.
    """
    before = shown(draft)
    if text == before:
        return draft
    splice = _retyping(draft.text, before, text)
    words = CHOOSING.format(chosen) if chosen else "Typing"
    step, after = DraftStep((splice,), words, typed=not chosen, cursor=cursor), splice.applied(draft.text)
    last = draft.done[-1] if draft.done else None
    joined = None if last is None or draft.undone else _joined(last, step)
    if joined is not None:
        return replace(draft, text=after, done=(*draft.done[:-1], joined))
    return _after(draft, after, step)


def _retyping(text: str, before: str, wanted: str) -> TextSplice:
    """Return the splice after which what is shown is `wanted`, and no longer `before`."""
    seen = splice_between(before, wanted)
    start, end = _places(text, seen.start, seen.start + len(seen.old))
    new = seen.new.replace("\n", "\r\n") if "\r\n" in text else seen.new
    splice = TextSplice(start, text[start:end], new)
    if _as_shown(splice.applied(text)) == wanted:
        return splice
    # A line end beside a lone "\r" would be one with it, and a byte order mark that comes first would not be seen.
    mark = _MARK if text.startswith(_MARK) or wanted.startswith(_MARK) else ""
    return splice_between(text, mark + wanted)


def _as_shown(text: str) -> str:
    return text.removeprefix(_MARK).replace("\r\n", "\n").translate(_AS_SHOWN)


def _places(text: str, *seen: int) -> list[int]:
    """Return where places of what is shown stand in the text."""
    mark = text.startswith(_MARK)
    # of each "\r\n" what is shown is one character: where that is
    pairs = [found.start() - mark - row for row, found in enumerate(_TWO_FOR_ONE.finditer(text))]
    return [at + mark + bisect_left(pairs, at) for at in seen]


def undone(draft: Draft) -> Draft:
    """Return the draft before its last step; as it is where there is none."""
    if not draft.done:
        return draft
    step, text = draft.done[-1], draft.text
    for splice in reversed(step.splices):
        text = splice.inverse.applied(text)
    return replace(draft, text=text, done=draft.done[:-1], undone=(*draft.undone, step))


def redone(draft: Draft) -> Draft:
    """Return the draft after the step that was taken back last; as it is where there is none."""
    if not draft.undone:
        return draft
    step, text = draft.undone[-1], draft.text
    for splice in step.splices:
        text = splice.applied(text)
    return replace(draft, text=text, done=(*draft.done, step), undone=draft.undone[:-1])


def saved(draft: Draft) -> Draft:
    """Return the draft once its text is in the file; the way back stays."""
    return replace(draft, base=draft.text)


def taken_from_file(draft: Draft, data: bytes, words: str) -> Draft:
    """Return the draft with the text that its file has by now, as one step that can be taken back.

    Raises EditRefusedError for what is no text.
    """
    theirs = draft_of(draft.file, data).text
    if theirs == draft.text:
        return replace(draft, base=theirs)
    step = DraftStep((splice_between(draft.text, theirs),), words)
    return replace(_after(draft, theirs, step), base=theirs)


def changed_elsewhere(draft: Draft, data: bytes | None) -> bool:
    """Whether the file (None: it has gone) is another than the one that the draft began with, and than the draft."""
    return data is None or data not in {draft.base.encode(), draft.text.encode()}


def _after(draft: Draft, text: str, step: DraftStep) -> Draft:
    return replace(draft, text=text, done=(*draft.done, step)[-MOST_STEPS:], undone=())


def _joined(last: DraftStep, step: DraftStep) -> DraftStep | None:
    """Return two steps as one, where the second only goes on typing the word of the first; else None."""
    if not (last.typed and step.typed):
        return None
    before, after = last.splices[-1], step.splices[0]
    goes_on = not after.old and not before.old and after.start == before.start + len(before.new)
    within_word = len(after.new) == 1 and not after.new.isspace() and not before.new[-1:].isspace()
    if not (goes_on and within_word):
        return None
    return replace(last, splices=(TextSplice(before.start, "", before.new + after.new),))
