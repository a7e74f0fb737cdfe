"""The commands, in the order in which --help lists them. A new one: a module here, and a line in the list.

Loads them all; knows nothing of what they do.
"""

from __future__ import annotations

from routine_app.cli import (
    backups,
    calendar,
    check,
    day,
    doctor,
    exercises,
    format_file,
    handout,
    history,
    new,
    play,
    preview,
    render,
    routines,
    safety,
    schema,
)

COMMANDS = (
    play,
    routines,
    exercises,
    preview,
    render,
    handout,
    calendar,
    history,
    day,
    safety,
    backups,
    check,
    new,
    format_file,
    schema,
    doctor,
)
