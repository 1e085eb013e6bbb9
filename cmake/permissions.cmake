# SPDX-License-Identifier: MIT

# CPack runs this before it packs: the umask of whoever cloned must not show in a package.
execute_process(COMMAND chmod -R u=rwX,go=rX "${CPACK_TEMPORARY_DIRECTORY}")
