# SPDX-License-Identifier: MIT

# An overlay port: it builds the clone of vmxdefs that contains this file.
#     vcpkg install vmxdefs --overlay-ports=path/to/vmxdefs/packaging/vcpkg
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

# The headers are the same in the release and in the debug configuration.
set(VCPKG_BUILD_TYPE release)

vcpkg_cmake_configure(SOURCE_PATH "${SOURCE_PATH}" OPTIONS -DVMXDEFS_HEADERS_ONLY=ON)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/vmxdefs)
vcpkg_fixup_pkgconfig()

# vcpkg has its own place for the licence, share/vmxdefs/copyright.
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/share/doc")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
