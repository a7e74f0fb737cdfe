"""`routine-app safety`: when to stop, whom to contact and how soon, what to keep to, and where sources disagree.

Prints the safety page with her own numbers; knows nothing of what stands on it.
"""

from __future__ import annotations

import argparse

from routine_app.cli.options import Subcommands, add_everywhere


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "safety",
        help="when to stop, and whom to contact",
        description="Prints when to stop, whom to contact and how soon, and what to keep to.",
    )
    parser.add_argument("--sources", action="store_true", help="say of each statement where it is from")
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the page."""
    from routine_app.application.care.safety_page import page_lines, safety_page
    from routine_app.content.care import load_care
    from routine_app.domain.display_text import harmless
    from routine_app.paths import user_paths
    from routine_app.storage.preferences import load_preferences

    preferences, _ = load_preferences(user_paths(getattr(arguments, "data_dir", None)).preferences)
    page = safety_page(load_care().told(pregnant=preferences.is_pregnant), preferences.contacts)
    print(harmless("\n".join(page_lines(page, sources=arguments.sources)).rstrip(), keep_lines=True))
    return 0
