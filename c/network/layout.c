// Placing a network in memory, and its initial parameters.
#include <string.h>

#include "base/fmath.h"
#include "base/rng.h"
#include "network/network.h"

static size_t averages(const mlp_config *c) {
    return c->averaging > 0.0f || c->swa_from > 0 ? 1 : 0;
}

static size_t moments_of(const mlp_config *c) { // arrays of moments that the optimizer keeps
    if (c->optimizer == MLP_SGD) return 0;
    return has_adam(c) ? 2 : 1;
}

// Hands out pieces of one block of memory. Without a base it only adds up, in 64 bits, so one
// function both sizes and places a network.
typedef struct arena {
    unsigned char *base;
    uint64_t used;
} arena;

static void *take(arena *a, uint64_t bytes) {
    void *piece = a->base ? a->base + a->used : NULL;
    a->used += (bytes + MLP_ALIGNMENT - 1) / MLP_ALIGNMENT * MLP_ALIGNMENT;
    return piece;
}

static float *take_floats(arena *a, uint64_t count) {
    return take(a, count * sizeof(float));
}

static float *offset_by(float *base, uint64_t floats) {
    return base ? base + floats : NULL;
}

static void place_sparse(sparse_batch *batch, arena *a, uint64_t rows, uint64_t inputs) {
    uint64_t capacity = sparse_capacity(rows, inputs);
    batch->capacity = (size_t)capacity;
    if (!capacity) return;
    batch->values = take(a, inputs + PANEL);
    batch->indices = take(a, (inputs + PANEL) * sizeof *batch->indices);
    batch->lanes = take(a, 256 * sizeof *batch->lanes);
    batch->row_entries = take(a, capacity * sizeof(sparse_entry));
    batch->column_entries = take(a, capacity * sizeof(sparse_entry));
    batch->row_bounds = take(a, 2 * rows * sizeof(uint32_t));
    batch->column_bounds = take(a, 2 * inputs * sizeof(uint32_t));
}

// Lays out a checked config in the arena, with the pointers in *net. Sums stay below 2^40: nine
// layers of at most 2^29 floats, a handful of copies.
static void place(const mlp_config *c, arena *a, mlp_network *net) {
    memset(net, 0, sizeof *net);
    net->config = *c;
    net->layers = c->hidden_layers + 1;
    uint64_t padded = 0, unpadded = 0, widest = PANEL, largest = 0, muon = 0;
    uint64_t rows = c->batch_size > EVALUATION_ROWS ? c->batch_size : EVALUATION_ROWS;
    for (size_t i = 0; i < net->layers; i++) {
        layer *l = &net->layer[i];
        l->k = i == 0 ? c->inputs : c->hidden_units[i - 1];
        l->n = i < c->hidden_layers ? c->hidden_units[i] : c->classes;
        uint64_t width = (uint64_t)panels_of(l->n) * PANEL;
        uint64_t count = width * ((uint64_t)l->k + (i < c->hidden_layers && c->batch_norm ? 3 : 1));
        // On a 32-bit address space these may wrap; mlp_bytes has then refused the network.
        l->weights = (size_t)(width * l->k);
        l->count = (size_t)count;
        padded += count;
        unpadded += (uint64_t)l->n * ((uint64_t)l->k + 1);
        if (width > widest) widest = width;
        if (i == c->hidden_layers) continue;
        if (width * l->k > largest) largest = width * l->k;
        if (width * (2 * (uint64_t)l->n + 1) > muon) muon = width * (2 * (uint64_t)l->n + 1);
    }
    uint64_t state = padded * (1 + moments_of(c) + averages(c));
    net->rows = (size_t)rows;
    net->padded = (size_t)padded;
    net->unpadded = (size_t)unpadded;
    net->state = (size_t)state;
    net->muon_size = (size_t)largest;
    net->parameters = take_floats(a, state);
    net->checkpoint = take_floats(a, state);
    if (averages(c)) net->average = offset_by(net->parameters, state - padded);
    net->gradient = take_floats(a, padded);
    if (c->optimizer == MLP_MUON) net->muon = take_floats(a, largest + muon);

    uint64_t input_width = (uint64_t)panels_of(c->inputs) * PANEL;
    net->offset = take_floats(a, input_width);
    net->gain = take_floats(a, input_width);
    net->x = take_floats(a, input_width * rows);
    uint64_t begin = 0;
    for (size_t i = 0; i < net->layers; i++) {
        layer *l = &net->layer[i];
        l->w = offset_by(net->parameters, begin);
        l->m1 = moments_of(c) > 0 ? offset_by(net->parameters, begin + padded) : NULL;
        l->m2 = moments_of(c) > 1 ? offset_by(net->parameters, begin + 2 * padded) : NULL;
        l->g = offset_by(net->gradient, begin);
        uint64_t width = (uint64_t)panels_of(l->n) * PANEL;
        l->a = take_floats(a, width * rows);
        l->d = take_floats(a, width * c->batch_size);
        int adds = c->residual && i > 0 && i < c->hidden_layers && l->k == l->n;
        if (adds) l->through = take_floats(a, width * c->batch_size);
        if (i < c->hidden_layers &&
            (c->activations[i] == MLP_GELU || c->dropout[i] > 0.0f || adds)) {
            l->slope = take_floats(a, width * c->batch_size);
        }
        if (i < c->hidden_layers && c->batch_norm) {
            l->normal = take_floats(a, width * c->batch_size);
            l->deviation = take_floats(a, width);
        }
        begin += l->count;
    }
    net->packed_size = (size_t)widest * PANEL;
    net->packed = take_floats(a, widest * PANEL * TEAM_MAX);
    place_sparse(&net->sparse, a, rows, c->inputs);
    net->costs = take_floats(a, rows);
    net->labels = take(a, rows * sizeof *net->labels);
    net->row_numbers = take(a, rows * sizeof *net->row_numbers);
    if (!mlp_augments(&c->augmentation)) return;
    net->images = take(a, (uint64_t)c->batch_size * c->inputs);
    uint64_t scratch = mlp_augment_scratch_bytes(&c->augmentation, mlp_image_shape(c));
    scratch = (scratch + MLP_ALIGNMENT - 1) / MLP_ALIGNMENT * MLP_ALIGNMENT;
    net->scratch_size = (size_t)scratch;
    net->scratch = take(a, scratch * TEAM_MAX);
    if (c->augmentation.mixup <= 0.0f) return;
    net->partner_labels = take(a, c->batch_size * sizeof *net->partner_labels);
    net->own_weights = take_floats(a, c->batch_size);
}

