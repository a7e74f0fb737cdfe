"""The text of a routine's file as it is, with its byte order mark and its line ends, for what edits or copies it.

Knows files and the catalogue; does not know YAML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.checked_yaml.report import Report
from routine_app.checked_yaml.source import read_source
from routine_app.content.folder import SUFFIXES
from routine_app.domain.display_text import harmless
from routine_app.domain.problems import ContentError
from routine_app.paths import path_of

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.content.listed import Catalogue


def read_text(path: Path) -> str:
    """Return the text of a file; raises ContentError where it is not clean UTF-8 text, too big or not to be had."""
    report = Report(harmless(str(path)))
    if read_source(path, report) is None:
        raise ContentError(report.problems)
    return path.read_bytes().decode("utf-8")


def file_of(catalogue: Catalogue, id_or_path: str) -> Path:
    """Return the file of a routine, also of a broken one, by its id or path; raises ContentError for an unknown id."""
    path = path_of(id_or_path)
    named = catalogue.entry(id_or_path)
    if path.suffix.lower() in SUFFIXES or len(path.parts) > 1:
        return path if named is None or path.exists() else named.path
    if named is None:
        catalogue.routine(id_or_path)  # says what there is instead
    return named.path if named is not None else path
