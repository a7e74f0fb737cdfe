"""The command `routine-app`, also as `python -m routine_app`: takes the kept code of a start, then does as asked."""

from __future__ import annotations

import sys

from routine_app.kept_code import START


def main() -> int:
    """Run one command and return its exit code. Raises only SystemExit."""
    START.open()
    from routine_app.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
