/* SPDX-License-Identifier: MIT */
/* What tests/data/facts.csv does not have: the kinds of reserved rows, the enumerations of fields, and the
 * words that are members of structures.  If the kind or the enumeration of a row changes, change it here,
 * too. */
#include "test.h"
#include "vmxdefs/rows.h"

static void masks_of_rows_without_a_meaning_have_these_numbers(void **state)
{
    (void)state;
    assert_int_equal(VMXD_FEATURE_CONTROL_RESERVED, 0xFFFFFFFFFFE900F8);
    assert_int_equal(VMXD_SMM_MONITOR_RESERVED, 0xFFFFFFFF00000FFA);
    assert_int_equal(VMXD_BASIC_RESERVED, 0xEA00E00080000000);
    assert_int_equal(VMXD_MISC_RESERVED, 0x80003E00);
    assert_int_equal(VMXD_EPT_VPID_CAP_RESERVED, 0xFFC0F0FEF90CBE3E);
    assert_int_equal(VMXD_VMCS_ENUM_RESERVED, 0xFFFFFFFFFFFFFC01);
    assert_int_equal(VMXD_CTLS32_RESERVED, 0);
    assert_int_equal(VMXD_CTLS64_RESERVED, 0);
    assert_int_equal(VMXD_PIN_DEFAULT1, 0x16);
    assert_int_equal(VMXD_PIN_RESERVED, 0xFFFFFF00);
    assert_int_equal(VMXD_PRIMARY_DEFAULT1, 0x401E172);
    assert_int_equal(VMXD_PRIMARY_RESERVED, 0x40001);
    assert_int_equal(VMXD_SECONDARY_RESERVED, 0);
    assert_int_equal(VMXD_TERTIARY_RESERVED, 0xFFFFFFFFFFFFEC00);
    assert_int_equal(VMXD_EXIT_CTL_DEFAULT1, 0x36DFF);
    assert_int_equal(VMXD_EXIT_CTL_RESERVED, 0);
    assert_int_equal(VMXD_EXIT_CTL2_RESERVED, 0xFFFFFFFFFFFFFFF0);
    assert_int_equal(VMXD_ENTRY_CTL_DEFAULT1, 0x11FF);
    assert_int_equal(VMXD_ENTRY_CTL_RESERVED, 0xFC000000);
    assert_int_equal(VMXD_VMFUNC_RESERVED, 0xFFFFFFFFFFFFFFFE);
    assert_int_equal(VMXD_EPTP_RESERVED, 0xFFF0000000000F00);
    assert_int_equal(VMXD_EPT_TABLE_RESERVED, 0xF8);
    assert_int_equal(VMXD_EPT_TABLE_IGNORED, 0xFFF0000000000A00);
    assert_int_equal(VMXD_EPT_LEAF_RESERVED, 0);
    assert_int_equal(VMXD_EPT_LEAF_IGNORED, 0x49F0000000000800);
    assert_int_equal(VMXD_SPP_POINTER_RESERVED, 0xFFF0000000000FFF);
    assert_int_equal(VMXD_SPP_ENTRY_RESERVED, 0xFFF0000000000FFE);
    assert_int_equal(VMXD_HLAT_POINTER_RESERVED, 0xFFF0000000000FE7);
    assert_int_equal(VMXD_SHARED_EPTP_RESERVED, 0xFFF0000000000FFF);
    assert_int_equal(VMXD_ENTRY_INTR_RESERVED, 0x7FFFD000);
    assert_int_equal(VMXD_EXIT_INTR_RESERVED, 0x7FFFC000);
    assert_int_equal(VMXD_IDT_VECTORING_RESERVED, 0x7FFFC000);
    assert_int_equal(VMXD_IDT_VECTORING_UNDEFINED, 0x1000);
    assert_int_equal(VMXD_EXIT_CLASS_RESERVED, 0xFFFC0000);
    assert_int_equal(VMXD_QUAL_DEBUG_RESERVED, 0xFFFFFFFFFFFE97F0);
    assert_int_equal(VMXD_QUAL_VECTOR_RESERVED, 0xFFFFFFFFFFFFFF00);
    assert_int_equal(VMXD_QUAL_TASK_SWITCH_RESERVED, 0xFFFFFFFF3FFF0000);
    assert_int_equal(VMXD_QUAL_CR_RESERVED, 0xFFFFFFFF0000E080);
    assert_int_equal(VMXD_QUAL_DR_RESERVED, 0xFFFFFFFFFFFFE0E8);
    assert_int_equal(VMXD_QUAL_IO_RESERVED, 0xFFFFFFFF0000FF80);
    assert_int_equal(VMXD_QUAL_MWAIT_RESERVED, 0xFFFFFFFFFFFFFFFE);
    assert_int_equal(VMXD_QUAL_WBINVD_RESERVED, 0xFFFFFFFFFFFFFFFE);
    assert_int_equal(VMXD_QUAL_WRMSR_RESERVED, 0xFFFFFFFFFFFFFFFE);
    assert_int_equal(VMXD_QUAL_PASID_RESERVED, 0xFFFFFFFF7FF00000);
    assert_int_equal(VMXD_QUAL_APIC_ACCESS_RESERVED, 0xFFFFFFFFFFFE0000);
    assert_int_equal(VMXD_QUAL_APIC_WRITE_RESERVED, 0xFFFFFFFFFFFFF000);
    assert_int_equal(VMXD_QUAL_EPT_RESERVED, 0xFFFFFFFFFFFE0000);
    assert_int_equal(VMXD_QUAL_PML_RESERVED, 0);
    assert_int_equal(VMXD_QUAL_PML_UNDEFINED, 0xFFFFFFFFFFFEEFFF);
    assert_int_equal(VMXD_QUAL_SPP_RESERVED, 0);
    assert_int_equal(VMXD_QUAL_SPP_UNDEFINED, 0xFFFFFFFFFFFEE7FF);
    assert_int_equal(VMXD_QUAL_TIMEOUT_RESERVED, 0);
    assert_int_equal(VMXD_QUAL_TIMEOUT_UNDEFINED, 0xFFFFFFFFFFFFEFFE);
    assert_int_equal(VMXD_QUAL_OTHER_SMI_RESERVED, 0xFFFFFFFFFFFFFFFE);
    assert_int_equal(VMXD_EXIT_REASON_RESERVED, 0x41FF0000);
    assert_int_equal(VMXD_AR_RESERVED, 0xFFFE0F00);
    assert_int_equal(VMXD_INTR_STATE_RESERVED, 0xFFFFFFE0);
    assert_int_equal(VMXD_PENDING_DB_RESERVED, 0xFFFFFFFFFFFEA7F0);
    assert_int_equal(VMXD_INTR_STATUS_RESERVED, 0xFFFF0000);
    assert_int_equal(VMXD_INFO_INS_OUTS_RESERVED, 0);
    assert_int_equal(VMXD_INFO_INS_OUTS_UNDEFINED, 0xFFFC7C7F);
    assert_int_equal(VMXD_INFO_INVALIDATE_RESERVED, 0x400);
    assert_int_equal(VMXD_INFO_INVALIDATE_UNDEFINED, 0x787C);
    assert_int_equal(VMXD_INFO_GDTR_IDTR_RESERVED, 0x400);
    assert_int_equal(VMXD_INFO_GDTR_IDTR_UNDEFINED, 0xC000707C);
    assert_int_equal(VMXD_INFO_LDTR_TR_RESERVED, 0);
    assert_int_equal(VMXD_INFO_LDTR_TR_UNDEFINED, 0xC0007804);
    assert_int_equal(VMXD_INFO_RDRAND_RDSEED_RESERVED, 0);
    assert_int_equal(VMXD_INFO_RDRAND_RDSEED_UNDEFINED, 0xFFFFE787);
    assert_int_equal(VMXD_INFO_TPAUSE_UMWAIT_RESERVED, 0);
    assert_int_equal(VMXD_INFO_TPAUSE_UMWAIT_UNDEFINED, 0xFFFFFF87);
    assert_int_equal(VMXD_INFO_MEMORY_RESERVED, 0x400);
    assert_int_equal(VMXD_INFO_MEMORY_UNDEFINED, 0xF000787C);
    assert_int_equal(VMXD_INFO_VMREAD_VMWRITE_RESERVED, 0);
    assert_int_equal(VMXD_INFO_VMREAD_VMWRITE_UNDEFINED, 0x7804);
    assert_int_equal(VMXD_INFO_LOADIWKEY_RESERVED, 0);
    assert_int_equal(VMXD_INFO_LOADIWKEY_UNDEFINED, 0xFFFFF87);
    assert_int_equal(VMXD_INFO_MSR_RESERVED, 0);
    assert_int_equal(VMXD_INFO_MSR_UNDEFINED, 0xFFFFFF87);
    assert_int_equal(VMXD_EXT_INFO_RESERVED, 0);
    assert_int_equal(VMXD_EXT_INFO_UNDEFINED, 0xFFFFE0E0E0E0F000);
    assert_int_equal(VMXD_VMCS_ENC_RESERVED, 0xFFFF9000);
    assert_int_equal(VMXD_REVISION_RESERVED, 0);
    assert_int_equal(VMXD_NOTIFICATION_RESERVED, 0xFF00FFFC);
    assert_int_equal(VMXD_PID_POINTER_RESERVED, 0x3E);
    assert_int_equal(VMXD_PASID_DIR_RESERVED, 0xFFF0000000000FFE);
    assert_int_equal(VMXD_PASID_ENTRY_RESERVED, 0x7FF00000);
    assert_int_equal(VMXD_STM_FEATURES_RESERVED, 0xFFFFFFFE);
}

