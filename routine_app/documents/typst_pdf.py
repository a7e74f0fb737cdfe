"""A template of ours and the data for it, made into a tagged PDF.

Knows Typst and the folders of templates and fonts; not what is on the page. Words reach a template as data alone: no
text of a routine is ever read as markup. It cannot reach a file outside the templates, and asks no network.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from pathlib import Path

_KEPT_FOR = 11  # pages: then the memory of one that was not set again is free


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
    finally:
        _forget(template.parent)
    return bytes(made)


def _forget(root: Path) -> None:
    """Let Typst forget what it keeps of a page, 8 MB, until so many others are set: empty ones take 2 ms each."""
    import typst

    with suppress(typst.TypstError):
        for _ in range(_KEPT_FOR):
            # the stubs want input and root of one type
            typst.compile(input=b"", root=str(root), ignore_system_fonts=True, format="pdf")  # type: ignore[call-overload]
