# SPDX-License-Identifier: MIT

# Writes what a command prints to a file:
#     cmake -DOUTPUT=FILE -P write_output.cmake -- COMMAND ARGUMENT...
# The file is written only if the command succeeds.
set(command "")
set(before_command ON)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(index RANGE ${last})
  if(NOT before_command)
    list(APPEND command "${CMAKE_ARGV${index}}")
  elseif(CMAKE_ARGV${index} STREQUAL "--")
    set(before_command OFF)
  endif()
endforeach()

execute_process(COMMAND ${command} OUTPUT_FILE "${OUTPUT}.new" RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  file(REMOVE "${OUTPUT}.new")
  message(FATAL_ERROR "vmxdefs: command failed (${status}): ${command}")
endif()
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
