# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# kernel.sh - builds with the kernel's own flags, for parts that need linux-headers-amd64.

# The build tree of the newest packaged kernel.  It has what is of one flavour; what the flavours share
# is in another folder, which its Makefile names.
kernel_tree() # FLAVOUR
{
    printf '%s\n' /usr/src/linux-headers-*[0-9]-"$1" | sort -V | tail -n 1
}

# Where the headers of that tree are.
kernel_headers()
{
    sed -n 's/^include \(.*\)\/Makefile$/\1/p' "$(kernel_tree amd64)/Makefile"
}

# Build an out-of-tree module, a folder with a Kbuild file.
kernel_build() # FOLDER TARGET [VARIABLE=VALUE...]
{
    local folder=$1
    shift
    make -C "$(kernel_tree amd64)" "M=$folder" "$@"
}
