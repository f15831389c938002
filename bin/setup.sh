# Read by the scripts beside it, never run alone: `prepare run` or `prepare dev`
# leaves a .venv that holds exactly what a requirements file names.
# POSIX sh; quick when nothing has changed since the last time.

ebb_root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
ebb_python=$ebb_root/.venv/bin/python
unset PYTHONDONTWRITEBYTECODE # doubles the time a start takes where it is set
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV CONDA_PREFIX

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$*"
    exit 1
}

# uv from the machine if it truly runs (a pyenv shim may exist and not work), else our own copy.
find_uv() {
    for uv in "$ebb_root/.tools/bin/uv" uv; do
        "$uv" --version >/dev/null 2>&1 && return
    done
    say "Ebb fetches its installer (once)."
    PIP_ROOT_USER_ACTION=ignore python3 -m pip install --quiet --disable-pip-version-check --target "$ebb_root/.tools" uv >&2 ||
        stop "Ebb needs either uv, or a python3 with pip, to set itself up."
    uv=$ebb_root/.tools/bin/uv
}

make_venv() {
    "$ebb_python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1 && return
    wanted=$(cat "$ebb_root/.python-version")
    rm -rf "$ebb_root/.venv"
    "$uv" venv --quiet --no-project --python "$wanted" "$ebb_root/.venv" 2>/dev/null ||
        "$uv" venv --quiet --no-project --python '>=3.12' "$ebb_root/.venv" ||
        stop "Ebb needs Python 3.12 or newer and could not find or fetch one."
}

# The command `ebb` and `python -m ebb` find this folder from anywhere.
point_here() {
    "$ebb_python" - "$ebb_root" <<'END'
import pathlib, sys, sysconfig
pathlib.Path(sysconfig.get_path("purelib"), "ebb-here.pth").write_text(sys.argv[1] + "\n")
END
}

state_of() { cat "$ebb_root/.python-version" "$1" | cksum; }

prepare() {
    case $1 in
    run) lock=$ebb_root/requirements.lock ;;
    *) lock=$ebb_root/requirements-$1.lock ;;
    esac
    stamp=$ebb_root/.venv/ebb-$1
    [ -x "$ebb_python" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$(state_of "$lock") $ebb_root" ] && return
    say "Ebb sets itself up (once; this can take a minute)."
    called_from=$PWD
    cd "$ebb_root" # uv and pyenv both look for .python-version where they are
    find_uv
    make_venv
    "$uv" pip install --quiet --python "$ebb_python" --require-hashes --requirement "$lock" ||
        stop "Setting up did not work. Is this machine online?"
    point_here
    printf '%s %s\n' "$(state_of "$lock")" "$ebb_root" >"$stamp"
    cd "$called_from"
}
