# Sourced by the scripts beside it: finds the clone and its Python, and makes .venv when needed.
# The slow part is in environment.py; here is only what every start pays for.

clone=$(dirname -- "$(dirname -- "$(readlink -f -- "$0")")")
python=$clone/.venv/bin/python

SAMVERK_HOME=${SAMVERK_HOME:-$clone/.samverk}
export SAMVERK_HOME

# environment KIND: KIND is demo, or test, which has everything of demo and the tools.
environment() {
    wanted="$(cat "$clone/requirements.txt" "$clone/requirements-test.txt" "$clone/pyproject.toml" |
        cksum) $clone"
    for stamp in "$clone/.venv/samverk-$1" "$clone/.venv/samverk-test"; do
        if [ -f "$stamp" ] && [ -x "$python" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
            return 0
        fi
    done
    found=$(some_python) || exit 20
    "$found" "$clone/bin/environment.py" "$clone" "$1" "$wanted"
}

# The Python asked for, else the one .venv has, else what the machine is used to.
some_python() {
    for name in "${SAMVERK_PYTHON:-}" "$python" \
        python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return 0
        fi
    done
    printf '%s\n' \
        'Samverk behöver Python 3.11 eller senare, och ingen sådan hittades.' \
        'Debian och Ubuntu: apt-get install python3 python3-venv' \
        'Finns den på en ovanlig plats: SAMVERK_PYTHON=/sökväg/till/python3 bin/demo' \
        '(Python 3.11 or later is needed and none was found.)' >&2
    return 20
}
