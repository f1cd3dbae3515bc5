// Backward: from the output layer's delta to the gradient of every layer, and the optimizer's step.
#include "base/fmath.h"
#include "kernels/regularise.h"
#include "network/network.h"

typedef struct backward_job {
    mlp_network *net;
    size_t i, m;           // which layer (of a delta or of Muon), rows
    uint32_t stage;        // of Muon
    const step_rule *rule; // NULL: the gradient only
} backward_job;

// delta of the layer below layer i: (delta W) f'(z), one panel of units at a time. What else it takes
// is in optional->delta.
static void delta_part(void *context, uint32_t part, uint32_t parts) {
    const backward_job *job = context;
    mlp_network *net = job->net;
    const mlp_kernels *kernels = net->kernels;
    const layer *l = &net->layer[job->i], *below = l - 1;
    size_t m = job->m, panels = panels_of(l->k);
    size_t first = part_begin(panels, part, parts), last = part_begin(panels, part + 1, parts);
    float *packed = net->packed + part * net->packed_size;
    for (size_t p = first; p < last; p++) {
        kernels->transpose(l->w, packed, l->n, l->k, p);
        kernels->product(l->d, packed, NULL, below->d + p * m * PANEL, m, l->n, 0, 1);
    }
    size_t begin = first * m * PANEL, count = (last - first) * m * PANEL;
    if (net->optional) {
        net->optional->delta(net, job->i - 1, m, first, last);
    } else if (below->slope) {
        mlp_multiply_values(below->d + begin, below->slope + begin, count);
    } else {
        kernels->derive((mlp_activation)net->config.activations[job->i - 1], below->a + begin,
                        below->d + begin, count);
    }
}

// The optimizer's step of panels first .. last - 1 of a layer.
static void step_panels(const mlp_network *net, const layer *l, const step_rule *rule, size_t first,
                        size_t last) {
    step_rule rules[2] = {*rule, *rule}; // of weights and of biases, which do not decay
    rules[1].decay = 0.0f;
    rules[1].shrink = 1.0f;
    if (net->optional) net->optional->rules(net, l, rules);
    const size_t begin[2] = {first * l->k * PANEL, l->weights + first * PANEL};
    const size_t count[2] = {(last - first) * l->k * PANEL, (last - first) * PANEL};
    for (size_t i = 0; i < 2; i++) {
        size_t at = begin[i];
        if (rule->kind == MLP_LION) {
            net->optional->lion(&rules[i], l->w + at, l->g + at, l->m1 + at, count[i]);
        } else {
            net->kernels->step(&rules[i], l->w + at, l->g + at, l->m1 ? l->m1 + at : NULL,
                               l->m2 ? l->m2 + at : NULL, count[i]);
        }
    }
}

// The gradient, mean over m rows, of a part of every layer's panels; with a rule, also their step.
static void gradient_part(void *context, uint32_t part, uint32_t parts) {
    const backward_job *job = context;
    mlp_network *net = job->net;
    const mlp_kernels *kernels = net->kernels;
    // The kernel takes plain SGD's step itself: most of the time goes into reading and writing
    // memory. Normalised sums and layers' own rates need the gradient.
    const step_rule *rule = job->rule;
    int is_fused = rule && rule->kind == MLP_SGD && rule->decay == 0.0f && !net->optional;
    const float rate = is_fused ? rule->learning_rate : 0.0f;
    const float scale = 1.0f / (float)job->m;
    for (size_t i = 0; i < net->layers; i++) {
        const layer *l = &net->layer[i];
        size_t panels = panels_of(l->n), m = job->m;
        size_t first = part_begin(panels, part, parts), last = part_begin(panels, part + 1, parts);
        float *target = rate > 0.0f ? l->w : l->g;
        // Of normalised sums the deltas no longer tell the biases' gradient, which g has already.
        float *biases = l->normal ? l->deviation : target + l->weights;
        const float *x = i == 0 ? net->x : net->layer[i - 1].a;
        if (rate > 0.0f && rule->shrink != 1.0f) {
            mlp_scale_values(l->w + first * l->k * PANEL, rule->shrink,
                             (last - first) * l->k * PANEL);
        }
        if (i == 0 && net->is_sparse && !net->has_csc) {
            // A rate of 0 changes nothing.
            if (rate > 0.0f) {
                kernels->step_sparse(&net->sparse.rows, l->d, scale, rate, l->w, l->w + l->weights,
                                     m, l->k, first, last);
            }
            continue;
        }
        if (i == 0 && net->is_sparse) {
            kernels->gradient_sparse(&net->sparse.columns, l->d, scale, rate, target, biases, m,
                                     l->k, first, last);
        } else {
            kernels->gradient(x, l->d, scale, rate, target, biases, m, l->k, first, last);
        }
        if (rule && !(rate > 0.0f)) step_panels(net, l, rule, first, last);
    }
}

