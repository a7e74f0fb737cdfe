# Shared by scripts/run and scripts/test: the Python, its environment and the system libraries. To be sourced, not run.
# Everything it says goes to stderr, so that `scripts/run list --json | ...` stays clean. Bash 3.2 (macOS) reads it too.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv="$root/.venv"

# What Qt's xcb platform, its sound and its speech load on Linux (found with ldd on the PySide6 plugins).
# tests/cli/test_display.py holds this list and the one that `routine-app doctor` names equal.
qt_packages=(libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
    libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libxkbcommon0 libegl1 libgl1 libfontconfig1 libdbus-1-3 libglib2.0-0
    libgssapi-krb5-2 libx11-xcb1 libwayland-client0 libwayland-cursor0 libpulse0)
# What the tests need on top: a private X server, a hand on its keyboard, and an eye on what is opened (no network); and
# what a user has on her desktop, to listen to a session and to steer it: a sound server, a second voice, a bus, what a
# screen reader asks, media keys.
test_packages=(xvfb xauth xdotool strace desktop-file-utils
    pulseaudio pulseaudio-utils espeak-ng dbus at-spi2-core playerctl libglib2.0-bin)
# Where there is no wheel of miniaudio (Linux on ARM), pip builds it.
build_packages=(gcc libc6-dev python3-dev)

# usage SCRIPT: say what stands at the head of a script, and end.
usage() {
    sed -n '2,/^set /s/^# \{0,1\}//p' "$1" >&2
    exit 2
}

say() { printf '%s\n' "$*" >&2; }

# set_up run|test|lowest PACKAGE...: have the system packages and the environment, or say what to do and end.
set_up() {
    local what=$1
    shift
    if [ "$(uname -m)" = aarch64 ]; then set -- "$@" "${build_packages[@]}"; fi
    if ! has_python; then set -- $(python_packages) "$@"; fi
    need_packages "$what" "$@"
    ensure_installed "$what"
    if [ -n "$told" ]; then printf '%s\n' "$told" >"$venv/.told-$what"; fi
}

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

