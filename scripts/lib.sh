# Shared by scripts/run and scripts/test: the Python, the .venv and the system libraries. To be sourced, not run.
# Everything it says goes to stderr, so that `scripts/run list --json | ...` stays clean.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv="$root/.venv"

# What Qt's xcb platform, its sound and its speech load on Linux (found with ldd on the PySide6 plugins).
# tests/cli/test_display.py holds this list and the one that `routine-app doctor` names equal.
qt_packages=(libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
    libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libxkbcommon0 libegl1 libgl1 libfontconfig1 libdbus-1-3 libglib2.0-0
    libx11-xcb1 libwayland-client0 libwayland-cursor0 libxrandr2 libpulse0 libspeechd2)
# Voices: she listens more than she looks.
voice_packages=(speech-dispatcher speech-dispatcher-espeak-ng espeak-ng)
# What the tests need on top: a private X server, a hand on its keyboard, and an eye on what is opened (no network); and
# what a user has on her desktop, to listen to a session and to steer it: a sound server, a voice, a bus, media keys.
test_packages=(xvfb xauth xdotool strace
    pulseaudio pulseaudio-utils "${voice_packages[@]}" dbus playerctl libglib2.0-bin)

say() { printf '%s\n' "$*" >&2; }

# --- system packages -------------------------------------------------------------------------------------------------

on_debian() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

# Print those of the named packages that are not installed; a name may have become NAMEt64.
missing_packages() {
    local installed name
    installed=$(dpkg-query -W -f='${db:Status-Abbrev}${Package}\n' "${@/%/*}" 2>/dev/null | sed -n 's/^ii *//p' || true)
    for name in "$@"; do
        grep -qxE "${name//./\\.}(t64)?" <<<"$installed" || printf '%s\n' "$name"
    done
}

# Print the name under which apt knows the package today.
apt_name() {
    if apt-cache policy "$1t64" 2>/dev/null | grep -q 'Candidate: [^(]'; then printf '%s\n' "$1t64"; else printf '%s\n' "$1"; fi
}

# Install the named packages as root or through sudo; where that cannot be, print the line to type and go on.
need_packages() {
    on_debian || return 0
    local missing names=() name as_root=()
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
    if [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; then
        say "Installing system libraries:" $missing
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null >&2 || say "apt-get update failed; trying with the lists at hand."
        for name in $missing; do names+=("$(apt_name "$name")"); done
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${names[@]}" </dev/null >&2 && return 0
        say "That did not work. Going on without; to try by hand:"
    else
        for name in $missing; do names+=("$(apt_name "$name")"); done
        say "Some system libraries are missing. To install them, type:"
    fi
    say "    sudo apt-get install --no-install-recommends ${names[*]}"
}

# --- Python ----------------------------------------------------------------------------------------------------------

# Print the first Python >= 3.11 that really starts and can make an environment.
find_python() {
    local candidate
    for candidate in "${PYTHON:-python3}" python3 python3.13 python3.12 python3.11 python3.14; do
        if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

make_venv() {
    local python
    if ! python=$(find_python); then
        need_packages python3 python3-venv
        if ! python=$(find_python); then
            say "Routine needs Python 3.11 or newer (with its venv module), and found none."
            exit 2
        fi
    fi
    say "Making $venv with $("$python" --version)."
    "$python" -m venv --clear "$venv"
}

# What an installation depends on: pyproject.toml, this Python, where the checkout stands.
fingerprint() {
    "$venv/bin/python" - "$root" <<'PY'
import hashlib, pathlib, sys
root = pathlib.Path(sys.argv[1])
print(hashlib.sha256(b"\0".join([(root / "pyproject.toml").read_bytes(), sys.version.encode(), bytes(root)])).hexdigest())
PY
}

# ensure_installed run|test: make the .venv and install the project, unless that was done for this very state.
ensure_installed() {
    local what=$1 target="$root" stamp now flags=()
    stamp="$venv/.installed-$what"
    if now=$(fingerprint 2>/dev/null) && [ -f "$stamp" ] && [ "$(<"$stamp")" = "$now" ]; then return 0; fi
    "$venv/bin/python" -m pip --version >/dev/null 2>&1 || make_venv
    now=$(fingerprint)
    if [ "$what" = test ]; then target="$root[dev]" flags=(--no-compile); fi # the tests load a part of it
    say "Installing Routine into $venv (a few minutes the first time)."
    if "$venv/bin/python" -m pip install --disable-pip-version-check --quiet "${flags[@]}" --editable "$target" </dev/null >&2; then
        printf '%s\n' "$now" >"$venv/.installed-run"
        if [ "$what" = test ]; then printf '%s\n' "$now" >"$stamp"; fi
    elif all_there "$what"; then
        say "pip could not install (no network?), but everything needed is there. Going on."
    else
        say "pip could not install Routine; see its words above."
        exit 2
    fi
}

# Whether the .venv has what pyproject.toml asks for, whatever pip said.
all_there() {
    "$venv/bin/python" - "$root" "$1" <<'PY'
import re, sys, tomllib
from importlib.metadata import PackageNotFoundError, version
with open(f"{sys.argv[1]}/pyproject.toml", "rb") as file:
    project = tomllib.load(file)["project"]
wanted = project["dependencies"] + (project["optional-dependencies"]["dev"] if sys.argv[2] == "test" else [])
try:
    for requirement in [*wanted, "routine-app"]:
        version(re.match(r"[\w.-]+", requirement)[0])
except PackageNotFoundError as missing:
    sys.exit(f"missing: {missing}")
PY
}
