# SPDX-License-Identifier: MIT

# CPack runs this script when the files are installed in CPACK_TEMPORARY_DIRECTORY, before it packs
# them.
function(vmxdefs_run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "vmxdefs: command failed (${status}): ${ARGN}")
  endif()
endfunction()

# The same bytes for the same input: no file name and no time in the header of the gzip file.
function(vmxdefs_compress file)
  vmxdefs_run(gzip -9 -n -f "${file}")
endfunction()

# The documents that Debian policy wants in every package, and compressed manual pages.
function(vmxdefs_add_debian_files folder package)
  set(doc "${folder}/usr/share/doc/${package}")
  file(MAKE_DIRECTORY "${doc}")

  # The copyright file in the format 1.0 of Debian (DEP-5): an indented licence, " ." for an empty line.
  file(READ "${CMAKE_CURRENT_LIST_DIR}/../LICENSE" licence)
  string(REGEX MATCH "Copyright \\(c\\) ([^\n]*)\n\n(.*[^\n])\n*$" found "${licence}")
  if(NOT found)
    message(FATAL_ERROR "vmxdefs: LICENSE has no line 'Copyright (c) ...' before its text")
  endif()
  set(holder "${CMAKE_MATCH_1}")
  string(REPLACE "\n" "\n " licence "\n${CMAKE_MATCH_2}")
  string(REPLACE "\n \n" "\n .\n" licence "${licence}")
  file(WRITE "${doc}/copyright"
       "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
       "Upstream-Name: vmxdefs\n\nFiles: *\nCopyright: ${holder}\nLicense: MIT${licence}\n")

  string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC) # or the time in SOURCE_DATE_EPOCH
  file(WRITE "${doc}/changelog"
       "${package} (${CPACK_PACKAGE_VERSION}) unstable; urgency=medium\n\n"
       "  * Built from the sources of vmxdefs by CPack.  CHANGELOG.md.gz in this\n"
       "    folder lists the changes of each version.\n\n"
       " -- ${CPACK_PACKAGE_CONTACT}  ${date}\n")
  vmxdefs_compress("${doc}/changelog")
  configure_file("${CMAKE_CURRENT_LIST_DIR}/../CHANGELOG.md" "${doc}/CHANGELOG.md" COPYONLY)
  vmxdefs_compress("${doc}/CHANGELOG.md")

  file(GLOB pages "${folder}/usr/share/man/man[1-9]/*.[1-9]")
  foreach(page IN LISTS pages)
    vmxdefs_compress("${page}")
  endforeach()
endfunction()

if(CPACK_GENERATOR STREQUAL "DEB")
  foreach(component IN LISTS CPACK_COMPONENTS_ALL)
    string(TOUPPER "${component}" upper)
    if(IS_DIRECTORY "${CPACK_TEMPORARY_DIRECTORY}/${component}")
      vmxdefs_add_debian_files("${CPACK_TEMPORARY_DIRECTORY}/${component}"
                               "${CPACK_DEBIAN_${upper}_PACKAGE_NAME}")
    endif()
  endforeach()
endif()

# The packages must not depend on the umask under which the sources were cloned.
vmxdefs_run(chmod -R u=rwX,go=rX "${CPACK_TEMPORARY_DIRECTORY}")
