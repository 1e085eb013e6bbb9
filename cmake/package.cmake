# SPDX-License-Identifier: MIT

# `cpack` makes one Debian package of each component, `cpack --config CPackSourceConfig.cmake` the
# tarball of the sources.  With CMake 3.19 and newer, the packages pass lintian, and the same sources
# give the same bytes if SOURCE_DATE_EPOCH is set.
set(VMXDEFS_MAINTAINER "" CACHE STRING
    "Maintainer of the Debian packages, 'Name <address>'; default: DEBFULLNAME and DEBEMAIL")
if(VMXDEFS_MAINTAINER)
  set(CPACK_PACKAGE_CONTACT "${VMXDEFS_MAINTAINER}")
elseif(DEFINED ENV{DEBFULLNAME} AND DEFINED ENV{DEBEMAIL})
  set(CPACK_PACKAGE_CONTACT "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
else()
  # For packages that are not distributed.  No mail can reach the top-level domain `invalid` (RFC 2606).
  set(CPACK_PACKAGE_CONTACT "vmxdefs local build <maintainer-not-set@vmxdefs.invalid>")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "the vmxdefs authors")
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/cmake/before_packing.cmake")
get_cmake_property(CPACK_COMPONENTS_ALL COMPONENTS)
list(REMOVE_ITEM CPACK_COMPONENTS_ALL Unspecified)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_HEADERS_PACKAGE_NAME vmxdefs)
set(CPACK_DEBIAN_HEADERS_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_HEADERS_PACKAGE_SECTION libdevel)
set(CPACK_COMPONENT_HEADERS_DESCRIPTION
    "The headers define the VM-exit reasons, VMCS fields, controls and capability
MSRs of Intel VMX for hypervisors, kernels, firmware and tools.  They need no
library at run time.")
set(CPACK_DEBIAN_TOOLS_PACKAGE_NAME vmxdefs-tools)
set(CPACK_DEBIAN_TOOLS_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_TOOLS_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_TOOLS_DESCRIPTION
    "The command vmxdecode decodes what a hypervisor logs: VM-exit reasons, event
words, VMCS fields, control words and capability MSRs of Intel VMX.  A helper
for gdb shows the same words while debugging.")

# The patterns are anchored at the source folder: its own path may contain a folder `build`.
string(REGEX REPLACE "([^A-Za-z0-9_/-])" "\\\\\\1" top "${PROJECT_SOURCE_DIR}")
set(CPACK_SOURCE_GENERATOR TGZ)
set(CPACK_SOURCE_PACKAGE_FILE_NAME "vmxdefs-${PROJECT_VERSION}")
set(CPACK_SOURCE_IGNORE_FILES "^${top}/\\.git/" "^${top}/\\.git$" "^${top}/build/" "^${top}/build-"
                              "/__pycache__/" "\\.o$" "\\.iso$" "/compile_commands\\.json$")
set(CPACK_VERBATIM_VARIABLES ON)
include(CPack)
