/* SPDX-License-Identifier: MIT */
/* ept.h: page walks, and which entries are misconfigured.
 *
 * Precondition of every function with a level, from the comment "Levels": 1 to 5.
 */
#include "prove.h"

static unsigned int any_level(void)
{
    const unsigned int level = nondet_u32();

    GIVEN(level >= 1 && level <= 5);
    return level;
}

static struct vmxd_ept_rules any_rules(void)
{
    struct vmxd_ept_rules rules;

    rules.physical_address_bits = nondet_u32();
    rules.execute_only = nondet_bit();
    rules.page_2mb = nondet_bit();
    rules.page_1gb = nondet_bit();
    rules.mbec = nondet_bit();
    rules.paging_write_control = nondet_bit();
    return rules;
}

PROOF(ept_shift)
{
    static const uint32_t shifts[6] = {0, 12, 21, 30, 39, 48};
    const unsigned int level = any_level();

    HOLDS(vmxd_ept_shift(level) == shifts[level]);
    QED;
}

PROOF(ept_index)
{
    const uint64_t address = nondet_u64();

    HOLDS(vmxd_ept_index(address, any_level()) < 512);
    /* The five indexes and the offset in the page are bits 56:0 of the address. */
    HOLDS(((((vmxd_ept_index(address, 5) * 512ull + vmxd_ept_index(address, 4)) * 512 +
             vmxd_ept_index(address, 3)) *
                512 +
            vmxd_ept_index(address, 2)) *
               512 +
           vmxd_ept_index(address, 1)) *
                  4096 +
              address % 4096 ==
          address % (1ull << 57));
    QED;
}

PROOF(ept_levels)
{
    const uint64_t eptp = nondet_u64(), address = nondet_u64();
    const unsigned int levels = nondet_u32();

    HOLDS(vmxd_ept_levels(vmxd_eptp_from(eptp)) == eptp / 8 % 8 + 1);
    HOLDS(vmxd_ept_covers(address, levels) == (levels >= 5 || address < 1ull << 48));
    QED;
}

/* Bits 51:12. */
PROOF(ept_address)
{
    const uint64_t entry = nondet_u64();

    HOLDS(vmxd_ept_address(entry) == entry % (1ull << 52) - entry % 4096);
    QED;
}

/* Bit 7, at the levels 2 and 3; every entry at level 1. */
static bool maps_a_page(uint64_t entry, unsigned int level)
{
    return level == 1 || (level <= 3 && BIT(entry, 7));
}

PROOF(ept_leaf)
{
    const uint64_t entry = nondet_u64();
    const unsigned int level = any_level();

    HOLDS(vmxd_ept_is_leaf(entry, level) == maps_a_page(entry, level));
    QED;
}

/* The offset comes from the guest-physical address, the rest from the entry. */
PROOF(ept_translate)
{
    const uint64_t entry = nondet_u64(), address = nondet_u64();
    const unsigned int level = any_level();
    const unsigned int offset_bits = level * 9 + 3;
    const uint64_t physical = vmxd_ept_translate(entry, level, address);

    HOLDS(physical < 1ull << 52);
    HOLDS((physical ^ address) << (64 - offset_bits) == 0);
    HOLDS((physical ^ entry % (1ull << 52)) >> offset_bits == 0);
    QED;
}

/* The permissions are bits 2:0, with MBEC also bit 10. */
static bool is_present(uint64_t entry, bool mbec)
{
    return entry % 8 != 0 || (mbec && BIT(entry, 10));
}

PROOF(ept_present)
{
    const uint64_t entry = nondet_u64();
    const bool mbec = nondet_bit();

    HOLDS(vmxd_ept_is_present(entry, mbec) == is_present(entry, mbec));
    QED;
}

/* The entry maps a page of a size that the processor supports. */
static bool maps_a_page_of_the_processor(uint64_t entry, unsigned int level,
                                         const struct vmxd_ept_rules *rules)
{
    return level == 1 || (level == 2 && BIT(entry, 7) && rules->page_2mb) ||
           (level == 3 && BIT(entry, 7) && rules->page_1gb);
}

/* Bit `n` of the entry must be 0: bits of the address from MAXPHYADDR on; of a page also those
 * below its size; of anything else bits 7:3. */
