# SPDX-License-Identifier: MIT
# The names of vmxdefs 0.1 in code, replaced by those of 0.2.  Made once, by scripts/migration.  For GNU sed:
#
#     LC_ALL=C sed -E -i -f THIS_FILE FILE...
#
# Names are replaced in code and in comments.  These are left alone: string literals, character
# constants, names after . or -> or ::, the file of an #include, the name that #define, #undef,
# #ifdef, #ifndef and defined() are about, and the name of an operand of asm: [NAME] "constraint".

# A line may begin within a comment (C), within a string literal (S), or after a line that ends
# with . or -> (M).  Then the token that is open is repeated before it, with the mark \x06.
x
1 s/.*//
/C/ { x; s/^/\/*\x06/; x; }
/S/ { x; s/^/"\x06/; x; }
/M/ { x; s/^/.\x06/; x; }
s/.*//
x

# \x02 comment \x03   \x04 comment that is still open \x05   \x0e string that is still open \x0f
s/("([^"\\]|\\.)*"|'([^'\\]|\\.)+')|(\/\*([^*]|\*+[^*\/])*\*+\/|\/\/.*)|(\/\*([^*]|\*+[^*\/])*\**$)|("([^"\\]|\\.)*\\\r?$)/\1\x02\4\x03\x04\6\x05\x0e\8\x0f/g
s/\x02\x03|\x04\x05|\x0e\x0f//g
/\x05/ { x; s/.*/C/; x; }
/\x0f/ { x; s/.*/S/; x; }
/([^.]\.|->)[ \t]*\r?$/ { x; s/.*/M/; x; }

# In comments quotes do not open literals, and a full stop before a blank is not an operator.
/[\x02\x04]/ {
    :quote
    s/([\x02\x04][^\x03\x05]*)"/\1\x10/
    t quote
    :apostrophe
    s/([\x02\x04][^\x03\x05]*)'/\1\x11/
    t apostrophe
    :stop
    s/([\x02\x04][^\x03\x05]*)\.([ \t])/\1\x12\2/
    t stop
}

# \x01 before each name, \x07 before those of members.
s/("([^"\\]|\\.)*"|'([^'\\]|\\.)+'|[0-9]([A-Za-z0-9_.]|'[A-Za-z0-9_])*|::[ \t]*[A-Za-z_][A-Za-z0-9_]*|\[[ \t]*[A-Za-z_][A-Za-z0-9_]*[ \t]*\][ \t]*"([^"\\]|\\.)*"|#[ \t]*(define|undef|ifdef|ifndef)[ \t]+[A-Za-z_][A-Za-z0-9_]*|#[ \t]*include[ \t]*<[^>]*>|defined[ \t]*\(?[ \t]*[A-Za-z_][A-Za-z0-9_]*|\x0e[^\x0f]*\x0f|\.\.\.)|([A-Za-z_][A-Za-z0-9_]*)/\1\x01\7/g
s/((\.|->)\x06?[ \t]*)\x01/\1\x07/g

s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01VMXD_ACCESS_RIGHTS_TABLE\b[ \t]*\)/VMXD_AR_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01type\b[ \t]*\)/VMXD_AR_TYPE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01type\b[ \t]*,/VMXD_GET(VMXD_AR_TYPE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01type\b[ \t]*,/VMXD_PUT(VMXD_AR_TYPE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01descriptor_type\b[ \t]*\)/VMXD_AR_DESCRIPTOR_TYPE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01descriptor_type\b[ \t]*,/VMXD_GET(VMXD_AR_DESCRIPTOR_TYPE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01descriptor_type\b[ \t]*,/VMXD_PUT(VMXD_AR_DESCRIPTOR_TYPE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01dpl\b[ \t]*\)/VMXD_AR_DPL/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01dpl\b[ \t]*,/VMXD_GET(VMXD_AR_DPL,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01dpl\b[ \t]*,/VMXD_PUT(VMXD_AR_DPL,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01present\b[ \t]*\)/VMXD_AR_PRESENT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01present\b[ \t]*,/VMXD_GET(VMXD_AR_PRESENT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01present\b[ \t]*,/VMXD_PUT(VMXD_AR_PRESENT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01avl\b[ \t]*\)/VMXD_AR_AVL/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01avl\b[ \t]*,/VMXD_GET(VMXD_AR_AVL,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01avl\b[ \t]*,/VMXD_PUT(VMXD_AR_AVL,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01long_mode\b[ \t]*\)/VMXD_AR_LONG_MODE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01long_mode\b[ \t]*,/VMXD_GET(VMXD_AR_LONG_MODE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01long_mode\b[ \t]*,/VMXD_PUT(VMXD_AR_LONG_MODE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01default_operation_size\b[ \t]*\)/VMXD_AR_DEFAULT_OPERATION_SIZE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01default_operation_size\b[ \t]*,/VMXD_GET(VMXD_AR_DEFAULT_OPERATION_SIZE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01default_operation_size\b[ \t]*,/VMXD_PUT(VMXD_AR_DEFAULT_OPERATION_SIZE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01granularity\b[ \t]*\)/VMXD_AR_GRANULARITY/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01granularity\b[ \t]*,/VMXD_GET(VMXD_AR_GRANULARITY,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01granularity\b[ \t]*,/VMXD_PUT(VMXD_AR_GRANULARITY,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01segment_unusable\b[ \t]*\)/VMXD_AR_SEGMENT_UNUSABLE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01segment_unusable\b[ \t]*,/VMXD_GET(VMXD_AR_SEGMENT_UNUSABLE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_access_rights\b[ \t]*,[ \t]*\x01segment_unusable\b[ \t]*,/VMXD_PUT(VMXD_AR_SEGMENT_UNUSABLE,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01VMXD_INTERRUPTIBILITY_TABLE\b[ \t]*\)/VMXD_INTR_STATE_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01blocking_by_sti\b[ \t]*\)/VMXD_INTR_STATE_BLOCKING_BY_STI/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01blocking_by_sti\b[ \t]*,/VMXD_GET(VMXD_INTR_STATE_BLOCKING_BY_STI,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01blocking_by_sti\b[ \t]*,/VMXD_PUT(VMXD_INTR_STATE_BLOCKING_BY_STI,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01blocking_by_mov_ss\b[ \t]*\)/VMXD_INTR_STATE_BLOCKING_BY_MOV_SS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01blocking_by_mov_ss\b[ \t]*,/VMXD_GET(VMXD_INTR_STATE_BLOCKING_BY_MOV_SS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01blocking_by_mov_ss\b[ \t]*,/VMXD_PUT(VMXD_INTR_STATE_BLOCKING_BY_MOV_SS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01blocking_by_smi\b[ \t]*\)/VMXD_INTR_STATE_BLOCKING_BY_SMI/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01blocking_by_smi\b[ \t]*,/VMXD_GET(VMXD_INTR_STATE_BLOCKING_BY_SMI,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01blocking_by_smi\b[ \t]*,/VMXD_PUT(VMXD_INTR_STATE_BLOCKING_BY_SMI,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01blocking_by_nmi\b[ \t]*\)/VMXD_INTR_STATE_BLOCKING_BY_NMI/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01blocking_by_nmi\b[ \t]*,/VMXD_GET(VMXD_INTR_STATE_BLOCKING_BY_NMI,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01blocking_by_nmi\b[ \t]*,/VMXD_PUT(VMXD_INTR_STATE_BLOCKING_BY_NMI,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01enclave_interruption\b[ \t]*\)/VMXD_INTR_STATE_ENCLAVE_INTERRUPTION/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01enclave_interruption\b[ \t]*,/VMXD_GET(VMXD_INTR_STATE_ENCLAVE_INTERRUPTION,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_interruptibility\b[ \t]*,[ \t]*\x01enclave_interruption\b[ \t]*,/VMXD_PUT(VMXD_INTR_STATE_ENCLAVE_INTERRUPTION,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01VMXD_PENDING_DEBUG_EXCEPTIONS_TABLE\b[ \t]*\)/VMXD_PENDING_DB_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01b0\b[ \t]*\)/VMXD_PENDING_DB_B0/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01b0\b[ \t]*,/VMXD_GET(VMXD_PENDING_DB_B0,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01b0\b[ \t]*,/VMXD_PUT(VMXD_PENDING_DB_B0,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01b1\b[ \t]*\)/VMXD_PENDING_DB_B1/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01b1\b[ \t]*,/VMXD_GET(VMXD_PENDING_DB_B1,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01b1\b[ \t]*,/VMXD_PUT(VMXD_PENDING_DB_B1,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01b2\b[ \t]*\)/VMXD_PENDING_DB_B2/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01b2\b[ \t]*,/VMXD_GET(VMXD_PENDING_DB_B2,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01b2\b[ \t]*,/VMXD_PUT(VMXD_PENDING_DB_B2,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01b3\b[ \t]*\)/VMXD_PENDING_DB_B3/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01b3\b[ \t]*,/VMXD_GET(VMXD_PENDING_DB_B3,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01b3\b[ \t]*,/VMXD_PUT(VMXD_PENDING_DB_B3,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01bus_lock\b[ \t]*\)/VMXD_PENDING_DB_BUS_LOCK/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01bus_lock\b[ \t]*,/VMXD_GET(VMXD_PENDING_DB_BUS_LOCK,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01bus_lock\b[ \t]*,/VMXD_PUT(VMXD_PENDING_DB_BUS_LOCK,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01enabled_breakpoint\b[ \t]*\)/VMXD_PENDING_DB_ENABLED_BREAKPOINT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01enabled_breakpoint\b[ \t]*,/VMXD_GET(VMXD_PENDING_DB_ENABLED_BREAKPOINT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01enabled_breakpoint\b[ \t]*,/VMXD_PUT(VMXD_PENDING_DB_ENABLED_BREAKPOINT,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01bs\b[ \t]*\)/VMXD_PENDING_DB_BS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01bs\b[ \t]*,/VMXD_GET(VMXD_PENDING_DB_BS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01bs\b[ \t]*,/VMXD_PUT(VMXD_PENDING_DB_BS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01rtm\b[ \t]*\)/VMXD_PENDING_DB_RTM/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01rtm\b[ \t]*,/VMXD_GET(VMXD_PENDING_DB_RTM,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_pending_debug_exceptions\b[ \t]*,[ \t]*\x01rtm\b[ \t]*,/VMXD_PUT(VMXD_PENDING_DB_RTM,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_guest_interrupt_status\b[ \t]*,[ \t]*\x01VMXD_GUEST_INTERRUPT_STATUS_TABLE\b[ \t]*\)/VMXD_INTR_STATUS_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_guest_interrupt_status\b[ \t]*,[ \t]*\x01rvi\b[ \t]*\)/VMXD_INTR_STATUS_RVI/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_guest_interrupt_status\b[ \t]*,[ \t]*\x01rvi\b[ \t]*,/VMXD_GET(VMXD_INTR_STATUS_RVI,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_guest_interrupt_status\b[ \t]*,[ \t]*\x01rvi\b[ \t]*,/VMXD_PUT(VMXD_INTR_STATUS_RVI,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_guest_interrupt_status\b[ \t]*,[ \t]*\x01svi\b[ \t]*\)/VMXD_INTR_STATUS_SVI/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_guest_interrupt_status\b[ \t]*,[ \t]*\x01svi\b[ \t]*,/VMXD_GET(VMXD_INTR_STATUS_SVI,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_guest_interrupt_status\b[ \t]*,[ \t]*\x01svi\b[ \t]*,/VMXD_PUT(VMXD_INTR_STATUS_SVI,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_notification\b[ \t]*,[ \t]*\x01VMXD_NOTIFICATION_TABLE\b[ \t]*\)/VMXD_NOTIFICATION_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_notification\b[ \t]*,[ \t]*\x01outstanding\b[ \t]*\)/VMXD_NOTIFICATION_OUTSTANDING/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_notification\b[ \t]*,[ \t]*\x01outstanding\b[ \t]*,/VMXD_GET(VMXD_NOTIFICATION_OUTSTANDING,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_notification\b[ \t]*,[ \t]*\x01outstanding\b[ \t]*,/VMXD_PUT(VMXD_NOTIFICATION_OUTSTANDING,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_notification\b[ \t]*,[ \t]*\x01suppress\b[ \t]*\)/VMXD_NOTIFICATION_SUPPRESS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_notification\b[ \t]*,[ \t]*\x01suppress\b[ \t]*,/VMXD_GET(VMXD_NOTIFICATION_SUPPRESS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_notification\b[ \t]*,[ \t]*\x01suppress\b[ \t]*,/VMXD_PUT(VMXD_NOTIFICATION_SUPPRESS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_notification\b[ \t]*,[ \t]*\x01vector\b[ \t]*\)/VMXD_NOTIFICATION_VECTOR/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_notification\b[ \t]*,[ \t]*\x01vector\b[ \t]*,/VMXD_GET(VMXD_NOTIFICATION_VECTOR,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_notification\b[ \t]*,[ \t]*\x01vector\b[ \t]*,/VMXD_PUT(VMXD_NOTIFICATION_VECTOR,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_notification\b[ \t]*,[ \t]*\x01destination\b[ \t]*\)/VMXD_NOTIFICATION_DESTINATION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_notification\b[ \t]*,[ \t]*\x01destination\b[ \t]*,/VMXD_GET(VMXD_NOTIFICATION_DESTINATION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_notification\b[ \t]*,[ \t]*\x01destination\b[ \t]*,/VMXD_PUT(VMXD_NOTIFICATION_DESTINATION,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_pid_pointer\b[ \t]*,[ \t]*\x01VMXD_PID_POINTER_TABLE\b[ \t]*\)/VMXD_PID_POINTER_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_pid_pointer\b[ \t]*,[ \t]*\x01valid\b[ \t]*\)/VMXD_PID_POINTER_VALID/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_pid_pointer\b[ \t]*,[ \t]*\x01valid\b[ \t]*,/VMXD_GET(VMXD_PID_POINTER_VALID,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_pid_pointer\b[ \t]*,[ \t]*\x01valid\b[ \t]*,/VMXD_PUT(VMXD_PID_POINTER_VALID,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_pid_pointer\b[ \t]*,[ \t]*\x01descriptor\b[ \t]*\)/VMXD_PID_POINTER_DESCRIPTOR/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_pid_pointer\b[ \t]*,[ \t]*\x01descriptor\b[ \t]*,/VMXD_GET(VMXD_PID_POINTER_DESCRIPTOR,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_pid_pointer\b[ \t]*,[ \t]*\x01descriptor\b[ \t]*,/VMXD_PUT(VMXD_PID_POINTER_DESCRIPTOR,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_pasid_directory_entry\b[ \t]*,[ \t]*\x01VMXD_PASID_DIRECTORY_ENTRY_TABLE\b[ \t]*\)/VMXD_PASID_DIR_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_pasid_directory_entry\b[ \t]*,[ \t]*\x01present\b[ \t]*\)/VMXD_PASID_DIR_PRESENT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_pasid_directory_entry\b[ \t]*,[ \t]*\x01present\b[ \t]*,/VMXD_GET(VMXD_PASID_DIR_PRESENT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_pasid_directory_entry\b[ \t]*,[ \t]*\x01present\b[ \t]*,/VMXD_PUT(VMXD_PASID_DIR_PRESENT,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_pasid_directory_entry\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*\)/VMXD_PASID_DIR_PAGE_FRAME_NUMBER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_pasid_directory_entry\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_GET(VMXD_PASID_DIR_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_pasid_directory_entry\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_PUT(VMXD_PASID_DIR_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_pasid_entry\b[ \t]*,[ \t]*\x01VMXD_PASID_ENTRY_TABLE\b[ \t]*\)/VMXD_PASID_ENTRY_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_pasid_entry\b[ \t]*,[ \t]*\x01host_pasid\b[ \t]*\)/VMXD_PASID_ENTRY_HOST_PASID/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_pasid_entry\b[ \t]*,[ \t]*\x01host_pasid\b[ \t]*,/VMXD_GET(VMXD_PASID_ENTRY_HOST_PASID,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_pasid_entry\b[ \t]*,[ \t]*\x01host_pasid\b[ \t]*,/VMXD_PUT(VMXD_PASID_ENTRY_HOST_PASID,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_pasid_entry\b[ \t]*,[ \t]*\x01valid\b[ \t]*\)/VMXD_PASID_ENTRY_VALID/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_pasid_entry\b[ \t]*,[ \t]*\x01valid\b[ \t]*,/VMXD_GET(VMXD_PASID_ENTRY_VALID,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_pasid_entry\b[ \t]*,[ \t]*\x01valid\b[ \t]*,/VMXD_PUT(VMXD_PASID_ENTRY_VALID,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_vmcs_encoding\b[ \t]*,[ \t]*\x01VMXD_VMCS_ENCODING_TABLE\b[ \t]*\)/VMXD_VMCS_ENC_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_vmcs_encoding\b[ \t]*,[ \t]*\x01access_type\b[ \t]*\)/VMXD_VMCS_ENC_ACCESS_TYPE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_vmcs_encoding\b[ \t]*,[ \t]*\x01access_type\b[ \t]*,/VMXD_GET(VMXD_VMCS_ENC_ACCESS_TYPE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_vmcs_encoding\b[ \t]*,[ \t]*\x01access_type\b[ \t]*,/VMXD_PUT(VMXD_VMCS_ENC_ACCESS_TYPE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_vmcs_encoding\b[ \t]*,[ \t]*\x01index\b[ \t]*\)/VMXD_VMCS_ENC_INDEX/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_vmcs_encoding\b[ \t]*,[ \t]*\x01index\b[ \t]*,/VMXD_GET(VMXD_VMCS_ENC_INDEX,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_vmcs_encoding\b[ \t]*,[ \t]*\x01index\b[ \t]*,/VMXD_PUT(VMXD_VMCS_ENC_INDEX,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_vmcs_encoding\b[ \t]*,[ \t]*\x01type\b[ \t]*\)/VMXD_VMCS_ENC_TYPE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_vmcs_encoding\b[ \t]*,[ \t]*\x01type\b[ \t]*,/VMXD_GET(VMXD_VMCS_ENC_TYPE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_vmcs_encoding\b[ \t]*,[ \t]*\x01type\b[ \t]*,/VMXD_PUT(VMXD_VMCS_ENC_TYPE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_vmcs_encoding\b[ \t]*,[ \t]*\x01width\b[ \t]*\)/VMXD_VMCS_ENC_WIDTH/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_vmcs_encoding\b[ \t]*,[ \t]*\x01width\b[ \t]*,/VMXD_GET(VMXD_VMCS_ENC_WIDTH,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_vmcs_encoding\b[ \t]*,[ \t]*\x01width\b[ \t]*,/VMXD_PUT(VMXD_VMCS_ENC_WIDTH,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_vmcs_revision\b[ \t]*,[ \t]*\x01VMXD_VMCS_REVISION_TABLE\b[ \t]*\)/VMXD_REVISION_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_vmcs_revision\b[ \t]*,[ \t]*\x01revision_identifier\b[ \t]*\)/VMXD_REVISION_REVISION_IDENTIFIER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_vmcs_revision\b[ \t]*,[ \t]*\x01revision_identifier\b[ \t]*,/VMXD_GET(VMXD_REVISION_REVISION_IDENTIFIER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_vmcs_revision\b[ \t]*,[ \t]*\x01revision_identifier\b[ \t]*,/VMXD_PUT(VMXD_REVISION_REVISION_IDENTIFIER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_vmcs_revision\b[ \t]*,[ \t]*\x01shadow_vmcs\b[ \t]*\)/VMXD_REVISION_SHADOW_VMCS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_vmcs_revision\b[ \t]*,[ \t]*\x01shadow_vmcs\b[ \t]*,/VMXD_GET(VMXD_REVISION_SHADOW_VMCS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_vmcs_revision\b[ \t]*,[ \t]*\x01shadow_vmcs\b[ \t]*,/VMXD_PUT(VMXD_REVISION_SHADOW_VMCS,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01VMXD_FEATURE_CONTROL_TABLE\b[ \t]*\)/VMXD_FEATURE_CONTROL_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01lock\b[ \t]*\)/VMXD_FEATURE_CONTROL_LOCK/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01lock\b[ \t]*,/VMXD_GET(VMXD_FEATURE_CONTROL_LOCK,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01lock\b[ \t]*,/VMXD_PUT(VMXD_FEATURE_CONTROL_LOCK,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01enable_vmx_inside_smx\b[ \t]*\)/VMXD_FEATURE_CONTROL_ENABLE_VMX_INSIDE_SMX/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01enable_vmx_inside_smx\b[ \t]*,/VMXD_GET(VMXD_FEATURE_CONTROL_ENABLE_VMX_INSIDE_SMX,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01enable_vmx_inside_smx\b[ \t]*,/VMXD_PUT(VMXD_FEATURE_CONTROL_ENABLE_VMX_INSIDE_SMX,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01enable_vmx_outside_smx\b[ \t]*\)/VMXD_FEATURE_CONTROL_ENABLE_VMX_OUTSIDE_SMX/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01enable_vmx_outside_smx\b[ \t]*,/VMXD_GET(VMXD_FEATURE_CONTROL_ENABLE_VMX_OUTSIDE_SMX,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01enable_vmx_outside_smx\b[ \t]*,/VMXD_PUT(VMXD_FEATURE_CONTROL_ENABLE_VMX_OUTSIDE_SMX,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01senter_local_function_enables\b[ \t]*\)/VMXD_FEATURE_CONTROL_SENTER_LOCAL_FUNCTION_ENABLES/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01senter_local_function_enables\b[ \t]*,/VMXD_GET(VMXD_FEATURE_CONTROL_SENTER_LOCAL_FUNCTION_ENABLES,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01senter_local_function_enables\b[ \t]*,/VMXD_PUT(VMXD_FEATURE_CONTROL_SENTER_LOCAL_FUNCTION_ENABLES,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01senter_global_enable\b[ \t]*\)/VMXD_FEATURE_CONTROL_SENTER_GLOBAL_ENABLE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01senter_global_enable\b[ \t]*,/VMXD_GET(VMXD_FEATURE_CONTROL_SENTER_GLOBAL_ENABLE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01senter_global_enable\b[ \t]*,/VMXD_PUT(VMXD_FEATURE_CONTROL_SENTER_GLOBAL_ENABLE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01sgx_launch_control_enable\b[ \t]*\)/VMXD_FEATURE_CONTROL_SGX_LAUNCH_CONTROL_ENABLE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01sgx_launch_control_enable\b[ \t]*,/VMXD_GET(VMXD_FEATURE_CONTROL_SGX_LAUNCH_CONTROL_ENABLE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01sgx_launch_control_enable\b[ \t]*,/VMXD_PUT(VMXD_FEATURE_CONTROL_SGX_LAUNCH_CONTROL_ENABLE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01sgx_global_enable\b[ \t]*\)/VMXD_FEATURE_CONTROL_SGX_GLOBAL_ENABLE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01sgx_global_enable\b[ \t]*,/VMXD_GET(VMXD_FEATURE_CONTROL_SGX_GLOBAL_ENABLE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01sgx_global_enable\b[ \t]*,/VMXD_PUT(VMXD_FEATURE_CONTROL_SGX_GLOBAL_ENABLE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01lmce_on\b[ \t]*\)/VMXD_FEATURE_CONTROL_LMCE_ON/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01lmce_on\b[ \t]*,/VMXD_GET(VMXD_FEATURE_CONTROL_LMCE_ON,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_feature_control\b[ \t]*,[ \t]*\x01lmce_on\b[ \t]*,/VMXD_PUT(VMXD_FEATURE_CONTROL_LMCE_ON,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01VMXD_BASIC_TABLE\b[ \t]*\)/VMXD_BASIC_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01vmcs_revision_identifier\b[ \t]*\)/VMXD_BASIC_VMCS_REVISION_IDENTIFIER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01vmcs_revision_identifier\b[ \t]*,/VMXD_GET(VMXD_BASIC_VMCS_REVISION_IDENTIFIER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01vmcs_revision_identifier\b[ \t]*,/VMXD_PUT(VMXD_BASIC_VMCS_REVISION_IDENTIFIER,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01vmcs_region_size\b[ \t]*\)/VMXD_BASIC_VMCS_REGION_SIZE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01vmcs_region_size\b[ \t]*,/VMXD_GET(VMXD_BASIC_VMCS_REGION_SIZE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01vmcs_region_size\b[ \t]*,/VMXD_PUT(VMXD_BASIC_VMCS_REGION_SIZE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01physical_address_width_32\b[ \t]*\)/VMXD_BASIC_PHYSICAL_ADDRESS_WIDTH_32/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01physical_address_width_32\b[ \t]*,/VMXD_GET(VMXD_BASIC_PHYSICAL_ADDRESS_WIDTH_32,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01physical_address_width_32\b[ \t]*,/VMXD_PUT(VMXD_BASIC_PHYSICAL_ADDRESS_WIDTH_32,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01dual_monitor_treatment\b[ \t]*\)/VMXD_BASIC_DUAL_MONITOR_TREATMENT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01dual_monitor_treatment\b[ \t]*,/VMXD_GET(VMXD_BASIC_DUAL_MONITOR_TREATMENT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01dual_monitor_treatment\b[ \t]*,/VMXD_PUT(VMXD_BASIC_DUAL_MONITOR_TREATMENT,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01vmcs_memory_type\b[ \t]*\)/VMXD_BASIC_VMCS_MEMORY_TYPE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01vmcs_memory_type\b[ \t]*,/VMXD_GET(VMXD_BASIC_VMCS_MEMORY_TYPE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01vmcs_memory_type\b[ \t]*,/VMXD_PUT(VMXD_BASIC_VMCS_MEMORY_TYPE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01ins_outs_exit_information\b[ \t]*\)/VMXD_BASIC_INS_OUTS_EXIT_INFORMATION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01ins_outs_exit_information\b[ \t]*,/VMXD_GET(VMXD_BASIC_INS_OUTS_EXIT_INFORMATION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01ins_outs_exit_information\b[ \t]*,/VMXD_PUT(VMXD_BASIC_INS_OUTS_EXIT_INFORMATION,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01default1_controls_may_be_0\b[ \t]*\)/VMXD_BASIC_DEFAULT1_CONTROLS_MAY_BE_0/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01default1_controls_may_be_0\b[ \t]*,/VMXD_GET(VMXD_BASIC_DEFAULT1_CONTROLS_MAY_BE_0,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01default1_controls_may_be_0\b[ \t]*,/VMXD_PUT(VMXD_BASIC_DEFAULT1_CONTROLS_MAY_BE_0,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01hardware_exception_any_error_code\b[ \t]*\)/VMXD_BASIC_HARDWARE_EXCEPTION_ANY_ERROR_CODE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01hardware_exception_any_error_code\b[ \t]*,/VMXD_GET(VMXD_BASIC_HARDWARE_EXCEPTION_ANY_ERROR_CODE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01hardware_exception_any_error_code\b[ \t]*,/VMXD_PUT(VMXD_BASIC_HARDWARE_EXCEPTION_ANY_ERROR_CODE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01nested_exception\b[ \t]*\)/VMXD_BASIC_NESTED_EXCEPTION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01nested_exception\b[ \t]*,/VMXD_GET(VMXD_BASIC_NESTED_EXCEPTION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01nested_exception\b[ \t]*,/VMXD_PUT(VMXD_BASIC_NESTED_EXCEPTION,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01no_seamret_invalidate_vmcs\b[ \t]*\)/VMXD_BASIC_NO_SEAMRET_INVALIDATE_VMCS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01no_seamret_invalidate_vmcs\b[ \t]*,/VMXD_GET(VMXD_BASIC_NO_SEAMRET_INVALIDATE_VMCS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_basic\b[ \t]*,[ \t]*\x01no_seamret_invalidate_vmcs\b[ \t]*,/VMXD_PUT(VMXD_BASIC_NO_SEAMRET_INVALIDATE_VMCS,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01VMXD_MISC_TABLE\b[ \t]*\)/VMXD_MISC_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01preemption_timer_tsc_rate\b[ \t]*\)/VMXD_MISC_PREEMPTION_TIMER_TSC_RATE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01preemption_timer_tsc_rate\b[ \t]*,/VMXD_GET(VMXD_MISC_PREEMPTION_TIMER_TSC_RATE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01preemption_timer_tsc_rate\b[ \t]*,/VMXD_PUT(VMXD_MISC_PREEMPTION_TIMER_TSC_RATE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01store_efer_lma_on_exit\b[ \t]*\)/VMXD_MISC_STORE_EFER_LMA_ON_EXIT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01store_efer_lma_on_exit\b[ \t]*,/VMXD_GET(VMXD_MISC_STORE_EFER_LMA_ON_EXIT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01store_efer_lma_on_exit\b[ \t]*,/VMXD_PUT(VMXD_MISC_STORE_EFER_LMA_ON_EXIT,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01activity_hlt\b[ \t]*\)/VMXD_MISC_ACTIVITY_HLT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01activity_hlt\b[ \t]*,/VMXD_GET(VMXD_MISC_ACTIVITY_HLT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01activity_hlt\b[ \t]*,/VMXD_PUT(VMXD_MISC_ACTIVITY_HLT,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01activity_shutdown\b[ \t]*\)/VMXD_MISC_ACTIVITY_SHUTDOWN/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01activity_shutdown\b[ \t]*,/VMXD_GET(VMXD_MISC_ACTIVITY_SHUTDOWN,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01activity_shutdown\b[ \t]*,/VMXD_PUT(VMXD_MISC_ACTIVITY_SHUTDOWN,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01activity_wait_for_sipi\b[ \t]*\)/VMXD_MISC_ACTIVITY_WAIT_FOR_SIPI/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01activity_wait_for_sipi\b[ \t]*,/VMXD_GET(VMXD_MISC_ACTIVITY_WAIT_FOR_SIPI,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01activity_wait_for_sipi\b[ \t]*,/VMXD_PUT(VMXD_MISC_ACTIVITY_WAIT_FOR_SIPI,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01intel_pt_in_vmx\b[ \t]*\)/VMXD_MISC_INTEL_PT_IN_VMX/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01intel_pt_in_vmx\b[ \t]*,/VMXD_GET(VMXD_MISC_INTEL_PT_IN_VMX,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01intel_pt_in_vmx\b[ \t]*,/VMXD_PUT(VMXD_MISC_INTEL_PT_IN_VMX,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01rdmsr_ia32_smbase_in_smm\b[ \t]*\)/VMXD_MISC_RDMSR_IA32_SMBASE_IN_SMM/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01rdmsr_ia32_smbase_in_smm\b[ \t]*,/VMXD_GET(VMXD_MISC_RDMSR_IA32_SMBASE_IN_SMM,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01rdmsr_ia32_smbase_in_smm\b[ \t]*,/VMXD_PUT(VMXD_MISC_RDMSR_IA32_SMBASE_IN_SMM,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01cr3_target_count\b[ \t]*\)/VMXD_MISC_CR3_TARGET_COUNT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01cr3_target_count\b[ \t]*,/VMXD_GET(VMXD_MISC_CR3_TARGET_COUNT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01cr3_target_count\b[ \t]*,/VMXD_PUT(VMXD_MISC_CR3_TARGET_COUNT,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01max_msr_list_size\b[ \t]*\)/VMXD_MISC_MAX_MSR_LIST_SIZE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01max_msr_list_size\b[ \t]*,/VMXD_GET(VMXD_MISC_MAX_MSR_LIST_SIZE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01max_msr_list_size\b[ \t]*,/VMXD_PUT(VMXD_MISC_MAX_MSR_LIST_SIZE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01smm_monitor_ctl_bit2\b[ \t]*\)/VMXD_MISC_SMM_MONITOR_CTL_BIT2/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01smm_monitor_ctl_bit2\b[ \t]*,/VMXD_GET(VMXD_MISC_SMM_MONITOR_CTL_BIT2,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01smm_monitor_ctl_bit2\b[ \t]*,/VMXD_PUT(VMXD_MISC_SMM_MONITOR_CTL_BIT2,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01vmwrite_any_field\b[ \t]*\)/VMXD_MISC_VMWRITE_ANY_FIELD/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01vmwrite_any_field\b[ \t]*,/VMXD_GET(VMXD_MISC_VMWRITE_ANY_FIELD,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01vmwrite_any_field\b[ \t]*,/VMXD_PUT(VMXD_MISC_VMWRITE_ANY_FIELD,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01zero_length_injection\b[ \t]*\)/VMXD_MISC_ZERO_LENGTH_INJECTION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01zero_length_injection\b[ \t]*,/VMXD_GET(VMXD_MISC_ZERO_LENGTH_INJECTION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01zero_length_injection\b[ \t]*,/VMXD_PUT(VMXD_MISC_ZERO_LENGTH_INJECTION,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01mseg_revision_identifier\b[ \t]*\)/VMXD_MISC_MSEG_REVISION_IDENTIFIER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01mseg_revision_identifier\b[ \t]*,/VMXD_GET(VMXD_MISC_MSEG_REVISION_IDENTIFIER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_misc\b[ \t]*,[ \t]*\x01mseg_revision_identifier\b[ \t]*,/VMXD_PUT(VMXD_MISC_MSEG_REVISION_IDENTIFIER,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01VMXD_EPT_VPID_CAP_TABLE\b[ \t]*\)/VMXD_EPT_VPID_CAP_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01execute_only\b[ \t]*\)/VMXD_EPT_VPID_CAP_EXECUTE_ONLY/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01execute_only\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_EXECUTE_ONLY,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01execute_only\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_EXECUTE_ONLY,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01page_walk_length_4\b[ \t]*\)/VMXD_EPT_VPID_CAP_PAGE_WALK_LENGTH_4/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01page_walk_length_4\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_PAGE_WALK_LENGTH_4,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01page_walk_length_4\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_PAGE_WALK_LENGTH_4,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01page_walk_length_5\b[ \t]*\)/VMXD_EPT_VPID_CAP_PAGE_WALK_LENGTH_5/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01page_walk_length_5\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_PAGE_WALK_LENGTH_5,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01page_walk_length_5\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_PAGE_WALK_LENGTH_5,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01memory_type_uc\b[ \t]*\)/VMXD_EPT_VPID_CAP_MEMORY_TYPE_UC/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01memory_type_uc\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_MEMORY_TYPE_UC,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01memory_type_uc\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_MEMORY_TYPE_UC,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01memory_type_wb\b[ \t]*\)/VMXD_EPT_VPID_CAP_MEMORY_TYPE_WB/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01memory_type_wb\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_MEMORY_TYPE_WB,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01memory_type_wb\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_MEMORY_TYPE_WB,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01page_2mb\b[ \t]*\)/VMXD_EPT_VPID_CAP_PAGE_2MB/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01page_2mb\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_PAGE_2MB,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01page_2mb\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_PAGE_2MB,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01page_1gb\b[ \t]*\)/VMXD_EPT_VPID_CAP_PAGE_1GB/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01page_1gb\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_PAGE_1GB,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01page_1gb\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_PAGE_1GB,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invept\b[ \t]*\)/VMXD_EPT_VPID_CAP_INVEPT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invept\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_INVEPT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invept\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_INVEPT,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01accessed_dirty_flags\b[ \t]*\)/VMXD_EPT_VPID_CAP_ACCESSED_DIRTY_FLAGS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01accessed_dirty_flags\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_ACCESSED_DIRTY_FLAGS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01accessed_dirty_flags\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_ACCESSED_DIRTY_FLAGS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01advanced_ept_violation_information\b[ \t]*\)/VMXD_EPT_VPID_CAP_ADVANCED_EPT_VIOLATION_INFORMATION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01advanced_ept_violation_information\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_ADVANCED_EPT_VIOLATION_INFORMATION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01advanced_ept_violation_information\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_ADVANCED_EPT_VIOLATION_INFORMATION,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01supervisor_shadow_stack_control\b[ \t]*\)/VMXD_EPT_VPID_CAP_SUPERVISOR_SHADOW_STACK_CONTROL/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01supervisor_shadow_stack_control\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_SUPERVISOR_SHADOW_STACK_CONTROL,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01supervisor_shadow_stack_control\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_SUPERVISOR_SHADOW_STACK_CONTROL,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invept_single_context\b[ \t]*\)/VMXD_EPT_VPID_CAP_INVEPT_SINGLE_CONTEXT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invept_single_context\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_INVEPT_SINGLE_CONTEXT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invept_single_context\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_INVEPT_SINGLE_CONTEXT,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invept_all_contexts\b[ \t]*\)/VMXD_EPT_VPID_CAP_INVEPT_ALL_CONTEXTS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invept_all_contexts\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_INVEPT_ALL_CONTEXTS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invept_all_contexts\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_INVEPT_ALL_CONTEXTS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid\b[ \t]*\)/VMXD_EPT_VPID_CAP_INVVPID/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_INVVPID,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_INVVPID,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid_individual_address\b[ \t]*\)/VMXD_EPT_VPID_CAP_INVVPID_INDIVIDUAL_ADDRESS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid_individual_address\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_INVVPID_INDIVIDUAL_ADDRESS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid_individual_address\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_INVVPID_INDIVIDUAL_ADDRESS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid_single_context\b[ \t]*\)/VMXD_EPT_VPID_CAP_INVVPID_SINGLE_CONTEXT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid_single_context\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_INVVPID_SINGLE_CONTEXT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid_single_context\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_INVVPID_SINGLE_CONTEXT,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid_all_contexts\b[ \t]*\)/VMXD_EPT_VPID_CAP_INVVPID_ALL_CONTEXTS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid_all_contexts\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_INVVPID_ALL_CONTEXTS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid_all_contexts\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_INVVPID_ALL_CONTEXTS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid_single_context_retaining_globals\b[ \t]*\)/VMXD_EPT_VPID_CAP_INVVPID_SINGLE_CONTEXT_RETAINING_GLOBALS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid_single_context_retaining_globals\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_INVVPID_SINGLE_CONTEXT_RETAINING_GLOBALS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01invvpid_single_context_retaining_globals\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_INVVPID_SINGLE_CONTEXT_RETAINING_GLOBALS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01max_hlat_prefix_size\b[ \t]*\)/VMXD_EPT_VPID_CAP_MAX_HLAT_PREFIX_SIZE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01max_hlat_prefix_size\b[ \t]*,/VMXD_GET(VMXD_EPT_VPID_CAP_MAX_HLAT_PREFIX_SIZE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_vpid_cap\b[ \t]*,[ \t]*\x01max_hlat_prefix_size\b[ \t]*,/VMXD_PUT(VMXD_EPT_VPID_CAP_MAX_HLAT_PREFIX_SIZE,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_vmcs_enum\b[ \t]*,[ \t]*\x01VMXD_VMCS_ENUM_TABLE\b[ \t]*\)/VMXD_VMCS_ENUM_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_vmcs_enum\b[ \t]*,[ \t]*\x01highest_index\b[ \t]*\)/VMXD_VMCS_ENUM_HIGHEST_INDEX/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_vmcs_enum\b[ \t]*,[ \t]*\x01highest_index\b[ \t]*,/VMXD_GET(VMXD_VMCS_ENUM_HIGHEST_INDEX,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_vmcs_enum\b[ \t]*,[ \t]*\x01highest_index\b[ \t]*,/VMXD_PUT(VMXD_VMCS_ENUM_HIGHEST_INDEX,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_split_capability\b[ \t]*,[ \t]*\x01VMXD_SPLIT_CAPABILITY_TABLE\b[ \t]*\)/VMXD_CTLS32_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_split_capability\b[ \t]*,[ \t]*\x01must_be_1\b[ \t]*\)/VMXD_CTLS32_ALLOWED0/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_split_capability\b[ \t]*,[ \t]*\x01must_be_1\b[ \t]*,/VMXD_GET(VMXD_CTLS32_ALLOWED0,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_split_capability\b[ \t]*,[ \t]*\x01must_be_1\b[ \t]*,/VMXD_PUT(VMXD_CTLS32_ALLOWED0,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_split_capability\b[ \t]*,[ \t]*\x01may_be_1\b[ \t]*\)/VMXD_CTLS32_ALLOWED1/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_split_capability\b[ \t]*,[ \t]*\x01may_be_1\b[ \t]*,/VMXD_GET(VMXD_CTLS32_ALLOWED1,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_split_capability\b[ \t]*,[ \t]*\x01may_be_1\b[ \t]*,/VMXD_PUT(VMXD_CTLS32_ALLOWED1,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_allowed1_capability\b[ \t]*,[ \t]*\x01VMXD_ALLOWED1_CAPABILITY_TABLE\b[ \t]*\)/VMXD_CTLS64_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_allowed1_capability\b[ \t]*,[ \t]*\x01may_be_1\b[ \t]*\)/VMXD_CTLS64_ALLOWED1/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_allowed1_capability\b[ \t]*,[ \t]*\x01may_be_1\b[ \t]*,/VMXD_GET(VMXD_CTLS64_ALLOWED1,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_allowed1_capability\b[ \t]*,[ \t]*\x01may_be_1\b[ \t]*,/VMXD_PUT(VMXD_CTLS64_ALLOWED1,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01VMXD_ENTRY_INTERRUPTION_TABLE\b[ \t]*\)/VMXD_ENTRY_INTR_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01vector\b[ \t]*\)/VMXD_ENTRY_INTR_VECTOR/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01vector\b[ \t]*,/VMXD_GET(VMXD_ENTRY_INTR_VECTOR,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01vector\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_INTR_VECTOR,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01type\b[ \t]*\)/VMXD_ENTRY_INTR_TYPE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01type\b[ \t]*,/VMXD_GET(VMXD_ENTRY_INTR_TYPE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01type\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_INTR_TYPE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01deliver_error_code\b[ \t]*\)/VMXD_ENTRY_INTR_DELIVER_ERROR_CODE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01deliver_error_code\b[ \t]*,/VMXD_GET(VMXD_ENTRY_INTR_DELIVER_ERROR_CODE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01deliver_error_code\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_INTR_DELIVER_ERROR_CODE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01nested_exception\b[ \t]*\)/VMXD_ENTRY_INTR_NESTED_EXCEPTION/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01nested_exception\b[ \t]*,/VMXD_GET(VMXD_ENTRY_INTR_NESTED_EXCEPTION,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01nested_exception\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_INTR_NESTED_EXCEPTION,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01valid\b[ \t]*\)/VMXD_ENTRY_INTR_VALID/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01valid\b[ \t]*,/VMXD_GET(VMXD_ENTRY_INTR_VALID,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_interruption\b[ \t]*,[ \t]*\x01valid\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_INTR_VALID,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01VMXD_EXIT_INTERRUPTION_TABLE\b[ \t]*\)/VMXD_EXIT_INTR_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01vector\b[ \t]*\)/VMXD_EXIT_INTR_VECTOR/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01vector\b[ \t]*,/VMXD_GET(VMXD_EXIT_INTR_VECTOR,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01vector\b[ \t]*,/VMXD_PUT(VMXD_EXIT_INTR_VECTOR,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01type\b[ \t]*\)/VMXD_EXIT_INTR_TYPE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01type\b[ \t]*,/VMXD_GET(VMXD_EXIT_INTR_TYPE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01type\b[ \t]*,/VMXD_PUT(VMXD_EXIT_INTR_TYPE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01error_code_valid\b[ \t]*\)/VMXD_EXIT_INTR_ERROR_CODE_VALID/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01error_code_valid\b[ \t]*,/VMXD_GET(VMXD_EXIT_INTR_ERROR_CODE_VALID,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01error_code_valid\b[ \t]*,/VMXD_PUT(VMXD_EXIT_INTR_ERROR_CODE_VALID,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*\)/VMXD_EXIT_INTR_NMI_UNBLOCKING_DUE_TO_IRET/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*,/VMXD_GET(VMXD_EXIT_INTR_NMI_UNBLOCKING_DUE_TO_IRET,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*,/VMXD_PUT(VMXD_EXIT_INTR_NMI_UNBLOCKING_DUE_TO_IRET,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01nested_exception\b[ \t]*\)/VMXD_EXIT_INTR_NESTED_EXCEPTION/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01nested_exception\b[ \t]*,/VMXD_GET(VMXD_EXIT_INTR_NESTED_EXCEPTION,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01nested_exception\b[ \t]*,/VMXD_PUT(VMXD_EXIT_INTR_NESTED_EXCEPTION,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01valid\b[ \t]*\)/VMXD_EXIT_INTR_VALID/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01valid\b[ \t]*,/VMXD_GET(VMXD_EXIT_INTR_VALID,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_interruption\b[ \t]*,[ \t]*\x01valid\b[ \t]*,/VMXD_PUT(VMXD_EXIT_INTR_VALID,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01VMXD_IDT_VECTORING_TABLE\b[ \t]*\)/VMXD_IDT_VECTORING_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01vector\b[ \t]*\)/VMXD_IDT_VECTORING_VECTOR/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01vector\b[ \t]*,/VMXD_GET(VMXD_IDT_VECTORING_VECTOR,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01vector\b[ \t]*,/VMXD_PUT(VMXD_IDT_VECTORING_VECTOR,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01type\b[ \t]*\)/VMXD_IDT_VECTORING_TYPE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01type\b[ \t]*,/VMXD_GET(VMXD_IDT_VECTORING_TYPE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01type\b[ \t]*,/VMXD_PUT(VMXD_IDT_VECTORING_TYPE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01error_code_valid\b[ \t]*\)/VMXD_IDT_VECTORING_ERROR_CODE_VALID/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01error_code_valid\b[ \t]*,/VMXD_GET(VMXD_IDT_VECTORING_ERROR_CODE_VALID,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01error_code_valid\b[ \t]*,/VMXD_PUT(VMXD_IDT_VECTORING_ERROR_CODE_VALID,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01nested_exception\b[ \t]*\)/VMXD_IDT_VECTORING_NESTED_EXCEPTION/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01nested_exception\b[ \t]*,/VMXD_GET(VMXD_IDT_VECTORING_NESTED_EXCEPTION,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01nested_exception\b[ \t]*,/VMXD_PUT(VMXD_IDT_VECTORING_NESTED_EXCEPTION,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01valid\b[ \t]*\)/VMXD_IDT_VECTORING_VALID/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01valid\b[ \t]*,/VMXD_GET(VMXD_IDT_VECTORING_VALID,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_idt_vectoring\b[ \t]*,[ \t]*\x01valid\b[ \t]*,/VMXD_PUT(VMXD_IDT_VECTORING_VALID,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01VMXD_PIN_CONTROLS_TABLE\b[ \t]*\)/VMXD_PIN_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01external_interrupt_exiting\b[ \t]*\)/VMXD_PIN_EXTERNAL_INTERRUPT_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01external_interrupt_exiting\b[ \t]*,/VMXD_GET(VMXD_PIN_EXTERNAL_INTERRUPT_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01external_interrupt_exiting\b[ \t]*,/VMXD_PUT(VMXD_PIN_EXTERNAL_INTERRUPT_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01nmi_exiting\b[ \t]*\)/VMXD_PIN_NMI_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01nmi_exiting\b[ \t]*,/VMXD_GET(VMXD_PIN_NMI_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01nmi_exiting\b[ \t]*,/VMXD_PUT(VMXD_PIN_NMI_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01virtual_nmis\b[ \t]*\)/VMXD_PIN_VIRTUAL_NMIS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01virtual_nmis\b[ \t]*,/VMXD_GET(VMXD_PIN_VIRTUAL_NMIS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01virtual_nmis\b[ \t]*,/VMXD_PUT(VMXD_PIN_VIRTUAL_NMIS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01activate_vmx_preemption_timer\b[ \t]*\)/VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01activate_vmx_preemption_timer\b[ \t]*,/VMXD_GET(VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01activate_vmx_preemption_timer\b[ \t]*,/VMXD_PUT(VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01process_posted_interrupts\b[ \t]*\)/VMXD_PIN_PROCESS_POSTED_INTERRUPTS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01process_posted_interrupts\b[ \t]*,/VMXD_GET(VMXD_PIN_PROCESS_POSTED_INTERRUPTS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_pin_controls\b[ \t]*,[ \t]*\x01process_posted_interrupts\b[ \t]*,/VMXD_PUT(VMXD_PIN_PROCESS_POSTED_INTERRUPTS,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01VMXD_PRIMARY_CONTROLS_TABLE\b[ \t]*\)/VMXD_PRIMARY_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01interrupt_window_exiting\b[ \t]*\)/VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01interrupt_window_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01interrupt_window_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01use_tsc_offsetting\b[ \t]*\)/VMXD_PRIMARY_USE_TSC_OFFSETTING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01use_tsc_offsetting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_USE_TSC_OFFSETTING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01use_tsc_offsetting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_USE_TSC_OFFSETTING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01hlt_exiting\b[ \t]*\)/VMXD_PRIMARY_HLT_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01hlt_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_HLT_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01hlt_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_HLT_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01invlpg_exiting\b[ \t]*\)/VMXD_PRIMARY_INVLPG_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01invlpg_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_INVLPG_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01invlpg_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_INVLPG_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01mwait_exiting\b[ \t]*\)/VMXD_PRIMARY_MWAIT_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01mwait_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_MWAIT_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01mwait_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_MWAIT_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01rdpmc_exiting\b[ \t]*\)/VMXD_PRIMARY_RDPMC_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01rdpmc_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_RDPMC_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01rdpmc_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_RDPMC_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01rdtsc_exiting\b[ \t]*\)/VMXD_PRIMARY_RDTSC_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01rdtsc_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_RDTSC_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01rdtsc_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_RDTSC_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01cr3_load_exiting\b[ \t]*\)/VMXD_PRIMARY_CR3_LOAD_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01cr3_load_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_CR3_LOAD_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01cr3_load_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_CR3_LOAD_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01cr3_store_exiting\b[ \t]*\)/VMXD_PRIMARY_CR3_STORE_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01cr3_store_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_CR3_STORE_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01cr3_store_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_CR3_STORE_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01activate_tertiary_controls\b[ \t]*\)/VMXD_PRIMARY_ACTIVATE_TERTIARY_CONTROLS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01activate_tertiary_controls\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_ACTIVATE_TERTIARY_CONTROLS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01activate_tertiary_controls\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_ACTIVATE_TERTIARY_CONTROLS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01cr8_load_exiting\b[ \t]*\)/VMXD_PRIMARY_CR8_LOAD_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01cr8_load_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_CR8_LOAD_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01cr8_load_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_CR8_LOAD_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01cr8_store_exiting\b[ \t]*\)/VMXD_PRIMARY_CR8_STORE_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01cr8_store_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_CR8_STORE_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01cr8_store_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_CR8_STORE_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01use_tpr_shadow\b[ \t]*\)/VMXD_PRIMARY_USE_TPR_SHADOW/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01use_tpr_shadow\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_USE_TPR_SHADOW,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01use_tpr_shadow\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_USE_TPR_SHADOW,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01nmi_window_exiting\b[ \t]*\)/VMXD_PRIMARY_NMI_WINDOW_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01nmi_window_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_NMI_WINDOW_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01nmi_window_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_NMI_WINDOW_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01mov_dr_exiting\b[ \t]*\)/VMXD_PRIMARY_MOV_DR_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01mov_dr_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_MOV_DR_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01mov_dr_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_MOV_DR_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01unconditional_io_exiting\b[ \t]*\)/VMXD_PRIMARY_UNCONDITIONAL_IO_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01unconditional_io_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_UNCONDITIONAL_IO_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01unconditional_io_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_UNCONDITIONAL_IO_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01use_io_bitmaps\b[ \t]*\)/VMXD_PRIMARY_USE_IO_BITMAPS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01use_io_bitmaps\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_USE_IO_BITMAPS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01use_io_bitmaps\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_USE_IO_BITMAPS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01monitor_trap_flag\b[ \t]*\)/VMXD_PRIMARY_MONITOR_TRAP_FLAG/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01monitor_trap_flag\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_MONITOR_TRAP_FLAG,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01monitor_trap_flag\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_MONITOR_TRAP_FLAG,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01use_msr_bitmaps\b[ \t]*\)/VMXD_PRIMARY_USE_MSR_BITMAPS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01use_msr_bitmaps\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_USE_MSR_BITMAPS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01use_msr_bitmaps\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_USE_MSR_BITMAPS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01monitor_exiting\b[ \t]*\)/VMXD_PRIMARY_MONITOR_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01monitor_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_MONITOR_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01monitor_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_MONITOR_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01pause_exiting\b[ \t]*\)/VMXD_PRIMARY_PAUSE_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01pause_exiting\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_PAUSE_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01pause_exiting\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_PAUSE_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01activate_secondary_controls\b[ \t]*\)/VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01activate_secondary_controls\b[ \t]*,/VMXD_GET(VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_primary_controls\b[ \t]*,[ \t]*\x01activate_secondary_controls\b[ \t]*,/VMXD_PUT(VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01VMXD_SECONDARY_CONTROLS_TABLE\b[ \t]*\)/VMXD_SECONDARY_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01virtualize_apic_accesses\b[ \t]*\)/VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01virtualize_apic_accesses\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01virtualize_apic_accesses\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_ept\b[ \t]*\)/VMXD_SECONDARY_ENABLE_EPT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_ept\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_ENABLE_EPT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_ept\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_ENABLE_EPT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01descriptor_table_exiting\b[ \t]*\)/VMXD_SECONDARY_DESCRIPTOR_TABLE_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01descriptor_table_exiting\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_DESCRIPTOR_TABLE_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01descriptor_table_exiting\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_DESCRIPTOR_TABLE_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_rdtscp\b[ \t]*\)/VMXD_SECONDARY_ENABLE_RDTSCP/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_rdtscp\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_ENABLE_RDTSCP,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_rdtscp\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_ENABLE_RDTSCP,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01virtualize_x2apic_mode\b[ \t]*\)/VMXD_SECONDARY_VIRTUALIZE_X2APIC_MODE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01virtualize_x2apic_mode\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_VIRTUALIZE_X2APIC_MODE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01virtualize_x2apic_mode\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_VIRTUALIZE_X2APIC_MODE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_vpid\b[ \t]*\)/VMXD_SECONDARY_ENABLE_VPID/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_vpid\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_ENABLE_VPID,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_vpid\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_ENABLE_VPID,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01wbinvd_exiting\b[ \t]*\)/VMXD_SECONDARY_WBINVD_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01wbinvd_exiting\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_WBINVD_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01wbinvd_exiting\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_WBINVD_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01unrestricted_guest\b[ \t]*\)/VMXD_SECONDARY_UNRESTRICTED_GUEST/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01unrestricted_guest\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_UNRESTRICTED_GUEST,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01unrestricted_guest\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_UNRESTRICTED_GUEST,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01apic_register_virtualization\b[ \t]*\)/VMXD_SECONDARY_APIC_REGISTER_VIRTUALIZATION/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01apic_register_virtualization\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_APIC_REGISTER_VIRTUALIZATION,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01apic_register_virtualization\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_APIC_REGISTER_VIRTUALIZATION,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01virtual_interrupt_delivery\b[ \t]*\)/VMXD_SECONDARY_VIRTUAL_INTERRUPT_DELIVERY/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01virtual_interrupt_delivery\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_VIRTUAL_INTERRUPT_DELIVERY,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01virtual_interrupt_delivery\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_VIRTUAL_INTERRUPT_DELIVERY,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01pause_loop_exiting\b[ \t]*\)/VMXD_SECONDARY_PAUSE_LOOP_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01pause_loop_exiting\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_PAUSE_LOOP_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01pause_loop_exiting\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_PAUSE_LOOP_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01rdrand_exiting\b[ \t]*\)/VMXD_SECONDARY_RDRAND_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01rdrand_exiting\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_RDRAND_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01rdrand_exiting\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_RDRAND_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_invpcid\b[ \t]*\)/VMXD_SECONDARY_ENABLE_INVPCID/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_invpcid\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_ENABLE_INVPCID,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_invpcid\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_ENABLE_INVPCID,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_vm_functions\b[ \t]*\)/VMXD_SECONDARY_ENABLE_VM_FUNCTIONS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_vm_functions\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_ENABLE_VM_FUNCTIONS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_vm_functions\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_ENABLE_VM_FUNCTIONS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01vmcs_shadowing\b[ \t]*\)/VMXD_SECONDARY_VMCS_SHADOWING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01vmcs_shadowing\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_VMCS_SHADOWING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01vmcs_shadowing\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_VMCS_SHADOWING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_encls_exiting\b[ \t]*\)/VMXD_SECONDARY_ENABLE_ENCLS_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_encls_exiting\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_ENABLE_ENCLS_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_encls_exiting\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_ENABLE_ENCLS_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01rdseed_exiting\b[ \t]*\)/VMXD_SECONDARY_RDSEED_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01rdseed_exiting\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_RDSEED_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01rdseed_exiting\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_RDSEED_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_pml\b[ \t]*\)/VMXD_SECONDARY_ENABLE_PML/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_pml\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_ENABLE_PML,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_pml\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_ENABLE_PML,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01ept_violation_ve\b[ \t]*\)/VMXD_SECONDARY_EPT_VIOLATION_VE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01ept_violation_ve\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_EPT_VIOLATION_VE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01ept_violation_ve\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_EPT_VIOLATION_VE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01conceal_vmx_from_pt\b[ \t]*\)/VMXD_SECONDARY_CONCEAL_VMX_FROM_PT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01conceal_vmx_from_pt\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_CONCEAL_VMX_FROM_PT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01conceal_vmx_from_pt\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_CONCEAL_VMX_FROM_PT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_xsaves_xrstors\b[ \t]*\)/VMXD_SECONDARY_ENABLE_XSAVES_XRSTORS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_xsaves_xrstors\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_ENABLE_XSAVES_XRSTORS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_xsaves_xrstors\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_ENABLE_XSAVES_XRSTORS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01pasid_translation\b[ \t]*\)/VMXD_SECONDARY_PASID_TRANSLATION/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01pasid_translation\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_PASID_TRANSLATION,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01pasid_translation\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_PASID_TRANSLATION,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01mode_based_execute_control_for_ept\b[ \t]*\)/VMXD_SECONDARY_MODE_BASED_EXECUTE_CONTROL_FOR_EPT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01mode_based_execute_control_for_ept\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_MODE_BASED_EXECUTE_CONTROL_FOR_EPT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01mode_based_execute_control_for_ept\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_MODE_BASED_EXECUTE_CONTROL_FOR_EPT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01sub_page_write_permissions_for_ept\b[ \t]*\)/VMXD_SECONDARY_SUB_PAGE_WRITE_PERMISSIONS_FOR_EPT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01sub_page_write_permissions_for_ept\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_SUB_PAGE_WRITE_PERMISSIONS_FOR_EPT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01sub_page_write_permissions_for_ept\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_SUB_PAGE_WRITE_PERMISSIONS_FOR_EPT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01intel_pt_uses_guest_physical_addresses\b[ \t]*\)/VMXD_SECONDARY_INTEL_PT_USES_GUEST_PHYSICAL_ADDRESSES/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01intel_pt_uses_guest_physical_addresses\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_INTEL_PT_USES_GUEST_PHYSICAL_ADDRESSES,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01intel_pt_uses_guest_physical_addresses\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_INTEL_PT_USES_GUEST_PHYSICAL_ADDRESSES,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01use_tsc_scaling\b[ \t]*\)/VMXD_SECONDARY_USE_TSC_SCALING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01use_tsc_scaling\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_USE_TSC_SCALING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01use_tsc_scaling\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_USE_TSC_SCALING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_user_wait_and_pause\b[ \t]*\)/VMXD_SECONDARY_ENABLE_USER_WAIT_AND_PAUSE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_user_wait_and_pause\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_ENABLE_USER_WAIT_AND_PAUSE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_user_wait_and_pause\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_ENABLE_USER_WAIT_AND_PAUSE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_pconfig\b[ \t]*\)/VMXD_SECONDARY_ENABLE_PCONFIG/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_pconfig\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_ENABLE_PCONFIG,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_pconfig\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_ENABLE_PCONFIG,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_enclv_exiting\b[ \t]*\)/VMXD_SECONDARY_ENABLE_ENCLV_EXITING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_enclv_exiting\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_ENABLE_ENCLV_EXITING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_enclv_exiting\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_ENABLE_ENCLV_EXITING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_epc_virtualization_extensions\b[ \t]*\)/VMXD_SECONDARY_ENABLE_EPC_VIRTUALIZATION_EXTENSIONS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_epc_virtualization_extensions\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_ENABLE_EPC_VIRTUALIZATION_EXTENSIONS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01enable_epc_virtualization_extensions\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_ENABLE_EPC_VIRTUALIZATION_EXTENSIONS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01vmm_bus_lock_detection\b[ \t]*\)/VMXD_SECONDARY_VMM_BUS_LOCK_DETECTION/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01vmm_bus_lock_detection\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_VMM_BUS_LOCK_DETECTION,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01vmm_bus_lock_detection\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_VMM_BUS_LOCK_DETECTION,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01instruction_timeout\b[ \t]*\)/VMXD_SECONDARY_INSTRUCTION_TIMEOUT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01instruction_timeout\b[ \t]*,/VMXD_GET(VMXD_SECONDARY_INSTRUCTION_TIMEOUT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_secondary_controls\b[ \t]*,[ \t]*\x01instruction_timeout\b[ \t]*,/VMXD_PUT(VMXD_SECONDARY_INSTRUCTION_TIMEOUT,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01VMXD_TERTIARY_CONTROLS_TABLE\b[ \t]*\)/VMXD_TERTIARY_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01loadiwkey_exiting\b[ \t]*\)/VMXD_TERTIARY_LOADIWKEY_EXITING/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01loadiwkey_exiting\b[ \t]*,/VMXD_GET(VMXD_TERTIARY_LOADIWKEY_EXITING,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01loadiwkey_exiting\b[ \t]*,/VMXD_PUT(VMXD_TERTIARY_LOADIWKEY_EXITING,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01enable_hlat\b[ \t]*\)/VMXD_TERTIARY_ENABLE_HLAT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01enable_hlat\b[ \t]*,/VMXD_GET(VMXD_TERTIARY_ENABLE_HLAT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01enable_hlat\b[ \t]*,/VMXD_PUT(VMXD_TERTIARY_ENABLE_HLAT,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01ept_paging_write_control\b[ \t]*\)/VMXD_TERTIARY_EPT_PAGING_WRITE_CONTROL/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01ept_paging_write_control\b[ \t]*,/VMXD_GET(VMXD_TERTIARY_EPT_PAGING_WRITE_CONTROL,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01ept_paging_write_control\b[ \t]*,/VMXD_PUT(VMXD_TERTIARY_EPT_PAGING_WRITE_CONTROL,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01guest_paging_verification\b[ \t]*\)/VMXD_TERTIARY_GUEST_PAGING_VERIFICATION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01guest_paging_verification\b[ \t]*,/VMXD_GET(VMXD_TERTIARY_GUEST_PAGING_VERIFICATION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01guest_paging_verification\b[ \t]*,/VMXD_PUT(VMXD_TERTIARY_GUEST_PAGING_VERIFICATION,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01ipi_virtualization\b[ \t]*\)/VMXD_TERTIARY_IPI_VIRTUALIZATION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01ipi_virtualization\b[ \t]*,/VMXD_GET(VMXD_TERTIARY_IPI_VIRTUALIZATION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01ipi_virtualization\b[ \t]*,/VMXD_PUT(VMXD_TERTIARY_IPI_VIRTUALIZATION,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01seam_guest_physical_address_width\b[ \t]*\)/VMXD_TERTIARY_SEAM_GUEST_PHYSICAL_ADDRESS_WIDTH/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01seam_guest_physical_address_width\b[ \t]*,/VMXD_GET(VMXD_TERTIARY_SEAM_GUEST_PHYSICAL_ADDRESS_WIDTH,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01seam_guest_physical_address_width\b[ \t]*,/VMXD_PUT(VMXD_TERTIARY_SEAM_GUEST_PHYSICAL_ADDRESS_WIDTH,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01enable_msr_list_instructions\b[ \t]*\)/VMXD_TERTIARY_ENABLE_MSR_LIST_INSTRUCTIONS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01enable_msr_list_instructions\b[ \t]*,/VMXD_GET(VMXD_TERTIARY_ENABLE_MSR_LIST_INSTRUCTIONS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01enable_msr_list_instructions\b[ \t]*,/VMXD_PUT(VMXD_TERTIARY_ENABLE_MSR_LIST_INSTRUCTIONS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01virtualize_ia32_spec_ctrl\b[ \t]*\)/VMXD_TERTIARY_VIRTUALIZE_IA32_SPEC_CTRL/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01virtualize_ia32_spec_ctrl\b[ \t]*,/VMXD_GET(VMXD_TERTIARY_VIRTUALIZE_IA32_SPEC_CTRL,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01virtualize_ia32_spec_ctrl\b[ \t]*,/VMXD_PUT(VMXD_TERTIARY_VIRTUALIZE_IA32_SPEC_CTRL,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01apic_timer_virtualization\b[ \t]*\)/VMXD_TERTIARY_APIC_TIMER_VIRTUALIZATION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01apic_timer_virtualization\b[ \t]*,/VMXD_GET(VMXD_TERTIARY_APIC_TIMER_VIRTUALIZATION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01apic_timer_virtualization\b[ \t]*,/VMXD_PUT(VMXD_TERTIARY_APIC_TIMER_VIRTUALIZATION,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01enable_pbndkb\b[ \t]*\)/VMXD_TERTIARY_ENABLE_PBNDKB/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01enable_pbndkb\b[ \t]*,/VMXD_GET(VMXD_TERTIARY_ENABLE_PBNDKB,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01enable_pbndkb\b[ \t]*,/VMXD_PUT(VMXD_TERTIARY_ENABLE_PBNDKB,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01pebs_uses_guest_physical_addresses\b[ \t]*\)/VMXD_TERTIARY_PEBS_USES_GUEST_PHYSICAL_ADDRESSES/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01pebs_uses_guest_physical_addresses\b[ \t]*,/VMXD_GET(VMXD_TERTIARY_PEBS_USES_GUEST_PHYSICAL_ADDRESSES,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_tertiary_controls\b[ \t]*,[ \t]*\x01pebs_uses_guest_physical_addresses\b[ \t]*,/VMXD_PUT(VMXD_TERTIARY_PEBS_USES_GUEST_PHYSICAL_ADDRESSES,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01VMXD_EXIT_CONTROLS_TABLE\b[ \t]*\)/VMXD_EXIT_CTL_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_debug_controls\b[ \t]*\)/VMXD_EXIT_CTL_SAVE_DEBUG_CONTROLS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_debug_controls\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_SAVE_DEBUG_CONTROLS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_debug_controls\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_SAVE_DEBUG_CONTROLS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01host_address_space_size\b[ \t]*\)/VMXD_EXIT_CTL_HOST_ADDRESS_SPACE_SIZE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01host_address_space_size\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_HOST_ADDRESS_SPACE_SIZE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01host_address_space_size\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_HOST_ADDRESS_SPACE_SIZE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_perf_global_ctrl\b[ \t]*\)/VMXD_EXIT_CTL_LOAD_IA32_PERF_GLOBAL_CTRL/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_perf_global_ctrl\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_LOAD_IA32_PERF_GLOBAL_CTRL,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_perf_global_ctrl\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_LOAD_IA32_PERF_GLOBAL_CTRL,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01acknowledge_interrupt_on_exit\b[ \t]*\)/VMXD_EXIT_CTL_ACKNOWLEDGE_INTERRUPT_ON_EXIT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01acknowledge_interrupt_on_exit\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_ACKNOWLEDGE_INTERRUPT_ON_EXIT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01acknowledge_interrupt_on_exit\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_ACKNOWLEDGE_INTERRUPT_ON_EXIT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_ia32_pat\b[ \t]*\)/VMXD_EXIT_CTL_SAVE_IA32_PAT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_ia32_pat\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_SAVE_IA32_PAT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_ia32_pat\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_SAVE_IA32_PAT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_pat\b[ \t]*\)/VMXD_EXIT_CTL_LOAD_IA32_PAT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_pat\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_LOAD_IA32_PAT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_pat\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_LOAD_IA32_PAT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_ia32_efer\b[ \t]*\)/VMXD_EXIT_CTL_SAVE_IA32_EFER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_ia32_efer\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_SAVE_IA32_EFER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_ia32_efer\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_SAVE_IA32_EFER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_efer\b[ \t]*\)/VMXD_EXIT_CTL_LOAD_IA32_EFER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_efer\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_LOAD_IA32_EFER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_efer\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_LOAD_IA32_EFER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_vmx_preemption_timer_value\b[ \t]*\)/VMXD_EXIT_CTL_SAVE_VMX_PREEMPTION_TIMER_VALUE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_vmx_preemption_timer_value\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_SAVE_VMX_PREEMPTION_TIMER_VALUE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_vmx_preemption_timer_value\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_SAVE_VMX_PREEMPTION_TIMER_VALUE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01clear_ia32_bndcfgs\b[ \t]*\)/VMXD_EXIT_CTL_CLEAR_IA32_BNDCFGS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01clear_ia32_bndcfgs\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_CLEAR_IA32_BNDCFGS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01clear_ia32_bndcfgs\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_CLEAR_IA32_BNDCFGS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01conceal_vmx_from_pt\b[ \t]*\)/VMXD_EXIT_CTL_CONCEAL_VMX_FROM_PT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01conceal_vmx_from_pt\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_CONCEAL_VMX_FROM_PT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01conceal_vmx_from_pt\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_CONCEAL_VMX_FROM_PT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01clear_ia32_rtit_ctl\b[ \t]*\)/VMXD_EXIT_CTL_CLEAR_IA32_RTIT_CTL/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01clear_ia32_rtit_ctl\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_CLEAR_IA32_RTIT_CTL,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01clear_ia32_rtit_ctl\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_CLEAR_IA32_RTIT_CTL,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01clear_ia32_lbr_ctl\b[ \t]*\)/VMXD_EXIT_CTL_CLEAR_IA32_LBR_CTL/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01clear_ia32_lbr_ctl\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_CLEAR_IA32_LBR_CTL,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01clear_ia32_lbr_ctl\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_CLEAR_IA32_LBR_CTL,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01clear_uinv\b[ \t]*\)/VMXD_EXIT_CTL_CLEAR_UINV/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01clear_uinv\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_CLEAR_UINV,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01clear_uinv\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_CLEAR_UINV,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_cet_state\b[ \t]*\)/VMXD_EXIT_CTL_LOAD_CET_STATE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_cet_state\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_LOAD_CET_STATE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_cet_state\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_LOAD_CET_STATE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_pkrs\b[ \t]*\)/VMXD_EXIT_CTL_LOAD_PKRS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_pkrs\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_LOAD_PKRS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01load_pkrs\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_LOAD_PKRS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_ia32_perf_global_ctl\b[ \t]*\)/VMXD_EXIT_CTL_SAVE_IA32_PERF_GLOBAL_CTL/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_ia32_perf_global_ctl\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_SAVE_IA32_PERF_GLOBAL_CTL,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01save_ia32_perf_global_ctl\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_SAVE_IA32_PERF_GLOBAL_CTL,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01activate_secondary_controls\b[ \t]*\)/VMXD_EXIT_CTL_ACTIVATE_SECONDARY_CONTROLS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01activate_secondary_controls\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL_ACTIVATE_SECONDARY_CONTROLS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_controls\b[ \t]*,[ \t]*\x01activate_secondary_controls\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL_ACTIVATE_SECONDARY_CONTROLS,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_secondary_exit_controls\b[ \t]*,[ \t]*\x01VMXD_SECONDARY_EXIT_CONTROLS_TABLE\b[ \t]*\)/VMXD_EXIT_CTL2_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_secondary_exit_controls\b[ \t]*,[ \t]*\x01save_ia32_fred\b[ \t]*\)/VMXD_EXIT_CTL2_SAVE_IA32_FRED/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_secondary_exit_controls\b[ \t]*,[ \t]*\x01save_ia32_fred\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL2_SAVE_IA32_FRED,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_secondary_exit_controls\b[ \t]*,[ \t]*\x01save_ia32_fred\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL2_SAVE_IA32_FRED,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_secondary_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_fred\b[ \t]*\)/VMXD_EXIT_CTL2_LOAD_IA32_FRED/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_secondary_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_fred\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL2_LOAD_IA32_FRED,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_secondary_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_fred\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL2_LOAD_IA32_FRED,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_secondary_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_spec_ctrl\b[ \t]*\)/VMXD_EXIT_CTL2_LOAD_IA32_SPEC_CTRL/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_secondary_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_spec_ctrl\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL2_LOAD_IA32_SPEC_CTRL,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_secondary_exit_controls\b[ \t]*,[ \t]*\x01load_ia32_spec_ctrl\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL2_LOAD_IA32_SPEC_CTRL,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_secondary_exit_controls\b[ \t]*,[ \t]*\x01prematurely_busy_shadow_stack\b[ \t]*\)/VMXD_EXIT_CTL2_PREMATURELY_BUSY_SHADOW_STACK/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_secondary_exit_controls\b[ \t]*,[ \t]*\x01prematurely_busy_shadow_stack\b[ \t]*,/VMXD_GET(VMXD_EXIT_CTL2_PREMATURELY_BUSY_SHADOW_STACK,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_secondary_exit_controls\b[ \t]*,[ \t]*\x01prematurely_busy_shadow_stack\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CTL2_PREMATURELY_BUSY_SHADOW_STACK,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01VMXD_ENTRY_CONTROLS_TABLE\b[ \t]*\)/VMXD_ENTRY_CTL_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_debug_controls\b[ \t]*\)/VMXD_ENTRY_CTL_LOAD_DEBUG_CONTROLS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_debug_controls\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_LOAD_DEBUG_CONTROLS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_debug_controls\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_LOAD_DEBUG_CONTROLS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01ia32e_mode_guest\b[ \t]*\)/VMXD_ENTRY_CTL_IA32E_MODE_GUEST/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01ia32e_mode_guest\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_IA32E_MODE_GUEST,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01ia32e_mode_guest\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_IA32E_MODE_GUEST,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01entry_to_smm\b[ \t]*\)/VMXD_ENTRY_CTL_ENTRY_TO_SMM/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01entry_to_smm\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_ENTRY_TO_SMM,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01entry_to_smm\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_ENTRY_TO_SMM,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01deactivate_dual_monitor_treatment\b[ \t]*\)/VMXD_ENTRY_CTL_DEACTIVATE_DUAL_MONITOR_TREATMENT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01deactivate_dual_monitor_treatment\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_DEACTIVATE_DUAL_MONITOR_TREATMENT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01deactivate_dual_monitor_treatment\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_DEACTIVATE_DUAL_MONITOR_TREATMENT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_perf_global_ctrl\b[ \t]*\)/VMXD_ENTRY_CTL_LOAD_IA32_PERF_GLOBAL_CTRL/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_perf_global_ctrl\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_LOAD_IA32_PERF_GLOBAL_CTRL,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_perf_global_ctrl\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_LOAD_IA32_PERF_GLOBAL_CTRL,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_pat\b[ \t]*\)/VMXD_ENTRY_CTL_LOAD_IA32_PAT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_pat\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_LOAD_IA32_PAT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_pat\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_LOAD_IA32_PAT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_efer\b[ \t]*\)/VMXD_ENTRY_CTL_LOAD_IA32_EFER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_efer\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_LOAD_IA32_EFER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_efer\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_LOAD_IA32_EFER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_bndcfgs\b[ \t]*\)/VMXD_ENTRY_CTL_LOAD_IA32_BNDCFGS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_bndcfgs\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_LOAD_IA32_BNDCFGS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_bndcfgs\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_LOAD_IA32_BNDCFGS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01conceal_vmx_from_pt\b[ \t]*\)/VMXD_ENTRY_CTL_CONCEAL_VMX_FROM_PT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01conceal_vmx_from_pt\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_CONCEAL_VMX_FROM_PT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01conceal_vmx_from_pt\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_CONCEAL_VMX_FROM_PT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_rtit_ctl\b[ \t]*\)/VMXD_ENTRY_CTL_LOAD_IA32_RTIT_CTL/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_rtit_ctl\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_LOAD_IA32_RTIT_CTL,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_rtit_ctl\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_LOAD_IA32_RTIT_CTL,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_uinv\b[ \t]*\)/VMXD_ENTRY_CTL_LOAD_UINV/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_uinv\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_LOAD_UINV,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_uinv\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_LOAD_UINV,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_cet_state\b[ \t]*\)/VMXD_ENTRY_CTL_LOAD_CET_STATE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_cet_state\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_LOAD_CET_STATE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_cet_state\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_LOAD_CET_STATE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_guest_ia32_lbr_ctl\b[ \t]*\)/VMXD_ENTRY_CTL_LOAD_GUEST_IA32_LBR_CTL/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_guest_ia32_lbr_ctl\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_LOAD_GUEST_IA32_LBR_CTL,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_guest_ia32_lbr_ctl\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_LOAD_GUEST_IA32_LBR_CTL,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_pkrs\b[ \t]*\)/VMXD_ENTRY_CTL_LOAD_PKRS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_pkrs\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_LOAD_PKRS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_pkrs\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_LOAD_PKRS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_fred\b[ \t]*\)/VMXD_ENTRY_CTL_LOAD_IA32_FRED/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_fred\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_LOAD_IA32_FRED,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_fred\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_LOAD_IA32_FRED,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_spec_ctrl\b[ \t]*\)/VMXD_ENTRY_CTL_LOAD_IA32_SPEC_CTRL/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_spec_ctrl\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_LOAD_IA32_SPEC_CTRL,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01load_ia32_spec_ctrl\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_LOAD_IA32_SPEC_CTRL,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01allow_seam_guest_telemetry\b[ \t]*\)/VMXD_ENTRY_CTL_ALLOW_SEAM_GUEST_TELEMETRY/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01allow_seam_guest_telemetry\b[ \t]*,/VMXD_GET(VMXD_ENTRY_CTL_ALLOW_SEAM_GUEST_TELEMETRY,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_entry_controls\b[ \t]*,[ \t]*\x01allow_seam_guest_telemetry\b[ \t]*,/VMXD_PUT(VMXD_ENTRY_CTL_ALLOW_SEAM_GUEST_TELEMETRY,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_vm_functions\b[ \t]*,[ \t]*\x01VMXD_VM_FUNCTIONS_TABLE\b[ \t]*\)/VMXD_VMFUNC_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_vm_functions\b[ \t]*,[ \t]*\x01eptp_switching\b[ \t]*\)/VMXD_VMFUNC_EPTP_SWITCHING/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_vm_functions\b[ \t]*,[ \t]*\x01eptp_switching\b[ \t]*,/VMXD_GET(VMXD_VMFUNC_EPTP_SWITCHING,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_vm_functions\b[ \t]*,[ \t]*\x01eptp_switching\b[ \t]*,/VMXD_PUT(VMXD_VMFUNC_EPTP_SWITCHING,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01VMXD_EPTP_TABLE\b[ \t]*\)/VMXD_EPTP_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01memory_type\b[ \t]*\)/VMXD_EPTP_MEMORY_TYPE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01memory_type\b[ \t]*,/VMXD_GET(VMXD_EPTP_MEMORY_TYPE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01memory_type\b[ \t]*,/VMXD_PUT(VMXD_EPTP_MEMORY_TYPE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01page_walk_length_minus_1\b[ \t]*\)/VMXD_EPTP_PAGE_WALK_LENGTH_MINUS_1/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01page_walk_length_minus_1\b[ \t]*,/VMXD_GET(VMXD_EPTP_PAGE_WALK_LENGTH_MINUS_1,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01page_walk_length_minus_1\b[ \t]*,/VMXD_PUT(VMXD_EPTP_PAGE_WALK_LENGTH_MINUS_1,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01enable_accessed_dirty\b[ \t]*\)/VMXD_EPTP_ENABLE_ACCESSED_DIRTY/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01enable_accessed_dirty\b[ \t]*,/VMXD_GET(VMXD_EPTP_ENABLE_ACCESSED_DIRTY,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01enable_accessed_dirty\b[ \t]*,/VMXD_PUT(VMXD_EPTP_ENABLE_ACCESSED_DIRTY,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01enable_supervisor_shadow_stack\b[ \t]*\)/VMXD_EPTP_ENABLE_SUPERVISOR_SHADOW_STACK/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01enable_supervisor_shadow_stack\b[ \t]*,/VMXD_GET(VMXD_EPTP_ENABLE_SUPERVISOR_SHADOW_STACK,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01enable_supervisor_shadow_stack\b[ \t]*,/VMXD_PUT(VMXD_EPTP_ENABLE_SUPERVISOR_SHADOW_STACK,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*\)/VMXD_EPTP_PAGE_FRAME_NUMBER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_GET(VMXD_EPTP_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_eptp\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_PUT(VMXD_EPTP_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01VMXD_EPT_TABLE_ENTRY_TABLE\b[ \t]*\)/VMXD_EPT_TABLE_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01read\b[ \t]*\)/VMXD_EPT_TABLE_READ/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01read\b[ \t]*,/VMXD_GET(VMXD_EPT_TABLE_READ,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01read\b[ \t]*,/VMXD_PUT(VMXD_EPT_TABLE_READ,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01write\b[ \t]*\)/VMXD_EPT_TABLE_WRITE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01write\b[ \t]*,/VMXD_GET(VMXD_EPT_TABLE_WRITE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01write\b[ \t]*,/VMXD_PUT(VMXD_EPT_TABLE_WRITE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01execute\b[ \t]*\)/VMXD_EPT_TABLE_EXECUTE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01execute\b[ \t]*,/VMXD_GET(VMXD_EPT_TABLE_EXECUTE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01execute\b[ \t]*,/VMXD_PUT(VMXD_EPT_TABLE_EXECUTE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01accessed\b[ \t]*\)/VMXD_EPT_TABLE_ACCESSED/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01accessed\b[ \t]*,/VMXD_GET(VMXD_EPT_TABLE_ACCESSED,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01accessed\b[ \t]*,/VMXD_PUT(VMXD_EPT_TABLE_ACCESSED,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01user_execute\b[ \t]*\)/VMXD_EPT_TABLE_USER_EXECUTE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01user_execute\b[ \t]*,/VMXD_GET(VMXD_EPT_TABLE_USER_EXECUTE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01user_execute\b[ \t]*,/VMXD_PUT(VMXD_EPT_TABLE_USER_EXECUTE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*\)/VMXD_EPT_TABLE_PAGE_FRAME_NUMBER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_GET(VMXD_EPT_TABLE_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_table_entry\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_PUT(VMXD_EPT_TABLE_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01VMXD_EPT_LEAF_TABLE\b[ \t]*\)/VMXD_EPT_LEAF_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01read\b[ \t]*\)/VMXD_EPT_LEAF_READ/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01read\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_READ,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01read\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_READ,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01write\b[ \t]*\)/VMXD_EPT_LEAF_WRITE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01write\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_WRITE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01write\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_WRITE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01execute\b[ \t]*\)/VMXD_EPT_LEAF_EXECUTE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01execute\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_EXECUTE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01execute\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_EXECUTE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01memory_type\b[ \t]*\)/VMXD_EPT_LEAF_MEMORY_TYPE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01memory_type\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_MEMORY_TYPE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01memory_type\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_MEMORY_TYPE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01ignore_pat\b[ \t]*\)/VMXD_EPT_LEAF_IGNORE_PAT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01ignore_pat\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_IGNORE_PAT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01ignore_pat\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_IGNORE_PAT,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01large_page\b[ \t]*\)/VMXD_EPT_LEAF_LARGE_PAGE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01large_page\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_LARGE_PAGE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01large_page\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_LARGE_PAGE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01accessed\b[ \t]*\)/VMXD_EPT_LEAF_ACCESSED/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01accessed\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_ACCESSED,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01accessed\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_ACCESSED,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01dirty\b[ \t]*\)/VMXD_EPT_LEAF_DIRTY/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01dirty\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_DIRTY,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01dirty\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_DIRTY,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01user_execute\b[ \t]*\)/VMXD_EPT_LEAF_USER_EXECUTE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01user_execute\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_USER_EXECUTE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01user_execute\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_USER_EXECUTE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*\)/VMXD_EPT_LEAF_PAGE_FRAME_NUMBER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01verify_guest_paging\b[ \t]*\)/VMXD_EPT_LEAF_VERIFY_GUEST_PAGING/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01verify_guest_paging\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_VERIFY_GUEST_PAGING,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01verify_guest_paging\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_VERIFY_GUEST_PAGING,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01paging_write_access\b[ \t]*\)/VMXD_EPT_LEAF_PAGING_WRITE_ACCESS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01paging_write_access\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_PAGING_WRITE_ACCESS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01paging_write_access\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_PAGING_WRITE_ACCESS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01supervisor_shadow_stack\b[ \t]*\)/VMXD_EPT_LEAF_SUPERVISOR_SHADOW_STACK/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01supervisor_shadow_stack\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_SUPERVISOR_SHADOW_STACK,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01supervisor_shadow_stack\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_SUPERVISOR_SHADOW_STACK,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01sub_page_write_permissions\b[ \t]*\)/VMXD_EPT_LEAF_SUB_PAGE_WRITE_PERMISSIONS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01sub_page_write_permissions\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_SUB_PAGE_WRITE_PERMISSIONS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01sub_page_write_permissions\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_SUB_PAGE_WRITE_PERMISSIONS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01suppress_ve\b[ \t]*\)/VMXD_EPT_LEAF_SUPPRESS_VE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01suppress_ve\b[ \t]*,/VMXD_GET(VMXD_EPT_LEAF_SUPPRESS_VE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_ept_leaf\b[ \t]*,[ \t]*\x01suppress_ve\b[ \t]*,/VMXD_PUT(VMXD_EPT_LEAF_SUPPRESS_VE,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_spp_pointer\b[ \t]*,[ \t]*\x01VMXD_SPP_POINTER_TABLE\b[ \t]*\)/VMXD_SPP_POINTER_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_spp_pointer\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*\)/VMXD_SPP_POINTER_PAGE_FRAME_NUMBER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_spp_pointer\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_GET(VMXD_SPP_POINTER_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_spp_pointer\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_PUT(VMXD_SPP_POINTER_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_spp_entry\b[ \t]*,[ \t]*\x01VMXD_SPP_ENTRY_TABLE\b[ \t]*\)/VMXD_SPP_ENTRY_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_spp_entry\b[ \t]*,[ \t]*\x01valid\b[ \t]*\)/VMXD_SPP_ENTRY_VALID/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_spp_entry\b[ \t]*,[ \t]*\x01valid\b[ \t]*,/VMXD_GET(VMXD_SPP_ENTRY_VALID,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_spp_entry\b[ \t]*,[ \t]*\x01valid\b[ \t]*,/VMXD_PUT(VMXD_SPP_ENTRY_VALID,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_spp_entry\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*\)/VMXD_SPP_ENTRY_PAGE_FRAME_NUMBER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_spp_entry\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_GET(VMXD_SPP_ENTRY_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_spp_entry\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_PUT(VMXD_SPP_ENTRY_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_hlat_pointer\b[ \t]*,[ \t]*\x01VMXD_HLAT_POINTER_TABLE\b[ \t]*\)/VMXD_HLAT_POINTER_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_hlat_pointer\b[ \t]*,[ \t]*\x01pwt\b[ \t]*\)/VMXD_HLAT_POINTER_PWT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_hlat_pointer\b[ \t]*,[ \t]*\x01pwt\b[ \t]*,/VMXD_GET(VMXD_HLAT_POINTER_PWT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_hlat_pointer\b[ \t]*,[ \t]*\x01pwt\b[ \t]*,/VMXD_PUT(VMXD_HLAT_POINTER_PWT,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_hlat_pointer\b[ \t]*,[ \t]*\x01pcd\b[ \t]*\)/VMXD_HLAT_POINTER_PCD/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_hlat_pointer\b[ \t]*,[ \t]*\x01pcd\b[ \t]*,/VMXD_GET(VMXD_HLAT_POINTER_PCD,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_hlat_pointer\b[ \t]*,[ \t]*\x01pcd\b[ \t]*,/VMXD_PUT(VMXD_HLAT_POINTER_PCD,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_hlat_pointer\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*\)/VMXD_HLAT_POINTER_PAGE_FRAME_NUMBER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_hlat_pointer\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_GET(VMXD_HLAT_POINTER_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_hlat_pointer\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_PUT(VMXD_HLAT_POINTER_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_shared_eptp\b[ \t]*,[ \t]*\x01VMXD_SHARED_EPTP_TABLE\b[ \t]*\)/VMXD_SHARED_EPTP_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_shared_eptp\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*\)/VMXD_SHARED_EPTP_PAGE_FRAME_NUMBER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_shared_eptp\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_GET(VMXD_SHARED_EPTP_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_shared_eptp\b[ \t]*,[ \t]*\x01page_frame_number\b[ \t]*,/VMXD_PUT(VMXD_SHARED_EPTP_PAGE_FRAME_NUMBER,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01VMXD_EXIT_REASON_TABLE\b[ \t]*\)/VMXD_EXIT_REASON_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01basic\b[ \t]*\)/VMXD_EXIT_REASON_BASIC/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01basic\b[ \t]*,/VMXD_GET(VMXD_EXIT_REASON_BASIC,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01basic\b[ \t]*,/VMXD_PUT(VMXD_EXIT_REASON_BASIC,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01shadow_stack_busy\b[ \t]*\)/VMXD_EXIT_REASON_SHADOW_STACK_BUSY/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01shadow_stack_busy\b[ \t]*,/VMXD_GET(VMXD_EXIT_REASON_SHADOW_STACK_BUSY,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01shadow_stack_busy\b[ \t]*,/VMXD_PUT(VMXD_EXIT_REASON_SHADOW_STACK_BUSY,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01bus_lock\b[ \t]*\)/VMXD_EXIT_REASON_BUS_LOCK/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01bus_lock\b[ \t]*,/VMXD_GET(VMXD_EXIT_REASON_BUS_LOCK,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01bus_lock\b[ \t]*,/VMXD_PUT(VMXD_EXIT_REASON_BUS_LOCK,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01enclave_mode\b[ \t]*\)/VMXD_EXIT_REASON_ENCLAVE_MODE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01enclave_mode\b[ \t]*,/VMXD_GET(VMXD_EXIT_REASON_ENCLAVE_MODE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01enclave_mode\b[ \t]*,/VMXD_PUT(VMXD_EXIT_REASON_ENCLAVE_MODE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01pending_mtf\b[ \t]*\)/VMXD_EXIT_REASON_PENDING_MTF/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01pending_mtf\b[ \t]*,/VMXD_GET(VMXD_EXIT_REASON_PENDING_MTF,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01pending_mtf\b[ \t]*,/VMXD_PUT(VMXD_EXIT_REASON_PENDING_MTF,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01from_vmx_root\b[ \t]*\)/VMXD_EXIT_REASON_FROM_VMX_ROOT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01from_vmx_root\b[ \t]*,/VMXD_GET(VMXD_EXIT_REASON_FROM_VMX_ROOT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01from_vmx_root\b[ \t]*,/VMXD_PUT(VMXD_EXIT_REASON_FROM_VMX_ROOT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01failed_entry\b[ \t]*\)/VMXD_EXIT_REASON_FAILED_ENTRY/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01failed_entry\b[ \t]*,/VMXD_GET(VMXD_EXIT_REASON_FAILED_ENTRY,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_reason\b[ \t]*,[ \t]*\x01failed_entry\b[ \t]*,/VMXD_PUT(VMXD_EXIT_REASON_FAILED_ENTRY,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_DEBUG_TABLE\b[ \t]*\)/VMXD_QUAL_DEBUG_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01b0\b[ \t]*\)/VMXD_QUAL_DEBUG_B0/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01b0\b[ \t]*,/VMXD_GET(VMXD_QUAL_DEBUG_B0,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01b0\b[ \t]*,/VMXD_PUT(VMXD_QUAL_DEBUG_B0,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01b1\b[ \t]*\)/VMXD_QUAL_DEBUG_B1/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01b1\b[ \t]*,/VMXD_GET(VMXD_QUAL_DEBUG_B1,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01b1\b[ \t]*,/VMXD_PUT(VMXD_QUAL_DEBUG_B1,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01b2\b[ \t]*\)/VMXD_QUAL_DEBUG_B2/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01b2\b[ \t]*,/VMXD_GET(VMXD_QUAL_DEBUG_B2,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01b2\b[ \t]*,/VMXD_PUT(VMXD_QUAL_DEBUG_B2,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01b3\b[ \t]*\)/VMXD_QUAL_DEBUG_B3/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01b3\b[ \t]*,/VMXD_GET(VMXD_QUAL_DEBUG_B3,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01b3\b[ \t]*,/VMXD_PUT(VMXD_QUAL_DEBUG_B3,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01bus_lock\b[ \t]*\)/VMXD_QUAL_DEBUG_BUS_LOCK/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01bus_lock\b[ \t]*,/VMXD_GET(VMXD_QUAL_DEBUG_BUS_LOCK,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01bus_lock\b[ \t]*,/VMXD_PUT(VMXD_QUAL_DEBUG_BUS_LOCK,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01bd\b[ \t]*\)/VMXD_QUAL_DEBUG_BD/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01bd\b[ \t]*,/VMXD_GET(VMXD_QUAL_DEBUG_BD,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01bd\b[ \t]*,/VMXD_PUT(VMXD_QUAL_DEBUG_BD,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01bs\b[ \t]*\)/VMXD_QUAL_DEBUG_BS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01bs\b[ \t]*,/VMXD_GET(VMXD_QUAL_DEBUG_BS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01bs\b[ \t]*,/VMXD_PUT(VMXD_QUAL_DEBUG_BS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01rtm\b[ \t]*\)/VMXD_QUAL_DEBUG_RTM/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01rtm\b[ \t]*,/VMXD_GET(VMXD_QUAL_DEBUG_RTM,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_debug\b[ \t]*,[ \t]*\x01rtm\b[ \t]*,/VMXD_PUT(VMXD_QUAL_DEBUG_RTM,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_vector\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_VECTOR_TABLE\b[ \t]*\)/VMXD_QUAL_VECTOR_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_vector\b[ \t]*,[ \t]*\x01vector\b[ \t]*\)/VMXD_QUAL_VECTOR_VECTOR/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_vector\b[ \t]*,[ \t]*\x01vector\b[ \t]*,/VMXD_GET(VMXD_QUAL_VECTOR_VECTOR,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_vector\b[ \t]*,[ \t]*\x01vector\b[ \t]*,/VMXD_PUT(VMXD_QUAL_VECTOR_VECTOR,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_task_switch\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_TASK_SWITCH_TABLE\b[ \t]*\)/VMXD_QUAL_TASK_SWITCH_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_task_switch\b[ \t]*,[ \t]*\x01selector\b[ \t]*\)/VMXD_QUAL_TASK_SWITCH_SELECTOR/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_task_switch\b[ \t]*,[ \t]*\x01selector\b[ \t]*,/VMXD_GET(VMXD_QUAL_TASK_SWITCH_SELECTOR,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_task_switch\b[ \t]*,[ \t]*\x01selector\b[ \t]*,/VMXD_PUT(VMXD_QUAL_TASK_SWITCH_SELECTOR,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_task_switch\b[ \t]*,[ \t]*\x01source\b[ \t]*\)/VMXD_QUAL_TASK_SWITCH_SOURCE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_task_switch\b[ \t]*,[ \t]*\x01source\b[ \t]*,/VMXD_GET(VMXD_QUAL_TASK_SWITCH_SOURCE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_task_switch\b[ \t]*,[ \t]*\x01source\b[ \t]*,/VMXD_PUT(VMXD_QUAL_TASK_SWITCH_SOURCE,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_CR_TABLE\b[ \t]*\)/VMXD_QUAL_CR_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01number\b[ \t]*\)/VMXD_QUAL_CR_NUMBER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01number\b[ \t]*,/VMXD_GET(VMXD_QUAL_CR_NUMBER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01number\b[ \t]*,/VMXD_PUT(VMXD_QUAL_CR_NUMBER,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01access_type\b[ \t]*\)/VMXD_QUAL_CR_ACCESS_TYPE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01access_type\b[ \t]*,/VMXD_GET(VMXD_QUAL_CR_ACCESS_TYPE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01access_type\b[ \t]*,/VMXD_PUT(VMXD_QUAL_CR_ACCESS_TYPE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01lmsw_operand_type\b[ \t]*\)/VMXD_QUAL_CR_LMSW_OPERAND_TYPE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01lmsw_operand_type\b[ \t]*,/VMXD_GET(VMXD_QUAL_CR_LMSW_OPERAND_TYPE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01lmsw_operand_type\b[ \t]*,/VMXD_PUT(VMXD_QUAL_CR_LMSW_OPERAND_TYPE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01gpr\b[ \t]*\)/VMXD_QUAL_CR_GPR/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01gpr\b[ \t]*,/VMXD_GET(VMXD_QUAL_CR_GPR,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01gpr\b[ \t]*,/VMXD_PUT(VMXD_QUAL_CR_GPR,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01lmsw_source_data\b[ \t]*\)/VMXD_QUAL_CR_LMSW_SOURCE_DATA/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01lmsw_source_data\b[ \t]*,/VMXD_GET(VMXD_QUAL_CR_LMSW_SOURCE_DATA,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_cr\b[ \t]*,[ \t]*\x01lmsw_source_data\b[ \t]*,/VMXD_PUT(VMXD_QUAL_CR_LMSW_SOURCE_DATA,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_dr\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_DR_TABLE\b[ \t]*\)/VMXD_QUAL_DR_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_dr\b[ \t]*,[ \t]*\x01number\b[ \t]*\)/VMXD_QUAL_DR_NUMBER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_dr\b[ \t]*,[ \t]*\x01number\b[ \t]*,/VMXD_GET(VMXD_QUAL_DR_NUMBER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_dr\b[ \t]*,[ \t]*\x01number\b[ \t]*,/VMXD_PUT(VMXD_QUAL_DR_NUMBER,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_dr\b[ \t]*,[ \t]*\x01direction\b[ \t]*\)/VMXD_QUAL_DR_DIRECTION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_dr\b[ \t]*,[ \t]*\x01direction\b[ \t]*,/VMXD_GET(VMXD_QUAL_DR_DIRECTION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_dr\b[ \t]*,[ \t]*\x01direction\b[ \t]*,/VMXD_PUT(VMXD_QUAL_DR_DIRECTION,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_dr\b[ \t]*,[ \t]*\x01gpr\b[ \t]*\)/VMXD_QUAL_DR_GPR/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_dr\b[ \t]*,[ \t]*\x01gpr\b[ \t]*,/VMXD_GET(VMXD_QUAL_DR_GPR,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_dr\b[ \t]*,[ \t]*\x01gpr\b[ \t]*,/VMXD_PUT(VMXD_QUAL_DR_GPR,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_IO_TABLE\b[ \t]*\)/VMXD_QUAL_IO_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01size\b[ \t]*\)/VMXD_QUAL_IO_SIZE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01size\b[ \t]*,/VMXD_GET(VMXD_QUAL_IO_SIZE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01size\b[ \t]*,/VMXD_PUT(VMXD_QUAL_IO_SIZE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01direction\b[ \t]*\)/VMXD_QUAL_IO_DIRECTION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01direction\b[ \t]*,/VMXD_GET(VMXD_QUAL_IO_DIRECTION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01direction\b[ \t]*,/VMXD_PUT(VMXD_QUAL_IO_DIRECTION,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01string\b[ \t]*\)/VMXD_QUAL_IO_STRING/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01string\b[ \t]*,/VMXD_GET(VMXD_QUAL_IO_STRING,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01string\b[ \t]*,/VMXD_PUT(VMXD_QUAL_IO_STRING,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01rep\b[ \t]*\)/VMXD_QUAL_IO_REP/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01rep\b[ \t]*,/VMXD_GET(VMXD_QUAL_IO_REP,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01rep\b[ \t]*,/VMXD_PUT(VMXD_QUAL_IO_REP,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01operand_encoding\b[ \t]*\)/VMXD_QUAL_IO_OPERAND_ENCODING/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01operand_encoding\b[ \t]*,/VMXD_GET(VMXD_QUAL_IO_OPERAND_ENCODING,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01operand_encoding\b[ \t]*,/VMXD_PUT(VMXD_QUAL_IO_OPERAND_ENCODING,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01port\b[ \t]*\)/VMXD_QUAL_IO_PORT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01port\b[ \t]*,/VMXD_GET(VMXD_QUAL_IO_PORT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_io\b[ \t]*,[ \t]*\x01port\b[ \t]*,/VMXD_PUT(VMXD_QUAL_IO_PORT,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_mwait\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_MWAIT_TABLE\b[ \t]*\)/VMXD_QUAL_MWAIT_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_mwait\b[ \t]*,[ \t]*\x01monitor_armed\b[ \t]*\)/VMXD_QUAL_MWAIT_MONITOR_ARMED/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_mwait\b[ \t]*,[ \t]*\x01monitor_armed\b[ \t]*,/VMXD_GET(VMXD_QUAL_MWAIT_MONITOR_ARMED,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_mwait\b[ \t]*,[ \t]*\x01monitor_armed\b[ \t]*,/VMXD_PUT(VMXD_QUAL_MWAIT_MONITOR_ARMED,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_wbinvd\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_WBINVD_TABLE\b[ \t]*\)/VMXD_QUAL_WBINVD_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_wbinvd\b[ \t]*,[ \t]*\x01wbnoinvd\b[ \t]*\)/VMXD_QUAL_WBINVD_WBNOINVD/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_wbinvd\b[ \t]*,[ \t]*\x01wbnoinvd\b[ \t]*,/VMXD_GET(VMXD_QUAL_WBINVD_WBNOINVD,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_wbinvd\b[ \t]*,[ \t]*\x01wbnoinvd\b[ \t]*,/VMXD_PUT(VMXD_QUAL_WBINVD_WBNOINVD,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_wrmsr\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_WRMSR_TABLE\b[ \t]*\)/VMXD_QUAL_WRMSR_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_wrmsr\b[ \t]*,[ \t]*\x01wrmsrns\b[ \t]*\)/VMXD_QUAL_WRMSR_WRMSRNS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_wrmsr\b[ \t]*,[ \t]*\x01wrmsrns\b[ \t]*,/VMXD_GET(VMXD_QUAL_WRMSR_WRMSRNS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_wrmsr\b[ \t]*,[ \t]*\x01wrmsrns\b[ \t]*,/VMXD_PUT(VMXD_QUAL_WRMSR_WRMSRNS,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_pasid\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_PASID_TABLE\b[ \t]*\)/VMXD_QUAL_PASID_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_pasid\b[ \t]*,[ \t]*\x01pasid\b[ \t]*\)/VMXD_QUAL_PASID_PASID/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_pasid\b[ \t]*,[ \t]*\x01pasid\b[ \t]*,/VMXD_GET(VMXD_QUAL_PASID_PASID,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_pasid\b[ \t]*,[ \t]*\x01pasid\b[ \t]*,/VMXD_PUT(VMXD_QUAL_PASID_PASID,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_pasid\b[ \t]*,[ \t]*\x01privileged\b[ \t]*\)/VMXD_QUAL_PASID_PRIVILEGED/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_pasid\b[ \t]*,[ \t]*\x01privileged\b[ \t]*,/VMXD_GET(VMXD_QUAL_PASID_PRIVILEGED,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_pasid\b[ \t]*,[ \t]*\x01privileged\b[ \t]*,/VMXD_PUT(VMXD_QUAL_PASID_PRIVILEGED,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_access\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_APIC_ACCESS_TABLE\b[ \t]*\)/VMXD_QUAL_APIC_ACCESS_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_access\b[ \t]*,[ \t]*\x01offset\b[ \t]*\)/VMXD_QUAL_APIC_ACCESS_OFFSET/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_access\b[ \t]*,[ \t]*\x01offset\b[ \t]*,/VMXD_GET(VMXD_QUAL_APIC_ACCESS_OFFSET,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_access\b[ \t]*,[ \t]*\x01offset\b[ \t]*,/VMXD_PUT(VMXD_QUAL_APIC_ACCESS_OFFSET,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_access\b[ \t]*,[ \t]*\x01access_type\b[ \t]*\)/VMXD_QUAL_APIC_ACCESS_ACCESS_TYPE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_access\b[ \t]*,[ \t]*\x01access_type\b[ \t]*,/VMXD_GET(VMXD_QUAL_APIC_ACCESS_ACCESS_TYPE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_access\b[ \t]*,[ \t]*\x01access_type\b[ \t]*,/VMXD_PUT(VMXD_QUAL_APIC_ACCESS_ACCESS_TYPE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_access\b[ \t]*,[ \t]*\x01asynchronous_to_instruction\b[ \t]*\)/VMXD_QUAL_APIC_ACCESS_ASYNCHRONOUS_TO_INSTRUCTION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_access\b[ \t]*,[ \t]*\x01asynchronous_to_instruction\b[ \t]*,/VMXD_GET(VMXD_QUAL_APIC_ACCESS_ASYNCHRONOUS_TO_INSTRUCTION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_access\b[ \t]*,[ \t]*\x01asynchronous_to_instruction\b[ \t]*,/VMXD_PUT(VMXD_QUAL_APIC_ACCESS_ASYNCHRONOUS_TO_INSTRUCTION,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_write\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_APIC_WRITE_TABLE\b[ \t]*\)/VMXD_QUAL_APIC_WRITE_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_write\b[ \t]*,[ \t]*\x01offset\b[ \t]*\)/VMXD_QUAL_APIC_WRITE_OFFSET/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_write\b[ \t]*,[ \t]*\x01offset\b[ \t]*,/VMXD_GET(VMXD_QUAL_APIC_WRITE_OFFSET,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_apic_write\b[ \t]*,[ \t]*\x01offset\b[ \t]*,/VMXD_PUT(VMXD_QUAL_APIC_WRITE_OFFSET,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_EPT_VIOLATION_TABLE\b[ \t]*\)/VMXD_QUAL_EPT_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01data_read\b[ \t]*\)/VMXD_QUAL_EPT_DATA_READ/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01data_read\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_DATA_READ,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01data_read\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_DATA_READ,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01data_write\b[ \t]*\)/VMXD_QUAL_EPT_DATA_WRITE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01data_write\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_DATA_WRITE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01data_write\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_DATA_WRITE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01instruction_fetch\b[ \t]*\)/VMXD_QUAL_EPT_INSTRUCTION_FETCH/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01instruction_fetch\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_INSTRUCTION_FETCH,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01instruction_fetch\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_INSTRUCTION_FETCH,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01readable\b[ \t]*\)/VMXD_QUAL_EPT_READABLE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01readable\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_READABLE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01readable\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_READABLE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01writable\b[ \t]*\)/VMXD_QUAL_EPT_WRITABLE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01writable\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_WRITABLE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01writable\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_WRITABLE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01executable\b[ \t]*\)/VMXD_QUAL_EPT_EXECUTABLE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01executable\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_EXECUTABLE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01executable\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_EXECUTABLE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01executable_for_user\b[ \t]*\)/VMXD_QUAL_EPT_EXECUTABLE_FOR_USER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01executable_for_user\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_EXECUTABLE_FOR_USER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01executable_for_user\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_EXECUTABLE_FOR_USER,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01guest_linear_address_valid\b[ \t]*\)/VMXD_QUAL_EPT_GUEST_LINEAR_ADDRESS_VALID/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01guest_linear_address_valid\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_GUEST_LINEAR_ADDRESS_VALID,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01guest_linear_address_valid\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_GUEST_LINEAR_ADDRESS_VALID,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01linear_address_translated\b[ \t]*\)/VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01linear_address_translated\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01linear_address_translated\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01user_mode_linear_address\b[ \t]*\)/VMXD_QUAL_EPT_USER_MODE_LINEAR_ADDRESS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01user_mode_linear_address\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_USER_MODE_LINEAR_ADDRESS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01user_mode_linear_address\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_USER_MODE_LINEAR_ADDRESS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01read_write_page\b[ \t]*\)/VMXD_QUAL_EPT_READ_WRITE_PAGE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01read_write_page\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_READ_WRITE_PAGE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01read_write_page\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_READ_WRITE_PAGE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01execute_disable_page\b[ \t]*\)/VMXD_QUAL_EPT_EXECUTE_DISABLE_PAGE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01execute_disable_page\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_EXECUTE_DISABLE_PAGE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01execute_disable_page\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_EXECUTE_DISABLE_PAGE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*\)/VMXD_QUAL_EPT_NMI_UNBLOCKING_DUE_TO_IRET/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_NMI_UNBLOCKING_DUE_TO_IRET,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_NMI_UNBLOCKING_DUE_TO_IRET,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01shadow_stack_access\b[ \t]*\)/VMXD_QUAL_EPT_SHADOW_STACK_ACCESS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01shadow_stack_access\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_SHADOW_STACK_ACCESS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01shadow_stack_access\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_SHADOW_STACK_ACCESS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01supervisor_shadow_stack\b[ \t]*\)/VMXD_QUAL_EPT_SUPERVISOR_SHADOW_STACK/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01supervisor_shadow_stack\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_SUPERVISOR_SHADOW_STACK,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01supervisor_shadow_stack\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_SUPERVISOR_SHADOW_STACK,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01guest_paging_verification\b[ \t]*\)/VMXD_QUAL_EPT_GUEST_PAGING_VERIFICATION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01guest_paging_verification\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_GUEST_PAGING_VERIFICATION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01guest_paging_verification\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_GUEST_PAGING_VERIFICATION,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01asynchronous_to_instruction\b[ \t]*\)/VMXD_QUAL_EPT_ASYNCHRONOUS_TO_INSTRUCTION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01asynchronous_to_instruction\b[ \t]*,/VMXD_GET(VMXD_QUAL_EPT_ASYNCHRONOUS_TO_INSTRUCTION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_ept_violation\b[ \t]*,[ \t]*\x01asynchronous_to_instruction\b[ \t]*,/VMXD_PUT(VMXD_QUAL_EPT_ASYNCHRONOUS_TO_INSTRUCTION,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_pml\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_PML_TABLE\b[ \t]*\)/VMXD_QUAL_PML_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_pml\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*\)/VMXD_QUAL_PML_NMI_UNBLOCKING_DUE_TO_IRET/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_pml\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*,/VMXD_GET(VMXD_QUAL_PML_NMI_UNBLOCKING_DUE_TO_IRET,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_pml\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*,/VMXD_PUT(VMXD_QUAL_PML_NMI_UNBLOCKING_DUE_TO_IRET,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_pml\b[ \t]*,[ \t]*\x01asynchronous_to_instruction\b[ \t]*\)/VMXD_QUAL_PML_ASYNCHRONOUS_TO_INSTRUCTION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_pml\b[ \t]*,[ \t]*\x01asynchronous_to_instruction\b[ \t]*,/VMXD_GET(VMXD_QUAL_PML_ASYNCHRONOUS_TO_INSTRUCTION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_pml\b[ \t]*,[ \t]*\x01asynchronous_to_instruction\b[ \t]*,/VMXD_PUT(VMXD_QUAL_PML_ASYNCHRONOUS_TO_INSTRUCTION,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_spp\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_SPP_TABLE\b[ \t]*\)/VMXD_QUAL_SPP_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_spp\b[ \t]*,[ \t]*\x01miss\b[ \t]*\)/VMXD_QUAL_SPP_MISS/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_spp\b[ \t]*,[ \t]*\x01miss\b[ \t]*,/VMXD_GET(VMXD_QUAL_SPP_MISS,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_spp\b[ \t]*,[ \t]*\x01miss\b[ \t]*,/VMXD_PUT(VMXD_QUAL_SPP_MISS,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_spp\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*\)/VMXD_QUAL_SPP_NMI_UNBLOCKING_DUE_TO_IRET/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_spp\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*,/VMXD_GET(VMXD_QUAL_SPP_NMI_UNBLOCKING_DUE_TO_IRET,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_spp\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*,/VMXD_PUT(VMXD_QUAL_SPP_NMI_UNBLOCKING_DUE_TO_IRET,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_spp\b[ \t]*,[ \t]*\x01asynchronous_to_instruction\b[ \t]*\)/VMXD_QUAL_SPP_ASYNCHRONOUS_TO_INSTRUCTION/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_spp\b[ \t]*,[ \t]*\x01asynchronous_to_instruction\b[ \t]*,/VMXD_GET(VMXD_QUAL_SPP_ASYNCHRONOUS_TO_INSTRUCTION,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_spp\b[ \t]*,[ \t]*\x01asynchronous_to_instruction\b[ \t]*,/VMXD_PUT(VMXD_QUAL_SPP_ASYNCHRONOUS_TO_INSTRUCTION,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_qualification_instruction_timeout\b[ \t]*,[ \t]*\x01VMXD_QUALIFICATION_INSTRUCTION_TIMEOUT_TABLE\b[ \t]*\)/VMXD_QUAL_TIMEOUT_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_instruction_timeout\b[ \t]*,[ \t]*\x01context_invalid\b[ \t]*\)/VMXD_QUAL_TIMEOUT_CONTEXT_INVALID/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_instruction_timeout\b[ \t]*,[ \t]*\x01context_invalid\b[ \t]*,/VMXD_GET(VMXD_QUAL_TIMEOUT_CONTEXT_INVALID,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_instruction_timeout\b[ \t]*,[ \t]*\x01context_invalid\b[ \t]*,/VMXD_PUT(VMXD_QUAL_TIMEOUT_CONTEXT_INVALID,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_qualification_instruction_timeout\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*\)/VMXD_QUAL_TIMEOUT_NMI_UNBLOCKING_DUE_TO_IRET/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_qualification_instruction_timeout\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*,/VMXD_GET(VMXD_QUAL_TIMEOUT_NMI_UNBLOCKING_DUE_TO_IRET,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_qualification_instruction_timeout\b[ \t]*,[ \t]*\x01nmi_unblocking_due_to_iret\b[ \t]*,/VMXD_PUT(VMXD_QUAL_TIMEOUT_NMI_UNBLOCKING_DUE_TO_IRET,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_information_ins_outs\b[ \t]*,[ \t]*\x01VMXD_INFORMATION_INS_OUTS_TABLE\b[ \t]*\)/VMXD_INFO_INS_OUTS_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_ins_outs\b[ \t]*,[ \t]*\x01address_size\b[ \t]*\)/VMXD_INFO_INS_OUTS_ADDRESS_SIZE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_ins_outs\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_GET(VMXD_INFO_INS_OUTS_ADDRESS_SIZE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_ins_outs\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_PUT(VMXD_INFO_INS_OUTS_ADDRESS_SIZE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_ins_outs\b[ \t]*,[ \t]*\x01segment\b[ \t]*\)/VMXD_INFO_INS_OUTS_SEGMENT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_ins_outs\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_GET(VMXD_INFO_INS_OUTS_SEGMENT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_ins_outs\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_PUT(VMXD_INFO_INS_OUTS_SEGMENT,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01VMXD_INFORMATION_INVALIDATE_TABLE\b[ \t]*\)/VMXD_INFO_INVALIDATE_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01scaling\b[ \t]*\)/VMXD_INFO_INVALIDATE_SCALING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01scaling\b[ \t]*,/VMXD_GET(VMXD_INFO_INVALIDATE_SCALING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01scaling\b[ \t]*,/VMXD_PUT(VMXD_INFO_INVALIDATE_SCALING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01address_size\b[ \t]*\)/VMXD_INFO_INVALIDATE_ADDRESS_SIZE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_GET(VMXD_INFO_INVALIDATE_ADDRESS_SIZE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_PUT(VMXD_INFO_INVALIDATE_ADDRESS_SIZE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01segment\b[ \t]*\)/VMXD_INFO_INVALIDATE_SEGMENT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_GET(VMXD_INFO_INVALIDATE_SEGMENT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_PUT(VMXD_INFO_INVALIDATE_SEGMENT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01index_register\b[ \t]*\)/VMXD_INFO_INVALIDATE_INDEX_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01index_register\b[ \t]*,/VMXD_GET(VMXD_INFO_INVALIDATE_INDEX_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01index_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_INVALIDATE_INDEX_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*\)/VMXD_INFO_INVALIDATE_NO_INDEX_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*,/VMXD_GET(VMXD_INFO_INVALIDATE_NO_INDEX_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_INVALIDATE_NO_INDEX_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01base_register\b[ \t]*\)/VMXD_INFO_INVALIDATE_BASE_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01base_register\b[ \t]*,/VMXD_GET(VMXD_INFO_INVALIDATE_BASE_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01base_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_INVALIDATE_BASE_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*\)/VMXD_INFO_INVALIDATE_NO_BASE_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*,/VMXD_GET(VMXD_INFO_INVALIDATE_NO_BASE_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_INVALIDATE_NO_BASE_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01reg2\b[ \t]*\)/VMXD_INFO_INVALIDATE_REG2/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01reg2\b[ \t]*,/VMXD_GET(VMXD_INFO_INVALIDATE_REG2,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_invalidate\b[ \t]*,[ \t]*\x01reg2\b[ \t]*,/VMXD_PUT(VMXD_INFO_INVALIDATE_REG2,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01VMXD_INFORMATION_GDTR_IDTR_TABLE\b[ \t]*\)/VMXD_INFO_GDTR_IDTR_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01scaling\b[ \t]*\)/VMXD_INFO_GDTR_IDTR_SCALING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01scaling\b[ \t]*,/VMXD_GET(VMXD_INFO_GDTR_IDTR_SCALING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01scaling\b[ \t]*,/VMXD_PUT(VMXD_INFO_GDTR_IDTR_SCALING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01address_size\b[ \t]*\)/VMXD_INFO_GDTR_IDTR_ADDRESS_SIZE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_GET(VMXD_INFO_GDTR_IDTR_ADDRESS_SIZE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_PUT(VMXD_INFO_GDTR_IDTR_ADDRESS_SIZE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01operand_size\b[ \t]*\)/VMXD_INFO_GDTR_IDTR_OPERAND_SIZE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01operand_size\b[ \t]*,/VMXD_GET(VMXD_INFO_GDTR_IDTR_OPERAND_SIZE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01operand_size\b[ \t]*,/VMXD_PUT(VMXD_INFO_GDTR_IDTR_OPERAND_SIZE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01segment\b[ \t]*\)/VMXD_INFO_GDTR_IDTR_SEGMENT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_GET(VMXD_INFO_GDTR_IDTR_SEGMENT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_PUT(VMXD_INFO_GDTR_IDTR_SEGMENT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01index_register\b[ \t]*\)/VMXD_INFO_GDTR_IDTR_INDEX_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01index_register\b[ \t]*,/VMXD_GET(VMXD_INFO_GDTR_IDTR_INDEX_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01index_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_GDTR_IDTR_INDEX_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*\)/VMXD_INFO_GDTR_IDTR_NO_INDEX_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*,/VMXD_GET(VMXD_INFO_GDTR_IDTR_NO_INDEX_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_GDTR_IDTR_NO_INDEX_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01base_register\b[ \t]*\)/VMXD_INFO_GDTR_IDTR_BASE_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01base_register\b[ \t]*,/VMXD_GET(VMXD_INFO_GDTR_IDTR_BASE_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01base_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_GDTR_IDTR_BASE_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*\)/VMXD_INFO_GDTR_IDTR_NO_BASE_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*,/VMXD_GET(VMXD_INFO_GDTR_IDTR_NO_BASE_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_GDTR_IDTR_NO_BASE_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01identity\b[ \t]*\)/VMXD_INFO_GDTR_IDTR_IDENTITY/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01identity\b[ \t]*,/VMXD_GET(VMXD_INFO_GDTR_IDTR_IDENTITY,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_gdtr_idtr\b[ \t]*,[ \t]*\x01identity\b[ \t]*,/VMXD_PUT(VMXD_INFO_GDTR_IDTR_IDENTITY,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01VMXD_INFORMATION_LDTR_TR_TABLE\b[ \t]*\)/VMXD_INFO_LDTR_TR_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01scaling\b[ \t]*\)/VMXD_INFO_LDTR_TR_SCALING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01scaling\b[ \t]*,/VMXD_GET(VMXD_INFO_LDTR_TR_SCALING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01scaling\b[ \t]*,/VMXD_PUT(VMXD_INFO_LDTR_TR_SCALING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01reg1\b[ \t]*\)/VMXD_INFO_LDTR_TR_REG1/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_GET(VMXD_INFO_LDTR_TR_REG1,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_PUT(VMXD_INFO_LDTR_TR_REG1,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01address_size\b[ \t]*\)/VMXD_INFO_LDTR_TR_ADDRESS_SIZE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_GET(VMXD_INFO_LDTR_TR_ADDRESS_SIZE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_PUT(VMXD_INFO_LDTR_TR_ADDRESS_SIZE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01is_register\b[ \t]*\)/VMXD_INFO_LDTR_TR_IS_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01is_register\b[ \t]*,/VMXD_GET(VMXD_INFO_LDTR_TR_IS_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01is_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_LDTR_TR_IS_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01segment\b[ \t]*\)/VMXD_INFO_LDTR_TR_SEGMENT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_GET(VMXD_INFO_LDTR_TR_SEGMENT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_PUT(VMXD_INFO_LDTR_TR_SEGMENT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01index_register\b[ \t]*\)/VMXD_INFO_LDTR_TR_INDEX_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01index_register\b[ \t]*,/VMXD_GET(VMXD_INFO_LDTR_TR_INDEX_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01index_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_LDTR_TR_INDEX_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*\)/VMXD_INFO_LDTR_TR_NO_INDEX_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*,/VMXD_GET(VMXD_INFO_LDTR_TR_NO_INDEX_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_LDTR_TR_NO_INDEX_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01base_register\b[ \t]*\)/VMXD_INFO_LDTR_TR_BASE_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01base_register\b[ \t]*,/VMXD_GET(VMXD_INFO_LDTR_TR_BASE_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01base_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_LDTR_TR_BASE_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*\)/VMXD_INFO_LDTR_TR_NO_BASE_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*,/VMXD_GET(VMXD_INFO_LDTR_TR_NO_BASE_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_LDTR_TR_NO_BASE_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01identity\b[ \t]*\)/VMXD_INFO_LDTR_TR_IDENTITY/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01identity\b[ \t]*,/VMXD_GET(VMXD_INFO_LDTR_TR_IDENTITY,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_ldtr_tr\b[ \t]*,[ \t]*\x01identity\b[ \t]*,/VMXD_PUT(VMXD_INFO_LDTR_TR_IDENTITY,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_information_rdrand_rdseed\b[ \t]*,[ \t]*\x01VMXD_INFORMATION_RDRAND_RDSEED_TABLE\b[ \t]*\)/VMXD_INFO_RDRAND_RDSEED_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_rdrand_rdseed\b[ \t]*,[ \t]*\x01reg1\b[ \t]*\)/VMXD_INFO_RDRAND_RDSEED_REG1/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_rdrand_rdseed\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_GET(VMXD_INFO_RDRAND_RDSEED_REG1,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_rdrand_rdseed\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_PUT(VMXD_INFO_RDRAND_RDSEED_REG1,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_rdrand_rdseed\b[ \t]*,[ \t]*\x01operand_size\b[ \t]*\)/VMXD_INFO_RDRAND_RDSEED_OPERAND_SIZE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_rdrand_rdseed\b[ \t]*,[ \t]*\x01operand_size\b[ \t]*,/VMXD_GET(VMXD_INFO_RDRAND_RDSEED_OPERAND_SIZE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_rdrand_rdseed\b[ \t]*,[ \t]*\x01operand_size\b[ \t]*,/VMXD_PUT(VMXD_INFO_RDRAND_RDSEED_OPERAND_SIZE,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_information_tpause_umwait\b[ \t]*,[ \t]*\x01VMXD_INFORMATION_TPAUSE_UMWAIT_TABLE\b[ \t]*\)/VMXD_INFO_TPAUSE_UMWAIT_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_tpause_umwait\b[ \t]*,[ \t]*\x01reg1\b[ \t]*\)/VMXD_INFO_TPAUSE_UMWAIT_REG1/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_tpause_umwait\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_GET(VMXD_INFO_TPAUSE_UMWAIT_REG1,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_tpause_umwait\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_PUT(VMXD_INFO_TPAUSE_UMWAIT_REG1,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01VMXD_INFORMATION_MEMORY_TABLE\b[ \t]*\)/VMXD_INFO_MEMORY_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01scaling\b[ \t]*\)/VMXD_INFO_MEMORY_SCALING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01scaling\b[ \t]*,/VMXD_GET(VMXD_INFO_MEMORY_SCALING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01scaling\b[ \t]*,/VMXD_PUT(VMXD_INFO_MEMORY_SCALING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01address_size\b[ \t]*\)/VMXD_INFO_MEMORY_ADDRESS_SIZE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_GET(VMXD_INFO_MEMORY_ADDRESS_SIZE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_PUT(VMXD_INFO_MEMORY_ADDRESS_SIZE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01segment\b[ \t]*\)/VMXD_INFO_MEMORY_SEGMENT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_GET(VMXD_INFO_MEMORY_SEGMENT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_PUT(VMXD_INFO_MEMORY_SEGMENT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01index_register\b[ \t]*\)/VMXD_INFO_MEMORY_INDEX_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01index_register\b[ \t]*,/VMXD_GET(VMXD_INFO_MEMORY_INDEX_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01index_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_MEMORY_INDEX_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*\)/VMXD_INFO_MEMORY_NO_INDEX_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*,/VMXD_GET(VMXD_INFO_MEMORY_NO_INDEX_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_MEMORY_NO_INDEX_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01base_register\b[ \t]*\)/VMXD_INFO_MEMORY_BASE_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01base_register\b[ \t]*,/VMXD_GET(VMXD_INFO_MEMORY_BASE_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01base_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_MEMORY_BASE_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*\)/VMXD_INFO_MEMORY_NO_BASE_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*,/VMXD_GET(VMXD_INFO_MEMORY_NO_BASE_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_memory\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_MEMORY_NO_BASE_REGISTER,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01VMXD_INFORMATION_VMREAD_VMWRITE_TABLE\b[ \t]*\)/VMXD_INFO_VMREAD_VMWRITE_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01scaling\b[ \t]*\)/VMXD_INFO_VMREAD_VMWRITE_SCALING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01scaling\b[ \t]*,/VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_SCALING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01scaling\b[ \t]*,/VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_SCALING,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01reg1\b[ \t]*\)/VMXD_INFO_VMREAD_VMWRITE_REG1/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_REG1,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_REG1,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01address_size\b[ \t]*\)/VMXD_INFO_VMREAD_VMWRITE_ADDRESS_SIZE/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_ADDRESS_SIZE,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_ADDRESS_SIZE,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01is_register\b[ \t]*\)/VMXD_INFO_VMREAD_VMWRITE_IS_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01is_register\b[ \t]*,/VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_IS_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01is_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_IS_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01segment\b[ \t]*\)/VMXD_INFO_VMREAD_VMWRITE_SEGMENT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_SEGMENT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_SEGMENT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01index_register\b[ \t]*\)/VMXD_INFO_VMREAD_VMWRITE_INDEX_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01index_register\b[ \t]*,/VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_INDEX_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01index_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_INDEX_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*\)/VMXD_INFO_VMREAD_VMWRITE_NO_INDEX_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*,/VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_NO_INDEX_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_NO_INDEX_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01base_register\b[ \t]*\)/VMXD_INFO_VMREAD_VMWRITE_BASE_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01base_register\b[ \t]*,/VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_BASE_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01base_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_BASE_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*\)/VMXD_INFO_VMREAD_VMWRITE_NO_BASE_REGISTER/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*,/VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_NO_BASE_REGISTER,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*,/VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_NO_BASE_REGISTER,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01reg2\b[ \t]*\)/VMXD_INFO_VMREAD_VMWRITE_REG2/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01reg2\b[ \t]*,/VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_REG2,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_vmread_vmwrite\b[ \t]*,[ \t]*\x01reg2\b[ \t]*,/VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_REG2,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_information_loadiwkey\b[ \t]*,[ \t]*\x01VMXD_INFORMATION_LOADIWKEY_TABLE\b[ \t]*\)/VMXD_INFO_LOADIWKEY_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_loadiwkey\b[ \t]*,[ \t]*\x01reg1\b[ \t]*\)/VMXD_INFO_LOADIWKEY_REG1/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_loadiwkey\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_GET(VMXD_INFO_LOADIWKEY_REG1,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_loadiwkey\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_PUT(VMXD_INFO_LOADIWKEY_REG1,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_loadiwkey\b[ \t]*,[ \t]*\x01reg2\b[ \t]*\)/VMXD_INFO_LOADIWKEY_REG2/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_loadiwkey\b[ \t]*,[ \t]*\x01reg2\b[ \t]*,/VMXD_GET(VMXD_INFO_LOADIWKEY_REG2,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_loadiwkey\b[ \t]*,[ \t]*\x01reg2\b[ \t]*,/VMXD_PUT(VMXD_INFO_LOADIWKEY_REG2,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_information_msr\b[ \t]*,[ \t]*\x01VMXD_INFORMATION_MSR_TABLE\b[ \t]*\)/VMXD_INFO_MSR_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_information_msr\b[ \t]*,[ \t]*\x01reg1\b[ \t]*\)/VMXD_INFO_MSR_REG1/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_information_msr\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_GET(VMXD_INFO_MSR_REG1,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_information_msr\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_PUT(VMXD_INFO_MSR_REG1,/g
s/\x01VMXD_RESERVED64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01VMXD_EXTENDED_INSTRUCTION_INFORMATION_TABLE\b[ \t]*\)/VMXD_EXT_INFO_RESERVED/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01scaling\b[ \t]*\)/VMXD_EXT_INFO_SCALING/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01scaling\b[ \t]*,/VMXD_GET(VMXD_EXT_INFO_SCALING,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01scaling\b[ \t]*,/VMXD_PUT(VMXD_EXT_INFO_SCALING,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01address_size\b[ \t]*\)/VMXD_EXT_INFO_ADDRESS_SIZE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_GET(VMXD_EXT_INFO_ADDRESS_SIZE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01address_size\b[ \t]*,/VMXD_PUT(VMXD_EXT_INFO_ADDRESS_SIZE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01is_register\b[ \t]*\)/VMXD_EXT_INFO_IS_REGISTER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01is_register\b[ \t]*,/VMXD_GET(VMXD_EXT_INFO_IS_REGISTER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01is_register\b[ \t]*,/VMXD_PUT(VMXD_EXT_INFO_IS_REGISTER,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01operand_size\b[ \t]*\)/VMXD_EXT_INFO_OPERAND_SIZE/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01operand_size\b[ \t]*,/VMXD_GET(VMXD_EXT_INFO_OPERAND_SIZE,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01operand_size\b[ \t]*,/VMXD_PUT(VMXD_EXT_INFO_OPERAND_SIZE,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01segment\b[ \t]*\)/VMXD_EXT_INFO_SEGMENT/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_GET(VMXD_EXT_INFO_SEGMENT,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01segment\b[ \t]*,/VMXD_PUT(VMXD_EXT_INFO_SEGMENT,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*\)/VMXD_EXT_INFO_NO_INDEX_REGISTER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*,/VMXD_GET(VMXD_EXT_INFO_NO_INDEX_REGISTER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01no_index_register\b[ \t]*,/VMXD_PUT(VMXD_EXT_INFO_NO_INDEX_REGISTER,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*\)/VMXD_EXT_INFO_NO_BASE_REGISTER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*,/VMXD_GET(VMXD_EXT_INFO_NO_BASE_REGISTER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01no_base_register\b[ \t]*,/VMXD_PUT(VMXD_EXT_INFO_NO_BASE_REGISTER,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01reg1\b[ \t]*\)/VMXD_EXT_INFO_REG1/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_GET(VMXD_EXT_INFO_REG1,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01reg1\b[ \t]*,/VMXD_PUT(VMXD_EXT_INFO_REG1,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01index_register\b[ \t]*\)/VMXD_EXT_INFO_INDEX_REGISTER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01index_register\b[ \t]*,/VMXD_GET(VMXD_EXT_INFO_INDEX_REGISTER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01index_register\b[ \t]*,/VMXD_PUT(VMXD_EXT_INFO_INDEX_REGISTER,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01base_register\b[ \t]*\)/VMXD_EXT_INFO_BASE_REGISTER/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01base_register\b[ \t]*,/VMXD_GET(VMXD_EXT_INFO_BASE_REGISTER,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01base_register\b[ \t]*,/VMXD_PUT(VMXD_EXT_INFO_BASE_REGISTER,/g
s/\x01VMXD_MASK64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01reg2\b[ \t]*\)/VMXD_EXT_INFO_REG2/g
s/\x01VMXD_GET64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01reg2\b[ \t]*,/VMXD_GET(VMXD_EXT_INFO_REG2,/g
s/\x01VMXD_PUT64\b[ \t]*\([ \t]*\x01vmxd_extended_instruction_information\b[ \t]*,[ \t]*\x01reg2\b[ \t]*,/VMXD_PUT(VMXD_EXT_INFO_REG2,/g
s/\x01VMXD_RESERVED32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01VMXD_EXIT_CLASS_TABLE\b[ \t]*\)/VMXD_EXIT_CLASS_RESERVED/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01kind\b[ \t]*\)/VMXD_EXIT_CLASS_KIND/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01kind\b[ \t]*,/VMXD_GET(VMXD_EXIT_CLASS_KIND,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01kind\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CLASS_KIND,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01format\b[ \t]*\)/VMXD_EXIT_CLASS_QUAL_FORMAT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01format\b[ \t]*,/VMXD_GET(VMXD_EXIT_CLASS_QUAL_FORMAT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01format\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CLASS_QUAL_FORMAT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01layout\b[ \t]*\)/VMXD_EXIT_CLASS_INFO_FORMAT/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01layout\b[ \t]*,/VMXD_GET(VMXD_EXIT_CLASS_INFO_FORMAT,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01layout\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CLASS_INFO_FORMAT,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01length\b[ \t]*\)/VMXD_EXIT_CLASS_INSTRUCTION_LENGTH/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01length\b[ \t]*,/VMXD_GET(VMXD_EXIT_CLASS_INSTRUCTION_LENGTH,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01length\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CLASS_INSTRUCTION_LENGTH,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01maybe_length\b[ \t]*\)/VMXD_EXIT_CLASS_MAYBE_INSTRUCTION_LENGTH/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01maybe_length\b[ \t]*,/VMXD_GET(VMXD_EXIT_CLASS_MAYBE_INSTRUCTION_LENGTH,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01maybe_length\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CLASS_MAYBE_INSTRUCTION_LENGTH,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01linear_address\b[ \t]*\)/VMXD_EXIT_CLASS_LINEAR_ADDRESS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01linear_address\b[ \t]*,/VMXD_GET(VMXD_EXIT_CLASS_LINEAR_ADDRESS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01linear_address\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CLASS_LINEAR_ADDRESS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01maybe_linear_address\b[ \t]*\)/VMXD_EXIT_CLASS_MAYBE_LINEAR_ADDRESS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01maybe_linear_address\b[ \t]*,/VMXD_GET(VMXD_EXIT_CLASS_MAYBE_LINEAR_ADDRESS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01maybe_linear_address\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CLASS_MAYBE_LINEAR_ADDRESS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01physical_address\b[ \t]*\)/VMXD_EXIT_CLASS_PHYSICAL_ADDRESS/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01physical_address\b[ \t]*,/VMXD_GET(VMXD_EXIT_CLASS_PHYSICAL_ADDRESS,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01physical_address\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CLASS_PHYSICAL_ADDRESS,/g
s/\x01VMXD_MASK32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01in_delivery\b[ \t]*\)/VMXD_EXIT_CLASS_IDT_VECTORING/g
s/\x01VMXD_GET32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01in_delivery\b[ \t]*,/VMXD_GET(VMXD_EXIT_CLASS_IDT_VECTORING,/g
s/\x01VMXD_PUT32\b[ \t]*\([ \t]*\x01vmxd_exit_class\b[ \t]*,[ \t]*\x01in_delivery\b[ \t]*,/VMXD_PUT(VMXD_EXIT_CLASS_IDT_VECTORING,/g
s/^([ \t]*#[ \t]*\x01?include[ \t]*["<]([^">]*\/)?)vmxdefs\/areas\.h([">])/\1vmxdefs\/structures.h\3/
s/^([ \t]*#[ \t]*\x01?include[ \t]*["<]([^">]*\/)?)vmxdefs\/tables\.h([">])/\1vmxdefs\/rows.h\3/
s/^([ \t]*#[ \t]*\x01?include[ \t]*["<]([^">]*\/)?)vmxdefs\/vmcs_existence\.h([">])/\1vmxdefs\/vmcs_support.h\3/
s/\x01vmxd_access_rights_type_lsb\b/VMXD_SHIFT(VMXD_AR_TYPE)/g
s/\x01vmxd_access_rights_descriptor_type_lsb\b/VMXD_SHIFT(VMXD_AR_DESCRIPTOR_TYPE)/g
s/\x01vmxd_access_rights_dpl_lsb\b/VMXD_SHIFT(VMXD_AR_DPL)/g
s/\x01vmxd_access_rights_present_lsb\b/VMXD_SHIFT(VMXD_AR_PRESENT)/g
s/\x01vmxd_access_rights_avl_lsb\b/VMXD_SHIFT(VMXD_AR_AVL)/g
s/\x01vmxd_access_rights_long_mode_lsb\b/VMXD_SHIFT(VMXD_AR_LONG_MODE)/g
s/\x01vmxd_access_rights_default_operation_size_lsb\b/VMXD_SHIFT(VMXD_AR_DEFAULT_OPERATION_SIZE)/g
s/\x01vmxd_access_rights_granularity_lsb\b/VMXD_SHIFT(VMXD_AR_GRANULARITY)/g
s/\x01vmxd_access_rights_segment_unusable_lsb\b/VMXD_SHIFT(VMXD_AR_SEGMENT_UNUSABLE)/g
s/\x01vmxd_interruptibility_blocking_by_sti_lsb\b/VMXD_SHIFT(VMXD_INTR_STATE_BLOCKING_BY_STI)/g
s/\x01vmxd_interruptibility_blocking_by_mov_ss_lsb\b/VMXD_SHIFT(VMXD_INTR_STATE_BLOCKING_BY_MOV_SS)/g
s/\x01vmxd_interruptibility_blocking_by_smi_lsb\b/VMXD_SHIFT(VMXD_INTR_STATE_BLOCKING_BY_SMI)/g
s/\x01vmxd_interruptibility_blocking_by_nmi_lsb\b/VMXD_SHIFT(VMXD_INTR_STATE_BLOCKING_BY_NMI)/g
s/\x01vmxd_interruptibility_enclave_interruption_lsb\b/VMXD_SHIFT(VMXD_INTR_STATE_ENCLAVE_INTERRUPTION)/g
s/\x01vmxd_pending_debug_exceptions_b0_lsb\b/VMXD_SHIFT(VMXD_PENDING_DB_B0)/g
s/\x01vmxd_pending_debug_exceptions_b1_lsb\b/VMXD_SHIFT(VMXD_PENDING_DB_B1)/g
s/\x01vmxd_pending_debug_exceptions_b2_lsb\b/VMXD_SHIFT(VMXD_PENDING_DB_B2)/g
s/\x01vmxd_pending_debug_exceptions_b3_lsb\b/VMXD_SHIFT(VMXD_PENDING_DB_B3)/g
s/\x01vmxd_pending_debug_exceptions_bus_lock_lsb\b/VMXD_SHIFT(VMXD_PENDING_DB_BUS_LOCK)/g
s/\x01vmxd_pending_debug_exceptions_enabled_breakpoint_lsb\b/VMXD_SHIFT(VMXD_PENDING_DB_ENABLED_BREAKPOINT)/g
s/\x01vmxd_pending_debug_exceptions_bs_lsb\b/VMXD_SHIFT(VMXD_PENDING_DB_BS)/g
s/\x01vmxd_pending_debug_exceptions_rtm_lsb\b/VMXD_SHIFT(VMXD_PENDING_DB_RTM)/g
s/\x01vmxd_guest_interrupt_status_rvi_lsb\b/VMXD_SHIFT(VMXD_INTR_STATUS_RVI)/g
s/\x01vmxd_guest_interrupt_status_svi_lsb\b/VMXD_SHIFT(VMXD_INTR_STATUS_SVI)/g
s/\x01vmxd_notification_outstanding_lsb\b/VMXD_SHIFT(VMXD_NOTIFICATION_OUTSTANDING)/g
s/\x01vmxd_notification_suppress_lsb\b/VMXD_SHIFT(VMXD_NOTIFICATION_SUPPRESS)/g
s/\x01vmxd_notification_vector_lsb\b/VMXD_SHIFT(VMXD_NOTIFICATION_VECTOR)/g
s/\x01vmxd_notification_destination_lsb\b/VMXD_SHIFT(VMXD_NOTIFICATION_DESTINATION)/g
s/\x01vmxd_pid_pointer_valid_lsb\b/VMXD_SHIFT(VMXD_PID_POINTER_VALID)/g
s/\x01vmxd_pid_pointer_descriptor_lsb\b/VMXD_SHIFT(VMXD_PID_POINTER_DESCRIPTOR)/g
s/\x01vmxd_pasid_directory_entry_present_lsb\b/VMXD_SHIFT(VMXD_PASID_DIR_PRESENT)/g
s/\x01vmxd_pasid_directory_entry_page_frame_number_lsb\b/VMXD_SHIFT(VMXD_PASID_DIR_PAGE_FRAME_NUMBER)/g
s/\x01vmxd_pasid_entry_host_pasid_lsb\b/VMXD_SHIFT(VMXD_PASID_ENTRY_HOST_PASID)/g
s/\x01vmxd_pasid_entry_valid_lsb\b/VMXD_SHIFT(VMXD_PASID_ENTRY_VALID)/g
s/\x01vmxd_vmcs_encoding_access_type_lsb\b/VMXD_SHIFT(VMXD_VMCS_ENC_ACCESS_TYPE)/g
s/\x01vmxd_vmcs_encoding_index_lsb\b/VMXD_SHIFT(VMXD_VMCS_ENC_INDEX)/g
s/\x01vmxd_vmcs_encoding_type_lsb\b/VMXD_SHIFT(VMXD_VMCS_ENC_TYPE)/g
s/\x01vmxd_vmcs_encoding_width_lsb\b/VMXD_SHIFT(VMXD_VMCS_ENC_WIDTH)/g
s/\x01vmxd_vmcs_revision_revision_identifier_lsb\b/VMXD_SHIFT(VMXD_REVISION_REVISION_IDENTIFIER)/g
s/\x01vmxd_vmcs_revision_shadow_vmcs_lsb\b/VMXD_SHIFT(VMXD_REVISION_SHADOW_VMCS)/g
s/\x01vmxd_feature_control_lock_lsb\b/VMXD_SHIFT(VMXD_FEATURE_CONTROL_LOCK)/g
s/\x01vmxd_feature_control_enable_vmx_inside_smx_lsb\b/VMXD_SHIFT(VMXD_FEATURE_CONTROL_ENABLE_VMX_INSIDE_SMX)/g
s/\x01vmxd_feature_control_enable_vmx_outside_smx_lsb\b/VMXD_SHIFT(VMXD_FEATURE_CONTROL_ENABLE_VMX_OUTSIDE_SMX)/g
s/\x01vmxd_feature_control_senter_local_function_enables_lsb\b/VMXD_SHIFT(VMXD_FEATURE_CONTROL_SENTER_LOCAL_FUNCTION_ENABLES)/g
s/\x01vmxd_feature_control_senter_global_enable_lsb\b/VMXD_SHIFT(VMXD_FEATURE_CONTROL_SENTER_GLOBAL_ENABLE)/g
s/\x01vmxd_feature_control_sgx_launch_control_enable_lsb\b/VMXD_SHIFT(VMXD_FEATURE_CONTROL_SGX_LAUNCH_CONTROL_ENABLE)/g
s/\x01vmxd_feature_control_sgx_global_enable_lsb\b/VMXD_SHIFT(VMXD_FEATURE_CONTROL_SGX_GLOBAL_ENABLE)/g
s/\x01vmxd_feature_control_lmce_on_lsb\b/VMXD_SHIFT(VMXD_FEATURE_CONTROL_LMCE_ON)/g
s/\x01vmxd_basic_vmcs_revision_identifier_lsb\b/VMXD_SHIFT(VMXD_BASIC_VMCS_REVISION_IDENTIFIER)/g
s/\x01vmxd_basic_vmcs_region_size_lsb\b/VMXD_SHIFT(VMXD_BASIC_VMCS_REGION_SIZE)/g
s/\x01vmxd_basic_physical_address_width_32_lsb\b/VMXD_SHIFT(VMXD_BASIC_PHYSICAL_ADDRESS_WIDTH_32)/g
s/\x01vmxd_basic_dual_monitor_treatment_lsb\b/VMXD_SHIFT(VMXD_BASIC_DUAL_MONITOR_TREATMENT)/g
s/\x01vmxd_basic_vmcs_memory_type_lsb\b/VMXD_SHIFT(VMXD_BASIC_VMCS_MEMORY_TYPE)/g
s/\x01vmxd_basic_ins_outs_exit_information_lsb\b/VMXD_SHIFT(VMXD_BASIC_INS_OUTS_EXIT_INFORMATION)/g
s/\x01vmxd_basic_default1_controls_may_be_0_lsb\b/VMXD_SHIFT(VMXD_BASIC_DEFAULT1_CONTROLS_MAY_BE_0)/g
s/\x01vmxd_basic_hardware_exception_any_error_code_lsb\b/VMXD_SHIFT(VMXD_BASIC_HARDWARE_EXCEPTION_ANY_ERROR_CODE)/g
s/\x01vmxd_basic_nested_exception_lsb\b/VMXD_SHIFT(VMXD_BASIC_NESTED_EXCEPTION)/g
s/\x01vmxd_basic_no_seamret_invalidate_vmcs_lsb\b/VMXD_SHIFT(VMXD_BASIC_NO_SEAMRET_INVALIDATE_VMCS)/g
s/\x01vmxd_misc_preemption_timer_tsc_rate_lsb\b/VMXD_SHIFT(VMXD_MISC_PREEMPTION_TIMER_TSC_RATE)/g
s/\x01vmxd_misc_store_efer_lma_on_exit_lsb\b/VMXD_SHIFT(VMXD_MISC_STORE_EFER_LMA_ON_EXIT)/g
s/\x01vmxd_misc_activity_hlt_lsb\b/VMXD_SHIFT(VMXD_MISC_ACTIVITY_HLT)/g
s/\x01vmxd_misc_activity_shutdown_lsb\b/VMXD_SHIFT(VMXD_MISC_ACTIVITY_SHUTDOWN)/g
s/\x01vmxd_misc_activity_wait_for_sipi_lsb\b/VMXD_SHIFT(VMXD_MISC_ACTIVITY_WAIT_FOR_SIPI)/g
s/\x01vmxd_misc_intel_pt_in_vmx_lsb\b/VMXD_SHIFT(VMXD_MISC_INTEL_PT_IN_VMX)/g
s/\x01vmxd_misc_rdmsr_ia32_smbase_in_smm_lsb\b/VMXD_SHIFT(VMXD_MISC_RDMSR_IA32_SMBASE_IN_SMM)/g
s/\x01vmxd_misc_cr3_target_count_lsb\b/VMXD_SHIFT(VMXD_MISC_CR3_TARGET_COUNT)/g
s/\x01vmxd_misc_max_msr_list_size_lsb\b/VMXD_SHIFT(VMXD_MISC_MAX_MSR_LIST_SIZE)/g
s/\x01vmxd_misc_smm_monitor_ctl_bit2_lsb\b/VMXD_SHIFT(VMXD_MISC_SMM_MONITOR_CTL_BIT2)/g
s/\x01vmxd_misc_vmwrite_any_field_lsb\b/VMXD_SHIFT(VMXD_MISC_VMWRITE_ANY_FIELD)/g
s/\x01vmxd_misc_zero_length_injection_lsb\b/VMXD_SHIFT(VMXD_MISC_ZERO_LENGTH_INJECTION)/g
s/\x01vmxd_misc_mseg_revision_identifier_lsb\b/VMXD_SHIFT(VMXD_MISC_MSEG_REVISION_IDENTIFIER)/g
s/\x01vmxd_ept_vpid_cap_execute_only_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_EXECUTE_ONLY)/g
s/\x01vmxd_ept_vpid_cap_page_walk_length_4_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_PAGE_WALK_LENGTH_4)/g
s/\x01vmxd_ept_vpid_cap_page_walk_length_5_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_PAGE_WALK_LENGTH_5)/g
s/\x01vmxd_ept_vpid_cap_memory_type_uc_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_MEMORY_TYPE_UC)/g
s/\x01vmxd_ept_vpid_cap_memory_type_wb_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_MEMORY_TYPE_WB)/g
s/\x01vmxd_ept_vpid_cap_page_2mb_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_PAGE_2MB)/g
s/\x01vmxd_ept_vpid_cap_page_1gb_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_PAGE_1GB)/g
s/\x01vmxd_ept_vpid_cap_invept_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_INVEPT)/g
s/\x01vmxd_ept_vpid_cap_accessed_dirty_flags_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_ACCESSED_DIRTY_FLAGS)/g
s/\x01vmxd_ept_vpid_cap_advanced_ept_violation_information_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_ADVANCED_EPT_VIOLATION_INFORMATION)/g
s/\x01vmxd_ept_vpid_cap_supervisor_shadow_stack_control_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_SUPERVISOR_SHADOW_STACK_CONTROL)/g
s/\x01vmxd_ept_vpid_cap_invept_single_context_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_INVEPT_SINGLE_CONTEXT)/g
s/\x01vmxd_ept_vpid_cap_invept_all_contexts_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_INVEPT_ALL_CONTEXTS)/g
s/\x01vmxd_ept_vpid_cap_invvpid_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_INVVPID)/g
s/\x01vmxd_ept_vpid_cap_invvpid_individual_address_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_INVVPID_INDIVIDUAL_ADDRESS)/g
s/\x01vmxd_ept_vpid_cap_invvpid_single_context_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_INVVPID_SINGLE_CONTEXT)/g
s/\x01vmxd_ept_vpid_cap_invvpid_all_contexts_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_INVVPID_ALL_CONTEXTS)/g
s/\x01vmxd_ept_vpid_cap_invvpid_single_context_retaining_globals_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_INVVPID_SINGLE_CONTEXT_RETAINING_GLOBALS)/g
s/\x01vmxd_ept_vpid_cap_max_hlat_prefix_size_lsb\b/VMXD_SHIFT(VMXD_EPT_VPID_CAP_MAX_HLAT_PREFIX_SIZE)/g
s/\x01vmxd_vmcs_enum_highest_index_lsb\b/VMXD_SHIFT(VMXD_VMCS_ENUM_HIGHEST_INDEX)/g
s/\x01vmxd_split_capability_must_be_1_lsb\b/VMXD_SHIFT(VMXD_CTLS32_ALLOWED0)/g
s/\x01vmxd_split_capability_may_be_1_lsb\b/VMXD_SHIFT(VMXD_CTLS32_ALLOWED1)/g
s/\x01vmxd_allowed1_capability_may_be_1_lsb\b/VMXD_SHIFT(VMXD_CTLS64_ALLOWED1)/g
s/\x01vmxd_entry_interruption_vector_lsb\b/VMXD_SHIFT(VMXD_ENTRY_INTR_VECTOR)/g
s/\x01vmxd_entry_interruption_type_lsb\b/VMXD_SHIFT(VMXD_ENTRY_INTR_TYPE)/g
s/\x01vmxd_entry_interruption_deliver_error_code_lsb\b/VMXD_SHIFT(VMXD_ENTRY_INTR_DELIVER_ERROR_CODE)/g
s/\x01vmxd_entry_interruption_nested_exception_lsb\b/VMXD_SHIFT(VMXD_ENTRY_INTR_NESTED_EXCEPTION)/g
s/\x01vmxd_entry_interruption_valid_lsb\b/VMXD_SHIFT(VMXD_ENTRY_INTR_VALID)/g
s/\x01vmxd_exit_interruption_vector_lsb\b/VMXD_SHIFT(VMXD_EXIT_INTR_VECTOR)/g
s/\x01vmxd_exit_interruption_type_lsb\b/VMXD_SHIFT(VMXD_EXIT_INTR_TYPE)/g
s/\x01vmxd_exit_interruption_error_code_valid_lsb\b/VMXD_SHIFT(VMXD_EXIT_INTR_ERROR_CODE_VALID)/g
s/\x01vmxd_exit_interruption_nmi_unblocking_due_to_iret_lsb\b/VMXD_SHIFT(VMXD_EXIT_INTR_NMI_UNBLOCKING_DUE_TO_IRET)/g
s/\x01vmxd_exit_interruption_nested_exception_lsb\b/VMXD_SHIFT(VMXD_EXIT_INTR_NESTED_EXCEPTION)/g
s/\x01vmxd_exit_interruption_valid_lsb\b/VMXD_SHIFT(VMXD_EXIT_INTR_VALID)/g
s/\x01vmxd_idt_vectoring_vector_lsb\b/VMXD_SHIFT(VMXD_IDT_VECTORING_VECTOR)/g
s/\x01vmxd_idt_vectoring_type_lsb\b/VMXD_SHIFT(VMXD_IDT_VECTORING_TYPE)/g
s/\x01vmxd_idt_vectoring_error_code_valid_lsb\b/VMXD_SHIFT(VMXD_IDT_VECTORING_ERROR_CODE_VALID)/g
s/\x01vmxd_idt_vectoring_nested_exception_lsb\b/VMXD_SHIFT(VMXD_IDT_VECTORING_NESTED_EXCEPTION)/g
s/\x01vmxd_idt_vectoring_valid_lsb\b/VMXD_SHIFT(VMXD_IDT_VECTORING_VALID)/g
s/\x01vmxd_pin_controls_external_interrupt_exiting_lsb\b/VMXD_SHIFT(VMXD_PIN_EXTERNAL_INTERRUPT_EXITING)/g
s/\x01vmxd_pin_controls_nmi_exiting_lsb\b/VMXD_SHIFT(VMXD_PIN_NMI_EXITING)/g
s/\x01vmxd_pin_controls_virtual_nmis_lsb\b/VMXD_SHIFT(VMXD_PIN_VIRTUAL_NMIS)/g
s/\x01vmxd_pin_controls_activate_vmx_preemption_timer_lsb\b/VMXD_SHIFT(VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER)/g
s/\x01vmxd_pin_controls_process_posted_interrupts_lsb\b/VMXD_SHIFT(VMXD_PIN_PROCESS_POSTED_INTERRUPTS)/g
s/\x01vmxd_primary_controls_interrupt_window_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING)/g
s/\x01vmxd_primary_controls_use_tsc_offsetting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_USE_TSC_OFFSETTING)/g
s/\x01vmxd_primary_controls_hlt_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_HLT_EXITING)/g
s/\x01vmxd_primary_controls_invlpg_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_INVLPG_EXITING)/g
s/\x01vmxd_primary_controls_mwait_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_MWAIT_EXITING)/g
s/\x01vmxd_primary_controls_rdpmc_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_RDPMC_EXITING)/g
s/\x01vmxd_primary_controls_rdtsc_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_RDTSC_EXITING)/g
s/\x01vmxd_primary_controls_cr3_load_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_CR3_LOAD_EXITING)/g
s/\x01vmxd_primary_controls_cr3_store_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_CR3_STORE_EXITING)/g
s/\x01vmxd_primary_controls_activate_tertiary_controls_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_ACTIVATE_TERTIARY_CONTROLS)/g
s/\x01vmxd_primary_controls_cr8_load_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_CR8_LOAD_EXITING)/g
s/\x01vmxd_primary_controls_cr8_store_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_CR8_STORE_EXITING)/g
s/\x01vmxd_primary_controls_use_tpr_shadow_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_USE_TPR_SHADOW)/g
s/\x01vmxd_primary_controls_nmi_window_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_NMI_WINDOW_EXITING)/g
s/\x01vmxd_primary_controls_mov_dr_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_MOV_DR_EXITING)/g
s/\x01vmxd_primary_controls_unconditional_io_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_UNCONDITIONAL_IO_EXITING)/g
s/\x01vmxd_primary_controls_use_io_bitmaps_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_USE_IO_BITMAPS)/g
s/\x01vmxd_primary_controls_monitor_trap_flag_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_MONITOR_TRAP_FLAG)/g
s/\x01vmxd_primary_controls_use_msr_bitmaps_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_USE_MSR_BITMAPS)/g
s/\x01vmxd_primary_controls_monitor_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_MONITOR_EXITING)/g
s/\x01vmxd_primary_controls_pause_exiting_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_PAUSE_EXITING)/g
s/\x01vmxd_primary_controls_activate_secondary_controls_lsb\b/VMXD_SHIFT(VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS)/g
s/\x01vmxd_secondary_controls_virtualize_apic_accesses_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES)/g
s/\x01vmxd_secondary_controls_enable_ept_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_ENABLE_EPT)/g
s/\x01vmxd_secondary_controls_descriptor_table_exiting_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_DESCRIPTOR_TABLE_EXITING)/g
s/\x01vmxd_secondary_controls_enable_rdtscp_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_ENABLE_RDTSCP)/g
s/\x01vmxd_secondary_controls_virtualize_x2apic_mode_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_VIRTUALIZE_X2APIC_MODE)/g
s/\x01vmxd_secondary_controls_enable_vpid_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_ENABLE_VPID)/g
s/\x01vmxd_secondary_controls_wbinvd_exiting_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_WBINVD_EXITING)/g
s/\x01vmxd_secondary_controls_unrestricted_guest_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_UNRESTRICTED_GUEST)/g
s/\x01vmxd_secondary_controls_apic_register_virtualization_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_APIC_REGISTER_VIRTUALIZATION)/g
s/\x01vmxd_secondary_controls_virtual_interrupt_delivery_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_VIRTUAL_INTERRUPT_DELIVERY)/g
s/\x01vmxd_secondary_controls_pause_loop_exiting_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_PAUSE_LOOP_EXITING)/g
s/\x01vmxd_secondary_controls_rdrand_exiting_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_RDRAND_EXITING)/g
s/\x01vmxd_secondary_controls_enable_invpcid_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_ENABLE_INVPCID)/g
s/\x01vmxd_secondary_controls_enable_vm_functions_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_ENABLE_VM_FUNCTIONS)/g
s/\x01vmxd_secondary_controls_vmcs_shadowing_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_VMCS_SHADOWING)/g
s/\x01vmxd_secondary_controls_enable_encls_exiting_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_ENABLE_ENCLS_EXITING)/g
s/\x01vmxd_secondary_controls_rdseed_exiting_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_RDSEED_EXITING)/g
s/\x01vmxd_secondary_controls_enable_pml_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_ENABLE_PML)/g
s/\x01vmxd_secondary_controls_ept_violation_ve_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_EPT_VIOLATION_VE)/g
s/\x01vmxd_secondary_controls_conceal_vmx_from_pt_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_CONCEAL_VMX_FROM_PT)/g
s/\x01vmxd_secondary_controls_enable_xsaves_xrstors_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_ENABLE_XSAVES_XRSTORS)/g
s/\x01vmxd_secondary_controls_pasid_translation_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_PASID_TRANSLATION)/g
s/\x01vmxd_secondary_controls_mode_based_execute_control_for_ept_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_MODE_BASED_EXECUTE_CONTROL_FOR_EPT)/g
s/\x01vmxd_secondary_controls_sub_page_write_permissions_for_ept_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_SUB_PAGE_WRITE_PERMISSIONS_FOR_EPT)/g
s/\x01vmxd_secondary_controls_intel_pt_uses_guest_physical_addresses_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_INTEL_PT_USES_GUEST_PHYSICAL_ADDRESSES)/g
s/\x01vmxd_secondary_controls_use_tsc_scaling_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_USE_TSC_SCALING)/g
s/\x01vmxd_secondary_controls_enable_user_wait_and_pause_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_ENABLE_USER_WAIT_AND_PAUSE)/g
s/\x01vmxd_secondary_controls_enable_pconfig_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_ENABLE_PCONFIG)/g
s/\x01vmxd_secondary_controls_enable_enclv_exiting_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_ENABLE_ENCLV_EXITING)/g
s/\x01vmxd_secondary_controls_enable_epc_virtualization_extensions_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_ENABLE_EPC_VIRTUALIZATION_EXTENSIONS)/g
s/\x01vmxd_secondary_controls_vmm_bus_lock_detection_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_VMM_BUS_LOCK_DETECTION)/g
s/\x01vmxd_secondary_controls_instruction_timeout_lsb\b/VMXD_SHIFT(VMXD_SECONDARY_INSTRUCTION_TIMEOUT)/g
s/\x01vmxd_tertiary_controls_loadiwkey_exiting_lsb\b/VMXD_SHIFT(VMXD_TERTIARY_LOADIWKEY_EXITING)/g
s/\x01vmxd_tertiary_controls_enable_hlat_lsb\b/VMXD_SHIFT(VMXD_TERTIARY_ENABLE_HLAT)/g
s/\x01vmxd_tertiary_controls_ept_paging_write_control_lsb\b/VMXD_SHIFT(VMXD_TERTIARY_EPT_PAGING_WRITE_CONTROL)/g
s/\x01vmxd_tertiary_controls_guest_paging_verification_lsb\b/VMXD_SHIFT(VMXD_TERTIARY_GUEST_PAGING_VERIFICATION)/g
s/\x01vmxd_tertiary_controls_ipi_virtualization_lsb\b/VMXD_SHIFT(VMXD_TERTIARY_IPI_VIRTUALIZATION)/g
s/\x01vmxd_tertiary_controls_seam_guest_physical_address_width_lsb\b/VMXD_SHIFT(VMXD_TERTIARY_SEAM_GUEST_PHYSICAL_ADDRESS_WIDTH)/g
s/\x01vmxd_tertiary_controls_enable_msr_list_instructions_lsb\b/VMXD_SHIFT(VMXD_TERTIARY_ENABLE_MSR_LIST_INSTRUCTIONS)/g
s/\x01vmxd_tertiary_controls_virtualize_ia32_spec_ctrl_lsb\b/VMXD_SHIFT(VMXD_TERTIARY_VIRTUALIZE_IA32_SPEC_CTRL)/g
s/\x01vmxd_tertiary_controls_apic_timer_virtualization_lsb\b/VMXD_SHIFT(VMXD_TERTIARY_APIC_TIMER_VIRTUALIZATION)/g
s/\x01vmxd_tertiary_controls_enable_pbndkb_lsb\b/VMXD_SHIFT(VMXD_TERTIARY_ENABLE_PBNDKB)/g
s/\x01vmxd_tertiary_controls_pebs_uses_guest_physical_addresses_lsb\b/VMXD_SHIFT(VMXD_TERTIARY_PEBS_USES_GUEST_PHYSICAL_ADDRESSES)/g
s/\x01vmxd_exit_controls_save_debug_controls_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_SAVE_DEBUG_CONTROLS)/g
s/\x01vmxd_exit_controls_host_address_space_size_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_HOST_ADDRESS_SPACE_SIZE)/g
s/\x01vmxd_exit_controls_load_ia32_perf_global_ctrl_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_LOAD_IA32_PERF_GLOBAL_CTRL)/g
s/\x01vmxd_exit_controls_acknowledge_interrupt_on_exit_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_ACKNOWLEDGE_INTERRUPT_ON_EXIT)/g
s/\x01vmxd_exit_controls_save_ia32_pat_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_SAVE_IA32_PAT)/g
s/\x01vmxd_exit_controls_load_ia32_pat_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_LOAD_IA32_PAT)/g
s/\x01vmxd_exit_controls_save_ia32_efer_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_SAVE_IA32_EFER)/g
s/\x01vmxd_exit_controls_load_ia32_efer_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_LOAD_IA32_EFER)/g
s/\x01vmxd_exit_controls_save_vmx_preemption_timer_value_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_SAVE_VMX_PREEMPTION_TIMER_VALUE)/g
s/\x01vmxd_exit_controls_clear_ia32_bndcfgs_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_CLEAR_IA32_BNDCFGS)/g
s/\x01vmxd_exit_controls_conceal_vmx_from_pt_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_CONCEAL_VMX_FROM_PT)/g
s/\x01vmxd_exit_controls_clear_ia32_rtit_ctl_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_CLEAR_IA32_RTIT_CTL)/g
s/\x01vmxd_exit_controls_clear_ia32_lbr_ctl_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_CLEAR_IA32_LBR_CTL)/g
s/\x01vmxd_exit_controls_clear_uinv_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_CLEAR_UINV)/g
s/\x01vmxd_exit_controls_load_cet_state_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_LOAD_CET_STATE)/g
s/\x01vmxd_exit_controls_load_pkrs_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_LOAD_PKRS)/g
s/\x01vmxd_exit_controls_save_ia32_perf_global_ctl_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_SAVE_IA32_PERF_GLOBAL_CTL)/g
s/\x01vmxd_exit_controls_activate_secondary_controls_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL_ACTIVATE_SECONDARY_CONTROLS)/g
s/\x01vmxd_secondary_exit_controls_save_ia32_fred_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL2_SAVE_IA32_FRED)/g
s/\x01vmxd_secondary_exit_controls_load_ia32_fred_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL2_LOAD_IA32_FRED)/g
s/\x01vmxd_secondary_exit_controls_load_ia32_spec_ctrl_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL2_LOAD_IA32_SPEC_CTRL)/g
s/\x01vmxd_secondary_exit_controls_prematurely_busy_shadow_stack_lsb\b/VMXD_SHIFT(VMXD_EXIT_CTL2_PREMATURELY_BUSY_SHADOW_STACK)/g
s/\x01vmxd_entry_controls_load_debug_controls_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_LOAD_DEBUG_CONTROLS)/g
s/\x01vmxd_entry_controls_ia32e_mode_guest_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_IA32E_MODE_GUEST)/g
s/\x01vmxd_entry_controls_entry_to_smm_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_ENTRY_TO_SMM)/g
s/\x01vmxd_entry_controls_deactivate_dual_monitor_treatment_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_DEACTIVATE_DUAL_MONITOR_TREATMENT)/g
s/\x01vmxd_entry_controls_load_ia32_perf_global_ctrl_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_LOAD_IA32_PERF_GLOBAL_CTRL)/g
s/\x01vmxd_entry_controls_load_ia32_pat_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_LOAD_IA32_PAT)/g
s/\x01vmxd_entry_controls_load_ia32_efer_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_LOAD_IA32_EFER)/g
s/\x01vmxd_entry_controls_load_ia32_bndcfgs_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_LOAD_IA32_BNDCFGS)/g
s/\x01vmxd_entry_controls_conceal_vmx_from_pt_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_CONCEAL_VMX_FROM_PT)/g
s/\x01vmxd_entry_controls_load_ia32_rtit_ctl_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_LOAD_IA32_RTIT_CTL)/g
s/\x01vmxd_entry_controls_load_uinv_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_LOAD_UINV)/g
s/\x01vmxd_entry_controls_load_cet_state_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_LOAD_CET_STATE)/g
s/\x01vmxd_entry_controls_load_guest_ia32_lbr_ctl_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_LOAD_GUEST_IA32_LBR_CTL)/g
s/\x01vmxd_entry_controls_load_pkrs_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_LOAD_PKRS)/g
s/\x01vmxd_entry_controls_load_ia32_fred_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_LOAD_IA32_FRED)/g
s/\x01vmxd_entry_controls_load_ia32_spec_ctrl_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_LOAD_IA32_SPEC_CTRL)/g
s/\x01vmxd_entry_controls_allow_seam_guest_telemetry_lsb\b/VMXD_SHIFT(VMXD_ENTRY_CTL_ALLOW_SEAM_GUEST_TELEMETRY)/g
s/\x01vmxd_vm_functions_eptp_switching_lsb\b/VMXD_SHIFT(VMXD_VMFUNC_EPTP_SWITCHING)/g
s/\x01vmxd_eptp_memory_type_lsb\b/VMXD_SHIFT(VMXD_EPTP_MEMORY_TYPE)/g
s/\x01vmxd_eptp_page_walk_length_minus_1_lsb\b/VMXD_SHIFT(VMXD_EPTP_PAGE_WALK_LENGTH_MINUS_1)/g
s/\x01vmxd_eptp_enable_accessed_dirty_lsb\b/VMXD_SHIFT(VMXD_EPTP_ENABLE_ACCESSED_DIRTY)/g
s/\x01vmxd_eptp_enable_supervisor_shadow_stack_lsb\b/VMXD_SHIFT(VMXD_EPTP_ENABLE_SUPERVISOR_SHADOW_STACK)/g
s/\x01vmxd_eptp_page_frame_number_lsb\b/VMXD_SHIFT(VMXD_EPTP_PAGE_FRAME_NUMBER)/g
s/\x01vmxd_ept_table_entry_read_lsb\b/VMXD_SHIFT(VMXD_EPT_TABLE_READ)/g
s/\x01vmxd_ept_table_entry_write_lsb\b/VMXD_SHIFT(VMXD_EPT_TABLE_WRITE)/g
s/\x01vmxd_ept_table_entry_execute_lsb\b/VMXD_SHIFT(VMXD_EPT_TABLE_EXECUTE)/g
s/\x01vmxd_ept_table_entry_accessed_lsb\b/VMXD_SHIFT(VMXD_EPT_TABLE_ACCESSED)/g
s/\x01vmxd_ept_table_entry_user_execute_lsb\b/VMXD_SHIFT(VMXD_EPT_TABLE_USER_EXECUTE)/g
s/\x01vmxd_ept_table_entry_page_frame_number_lsb\b/VMXD_SHIFT(VMXD_EPT_TABLE_PAGE_FRAME_NUMBER)/g
s/\x01vmxd_ept_leaf_read_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_READ)/g
s/\x01vmxd_ept_leaf_write_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_WRITE)/g
s/\x01vmxd_ept_leaf_execute_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_EXECUTE)/g
s/\x01vmxd_ept_leaf_memory_type_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_MEMORY_TYPE)/g
s/\x01vmxd_ept_leaf_ignore_pat_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_IGNORE_PAT)/g
s/\x01vmxd_ept_leaf_large_page_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_LARGE_PAGE)/g
s/\x01vmxd_ept_leaf_accessed_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_ACCESSED)/g
s/\x01vmxd_ept_leaf_dirty_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_DIRTY)/g
s/\x01vmxd_ept_leaf_user_execute_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_USER_EXECUTE)/g
s/\x01vmxd_ept_leaf_page_frame_number_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_PAGE_FRAME_NUMBER)/g
s/\x01vmxd_ept_leaf_verify_guest_paging_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_VERIFY_GUEST_PAGING)/g
s/\x01vmxd_ept_leaf_paging_write_access_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_PAGING_WRITE_ACCESS)/g
s/\x01vmxd_ept_leaf_supervisor_shadow_stack_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_SUPERVISOR_SHADOW_STACK)/g
s/\x01vmxd_ept_leaf_sub_page_write_permissions_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_SUB_PAGE_WRITE_PERMISSIONS)/g
s/\x01vmxd_ept_leaf_suppress_ve_lsb\b/VMXD_SHIFT(VMXD_EPT_LEAF_SUPPRESS_VE)/g
s/\x01vmxd_spp_pointer_page_frame_number_lsb\b/VMXD_SHIFT(VMXD_SPP_POINTER_PAGE_FRAME_NUMBER)/g
s/\x01vmxd_spp_entry_valid_lsb\b/VMXD_SHIFT(VMXD_SPP_ENTRY_VALID)/g
s/\x01vmxd_spp_entry_page_frame_number_lsb\b/VMXD_SHIFT(VMXD_SPP_ENTRY_PAGE_FRAME_NUMBER)/g
s/\x01vmxd_hlat_pointer_pwt_lsb\b/VMXD_SHIFT(VMXD_HLAT_POINTER_PWT)/g
s/\x01vmxd_hlat_pointer_pcd_lsb\b/VMXD_SHIFT(VMXD_HLAT_POINTER_PCD)/g
s/\x01vmxd_hlat_pointer_page_frame_number_lsb\b/VMXD_SHIFT(VMXD_HLAT_POINTER_PAGE_FRAME_NUMBER)/g
s/\x01vmxd_shared_eptp_page_frame_number_lsb\b/VMXD_SHIFT(VMXD_SHARED_EPTP_PAGE_FRAME_NUMBER)/g
s/\x01vmxd_exit_reason_basic_lsb\b/VMXD_SHIFT(VMXD_EXIT_REASON_BASIC)/g
s/\x01vmxd_exit_reason_shadow_stack_busy_lsb\b/VMXD_SHIFT(VMXD_EXIT_REASON_SHADOW_STACK_BUSY)/g
s/\x01vmxd_exit_reason_bus_lock_lsb\b/VMXD_SHIFT(VMXD_EXIT_REASON_BUS_LOCK)/g
s/\x01vmxd_exit_reason_enclave_mode_lsb\b/VMXD_SHIFT(VMXD_EXIT_REASON_ENCLAVE_MODE)/g
s/\x01vmxd_exit_reason_pending_mtf_lsb\b/VMXD_SHIFT(VMXD_EXIT_REASON_PENDING_MTF)/g
s/\x01vmxd_exit_reason_from_vmx_root_lsb\b/VMXD_SHIFT(VMXD_EXIT_REASON_FROM_VMX_ROOT)/g
s/\x01vmxd_exit_reason_failed_entry_lsb\b/VMXD_SHIFT(VMXD_EXIT_REASON_FAILED_ENTRY)/g
s/\x01vmxd_qualification_debug_b0_lsb\b/VMXD_SHIFT(VMXD_QUAL_DEBUG_B0)/g
s/\x01vmxd_qualification_debug_b1_lsb\b/VMXD_SHIFT(VMXD_QUAL_DEBUG_B1)/g
s/\x01vmxd_qualification_debug_b2_lsb\b/VMXD_SHIFT(VMXD_QUAL_DEBUG_B2)/g
s/\x01vmxd_qualification_debug_b3_lsb\b/VMXD_SHIFT(VMXD_QUAL_DEBUG_B3)/g
s/\x01vmxd_qualification_debug_bus_lock_lsb\b/VMXD_SHIFT(VMXD_QUAL_DEBUG_BUS_LOCK)/g
s/\x01vmxd_qualification_debug_bd_lsb\b/VMXD_SHIFT(VMXD_QUAL_DEBUG_BD)/g
s/\x01vmxd_qualification_debug_bs_lsb\b/VMXD_SHIFT(VMXD_QUAL_DEBUG_BS)/g
s/\x01vmxd_qualification_debug_rtm_lsb\b/VMXD_SHIFT(VMXD_QUAL_DEBUG_RTM)/g
s/\x01vmxd_qualification_vector_vector_lsb\b/VMXD_SHIFT(VMXD_QUAL_VECTOR_VECTOR)/g
s/\x01vmxd_qualification_task_switch_selector_lsb\b/VMXD_SHIFT(VMXD_QUAL_TASK_SWITCH_SELECTOR)/g
s/\x01vmxd_qualification_task_switch_source_lsb\b/VMXD_SHIFT(VMXD_QUAL_TASK_SWITCH_SOURCE)/g
s/\x01vmxd_qualification_cr_number_lsb\b/VMXD_SHIFT(VMXD_QUAL_CR_NUMBER)/g
s/\x01vmxd_qualification_cr_access_type_lsb\b/VMXD_SHIFT(VMXD_QUAL_CR_ACCESS_TYPE)/g
s/\x01vmxd_qualification_cr_lmsw_operand_type_lsb\b/VMXD_SHIFT(VMXD_QUAL_CR_LMSW_OPERAND_TYPE)/g
s/\x01vmxd_qualification_cr_gpr_lsb\b/VMXD_SHIFT(VMXD_QUAL_CR_GPR)/g
s/\x01vmxd_qualification_cr_lmsw_source_data_lsb\b/VMXD_SHIFT(VMXD_QUAL_CR_LMSW_SOURCE_DATA)/g
s/\x01vmxd_qualification_dr_number_lsb\b/VMXD_SHIFT(VMXD_QUAL_DR_NUMBER)/g
s/\x01vmxd_qualification_dr_direction_lsb\b/VMXD_SHIFT(VMXD_QUAL_DR_DIRECTION)/g
s/\x01vmxd_qualification_dr_gpr_lsb\b/VMXD_SHIFT(VMXD_QUAL_DR_GPR)/g
s/\x01vmxd_qualification_io_size_lsb\b/VMXD_SHIFT(VMXD_QUAL_IO_SIZE)/g
s/\x01vmxd_qualification_io_direction_lsb\b/VMXD_SHIFT(VMXD_QUAL_IO_DIRECTION)/g
s/\x01vmxd_qualification_io_string_lsb\b/VMXD_SHIFT(VMXD_QUAL_IO_STRING)/g
s/\x01vmxd_qualification_io_rep_lsb\b/VMXD_SHIFT(VMXD_QUAL_IO_REP)/g
s/\x01vmxd_qualification_io_operand_encoding_lsb\b/VMXD_SHIFT(VMXD_QUAL_IO_OPERAND_ENCODING)/g
s/\x01vmxd_qualification_io_port_lsb\b/VMXD_SHIFT(VMXD_QUAL_IO_PORT)/g
s/\x01vmxd_qualification_mwait_monitor_armed_lsb\b/VMXD_SHIFT(VMXD_QUAL_MWAIT_MONITOR_ARMED)/g
s/\x01vmxd_qualification_wbinvd_wbnoinvd_lsb\b/VMXD_SHIFT(VMXD_QUAL_WBINVD_WBNOINVD)/g
s/\x01vmxd_qualification_wrmsr_wrmsrns_lsb\b/VMXD_SHIFT(VMXD_QUAL_WRMSR_WRMSRNS)/g
s/\x01vmxd_qualification_pasid_pasid_lsb\b/VMXD_SHIFT(VMXD_QUAL_PASID_PASID)/g
s/\x01vmxd_qualification_pasid_privileged_lsb\b/VMXD_SHIFT(VMXD_QUAL_PASID_PRIVILEGED)/g
s/\x01vmxd_qualification_apic_access_offset_lsb\b/VMXD_SHIFT(VMXD_QUAL_APIC_ACCESS_OFFSET)/g
s/\x01vmxd_qualification_apic_access_access_type_lsb\b/VMXD_SHIFT(VMXD_QUAL_APIC_ACCESS_ACCESS_TYPE)/g
s/\x01vmxd_qualification_apic_access_asynchronous_to_instruction_lsb\b/VMXD_SHIFT(VMXD_QUAL_APIC_ACCESS_ASYNCHRONOUS_TO_INSTRUCTION)/g
s/\x01vmxd_qualification_apic_write_offset_lsb\b/VMXD_SHIFT(VMXD_QUAL_APIC_WRITE_OFFSET)/g
s/\x01vmxd_qualification_ept_violation_data_read_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_DATA_READ)/g
s/\x01vmxd_qualification_ept_violation_data_write_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_DATA_WRITE)/g
s/\x01vmxd_qualification_ept_violation_instruction_fetch_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_INSTRUCTION_FETCH)/g
s/\x01vmxd_qualification_ept_violation_readable_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_READABLE)/g
s/\x01vmxd_qualification_ept_violation_writable_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_WRITABLE)/g
s/\x01vmxd_qualification_ept_violation_executable_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_EXECUTABLE)/g
s/\x01vmxd_qualification_ept_violation_executable_for_user_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_EXECUTABLE_FOR_USER)/g
s/\x01vmxd_qualification_ept_violation_guest_linear_address_valid_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_GUEST_LINEAR_ADDRESS_VALID)/g
s/\x01vmxd_qualification_ept_violation_linear_address_translated_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED)/g
s/\x01vmxd_qualification_ept_violation_user_mode_linear_address_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_USER_MODE_LINEAR_ADDRESS)/g
s/\x01vmxd_qualification_ept_violation_read_write_page_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_READ_WRITE_PAGE)/g
s/\x01vmxd_qualification_ept_violation_execute_disable_page_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_EXECUTE_DISABLE_PAGE)/g
s/\x01vmxd_qualification_ept_violation_nmi_unblocking_due_to_iret_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_NMI_UNBLOCKING_DUE_TO_IRET)/g
s/\x01vmxd_qualification_ept_violation_shadow_stack_access_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_SHADOW_STACK_ACCESS)/g
s/\x01vmxd_qualification_ept_violation_supervisor_shadow_stack_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_SUPERVISOR_SHADOW_STACK)/g
s/\x01vmxd_qualification_ept_violation_guest_paging_verification_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_GUEST_PAGING_VERIFICATION)/g
s/\x01vmxd_qualification_ept_violation_asynchronous_to_instruction_lsb\b/VMXD_SHIFT(VMXD_QUAL_EPT_ASYNCHRONOUS_TO_INSTRUCTION)/g
s/\x01vmxd_qualification_pml_nmi_unblocking_due_to_iret_lsb\b/VMXD_SHIFT(VMXD_QUAL_PML_NMI_UNBLOCKING_DUE_TO_IRET)/g
s/\x01vmxd_qualification_pml_asynchronous_to_instruction_lsb\b/VMXD_SHIFT(VMXD_QUAL_PML_ASYNCHRONOUS_TO_INSTRUCTION)/g
s/\x01vmxd_qualification_spp_miss_lsb\b/VMXD_SHIFT(VMXD_QUAL_SPP_MISS)/g
s/\x01vmxd_qualification_spp_nmi_unblocking_due_to_iret_lsb\b/VMXD_SHIFT(VMXD_QUAL_SPP_NMI_UNBLOCKING_DUE_TO_IRET)/g
s/\x01vmxd_qualification_spp_asynchronous_to_instruction_lsb\b/VMXD_SHIFT(VMXD_QUAL_SPP_ASYNCHRONOUS_TO_INSTRUCTION)/g
s/\x01vmxd_qualification_instruction_timeout_context_invalid_lsb\b/VMXD_SHIFT(VMXD_QUAL_TIMEOUT_CONTEXT_INVALID)/g
s/\x01vmxd_qualification_instruction_timeout_nmi_unblocking_due_to_iret_lsb\b/VMXD_SHIFT(VMXD_QUAL_TIMEOUT_NMI_UNBLOCKING_DUE_TO_IRET)/g
s/\x01vmxd_information_ins_outs_address_size_lsb\b/VMXD_SHIFT(VMXD_INFO_INS_OUTS_ADDRESS_SIZE)/g
s/\x01vmxd_information_ins_outs_segment_lsb\b/VMXD_SHIFT(VMXD_INFO_INS_OUTS_SEGMENT)/g
s/\x01vmxd_information_invalidate_scaling_lsb\b/VMXD_SHIFT(VMXD_INFO_INVALIDATE_SCALING)/g
s/\x01vmxd_information_invalidate_address_size_lsb\b/VMXD_SHIFT(VMXD_INFO_INVALIDATE_ADDRESS_SIZE)/g
s/\x01vmxd_information_invalidate_segment_lsb\b/VMXD_SHIFT(VMXD_INFO_INVALIDATE_SEGMENT)/g
s/\x01vmxd_information_invalidate_index_register_lsb\b/VMXD_SHIFT(VMXD_INFO_INVALIDATE_INDEX_REGISTER)/g
s/\x01vmxd_information_invalidate_no_index_register_lsb\b/VMXD_SHIFT(VMXD_INFO_INVALIDATE_NO_INDEX_REGISTER)/g
s/\x01vmxd_information_invalidate_base_register_lsb\b/VMXD_SHIFT(VMXD_INFO_INVALIDATE_BASE_REGISTER)/g
s/\x01vmxd_information_invalidate_no_base_register_lsb\b/VMXD_SHIFT(VMXD_INFO_INVALIDATE_NO_BASE_REGISTER)/g
s/\x01vmxd_information_invalidate_reg2_lsb\b/VMXD_SHIFT(VMXD_INFO_INVALIDATE_REG2)/g
s/\x01vmxd_information_gdtr_idtr_scaling_lsb\b/VMXD_SHIFT(VMXD_INFO_GDTR_IDTR_SCALING)/g
s/\x01vmxd_information_gdtr_idtr_address_size_lsb\b/VMXD_SHIFT(VMXD_INFO_GDTR_IDTR_ADDRESS_SIZE)/g
s/\x01vmxd_information_gdtr_idtr_operand_size_lsb\b/VMXD_SHIFT(VMXD_INFO_GDTR_IDTR_OPERAND_SIZE)/g
s/\x01vmxd_information_gdtr_idtr_segment_lsb\b/VMXD_SHIFT(VMXD_INFO_GDTR_IDTR_SEGMENT)/g
s/\x01vmxd_information_gdtr_idtr_index_register_lsb\b/VMXD_SHIFT(VMXD_INFO_GDTR_IDTR_INDEX_REGISTER)/g
s/\x01vmxd_information_gdtr_idtr_no_index_register_lsb\b/VMXD_SHIFT(VMXD_INFO_GDTR_IDTR_NO_INDEX_REGISTER)/g
s/\x01vmxd_information_gdtr_idtr_base_register_lsb\b/VMXD_SHIFT(VMXD_INFO_GDTR_IDTR_BASE_REGISTER)/g
s/\x01vmxd_information_gdtr_idtr_no_base_register_lsb\b/VMXD_SHIFT(VMXD_INFO_GDTR_IDTR_NO_BASE_REGISTER)/g
s/\x01vmxd_information_gdtr_idtr_identity_lsb\b/VMXD_SHIFT(VMXD_INFO_GDTR_IDTR_IDENTITY)/g
s/\x01vmxd_information_ldtr_tr_scaling_lsb\b/VMXD_SHIFT(VMXD_INFO_LDTR_TR_SCALING)/g
s/\x01vmxd_information_ldtr_tr_reg1_lsb\b/VMXD_SHIFT(VMXD_INFO_LDTR_TR_REG1)/g
s/\x01vmxd_information_ldtr_tr_address_size_lsb\b/VMXD_SHIFT(VMXD_INFO_LDTR_TR_ADDRESS_SIZE)/g
s/\x01vmxd_information_ldtr_tr_is_register_lsb\b/VMXD_SHIFT(VMXD_INFO_LDTR_TR_IS_REGISTER)/g
s/\x01vmxd_information_ldtr_tr_segment_lsb\b/VMXD_SHIFT(VMXD_INFO_LDTR_TR_SEGMENT)/g
s/\x01vmxd_information_ldtr_tr_index_register_lsb\b/VMXD_SHIFT(VMXD_INFO_LDTR_TR_INDEX_REGISTER)/g
s/\x01vmxd_information_ldtr_tr_no_index_register_lsb\b/VMXD_SHIFT(VMXD_INFO_LDTR_TR_NO_INDEX_REGISTER)/g
s/\x01vmxd_information_ldtr_tr_base_register_lsb\b/VMXD_SHIFT(VMXD_INFO_LDTR_TR_BASE_REGISTER)/g
s/\x01vmxd_information_ldtr_tr_no_base_register_lsb\b/VMXD_SHIFT(VMXD_INFO_LDTR_TR_NO_BASE_REGISTER)/g
s/\x01vmxd_information_ldtr_tr_identity_lsb\b/VMXD_SHIFT(VMXD_INFO_LDTR_TR_IDENTITY)/g
s/\x01vmxd_information_rdrand_rdseed_reg1_lsb\b/VMXD_SHIFT(VMXD_INFO_RDRAND_RDSEED_REG1)/g
s/\x01vmxd_information_rdrand_rdseed_operand_size_lsb\b/VMXD_SHIFT(VMXD_INFO_RDRAND_RDSEED_OPERAND_SIZE)/g
s/\x01vmxd_information_tpause_umwait_reg1_lsb\b/VMXD_SHIFT(VMXD_INFO_TPAUSE_UMWAIT_REG1)/g
s/\x01vmxd_information_memory_scaling_lsb\b/VMXD_SHIFT(VMXD_INFO_MEMORY_SCALING)/g
s/\x01vmxd_information_memory_address_size_lsb\b/VMXD_SHIFT(VMXD_INFO_MEMORY_ADDRESS_SIZE)/g
s/\x01vmxd_information_memory_segment_lsb\b/VMXD_SHIFT(VMXD_INFO_MEMORY_SEGMENT)/g
s/\x01vmxd_information_memory_index_register_lsb\b/VMXD_SHIFT(VMXD_INFO_MEMORY_INDEX_REGISTER)/g
s/\x01vmxd_information_memory_no_index_register_lsb\b/VMXD_SHIFT(VMXD_INFO_MEMORY_NO_INDEX_REGISTER)/g
s/\x01vmxd_information_memory_base_register_lsb\b/VMXD_SHIFT(VMXD_INFO_MEMORY_BASE_REGISTER)/g
s/\x01vmxd_information_memory_no_base_register_lsb\b/VMXD_SHIFT(VMXD_INFO_MEMORY_NO_BASE_REGISTER)/g
s/\x01vmxd_information_vmread_vmwrite_scaling_lsb\b/VMXD_SHIFT(VMXD_INFO_VMREAD_VMWRITE_SCALING)/g
s/\x01vmxd_information_vmread_vmwrite_reg1_lsb\b/VMXD_SHIFT(VMXD_INFO_VMREAD_VMWRITE_REG1)/g
s/\x01vmxd_information_vmread_vmwrite_address_size_lsb\b/VMXD_SHIFT(VMXD_INFO_VMREAD_VMWRITE_ADDRESS_SIZE)/g
s/\x01vmxd_information_vmread_vmwrite_is_register_lsb\b/VMXD_SHIFT(VMXD_INFO_VMREAD_VMWRITE_IS_REGISTER)/g
s/\x01vmxd_information_vmread_vmwrite_segment_lsb\b/VMXD_SHIFT(VMXD_INFO_VMREAD_VMWRITE_SEGMENT)/g
s/\x01vmxd_information_vmread_vmwrite_index_register_lsb\b/VMXD_SHIFT(VMXD_INFO_VMREAD_VMWRITE_INDEX_REGISTER)/g
s/\x01vmxd_information_vmread_vmwrite_no_index_register_lsb\b/VMXD_SHIFT(VMXD_INFO_VMREAD_VMWRITE_NO_INDEX_REGISTER)/g
s/\x01vmxd_information_vmread_vmwrite_base_register_lsb\b/VMXD_SHIFT(VMXD_INFO_VMREAD_VMWRITE_BASE_REGISTER)/g
s/\x01vmxd_information_vmread_vmwrite_no_base_register_lsb\b/VMXD_SHIFT(VMXD_INFO_VMREAD_VMWRITE_NO_BASE_REGISTER)/g
s/\x01vmxd_information_vmread_vmwrite_reg2_lsb\b/VMXD_SHIFT(VMXD_INFO_VMREAD_VMWRITE_REG2)/g
s/\x01vmxd_information_loadiwkey_reg1_lsb\b/VMXD_SHIFT(VMXD_INFO_LOADIWKEY_REG1)/g
s/\x01vmxd_information_loadiwkey_reg2_lsb\b/VMXD_SHIFT(VMXD_INFO_LOADIWKEY_REG2)/g
s/\x01vmxd_information_msr_reg1_lsb\b/VMXD_SHIFT(VMXD_INFO_MSR_REG1)/g
s/\x01vmxd_extended_instruction_information_scaling_lsb\b/VMXD_SHIFT(VMXD_EXT_INFO_SCALING)/g
s/\x01vmxd_extended_instruction_information_address_size_lsb\b/VMXD_SHIFT(VMXD_EXT_INFO_ADDRESS_SIZE)/g
s/\x01vmxd_extended_instruction_information_is_register_lsb\b/VMXD_SHIFT(VMXD_EXT_INFO_IS_REGISTER)/g
s/\x01vmxd_extended_instruction_information_operand_size_lsb\b/VMXD_SHIFT(VMXD_EXT_INFO_OPERAND_SIZE)/g
s/\x01vmxd_extended_instruction_information_segment_lsb\b/VMXD_SHIFT(VMXD_EXT_INFO_SEGMENT)/g
s/\x01vmxd_extended_instruction_information_no_index_register_lsb\b/VMXD_SHIFT(VMXD_EXT_INFO_NO_INDEX_REGISTER)/g
s/\x01vmxd_extended_instruction_information_no_base_register_lsb\b/VMXD_SHIFT(VMXD_EXT_INFO_NO_BASE_REGISTER)/g
s/\x01vmxd_extended_instruction_information_reg1_lsb\b/VMXD_SHIFT(VMXD_EXT_INFO_REG1)/g
s/\x01vmxd_extended_instruction_information_index_register_lsb\b/VMXD_SHIFT(VMXD_EXT_INFO_INDEX_REGISTER)/g
s/\x01vmxd_extended_instruction_information_base_register_lsb\b/VMXD_SHIFT(VMXD_EXT_INFO_BASE_REGISTER)/g
s/\x01vmxd_extended_instruction_information_reg2_lsb\b/VMXD_SHIFT(VMXD_EXT_INFO_REG2)/g
s/\x01vmxd_exit_class_kind_lsb\b/VMXD_SHIFT(VMXD_EXIT_CLASS_KIND)/g
s/\x01vmxd_exit_class_format_lsb\b/VMXD_SHIFT(VMXD_EXIT_CLASS_QUAL_FORMAT)/g
s/\x01vmxd_exit_class_layout_lsb\b/VMXD_SHIFT(VMXD_EXIT_CLASS_INFO_FORMAT)/g
s/\x01vmxd_exit_class_length_lsb\b/VMXD_SHIFT(VMXD_EXIT_CLASS_INSTRUCTION_LENGTH)/g
s/\x01vmxd_exit_class_maybe_length_lsb\b/VMXD_SHIFT(VMXD_EXIT_CLASS_MAYBE_INSTRUCTION_LENGTH)/g
s/\x01vmxd_exit_class_linear_address_lsb\b/VMXD_SHIFT(VMXD_EXIT_CLASS_LINEAR_ADDRESS)/g
s/\x01vmxd_exit_class_maybe_linear_address_lsb\b/VMXD_SHIFT(VMXD_EXIT_CLASS_MAYBE_LINEAR_ADDRESS)/g
s/\x01vmxd_exit_class_physical_address_lsb\b/VMXD_SHIFT(VMXD_EXIT_CLASS_PHYSICAL_ADDRESS)/g
s/\x01vmxd_exit_class_in_delivery_lsb\b/VMXD_SHIFT(VMXD_EXIT_CLASS_IDT_VECTORING)/g
s/\x01VMXD_DEFAULT1_ENTRY\b/VMXD_ENTRY_CTL_DEFAULT1/g
s/\x01VMXD_DEFAULT1_EXIT\b/VMXD_EXIT_CTL_DEFAULT1/g
s/\x01VMXD_DEFAULT1_PIN\b/VMXD_PIN_DEFAULT1/g
s/\x01VMXD_DEFAULT1_PRIMARY\b/VMXD_PRIMARY_DEFAULT1/g
s/\x01VMXD_FORMAT_APIC_ACCESS\b/VMXD_QUAL_FORMAT_APIC_ACCESS/g
s/\x01VMXD_FORMAT_APIC_WRITE\b/VMXD_QUAL_FORMAT_APIC_WRITE/g
s/\x01VMXD_FORMAT_CR\b/VMXD_QUAL_FORMAT_CR/g
s/\x01VMXD_FORMAT_DISPLACEMENT\b/VMXD_QUAL_FORMAT_DISPLACEMENT/g
s/\x01VMXD_FORMAT_DR\b/VMXD_QUAL_FORMAT_DR/g
s/\x01VMXD_FORMAT_EPT_VIOLATION\b/VMXD_QUAL_FORMAT_EPT_VIOLATION/g
s/\x01VMXD_FORMAT_EXCEPTION\b/VMXD_QUAL_FORMAT_EXCEPTION/g
s/\x01VMXD_FORMAT_FAILED_ENTRY\b/VMXD_QUAL_FORMAT_FAILED_ENTRY/g
s/\x01VMXD_FORMAT_IO\b/VMXD_QUAL_FORMAT_IO/g
s/\x01VMXD_FORMAT_LINEAR_ADDRESS\b/VMXD_QUAL_FORMAT_LINEAR_ADDRESS/g
s/\x01VMXD_FORMAT_MSR\b/VMXD_QUAL_FORMAT_MSR/g
s/\x01VMXD_FORMAT_MSR_ENTRY\b/VMXD_QUAL_FORMAT_MSR_ENTRY/g
s/\x01VMXD_FORMAT_MWAIT\b/VMXD_QUAL_FORMAT_MWAIT/g
s/\x01VMXD_FORMAT_NONE\b/VMXD_QUAL_FORMAT_NONE/g
s/\x01VMXD_FORMAT_PASID\b/VMXD_QUAL_FORMAT_PASID/g
s/\x01VMXD_FORMAT_PML\b/VMXD_QUAL_FORMAT_PML/g
s/\x01VMXD_FORMAT_SPP\b/VMXD_QUAL_FORMAT_SPP/g
s/\x01VMXD_FORMAT_TASK_SWITCH\b/VMXD_QUAL_FORMAT_TASK_SWITCH/g
s/\x01VMXD_FORMAT_TIMEOUT\b/VMXD_QUAL_FORMAT_TIMEOUT/g
s/\x01VMXD_FORMAT_VECTOR\b/VMXD_QUAL_FORMAT_VECTOR/g
s/\x01VMXD_FORMAT_WBINVD\b/VMXD_QUAL_FORMAT_WBINVD/g
s/\x01VMXD_FORMAT_WRMSR\b/VMXD_QUAL_FORMAT_WRMSR/g
s/\x01VMXD_KIND_BOUNDARY\b/VMXD_KIND_EVENT/g
s/\x01VMXD_LAYOUT_GDTR_IDTR\b/VMXD_INFO_FORMAT_GDTR_IDTR/g
s/\x01VMXD_LAYOUT_INS_OUTS\b/VMXD_INFO_FORMAT_INS_OUTS/g
s/\x01VMXD_LAYOUT_INVALIDATE\b/VMXD_INFO_FORMAT_INVALIDATE/g
s/\x01VMXD_LAYOUT_LDTR_TR\b/VMXD_INFO_FORMAT_LDTR_TR/g
s/\x01VMXD_LAYOUT_LOADIWKEY\b/VMXD_INFO_FORMAT_LOADIWKEY/g
s/\x01VMXD_LAYOUT_MEMORY\b/VMXD_INFO_FORMAT_MEMORY/g
s/\x01VMXD_LAYOUT_MSR\b/VMXD_INFO_FORMAT_MSR/g
s/\x01VMXD_LAYOUT_NONE\b/VMXD_INFO_FORMAT_NONE/g
s/\x01VMXD_LAYOUT_RDRAND_RDSEED\b/VMXD_INFO_FORMAT_RDRAND_RDSEED/g
s/\x01VMXD_LAYOUT_TPAUSE_UMWAIT\b/VMXD_INFO_FORMAT_TPAUSE_UMWAIT/g
s/\x01VMXD_LAYOUT_VMREAD_VMWRITE\b/VMXD_INFO_FORMAT_VMREAD_VMWRITE/g
s/\x01VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFORMATION\b/VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO/g
s/\x01VMXD_VMCS_CTRL_POSTED_INTERRUPT_DESCRIPTOR_ADDRESS\b/VMXD_VMCS_CTRL_POSTED_INTERRUPT_DESCRIPTOR/g
s/\x01VMXD_VMCS_CTRL_POSTED_INTERRUPT_NOTIFICATION_VECTOR\b/VMXD_VMCS_CTRL_POSTED_INTERRUPT_VECTOR/g
s/\x01VMXD_VMCS_CTRL_SUB_PAGE_PERMISSION_TABLE_POINTER\b/VMXD_VMCS_CTRL_SPP_TABLE_POINTER/g
s/\x01VMXD_VMCS_CTRL_VIRTUALIZATION_EXCEPTION_INFORMATION_ADDRESS\b/VMXD_VMCS_CTRL_VE_INFORMATION_ADDRESS/g
s/\x01VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFORMATION\b/VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFO/g
s/\x01VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFORMATION\b/VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFO/g
s/\x01VMXD_VMCS_INFO_EXTENDED_INSTRUCTION_INFORMATION\b/VMXD_VMCS_INFO_EXTENDED_INSTRUCTION_INFO/g
s/\x01VMXD_VMCS_INFO_IDT_VECTORING_INFORMATION\b/VMXD_VMCS_INFO_IDT_VECTORING_INFO/g
s/\x01VMXD_WORD_BASIC\b/VMXD_SOURCE_BASIC/g
s/\x01VMXD_WORD_ENTRY\b/VMXD_SOURCE_ENTRY_CTL/g
s/\x01VMXD_WORD_EXIT\b/VMXD_SOURCE_EXIT_CTL/g
s/\x01VMXD_WORD_FUNCTIONS\b/VMXD_SOURCE_VMFUNC/g
s/\x01VMXD_WORD_PIN\b/VMXD_SOURCE_PIN/g
s/\x01VMXD_WORD_PRIMARY\b/VMXD_SOURCE_PRIMARY/g
s/\x01VMXD_WORD_SECONDARY\b/VMXD_SOURCE_SECONDARY/g
s/\x01VMXD_WORD_SECONDARY_EXIT\b/VMXD_SOURCE_EXIT_CTL2/g
s/\x01VMXD_WORD_TERTIARY\b/VMXD_SOURCE_TERTIARY/g
s/\x01vmxd_allowed1_capability\b/vmxd_ctls_msr64/g
s/\x01vmxd_allowed1_capability_field\b/vmxd_ctls_msr64_field/g
s/\x01vmxd_allowed1_capability_from\b/vmxd_ctls_msr64_from/g
s/\x01vmxd_basic\b/vmxd_ia32_vmx_basic/g
s/\x01vmxd_basic_field\b/vmxd_ia32_vmx_basic_field/g
s/\x01vmxd_basic_from\b/vmxd_ia32_vmx_basic_from/g
s/\x01vmxd_capabilities_word\b/vmxd_capability_source_bits/g
s/\x01vmxd_controls_answer\b/vmxd_controls_result/g
s/\x01vmxd_ept_vpid_cap\b/vmxd_ia32_vmx_ept_vpid_cap/g
s/\x01vmxd_ept_vpid_cap_field\b/vmxd_ia32_vmx_ept_vpid_cap_field/g
s/\x01vmxd_ept_vpid_cap_from\b/vmxd_ia32_vmx_ept_vpid_cap_from/g
s/\x01vmxd_exit_information_layout\b/vmxd_exit_instr_info_format/g
s/\x01vmxd_exit_qualification_format\b/vmxd_exit_qual_format/g
s/\x01vmxd_extended_instruction_information\b/vmxd_ext_instr_info/g
s/\x01vmxd_extended_instruction_information_field\b/vmxd_ext_instr_info_field/g
s/\x01vmxd_extended_instruction_information_from\b/vmxd_ext_instr_info_from/g
s/\x01vmxd_feature_control\b/vmxd_ia32_feature_control/g
s/\x01vmxd_feature_control_field\b/vmxd_ia32_feature_control_field/g
s/\x01vmxd_feature_control_from\b/vmxd_ia32_feature_control_from/g
s/\x01vmxd_format\b/vmxd_qual_format/g
s/\x01vmxd_format_name\b/vmxd_qual_format_name/g
s/\x01vmxd_information_gdtr_idtr\b/vmxd_instr_info_gdtr_idtr/g
s/\x01vmxd_information_gdtr_idtr_field\b/vmxd_instr_info_gdtr_idtr_field/g
s/\x01vmxd_information_gdtr_idtr_from\b/vmxd_instr_info_gdtr_idtr_from/g
s/\x01vmxd_information_ins_outs\b/vmxd_instr_info_ins_outs/g
s/\x01vmxd_information_ins_outs_field\b/vmxd_instr_info_ins_outs_field/g
s/\x01vmxd_information_ins_outs_from\b/vmxd_instr_info_ins_outs_from/g
s/\x01vmxd_information_invalidate\b/vmxd_instr_info_invalidate/g
s/\x01vmxd_information_invalidate_field\b/vmxd_instr_info_invalidate_field/g
s/\x01vmxd_information_invalidate_from\b/vmxd_instr_info_invalidate_from/g
s/\x01vmxd_information_ldtr_tr\b/vmxd_instr_info_ldtr_tr/g
s/\x01vmxd_information_ldtr_tr_field\b/vmxd_instr_info_ldtr_tr_field/g
s/\x01vmxd_information_ldtr_tr_from\b/vmxd_instr_info_ldtr_tr_from/g
s/\x01vmxd_information_loadiwkey\b/vmxd_instr_info_loadiwkey/g
s/\x01vmxd_information_loadiwkey_field\b/vmxd_instr_info_loadiwkey_field/g
s/\x01vmxd_information_loadiwkey_from\b/vmxd_instr_info_loadiwkey_from/g
s/\x01vmxd_information_memory\b/vmxd_instr_info_memory/g
s/\x01vmxd_information_memory_field\b/vmxd_instr_info_memory_field/g
s/\x01vmxd_information_memory_from\b/vmxd_instr_info_memory_from/g
s/\x01vmxd_information_msr\b/vmxd_instr_info_msr/g
s/\x01vmxd_information_msr_field\b/vmxd_instr_info_msr_field/g
s/\x01vmxd_information_msr_from\b/vmxd_instr_info_msr_from/g
s/\x01vmxd_information_rdrand_rdseed\b/vmxd_instr_info_rdrand_rdseed/g
s/\x01vmxd_information_rdrand_rdseed_field\b/vmxd_instr_info_rdrand_rdseed_field/g
s/\x01vmxd_information_rdrand_rdseed_from\b/vmxd_instr_info_rdrand_rdseed_from/g
s/\x01vmxd_information_tpause_umwait\b/vmxd_instr_info_tpause_umwait/g
s/\x01vmxd_information_tpause_umwait_field\b/vmxd_instr_info_tpause_umwait_field/g
s/\x01vmxd_information_tpause_umwait_from\b/vmxd_instr_info_tpause_umwait_from/g
s/\x01vmxd_information_vmread_vmwrite\b/vmxd_instr_info_vmread_vmwrite/g
s/\x01vmxd_information_vmread_vmwrite_field\b/vmxd_instr_info_vmread_vmwrite_field/g
s/\x01vmxd_information_vmread_vmwrite_from\b/vmxd_instr_info_vmread_vmwrite_from/g
s/\x01vmxd_layout\b/vmxd_instr_info_format/g
s/\x01vmxd_layout_name\b/vmxd_instr_info_format_name/g
s/\x01vmxd_misc\b/vmxd_ia32_vmx_misc/g
s/\x01vmxd_misc_field\b/vmxd_ia32_vmx_misc_field/g
s/\x01vmxd_misc_from\b/vmxd_ia32_vmx_misc_from/g
s/\x01vmxd_need_is_met\b/vmxd_requirement_is_met/g
s/\x01vmxd_qualification_apic_access\b/vmxd_qual_apic_access/g
s/\x01vmxd_qualification_apic_access_field\b/vmxd_qual_apic_access_field/g
s/\x01vmxd_qualification_apic_access_from\b/vmxd_qual_apic_access_from/g
s/\x01vmxd_qualification_apic_write\b/vmxd_qual_apic_write/g
s/\x01vmxd_qualification_apic_write_field\b/vmxd_qual_apic_write_field/g
s/\x01vmxd_qualification_apic_write_from\b/vmxd_qual_apic_write_from/g
s/\x01vmxd_qualification_cr\b/vmxd_qual_cr/g
s/\x01vmxd_qualification_cr_field\b/vmxd_qual_cr_field/g
s/\x01vmxd_qualification_cr_from\b/vmxd_qual_cr_from/g
s/\x01vmxd_qualification_debug\b/vmxd_qual_debug/g
s/\x01vmxd_qualification_debug_field\b/vmxd_qual_debug_field/g
s/\x01vmxd_qualification_debug_from\b/vmxd_qual_debug_from/g
s/\x01vmxd_qualification_dr\b/vmxd_qual_dr/g
s/\x01vmxd_qualification_dr_field\b/vmxd_qual_dr_field/g
s/\x01vmxd_qualification_dr_from\b/vmxd_qual_dr_from/g
s/\x01vmxd_qualification_ept_violation\b/vmxd_qual_ept_violation/g
s/\x01vmxd_qualification_ept_violation_field\b/vmxd_qual_ept_violation_field/g
s/\x01vmxd_qualification_ept_violation_from\b/vmxd_qual_ept_violation_from/g
s/\x01vmxd_qualification_instruction_timeout\b/vmxd_qual_timeout/g
s/\x01vmxd_qualification_instruction_timeout_field\b/vmxd_qual_timeout_field/g
s/\x01vmxd_qualification_instruction_timeout_from\b/vmxd_qual_timeout_from/g
s/\x01vmxd_qualification_io\b/vmxd_qual_io/g
s/\x01vmxd_qualification_io_field\b/vmxd_qual_io_field/g
s/\x01vmxd_qualification_io_from\b/vmxd_qual_io_from/g
s/\x01vmxd_qualification_mwait\b/vmxd_qual_mwait/g
s/\x01vmxd_qualification_mwait_field\b/vmxd_qual_mwait_field/g
s/\x01vmxd_qualification_mwait_from\b/vmxd_qual_mwait_from/g
s/\x01vmxd_qualification_pasid\b/vmxd_qual_pasid/g
s/\x01vmxd_qualification_pasid_field\b/vmxd_qual_pasid_field/g
s/\x01vmxd_qualification_pasid_from\b/vmxd_qual_pasid_from/g
s/\x01vmxd_qualification_pml\b/vmxd_qual_pml/g
s/\x01vmxd_qualification_pml_field\b/vmxd_qual_pml_field/g
s/\x01vmxd_qualification_pml_from\b/vmxd_qual_pml_from/g
s/\x01vmxd_qualification_spp\b/vmxd_qual_spp/g
s/\x01vmxd_qualification_spp_field\b/vmxd_qual_spp_field/g
s/\x01vmxd_qualification_spp_from\b/vmxd_qual_spp_from/g
s/\x01vmxd_qualification_task_switch\b/vmxd_qual_task_switch/g
s/\x01vmxd_qualification_task_switch_field\b/vmxd_qual_task_switch_field/g
s/\x01vmxd_qualification_task_switch_from\b/vmxd_qual_task_switch_from/g
s/\x01vmxd_qualification_vector\b/vmxd_qual_vector/g
s/\x01vmxd_qualification_vector_field\b/vmxd_qual_vector_field/g
s/\x01vmxd_qualification_vector_from\b/vmxd_qual_vector_from/g
s/\x01vmxd_qualification_wbinvd\b/vmxd_qual_wbinvd/g
s/\x01vmxd_qualification_wbinvd_field\b/vmxd_qual_wbinvd_field/g
s/\x01vmxd_qualification_wbinvd_from\b/vmxd_qual_wbinvd_from/g
s/\x01vmxd_qualification_wrmsr\b/vmxd_qual_wrmsr/g
s/\x01vmxd_qualification_wrmsr_field\b/vmxd_qual_wrmsr_field/g
s/\x01vmxd_qualification_wrmsr_from\b/vmxd_qual_wrmsr_from/g
s/\x01vmxd_split_capability\b/vmxd_ctls_msr32/g
s/\x01vmxd_split_capability_field\b/vmxd_ctls_msr32_field/g
s/\x01vmxd_split_capability_from\b/vmxd_ctls_msr32_from/g
s/\x01vmxd_vmcs_enum\b/vmxd_ia32_vmx_vmcs_enum/g
s/\x01vmxd_vmcs_enum_field\b/vmxd_ia32_vmx_vmcs_enum_field/g
s/\x01vmxd_vmcs_enum_from\b/vmxd_ia32_vmx_vmcs_enum_from/g
s/\x01vmxd_vmcs_field_needs\b/vmxd_vmcs_field_requires/g
s/\x01vmxd_word\b/vmxd_capability_source/g
s/\x01vmxd_word_name\b/vmxd_capability_source_name/g
s/\x01VMXD_NEEDS_NOTHING\b/VMXD_REQUIRES_NOTHING/g
s/\x01VMXD_NEEDS_UNTOLD\b/VMXD_REQUIRES_NOT_ENUMERATED/g

s/[\x01-\x05\x07\x0e\x0f]//g
y/\x10\x11\x12/"'./
s/^(\/\*|"|\.)\x06//
