/* SPDX-License-Identifier: MIT */
/* vmxdefs/version.h - the version of the library, and the edition of the manual it follows.
 *
 * The only place that holds either: CMake, pkg-config and the package files read them here.
 */
#ifndef VMXDEFS_VERSION_H
#define VMXDEFS_VERSION_H

/* Semantic versioning; names and values are the interface. */
#define VMXD_VERSION_MAJOR 0
#define VMXD_VERSION_MINOR 1
#define VMXD_VERSION_PATCH 0

/* Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3 ("the SDM"
 * below).  Every citation in these headers is the title of a section, table or appendix of this
 * edition: titles stay when chapters are renumbered. */
#define VMXD_SDM_EDITION "325384-088US, June 2025"

#endif /* VMXDEFS_VERSION_H */
