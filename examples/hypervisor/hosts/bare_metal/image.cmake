# SPDX-License-Identifier: MIT
#
# vmxdefs_bare_metal_image(PREFIX OUTPUT SOURCES FILE... [KERNEL_OPTIONS WORDS])
#
# The hypervisor with one program (the demo, or the self-test) as an image that GRUB boots:
#
#   PREFIX_image   OUTPUT.elf; needs a compiler and a linker
#   PREFIX_iso     OUTPUT.iso; needs grub-mkrescue, and boots with every firmware that this GRUB supports
#
# WORDS are the program's options, in grub.cfg.  Nothing is defined where the compiler cannot build for x86-64.
set(VMXDEFS_HYPERVISOR_DIR "${CMAKE_CURRENT_LIST_DIR}/../..")

# Also the sources of the other hosts.
file(GLOB VMXDEFS_VMM_SOURCES CONFIGURE_DEPENDS "${VMXDEFS_HYPERVISOR_DIR}/vmm/*.[cS]")
list(APPEND VMXDEFS_VMM_SOURCES "${VMXDEFS_HYPERVISOR_DIR}/guest/guest.c"
     "${VMXDEFS_HYPERVISOR_DIR}/guest/guest_vectors.S")

function(vmxdefs_bare_metal_image prefix output)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "KERNEL_OPTIONS" "SOURCES")
  # The image is an ELF file of x86-64 code, whatever system it is built on.
  if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux" OR NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$"
     OR NOT CMAKE_SIZEOF_VOID_P EQUAL 8 OR NOT CMAKE_C_COMPILER_ID MATCHES "^(GNU|Clang)$")
    message(STATUS "vmxdefs: no target ${prefix}_image: it needs GCC or Clang for x86-64 Linux")
    return()
  endif()

  set(host "${VMXDEFS_HYPERVISOR_DIR}/hosts/bare_metal")
  file(GLOB host_sources CONFIGURE_DEPENDS "${host}/*.[cS]" "${host}/../common/*.c")
  add_executable(${prefix}_image ${VMXDEFS_VMM_SOURCES} ${host_sources} ${arg_SOURCES})
  set_target_properties(
    ${prefix}_image
    PROPERTIES OUTPUT_NAME ${output}
               SUFFIX .elf
               C_STANDARD 11
               C_STANDARD_REQUIRED ON
               C_EXTENSIONS OFF
               LINK_DEPENDS "${host}/image.ld")
  target_include_directories(${prefix}_image PRIVATE "${VMXDEFS_HYPERVISOR_DIR}/../../include")

  # After the flags of the build type: the measured round trip must not depend on them.
  target_compile_options(
    ${prefix}_image
    PRIVATE -O2
            -ffreestanding
            -fno-pic
            -fno-stack-protector
            -fno-sanitize=all
            -fno-asynchronous-unwind-tables
            $<$<COMPILE_LANGUAGE:C>:-mgeneral-regs-only>
            $<$<COMPILE_LANGUAGE:C>:-mno-red-zone>
            $<$<COMPILE_LANGUAGE:C>:-Wall>
            $<$<COMPILE_LANGUAGE:C>:-Wextra>
            $<$<COMPILE_LANGUAGE:C>:-Wpedantic>
            $<$<COMPILE_LANGUAGE:C>:-Wconversion>
            $<$<COMPILE_LANGUAGE:C>:-Wsign-conversion>
            $<$<COMPILE_LANGUAGE:C>:-Wshadow>
            $<$<COMPILE_LANGUAGE:C>:-Wundef>
            $<$<COMPILE_LANGUAGE:C>:-Wcast-qual>
            -Werror)
  target_link_options(
    ${prefix}_image
    PRIVATE
    -nostdlib
    -static
    -fno-sanitize=all
    "-Wl,-T,${host}/image.ld"
    -Wl,-z,max-page-size=4096
    -Wl,-z,noexecstack
    -Wl,--build-id=none
    -Wl,--fatal-warnings)

  find_program(VMXDEFS_GRUB_MKRESCUE NAMES grub-mkrescue grub2-mkrescue)
  find_file(VMXDEFS_GRUB_FONT NAMES ascii.pf2 unicode.pf2 PATHS /usr/share/grub /usr/share/grub2
            NO_DEFAULT_PATH)
  if(NOT VMXDEFS_GRUB_MKRESCUE OR NOT VMXDEFS_GRUB_FONT)
    message(STATUS "vmxdefs: no target ${prefix}_iso: grub-mkrescue or GRUB's font was not found")
    return()
  endif()
  set(tree "${CMAKE_CURRENT_BINARY_DIR}/${output}")
  set(iso "${CMAKE_CURRENT_BINARY_DIR}/${output}.iso")
  set(kernel_options "${arg_KERNEL_OPTIONS}")
  configure_file("${host}/grub.cfg" "${tree}.cfg" @ONLY)
  add_custom_command(
    OUTPUT "${iso}"
    COMMAND ${CMAKE_COMMAND} -E make_directory "${tree}/boot/grub"
    COMMAND ${CMAKE_COMMAND} -E copy "$<TARGET_FILE:${prefix}_image>" "${tree}/boot"
    COMMAND ${CMAKE_COMMAND} -E copy "${VMXDEFS_GRUB_FONT}" "${tree}/boot/font.pf2"
    COMMAND ${CMAKE_COMMAND} -E copy "${tree}.cfg" "${tree}/boot/grub/grub.cfg"
    COMMAND "${VMXDEFS_GRUB_MKRESCUE}" --output=${iso} --fonts= --locales= --themes= ${tree}
    DEPENDS ${prefix}_image "${tree}.cfg"
    COMMENT "Making ${output}.iso"
    VERBATIM)
  add_custom_target(${prefix}_iso DEPENDS "${iso}")
endfunction()
