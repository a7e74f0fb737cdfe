"""What stands in a text once and counts in several places: names ("&") and what goes by them ("*").

Knows spans; refuses an edit that would change more than it says.
"""

from __future__ import annotations

from collections.abc import Iterable

from routine_app.content.editing.refusal import EditRefusedError
from routine_app.content.editing.spans import SpanNode


def refuse_shared(root: SpanNode, node: SpanNode, *, itself: bool = True) -> None:
    """Raise EditRefusedError where what is changed in a part would change elsewhere too.

    With `itself` also where the part is an alias: what it stands for is written elsewhere.
    """
    if node.kind == "alias" and itself:
        raise EditRefusedError(f'this stands for what is written elsewhere ("*{node.anchor}")')
    if node.kind != "alias" and node.anchor and any(each.target is node for each in root.within()):
        raise EditRefusedError(f'the same counts in another place too ("*{node.anchor}")')


def refuse_torn(root: SpanNode, gone: Iterable[SpanNode]) -> None:
    """Raise EditRefusedError where something stays that stands for a part which is gone."""
    parts = [part for node in gone for part in node.within()]
    named = [part for part in parts if part.anchor and part.kind != "alias"]
    if not named:
        return
    inside = {id(part) for part in parts}
    for each in root.within():
        if each.target is not None and id(each) not in inside and any(each.target is part for part in named):
            raise EditRefusedError(f'another place stands for this one ("*{each.anchor}")')
