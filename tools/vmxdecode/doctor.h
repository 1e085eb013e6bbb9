/* SPDX-License-Identifier: MIT */
/* doctor.h - the parts of the command doctor: from a dump to the rules that are broken. */
#ifndef VMXDECODE_DOCTOR_H
#define VMXDECODE_DOCTOR_H

#include "dump.h"
#include "processors.h"
#include "vmxdefs/entry_check.h"

#define DOCTOR_PROCESSORS 64

enum doctor_processors {
    PROCESSOR_TOLD,  /* capability MSRs of the input */
    PROCESSOR_MODEL, /* --model */
    PROCESSOR_ALL    /* not given: all known processors */
};

/* What evaluating a rule on each processor gave. */
struct doctor_rule {
    unsigned broken, holds, unknown; /* on how many processors; holds: or does not apply */
    unsigned first;                  /* the first processor on which it is broken, or unknown */
    bool if_applies;                 /* broken only if it applies, which is not known */
    uint32_t msr_entry; /* of a rule of the MSR-load area: the first entry that breaks it */
};

enum doctor_verdict {
    DOCTOR_HOLDS = 0, /* no rule is broken, and all could be evaluated */
    DOCTOR_BROKEN = 1,
    DOCTOR_UNKNOWN = 3
};

/* One dump, or a report of an outcome without one. */
struct doctor_case {
    const struct dump_log *log;
    const struct dump *dump;            /* never null; empty if there is none */
    const struct dump_message *message; /* that reports the outcome, or null */
    unsigned number;                    /* of the dump in its file; 0: it has no other */
    bool has_dump, hints;               /* hints: registers as the guest sees them, not fields */
    bool has_outcome;
    enum vmxd_entry_outcome outcome;
    bool any_qualification; /* exit reason 33 without its qualification: any of its outcomes */
    uint32_t outcome_line;
    bool stale_reason;      /* the exit reason of the dump is not that of a failed entry */
    struct vmxd_snapshot s; /* without the MSRs of known processors */
    enum doctor_processors source;
    const struct known_processor *processor[DOCTOR_PROCESSORS];
    unsigned processors, all_processors; /* that agree with the outcome, and before that */
    bool by_elimination;    /* the only rule that can be the cause is taken to be broken */
    bool offers_controls;   /* assumed: the processor offers the controls that are set */
    struct vmxd_inputs set; /* inputs that --set has set */
    struct doctor_rule rule[VMXD_RULES];
    enum doctor_verdict verdict;
};

struct doctor_options {
    const char *model;
    const struct dump_processor *facts; /* --caps, --cpuinfo, --physical-width */
    struct vmxd_snapshot set;           /* --set */
    bool unread, words;
};

/* --- doctor_case.c --- */

void doctor_evaluate(struct doctor_case *c, const struct doctor_options *options);

/* The snapshot with the MSRs of a processor. */
void doctor_snapshot(const struct doctor_case *c, unsigned processor, struct vmxd_snapshot *s);

/* Evaluates a rule for one processor again. */
void doctor_check(const struct doctor_case *c, uint32_t rule, const struct vmxd_snapshot *s,
                  struct vmxd_rule_check *r);

/* Which list of the answer the rule is in. */
enum doctor_list {
    LIST_NONE,
    LIST_CAUSE,         /* broken, and can be the cause */
    LIST_PERHAPS,       /* broken on some processors, or as far as the guest sees */
    LIST_IF_APPLIES,    /* broken if it applies, and whether it does is not known */
    LIST_UNKNOWN,       /* can be the cause, and something is missing */
    LIST_LATER,         /* broken, but has another outcome */
    LIST_CONTRADICTION, /* broken, although the outcome says that it holds */
    LIST_ADVICE
};

/* What the outcome of the dump says about the rule. */
enum vmxd_rule_role doctor_role(const struct doctor_case *c, uint32_t rule);

enum doctor_list doctor_list_of(const struct doctor_case *c, uint32_t rule);
unsigned doctor_count(const struct doctor_case *c, enum doctor_list list);

/* The line of the dump that told an input; 0: none. */
uint32_t doctor_line(const struct doctor_case *c, uint32_t input);

/* --- doctor_change.c: what would satisfy a rule --- */

struct doctor_change {
    uint32_t input;
    uint64_t value, bits; /* the new value, and the bits that are different */
    uint32_t breaks;      /* a rule that would be broken then; VMXD_RULES: none */
    bool evades;          /* the broken rule does not apply then */
};

#define DOCTOR_CHANGES 8
unsigned doctor_changes(const struct doctor_case *c, uint32_t rule,
                        struct doctor_change changes[DOCTOR_CHANGES]);

/* Whether a change satisfies another rule that is broken. */
bool doctor_change_satisfies(const struct doctor_case *c, const struct doctor_change *change,
                             uint32_t rule);

/* The bits of the input that the verdict depends on, each on its own. */
uint64_t doctor_relevant_bits(const struct doctor_case *c, uint32_t rule, uint32_t input);

/* --- doctor_words.c --- */

/* "bit 9 (IF) is 0, bits 10:8 (type) = 0 external interrupt" */
void doctor_bit_words(char *text, size_t size, uint32_t input, uint64_t value, uint64_t bits);

/* The bits that are 1, and what the value means. */
void doctor_value_words(char *text, size_t size, uint32_t input, uint64_t value);

/* "set bit 9 (IF)", "clear bits 1:0" */
void doctor_change_words(char *text, size_t size, const struct doctor_change *change);

/* Whether a bit is one of several that are a number together. */
bool doctor_bit_is_part(uint32_t input, unsigned bit);

/* Whether bits of the input have names. */
bool doctor_has_names(uint32_t input);

/* The name of an input as this tool reads it: guest_rflags, maxphyaddr. */
void doctor_input_id(char *text, size_t size, uint32_t input);

const char *doctor_outcome_words(const struct doctor_case *c);
const char *doctor_outcome_proof(const struct doctor_case *c);
const char *doctor_assumption_words(uint32_t input);
const char *doctor_format_name(enum dump_format format);

/* The usual causes of a broken rule, one per call; NULL after the last. */
const char *doctor_way(uint32_t rule, unsigned number);

/* How to get an input that is missing. */
enum doctor_source {
    SOURCE_MSRS,    /* --caps, --model */
    SOURCE_CPUINFO, /* --cpuinfo, --physical-width */
    SOURCE_FIELD,   /* --set FIELD=VALUE */
    SOURCE_MEMORY,  /* --set FACT=VALUE: what is in memory */
    SOURCE_STATE,   /* --set FACT=VALUE: the state of the processor */
    SOURCES
};
enum doctor_source doctor_source_of(uint32_t input);
const char *doctor_source_words(enum doctor_source source);

/* --- The answer --- */

void doctor_print_text(const struct doctor_case *c, const struct doctor_options *options);
void doctor_print_json(const struct doctor_case *c);
void doctor_print_fields(const struct doctor_case *c, const struct doctor_options *options);
void doctor_print_rules(void);
void doctor_explain(uint32_t rule);

/* At most `most` steps; NULL after the last. */
const char *doctor_step(const struct doctor_case *c, unsigned number);

#endif /* VMXDECODE_DOCTOR_H */
