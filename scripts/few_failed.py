"""Print the tests that failed where they are few enough to be asked once more, alone; else end with 1.

    python scripts/few_failed.py CACHE/v/cache/lastfailed

Few are three wherever they are, or fifteen of one file: there one hiccup of what they share fails them all.
A file that could not be read at all, and none that failed, are not asked again: neither is a hiccup of a test.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ANYWHERE, OF_ONE_FILE = 3, 15


def few(failed: list[str]) -> bool:
    """Return whether these (pytest's ids of tests) are few enough to be asked once more."""
    if not failed or any("::" not in each for each in failed):
        return False
    files = {each.partition("::")[0] for each in failed}
    return len(failed) <= (OF_ONE_FILE if len(files) == 1 else ANYWHERE)


def main() -> int:
    """Read what pytest keeps, print it, return 0 where it is few."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lastfailed", type=Path)
    names = list(json.loads(parser.parse_args().lastfailed.read_text(encoding="utf-8")))
    print("\n".join(names))
    return 0 if few(names) else 1


if __name__ == "__main__":
    sys.exit(main())
