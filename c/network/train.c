// Training: backward, step, and the epoch around them.
#include <string.h>

#include "network/network.h"
#include "kernels/regularise.h"
#include "base/rng.h"

static const float WEIGHT_LIMIT = 1e30f; // of bound_weights

enum { FEW_ROWS = 16 }; // of a batch that steps from its rows' lists; measured, see step_sparse

typedef struct backward_job {
    mlp_network *net;
    size_t i, m;           // which layer (of a delta), rows
    const step_rule *rule; // NULL: the gradient only
} backward_job;

// delta of the layer below layer i: (delta W) f'(z), one panel of units at a time.
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
    if (below->slope) {
        multiply_values(below->d + begin, below->slope + begin, count);
    } else {
        kernels->derive((mlp_activation)net->config.activations[job->i - 1], below->a + begin,
                        below->d + begin, count);
    }
}

// The optimizer's rule for the coming step, of batch number progress.batch.
static step_rule next_rule(mlp_network *net) {
    const mlp_config *c = &net->config;
    const mlp_progress *p = &net->progress;
    step_rule rule = {
        .kind = (mlp_optimizer)c->optimizer,
        .decay = c->weight_decay,
        .momentum = c->momentum,
        .beta1 = c->beta1,
        .beta2 = c->beta2,
        .epsilon = c->epsilon,
        .shrink = 1.0f,
    };
    mlp_scheduled_rate(c, p->epoch, p->batch, p->batches, &rule.learning_rate);
    if (rule.kind == MLP_ADAMW || c->decoupled_decay) {
        rule.shrink = 1.0f - rule.learning_rate * c->weight_decay;
        rule.decay = 0.0f;
    }
    if (rule.kind == MLP_ADAM || rule.kind == MLP_ADAMW) {
        net->beta1_power *= (double)c->beta1;
        net->beta2_power *= (double)c->beta2;
        rule.learning_rate = (float)((double)rule.learning_rate / (1.0 - net->beta1_power));
        rule.root_correction = (float)(1.0 / __builtin_sqrt(1.0 - net->beta2_power));
    }
    return rule;
}

// The optimizer's step of panels first .. last - 1 of a layer.
static void step_panels(const mlp_network *net, const layer *l, const step_rule *rule, size_t first,
                        size_t last) {
    step_rule biases = *rule; // biases do not decay
    biases.decay = 0.0f;
    biases.shrink = 1.0f;
    const size_t begin[2] = {first * l->k * PANEL, l->weights + first * PANEL};
    const size_t count[2] = {(last - first) * l->k * PANEL, (last - first) * PANEL};
    for (size_t i = 0; i < 2; i++) {
        size_t at = begin[i];
        net->kernels->step(i == 0 ? rule : &biases, l->w + at, l->g + at, l->m1 ? l->m1 + at : NULL,
                           l->m2 ? l->m2 + at : NULL, count[i]);
    }
}

// The gradient, mean over m rows, of a share of every layer's panels; with a rule, also their step.
static void gradient_part(void *context, uint32_t part, uint32_t parts) {
    const backward_job *job = context;
    mlp_network *net = job->net;
    const mlp_kernels *kernels = net->kernels;
    // Plain SGD's step is part of the kernel: most of its time is the way to memory and back.
    const step_rule *rule = job->rule;
    int is_fused = rule && rule->kind == MLP_SGD && rule->decay == 0.0f;
    const float rate = is_fused ? rule->learning_rate : 0.0f;
    const float scale = 1.0f / (float)job->m;
    for (size_t i = 0; i < net->layers; i++) {
        const layer *l = &net->layer[i];
        size_t panels = panels_of(l->n), m = job->m;
        size_t first = part_begin(panels, part, parts), last = part_begin(panels, part + 1, parts);
        float *target = rate > 0.0f ? l->w : l->g;
        const float *x = i == 0 ? net->x : net->layer[i - 1].a;
        if (rate > 0.0f && rule->shrink != 1.0f) {
            scale_values(l->w + first * l->k * PANEL, rule->shrink, (last - first) * l->k * PANEL);
        }
        if (i == 0 && net->is_listed && !net->has_columns) {
            // A rate of 0 would change nothing.
            if (rate > 0.0f) {
                kernels->step_sparse(&net->sparse.rows, l->d, scale, rate, l->w, l->w + l->weights,
                                     m, l->k, first, last);
            }
            continue;
        }
        if (i == 0 && net->is_listed) {
            kernels->gradient_sparse(&net->sparse.columns, l->d, scale, rate, target,
                                     target + l->weights, m, l->k, first, last);
        } else {
            kernels->gradient(x, l->d, scale, rate, target, target + l->weights, m, l->k, first,
                              last);
        }
        if (rule && !(rate > 0.0f)) step_panels(net, l, rule, first, last);
    }
}

