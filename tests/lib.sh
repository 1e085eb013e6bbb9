# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# lib.sh - what the test scripts share.  A script is started in the top folder of the project and
# begins with:
#
#     # test: one line about it
#     # needs: CHECK=PACKAGE ...     as in scripts/need.sh; any number of lines
#     . tests/lib.sh
#
# This sets:
#     WORK   an empty folder for the files of the script
#     JOBS   how many processes it should run at the same time
#     ALL    not empty if the full variant of the test is wanted
#
# A script ends with `finish`.  Exit status: 0 passed, 1 failed, 77 skipped, because something that
# it needs is not installed.
set -u

# shellcheck source=scripts/need.sh
. scripts/need.sh

passed=0
failed=0
failures=() # the first line of each text

# The result of one check.  LOG is a file that explains a failure.
check() # STATUS TEXT [LOG]
{
    if [ "$1" = 0 ]; then
        passed=$((passed + 1))
        return
    fi
    failed=$((failed + 1))
    failures+=("${2%%$'\n'*}")
    echo "FAIL $2"
    [ $# -lt 3 ] || cat "$3"
}

# The result of a command that counts its own checks: its last line is "N passed, M failed".
check_counted() # COMMAND...
{
    local status last
    "$@" >"$WORK/counted" 2>&1
    status=$?
    last=$(tail -n 1 "$WORK/counted")
    sed '$d' "$WORK/counted"
    if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        passed=$((passed + BASH_REMATCH[1]))
        failed=$((failed + BASH_REMATCH[2]))
        [ $status != 0 ] || [ "${BASH_REMATCH[2]}" = 0 ] || status=1
        [ $status = 0 ] || [ "${BASH_REMATCH[2]}" != 0 ] || check 1 "$*: status $status"
    else
        echo "$last"
        check 1 "$*: status $status, and no count in the last line"
    fi
}

# Repeats what failed: the log may be long, and tests/run shows only its end.
finish()
{
    local i
    for ((i = 0; i < ${#failures[@]} && i < 15; i++)); do
        echo "failed: ${failures[i]}"
    done
    echo "$passed passed, $failed failed"
    [ $failed = 0 ] && [ $passed -gt 0 ]
    exit
}

fail() # TEXT [LOG]: the rest of the script makes no sense
{
    check 1 "$@"
    finish
}

skip() # TEXT
{
    echo "skipped: $1"
    exit 77
}

skip_without_needs()
{
    local missing packages needs
    # shellcheck disable=SC2207 # a list of words
    needs=($(sed -n 's/^# needs: //p' "$0"))
    need_find "${needs[@]}"
    [ ${#missing[@]} = 0 ] ||
        skip "missing: ${missing[*]} (Debian packages: ${packages[*]}); tests/run installs them"
}

last_line_is() # REGEX FILE
{
    tail -n 1 "$2" | grep -Eqx "$1"
}

# The text FROM, which must be in the file, is replaced by TO.  For tests that change a copy.
replace() # FILE FROM TO
{
    local text
    text=$(<"$1")
    [[ $text == *"$2"* ]] && printf '%s\n' "${text//"$2"/"$3"}" >"$1"
}

# All files of the project that match: those of git, and new ones; in an unpacked archive, all
# outside of the build folders.
project_files() # REGEX
{
    if [ -e .git ]; then
        git ls-files -co --exclude-standard
    else
        find . -type f -not -path './build*' -printf '%P\n'
    fi | grep -E "$1" | while read -r file; do [ -f "$file" ] && echo "$file"; done
}

# The version of the library, such as 0.2.0.
library_version()
{
    sed -n 's/^#define VMXD_VERSION_[MP][A-Z]* \([0-9]*\)$/\1/p' include/vmxdefs/version.h |
        paste -sd .
}

export PYTHONDONTWRITEBYTECODE=1
export ALL=${ALL-}
export JOBS=${JOBS:-$(nproc)}
WORK=${VMXDEFS_WORK:-$PWD/build/tests/work}/$(basename "$0" .sh)
export WORK
skip_without_needs
rm -rf "$WORK"
mkdir -p "$WORK"
