# SPDX-License-Identifier: MIT

# Two components: `headers` and `tools`.  The files of `headers` do not depend on the architecture, so
# they go to share/ instead of lib/.  Installed files refer to each other by relative paths: the
# installation can be moved.  Each program has its install rules where it is built.
include(CMakePackageConfigHelpers)

set(package_dir share/cmake/vmxdefs)

install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/vmxdefs" DESTINATION include COMPONENT headers
        FILES_MATCHING PATTERN "*.h")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION share/doc/vmxdefs RENAME copyright
        COMPONENT headers)

install(TARGETS vmxdefs EXPORT vmxdefs)
install(EXPORT vmxdefs NAMESPACE vmxdefs:: FILE vmxdefs-targets.cmake DESTINATION ${package_dir}
        COMPONENT headers)
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/vmxdefs-config.cmake.in"
                              "${PROJECT_BINARY_DIR}/vmxdefs-config.cmake"
                              INSTALL_DESTINATION ${package_dir})

# When a language is enabled, even an ARCH_INDEPENDENT file records the size of a pointer.  The
# function is a scope in which that size is unknown.
function(vmxdefs_write_version_file)
  set(CMAKE_SIZEOF_VOID_P "")
  write_basic_package_version_file("${PROJECT_BINARY_DIR}/vmxdefs-config-version.cmake"
                                   COMPATIBILITY SameMajorVersion ARCH_INDEPENDENT)
endfunction()
vmxdefs_write_version_file()
install(FILES "${PROJECT_BINARY_DIR}/vmxdefs-config.cmake"
              "${PROJECT_BINARY_DIR}/vmxdefs-config-version.cmake"
        DESTINATION ${package_dir} COMPONENT headers)

configure_file("${PROJECT_SOURCE_DIR}/vmxdefs.pc.in" "${PROJECT_BINARY_DIR}/vmxdefs.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/vmxdefs.pc" DESTINATION share/pkgconfig COMPONENT headers)
