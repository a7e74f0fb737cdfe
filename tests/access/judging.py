"""What is wrong with a tree as a screen reader has it, each fault in words. Knows trees, and no app."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tests.access.tree import Box, Node, State

NO_CONTROL = frozenset({"filler", "unknown", "layered pane", "invalid"})  # what Qt says where it knows no better
_CELLS = ("table cell", "cell", "table row header", "table column header", "list item")
_SAME_ROW = 0.5  # of the lower one's height
_SEEN = 0.9  # of what can be
_QTS_OWN = "qt_"
_FEWEST_SAID = 3  # words of a label that is said with a group


def controls(root: Node) -> list[Node]:
    """Return what can have the focus."""
    return [node for node in root.all() if node.is_now(State.FOCUSABLE) and not node.name.startswith(_QTS_OWN)]


def nameless(root: Node) -> list[str]:
    """Return the controls, pictures, headings and groups of radio buttons that say nothing of themselves."""
    named = [node for node in root.all() if node.role in ("heading", "graphic", "dialog")]
    found = [f"{node.role} has no name" for node in (*controls(root), *named) if not node.name.strip()]
    ways = [way for way in _ways(root) if way[-1].role == "radio button"]
    groups = {
        way[-1].path: next(each for each in reversed(way[:-1]) if each.name or each.role != "filler") for way in ways
    }
    alone = [way[-1].name for way in ways if groups[way[-1].path].role != "panel" or not groups[way[-1].path].name]
    return found + [f"radio button {name!r} is in no group" for name in alone]


def without_role(root: Node) -> list[str]:
    """Return what can have the focus, or has it, and of which a reader cannot say what it is."""
    focused = [node for node in root.all() if node.is_now(State.FOCUSED)]
    return [f"{node.name!r} is {node.role}" for node in (*controls(root), *focused) if node.role in NO_CONTROL]


def promised(root: Node) -> list[str]:
    """Return what says that arrow keys go through it, and cannot have the focus."""
    said = [node for node in root.all() if "arrow keys" in node.name.lower()]
    return [f"{node.name!r} takes no keys" for node in said if not node.is_now(State.FOCUSABLE)]


def said_too(root: Node) -> list[str]:
    """Return what a reader says unasked: a layered pane by its role, and with a group the words of what is in it.

    Those of a label in a button it says again with the button, after all others of the group.
    """
    found = [f"{node.name!r} is a layered pane" for node in root.all() if node.role == "layered pane"]
    labels = [way for way in _ways(root) if way[-1].role == "label" and len(way[-1].name.split()) >= _FEWEST_SAID]
    return found + [
        f"{way[-1].name!r} is said before {button.name!r}"
        for way in labels
        for button in way
        if button.role in ("push button", "radio button", "check box")
    ]


def headings(root: Node) -> list[str]:
    return [node.name for node in root.all() if node.role == "heading"]


def level_faults(levels: Sequence[int], *, asked: bool) -> list[str]:
    """Return what is wrong with the levels of a page's headings, or of a question's: a page has one of the first."""
    first, none = levels.count(1), levels.count(0)
    found = [f"{first} headings of the first level"] if first != (0 if asked else 1) else []
    return found + ([f"{none} headings without a level"] if none else [])


def dialog_faults(root: Node) -> list[str]:
    """Return what is wrong with the question that stands over the page."""
    dialogs = [node for node in root.all() if node.role == "dialog"]
    if len(dialogs) != 1:
        return [f"{len(dialogs)} dialogs"]
    (dialog,) = dialogs
    found = []
    if not dialog.is_now(State.MODAL):
        found.append(f"{dialog.name!r} is not modal")
    if not dialog.description.strip():
        found.append(f"{dialog.name!r} does not say its words")
    if not any(node.is_now(State.FOCUSED) for node in dialog.all()):
        found.append(f"{dialog.name!r} has not the focus")
    return found


def order_faults(root: Node, stops: Sequence[str]) -> list[str]:
    """Return where Tab goes another way than the eye, or than the tree: `stops` are paths, once round."""
    ways = [way for way in (root.way_to(path) for path in stops) if way]
    found = [f"Tab reaches {path}, which is not in the tree" for path in stops if not root.way_to(path)]
    for before, after in pairwise(_from_the_first(root, ways)):
        here, there = _branches(before, after)
        names = f"{before[-1].name!r} comes before {after[-1].name!r}"
        if not _reads_on(here.box, there.box):
            found.append(f"{names} by Tab, not to the eye")
    return found


def tree_order_faults(root: Node, stops: Sequence[str]) -> list[str]:
    """Return which stops of Tab the tree has in another order."""
    numbers = {node.path: number for number, node in enumerate(root.all())}
    ways = [way for way in (root.way_to(path) for path in stops) if way]
    return [
        f"{before[-1].name!r} comes before {after[-1].name!r} by Tab, not in the tree"
        for before, after in pairwise(_from_the_first(root, ways))
        if numbers[before[-1].path] > numbers[after[-1].path]
    ]


def unreached(root: Node, stops: Sequence[str]) -> list[str]:
    """Return the controls that Tab does not reach, nor an arrow key from another of its group or in its table."""
    reached = set(stops)
    found = []
    for way in _ways(root):
        node = way[-1]
        group = way[-2].children if node.role == "radio button" and len(way) > 1 else ()
        beside = any(each.path in reached for each in group if each.role == "radio button")
        if node.role in _CELLS:
            beside = any(each.path in reached for each in way)
        is_control = node.is_now(State.FOCUSABLE, State.ENABLED) and node.role != "dialog"
        if is_control and node.path not in reached and not beside:
            found.append(f"{node.role} {node.name!r} is not reached")
    return found


def out_of_view(way: Sequence[Node]) -> bool:
    """Whether the last of a way is not seen, or less of it than what holds it has room for."""
    box, boxes = way[-1].box, [each.box for each in way if each.box.width]
    if box.width * box.height == 0:
        return True
    width = min(each.right for each in boxes) - max(each.left for each in boxes)
    height = min(each.bottom for each in boxes) - max(each.top for each in boxes)
    # What is wider or higher than its place fills it that way.
    seen = max(0, width) / min(each.width for each in boxes)
    return seen * max(0, height) / max(1, min(each.height for each in boxes)) < _SEEN


def _ways(root: Node) -> Iterator[tuple[Node, ...]]:
    yield (root,)
    for child in root.children:
        for way in _ways(child):
            yield (root, *way)


def _from_the_first(root: Node, ways: Sequence[tuple[Node, ...]]) -> list[tuple[Node, ...]]:
    """Return them from that one on which comes first in the tree, once round."""
    numbers = {node.path: number for number, node in enumerate(root.all())}
    first = min(range(len(ways)), key=lambda index: numbers[ways[index][-1].path])
    return [*ways[first:], *ways[:first]]


def _branches(one: Sequence[Node], other: Sequence[Node]) -> tuple[Node, Node]:
    """Return where two ways part: what scrolls is compared as a whole with what stands below it."""
    parted = next(((a, b) for a, b in zip(one, other, strict=False) if a.path != b.path), None)
    if parted is None or parted[0].box.part_within(parted[1].box) > 0 or parted[1].box.part_within(parted[0].box) > 0:
        return one[-1], other[-1]
    return parted


def _reads_on(here: Box, there: Box) -> bool:
    """Whether the eye comes from here to there: on in the row, further down, or up to the next column."""
    shared = min(here.bottom, there.bottom) - max(here.top, there.top)
    if shared > _SAME_ROW * min(here.height, there.height):
        return there.left > here.left or here.part_within(there) > 0
    return there.top >= here.top or there.left >= here.right
