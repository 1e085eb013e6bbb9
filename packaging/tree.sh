# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# tree.sh - for the scripts port: change the files of a source tree step by step, and write each step as a patch.
# The caller sets tree and patches (a folder, or empty), and calls begin_port.

die()
{
    echo "port: $1" >&2
    exit "${2:-1}"
}

begin_port()
{
    [ -z "$patches" ] || mkdir -p "$patches"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
}

# Replace in FILE, and fail if that changes nothing.
# shellcheck disable=SC2154 # tree and patches are those of the caller
edit() # FILE SED_ARGUMENTS...
{
    local file=$tree/$1 before=$work/before/$1
    shift
    mkdir -p "${before%/*}"
    [ -e "$before" ] || cp "$file" "$before"
    cp "$file" "$work/file"
    LC_ALL=C sed -E -i "$@" "$file"
    ! cmp -s "$file" "$work/file" || die "$file has an unexpected form: sed $* changes nothing"
}

# The changes since the last step, as a patch with these words at its beginning.
step_done() # NAME WORDS
{
    local path
    if [ -n "$patches" ]; then
        {
            printf 'SPDX-License''-Identifier: GPL-2.0-only\nSubject: %s\n---\n' "$2"
            (cd "$work/before" && find . -type f -printf '%P\n' | sort) | while read -r path; do
                diff -u --label "a/$path" --label "b/$path" "$work/before/$path" "$tree/$path"
            done
        } >"$patches/$1.patch" || true # the status of diff
    fi
    rm -r "$work/before"
}