static bool is_reserved(unsigned int n, uint64_t entry, unsigned int level,
                        const struct vmxd_ept_rules *rules)
{
    if (n >= 12 && n <= 51 && n >= rules->physical_address_bits)
        return true;
    if (maps_a_page_of_the_processor(entry, level, rules))
        return n >= 12 && n < level * 9 + 3;
    return n >= 3 && n <= 7;
}

PROOF(ept_reserved)
{
    const uint64_t entry = nondet_u64();
    const unsigned int level = any_level(), n = nondet_u32();
    const struct vmxd_ept_rules rules = any_rules();

    GIVEN(n < 64);
    HOLDS(BIT(vmxd_ept_reserved(entry, level, &rules), n) == is_reserved(n, entry, level, &rules));
    QED;
}

/* These three need no level from 1 to 5 to be defined. */
PROOF(ept_with_any_level)
{
    const uint64_t entry = nondet_u64();
    const unsigned int level = nondet_u32();
    const struct vmxd_ept_rules rules = any_rules();

    vmxd_ept_reserved(entry, level, &rules);
    vmxd_ept_permissions_are_misconfigured(entry, level, &rules);
    vmxd_ept_is_misconfigured(entry, level, &rules);
    QED;
}

/* Not readable (bit 0), but: writable (1); or executable (2, with MBEC also 10) on a processor
 * without execute-only; or, with EPT paging-write control, a page that paging writes (58). */
static bool has_bad_permissions(uint64_t entry, unsigned int level,
                                const struct vmxd_ept_rules *rules)
{
    const bool executable = BIT(entry, 2) || (rules->mbec && BIT(entry, 10));
    const bool paging_write =
        rules->paging_write_control && BIT(entry, 58) && maps_a_page(entry, level);

    return !BIT(entry, 0) &&
           (BIT(entry, 1) || (executable && !rules->execute_only) || paging_write);
}

PROOF(ept_permissions)
{
    const uint64_t entry = nondet_u64();
    const unsigned int level = any_level();
    const struct vmxd_ept_rules rules = any_rules();

    HOLDS(vmxd_ept_permissions_are_misconfigured(entry, level, &rules) ==
          has_bad_permissions(entry, level, &rules));
    QED;
}

PROOF(ept_memory_type)
{
    const uint64_t type = nondet_u64();

    HOLDS(vmxd_ept_memory_type_is_reserved(type) == (type == 2 || type == 3 || type == 7));
    QED;
}

/* SDM: "EPT Misconfigurations".  Reserved are: an address of 2^MAXPHYADDR or more, a page
 * that is not aligned to its size, any of bits 7:3 in an entry that maps no page. */
PROOF(ept_misconfiguration)
{
    const uint64_t entry = nondet_u64();
    const uint64_t address = entry % (1ull << 52) / 4096 * 4096;
    const unsigned int level = any_level();
    const struct vmxd_ept_rules rules = any_rules();
    const unsigned int width = rules.physical_address_bits;
    const bool page = maps_a_page_of_the_processor(entry, level, &rules);
    const bool too_wide = width < 52 && address >> width != 0;
    const bool reserved =
        too_wide || (page ? address << (64 - (level * 9 + 3)) != 0 : (entry & 0xF8) != 0);
    const uint64_t type = entry / 8 % 8;
    const bool bad_type = maps_a_page(entry, level) && (type == 2 || type == 3 || type == 7);

    HOLDS(vmxd_ept_is_misconfigured(entry, level, &rules) ==
          (is_present(entry, rules.mbec) &&
           (has_bad_permissions(entry, level, &rules) || reserved || bad_type)));
    QED;
}

/* Bit 2n for the n-th 128 bytes of the page; the odd bits are reserved. */
PROOF(spp_vector)
{
    const uint64_t address = nondet_u64();
    const uint64_t bit = vmxd_spp_vector_bit(address);

    HOLDS(bit == 1ull << (address % 4096 / 128 * 2));
    HOLDS((bit & 0xAAAAAAAAAAAAAAAA) == 0);
    QED;
}

/* The control makes guest-physical addresses 52 bits wide, not 48; the highest bit is SHARED. */
PROOF(seam)
{
    const uint64_t address = nondet_u64();
    const unsigned int levels = nondet_u32();
    const bool wide = nondet_bit();

    HOLDS(vmxd_seam_is_shared(address, wide) == BIT(address, wide ? 51 : 47));
    HOLDS(vmxd_seam_ept_covers(address, levels, wide) ==
          ((wide && levels >= 5) || address < 1ull << 48));
    QED;
}
