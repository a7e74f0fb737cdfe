"""What is said of a measured coverage."""

from __future__ import annotations

from typing import Any

from scripts.least_covered import lines


def summary(covered: int, missing: int) -> dict[str, Any]:
    share = 100 * covered / (covered + missing)
    return {"percent_covered": share, "missing_lines": missing, "missing_branches": 1}


def test_the_total_comes_first_and_then_the_files_that_are_run_least() -> None:
    files = {f"routine_app/{number:02}.py": {"summary": summary(number, 20 - number)} for number in range(1, 15)}
    totals = {"percent_covered": 91.25, "covered_lines": 90, "num_statements": 100}
    told = lines({"files": files, "totals": {**totals, "covered_branches": 30, "num_branches": 40}})
    assert told[0] == "91.2 % of lines and branches: 90 of 100 lines, 30 of 40 branches in 14 files."
    assert told[2] == "   5.0 %  routine_app/01.py: 19 lines and 1 branches are never run"
    assert len(told) == 12
