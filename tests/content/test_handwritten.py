"""Ten routines as physiotherapists wrote them by hand: each is taken, or explained whole in one round."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routine_app.content.document import parse_bytes
from routine_app.content.routines import read_routine
from tests.content.samples import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from routine_app.content.listed import Catalogue

FILES = sorted((Path(__file__).parent / "handwritten").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_said_of_it(path: Path, catalogue: Catalogue, golden: Callable[[str, str], None]) -> None:
    found = read_routine(parse_bytes(path.read_bytes(), path.name), catalogue.exercises)
    lines = said(found.problems) or ["all good"]
    golden(f"content/handwritten_{path.stem}.txt", "\n".join(lines) + "\n")
    assert (found.value is None) == (path.stem != "units")


def test_there_are_ten() -> None:
    assert len(FILES) == 10
