# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# need.sh - install what a script needs.  Source it, then:
#
#     need PURPOSE CHECK=PACKAGE...
#
# CHECK is a command, or a path that begins with /.  PACKAGE is the Debian package that has it.
# Silent when nothing is missing.  Exits 2 when something is missing and cannot be installed.

need_is_there()
{
    case $1 in
    /*) [ -e "$1" ] ;;
    *) command -v "$1" >/dev/null ;;
    esac
}

need_apt_get()
{
    local sudo=()
    [ "$(id -u)" = 0 ] || sudo=(sudo)
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q update &&
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get -q install -y --no-install-recommends "$@"
}

need()
{
    local purpose=$1 pair log how=apt-get
    local missing=() packages=()
    shift

    for pair in "$@"; do
        need_is_there "${pair%%=*}" && continue
        missing+=("${pair%%=*}")
        case " ${packages[*]} " in
        *" ${pair#*=} "*) ;;
        *) packages+=("${pair#*=}") ;;
        esac
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    if ! command -v apt-get >/dev/null; then
        echo "vmxdefs: missing for $purpose: ${missing[*]}" >&2
        exit 2
    fi
    if [ "$(id -u)" != 0 ]; then
        how="apt-get (through sudo)"
        if ! command -v sudo >/dev/null; then
            echo "vmxdefs: missing for $purpose: ${missing[*]}; as root: apt-get install ${packages[*]}" >&2
            exit 2
        fi
    fi

    echo "vmxdefs: installing ${packages[*]} with $how, for $purpose" >&2
    log=$(mktemp)
    if ! need_apt_get "${packages[@]}" >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        echo "vmxdefs: apt-get could not install ${packages[*]} (log: $log)" >&2
        exit 2
    fi
    rm -f "$log"

    for pair in "$@"; do
        need_is_there "${pair%%=*}" && continue
        echo "vmxdefs: ${pair#*=} is installed, but ${pair%%=*} is not there" >&2
        exit 2
    done
}
