// What few networks need: batch normalisation (its arithmetic is in kernels/normalise.h), Lion and
// Muon.
#ifndef OPTIONAL_H
#define OPTIONAL_H

#include "kernels/lion.h"

// Functions handed to mlp_init as a table, because they may be in another module
// (c/wasm/core_api.c).
struct mlp_optional {
    // Layer i's sums of m rows, panels first <= p < last: normalised, the bias added. When it
    // trains, the running means and deviations follow.
    void (*sums)(mlp_network *net, size_t i, size_t m, int trains, size_t first, size_t last);

    // Layer i's delta by the normalised sums becomes that by the sums; the bias gradient is set.
    void (*delta)(mlp_network *net, size_t i, size_t m, size_t first, size_t last);

    // Puts the weights that inference uses where the gradient is between batches.
    void (*fold)(mlp_network *net);

    // step() of the kernels for Lion; m1 as there.
    void (*lion)(const step_rule *rule, float *w, const float *g, float *m1, size_t count);

    // Stage 0 .. MUON_STAGES - 1 of layer i's gradient becoming its Muon step, for panels
    // first <= p < last. Each stage needs the one before it whole; after stage 0, the gradient is
    // divided by its norm.
    void (*muon)(mlp_network *net, size_t i, uint32_t stage, float momentum, size_t first,
                 size_t last);
};

enum {
    MUON_ROUNDS = 5,
    MUON_STAGES = 3 * MUON_ROUNDS + 2,
};

// Whether a network of this config needs them.
static inline int needs_optional(const mlp_config *c) {
    return c->batch_norm || c->optimizer > MLP_ADAMW;
}

// The functions of mlp_optional_default(), with mlp_lion_step().
void mlp_normalise(mlp_network *net, size_t i, size_t m, int trains, size_t first, size_t last);
void mlp_normalise_delta(mlp_network *net, size_t i, size_t m, size_t first, size_t last);
void mlp_fold(mlp_network *net);
void mlp_muon(mlp_network *net, size_t i, uint32_t stage, float momentum, size_t first,
              size_t last);

#endif