// The step of a share of every layer's panels, from gradients that are all there.
static void step_part(void *context, uint32_t part, uint32_t parts) {
    const backward_job *job = context;
    for (size_t i = 0; i < job->net->layers; i++) {
        const layer *l = &job->net->layer[i];
        size_t panels = panels_of(l->n);
        size_t first = part_begin(panels, part, parts), last = part_begin(panels, part + 1, parts);
        step_panels(job->net, l, job->rule, first, last);
    }
}

// With a gradient no longer than clip_norm: all of it has to be known before any step.
static void clipped_step(mlp_network *net, backward_job *job) {
    const step_rule *rule = job->rule;
    double work = (double)job->m * (double)net->padded, limit = (double)net->config.clip_norm;
    job->rule = NULL;
    share(net, work, gradient_part, job);
    job->rule = rule;
    double norm = __builtin_sqrt(sum_of_squares(net->gradient, net->padded));
    if (norm > limit) scale_values(net->gradient, (float)(limit / norm), net->padded);
    share(net, (double)net->padded, step_part, job);
}

static int is_finite(double x) {
    return x - x == 0.0;
}

// Lists leave out products with 0, which changes no bit unless the other factor is infinite or NaN.
// So in an epoch whose inputs go into lists we keep a bound of the first layer's weights, which
// costs less than to look at them all, and go back to dense inputs as soon as it says nothing any
// more. largest_delta is of the step that was just taken.
static void bound_weights(mlp_network *net, const step_rule *rule, float largest_delta) {
    const layer *l = &net->layer[0];
    if (rule->kind == MLP_SGD) {
        // shrink w - rate (g + decay w), where |g| <= largest_delta * input_bound, and some for
        // rounding. A shrink beyond -1 makes weights larger.
        float growth = rule->shrink < -1.0f ? -rule->shrink : 1.0f;
        float bound = net->weight_bound * (growth + rule->learning_rate * rule->decay) +
                      rule->learning_rate * largest_delta * net->input_bound;
        net->weight_bound = bound * 1.001f;
    } else if (!net->kernels->all_finite(l->w, l->weights)) {
        net->weight_bound = WEIGHT_LIMIT;
    }
}

// Whether plain SGD's step goes from the lists of m rows straight into the weights.
static int steps_from_rows(const mlp_network *net, size_t m) {
    const mlp_config *c = &net->config;
    int is_plain = c->optimizer == MLP_SGD && (c->weight_decay == 0.0f || c->decoupled_decay);
    return net->kernels->fuses && m <= FEW_ROWS && is_plain && c->clip_norm == 0.0f;
}

static input_form epoch_form(const mlp_network *net, size_t m) {
    if (!net->epoch_is_sparse || !(net->weight_bound < WEIGHT_LIMIT)) return INPUTS_DENSE;
    return steps_from_rows(net, m) ? INPUTS_ROWS : INPUTS_LISTS;
}

