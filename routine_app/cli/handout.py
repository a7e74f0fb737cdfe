"""`routine-app handout ROUTINE -o FILE`: a routine on paper, with pictures, doses, swaps and a table for the week.

Knows the forms that can be asked for; what stands on the page is not its business.
"""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from routine_app.checked_yaml.report import quoted
from routine_app.cli.options import Subcommands, add_comfort, add_everywhere, add_routine, comfort_from
from routine_app.cli.streams import complain

if TYPE_CHECKING:
    from routine_app.documents.handout import Handout

FORMS = {".pdf": "pdf", ".html": "html", ".md": "md"}
PAPERS = ("a4", "letter")
NO_PAGES = 2


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "handout",
        help="a routine on paper",
        description="Writes a routine as a handout: pictures, doses, swaps with reasons, stop signs, a week's table.",
    )
    add_routine(parser)
    parser.add_argument("-o", "--output", required=True, type=output, metavar="FILE", help=".pdf, .html or .md")
    parser.add_argument("--format", choices=sorted(FORMS.values()), help="where the file's ending does not say it")
    parser.add_argument("--paper", choices=PAPERS, default="a4", help="a4 or letter")
    parser.add_argument("--large", action="store_true", help="large print: 16 points instead of 12")
    parser.add_argument("--contacts", action="store_true", help="with the telephone numbers that are kept here")
    add_comfort(parser)
    add_everywhere(parser)
    parser.set_defaults(run=lambda arguments: run(parser, arguments))


def run(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    """Write the file, and say what was written."""
    form = arguments.format or FORMS.get(arguments.output.suffix.lower())
    if form is None:
        parser.error(f"{quoted(str(arguments.output))} should end in {', '.join(FORMS)}, or say --format")
    if form != "pdf" and (arguments.large or arguments.paper != "a4"):
        parser.error("--large and --paper are for .pdf: other forms have no pages")
    from routine_app.application.documents.save import handout_bytes
    from routine_app.cli.output import say
    from routine_app.documents.handout_pdf import PaperSize
    from routine_app.documents.typst_pdf import DocumentError
    from routine_app.storage.files import write_atomically

    handout = _handout(arguments)
    try:
        today = dt.datetime.now().astimezone().date()
        data = handout_bytes(handout, form, today, paper=PaperSize(arguments.paper), large=arguments.large)
    except DocumentError as error:
        complain(f"routine-app: {error}")
        return NO_PAGES
    write_atomically(arguments.output, data)
    say(f"{arguments.output}: {handout.title}, {', '.join(handout.facts)}")
    return 0


def _handout(arguments: argparse.Namespace) -> Handout:
    from routine_app.application.documents.handout import routine_handout
    from routine_app.content.catalogue import load_catalogue
    from routine_app.paths import user_paths
    from routine_app.storage.preferences import load_preferences

    paths = user_paths(getattr(arguments, "data_dir", None))
    contacts = load_preferences(paths.preferences)[0].contacts if arguments.contacts else None
    return routine_handout(load_catalogue(paths.routines), arguments.routine, comfort_from(arguments), contacts)


def output(text: str) -> Path:
    """Return the path to write; raises ArgumentTypeError for what names no file."""
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError(f"{quoted(text)} names no file; expected a path, such as handout.pdf")
    return Path(text)
