/* SPDX-License-Identifier: MIT */
/* Added to the application of edk2: calls the library module, and uses a header beside one with another bool. */
UINT32 vendored(UINT64 field, CONST CHAR8 **words);

EFI_STATUS EFIAPI UefiMain(EFI_HANDLE image, EFI_SYSTEM_TABLE *table);

EFI_STATUS EFIAPI UefiMain(EFI_HANDLE image, EFI_SYSTEM_TABLE *table)
{
    CONST CHAR8 *words;

    (void)table;
    if (!vmxd_exit_is(vmxd_exit_reason_from((UINTN)image), VMXD_EXIT_CPUID))
        return EFI_UNSUPPORTED;
    return vendored((UINTN)image, &words) ? EFI_ABORTED : EFI_SUCCESS;
}
