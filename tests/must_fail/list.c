/* SPDX-License-Identifier: MIT */
/* Each #ifdef spoils a good list, with what each compiler says about it (a regular expression).
 * Without any of them the file compiles. */
#include "vmxdefs/base.h"

#define RED(X)    X(COLOUR_RED, 1, "red")
#define GREEN(X)  X(COLOUR_GREEN, 30, "green")
#define OTHERWISE "undefined colour"

#ifdef FAIL_a_value_twice
/* gcc: duplicate case value
 * clang: duplicate case value:? .*COLOUR_RED */
#undef GREEN
#define GREEN(X) X(COLOUR_GREEN, 1, "green")
#endif

#ifdef FAIL_a_name_twice
/* gcc: redeclaration of enumerator 'COLOUR_RED'|redefinition of 'COLOUR_RED'|conflicts with a previous declaration
 * clang: redefinition of enumerator 'COLOUR_RED' */
#undef GREEN
#define GREEN(X) X(COLOUR_RED, 30, "green")
#endif

#ifdef FAIL_no_words_for_an_unknown_value
/* gcc: colour_name: an unknown value needs words too
 * clang: colour_name: an unknown value needs words too */
#undef OTHERWISE
#define OTHERWISE ""
#endif

#define COLOUR_LIST(X) RED(X) GREEN(X)
enum colour { COLOUR_LIST(VMXD_ROW_ENUM) };
VMXD_NAMES(colour_name, COLOUR_LIST, OTHERWISE);
