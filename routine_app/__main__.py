"""The command `routine-app`, also as `python -m routine_app`: takes the kept code of a start, then does as asked."""

from __future__ import annotations

import sys

from routine_app.kept_code import START

_UNNEEDED = "typing_extensions"


def main() -> int:
    """Run one command and return its exit code. Raises only SystemExit."""
    START.open()
    _load_msgspec()
    from routine_app.cli.main import main as run

    return run()


def _load_msgspec() -> None:
    """Load msgspec without what it takes where it finds it, though every Python that we run on has that itself."""
    if _UNNEEDED in sys.modules:
        return
    sys.modules[_UNNEEDED] = None  # type: ignore[assignment] # not to be found: as long as 40 of our modules to load
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules[_UNNEEDED]


if __name__ == "__main__":
    sys.exit(main())
