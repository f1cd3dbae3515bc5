// A team of threads that shares the work of one: jobs in parts, posted by the thread that owns the
// team and done by any member that is free.
//
// The host starts the helper threads and has each call team_serve; nothing here starts or ends a
// thread. Each part is meant for the member of its number; if that one is late, any other member
// takes it, the owner included. So helpers that are late, asleep or dead cost time, but never a
// result. What a part computes must therefore depend on its number alone, not on who does it.
//
// Waiting: spin first, since jobs follow one another within microseconds, then sleep (where the
// build has atomic waits; elsewhere spin on). A build without atomics has teams of one.
#ifndef THREADS_H
#define THREADS_H

#include <stddef.h>
#include <stdint.h>

enum { TEAM_MAX = 8 }; // members, the owner included; and so parts of a job

typedef struct team team; // opaque; lives in the memory given to team_open

// One part of a job. Parts of one job run at the same time.
typedef void (*team_job)(void *context, uint32_t part, uint32_t parts);

size_t mlp_team_bytes(void);

// Opens a team in memory[mlp_team_bytes()], aligned to 64 bytes, which must stay until every helper
// has come back from team_serve. members: 1 to TEAM_MAX. patience: milliseconds after which a
// helper that has begun a part and not finished it is taken for dead; long, since machines may be
// busy.
team *mlp_team_open(void *memory, uint32_t members, uint32_t patience);

// Those that share jobs; 1 without a team.
uint32_t mlp_team_members(const team *t);

// Lets only the first `members` (1 to as many as were opened) share jobs from now on; the other helpers
// sleep until they are wanted again. Between jobs, by the owner. What a job computes does not change.
void mlp_team_use(team *t, uint32_t members);

// What a helper thread runs: it does parts until the team is closed. member: 1 to members - 1.
void mlp_team_serve(team *t, uint32_t member);

// Runs a job in parts (1 to TEAM_MAX) and comes back when all are done. With a NULL team, or with
// one part, it is a plain call. Returns 0, or -1 when a helper counts as dead: the team is
// closed then, and the results of the job are invalid. End that helper before its memory is reused.
int mlp_team_run(team *t, uint32_t parts, team_job job, void *context);

// Ends the team: every mlp_team_serve returns.
void mlp_team_close(team *t);

// Where part number `part` of `parts` begins in a range of n; it ends where the next one begins.
static inline size_t part_begin(size_t n, uint32_t part, uint32_t parts) {
    return n * part / parts;
}

#endif
