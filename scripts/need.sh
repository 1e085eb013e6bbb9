# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# need.sh - install what a script needs.  Source it, then:
#
#     need PURPOSE CHECK=PACKAGE...
#
# CHECK says how to find out whether it is there:
#     NAME           a command
#     /PATH          a file or a folder
#     gcc:OPTION     GCC links a program with this option
#     clang:OPTION   Clang does
#     package:NAME   a Debian package that is installed
# PACKAGE is the Debian package that has it.  Both may contain
#     {clang}        the major version of the command clang
#     {newest}       the highest version of the packages clang-VERSION
#
# Prints nothing when nothing is missing.  Exits with status 2 when something is missing and cannot
# be installed.

# The newest Clang of the package sources; without them, the newest that is installed.
need_newest_clang()
{
    {
        apt-cache pkgnames clang- || compgen -c clang-
    } 2>/dev/null | sed -n 's/^clang-\([0-9]*\)$/\1/p' | sort -n | tail -n 1
}

# CHECK=PACKAGE without {...}; fails if the version cannot be found out yet.
need_resolve() # CHECK=PACKAGE
{
    local text=$1 version
    if [[ $text == *"{clang}"* ]]; then
        version=$(clang -dumpversion 2>/dev/null) || return 1
        text=${text//\{clang\}/${version%%.*}}
    fi
    if [[ $text == *"{newest}"* ]]; then
        version=$(need_newest_clang)
        [ -n "$version" ] || return 1
        text=${text//\{newest\}/$version}
    fi
    echo "$text"
}

# With the functions that the runtime libraries expect: -fsanitize=fuzzer has its own main.
need_compiler_links() # COMPILER OPTION
{
    command -v "$1" >/dev/null && "$1" "$2" -x c - -o /dev/null 2>/dev/null <<'END'
__attribute__((weak)) int main(void) { return 0; }
int LLVMFuzzerTestOneInput(const void *data, __SIZE_TYPE__ size);
int LLVMFuzzerTestOneInput(const void *data, __SIZE_TYPE__ size) { return data && size; }
END
}

need_is_there() # CHECK
{
    case $1 in
    /*) [ -e "$1" ] ;;
    gcc:* | clang:*) need_compiler_links "${1%%:*}" "${1#*:}" ;;
    package:*) [[ $(dpkg-query -Wf '${Status}' "${1#*:}" 2>/dev/null) == *" installed" ]] ;;
    *) command -v "$1" >/dev/null ;;
    esac
}

# Sets `missing` to the checks that fail, and `packages` to the packages for them.
need_find() # CHECK=PACKAGE...
{
    local pair resolved
    missing=()
    packages=()
    for pair in "$@"; do
        if ! resolved=$(need_resolve "$pair"); then
            missing+=("${pair%=*}")
            continue
        fi
        need_is_there "${resolved%=*}" && continue
        missing+=("${resolved%=*}")
        case " ${packages[*]} " in
        *" ${resolved##*=} "*) ;;
        *) packages+=("${resolved##*=}") ;;
        esac
    done
}

need_apt_get() # ARGUMENT...
{
    local sudo=()
    [ "$(id -u)" = 0 ] || sudo=(sudo)
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q "$@"
}

need_fail() # MESSAGE
{
    echo "vmxdefs: $1" >&2
    exit 2
}

need_can_install() # PURPOSE
{
    command -v apt-get >/dev/null || need_fail "missing for $1: ${missing[*]}"
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
        need_fail "missing for $1: ${missing[*]}; as root: apt-get install ${packages[*]}"
}

need_install() # PURPOSE
{
    local log how=apt-get
    [ "$(id -u)" = 0 ] || how="apt-get (through sudo)"
    echo "vmxdefs: installing ${packages[*]} with $how, for $1" >&2
    log=$(mktemp)
    if ! need_apt_get install -y --no-install-recommends "${packages[@]}" >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        need_fail "apt-get could not install ${packages[*]} (log: $log)"
    fi
    rm -f "$log"
}

need_update()
{
    local log
    log=$(mktemp)
    if ! need_apt_get update >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        need_fail "apt-get update failed (log: $log)"
    fi
    rm -f "$log"
}

need() # PURPOSE CHECK=PACKAGE...
{
    local purpose=$1 missing packages tried=''
    shift

    need_find "$@"
    [ ${#missing[@]} -gt 0 ] || return 0
    need_can_install "$purpose"
    need_update
    need_find "$@"
    while [ ${#packages[@]} -gt 0 ] && [ "${packages[*]}" != "$tried" ]; do
        tried=${packages[*]}
        need_install "$purpose"
        need_find "$@" # what depends on the version of a program that is there only now
    done
    [ ${#missing[@]} = 0 ] ||
        need_fail "missing for $purpose after the installation of ${tried:-nothing}: ${missing[*]}"
}
