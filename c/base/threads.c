// The team: one word says what is to be done and what is taken, so a part is taken by one exchange.
#include "base/threads.h"

#if defined(__wasm__) && !defined(__wasm_atomics__)
// Without atomics there are no helpers: a job is a plain call.
uint32_t mlp_team_members(const team *t) {
    (void)t;
    return 1;
}

int mlp_team_run(team *t, uint32_t parts, team_job job, void *context) {
    (void)t;
    for (uint32_t part = 0; part < parts; part++) job(context, part, parts);
    return 0;
}
#else

#include <stdatomic.h>

#ifndef __wasm__
#include <sched.h>
#endif

enum {
    PART_BITS = 8, // of the ticket: the parts not yet taken
    SPINS = 20000, // looks at a word before sleeping on it: some 50 microseconds
    NAP = 100,     // milliseconds of one sleep of the owner
    PART_MASK = (1 << PART_BITS) - 1,
};
_Static_assert((int)TEAM_MAX <= (int)PART_BITS, "a bit a part");

struct team {
    _Atomic uint64_t ticket;   // the job's number, then a bit for each part not yet taken
    _Atomic uint32_t wake;     // changes with every job: what idle helpers sleep on
    _Atomic uint32_t sleepers; // idle helpers asleep, or about to be
    _Atomic uint32_t done;     // finished parts of the job: what the owner sleeps on
    _Atomic uint32_t waiting;  // whether the owner is asleep on it, or about to be
    _Atomic uint32_t closed;
    _Atomic uint32_t members;  // that share jobs: what the helpers of higher numbers sleep on; 0 in the end
    uint32_t patience;
    // The job. Written while no part is open; read only by who has taken a part.
    team_job job;
    void *context;
    uint32_t parts;
};

#ifdef __wasm_atomics__
static void sleep_on(_Atomic uint32_t *word, uint32_t value, int64_t milliseconds) {
    int64_t limit = milliseconds < 0 ? -1 : milliseconds * 1000000;
    __builtin_wasm_memory_atomic_wait32((int *)word, (int)value, limit);
}

static void wake_all(_Atomic uint32_t *word) {
    __builtin_wasm_memory_atomic_notify((int *)word, (unsigned)-1);
}
#else
// Native builds, which are for tests, yield the processor instead: about so many times a
// millisecond, since there is no clock here. Without a limit, once: callers look again.
static void sleep_on(_Atomic uint32_t *word, uint32_t value, int64_t milliseconds) {
    const int64_t yields = 2000;
    int64_t limit = milliseconds < 0 ? 1 : milliseconds * yields;
    for (int64_t i = 0; i < limit && atomic_load(word) == value; i++) sched_yield();
}

static void wake_all(_Atomic uint32_t *word) {
    (void)word;
}
#endif

size_t mlp_team_bytes(void) {
    return sizeof(team);
}

team *mlp_team_open(void *memory, uint32_t members, uint32_t patience) {
    team *t = memory;
    *t = (team){.members = members, .patience = patience};
    return t;
}

uint32_t mlp_team_members(const team *t) {
    uint32_t members = t ? atomic_load_explicit(&t->members, memory_order_relaxed) : 1;
    return members ? members : 1;
}

void mlp_team_use(team *t, uint32_t members) {
    if (!t || atomic_load(&t->closed) || members == mlp_team_members(t)) return;
    atomic_store(&t->members, members);
    wake_all(&t->members);
}

// Takes a part that is open, its own for choice; -1 when none is. The exchange succeeds only while
// the job is the one that was looked at, and from then on that job cannot end without us.
static int take_part(team *t, uint32_t member) {
    uint64_t ticket = atomic_load_explicit(&t->ticket, memory_order_acquire);
    for (;;) {
        uint32_t open = (uint32_t)ticket & PART_MASK;
        if (!open) return -1;
        uint32_t part = open >> member & 1 ? member : (uint32_t)__builtin_ctz(open);
        uint64_t taken = ticket & ~((uint64_t)1 << part);
        if (atomic_compare_exchange_weak_explicit(&t->ticket, &ticket, taken, memory_order_acq_rel,
                                                  memory_order_acquire)) {
            return (int)part;
        }
    }
}

// Does a part that was taken. Once it is counted, the job and its fields may be gone.
static void do_part(team *t, uint32_t part) {
    uint32_t parts = t->parts;
    t->job(t->context, part, parts);
    uint32_t done = atomic_fetch_add(&t->done, 1) + 1;
    if (done == parts && atomic_load(&t->waiting)) wake_all(&t->done);
}

void mlp_team_serve(team *t, uint32_t member) {
    uint32_t idle = 0;
    while (!atomic_load_explicit(&t->closed, memory_order_relaxed)) {
        uint32_t members = atomic_load_explicit(&t->members, memory_order_relaxed);
        if (member >= members) {
            if (members) sleep_on(&t->members, members, -1);
            continue;
        }
        int part = take_part(t, member);
        if (part >= 0) {
            do_part(t, (uint32_t)part);
            idle = 0;
        } else if (++idle > SPINS) {
            // Counted as asleep before the last look: a job posted after it finds a sleeper to
            // wake, and one posted before it has changed the word that is slept on.
            uint32_t seen = atomic_load(&t->wake);
            atomic_fetch_add(&t->sleepers, 1);
            uint32_t open = (uint32_t)atomic_load(&t->ticket) & PART_MASK;
            if (!open && !atomic_load(&t->closed)) sleep_on(&t->wake, seen, -1);
            atomic_fetch_sub(&t->sleepers, 1);
        }
    }
}

// Waits until all parts are done; 0 when the patience ends first.
static int wait_for_parts(team *t, uint32_t parts) {
    for (uint32_t i = 0; i < SPINS; i++) {
        if (atomic_load_explicit(&t->done, memory_order_acquire) == parts) return 1;
    }
    atomic_store(&t->waiting, 1);
    uint32_t done = atomic_load(&t->done);
    for (uint32_t slept = 0; done != parts && slept < t->patience; slept += NAP) {
        sleep_on(&t->done, done, NAP);
        done = atomic_load(&t->done);
    }
    atomic_store(&t->waiting, 0);
    return done == parts;
}

int mlp_team_run(team *t, uint32_t parts, team_job job, void *context) {
    if (parts <= 1 || mlp_team_members(t) <= 1) {
        for (uint32_t part = 0; part < parts; part++) job(context, part, parts);
        return 0;
    }
    t->job = job;
    t->context = context;
    t->parts = parts;
    atomic_store_explicit(&t->done, 0, memory_order_relaxed);
    uint64_t number = (atomic_load_explicit(&t->ticket, memory_order_relaxed) >> PART_BITS) + 1;
    atomic_store(&t->ticket, number << PART_BITS | ((1u << parts) - 1));
    atomic_fetch_add(&t->wake, 1);
    if (atomic_load(&t->sleepers)) wake_all(&t->wake);
    for (int part; (part = take_part(t, 0)) >= 0;) do_part(t, (uint32_t)part);
    if (wait_for_parts(t, parts)) return 0;
    mlp_team_close(t);
    return -1;
}

void mlp_team_close(team *t) {
    atomic_store(&t->closed, 1);
    atomic_store(&t->members, 0); // whatever is run from now on, the owner runs alone
    wake_all(&t->members);
    atomic_fetch_add(&t->wake, 1);
    wake_all(&t->wake);
}

#endif
