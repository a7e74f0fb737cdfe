"""What is said warmly at the end of a session: one title and one sentence, both true of just this session.

A table of rules, the first that holds counts: nothing cheers after a pain that calls for care, or after
feeling unwell (`after_session` speaks then), and what was left out is never told as done. Knows numbers and words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from routine_app.domain.formatting import length_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

ENOUGH = "That is enough for today."


class SessionFacts(msgspec.Struct, frozen=True):
    """What is true of a session. `done` are exercises of which a set was finished, `left_out` those that she skipped.

    `elapsed_ms`: how long it took, in ms.
    `whole`: it went to its end. `easier`: swaps that she asked for in it; `swapped`: those of the plan, of what was not
    comfortable. `calm`: all that was done was breathing. `cheer`: something cheerful may be said.
    """

    elapsed_ms: int
    done: int
    left_out: int = 0
    easier: int = 0
    swapped: int = 0
    whole: bool = True
    calm: bool = False
    cheer: bool = True


class ClosingWord(msgspec.Struct, frozen=True):
    """The title, and the sentence below it ("" for none)."""

    title: str
    sentence: str


class _Rule(NamedTuple):
    holds: Callable[[SessionFacts], bool]
    title: str
    sentence: str


_RULES = (
    _Rule(lambda told: not told.cheer, ENOUGH, ""),
    _Rule(lambda told: not told.done, "Another time, then.", "That is fine. It is here when you want it."),
    _Rule(lambda told: not told.whole, "That counts.", "{minutes}, and you stopped where it was enough for you."),
    _Rule(lambda told: told.left_out >= told.done, "That counts.", "{minutes}, with what suited you today."),
    _Rule(lambda told: told.left_out > 0, "Done for today.", "{minutes}, and you left out what was not for today."),
    _Rule(lambda told: told.calm, "Done for today.", "{minutes} of slow breathing, for you alone."),
    _Rule(lambda told: told.easier > 0, "Well done.", "{minutes}, and you took the easier way where that was better."),
    _Rule(lambda told: told.swapped > 0, "Well done.", "{minutes}, each exercise in a way that suits you today."),
    _Rule(lambda told: told.done == 1, "Well done.", "{minutes}, taken for yourself."),
)
_ALL = _Rule(lambda told: told.done > 1, "Well done.", "{minutes}, and all {done} exercises.")


def closing_word(told: SessionFacts) -> ClosingWord:
    """Return the title and the sentence of the first rule that holds."""
    rule = next((rule for rule in _RULES if rule.holds(told)), _ALL)
    sentence = rule.sentence.format(minutes=length_in_words(told.elapsed_ms).capitalize(), done=told.done)
    return ClosingWord(rule.title, sentence)
