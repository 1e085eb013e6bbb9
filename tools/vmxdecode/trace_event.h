/* SPDX-License-Identifier: MIT */
/* trace_event.h - find the events of KVM in a trace, and the beginning of their lines. */
#ifndef VMXDECODE_TRACE_EVENT_H
#define VMXDECODE_TRACE_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum event_kind {
    EVENT_EXIT,
    EVENT_NESTED_EXIT, /* kvm_nested_vmexit: an exit of L2, a guest's guest */
    EVENT_NESTED_INJECT, /* kvm_nested_vmexit_inject: KVM passes an exit to L1, the guest hypervisor */
    EVENT_ENTRY,
    EVENT_MMIO,
    EVENT_FAST_MMIO,
    EVENTS
};
#define EVENTS_OF_EXITS (1u << EVENT_EXIT | 1u << EVENT_NESTED_EXIT | 1u << EVENT_NESTED_INJECT)
#define EVENTS_ALL      ((1u << EVENTS) - 1)

struct event {
    enum event_kind kind;
    const char *name; /* where its name begins */
    const char *text; /* after "kvm_exit:" */
};

/* Finds the first event of the kinds `wanted`.  Returns false if there is none. */
bool event_find(const char *text, const char *end, unsigned wanted, struct event *event);

const char *event_name(enum event_kind kind);

/* What ftrace, trace-cmd and perf print before an event. */
struct event_origin {
    const char *task;
    size_t task_length; /* 0 if there is none */
    uint32_t thread, cpu;
    uint64_t time; /* in nanoseconds */
    bool has_thread, has_cpu, has_time;
};

/* `text` is not after the beginning of the line of the event. */
struct event_origin event_origin_parse(const char *text, const struct event *event);

#endif /* VMXDECODE_TRACE_EVENT_H */
