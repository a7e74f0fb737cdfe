"""What `python -m routine_app` loads before anything else, and what it does without."""

from __future__ import annotations

import subprocess
import sys

import pytest

BEFORE = "import sys\nfrom routine_app.__main__ import _load_msgspec\n_load_msgspec()\n"
WINDOW = (
    "import routine_app.cli.main, routine_app.cli.window, routine_app.application.app_log\n"
    "import routine_app.qt.shell.application\n"
)


def printed(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_a_window_does_without_what_only_other_words_or_a_fault_need() -> None:
    loaded = printed(f"{BEFORE}{WINDOW}print(*sys.modules)").split()
    assert {"msgspec", "uuid", "routine_app.qt.today.page"} <= set(loaded)
    assert {"locale", "platform", "shlex", "socket"}.isdisjoint(loaded)


@pytest.mark.skipif(sys.platform == "win32", reason="there uuid asks for no system's name")
def test_the_system_s_name_is_known_and_what_knows_more_can_be_loaded_afterwards() -> None:
    told = printed(f"{BEFORE}import uuid, platform\nprint(uuid._LINUX, platform.system(), platform.python_version())")
    linux, system, version = told.split()
    assert (linux == "True") is (system == "Linux")
    assert version == sys.version.split()[0].rstrip("+")


def test_who_asks_more_of_the_stand_in_gets_it_from_the_true_one() -> None:
    code = (
        "import sys\nfrom routine_app.__main__ import _SystemName\n"
        "stand_in = sys.modules['platform'] = _SystemName('platform')\n"
        "print(stand_in.python_implementation(), 'platform' in sys.modules, sys.modules['platform'] is not stand_in)"
    )
    assert printed(code).split() == [sys.implementation.name.replace("cpython", "CPython"), "True", "True"]
