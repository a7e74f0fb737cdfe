"""The sizes of the house are counted as the words say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.house_figures import report

if TYPE_CHECKING:
    from pathlib import Path


def test_each_room_is_counted_and_what_is_too_large_is_named(tmp_path: Path) -> None:
    house = tmp_path / "routine_app"
    (house / "qt" / "today").mkdir(parents=True)
    (house / "domain").mkdir()
    (house / "paths.py").write_text("x = 1\n")
    (house / "qt" / "today" / "page.py").write_text("from PySide6 import QtCore\n" + "\n" * 300)
    (house / "qt" / "today" / "order.py").write_text("class Order:\n" + "    x = 1\n" * 200)
    (house / "domain" / "plan.py").write_text("def plan(x: Any):  # type: ignore\n" + "    x = 1\n" * 30)
    (house / "domain" / "short.py").write_text("def short():\n" + "    x = 1\n" * 29)
    told = report(tmp_path)
    assert [" ".join(line.split()) for line in told[:3]] == [
        "routine_app 5 files 564 lines",
        "routine_app/domain 2 files 61 lines",
        "routine_app/qt/today 2 files 502 lines",
    ]
    assert told[4:8] == [
        "Over 300 lines a file, 200 a class or 30 a function: 3",
        "routine_app/domain/plan.py: plan, 31 lines",
        "routine_app/qt/today/order.py: Order, 201 lines",
        "routine_app/qt/today/page.py: 301 lines",
    ]
    assert told[9:] == [
        "routine_app: 1 lines with Any, 1 with type: ignore",
        "routine_app/qt: 201 of 502 lines in modules that name no Qt",
    ]
