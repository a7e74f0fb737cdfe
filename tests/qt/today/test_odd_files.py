"""An attack on all that reads her folder: mutated files under odd names, through check, list, the context and Today.

`ROUTINE_APP_ODD_FOLDERS=40` makes forty folders of 25 files each instead of a few.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from routine_app.application.context import open_context
from routine_app.cli import main
from routine_app.paths import routines_dir
from routine_app.qt.widgets.buttons import PillButton
from tests.odd_names import takes_any_name
from tests.qt.conftest import House

pytestmark = [pytest.mark.slow, takes_any_name]

FOLDERS = int(os.environ.get("ROUTINE_APP_ODD_FOLDERS", "2"))
FILES = 25
SHIPPED = [path.read_bytes() for path in sorted(routines_dir().rglob("*.yaml"))]
PIECES = (
    *(
        "\t",
        "\n",
        ": ",
        " #",
        "- ",
        "[",
        "{",
        "]",
        "}",
        "'",
        '"',
        "|\n",
        ">\n",
        "&a ",
        "*a",
        "!!str ",
        "? ",
        "%",
        "---\n",
    ),
    *(
        "\x00",
        "\x1b[31m",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\x85",
        "\u00e9",
        "\U0001f600",
        "e\u0301",
        "no",
        "1:30",
    ),
    *(
        "1e999",
        "0x10",
        "-1",
        ".inf",
        "9" * 20,
        "id: daily\n",
        "id: short\n",
        "name: ''\n",
        'name: "\\e[2J"\n',
        "<b>",
        "&amp;",
    ),
    *(
        "repeat: 10\n",
        "{sets: 10, reps: 100}",
        "{sets: 10, hold: 300}",
        "{minutes: 30}",
        "[" * 40,
        "- " * 40,
        "a:\n " * 9,
    ),
    'name: "\\u202E"\n',
)
NAMES = (
    *(
        b"\xfc",
        b"\xff\xfe",
        b"\x1b[2J",
        b"two\nlines",
        b"tab\t",
        b" ",
        b"-rf",
        b"--help",
        b"$(ls)",
        b"`x`",
        b"it's",
        b'"q"',
    ),
    *(
        b"a&b;c",
        b"<b>",
        b"%s",
        b"{0}",
        b"x" * 240,
        b"daily",
        b"short",
        b"daily.yaml",
        b"\\xfc",
        b"\r",
        b"\x7f",
        b"9" * 100,
    ),
    *(each.encode() for each in ("\u202egnp", "ze\u200bro", "\u00e9", "e\u0301", "\ufeff", "\u05e9\u05dc\u05d5\u05dd")),
    *(each.encode() for each in ("\U0001f469\u200d\U0001f467", "..", "~")),
)
ENDINGS = (b".yaml", b".yml", b".YAML", b".yaml.txt", b".yaml.docx", b".yaml ", b".Yml")


def mutated(chance: random.Random) -> bytes:
    """Return a shipped file with a few bytes cut out, put in, doubled or swapped for something nasty."""
    data = chance.choice(SHIPPED)
    for _ in range(chance.randint(0, 4)):
        at, length = chance.randrange(len(data) + 1), chance.choice((0, 0, 1, 2, 8, 40))
        new = chance.choice(
            (
                chance.choice(PIECES).encode("utf-8", "surrogatepass"),
                chance.randbytes(3),
                data[at : at + chance.randint(0, 200)],
            )
        )
        data = data[:at] + new + data[at + length :]
    return data


def fill(folder: Path, chance: random.Random) -> list[Path]:
    """Fill a folder with odd files, and a few things that are none."""
    folder.mkdir(parents=True)
    base = os.fsencode(folder) + b"/"
    paths = [base + chance.choice(NAMES) + str(number).encode() * chance.randint(0, 1) for number in range(FILES)]
    files = [Path(os.fsdecode(path + chance.choice(ENDINGS))) for path in dict.fromkeys(paths)]
    for file in files:
        file.write_bytes(mutated(chance))
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    return [path for path in folder.iterdir() if path.is_file()]


def is_safe(text: str) -> bool:
    """Whether a terminal or a label shows this as it is."""
    return all(line.replace("\u200d", "").isprintable() for line in text.split("\n"))


@pytest.mark.parametrize("seed", range(FOLDERS))
def test_whatever_is_in_her_folder_there_is_no_traceback_and_every_file_has_its_words(
    seed: int, house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    data = tmp_path / "her data"
    files = fill(data / "routines", chance)
    for file in files:
        assert main.main(["check", str(file)]) in (0, 1)
    shown = capsys.readouterr()
    assert is_safe(shown.out + shown.err)
    assert shown.err == ""
    for file in files:
        assert main.main(["preview", str(file)]) in (0, 2)
    shown = capsys.readouterr()
    assert is_safe(shown.out + shown.err)
    assert main.main(["list", "--data-dir", str(data)]) == 0
    assert is_safe(capsys.readouterr().out)
    assert main.main(["list", "--json", "--data-dir", str(data)]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len({row["id"] for row in rows}) == len(rows)
    entries = open_context(data).catalogue.routines
    assert [entry.id for entry in entries] == [row["id"] for row in rows]
    look_at_today(house, [entry.id for entry in entries], chance)


def look_at_today(house: House, ids: list[str], chance: random.Random) -> None:
    """Open every tab, and press a chip now and then."""
    house.today.come_back_to.emit()
    today = house.today
    assert list(today.panels.routines.tabs) == ids
    chips = list(today.panels.comfort.chips.chips.values())
    for number, tab in enumerate(list(today.panels.routines.tabs.values())):
        tab.click()
        if number % 4 == 0:
            chance.choice(chips).click()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert [each for each in today.panels.routines.holder.findChildren(PillButton) if each.isChecked()] == [tab]
        entry = next(each for each in house.model.context.catalogue.routines if each.id == house.model.state.chosen)
        assert entry.broken is (house.model.plan() is None)
        assert today.card is not None
        text = "\n".join(label.text() for label in today.card.findChildren(QLabel)).replace("\u200b", "")
        assert is_safe(text)
        assert all(problem.message in text for problem in entry.problems) or not entry.broken
