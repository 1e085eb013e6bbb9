# SPDX-License-Identifier: MIT
#
# vmxdefs_efi_application(TARGET OUTPUT SOURCES FILE...)
#
# The hypervisor with one program (the demo, or the self-test) as the UEFI application OUTPUT.efi.  Nothing is
# defined without GCC for x86-64 and GNU-EFI.
set(VMXDEFS_HYPERVISOR_DIR "${CMAKE_CURRENT_LIST_DIR}/../..")
option(VMXDEFS_EFI_WAIT "Wait for a key at the end, as with -w: firmware gives a program on a stick no options")

function(vmxdefs_efi_application target output)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SOURCES")
  if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux" OR NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$"
     OR NOT CMAKE_SIZEOF_VOID_P EQUAL 8 OR NOT CMAKE_C_COMPILER_ID STREQUAL "GNU")
    message(STATUS "vmxdefs: no target ${target}: it needs GCC for x86-64 Linux")
    return()
  endif()
  find_path(VMXDEFS_EFI_INCLUDE efi.h PATH_SUFFIXES efi)
  find_file(VMXDEFS_EFI_START crt0-efi-x86_64.o PATHS /usr/lib /usr/lib64 /usr/local/lib
            PATH_SUFFIXES gnuefi)
  find_library(VMXDEFS_EFI_LIBRARY libefi.a)
  find_library(VMXDEFS_EFI_RELOCATION libgnuefi.a)
  if(NOT VMXDEFS_EFI_INCLUDE OR NOT VMXDEFS_EFI_START OR NOT VMXDEFS_EFI_LIBRARY
     OR NOT VMXDEFS_EFI_RELOCATION)
    message(STATUS "vmxdefs: no target ${target}: GNU-EFI was not found")
    return()
  endif()

  set(uefi "${VMXDEFS_HYPERVISOR_DIR}/hosts/uefi")
  file(GLOB vmm CONFIGURE_DEPENDS "${VMXDEFS_HYPERVISOR_DIR}/vmm/*.[cS]")
  file(GLOB common CONFIGURE_DEPENDS "${VMXDEFS_HYPERVISOR_DIR}/hosts/common/*.c")

  # Guest code refers to its data by constant addresses.  -mcmodel=large makes them 64-bit relocations.
  add_library(${target}_guests OBJECT "${VMXDEFS_HYPERVISOR_DIR}/guest/guest.c"
                                      "${VMXDEFS_HYPERVISOR_DIR}/guest/guest_vectors.S" ${arg_SOURCES})
  add_library(${target}_host OBJECT ${vmm} ${common} "${uefi}/host.c")
  target_compile_options(${target}_guests PRIVATE -fno-pic -mcmodel=large)
  target_compile_options(${target}_host PRIVATE -fpic -fvisibility=hidden)
  target_include_directories(${target}_host SYSTEM PRIVATE "${VMXDEFS_EFI_INCLUDE}"
                                                           "${VMXDEFS_EFI_INCLUDE}/x86_64")
  target_compile_definitions(${target}_host PRIVATE GNU_EFI_USE_MS_ABI
                                                    DEMO_WAITS=$<BOOL:${VMXDEFS_EFI_WAIT}>)
  foreach(part ${target}_guests ${target}_host)
    set_target_properties(${part} PROPERTIES C_STANDARD 11 C_STANDARD_REQUIRED ON C_EXTENSIONS OFF
                                             POSITION_INDEPENDENT_CODE OFF)
    target_include_directories(${part} PRIVATE "${VMXDEFS_HYPERVISOR_DIR}/../../include")
    target_compile_options(
      ${part}
      PRIVATE -O2
              -ffreestanding
              -fno-stack-protector
              -fno-sanitize=all
              -fno-asynchronous-unwind-tables
              $<$<COMPILE_LANGUAGE:C>:-fshort-wchar>
              $<$<COMPILE_LANGUAGE:C>:-mgeneral-regs-only>
              $<$<COMPILE_LANGUAGE:C>:-mno-red-zone>
              $<$<COMPILE_LANGUAGE:C>:-Wall>
              $<$<COMPILE_LANGUAGE:C>:-Wextra>
              $<$<COMPILE_LANGUAGE:C>:-Wconversion>
              $<$<COMPILE_LANGUAGE:C>:-Wsign-conversion>
              $<$<COMPILE_LANGUAGE:C>:-Wshadow>
              $<$<COMPILE_LANGUAGE:C>:-Wundef>
              -Werror)
  endforeach()

  add_executable(${target}_elf $<TARGET_OBJECTS:${target}_guests> $<TARGET_OBJECTS:${target}_host>)
  set_target_properties(${target}_elf PROPERTIES OUTPUT_NAME ${output} SUFFIX .so LINKER_LANGUAGE C
                                                 LINK_DEPENDS "${uefi}/image.ld")
  target_link_options(
    ${target}_elf
    PRIVATE
    -nostdlib
    -shared
    -fno-sanitize=all
    "-Wl,-T,${uefi}/image.ld"
    -Wl,-Bsymbolic
    -Wl,-z,nocombreloc
    -Wl,-z,notext
    -Wl,-z,noexecstack
    -Wl,--no-undefined
    -Wl,--no-warn-rwx-segments
    -Wl,--build-id=none)
  target_link_libraries(${target}_elf PRIVATE "${VMXDEFS_EFI_START}" "${VMXDEFS_EFI_LIBRARY}"
                                              "${VMXDEFS_EFI_RELOCATION}")

  set(application "${CMAKE_CURRENT_BINARY_DIR}/${output}.efi")
  add_custom_command(
    OUTPUT "${application}"
    COMMAND
      "${CMAKE_OBJCOPY}" --output-target=efi-app-x86_64 --only-section=.text --only-section=.reloc
      --only-section=.data --only-section=.dynamic --only-section=.rela --only-section=.dynsym
      --only-section=.dynstr "$<TARGET_FILE:${target}_elf>" "${application}"
    DEPENDS ${target}_elf
    COMMENT "Making ${output}.efi"
    VERBATIM)
  add_custom_target(${target} DEPENDS "${application}")
endfunction()
