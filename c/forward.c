// Forward: samples in, outputs out. What training and evaluation share.
#include "network.h"

mlp_status check_samples(const mlp_samples *samples, int needs_labels) {
    if (!samples || !samples->pixels) return MLP_BAD_POINTER;
    if (needs_labels && !samples->labels) return MLP_BAD_POINTER;
    return samples->count > 0 ? MLP_OK : MLP_BAD_COUNT;
}

mlp_status gather_samples(mlp_network *net, const mlp_samples *samples, uint32_t first, size_t m) {
    for (size_t i = 0; i < m; i++) {
        uint32_t row = sample_row(samples, first + (uint32_t)i);
        if (row >= samples->rows) return MLP_BAD_ROW;
        net->row_numbers[i] = row;
        if (!samples->labels) continue;
        net->labels[i] = samples->labels[row];
        if (net->labels[i] >= net->config.classes) return MLP_BAD_LABEL;
    }
    net->kernels->gather(samples->pixels, net->row_numbers, net->offset, net->gain, net->x, m,
                         net->config.inputs);
    return MLP_OK;
}

void forward(mlp_network *net, size_t m, int wants_costs, int wants_delta) {
    const mlp_kernels *kernels = net->kernels;
    const float *x = net->x;
    for (size_t i = 0; i < net->layers; i++) {
        const layer *l = &net->layer[i];
        size_t panels = panels_of(l->n);
        kernels->product(x, l->w, l->w + l->weights, l->a, m, l->k, 0, panels);
        if (i + 1 < net->layers) {
            kernels->activate((mlp_activation)net->config.activations[i], l->a, panels * m * PANEL);
        } else {
            output_layer(kernels, (mlp_cost)net->config.cost, l->a,
                         wants_costs ? net->labels : NULL, net->costs,
                         wants_delta ? net->delta[0] : NULL, m, l->n);
        }
        x = l->a;
    }
}

uint16_t winner(const mlp_network *net, size_t m, size_t i) {
    size_t best = 0;
    for (size_t c = 1; c < net->config.classes; c++) {
        float value = output_at(net, m, i, c), top = output_at(net, m, i, best);
        if (value > top || (top != top && value == value)) best = c;
    }
    return (uint16_t)best;
}
