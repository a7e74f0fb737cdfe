"""Brings a file of an older format up to the current one, step by step, before it is checked.

Works on nodes, so that every problem still points at the author's own line. Does not know what the fields mean.
To change the format: add a function to the chain of that kind of file in `exercises` or `routines`, and raise
`domain.routine.FORMAT`; the function at index 0 brings format 1 to format 2, and so on.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from routine_app.checked_yaml.nodes import MapEntry, Mapping, Scalar
from routine_app.checked_yaml.report import Report
from routine_app.checked_yaml.scalars import number

Migration = Callable[[Mapping], Mapping]


def migrate(root: Mapping, migrations: tuple[Migration, ...], report: Report) -> Mapping | None:
    """Return the file in the current format; None, and a problem, for one that is written for a newer app.

    A file whose format is missing or makes no sense is returned as it is: the check says so.
    """
    entry = root.entries.get("format")
    version = number(entry.value) if entry is not None and isinstance(entry.value, Scalar) else None
    if entry is None or not isinstance(version, int) or version < 1:
        return root
    current = len(migrations) + 1
    if version > current:
        wrong = f"the file is written for a newer version of Routine: format {version}"
        report.error(entry.value, f"{wrong}, but this version reads up to format {current}")
        return None
    for step in migrations[version - 1 :]:
        root = step(root)
    written = Scalar(entry.value.line, entry.value.column, str(current))
    return replace(root, entries={**root.entries, "format": MapEntry(entry.key, written)})
