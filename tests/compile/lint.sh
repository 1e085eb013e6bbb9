#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: licence lines, format, static analysis by cppcheck and shellcheck
# needs: clang-format=clang-format cppcheck=cppcheck shellcheck=shellcheck git=git reuse=reuse
# needs: python3=python3
. tests/lib.sh

# Versions of clang-format differ in their output.  The files have the format of this one.
format_version=14

# In the first two lines, but JSON has no comments, and the dumps are what a kernel printed: REUSE.toml names these
# files.
every_file_has_its_licence()
{
    local file missing=0
    while read -r file; do
        [[ $file == *.json || $file == LICENSES/* || $file == tests/data/dumps/*.txt ]] && continue
        head -n 2 "$file" | grep -qE 'SPDX-License''-Identifier: (MIT|GPL-2.0-only)' && continue
        echo "no SPDX line: $file"
        missing=1
    done < <(project_files .)
    return $missing
}

# By the REUSE specification.  The tool accepts a file with a licence line that it cannot parse.  Before
# version 4 it does not read REUSE.toml: the copy gets the same in the older form, .reuse/dep5.
reuse_passes()
{
    local tree=$WORK/tree
    cmp LICENSE LICENSES/MIT.txt || return 1
    mkdir -p "$tree" && project_files . | tar -c -T - | tar -x -C "$tree" || return 1
    if [ "$(reuse --version | sed -nE 's/.*[ v]([0-9]+)\.[0-9.]+.*/\1/p' | head -n 1)" -lt 4 ]; then
        mkdir "$tree/.reuse"
        printf '%s\n' 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/' '' \
            'Files: *' 'Copyright: 2026 the vmxdefs authors' 'License: MIT' >"$tree/.reuse/dep5"
    fi
    # With --root, or it looks for the top folder of the git repository.
    if ! (cd "$tree" && reuse --root . lint) >"$WORK/reuse" 2>&1; then
        cat "$WORK/reuse"
        return 1
    fi
    ! grep "holds an SPDX expression that cannot be parsed" "$WORK/reuse"
}

# The handwritten part of a template is formatted as other code; scripts/expand formats what it makes
# of the rows.  Here a block of rows becomes one comment.
templates_are_formatted()
{
    local template status=0
    for template in definitions/*.h.in; do
        sed -E '/^%/,/^%end$/{/^%end$/!d;s,.*,/* rows */,}' "$template" >"$WORK/template.h"
        clang-format --style=file:.clang-format "$WORK/template.h" | sed 's,^ */\* rows,/* rows,' |
            diff -u "$WORK/template.h" - >"$WORK/diff" && continue
        echo "$template"
        cat "$WORK/diff"
        status=1
    done
    return $status
}

check_format()
{
    local version
    version=$(clang-format --version | sed -E 's/.*version ([0-9]+)\..*/\1/')
    if [ "$version" != $format_version ]; then
        echo "clang-format $version: the format was not checked, the files have that of $format_version"
        return
    fi
    templates_are_formatted
    check $? "clang-format of the templates"
    project_files '\.[ch]$' | grep -v '^include/' | xargs clang-format --dry-run -Werror
    check $? "clang-format"
}

# Without the files for the trees of Linux and Xen, the mistakes, the proofs, whose input has no value, and two files
# that expand all rows several times, which takes more than a minute and gives wrong warnings.
run_cppcheck()
{
    local without='^packaging/(linux|xen)/|^tests/(compile/must_fail/|compile/positions\.c|unit/prove/|unit/test_rows\.c)'
    project_files '\.c$' | grep -vE "$without" |
        cppcheck --file-list=- -j "$JOBS" --quiet --std=c11 --platform=unix64 --error-exitcode=1 \
            --enable=warning,style,performance,portability \
            --suppressions-list=tests/compile/cppcheck.suppressions -Iinclude -Itests/unit \
            -Iexamples/hypervisor -Itools/vmxdecode -D__CPPCHECK__ -D__x86_64__ -D__GNUC__=12 \
            -D__BYTE_ORDER__=1 -D__ORDER_LITTLE_ENDIAN__=1 \
            -UVMXD_TYPES_HEADER -U__KERNEL__ -U__cplusplus
}

shell_scripts()
{
    project_files '\.sh$'
    project_files . | grep -v '\.[^/]*$' | xargs grep -lE '^#!.*\b(ba)?sh$'
    echo .ci/run
}

every_file_has_its_licence
check $? "licence lines"
reuse_passes
check $? "REUSE" "$WORK/reuse"
check_format
run_cppcheck
check $? "cppcheck"
shell_scripts | xargs shellcheck
check $? "shellcheck"
finish
