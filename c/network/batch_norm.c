#include "network/optional.h"

#include <string.h>

#include "kernels/normalise.h"
#include "network/network.h"

// Of the means and deviations that a network is evaluated with: those of about the last hundred
// batches.
static const double NORM_KEEP = 0.99;

// The formula of keep: mlp_swap_average.
void mlp_normalise(mlp_network *net, size_t i, size_t m, int trains, size_t first, size_t last) {
    const layer *l = &net->layer[i];
    size_t panels = panels_of(l->n);
    float *bias = l->w + l->weights;
    mlp_batch_norm(l->a, bias, l->normal, l->deviation, trains ? bias + panels * PANEL : NULL,
                   panels, mlp_keep(net, NORM_KEEP, 1), m, first, last);
}

void mlp_normalise_delta(mlp_network *net, size_t i, size_t m, size_t first, size_t last) {
    const layer *l = &net->layer[i];
    mlp_batch_norm_delta(l->d, l->normal, l->deviation, l->g + l->weights, m, first, last);
}

void mlp_fold(mlp_network *net) {
    for (size_t i = 0; i < net->layers; i++) {
        const layer *l = &net->layer[i];
        if (l->normal) {
            mlp_fold_norm(l->w, l->g, l->k, panels_of(l->n));
        } else {
            memcpy(l->g, l->w, l->count * sizeof *l->g);
        }
    }
}
