"""A digest is the same on every machine, whatever the interpreter was built with."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from routine_app.digest import SIZE, digest_of, shared_name


@given(st.binary(max_size=300))
def test_it_is_what_the_library_of_the_language_says(data: bytes) -> None:
    assert digest_of(data) == hashlib.blake2b(data, digest_size=SIZE).digest()
    assert len(digest_of(data)) == SIZE


def test_a_shared_name_is_as_it_was_in_the_first_version() -> None:
    assert shared_name(b"1000\n/home/anna/diary.sqlite3") == "30c30ffd4a51482cae92"
