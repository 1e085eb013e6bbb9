# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# kernel.sh - build with the flags of a packaged Linux kernel.  For test scripts that need the
# package linux-headers-amd64 or linux-headers-cloud-amd64.

# The build folder of the newest packaged kernel of a flavour.
kernel_tree() # FLAVOUR
{
    printf '%s\n' /usr/src/linux-headers-*[0-9]-"$1" | sort -V | tail -n 1
}

# The headers that all flavours share are in another folder, which the Makefile of the first names.
kernel_headers()
{
    sed -n 's/^include \(.*\)\/Makefile$/\1/p' "$(kernel_tree amd64)/Makefile"
}

# Build in FOLDER, which has a Kbuild file.
kernel_build() # FOLDER TARGET [VARIABLE=VALUE...]
{
    local folder=$1
    shift
    make -C "$(kernel_tree amd64)" "M=$folder" "$@"
}
