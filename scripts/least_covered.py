"""Say what coverage found: the total of lines and branches, and the files of which the tests run least.

Run by scripts/coverage with the path of coverage's JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

MOST = 10


def lines(found: dict[str, Any]) -> list[str]:
    """Return the report, a line each: the total first, then the least covered files with what they lack."""
    total = found["totals"]
    of_lines = f"{total['covered_lines']} of {total['num_statements']} lines"
    of_branches = f"{total['covered_branches']} of {total['num_branches']} branches"
    share = f"{total['percent_covered']:.1f} % of lines and branches"
    summaries = {name: each["summary"] for name, each in found["files"].items()}
    least = sorted(summaries, key=lambda name: (summaries[name]["percent_covered"], name))[:MOST]
    return [
        f"{share}: {of_lines}, {of_branches} in {len(summaries)} files.",
        f"The {MOST} files that are run least:",
        *(_line(name, summaries[name]) for name in least),
    ]


def _line(name: str, summary: dict[str, Any]) -> str:
    lacking = f"{summary['missing_lines']} lines and {summary['missing_branches']} branches are never run"
    return f"{summary['percent_covered']:6.1f} %  {name}: {lacking}"


if __name__ == "__main__":
    print("\n".join(lines(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
