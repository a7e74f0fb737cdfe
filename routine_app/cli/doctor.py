"""`routine-app doctor`: what the app needs from this computer, whether it works, and the line that mends it.

Runs the checks of `diagnosis` and prints them as they come.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from routine_app.cli.options import Subcommands, add_everywhere

if TYPE_CHECKING:
    from routine_app.cli.diagnosis import Finding


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser("doctor", help="display, audio, voices, keep-awake, folders: what works, and the mend")
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print each finding; return 0 if the essentials work, else 1."""
    from routine_app.cli.diagnosis import findings
    from routine_app.cli.output import say

    essentials_work = True
    for finding in findings(getattr(arguments, "data_dir", None)):
        say("\n".join(finding_lines(finding)), now=True)
        essentials_work = essentials_work and (finding.works or not finding.essential)
    print("\nRoutine can be used here." if essentials_work else "\nSomething that Routine needs does not work yet.")
    return 0 if essentials_work else 1


def finding_lines(finding: Finding) -> list[str]:
    """Return a finding as lines: the verdict, and what to do if there is anything."""
    verdict, label = ("works   ", "") if finding.works else ("does not", "the mend: ")
    lines = [f"{verdict}  {finding.name}: {finding.detail}"]
    return [*lines, f"          {label}{finding.mend}"] if finding.mend else lines
