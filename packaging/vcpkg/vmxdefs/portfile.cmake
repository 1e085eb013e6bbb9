# SPDX-License-Identifier: MIT

# An overlay port of the clone that it stands in:
#     vcpkg install vmxdefs --overlay-ports=path/to/vmxdefs/packaging/vcpkg
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

# Headers are the same in both configurations.
set(VCPKG_BUILD_TYPE release)

vcpkg_cmake_configure(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS -DVMXDEFS_TESTS=OFF -DVMXDEFS_EXAMPLES=OFF -DVMXDEFS_TOOLS=OFF -DVMXDEFS_BENCH=OFF
          -DVMXDEFS_DOCS=OFF)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/vmxdefs)
vcpkg_fixup_pkgconfig()
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
