#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: scripts/need.sh installs what is missing, and says so when it cannot
#
# With a PATH of its own, where apt-get is a script that makes a file.
. tests/lib.sh

bin=$WORK/bin
mkdir "$bin"
for tool in bash id env tail mktemp rm cat touch sed sort; do
    ln -s "$(command -v $tool)" "$bin/"
done

# apt-get records its arguments and makes the file that is checked.
apt_get_is() # STATUS
{
    # shellcheck disable=SC2016 # expanded by the script
    printf '#!%s\necho "$@" >>%s\n[ "$2" = update ] || { echo "E: log"; touch %s; exit %s; }\n' \
        "$bin/bash" "$WORK/calls" "$WORK/there" "$1" >"$bin/apt-get"
    chmod +x "$bin/apt-get"
}

needs() # STATUS STDERR CHECK=PACKAGE...
{
    local status=$1 text=$2
    shift 2
    # shellcheck disable=SC2016 # expanded by the inner shell
    PATH=$bin bash -c '. scripts/need.sh; need "a test" "$@"' _ "$@" >"$WORK/out" 2>"$WORK/err"
    local got=$?
    # shellcheck disable=SC2053 # the text is a pattern
    [ $got = "$status" ] && [ ! -s "$WORK/out" ] && [[ $(cat "$WORK/err") == $text ]]
    check $? "need $*: expected status $status and: $text" "$WORK/err"
}

calls() # TEXT: the arguments of all calls of apt-get
{
    [ "$(cat "$WORK/calls" 2>/dev/null)" = "$1" ]
    check $? "apt-get was called with: $(cat "$WORK/calls" 2>/dev/null)"
}

rm "$bin/id" && printf '#!%s\necho 0\n' "$bin/bash" >"$bin/id" && chmod +x "$bin/id"
needs 2 "vmxdefs: missing for a test: no_tool $WORK/there" no_tool=one bash=bash "$WORK/there=two"
apt_get_is 0
needs 0 "" bash=bash "$WORK=folder"
calls ""
needs 0 "vmxdefs: installing pack with apt-get, for a test" bash=bash "$WORK/there=pack" "$WORK/there=pack"
calls "-q update
-q install -y --no-install-recommends pack"
needs 0 "" "$WORK/there=pack"
needs 2 "*
vmxdefs: missing for a test after the installation of pack: no_tool" no_tool=pack
# Compilers: one links with -m32 and -fx=y only; the major version of clang is that of `clang`.
# shellcheck disable=SC2016 # expanded by the script
printf '#!%s\ncase $1 in -m32 | -fx=y) ;; -dumpversion) echo 7.1.0 ;; *) exit 1 ;; esac\n' \
    "$bin/bash" >"$bin/clang"
chmod +x "$bin/clang"
needs 0 "" clang:-m32=pack clang:-fx=y=pack
needs 2 "*
vmxdefs: missing for a test after the installation of pack-7: clang:-m64" "clang:-m64=pack-{clang}"
# shellcheck disable=SC2016 # expanded by the script
printf '#!%s\nprintf "clang-%%s\\n" 9 22 format 101-x\n' "$bin/bash" >"$bin/apt-cache"
chmod +x "$bin/apt-cache"
needs 2 "*
vmxdefs: missing for a test after the installation of clang-22: clang-22" "clang-{newest}=clang-{newest}"
# shellcheck disable=SC2016 # expanded by the script
printf '#!%s\n[ "$3" = here ] && echo "install ok installed"\n' "$bin/bash" >"$bin/dpkg-query"
chmod +x "$bin/dpkg-query"
needs 0 "" package:here=pack
needs 2 "*
vmxdefs: missing for a test after the installation of pack: package:other" package:other=pack
rm "$WORK/there"
apt_get_is 100
needs 2 "vmxdefs: installing pack with apt-get, for a test
E: log
vmxdefs: apt-get could not install pack (log: *)" "$WORK/there=pack"
printf '#!%s\necho 1000\n' "$bin/bash" >"$bin/id"
needs 2 "vmxdefs: missing for a test: no_tool; as root: apt-get install pack" no_tool=pack
printf '#!%s\nexec "$@"\n' "$bin/bash" >"$bin/sudo"
chmod +x "$bin/sudo"
rm -f "$WORK/there"
apt_get_is 0
needs 0 "vmxdefs: installing pack with apt-get (through sudo), for a test" "$WORK/there=pack"
finish
