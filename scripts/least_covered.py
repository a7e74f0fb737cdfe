"""Say what coverage found: the total of lines and branches, and the files of which the tests run least.

Run by scripts/coverage with the path of coverage's JSON, and of a folder to leave out where its tests did not run.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

MOST = 10


def lines(found: dict[str, Any], without: str = "") -> list[str]:
    """Return the report, a line each: the total first, then the least covered files with what they lack.

    Files of the folder `without` (such as "routine_app/qt"; "": none) are left out of both.
    """
    every = {name: each["summary"] for name, each in found["files"].items()}
    summaries = {name: each for name, each in every.items() if not without or Path(without) not in Path(name).parents}
    total = {what: sum(each[what] for each in summaries.values()) for what in ("covered_lines", "num_statements")}
    total |= {what: sum(each[what] for each in summaries.values()) for what in ("covered_branches", "num_branches")}
    of_lines = f"{total['covered_lines']} of {total['num_statements']} lines"
    of_branches = f"{total['covered_branches']} of {total['num_branches']} branches"
    share = 100 * (total["covered_lines"] + total["covered_branches"])
    share /= max(1, total["num_statements"] + total["num_branches"])
    least = sorted(summaries, key=lambda name: (summaries[name]["percent_covered"], name))[:MOST]
    return [
        f"{share:.1f} % of lines and branches: {of_lines}, {of_branches} in {len(summaries)} files"
        + (f"; {without} is left out." if without else "."),
        f"The {MOST} files that are run least:",
        *(_line(name, summaries[name]) for name in least),
    ]


def _line(name: str, summary: dict[str, Any]) -> str:
    lacking = f"{summary['missing_lines']} lines and {summary['missing_branches']} branches are never run"
    return f"{summary['percent_covered']:6.1f} %  {name}: {lacking}"


if __name__ == "__main__":
    path, *left_out = sys.argv[1:]
    print("\n".join(lines(json.loads(Path(path).read_text(encoding="utf-8")), *left_out)))