/* PREFIX_RESERVED has the bits of the kinds `reserved` and `zero`. */
enum kind { field, reserved, zero, default1, ignored, undefined };

struct word {
    const char *tag;
    uint64_t zeros;
};

static const struct word words_with_zeros[] = {
    {"vmxd_ia32_vmx_basic", 0x80000000},         {"vmxd_exit_class", 0xFFFC0000},
    {"vmxd_qual_vector", 0xFFFFFFFFFFFFFF00},    {"vmxd_qual_mwait", 0xFFFFFFFFFFFFFFFE},
    {"vmxd_qual_wbinvd", 0xFFFFFFFFFFFFFFFE},    {"vmxd_qual_wrmsr", 0xFFFFFFFFFFFFFFFE},
    {"vmxd_qual_pasid", 0xFFFFFFFF00000000},     {"vmxd_qual_apic_write", 0xFFFFFFFFFFFFF000},
    {"vmxd_qual_other_smi", 0xFFFFFFFFFFFFFFFE}, {"vmxd_exit_reason", 0x10000},
    {"vmxd_guest_interrupt_status", 0xFFFF0000}, {"vmxd_instr_info_invalidate", 0x400},
    {"vmxd_instr_info_gdtr_idtr", 0x400},        {"vmxd_instr_info_memory", 0x400},
};

