#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: both commands of the README in a fresh root of the other supported Debian release
# needs: chroot=coreutils git=git debootstrap=debootstrap unshare=util-linux
# needs: package:debian-archive-keyring=debian-archive-keyring
. tests/lib.sh

# The release to test: on Debian 12 it is 13, on any other system 12.
other_release()
{
    # shellcheck source=/dev/null
    if [ "$(. /etc/os-release && echo "${VERSION_CODENAME-}")" = bookworm ]; then
        echo trixie
    else
        echo bookworm
    fi
}

# In a clone of HEAD: changes that are not committed are not tested.
run_in_root() # COMMAND...
{
    scripts/debian-root --clone . "$(other_release)" env -u ALL -u WORK -u VMXDEFS_WORK -u JOBS "$@"
}

[ "$(id -u)" = 0 ] || skip "scripts/debian-root must be started as root"
[ -e .git ] || skip "scripts/debian-root needs a clone, this is an unpacked archive"
for command in ./examples/demo ./tests/run; do
    log=$WORK/$(basename $command).log
    run_in_root $command >"$log" 2>&1
    check $? "$(other_release): $command" "$log"
    tail -n 1 "$log"
done
finish
