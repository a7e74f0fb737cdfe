"""No process that the app starts outlives it, however it ends: kill -9, too.

Linux ends a child with its parent if the child asked for it (PR_SET_PDEATHSIG); other systems have nothing of the kind,
and children there end when their pipes close. Knows processes; does not know what they are for.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def ending_with_us() -> Callable[[], None] | None:
    """Return a `preexec_fn` for subprocess that ties a child to this process; None where the system cannot.

    The kernel looks at the thread that starts the child: start it from one that lives as long as the app.
    """
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl  # found here: between fork and exec as little as can be should be done
    us = os.getpid()

    def tie() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != us:  # we ended before it was tied
            os._exit(1)

    return tie
