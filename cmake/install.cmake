# SPDX-License-Identifier: MIT

# Nothing of the component `headers` depends on the architecture, hence share/ and not lib/.  Every
# path is relative to the file that holds it, so that the installed prefix can be moved.  Programs are
# the component `tools`; each is installed where it is built.
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

# Even an ARCH_INDEPENDENT file names the size of a pointer, where a language has told it.  The
# function is a scope in which none has.
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
