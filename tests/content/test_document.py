"""Whatever a file holds: a value or problems, soon, and never an exception."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routine_app.checked_yaml.report import MOST_PROBLEMS
from routine_app.content.document import parse_bytes, parse_file
from routine_app.content.exercises import read_exercise
from routine_app.content.routines import read_routine
from routine_app.domain.exercise import Exercise
from routine_app.domain.routine import Routine
from routine_app.paths import routines_dir
from tests.content.samples import BREATHING, ROUTINE, SQUAT, exercises, said
from tests.content.test_routines import FULL

EXERCISES = exercises()
SOON_S = 1.0
ALPHABET = st.sampled_from([*"[]{}:,-?*&!|>'\"%@`#~.\t \na1é\x00\x85\u2028😀", "\r\n", "<<"])


def consistent(data: bytes) -> None:
    routine = read_routine(parse_bytes(data, "x"), EXERCISES)
    exercise = read_exercise(parse_bytes(data, "x"))
    lines = max(data.decode("utf-8", "replace").count(end) for end in ("\n", "\r")) + len(data) // 2 + 2
    for reading, kind in ((routine, Routine), (exercise, Exercise)):
        assert reading.problems or isinstance(reading.value, kind)
        assert len(reading.problems) <= MOST_PROBLEMS + 1
        for problem in reading.problems:
            assert 1 <= problem.line <= lines
            assert problem.column >= 1
            assert problem.message.isprintable()


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    consistent(data)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    consistent(text.encode("utf-8", "surrogatepass"))


@given(st.lists(ALPHABET, max_size=60))
def test_any_heap_of_yaml_signs(signs: list[str]) -> None:
    consistent("".join(signs).encode())


@given(
    st.sampled_from([ROUTINE, FULL, SQUAT, BREATHING]),
    st.lists(
        st.tuples(
            st.integers(0, 2000),
            st.integers(0, 12),
            st.one_of(
                ALPHABET,
                st.text(max_size=8),
                st.sampled_from(
                    ["999", "-1", "no", "1:30", "id: a", "\n  - ", "&a ", "*a", "!!str ", "null", "{}", "[]"]
                ),
            ),
        ),
        min_size=1,
        max_size=4,
    ),
)
def test_a_good_file_with_something_cut_out_or_put_in(text: str, edits: list[tuple[int, int, str]]) -> None:
    for at, length, new in edits:
        start = at % (len(text) + 1)
        text = text[:start] + new + text[start + length :]
    consistent(text.encode("utf-8", "surrogatepass"))


HEAD = "format: 1\nid: a\nname: b\ndescription: c\nsections:\n"
TOO_MUCH = "the file holds too much: more than 50,000 values"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(20)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 10_000 + "]" * 10_000, "1:33: nested too deeply: more than 32 levels"),
        ("{a: " * 10_000 + "}" * 10_000, "1:129: nested too deeply: more than 32 levels"),
        ("- " * 10_000 + "a", "1:65: nested too deeply: more than 32 levels"),
        ("[" * 999_999, "1:33: nested too deeply: more than 32 levels"),
        ("\n".join(" " * n + "a:" for n in range(1_400)), "33:33: nested too deeply: more than 32 levels"),
        (BOMB, f"4:4: {TOO_MUCH}"),
        ("a: &a [*a]", None),
        ("%TAG !a! x\n" * 90_000, '1:1: a line may not begin with "%"'),
        (
            HEAD + "".join(f"k{n}: 1\n" for n in range(60_000)),
            f"25001:9: {TOO_MUCH}",
        ),
        (HEAD + "  - name: x\n    items:\n" + f"      - {{exercise: {'b' * 39}}}\n" * 15_000, None),
        (
            HEAD
            + "  - items: ["
            + "{exercise: zzzzz}," * 200
            + "]\nexercises:\n"
            + "".join(f"  - {{id: abcdefghijklmnopqrstuvw{n:05}}}\n" for n in range(15_000)),
            None,
        ),
        ("a: 1\n" * 100_000, f"25001:1: {TOO_MUCH}"),
        ("\t\n" * 400_000 + "\ta: b", None),
        ("a\n" * 490_000 + "\x01" * 200, None),
        ("".join(f"k{n}: a: b\n" for n in range(8_000)), None),
        ("sections" * 100_000 + ": 1\n", None),
        (HEAD.replace("b\n", "1" + ":1" * 400_000 + "\n"), None),
        ("variations:\n - positions: [" + "standing," * 40_000 + "]\n", None),
        ("x: &x {exercise: q}\nsections:\n - items: [" + "*x," * 15_000 + "]\n", None),
    ],
    ids=range(19),
)
def test_hostile_files_are_refused_soon(text: str, message: str | None) -> None:
    data = text.encode()
    start = time.thread_time()
    readings = (read_routine(parse_bytes(data, "x"), EXERCISES), read_exercise(parse_bytes(data, "x")))
    assert time.thread_time() - start < 2 * SOON_S
    assert [reading.value for reading in readings] == [None, None]
    assert readings[0].problems
    if message is not None:
        assert message in said(readings[0].problems)


def test_a_hundred_megabytes_are_refused_soon(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    start = time.thread_time()
    reading = read_routine(parse_file(path), EXERCISES)
    assert time.thread_time() - start < SOON_S
    assert [str(each) for each in reading.problems] == [f"{path}:1:1: error: the file is too big: more than 1 MB"]


def test_more_than_a_hundred_problems_end_with_a_word_that_there_are_more() -> None:
    reading = read_routine(parse_bytes((HEAD + "".join(f"k{n}: 1\n" for n in range(200))).encode(), "x"), EXERCISES)
    assert len(reading.problems) == MOST_PROBLEMS + 1
    assert reading.problems[-1].message == "there are more problems than these 100"


HAND = sorted((Path(__file__).parent / "handwritten").glob("*.yaml"))


@pytest.mark.slow
@pytest.mark.long
@settings(max_examples=1000)
@given(
    st.sampled_from([*HAND, *routines_dir().glob("*.yaml"), *(routines_dir() / "exercises").glob("*.yaml")]),
    st.lists(st.tuples(st.integers(0, 1_000_000), st.integers(0, 40), ALPHABET), min_size=1, max_size=6),
)
def test_a_thousand_damaged_files_are_each_judged_within_a_second(
    path: Path, edits: list[tuple[int, int, str]]
) -> None:
    text = path.read_text(encoding="utf-8")
    for at, length, new in edits:
        start = at % (len(text) + 1)
        text = text[:start] + new + text[start + length :]
    before = time.thread_time()
    consistent(text.encode("utf-8", "surrogatepass"))
    assert time.thread_time() - before < 2 * SOON_S  # it is read as a routine and as an exercise
