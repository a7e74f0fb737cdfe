"""The crash report says what went wrong, and nothing of hers."""

from __future__ import annotations

import datetime as dt

import pytest

from routine_app.application.crash_report import report_text

AT = dt.datetime(2026, 3, 4, 5, 6, 7, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ([], "(none)"),
        (["list", "--json"], "list --json"),
        (["preview", "daily", "--avoid", "flat_on_back", "--week=30"], "preview ... --avoid ... --week"),
        (["--data-dir=/home/her", "play"], "--data-dir ..."),
    ],
)
def test_what_was_typed_is_told_without_what_is_hers(typed: list[str], told: str) -> None:
    assert f"Arguments: {told}\n" in report_text(ValueError("no"), typed, AT)
