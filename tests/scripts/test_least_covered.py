"""What is said of a measured coverage."""

from __future__ import annotations

from typing import Any

from scripts.least_covered import lines


def summary(covered: int, missing: int) -> dict[str, Any]:
    found = {"covered_lines": covered, "num_statements": covered + missing, "missing_lines": missing}
    share = 100 * covered / (covered + missing)
    return {**found, "percent_covered": share, "covered_branches": 3, "num_branches": 4, "missing_branches": 1}


FILES = {f"routine_app/{number:02}.py": {"summary": summary(number, 20 - number)} for number in range(1, 15)}


def test_the_total_comes_first_and_then_the_files_that_are_run_least() -> None:
    told = lines({"files": FILES})
    assert told[0] == "43.8 % of lines and branches: 105 of 280 lines, 42 of 56 branches in 14 files."
    assert told[2] == "   5.0 %  routine_app/01.py: 19 lines and 1 branches are never run"
    assert len(told) == 12


def test_a_folder_whose_tests_did_not_run_is_left_out() -> None:
    told = lines({"files": {**FILES, "routine_app/qt/page.py": {"summary": summary(0, 1000)}}}, "routine_app/qt")
    assert told[0].endswith("in 14 files; routine_app/qt is left out.")
    assert told[1:] == lines({"files": FILES})[1:]
