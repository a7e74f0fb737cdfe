"""Every mistake of a file in one go: the file that a person might send after a long evening."""

from __future__ import annotations

from tests.content.samples import routine, said

MANY = """\
format: 1
id: My Evening
name: no
name: Evening
descripton: For the evening.
get_ready: 2
sections:
  - name: Main
    repeat: 0
    items:
      - exercise: squatt
      - exercise: squat
        variaton: squat.chair
        rest: 1:30
      - exercise: squat
        variation: squat.chiar
        dose: {sets: 010, reps: 500}
        tempo_scale: 3
        breathing: clam
        self_paced: yes
      - exercise: breathing
        dose: {sets: 2, hold: 0}
        notes: Breathe: slowly
      - squat
      - exercise: squat
        dose: two of 8
        rest: -5
        notes: *important
        get_ready:
  - items: []
"""
KEYS = (
    "format, id, name, description, author, physiotherapist, review, notes, get_ready, rest, place, "
    "countdown, sections, exercises"
)
ITEM_KEYS = (
    "exercise, variation, dose, rest, tempo_scale, breathing, first_side, get_ready, self_paced, place, notes, core"
)
PATTERNS = "easy_start, calm, balanced, coherent, long_out, exertion, stretch, soft_pause"
EXPECTED = f"""\
2:5: "id" must be small letters, digits and _, beginning with a letter, such as maria_k, not "My Evening"
3:7: "name" must be text, but YAML reads no as true or false; put it in quotes
4:1: "name" is given twice (first on line 3)
5:1: "descripton" is not a key of a routine; expected one of {KEYS} (did you mean "description"?)
6:12: "get_ready" must be a number of seconds from 3 to 60, not 2
9:13: "repeat" must be a whole number from 1 to 10, not 0
11:19: there is no exercise "squatt"; expected one of squat, breathing (did you mean "squat"?)
13:9: "variaton" is not a key of an item; expected one of {ITEM_KEYS} (did you mean "variation"?)
16:20: "squat.chiar" is not a variation of squat; expected one of squat.bodyweight, squat.chair \
(did you mean "squat.chair"?)
17:22: "sets" must be a whole number from 1 to 10, not "010" (write it without the leading zero: 10)
17:33: "reps" must be a whole number from 1 to 100, not 500
18:22: "tempo_scale" must be a number from 0.5 to 2, not 3
19:20: "clam" is not a breathing pattern; expected one of {PATTERNS} (did you mean "calm"?)
20:21: "self_paced" must be true or false, not "yes" (write true)
22:15: the dose of br.supine is written with "minutes", not with "hold" (such as {{minutes: 3}}, or 3 min)
22:31: "hold" must be a number of seconds from 5 to 300, not 0
23:23: a ":" is not expected here; check the indentation, and put text that holds ": " in quotes
24:9: an item of "items" must have keys with values (exercise: ..., variation: ..., dose: ...), not "squat"
26:15: "dose" must be written such as {{sets: 2, reps: 8}}, {{sets: 2, hold: 20}}, {{minutes: 3}}, or 2 x 8, \
2 x 20 s, 3 min, not "two of 8"
27:15: "rest" must be a number of seconds from 0 to 300, not -5
28:16: the alias "*important" stands for nothing \
(in YAML "*" begins an alias; text that begins with "*" needs quotes)
29:19: "get_ready" must be a number of seconds from 3 to 60, not nothing
30:5: a section needs "name"
30:12: "items" must hold at least 1 item, and is empty
"""


def test_twenty_four_mistakes_are_twenty_four_problems_each_at_its_place() -> None:
    reading = routine(MANY)
    assert reading.value is None
    assert said(reading.problems) == EXPECTED.splitlines()


def test_the_line_that_a_person_sees() -> None:
    problem = routine(MANY).problems[7]
    assert str(problem) == (
        'my.yaml:13:9: error: "variaton" is not a key of an item; expected one of exercise, variation, dose, rest, '
        'tempo_scale, breathing, first_side, get_ready, self_paced, place, notes, core (did you mean "variation"?)'
    )
