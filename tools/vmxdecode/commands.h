/* SPDX-License-Identifier: MIT */
/* commands.h - the commands.  Each takes the arguments after its name and returns an exit status. */
#ifndef VMXDECODE_COMMANDS_H
#define VMXDECODE_COMMANDS_H

#include "arguments.h"

enum status command_exit(char **argv);
enum status command_event(char **argv);
enum status command_field(char **argv);
enum status command_value(char **argv);
enum status command_control(char **argv);
enum status command_msr(char **argv);
enum status command_capabilities(char **argv);
enum status command_compare(char **argv);
enum status command_error(char **argv);
enum status command_trace(char **argv);
enum status command_export(char **argv);
enum status command_doctor(char **argv);

#endif /* VMXDECODE_COMMANDS_H */
