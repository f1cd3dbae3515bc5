// Sharing the network's work between the threads of a team.
#include "network/network.h"

// A part has at least so many multiply-adds: with fewer, handing it over takes longer than it
// saves.
static const double SMALLEST_PART = 30000.0;

static uint32_t parts_of(const mlp_network *net, double work) {
    uint32_t members = mlp_team_members(net->team);
    uint32_t parts = work < SMALLEST_PART * members ? (uint32_t)(work / SMALLEST_PART) : members;
    return parts > 0 ? parts : 1;
}

void mlp_run_parallel(mlp_network *net, double work, team_job job, void *context) {
    if (mlp_team_run(net->team, parts_of(net, work), job, context)) net->thread_lost = 1;
}

mlp_status mlp_use_team(mlp_network *net, team *t) {
    if (!net) return MLP_BAD_POINTER;
    net->team = t;
    return MLP_OK;
}

uint32_t mlp_threads(const mlp_network *net, const mlp_samples *samples) {
    if (!net || mlp_check_samples(samples, 0)) return 0;
    double first = (double)net->layer[0].weights, rest = (double)net->padded - first;
    if (net->config.input_dropout == 0.0f) first *= mlp_nonzero_fraction(net, samples);
    return parts_of(net, (double)net->config.batch_size * (first + rest));
}
