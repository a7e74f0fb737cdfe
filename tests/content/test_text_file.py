"""The text of a file as it is, and which file a routine is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routine_app.content.catalogue import load_catalogue
from routine_app.content.text_file import file_of, read_text
from routine_app.domain.problems import ContentError
from tests.content.samples import ROUTINE, shipped_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_byte_order_mark_and_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r")
    assert read_text(path) == "\ufeffa: 1\r\nb: 2\r"


@pytest.mark.parametrize("data", [b"a: \xff", b"a: \x00", None])
def test_what_is_no_text_is_a_problem_with_its_place(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "x.yaml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ContentError) as found:
        read_text(path)
    assert found.value.problems[0].line == 1


def test_a_routine_is_found_by_its_id_or_its_path_good_or_broken(tmp_path: Path) -> None:
    folder = shipped_folder(tmp_path / "shipped")
    hers = tmp_path / "hers"
    hers.mkdir()
    (hers / "broken.yaml").write_text(ROUTINE.replace("squat", "sqat"))
    catalogue = load_catalogue(hers, folder)
    assert file_of(catalogue, "daily") == folder / "daily.yaml"
    assert file_of(catalogue, "mine") == hers / "broken.yaml"
    assert file_of(catalogue, str(hers / "broken.yaml")) == hers / "broken.yaml"
    with pytest.raises(ContentError, match="did you mean"):
        file_of(catalogue, "dayly")
