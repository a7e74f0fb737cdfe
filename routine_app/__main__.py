"""`python -m routine_app`: the same as the command `routine-app`."""

from __future__ import annotations

import sys

from routine_app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
