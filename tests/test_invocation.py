"""The line to type and the command of a helper: from a checkout, a wheel, an interpreter and a frozen bundle."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from routine_app import invocation
from routine_app.cli.main import main
from routine_app.qt.shell import probe_process
from routine_app.sound.device import DeviceError

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="quoted for a POSIX shell")


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@posix_only
@pytest.mark.parametrize(
    ("typed", "line"), [("scripts/run", "scripts/run list"), ("/her home/run", "'/her home/run' list")]
)
def test_in_a_checkout_it_is_the_script_that_she_typed(monkeypatch: pytest.MonkeyPatch, typed: str, line: str) -> None:
    monkeypatch.setenv("ROUTINE_APP_COMMAND", typed)
    assert invocation.line_to_type("list") == line


@posix_only
def test_an_installed_command_is_named_by_its_path_unless_typing_its_name_finds_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    command = program(tmp_path / "her bin" / "routine-app")
    monkeypatch.setattr(sys, "argv", [str(command)])
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert invocation.line_to_type("doctor") == f"{shlex.quote(str(command))} doctor"
    monkeypatch.setenv("PATH", f"{command.parent}:/usr/bin")
    assert invocation.line_to_type("doctor") == "routine-app doctor"


def test_an_interpreter_is_named_with_the_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/somewhere/routine_app/__main__.py"])
    monkeypatch.setattr(sys, "executable", "/opt/python")
    assert invocation.line_to_type("list") == "/opt/python -m routine_app list"


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/routine/routine")


@pytest.mark.usefixtures("frozen")
def test_a_bundle_names_itself() -> None:
    assert invocation.line_to_type("list") == "/opt/routine/routine list"
    assert invocation.install_again() == "install Routine again"


@pytest.mark.usefixtures("frozen")
def test_a_bundle_is_its_own_helper(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    program, *words = invocation.helper_command("routine_app.qt.shell.probe_process", "ducking")
    assert program == "/opt/routine/routine"
    monkeypatch.setattr("routine_app.system.ducking.exists_here", lambda: False)
    monkeypatch.setattr(sys, "argv", [])
    assert main(words) == 0
    assert "only Linux" in capsys.readouterr().out


def test_an_interpreter_runs_the_helper_s_module() -> None:
    command = invocation.helper_command("routine_app.qt.shell.probe_process", "nonsense")
    result = subprocess.run(command, capture_output=True, text=True, cwd="/")
    assert result.returncode == 1
    assert "KeyError: 'nonsense'" in result.stderr


def test_what_a_probe_has_to_tell_is_its_last_line_in_a_bundle_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def no_output() -> tuple[str, list[str]]:
        raise DeviceError("no output was found")

    monkeypatch.setattr("routine_app.sound.device.outputs", no_output)
    monkeypatch.setattr(sys, "argv", ["routine_app.qt.shell.probe_process", "sound"])
    assert probe_process.main() == 1
    assert capsys.readouterr() == ("", "no output was found\n")


@pytest.mark.parametrize("words", [[], ["list"], ["--helper"], ["--helper", "os"], ["--helper", "routine_appendix.x"]])
def test_no_other_words_start_a_helper(words: list[str]) -> None:
    assert not invocation.is_helper(words)


def test_the_system_s_programs_find_the_system_s_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    environ = {"LD_LIBRARY_PATH": "/opt/routine", "LD_LIBRARY_PATH_ORIG": "/her/lib", "HOME": "/"}
    invocation.free_environment(environ)
    assert environ["LD_LIBRARY_PATH"] == "/opt/routine", "outside a bundle nothing is touched"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    invocation.free_environment(environ)
    assert environ == {"LD_LIBRARY_PATH": "/her/lib", "HOME": "/"}
    environ = {"LD_LIBRARY_PATH": "/opt/routine"}
    invocation.free_environment(environ)
    assert environ == {}


def test_python_dash_m_routine_app() -> None:
    result = subprocess.run([sys.executable, "-m", "routine_app", "--version"], capture_output=True, text=True, cwd="/")
    assert (result.returncode, result.stdout.split()[0]) == (0, "Routine"), result.stderr
