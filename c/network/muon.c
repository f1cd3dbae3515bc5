// Muon's step of a layer; the formulas are in kernels/muon.h and mlp.h.
#include "base/fmath.h"
#include "kernels/muon.h"
#include "network/network.h"

// Of AdamW's steps, root mean square, for which Liu et al. 2025, "Muon is Scalable for LLM
// Training", make Muon's as large.
static const float STEP_SIZE = 0.2f;

// Rows of X are the k inputs, columns the n units, so that its own kernels multiply it: A = X^T X is
// a gradient, and a product with A or X one of a layer's.
void mlp_muon(mlp_network *net, size_t i, uint32_t stage, float momentum, size_t first,
              size_t last) {
    const mlp_kernels *kernels = net->kernels;
    const layer *l = &net->layer[i];
    size_t n = l->n, width = panels_of(n) * PANEL;
    float *other = net->muon, *gram = other + net->muon_size;
    float *squared = gram + n * width, *sums = squared + n * width;
    size_t at = first * l->k * PANEL, count = (last - first) * l->k * PANEL;
    size_t gram_at = first * n * PANEL, gram_count = (last - first) * n * PANEL;
    if (stage == 0) {
        mlp_muon_momentum(l->m1 + at, l->g + at, momentum, count);
        return;
    }
    uint32_t round = (stage - 1) / 3;
    float *from = round % 2 ? other : l->g, *to = round % 2 ? l->g : other;
    if (stage == MUON_STAGES - 1) { // after an odd number of rounds it is in from
        size_t longer = l->k > n ? l->k : n;
        mlp_combine(l->g + at, from + at, STEP_SIZE * fm_sqrt((float)longer), 0.0f, count);
        return;
    }
    switch (stage % 3) {
    case 1:
        kernels->gradient(from, from, 1.0f, 0.0f, gram, sums, l->k, n, first, last);
        break;
    case 2:
        kernels->product(gram, gram, NULL, squared, n, n, first, last);
        mlp_combine(squared + gram_at, gram + gram_at, MUON_B, MUON_C, gram_count);
        break;
    default:
        kernels->product(from, squared, NULL, to, l->k, n, first, last);
        mlp_combine(to + at, from + at, MUON_A, 1.0f, count);
    }
}