static uint64_t expected_zeros(const char *tag)
{
    for (size_t i = 0; i < sizeof(words_with_zeros) / sizeof(words_with_zeros[0]); i++)
        if (strcmp(words_with_zeros[i].tag, tag) == 0)
            return words_with_zeros[i].zeros;
    return 0;
}

#define ZERO_BITS(T, kind, member, constant, lsb, width, names) \
    zeros |= (kind) == zero ? 0xFFFFFFFFFFFFFFFFull >> (64 - (width)) << (lsb) : 0;

static void only_these_bits_are_always_0(void **state)
{
    (void)state;
#define CHECK(tag, ROWS)                               \
    {                                                  \
        uint64_t zeros = 0;                            \
        ROWS(ZERO_BITS, tag)                           \
        assert_int_equal(zeros, expected_zeros(#tag)); \
    }
    VMXD_ALL_WORDS32(CHECK)
    VMXD_ALL_WORDS64(CHECK)
#undef CHECK
}

static const char *const fields_with_names[] = {
    "vmxd_ia32_vmx_basic.vmcs_memory_type vmxd_memory_type_name",
    "vmxd_eptp.memory_type vmxd_memory_type_name",
    "vmxd_ept_leaf.memory_type vmxd_memory_type_name",
    "vmxd_entry_interruption.type vmxd_event_name",
    "vmxd_exit_interruption.type vmxd_event_name",
    "vmxd_idt_vectoring.type vmxd_event_name",
    "vmxd_exit_class.kind vmxd_kind_name",
    "vmxd_exit_class.qual_format vmxd_qual_format_name",
    "vmxd_exit_class.info_format vmxd_instr_info_format_name",
    "vmxd_qual_task_switch.source vmxd_task_switch_name",
    "vmxd_qual_cr.number vmxd_cr_name",
    "vmxd_qual_cr.access_type vmxd_cr_access_name",
    "vmxd_qual_cr.lmsw_operand_type vmxd_lmsw_name",
    "vmxd_qual_cr.gpr vmxd_gpr_name",
    "vmxd_qual_dr.number vmxd_dr_name",
    "vmxd_qual_dr.direction vmxd_dr_direction_name",
    "vmxd_qual_dr.gpr vmxd_gpr_name",
    "vmxd_qual_io.size vmxd_io_size_name",
    "vmxd_qual_io.direction vmxd_io_direction_name",
    "vmxd_qual_io.operand_encoding vmxd_io_port_name",
    "vmxd_qual_apic_access.access_type vmxd_apic_access_name",
    "vmxd_exit_reason.basic vmxd_exit_name",
    "vmxd_instr_info_ins_outs.address_size vmxd_operand_size_name",
    "vmxd_instr_info_ins_outs.segment vmxd_segment_register_name",
    "vmxd_instr_info_invalidate.scaling vmxd_scaling_name",
    "vmxd_instr_info_invalidate.address_size vmxd_operand_size_name",
    "vmxd_instr_info_invalidate.segment vmxd_segment_register_name",
    "vmxd_instr_info_invalidate.index_register vmxd_gpr_name",
    "vmxd_instr_info_invalidate.base_register vmxd_gpr_name",
    "vmxd_instr_info_invalidate.reg2 vmxd_gpr_name",
    "vmxd_instr_info_gdtr_idtr.scaling vmxd_scaling_name",
    "vmxd_instr_info_gdtr_idtr.address_size vmxd_operand_size_name",
    "vmxd_instr_info_gdtr_idtr.segment vmxd_segment_register_name",
    "vmxd_instr_info_gdtr_idtr.index_register vmxd_gpr_name",
    "vmxd_instr_info_gdtr_idtr.base_register vmxd_gpr_name",
    "vmxd_instr_info_gdtr_idtr.identity vmxd_gdtr_idtr_name",
    "vmxd_instr_info_ldtr_tr.scaling vmxd_scaling_name",
    "vmxd_instr_info_ldtr_tr.reg1 vmxd_gpr_name",
    "vmxd_instr_info_ldtr_tr.address_size vmxd_operand_size_name",
    "vmxd_instr_info_ldtr_tr.is_register vmxd_operand_name",
    "vmxd_instr_info_ldtr_tr.segment vmxd_segment_register_name",
    "vmxd_instr_info_ldtr_tr.index_register vmxd_gpr_name",
    "vmxd_instr_info_ldtr_tr.base_register vmxd_gpr_name",
    "vmxd_instr_info_ldtr_tr.identity vmxd_ldtr_tr_name",
    "vmxd_instr_info_rdrand_rdseed.reg1 vmxd_gpr_name",
    "vmxd_instr_info_rdrand_rdseed.operand_size vmxd_operand_size_name",
    "vmxd_instr_info_tpause_umwait.reg1 vmxd_gpr_name",
    "vmxd_instr_info_memory.scaling vmxd_scaling_name",
    "vmxd_instr_info_memory.address_size vmxd_operand_size_name",
    "vmxd_instr_info_memory.segment vmxd_segment_register_name",
    "vmxd_instr_info_memory.index_register vmxd_gpr_name",
    "vmxd_instr_info_memory.base_register vmxd_gpr_name",
    "vmxd_instr_info_vmread_vmwrite.scaling vmxd_scaling_name",
    "vmxd_instr_info_vmread_vmwrite.reg1 vmxd_gpr_name",
    "vmxd_instr_info_vmread_vmwrite.address_size vmxd_operand_size_name",
    "vmxd_instr_info_vmread_vmwrite.is_register vmxd_operand_name",
    "vmxd_instr_info_vmread_vmwrite.segment vmxd_segment_register_name",
    "vmxd_instr_info_vmread_vmwrite.index_register vmxd_gpr_name",
    "vmxd_instr_info_vmread_vmwrite.base_register vmxd_gpr_name",
    "vmxd_instr_info_vmread_vmwrite.reg2 vmxd_gpr_name",
    "vmxd_instr_info_msr.reg1 vmxd_gpr_name",
    "vmxd_ext_instr_info.scaling vmxd_scaling_name",
    "vmxd_ext_instr_info.address_size vmxd_operand_size_name",
    "vmxd_ext_instr_info.is_register vmxd_operand_name",
    "vmxd_ext_instr_info.operand_size vmxd_operand_size_name",
    "vmxd_ext_instr_info.segment vmxd_segment_register_name",
    "vmxd_ext_instr_info.reg1 vmxd_gpr_name",
    "vmxd_ext_instr_info.index_register vmxd_gpr_name",
    "vmxd_ext_instr_info.base_register vmxd_gpr_name",
    "vmxd_ext_instr_info.reg2 vmxd_gpr_name",
    "vmxd_vmcs_encoding.type vmxd_vmcs_type_name",
    "vmxd_vmcs_encoding.width vmxd_vmcs_width_name",
};

#define NAMES_OF(T, kind, member, constant, lsb, width, names) #T "." #member " " #names,

static bool is_listed(const char *text)
{
    for (size_t i = 0; i < sizeof(fields_with_names) / sizeof(fields_with_names[0]); i++)
        if (strcmp(fields_with_names[i], text) == 0)
            return true;
    return false;
}

static bool has_no_names(const char *text)
{
    return strcmp(strchr(text, ' '), " vmxd_no_name") == 0;
}

static void only_these_fields_have_an_enumeration(void **state)
{
    static const char *const rows[] = {
#define CHECK(tag, ROWS) ROWS(NAMES_OF, tag)
        VMXD_ALL_WORDS32(CHECK) VMXD_ALL_WORDS64(CHECK)
#undef CHECK
    };
    size_t found = 0;

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (!has_no_names(rows[i])) {
            if (!is_listed(rows[i]))
                fail_msg("not expected: %s", rows[i]);
            found++;
        }
    assert_int_equal(found, sizeof(fields_with_names) / sizeof(fields_with_names[0]));
}

/* VMXD_GET does not compile with a word of another type. */
static void members_that_are_words_have_the_type_of_their_word(void **state)
{
    struct vmxd_posted_interrupt_descriptor descriptor;
    struct vmxd_mseg_header mseg;
    struct vmxd_vmcs_header vmcs;

    (void)state;
    descriptor.notification = vmxd_notification_from(0x00F20002);
    mseg.features = vmxd_stm_features_from(1);
    vmcs.revision = vmxd_vmcs_revision_from(0x80000012);
    assert_int_equal(VMXD_GET(VMXD_NOTIFICATION_VECTOR, descriptor.notification), 0xF2);
    assert_int_equal(VMXD_GET(VMXD_STM_FEATURES_IA32E_MODE, mseg.features), 1);
    assert_int_equal(VMXD_GET(VMXD_REVISION_REVISION_IDENTIFIER, vmcs.revision), 0x12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(masks_of_rows_without_a_meaning_have_these_numbers),
        cmocka_unit_test(only_these_bits_are_always_0),
        cmocka_unit_test(only_these_fields_have_an_enumeration),
        cmocka_unit_test(members_that_are_words_have_the_type_of_their_word),
    };

    return cmocka_run_group_tests_name("kinds", tests, NULL, NULL);
}