// From the output layer's delta to the gradient of every layer and, with a rule, the step. All
// deltas come first: a step changes the weights that they go through.
static void backward(mlp_network *net, const uint8_t *pixels, size_t m, const step_rule *rule) {
    const layer *input = &net->layer[0];
    backward_job job = {net, 0, m, rule};
    for (job.i = net->layers - 1; job.i > 0; job.i--) {
        share(net, (double)m * (double)net->layer[job.i].weights, delta_part, &job);
    }
    float largest_delta = 0.0f;
    if (rule && net->epoch_is_sparse) {
        largest_delta = net->kernels->largest(input->d, panels_of(input->n) * m * PANEL);
        if (net->is_listed && !is_finite((double)largest_delta)) {
            net->kernels->gather(pixels, net->row_numbers, net->offset, net->gain, net->x, m,
                                 input->k);
            net->is_listed = 0;
        }
    }
    if (rule && net->config.clip_norm > 0.0f) {
        clipped_step(net, &job);
    } else {
        double work = 0.0;
        for (size_t i = 0; i < net->layers; i++) work += product_work(net, i, m);
        share(net, work, gradient_part, &job);
    }
    if (rule && net->epoch_is_sparse) bound_weights(net, rule, largest_delta);
}

typedef struct constrain_job {
    mlp_network *net;
    float keep; // of the average
} constrain_job;

// The norms of a share of every layer's panels.
static void limit_part(void *context, uint32_t part, uint32_t parts) {
    const constrain_job *job = context;
    const mlp_network *net = job->net;
    float max_norm = net->config.max_norm;
    for (size_t i = 0; max_norm > 0.0f && i < net->layers; i++) {
        const layer *l = &net->layer[i];
        size_t panels = panels_of(l->n);
        limit_norms(l->w, l->k, max_norm, part_begin(panels, part, parts),
                    part_begin(panels, part + 1, parts));
    }
}

static void follow_part(void *context, uint32_t part, uint32_t parts) {
    const constrain_job *job = context;
    const mlp_network *net = job->net;
    size_t rows = net->padded / PANEL, first = part_begin(rows, part, parts) * PANEL;
    size_t last = part_begin(rows, part + 1, parts) * PANEL;
    follow(net->average + first, net->parameters + first, job->keep, last - first);
}

// What follows a step.
static void constrain(mlp_network *net) {
    const mlp_progress *p = &net->progress;
    double steps = (double)(p->epoch - 1) * p->batches + p->batch;
    double early = (1.0 + steps) / (10.0 + steps), keep = (double)net->config.averaging;
    constrain_job job = {net, (float)(early < keep ? early : keep)};
    double work = (double)net->padded;
    if (net->config.max_norm > 0.0f) share(net, work, limit_part, &job);
    if (net->average) share(net, work, follow_part, &job);
}

static double sum_costs(const mlp_network *net, size_t m) {
    double sum = 0.0;
    for (size_t i = 0; i < m; i++) sum += (double)net->costs[i];
    return sum;
}

// Every row and label of an epoch to come: a bad one found later would leave the epoch half done,
// and stay in the order.
static mlp_status check_epoch(const mlp_network *net, const mlp_samples *samples) {
    for (uint32_t i = 0; i < samples->count; i++) {
        uint32_t row = sample_row(samples, i);
        if (row >= samples->rows) return MLP_BAD_ROW;
        if (samples->labels[row] >= net->config.classes) return MLP_BAD_LABEL;
    }
    return MLP_OK;
}

static void begin_epoch(mlp_network *net, const mlp_samples *samples, uint32_t *order) {
    const mlp_config *c = &net->config;
    mlp_progress *p = &net->progress;
    uint32_t batches = (samples->count - 1) / c->batch_size + 1;
    *p = (mlp_progress){.epoch = p->epoch + 1, .batches = batches};
    net->epoch_samples = samples->count;
    for (uint32_t i = 0; i < samples->count; i++) order[i] = sample_row(samples, i);
    rng r = rng_open(network_seed(net), RNG_SHUFFLE, p->epoch);
    rng_shuffle(&r, order, samples->count);
    memcpy(net->checkpoint, net->parameters, net->state * sizeof(float));
    net->checkpoint_powers[0] = net->beta1_power;
    net->checkpoint_powers[1] = net->beta2_power;
    const layer *input = &net->layer[0];
    net->epoch_is_sparse = are_sparse(net, samples);
    net->weight_bound = net->kernels->largest(input->w, input->weights);
    net->input_bound = 255.0f * net->kernels->largest(net->gain, panels_of(input->k) * PANEL);
}