mlp_status mlp_bytes(const mlp_config *config, size_t *bytes) {
    mlp_status status = mlp_check_config(config);
    if (status) return status;
    if (!bytes) return MLP_BAD_POINTER;
    mlp_network sizes;
    arena a = {0};
    take(&a, sizeof sizes);
    place(config, &a, &sizes);
    if (a.used > SIZE_MAX / 2) return MLP_TOO_LARGE; // ptrdiff_t must span it
    *bytes = (size_t)a.used;
    return MLP_OK;
}

// One stream a layer: weights [out][in], then biases, in the order that callers see them.
static void initialise(mlp_network *net) {
    const mlp_config *c = &net->config;
    for (size_t i = 0; i < net->layers; i++) {
        layer *l = &net->layer[i];
        rng r = mlp_rng_open(network_seed(net), RNG_INIT, (uint32_t)i);
        float fan_in = (float)l->k, fan_out = (float)l->n;
        float limit = fm_sqrt(6.0f / (fan_in + fan_out));
        for (size_t o = 0; o < l->n; o++) {
            for (size_t j = 0; j < l->k; j++) {
                float value = 0.0f;
                switch ((mlp_initializer)c->initializer) {
                case MLP_INIT_REFERENCE:
                    value = mlp_rng_normal(&r) / fm_sqrt(fan_in);
                    break;
                case MLP_INIT_GLOROT:
                    value = (2.0f * mlp_rng_uniform(&r) - 1.0f) * limit;
                    break;
                case MLP_INIT_HE:
                    value = mlp_rng_normal(&r) * fm_sqrt(2.0f / fan_in);
                    break;
                }
                set_lane(l, o, j, value);
            }
        }
        for (size_t o = 0; o < l->n; o++) {
            l->w[l->weights + o] = c->initializer == MLP_INIT_REFERENCE ? mlp_rng_normal(&r) : 0.0f;
        }
        mlp_reset_norm(l);
    }
}

mlp_status mlp_init(const mlp_config *config, const mlp_kernels *kernels,
                    const mlp_augmenter *augmenter, const mlp_optional *optional, void *memory,
                    size_t bytes, mlp_network **network) {
    size_t needed;
    mlp_status status = mlp_bytes(config, &needed);
    if (status) return status;
    if (!kernels || !memory || !network) return MLP_BAD_POINTER;
    if (!augmenter && mlp_augments(&config->augmentation)) return MLP_BAD_POINTER;
    if (!(mlp_optional_need(config) > 0.0f)) {
        optional = NULL;
    } else if (!optional) {
        return MLP_BAD_POINTER;
    }
    if (bytes < needed || (uintptr_t)memory % MLP_ALIGNMENT) return MLP_BAD_MEMORY;
    memset(memory, 0, needed); // padding lanes and moments start at 0
    arena a = {.base = memory};
    mlp_network *net = take(&a, sizeof *net);
    place(config, &a, net);
    net->kernels = kernels;
    net->augmenter = augmenter;
    net->optional = optional;
    net->beta1_power = net->beta2_power = 1.0;
    for (size_t j = 0; j < config->inputs; j++) net->gain[j] = 1.0f / 255.0f;
    if (net->sparse.capacity) mlp_sparse_open(&net->sparse);
    initialise(net);
    if (net->average) memcpy(net->average, net->parameters, net->padded * sizeof(float));
    *network = net;
    return MLP_OK;
}
