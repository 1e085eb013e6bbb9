/* SPDX-License-Identifier: MIT */
/* vendoring.sh appends this to the #include lines of a recipe: every header, and a use of them. */
#include <vmxdefs/describe.h>
#include <vmxdefs/entry_check.h>
#include <vmxdefs/entry_words.h>
#include <vmxdefs/names.h>
#include <vmxdefs/rows.h>
#include <vmxdefs/vmxdefs.h>

uint32_t vendored(uint64_t field, const char **words);

uint32_t vendored(uint64_t field, const char **words)
{
    const vmxd_exit_reason reason = vmxd_exit_reason_from(field);

    *words = vmxd_exit_name(vmxd_exit_basic(reason));
    return vmxd_exit_is(reason, VMXD_EXIT_CPUID) ? 0 : reason.full;
}

#if !defined(_MSC_VER) || defined(__clang__) || __has_include(<intrin.h>)
#include <vmxdefs/insn.h>

enum vmxd_status vendored_read(uint64_t *value);

enum vmxd_status vendored_read(uint64_t *value)
{
    return vmxd_vmread(VMXD_VMCS_INFO_EXIT_REASON, value);
}
#endif
