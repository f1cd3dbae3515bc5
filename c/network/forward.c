// Forward: from the gathered inputs to the outputs of the last layer.
#include "network/network.h"

void mlp_hidden_outputs(mlp_network *net, size_t i, size_t m, enum pass pass, size_t first,
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
    float rate = net->config.dropout[i];
    if (pass == PASS_TRAINING && rate > 0.0f) {
        mlp_dropout(dropout_place_of(net, (uint32_t)i + 1), rate, l->a, l->slope, m, first, last);
    }
}

static void last_outputs(mlp_network *net, size_t m, enum pass pass) {
    const layer *l = &net->layer[net->layers - 1];
    targets t = {.labels = net->labels};
    if (pass >= PASS_GRADIENT) t.smoothing = net->config.label_smoothing;
    if (pass == PASS_TRAINING) {
        t.partner_labels = net->partner_labels;
        t.own_weights = net->own_weights;
    }
    mlp_output_layer(net->kernels, (mlp_cost)net->config.cost, l->a, pass >= PASS_COSTS ? &t : NULL,
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
    const float *w = job->pass < PASS_GRADIENT ? inference_weights(net, job->i) : l->w;
    int normalises = l->normal && job->pass >= PASS_GRADIENT;
    const float *bias = normalises ? NULL : w + l->weights;
    if (job->i == 0 && net->is_sparse) {
        kernels->product_sparse(&net->sparse.rows, w, bias, l->a, m, l->k, first, last);
    } else {
        const float *x = job->i == 0 ? net->x : net->layer[job->i - 1].a;
        kernels->product(x, w, bias, l->a, m, l->k, first, last);
    }
    if (job->i + 1 == net->layers) return;
    if (net->optional) {
        net->optional->outputs(net, job->i, m, job->pass, first, last);
    } else {
        mlp_hidden_outputs(net, job->i, m, job->pass, first, last);
    }
}

void mlp_forward(mlp_network *net, size_t m, enum pass pass) {
    for (size_t i = 0; i < net->layers; i++) {
        layer_job job = {net, i, m, pass};
        mlp_run_parallel(net, product_work(net, i, m), forward_part, &job);
    }
    last_outputs(net, m, pass);
}

uint16_t mlp_argmax_class(const mlp_network *net, size_t m, size_t i) {
    size_t best = 0;
    for (size_t c = 1; c < net->config.classes; c++) {
        float value = output_at(net, m, i, c), top = output_at(net, m, i, best);
        if (value > top || (top != top && value == value)) best = c;
    }
    return (uint16_t)best;
}