// Back to the last finite epoch's end, so that a run may go on from there at a lower rate.
static void restore(mlp_network *net) {
    memcpy(net->parameters, net->checkpoint, net->state * sizeof(float));
    net->beta1_power = net->checkpoint_powers[0];
    net->beta2_power = net->checkpoint_powers[1];
    net->progress = (mlp_progress){.epoch = net->progress.epoch - 1};
    net->is_lost = 0;
}

static mlp_status train_batch(mlp_network *net, const mlp_samples *epoch) {
    mlp_progress *p = &net->progress;
    uint32_t left = epoch->count - p->samples_done;
    uint32_t m = left < net->config.batch_size ? left : net->config.batch_size;
    mlp_status status = take_rows(net, epoch, p->samples_done, m);
    if (status) return status;
    const uint8_t *pixels = gather_batch(net, epoch->pixels, m, epoch_form(net, m));
    forward(net, m, PASS_TRAINING);
    if (net->is_lost) return MLP_THREAD_LOST;
    double cost = sum_costs(net, m);
    p->batch++;
    if (!is_finite(cost)) return MLP_COST_NOT_FINITE;
    uint32_t errors = 0;
    for (uint32_t i = 0; i < m; i++) errors += winner(net, m, i) != net->labels[i];
    step_rule rule = next_rule(net);
    backward(net, pixels, m, &rule);
    constrain(net);
    if (net->is_lost) return MLP_THREAD_LOST;
    p->cost_sum += cost;
    p->samples_done += m;
    p->errors += errors;
    p->epoch_done = p->batch == p->batches;
    if (p->batch % FINITE_CHECK_BATCHES == 0 || p->epoch_done) {
        if (!net->kernels->all_finite(net->parameters, net->padded)) return MLP_WEIGHT_NOT_FINITE;
    }
    return MLP_OK;
}

mlp_status mlp_train(mlp_network *net, const mlp_samples *samples, uint32_t *order,
                     uint32_t max_batches, mlp_progress *progress) {
    if (!net || !order || !progress) return MLP_BAD_POINTER;
    mlp_status status = check_samples(samples, 1);
    if (status) return status;
    mlp_progress *p = &net->progress;
    if (p->batch == p->batches) {
        status = check_epoch(net, samples);
        if (status) return status;
        begin_epoch(net, samples, order);
    } else if (samples->count != net->epoch_samples) {
        return MLP_BAD_COUNT; // the set changed in the middle of an epoch
    }
    mlp_samples epoch = *samples;
    epoch.subset = order;
    for (uint32_t i = 0; i < max_batches && p->batch < p->batches && !status; i++) {
        status = train_batch(net, &epoch);
    }
    *progress = *p;
    if (status == MLP_COST_NOT_FINITE || status == MLP_WEIGHT_NOT_FINITE ||
        status == MLP_THREAD_LOST) {
        progress->epoch_done = 0;
        restore(net);
    }
    return status;
}

mlp_status mlp_gradient(mlp_network *net, const mlp_samples *samples, float *gradient, size_t count,
                        double *cost) {
    if (!net || !gradient || !cost) return MLP_BAD_POINTER;
    mlp_status status = check_samples(samples, 1);
    if (status) return status;
    if (count != net->unpadded || samples->count > net->config.batch_size) return MLP_BAD_COUNT;
    status = gather_samples(net, samples, 0, samples->count, INPUTS_DENSE);
    if (status) return status;
    forward(net, samples->count, PASS_GRADIENT);
    backward(net, samples->pixels, samples->count, NULL);
    if (take_loss(net)) return MLP_THREAD_LOST;
    unpack(net, net->gradient, gradient);
    *cost = sum_costs(net, samples->count) / samples->count;
    return MLP_OK;
}