// The step of a part of every layer's panels, from gradients that are complete.
static void step_part(void *context, uint32_t part, uint32_t parts) {
    const backward_job *job = context;
    for (size_t i = 0; i < job->net->layers; i++) {
        const layer *l = &job->net->layer[i];
        size_t panels = panels_of(l->n);
        size_t first = part_begin(panels, part, parts), last = part_begin(panels, part + 1, parts);
        step_panels(job->net, l, job->rule, first, last);
    }
}

static void muon_part(void *context, uint32_t part, uint32_t parts) {
    const backward_job *job = context;
    size_t panels = panels_of(job->net->layer[job->i].n);
    job->net->optional->muon(job->net, job->i, job->stage, job->rule->momentum,
                             part_begin(panels, part, parts), part_begin(panels, part + 1, parts));
}

// The gradients of the weights into hidden layers become Muon's steps.
static void muon_steps(mlp_network *net, backward_job *job) {
    for (job->i = 0; job->i + 1 < net->layers; job->i++) {
        const layer *l = &net->layer[job->i];
        for (job->stage = 0; job->stage < MUON_STAGES; job->stage++) {
            mlp_run_parallel(net, (double)l->weights * (double)l->n, muon_part, job);
            if (job->stage > 0) continue;
            double norm = __builtin_sqrt(mlp_sum_of_squares(l->g, l->weights));
            mlp_scale_values(l->g, (float)(1.0 / (norm + 1e-7)), l->weights); // no division by 0
        }
    }
}

// A step for which the whole gradient must be known first: with one no longer than clip_norm, or of
// Muon.
static void whole_step(mlp_network *net, backward_job *job) {
    const step_rule *rule = job->rule;
    double work = (double)job->m * (double)net->padded, limit = (double)net->config.clip_norm;
    job->rule = NULL;
    mlp_run_parallel(net, work, gradient_part, job);
    job->rule = rule;
    if (limit > 0.0) {
        double norm = __builtin_sqrt(mlp_sum_of_squares(net->gradient, net->padded));
        if (norm > limit) mlp_scale_values(net->gradient, (float)(limit / norm), net->padded);
    }
    if (rule->kind == MLP_MUON) muon_steps(net, job);
    mlp_run_parallel(net, (double)net->padded, step_part, job);
}

// All deltas come first: a step changes the weights that they are computed from.
void mlp_backward(mlp_network *net, const uint8_t *pixels, size_t m, const step_rule *rule) {
    const layer *input = &net->layer[0];
    backward_job job = {.net = net, .m = m, .rule = rule};
    for (job.i = net->layers - 1; job.i > 0; job.i--) {
        mlp_run_parallel(net, (double)m * (double)net->layer[job.i].weights, delta_part, &job);
    }
    float largest_delta = 0.0f;
    if (rule && net->epoch_is_sparse) {
        largest_delta = net->kernels->largest(input->d, panels_of(input->n) * m * PANEL);
        if (net->is_sparse && !fm_is_finite(largest_delta)) {
            net->kernels->gather(pixels, net->row_numbers, net->offset, net->gain, net->x, m,
                                 input->k);
            net->is_sparse = 0;
        }
    }
    if (rule && (net->config.clip_norm > 0.0f || rule->kind == MLP_MUON)) {
        whole_step(net, &job);
    } else {
        double work = 0.0;
        for (size_t i = 0; i < net->layers; i++) work += product_work(net, i, m);
        mlp_run_parallel(net, work, gradient_part, &job);
    }
    if (rule && net->epoch_is_sparse) mlp_bound_weights(net, rule, largest_delta);
}

mlp_status mlp_gradient(mlp_network *net, const mlp_samples *samples, float *gradient, size_t count,
                        double *cost) {
    if (!net || !gradient || !cost) return MLP_BAD_POINTER;
    mlp_status status = mlp_check_samples(samples, 1);
    if (status) return status;
    if (count != net->unpadded || samples->count > net->config.batch_size) return MLP_BAD_COUNT;
    status = mlp_gather_samples(net, samples, 0, samples->count, INPUTS_DENSE);
    if (status) return status;
    mlp_forward(net, samples->count, PASS_GRADIENT);
    mlp_backward(net, samples->pixels, samples->count, NULL);
    if (clear_thread_lost(net)) return MLP_THREAD_LOST;
    mlp_unpack(net, net->gradient, gradient);
    *cost = sum_costs(net, samples->count) / samples->count;
    return MLP_OK;
}
