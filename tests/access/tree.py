"""What of an app is on the accessibility bus: a tree of values, read in few rounds.

Roles and states are AT-SPI's own words. Knows no page and judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

import msgspec
from jeepney import DBusAddress, Message, new_method_call

from tests.access.a11y_bus import Answer, BusError, Line

_FACE = "org.a11y.atspi.Accessible"
_PER_NODE = 6


class State(IntEnum):
    """Those of AT-SPI's states that are looked at, with their numbers there."""

    CHECKED = 4
    ENABLED = 8
    FOCUSABLE = 11
    FOCUSED = 12
    MODAL = 16
    VISIBLE = 30


class Box(msgspec.Struct, frozen=True):
    """A place on the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    def part_within(self, other: Box) -> float:
        """Return how much of it lies within another (0-1)."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0, width) * max(0, height) / max(1, self.width * self.height)


class Node(msgspec.Struct, frozen=True):
    """One object of the tree, with those below it that are visible."""

    path: str
    role: str
    name: str
    description: str = ""
    states: frozenset[State] = frozenset()
    box: Box = Box(0, 0, 0, 0)
    children: tuple[Node, ...] = ()

    def is_now(self, *states: State) -> bool:
        return self.states.issuperset(states)

    def all(self) -> Iterator[Node]:
        """Yield it and all below it, in the order of the tree."""
        yield self
        for child in self.children:
            yield from child.all()

    def way_to(self, path: str) -> tuple[Node, ...]:
        """Return the nodes from here down to one, () where it is not below."""
        if self.path == path:
            return (self,)
        for child in self.children:
            below = child.way_to(path)
            if below:
                return (self, *below)
        return ()


class Tree:
    """An app on the bus: `name` is its connection, `root` the path of its first object."""

    def __init__(self, line: Line, name: str, root: str) -> None:
        self._line, self._name, self._root = line, name, root

    def read(self) -> Node:
        """Return the app with all that is visible of it."""
        flat: dict[str, tuple[Node, list[str]]] = {}
        level = [self._root]
        while level:
            answers = self._line.ask_all([each for path in level for each in self._questions(path)])
            for index, path in enumerate(level):
                found = _node(path, answers[index * _PER_NODE : (index + 1) * _PER_NODE])
                if found is not None and (path == self._root or found[0].is_now(State.VISIBLE)):
                    flat[path] = found
            level = [below for path in level if path in flat for below in flat[path][1] if below not in flat]
        return _joined(flat, self._root)

    def read_each(self, way: Sequence[Node]) -> list[Node]:
        """Return these objects as they are now, without what is below them. Raises BusError for one that has gone."""
        answers = self._line.ask_all([each for node in way for each in self._questions(node.path)])
        found = [_node(node.path, answers[at * _PER_NODE : (at + 1) * _PER_NODE]) for at, node in enumerate(way)]
        if None in found:
            raise BusError("gone")
        return [each[0] for each in found if each is not None]

    def act(self, path: str) -> None:
        """Have an object do its first action. Raises BusError where it has none."""
        self._line.ask(self._call(path, "org.a11y.atspi.Action", "DoAction", "i", (0,)))

    def level(self, path: str) -> int:
        """Return which level a heading has, 0 where it says none."""
        (attributes,) = self._line.ask(self._call(path, _FACE, "GetAttributes"))
        return int(attributes.get("level", 0))

    def _questions(self, path: str) -> list[Message]:
        get = ("org.freedesktop.DBus.Properties", "Get", "ss")
        return [
            self._call(path, _FACE, "GetChildren"),
            self._call(path, _FACE, "GetRoleName"),
            self._call(path, _FACE, "GetState"),
            self._call(path, *get, (_FACE, "Name")),
            self._call(path, *get, (_FACE, "Description")),
            self._call(path, "org.a11y.atspi.Component", "GetExtents", "u", (0,)),
        ]

    def _call(
        self, path: str, interface: str, member: str, signature: str | None = None, body: tuple[object, ...] = ()
    ) -> Message:
        return new_method_call(DBusAddress(path, self._name, interface), member, signature, body)


def _node(path: str, answers: Sequence[Answer]) -> tuple[Node, list[str]] | None:
    children, role, states, name, description, extents = answers
    if isinstance(children, BusError) or isinstance(role, BusError) or isinstance(states, BusError):
        return None  # it has gone meanwhile
    box = Box(0, 0, 0, 0) if isinstance(extents, BusError) else Box(*extents[0])
    return Node(path, role[0], _text(name), _text(description), _states(states[0]), box), [
        below for _, below in children[0]
    ]


def _text(answer: Answer) -> str:
    return "" if isinstance(answer, BusError) else str(answer[0][1])


def _states(words: tuple[int, int]) -> frozenset[State]:
    low, high = words
    bits = low | high << 32
    return frozenset(state for state in State if bits >> state & 1)


def _joined(flat: dict[str, tuple[Node, list[str]]], path: str) -> Node:
    node, below = flat[path]
    return msgspec.structs.replace(node, children=tuple(_joined(flat, each) for each in below if each in flat))
