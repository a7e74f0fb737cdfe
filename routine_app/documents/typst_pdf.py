"""A template of ours and the data for it, made into a tagged PDF.

Knows Typst and the folders of templates and fonts; not what is on the page. Words reach a template as data alone: no
text of a routine is ever read as markup. It cannot reach a file outside the templates, and asks no network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from pathlib import Path


class DocumentError(Exception):
    """A document could not be made; the message says what to do about it."""


def pdf_of(template: Path, fonts: Path, data: Any) -> bytes:  # noqa: ANN401 - any value that msgspec can write
    """Return the PDF of a template, filled with data. Raises DocumentError.

    It is PDF/UA-1: tagged, in reading order, with language, title and words for every picture.

    `data` is read by the template as `sys.inputs.data`, in JSON.
    """
    try:
        import typst
    except ImportError as error:
        what = f"Typst, which makes the pages, could not be loaded ({error})"
        raise DocumentError(f"{what}. Install Routine again.") from error
    try:
        made = typst.compile(
            input=str(template),
            root=str(template.parent),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            sys_inputs={"data": msgspec.json.encode(data).decode()},
            format="pdf",
            pdf_standards="ua-1",
        )
    except typst.TypstError as error:
        raise DocumentError(f"The page could not be set: {error}") from error
    return bytes(made)
