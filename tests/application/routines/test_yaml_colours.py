"""What a line is made of, as the text view colours it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from routine_app.application.routines.yaml_colours import PLAIN, marks_of


def parts(text: str) -> list[tuple[str, str]]:
    found, state = [], PLAIN
    for line in text.split("\n"):
        marks, state = marks_of(line, state)
        found += [(mark.part.value, line[mark.start : mark.start + mark.length]) for mark in marks]
    return found


def test_what_a_routine_is_made_of() -> None:
    text = """# Hers.
name: Anna's week #2
rest: 45 # seconds
sections:
  - name: "Warm: up"
    items:
      - {exercise: squat, core: true}
      - dose: 2 x 8"""
    assert parts(text) == [
        ("comment", "# Hers."),
        ("key", "name"),
        ("comment", "#2"),
        ("key", "rest"),
        ("number", "45"),
        ("comment", "# seconds"),
        ("key", "sections"),
        ("key", "name"),
        ("string", '"Warm: up"'),
        ("key", "items"),
        ("key", "exercise"),
        ("key", "core"),
        ("number", "true"),
        ("key", "dose"),
        ("number", "2"),
    ]


def test_texts_over_several_lines() -> None:
    text = """notes: |
  Only: this # too

  and this
name: "one
  two" # said
author: 'It''s
  me'"""
    assert parts(text) == [
        ("key", "notes"),
        ("string", "Only: this # too"),
        ("string", ""),
        ("string", "and this"),
        ("key", "name"),
        ("string", '"one'),
        ("string", '  two"'),
        ("comment", "# said"),
        ("key", "author"),
        ("string", "'It''s"),
        ("string", "  me'"),
    ]


@given(st.text(st.sampled_from("ab1 :-#'\"\\[]{},|>\té𝄞"), max_size=40), st.integers(-1, 6))
def test_parts_lie_one_after_another_in_any_line(line: str, state: int) -> None:
    marks, after = marks_of(line, state)
    assert after >= PLAIN
    ends = [mark.start + mark.length for mark in marks]
    assert all(end <= mark.start for end, mark in zip(ends, marks[1:], strict=False))
    assert not ends or ends[-1] <= len(line)
