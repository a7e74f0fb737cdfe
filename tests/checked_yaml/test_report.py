"""The collector of problems."""

from __future__ import annotations

import pytest

from routine_app.checked_yaml.report import MOST_PROBLEMS, Report, TooManyProblemsError, listed, near_miss, quoted
from routine_app.domain.problems import Severity


def test_problems_come_in_the_order_of_the_file_and_once_each() -> None:
    report = Report("a.yaml")
    for line, column, message in ((2, 1, "late"), (1, 9, "b"), (1, 2, "a"), (2, 1, "late")):
        report.at(line, column, message)
    assert [str(each) for each in report.problems] == [
        "a.yaml:1:2: error: a",
        "a.yaml:1:9: error: b",
        "a.yaml:2:1: error: late",
    ]


def test_a_warning_is_not_a_failure() -> None:
    report = Report("a.yaml")
    report.at(1, 1, "hm", severity=Severity.WARNING)
    assert not report.failed
    report.at(1, 1, "no")
    assert report.failed


def test_a_full_report_says_that_there_is_more() -> None:
    report = Report("a.yaml")
    for line in range(1, MOST_PROBLEMS):
        report.at(line, 1, "x")
    assert len(report.problems) == MOST_PROBLEMS - 1
    with pytest.raises(TooManyProblemsError):
        report.at(500, 7, "x")
    assert len(report.problems) == MOST_PROBLEMS + 1
    assert str(report.problems[-1]) == "a.yaml:500:7: error: there are more problems than these 100"


def test_quotes_are_short_and_on_one_printable_line() -> None:
    assert quoted("squat") == '"squat"'
    assert quoted("a\n  b") == '"a b"'
    assert quoted("x\u202ey") == '"x\\u202ey"'
    assert quoted("y" * 41) == '"' + "y" * 39 + '…"'


def test_a_long_list_is_cut() -> None:
    assert listed(["a", "b"]) == "a, b"
    assert listed(str(n) for n in range(31)).endswith("28, 29, ...")


def test_a_near_miss_is_not_looked_for_in_what_is_far_too_long() -> None:
    assert near_miss("squatt", ("squat", "bridge")) == ' (did you mean "squat"?)'
    assert near_miss("squatt", [*(str(n) for n in range(100)), "squat"]) == ""
    assert near_miss("squat" * 100, ("squat" * 100,)) == ""
