"""A real yaml-language-server completes and checks routines by the schema that a file names in its first line.

Needs Node and the server: on the path, or where `scripts/yaml_language_server` puts it. Skipped where there is neither.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from routine_app.content.schema import kept_schema
from tests.content.samples import ROUTINE

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parents[2] / ".tools" / "node_modules" / ".bin"
SERVER = shutil.which("yaml-language-server") or shutil.which("yaml-language-server", path=str(HERE))
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SERVER is None, reason="no yaml-language-server: scripts/yaml_language_server fetches it"),
]
PATIENCE_S = 60
FIRST_LINE = f"# yaml-language-server: $schema={kept_schema('routine').as_uri()}\n"
Message = dict[str, Any]


class Server:
    """A language server, spoken to over its pipes; it is ended after PATIENCE_S whatever it does."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._watch = threading.Timer(PATIENCE_S, self._process.kill)
        self._watch.start()
        self._asked = 0
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self._tell({"method": "initialized", "params": {}})

    def close(self) -> None:
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()
        self._watch.cancel()
        self._watch.join()

    def _tell(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _heard(self) -> Message:
        assert self._process.stdout is not None
        length = 0
        for line in iter(self._process.stdout.readline, b"\r\n"):
            assert line, "the server has gone"
            if line.lower().startswith(b"content-length"):
                length = int(line.partition(b":")[2])
        message: Message = json.loads(self._process.stdout.read(length))
        if "id" in message and "method" in message:  # it asks for settings: there are none
            items = message.get("params", {}).get("items", [])
            self._tell({"id": message["id"], "result": [None for _ in items]})
        return message

    def ask(self, method: str, params: Message) -> Any:  # noqa: ANN401 - whatever the server answers
        self._asked += 1
        self._tell({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._heard()
            if message.get("id") == self._asked and "method" not in message:
                return message.get("result")

    def problems(self, text: str) -> list[str]:
        """Return what is marked in a text, as line: message."""
        self._tell({"method": "textDocument/didOpen", "params": {"textDocument": document(text)}})
        while True:
            message = self._heard()
            if message.get("method") == "textDocument/publishDiagnostics":
                found = message["params"]["diagnostics"]
                return [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in found]

    def completions(self, line: int, column: int) -> list[str]:
        position = {"line": line - 1, "character": column - 1}
        answer = self.ask("textDocument/completion", {"textDocument": {"uri": URI}, "position": position})
        return [each["label"] for each in answer["items"]]


URI = "file:///routine.yaml"


def document(text: str) -> Message:
    return {"uri": URI, "languageId": "yaml", "version": 1, "text": text}


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server()
    yield found
    found.close()


def test_a_good_routine_has_no_mark(server: Server) -> None:
    assert server.problems(FIRST_LINE + ROUTINE) == []


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("exercise: squat", "exercise: sqat", 9),
        ("exercise: squat", "exercise: squat\n        variation: squat.wal", 10),
        ("exercise: squat", "exercise: squat\n        rest: 500", 10),
        ("exercise: squat", "exercise: squat\n        noets: x", 10),
    ],
)
def test_what_is_wrong_is_marked_at_its_line(server: Server, before: str, after: str, line: int) -> None:
    problems = server.problems(FIRST_LINE + ROUTINE.replace(before, after))
    assert problems
    assert all(each.startswith(f"{line}: ") for each in problems), problems


def test_it_completes_keys_exercises_and_the_variations_of_this_one(server: Server) -> None:
    lines = "exercise: squat\n        variation: \n        "
    server.problems(FIRST_LINE + ROUTINE.replace("exercise: squat\n", lines + "\n"))
    offered = server.completions(10, len("        variation: ") + 1)
    assert "squat.wall" in offered
    assert [each for each in offered if "." in each and not each.startswith("squat.")] == []
    assert {"dose", "rest", "core"} <= set(server.completions(11, 9))
