# SPDX-License-Identifier: MIT

# `cpack` makes a Debian package of each component that has something to install, `cpack --config
# CPackSourceConfig.cmake` the tarball of the sources.  With SOURCE_DATE_EPOCH set, the same sources
# give the same bytes (from CMake 3.19).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "the vmxdefs authors")
set(CPACK_PACKAGE_CONTACT "the vmxdefs authors <vmxdefs@localhost>")
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/cmake/permissions.cmake")
get_cmake_property(CPACK_COMPONENTS_ALL COMPONENTS)
list(REMOVE_ITEM CPACK_COMPONENTS_ALL Unspecified)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_HEADERS_PACKAGE_NAME vmxdefs)
set(CPACK_DEBIAN_HEADERS_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_HEADERS_PACKAGE_SECTION libdevel)
set(CPACK_COMPONENT_HEADERS_DESCRIPTION "Headers for hypervisors, kernels, firmware and tools.")
set(CPACK_DEBIAN_TOOLS_PACKAGE_NAME vmxdefs-tools)
set(CPACK_DEBIAN_TOOLS_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_TOOLS_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_TOOLS_DESCRIPTION "Tells what the numbers of a VM exit mean.")

# Anchored: a clone may stand in somebody's folder `build`.
string(REGEX REPLACE "([^A-Za-z0-9_/-])" "\\\\\\1" top "${PROJECT_SOURCE_DIR}")
set(CPACK_SOURCE_GENERATOR TGZ)
set(CPACK_SOURCE_PACKAGE_FILE_NAME "vmxdefs-${PROJECT_VERSION}")
set(CPACK_SOURCE_IGNORE_FILES "^${top}/\\.git/" "^${top}/\\.git$" "^${top}/build/" "^${top}/build-"
                              "/__pycache__/" "\\.o$" "\\.iso$" "/compile_commands\\.json$")
set(CPACK_VERBATIM_VARIABLES ON)
include(CPack)
