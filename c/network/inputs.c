// Reading samples: which ones, and their scaled inputs, dense or sparse.
//
// Sparse inputs leave out products with 0. That changes no bit unless the other factor is infinite
// or NaN, so they are used only while the first layer's weights and deltas are known to be finite.
#include "network/network.h"

enum {
    ESTIMATED_FROM = 64, // samples that the fraction of inputs that are not 0 is estimated from
    PACKED_AT_MOST = 4,  // rows are packed when at most one pixel in so many is not 0
    FEW_ROWS = 16,       // largest batch that steps from its sparse rows; measured
};

// While weight_bound is below this, all weights are finite and so are their products with inputs.
static const float WEIGHT_LIMIT = 1e30f;

mlp_status mlp_check_samples(const mlp_samples *samples, int needs_labels) {
    if (!samples || !samples->pixels) return MLP_BAD_POINTER;
    if (needs_labels && !samples->labels) return MLP_BAD_POINTER;
    return samples->count > 0 ? MLP_OK : MLP_BAD_COUNT;
}

double mlp_nonzero_fraction(const mlp_network *net, const mlp_samples *samples) {
    size_t k = net->config.inputs, nonzero = 0, rows = 0;
    if (!net->sparse.capacity) return 1.0;
    for (size_t j = 0; j < k; j++) {
        if (net->offset[j] != 0.0f || net->gain[j] != net->gain[0]) return 1.0;
    }
    uint32_t stride = (samples->count - 1) / ESTIMATED_FROM + 1;
    for (uint32_t i = 0; i < samples->count; i += stride, rows++) {
        uint32_t row = sample_row(samples, i);
        if (row >= samples->rows) return 1.0; // mlp_select_samples reports it
        nonzero += mlp_count_nonzero(samples->pixels + (size_t)row * k, k);
    }
    return 2 * nonzero <= rows * k ? (double)nonzero / (double)(rows * k) : 1.0;
}

void mlp_begin_sparse_epoch(mlp_network *net, const mlp_samples *samples) {
    const layer *input = &net->layer[0];
    net->epoch_is_sparse = are_sparse(net, samples);
    net->weight_bound = net->kernels->largest(input->w, input->weights);
    net->input_bound = 255.0f * net->kernels->largest(net->gain, panels_of(input->k) * PANEL);
}

// Whether plain SGD's step goes from the sparse rows of m samples directly into the weights.
static int steps_from_rows(const mlp_network *net, size_t m) {
    const mlp_config *c = &net->config;
    int is_plain = c->optimizer == MLP_SGD && !net->optional &&
                   (c->weight_decay == 0.0f || c->decoupled_decay);
    return net->kernels->fuses && m <= FEW_ROWS && is_plain && c->clip_norm == 0.0f;
}

input_form mlp_training_form(const mlp_network *net, size_t m) {
    if (!net->epoch_is_sparse || !(net->weight_bound < WEIGHT_LIMIT)) return INPUTS_DENSE;
    return steps_from_rows(net, m) ? INPUTS_CSR : INPUTS_CSR_CSC;
}

// A bound costs less than looking at all weights after every step.
void mlp_bound_weights(mlp_network *net, const step_rule *rule, float largest_delta) {
    const layer *l = &net->layer[0];
    if (rule->kind == MLP_SGD && !net->optional) {
        // The step is shrink w - rate (g + decay w), where |g| <= largest_delta * input_bound. The
        // last factor covers rounding. A shrink below -1 makes weights larger.
        float growth = rule->shrink < -1.0f ? -rule->shrink : 1.0f;
        float bound = net->weight_bound * (growth + rule->learning_rate * rule->decay) +
                      rule->learning_rate * largest_delta * net->input_bound;
        net->weight_bound = bound * 1.001f;
    } else if (!net->kernels->all_finite(l->w, l->weights)) {
        net->weight_bound = WEIGHT_LIMIT;
    }
}

mlp_status mlp_select_samples(mlp_network *net, const mlp_samples *samples, uint32_t first,
                              size_t m) {
    for (size_t i = 0; i < m; i++) {
        uint32_t row = sample_row(samples, first + (uint32_t)i);
        if (row >= samples->rows) return MLP_BAD_ROW;
        net->row_numbers[i] = row;
        if (!samples->labels) continue;
        net->labels[i] = samples->labels[row];
        if (net->labels[i] >= net->config.classes) return MLP_BAD_LABEL;
    }
    return MLP_OK;
}

void mlp_gather_inputs(mlp_network *net, const sparse_source *from, size_t m, input_form form) {
    size_t k = net->config.inputs;
    net->is_sparse =
        form != INPUTS_DENSE && mlp_sparse_gather(&net->sparse, from, net->row_numbers,
                                                  net->gain[0], m, k, form == INPUTS_CSR_CSC);
    net->has_csc = net->is_sparse && form == INPUTS_CSR_CSC;
    if (!net->is_sparse) {
        net->kernels->gather(from->pixels, net->row_numbers, net->offset, net->gain, net->x, m, k);
    }
}

mlp_status mlp_gather_samples(mlp_network *net, const mlp_samples *samples, uint32_t first,
                              size_t m, input_form form) {
    mlp_status status = mlp_select_samples(net, samples, first, m);
    if (status) return status;
    sparse_source from = source_of(samples);
    mlp_gather_inputs(net, &from, m, form);
    return MLP_OK;
}

size_t mlp_pack_samples(mlp_samples *samples, uint32_t inputs, void *memory) {
    // Row by row: an engine that compiles a function anew while it is busy uses that at the next
    // call.
    size_t rows = samples->rows, k = inputs, entries = 0;
    for (size_t i = 0; i < rows; i++) entries += mlp_count_nonzero(samples->pixels + i * k, k);
    if (k > UINT16_MAX || entries > rows * k / PACKED_AT_MOST || entries > UINT32_MAX) return 0;
    if (memory) {
        packed_rows to = place_packed(memory, rows, entries);
        mlp_pack_rows(&to, samples->pixels, rows, k);
        samples->packed = memory;
    }
    return packed_bytes(rows, entries);
}

mlp_status mlp_split(uint32_t seed_low, uint32_t seed_high, uint32_t *rows, uint32_t n) {
    if (!rows) return MLP_BAD_POINTER;
    for (uint32_t i = 0; i < n; i++) rows[i] = i;
    rng r = mlp_rng_open(seed_of(seed_low, seed_high), RNG_SPLIT, 0);
    mlp_rng_shuffle(&r, rows, n);
    return MLP_OK;
}
