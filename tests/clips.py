"""Clips for tests, written as the plain data of a clip file."""

from __future__ import annotations

import json
from collections.abc import Mapping

from routine_app.content.clips import read_clip
from routine_app.content.document import parse_bytes
from routine_app.figure.clip import Clip


def clip_of(clip_id: str, raw: Mapping[str, object]) -> Clip:
    """Return the clip that a file with this content gives."""
    clip, problems = read_clip(parse_bytes(json.dumps(raw).encode(), "clip.yaml"), clip_id)  # JSON is YAML
    assert clip is not None, problems
    return clip
