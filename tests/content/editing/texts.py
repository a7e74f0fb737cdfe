"""Routines as people write them: comments, names, quotes of all kinds, lists in brackets, texts over lines, accents."""

from __future__ import annotations

COMMENTED = """\
# For Anna.  (do not lose this)

format: 1   # always
id: anna
name: Anna   # her name
description: >-
  Three times a week,
  and never in a hurry.

# How long she rests
rest: 45 # seconds

sections:
  # To begin with
  - name: Warm-up   # slow
    items:
      # her favourite
      - exercise: breathing   # always first
        # two are enough
        dose: {minutes: 2}   # two
        notes: Let the shoulders drop.
        # after the notes

      - exercise: squat
        dose:
          # as agreed
          sets: 2   # sets
          reps: 8   # reps

  # free: between sections

  - name: Main
    repeat: 2
    items:
      - exercise: bridge
        notes: |
          Both sides share the work.

          Rest as you like.
      - exercise: piriformis
        dose: {sets: 2, hold: 20}
        # core: true
      # the end of it
# the end of the file
"""

QUOTED = """\
format: 1
"id": quoted
'name': "Quoted \\"names\\" \\u2014 and more"
description: 'It''s fine: really # yes'
author: "Marta"
sections:
- name: 'Warm-up'
  items:
  -   exercise: "breathing"
      notes: "In: through the nose"
  -   exercise: squat
      notes: plain text that goes on
        over the line
  -
      exercise: 'bridge'
      self_paced: true
- name: "Main"
  items:
  - notes: 'first, it''s a note'   # and a comment
    exercise: cat_cow
  - notes: first
    # hint
    exercise: itb
"""

IN_BRACKETS = """\
{
  format: 1, id: braces, name: In braces,   # a comment
  "description":"As JSON is written.",
  sections: [
    {name: Warm-up, items: [{exercise: breathing, dose: {minutes: 2}}, {exercise: squat}]},
    {name: Main, repeat: 2, items: [
      {exercise: bridge, rest: 30},   # thirty
      {exercise: itb,
       dose: {sets: 1, hold: 30},   # a hold
       notes: "mild, at most"},
      {exercise: piriformis, self_paced: true},
    ]},
  ],
}
"""

MIXED = """\
---
format: 1
id: mixed
name: Sophie \N{EN DASH} Wärme \N{SLIGHTLY SMILING FACE} 体操
description: |-
  Für später.
    (eingerückt)
notes: >

  Folded, with an empty line before it.
sections:
    - name: Aufwärmen
      items: [{exercise: breathing}]

    - name: Übungen
      items:
        - {exercise: squat, rest: 20}   # zwanzig

        - {exercise: bridge,
           notes: 'täglich'}
        - exercise: piriformis
          dose: 2 x 20 s
          notes:   # nothing yet

    -   name: Leer
        items:
            - exercise: cat_cow
"""

NAMED = """\
format: 1
id: named
name: &title Named
description: *title
sections:
  - name: Main
    items:
      - &squat
        exercise: squat
        dose: &dose {sets: 2, reps: 8}
      - exercise: squat
        dose: *dose
        notes: &alone Only here.
      - *squat
      - exercise: bridge
  - name: Other
    items: &items
      - exercise: itb
      - exercise: cat_cow
  - name: Again
    items: *items
"""

BROKEN = """\
format: 1
id: broken
name: Broken
description: "Never closed
rest: 45
sections:
  - name: Main
    items:
      - exercise: squat   # good
        notes: 'Don't rush'
        rest: 30
      - exercise: bridge
        dose: {sets: 2, reps: 8
      - exercise: piriformis   # good, too
        dose: {sets: 2, hold: 20}
     - exercise: itb
  - name: Other
    items:
      - exercise: cat_cow
        notes: [left] only
      - exercise: breathing
"""

ALL = {"commented": COMMENTED, "quoted": QUOTED, "in_brackets": IN_BRACKETS, "mixed": MIXED}
