"""What the data of a routine is after an edit: what the edited text must mean.

Knows data only; does not know how it is written.
"""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from typing import Any

from routine_app.content.editing.edits import (
    AddExercise,
    DuplicateEntry,
    InsertEntry,
    MoveEntry,
    Path,
    RemoveEntry,
    RoutineEdit,
    SetKey,
)
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.content.editing.written_values import Written

_LISTS = ("sections", "items")


def plain(value: Written) -> Any:  # noqa: ANN401 - data of any form
    """Return a value as the data of a text holds it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return [plain(item) for item in value]
    return {key: plain(item) for key, item in value.items()} if isinstance(value, dict) else value


def expected_after(data: Any, edit: RoutineEdit) -> Any:  # noqa: ANN401 - data of any form
    """Return the data, which is changed, after an edit; raises EditRefusedError for a part that there is not."""
    try:
        _change(data, edit)
    except (IndexError, KeyError, TypeError, AttributeError):
        raise EditRefusedError("there is no such entry any more, or it cannot be read") from None
    return data


def _change(data: Any, edit: RoutineEdit) -> None:  # noqa: ANN401 - data of any form
    match edit:
        case SetKey(path=path, key=key, value=value):
            part = _part(data, path)
            part[key] = plain(value)
            if value is None:
                del part[key]
        case InsertEntry(path=path, value=value):
            _list(data, path).insert(path[-1], plain(value))
        case AddExercise(value=value):
            data["exercises"] = [*(data.get("exercises") or []), plain(value)]
        case RemoveEntry(path=path):
            del _list(data, path)[path[-1]]
        case DuplicateEntry(path=path):
            found = _list(data, path)
            found.insert(path[-1] + 1, deepcopy(found[path[-1]]))
        case MoveEntry(path=path, to=to):
            moved = _list(data, path).pop(path[-1])
            _list(data, to).insert(to[-1], moved)


def _part(data: Any, path: Path) -> Any:  # noqa: ANN401 - data of any form
    for depth, row in enumerate(path):
        data = data[_LISTS[depth]][row]
    return data


def _list(data: Any, path: Path) -> Any:  # noqa: ANN401 - data of any form
    part, key = _part(data, path[:-1]), _LISTS[len(path) - 1]
    if part.get(key) is None:
        part[key] = []
    return part[key]
