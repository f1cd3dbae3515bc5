// Forward: samples in, outputs out. What training and evaluation share.
#include <string.h>

#include "network/network.h"

enum { LOOKED_AT = 64 }; // samples that tell how sparse a set is

// Multiply-adds of a part at least: with less, sharing takes longer than it saves.
static const double GRAIN = 30000.0;

static uint32_t parts_of(const mlp_network *net, double work) {
    uint32_t members = team_members(net->team);
    uint32_t parts = work < GRAIN * members ? (uint32_t)(work / GRAIN) : members;
    return parts > 0 ? parts : 1;
}

void share(mlp_network *net, double work, team_job job, void *context) {
    if (team_run(net->team, parts_of(net, work), job, context)) net->is_lost = 1;
}

mlp_status mlp_use_team(mlp_network *net, team *t) {
    if (!net) return MLP_BAD_POINTER;
    net->team = t;
    return MLP_OK;
}

mlp_status check_samples(const mlp_samples *samples, int needs_labels) {
    if (!samples || !samples->pixels) return MLP_BAD_POINTER;
    if (needs_labels && !samples->labels) return MLP_BAD_POINTER;
    return samples->count > 0 ? MLP_OK : MLP_BAD_COUNT;
}

double listed_share(const mlp_network *net, const mlp_samples *samples) {
    size_t k = net->config.inputs, ink = 0, looks = 0;
    if (!net->sparse.capacity) return 1.0;
    for (size_t j = 0; j < k; j++) {
        if (net->offset[j] != 0.0f || net->gain[j] != net->gain[0]) return 1.0;
    }
    uint32_t stride = (samples->count - 1) / LOOKED_AT + 1;
    for (uint32_t i = 0; i < samples->count; i += stride, looks++) {
        uint32_t row = sample_row(samples, i);
        if (row >= samples->rows) return 1.0; // gathering it will say so
        const uint8_t *pixels = samples->pixels + (size_t)row * k;
        for (size_t j = 0; j < k; j++) ink += pixels[j] != 0;
    }
    return 2 * ink <= looks * k ? (double)ink / (double)(looks * k) : 1.0;
}

uint32_t mlp_threads(const mlp_network *net, const mlp_samples *samples) {
    if (!net || check_samples(samples, 0)) return 0;
    double first = (double)net->layer[0].weights, rest = (double)net->padded - first;
    if (net->config.input_dropout == 0.0f) first *= listed_share(net, samples);
    return parts_of(net, (double)net->config.batch_size * (first + rest));
}

mlp_status take_rows(mlp_network *net, const mlp_samples *samples, uint32_t first, size_t m) {
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

void gather_inputs(mlp_network *net, const uint8_t *pixels, size_t m, input_form form) {
    size_t k = net->config.inputs;
    net->is_listed =
        form != INPUTS_DENSE && sparse_gather(&net->sparse, pixels, net->row_numbers, net->gain[0],
                                              m, k, form == INPUTS_LISTS);
    net->has_columns = net->is_listed && form == INPUTS_LISTS;
    if (!net->is_listed) {
        net->kernels->gather(pixels, net->row_numbers, net->offset, net->gain, net->x, m, k);
    }
}

mlp_status gather_samples(mlp_network *net, const mlp_samples *samples, uint32_t first, size_t m,
                          input_form form) {
    mlp_status status = take_rows(net, samples, first, m);
    if (status) return status;
    gather_inputs(net, samples->pixels, m, form);
    return MLP_OK;
}

// A hidden layer's outputs from its z, in place; with slopes when a pass goes backward from here.
static void hidden_outputs(mlp_network *net, size_t i, size_t m, enum pass pass, size_t first,
                           size_t last) {
    const mlp_kernels *kernels = net->kernels;
    const layer *l = &net->layer[i];
    mlp_activation kind = (mlp_activation)net->config.activations[i];
    size_t begin = first * m * PANEL, count = (last - first) * m * PANEL;
    float *a = l->a + begin;
    if (!l->slope || pass < PASS_GRADIENT) {
        kernels->activate(kind, a, count);
        return;
    }
    float *slope = l->slope + begin;
    for (size_t j = 0; j < count; j++) slope[j] = 1.0f;
    if (kind == MLP_GELU) kernels->derive(kind, a, slope, count);
    kernels->activate(kind, a, count);
    if (kind != MLP_GELU) kernels->derive(kind, a, slope, count);
    float left_out = net->config.dropout[i];
    if (pass == PASS_TRAINING && left_out > 0.0f) {
        dropout(place_of(net, (uint32_t)i + 1), left_out, l->a, l->slope, m, first, last);
    }
}

static void last_outputs(mlp_network *net, size_t m, enum pass pass) {
    const layer *l = &net->layer[net->layers - 1];
    targets t = {.labels = net->labels};
    if (pass >= PASS_GRADIENT) t.smoothing = net->config.label_smoothing;
    if (pass == PASS_TRAINING) {
        t.seconds = net->seconds;
        t.shares = net->shares;
    }
    output_layer(net->kernels, (mlp_cost)net->config.cost, l->a, pass >= PASS_COSTS ? &t : NULL,
                 net->costs, pass >= PASS_GRADIENT ? l->d : NULL, m, l->n);
}

typedef struct layer_job {
    mlp_network *net;
    size_t i, m; // which layer, rows
    enum pass pass;
} layer_job;

static void forward_part(void *context, uint32_t part, uint32_t parts) {
    const layer_job *job = context;
    mlp_network *net = job->net;
    const mlp_kernels *kernels = net->kernels;
    const layer *l = &net->layer[job->i];
    size_t m = job->m, panels = panels_of(l->n);
    size_t first = part_begin(panels, part, parts), last = part_begin(panels, part + 1, parts);
    const float *bias = l->w + l->weights;
    if (job->i == 0 && net->is_listed) {
        kernels->product_sparse(&net->sparse.rows, l->w, bias, l->a, m, l->k, first, last);
    } else {
        const float *x = job->i == 0 ? net->x : net->layer[job->i - 1].a;
        kernels->product(x, l->w, bias, l->a, m, l->k, first, last);
    }
    if (job->i + 1 < net->layers) hidden_outputs(net, job->i, m, job->pass, first, last);
}

void forward(mlp_network *net, size_t m, enum pass pass) {
    for (size_t i = 0; i < net->layers; i++) {
        layer_job job = {net, i, m, pass};
        share(net, product_work(net, i, m), forward_part, &job);
    }
    last_outputs(net, m, pass);
}

uint16_t winner(const mlp_network *net, size_t m, size_t i) {
    size_t best = 0;
    for (size_t c = 1; c < net->config.classes; c++) {
        float value = output_at(net, m, i, c), top = output_at(net, m, i, best);
        if (value > top || (top != top && value == value)) best = c;
    }
    return (uint16_t)best;
}
