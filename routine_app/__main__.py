"""The command `routine-app`, also as `python -m routine_app`: takes the kept code of a start, then does as asked."""

from __future__ import annotations

import os
import sys
from types import ModuleType

from routine_app.kept_code import START

_UNNEEDED, _HARDLY_NEEDED = "typing_extensions", "platform"


def main() -> int:
    """Run one command and return its exit code. Raises only SystemExit."""
    START.open()
    _load_msgspec()
    from routine_app.cli.main import main as run

    return run()


class _SystemName(ModuleType):
    """Stands in for `platform`, of which the standard `uuid`, and by it msgspec, asks the system's name alone."""

    def system(self) -> str:
        """Return the system's name."""
        return os.uname().sysname

    def __getattr__(self, name: str) -> object:
        """Return whatever else is asked of the true one, which is loaded then: 1 ms for patterns that it compiles."""
        sys.modules.pop(_HARDLY_NEEDED, None)
        import platform

        return getattr(platform, name)


def _load_msgspec() -> None:
    """Load msgspec without what it takes where it finds it, though every Python that we run on has that itself."""
    if _UNNEEDED in sys.modules:
        return
    sys.modules[_UNNEEDED] = None  # type: ignore[assignment] # not to be found: as long as 40 of our modules to load
    if hasattr(os, "uname"):
        sys.modules.setdefault(_HARDLY_NEEDED, _SystemName(_HARDLY_NEEDED))
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules[_UNNEEDED]
        if isinstance(sys.modules.get(_HARDLY_NEEDED), _SystemName):
            del sys.modules[_HARDLY_NEEDED]


if __name__ == "__main__":
    sys.exit(main())
