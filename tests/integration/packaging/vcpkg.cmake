# SPDX-License-Identifier: MIT

# Runs the portfile PORTFILE in WORK without vcpkg, which needs its server.  The functions do what vcpkg
# documents.  Arguments that vcpkg does not know are errors.
cmake_minimum_required(VERSION 3.14)
set(CURRENT_BUILDTREES_DIR "${WORK}/buildtrees")
set(CURRENT_PACKAGES_DIR "${WORK}/packages")
set(PORT vmxdefs)

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status)
  if(status)
    message(FATAL_ERROR "failed: ${ARGN}")
  endif()
endfunction()

# A macro: it sets variables of the function that calls it.
macro(arguments one many)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "${one}" "${many}")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "vcpkg does not know: ${arg_UNPARSED_ARGUMENTS}")
  endif()
endmacro()

function(vcpkg_cmake_configure)
  arguments(SOURCE_PATH OPTIONS)
  if(NOT VCPKG_BUILD_TYPE STREQUAL release)
    message(FATAL_ERROR "vcpkg would build a debug configuration too")
  endif()
  run("${CMAKE_COMMAND}" -S "${arg_SOURCE_PATH}" -B "${CURRENT_BUILDTREES_DIR}"
      -DCMAKE_BUILD_TYPE=Release "-DCMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR}" ${arg_OPTIONS})
endfunction()

function(vcpkg_cmake_install)
  arguments("" "")
  run("${CMAKE_COMMAND}" --build "${CURRENT_BUILDTREES_DIR}" --target install)
endfunction()

# vcpkg moves the files and rewrites the paths in them.  Here they are not moved.
function(vcpkg_cmake_config_fixup)
  arguments(CONFIG_PATH "")
  if(NOT EXISTS "${CURRENT_PACKAGES_DIR}/${arg_CONFIG_PATH}/${PORT}-config.cmake")
    message(FATAL_ERROR "no ${PORT}-config.cmake in ${arg_CONFIG_PATH}")
  endif()
endfunction()

function(vcpkg_fixup_pkgconfig)
  arguments("" "")
  if(NOT EXISTS "${CURRENT_PACKAGES_DIR}/share/pkgconfig/${PORT}.pc")
    message(FATAL_ERROR "no ${PORT}.pc")
  endif()
endfunction()

function(vcpkg_install_copyright)
  arguments("" FILE_LIST)
  file(READ "${arg_FILE_LIST}" text)
  file(WRITE "${CURRENT_PACKAGES_DIR}/share/${PORT}/copyright" "${text}")
endfunction()

get_filename_component(CMAKE_CURRENT_LIST_DIR "${PORTFILE}" DIRECTORY)
include("${PORTFILE}")
