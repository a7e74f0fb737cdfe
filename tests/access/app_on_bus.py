"""The app on a display and on accessibility buses of a test's own, steered over a pipe and read over the bus."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.access.a11y_bus import A11yBus
from tests.access.judging import out_of_view
from tests.access.tree import Node, Tree
from tests.qt.media.sound_server import end
from tests.system.private_bus import wait


class AppOnBus:
    """An app that runs; `tell` steers it, `tree` is what a screen reader has of it."""

    def __init__(self, bus: A11yBus, process: subprocess.Popen[str]) -> None:
        self.bus, self._process = bus, process
        wait(lambda: self.bus.app() is not None, "the app is not on the bus")
        name_and_path = bus.app()
        assert name_and_path is not None
        self._root = name_and_path[1].rpartition("/")[0]
        self.tree = Tree(bus.line, *name_and_path)

    def tell(self, *words: str) -> object:
        """Have something done; return what is answered once the window is at rest."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(" ".join(words) + "\n")
        stdin.flush()
        line = stdout.readline()
        assert line, f"the app has ended: {self._process.wait(timeout=10)}"
        answer = json.loads(line)
        assert not (isinstance(answer, dict) and "failed" in answer), answer
        return answer

    def path_of(self, number: object) -> str:
        """Return where the bus has what the app knows under this number."""
        return f"{self._root}/{number}"

    def go_round(self, tree: Node, most: int = 150) -> tuple[list[str], list[str]]:
        """Press Tab until it comes round; return where it stops each time round, and what of that nobody sees."""
        stops, unseen = [self.path_of(self.tell("focus"))], []
        for _ in range(most):
            reached = self.path_of(self.tell("tab"))
            way = self.tree.read_each(tree.way_to(reached))
            if way and out_of_view(way):
                unseen.append(f"{way[-1].name!r} has the focus out of view")
            if reached in stops[:-1]:
                return stops[stops.index(reached) :], unseen  # a page may have the focus at first, and not by Tab
            if reached != stops[-1]:  # from part to part of a date is within one
                stops.append(reached)
        assert len(stops) == 1, "Tab never comes round"
        return stops, unseen

    def reached(self, root: Node, stops: list[str]) -> list[str]:
        """Return what keys reach: by Tab, and by arrow keys from a check box to the others of its group."""
        found = set(stops)
        for group in root.all():
            boxes = [node for node in group.children if node.role == "check box"]
            first = [node.path for node in boxes if node.path in found]
            if first and len(first) < len(boxes):
                numbers = self.tell("arrows", first[0].rpartition("/")[2])
                assert isinstance(numbers, list)
                found |= {self.path_of(number) for number in numbers}
        return sorted(found)

    def press(self, node: Node) -> bool:
        """Press a button; return whether it is checked then."""
        return bool(self.tell("press", node.path.rpartition("/")[2]))

    def act(self, node: Node) -> None:
        """Do the first thing that a screen reader is offered to do with it."""
        self.tree.act(node.path)
        self.tell("focus")  # answered once the window is at rest

    def read(self) -> Node:
        return self.tree.read()


@contextmanager
def display(size: tuple[int, int]) -> Iterator[str]:
    """Open an X server of a test's own; yield its name."""
    if shutil.which("Xvfb") is None:
        pytest.fail("Xvfb is missing: apt-get install xvfb", pytrace=False)
    read, write = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", screen, "-noreset", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        end(server)


@contextmanager
def app_on_bus(folder: Path, *, reader: bool = True, **environ: str) -> Iterator[AppOnBus]:
    """Start buses, display and app, with more of an environment where that is wanted; a screen reader runs or not."""
    bus = A11yBus(folder)
    try:
        bus.let_a_reader_run(on=reader)
        with display((1280, 800)) as shown:
            own = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": shown, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
            command = [sys.executable, "-m", "tests.access.app_child", str(folder / "data")]
            pipe = subprocess.PIPE
            everything = {**os.environ, **bus.environ, **own, **environ}
            with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=everything) as process:
                try:
                    yield AppOnBus(bus, process)
                finally:
                    assert process.stdin is not None
                    process.stdin.close()
                    try:
                        process.wait(timeout=60)
                    finally:
                        process.kill()  # one that hangs would be waited for without end
    finally:
        bus.close()
