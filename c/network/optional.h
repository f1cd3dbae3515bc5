// Batch normalisation of a network's hidden layers; the arithmetic is in kernels/normalise.h.
#ifndef OPTIONAL_H
#define OPTIONAL_H

#include "mlp.h"

// What a network with batch_norm needs: these functions, handed to mlp_init as a table because they
// may be in another module (c/wasm/core_api.c).
struct mlp_optional {
    // Layer i's sums of m rows, panels first <= p < last: normalised, the bias added. When it
    // trains, the running means and deviations follow.
    void (*sums)(mlp_network *net, size_t i, size_t m, int trains, size_t first, size_t last);

    // Layer i's delta by the normalised sums becomes that by the sums; the bias gradient is set.
    void (*delta)(mlp_network *net, size_t i, size_t m, size_t first, size_t last);

    // Puts the weights that inference uses where the gradient is between batches.
    void (*fold)(mlp_network *net);
};

// The functions of mlp_optional_default().
void mlp_normalise(mlp_network *net, size_t i, size_t m, int trains, size_t first, size_t last);
void mlp_normalise_delta(mlp_network *net, size_t i, size_t m, size_t first, size_t last);
void mlp_fold(mlp_network *net);

#endif