# Whether apt can install a package of this very name.
apt_has() { apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'; }

# Print the names under which apt knows the packages today, on one line.
apt_names() {
    local name names=
    for name in "$@"; do
        if apt_has "${name}t64"; then name="${name}t64"; fi
        names="$names $name"
    done
    printf '%s\n' "${names# }"
}

can_be_root() { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

told= # what was last said about packages that are missing

# need_packages WHAT PACKAGE...: install those that are missing, as root or through sudo. Where that cannot be, print the
# one line to type and go on; the same line is not told a second time (the environment's folder remembers it).
need_packages() {
    on_debian || return 0
    local what=$1 missing names log code=0
    shift
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if ! can_be_root; then
        tell_packages "$what" "Some system packages are missing." "$(apt_names $missing)"
        return 0
    fi
    log=$(mktemp)
    say "Installing $(wc -w <<<"$missing" | tr -d ' ') system packages (a minute or two)."
    as_root apt-get update -qq </dev/null >"$log" 2>&1 || say "apt-get update failed; trying with the lists at hand."
    names=$(apt_names $missing)
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $names \
        </dev/null >>"$log" 2>&1 || code=$?
    if [ "$code" -ne 0 ]; then
        tail -n 5 "$log" >&2
        tell_packages "$what" "The system packages could not be installed." "$names"
    fi
    rm -f "$log"
}

# tell_packages WHAT WORDS NAMES: the words and the line to type, unless they were the last ones told for WHAT.
tell_packages() {
    local sudo="sudo " how="type"
    if [ "$(id -u)" -eq 0 ]; then sudo=; elif ! command -v sudo >/dev/null; then sudo= how="type as root"; fi
    told="${sudo}apt-get install --no-install-recommends $3"
    if [ -f "$venv/.told-$1" ] && [ "$(<"$venv/.told-$1")" = "$told" ]; then return 0; fi
    say "$2 To install them, $how:"
    say "    $told"
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

has_venv() { "$venv/bin/python" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

has_python() { has_venv || find_python >/dev/null; }

# Print the Debian packages that bring a Python >= 3.11 that can make an environment.
python_packages() {
    local name policy
    policy=$(apt-cache policy python3 2>/dev/null) || true  # not into `grep -q`, which ends before it has read all
    for name in python3.13 python3.12 python3.11; do
        # The system's own, where it is new enough or nothing is known of it yet.
        if grep -qE 'Candidate: 3\.(1[1-9]|[2-9][0-9])' <<<"$policy"; then break; fi
        if apt_has "$name-venv"; then
            printf '%s %s\n' "$name" "$name-venv"
            return 0
        fi
    done
    printf 'python3 python3-venv\n'
}

make_venv() {
    local python here
    if ! python=$(find_python); then
        if here=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null); then
            here="There is Python $here here, but it is older or lacks the module venv (Debian's package python3-venv)."
        else
            here="None was found here."
        fi
        say "Routine needs Python 3.11 or newer with the module venv. $here"
        exit 2
    fi
    say "Making $venv with $("$python" --version)."
    "$python" -m venv --clear "$venv"
    printf '%s\n' "$root" >"$venv/.place"
}

pip() { "$venv/bin/python" -m pip --disable-pip-version-check --quiet "$@" </dev/null >&2; }

locked() { "$venv/bin/python" -I "$root/scripts/locked.py" "$1" "$root/requirements/$2.lock"; }

# ensure_installed run|test|lowest: have the environment with what requirements/WHAT.lock holds, and the project in it,
# unless that was done for this very state. Without network it goes on with what is there, if that is enough.
ensure_installed() {
    local what=$1 now
    if now=$(locked fingerprint "$what" 2>/dev/null) && [ -f "$venv/.installed-$what" ] &&
        [ "$(<"$venv/.installed-$what")" = "$now" ]; then return 0; fi
    if ! is_in_place "$what" || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then make_venv; fi
    if [ "$what" = newest ]; then install_newest; else install_locked "$what"; fi
    install_project
    if [ "$what" = newest ] || [ -n "$(locked missing "$what" || true)" ]; then return 0; fi # tried again next time
    locked fingerprint "$what" >"$venv/.installed-$what"
    if [ "$what" = test ]; then locked fingerprint run >"$venv/.installed-run"; fi
}

# A checkout that was moved or copied takes its .venv along. Its Python works; the tools in its bin/, which the tests
# use, start the Python of the old place.
is_in_place() {
    [ "$1" = run ] || [ ! -f "$venv/.place" ] || [ "$(<"$venv/.place")" = "$root" ]
}

# What no lock names any more is not taken out of the tests' environment one by one: packages share files (PySide6-Addons
# takes PySide6's __init__.py along), and a check that passes thanks to what is left over is worth nothing.
install_locked() {
    local what=$1 strangers
    strangers=$(locked strangers "$what")
    if [ "$what" != run ] && [ -n "$strangers" ]; then
        say "$venv has what no lock holds:" $strangers
        make_venv
    fi
    if locked missing "$what" >/dev/null; then return 0; fi
    say "Installing what Routine needs into $venv (a few minutes the first time)."
    if pip install $(compiling "$what") --require-hashes --requirement "$root/requirements/$what.lock"; then return 0; fi
    if [ "$what" = lowest ] || ! locked unfit "$what" >/dev/null; then
        say "pip could not install what Routine needs; see its words above. The first time it needs the network."
        exit 2
    fi
    say "pip could not bring everything up to date (no network?), but what is installed will do. Going on."
}

# The newest of everything within pyproject.toml's bounds, today's; so nothing here is remembered until tomorrow.
install_newest() {
    say "Installing the newest of everything into $venv."
    if ! pip install --no-compile --upgrade --upgrade-strategy eager "$root[dev]"; then
        say "pip could not install the newest of everything; see its words above."
        exit 2
    fi
}

# The tests load a part of what is installed: it is compiled when loaded.
compiling() { if [ "$1" != run ]; then printf '%s\n' --no-compile; fi; }

# The project itself: a pointer to this folder, made with what the lock holds. Needs no network.
install_project() {
    if ! pip install --no-index --no-deps --no-build-isolation --editable "$root"; then
        say "pip could not install Routine from $root; see its words above."
        exit 2
    fi
}
