"""Whether the system asks for less motion. Qt does not tell, so each system is asked in its own way.

Knows three systems; where none answers, the answer is no.
"""

from __future__ import annotations

import shutil
import sys

_TIMEOUT_S = 1.0
_SPI_GETCLIENTAREAANIMATION = 0x1042
_QUESTIONS: dict[str, tuple[tuple[str, ...], str]] = {
    "linux": (("gsettings", "get", "org.gnome.desktop.interface", "enable-animations"), "false"),
    "darwin": (("defaults", "read", "com.apple.universalaccess", "reduceMotion"), "1"),
}


def system_reduces_motion(platform: str = sys.platform) -> bool:
    """Return whether the system's own setting asks for less motion."""
    if platform == "win32":
        return _windows_reduces_motion()
    if platform not in _QUESTIONS:
        return False
    command, yes = _QUESTIONS[platform]
    program = shutil.which(command[0])
    if program is None:
        return False
    import subprocess

    from routine_app.system.children import ending_with_us

    try:
        answer = subprocess.run(  # noqa: S603 - a fixed command of the system
            (program, *command[1:]),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_TIMEOUT_S,
            check=False,
            preexec_fn=ending_with_us(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.stdout.strip() == yes


def _windows_reduces_motion() -> bool:
    import ctypes

    user32 = getattr(ctypes, "windll", None)
    if user32 is None:
        return False
    animated = ctypes.c_int(1)
    user32.user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0)
    return not animated.value
