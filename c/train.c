// Training: backward, step, and the epoch around them.
#include <string.h>

#include "network.h"
#include "rng.h"

// delta of the layer below l: (delta W) f'(z), one panel of units at a time.
static void backward_delta(mlp_network *net, size_t i, const float *d, float *below, size_t m) {
    const mlp_kernels *kernels = net->kernels;
    const layer *l = &net->layer[i];
    size_t panels = panels_of(l->k);
    for (size_t p = 0; p < panels; p++) {
        kernels->transpose(l->w, net->packed, l->n, l->k, p);
        kernels->product(d, net->packed, NULL, below + p * m * PANEL, m, l->n, 0, 1);
    }
    kernels->derive((mlp_activation)net->config.activations[i - 1], net->layer[i - 1].a, below,
                    panels * m * PANEL);
}

// The optimizer's rule for the coming step.
static step_rule next_rule(mlp_network *net) {
    const mlp_config *c = &net->config;
    step_rule rule = {
        .kind = (mlp_optimizer)c->optimizer,
        .learning_rate = c->learning_rate,
        .decay = c->weight_decay,
        .momentum = c->momentum,
        .beta1 = c->beta1,
        .beta2 = c->beta2,
        .epsilon = c->epsilon,
    };
    if (rule.kind == MLP_ADAM || rule.kind == MLP_ADAMW) {
        net->beta1_power *= (double)c->beta1;
        net->beta2_power *= (double)c->beta2;
        rule.learning_rate = (float)((double)c->learning_rate / (1.0 - net->beta1_power));
        rule.root_correction = (float)(1.0 / __builtin_sqrt(1.0 - net->beta2_power));
        if (rule.kind == MLP_ADAMW) rule.decay = 1.0f - c->learning_rate * c->weight_decay;
    }
    return rule;
}

static void step_layer(mlp_network *net, layer *l, const step_rule *rule) {
    step_rule biases = *rule; // biases do not decay
    biases.decay = rule->kind == MLP_ADAMW ? 1.0f : 0.0f;
    size_t w = l->weights;
    net->kernels->step(rule, l->w, l->g, l->m1, l->m2, w);
    net->kernels->step(&biases, l->w + w, l->g + w, l->m1 ? l->m1 + w : NULL,
                       l->m2 ? l->m2 + w : NULL, l->count - w);
}

// From the output layer's delta to the gradient of every layer, mean over m rows; with a rule, each
// layer also takes its step as soon as the layer below has its delta.
static void backward(mlp_network *net, size_t m, const step_rule *rule) {
    const mlp_kernels *kernels = net->kernels;
    const float scale = 1.0f / (float)m;
    for (size_t i = net->layers, turn = 0; i-- > 0; turn ^= 1) {
        layer *l = &net->layer[i];
        const float *d = net->delta[turn];
        const float *x = i == 0 ? net->x : net->layer[i - 1].a;
        size_t panels = panels_of(l->n);
        if (i > 0) backward_delta(net, i, d, net->delta[turn ^ 1], m);
        if (rule && rule->kind == MLP_SGD) {
            kernels->gradient_step(x, d, scale, rule, l->w, l->w + l->weights, m, l->k, 0, panels);
        } else {
            kernels->gradient(x, d, scale, l->g, l->g + l->weights, m, l->k, 0, panels);
            if (rule) step_layer(net, l, rule);
        }
    }
}

static double sum_costs(const mlp_network *net, size_t m) {
    double sum = 0.0;
    for (size_t i = 0; i < m; i++) sum += (double)net->costs[i];
    return sum;
}

static int is_finite(double x) {
    return x - x == 0.0;
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
    rng r = rng_open((uint64_t)c->seed_high << 32 | c->seed_low, RNG_SHUFFLE, p->epoch);
    rng_shuffle(&r, order, samples->count);
    memcpy(net->checkpoint, net->parameters, net->state * sizeof(float));
    net->checkpoint_powers[0] = net->beta1_power;
    net->checkpoint_powers[1] = net->beta2_power;
}

// Back to the last finite epoch's end, so that a run may go on from there at a lower rate.
static void restore(mlp_network *net) {
    memcpy(net->parameters, net->checkpoint, net->state * sizeof(float));
    net->beta1_power = net->checkpoint_powers[0];
    net->beta2_power = net->checkpoint_powers[1];
    net->progress = (mlp_progress){.epoch = net->progress.epoch - 1};
}

static mlp_status train_batch(mlp_network *net, const mlp_samples *epoch) {
    mlp_progress *p = &net->progress;
    uint32_t left = epoch->count - p->samples_done;
    uint32_t m = left < net->config.batch_size ? left : net->config.batch_size;
    mlp_status status = gather_samples(net, epoch, p->samples_done, m);
    if (status) return status;
    forward(net, m, 1, 1);
    double cost = sum_costs(net, m);
    p->batch++;
    if (!is_finite(cost)) return MLP_COST_NOT_FINITE;
    uint32_t errors = 0;
    for (uint32_t i = 0; i < m; i++) errors += winner(net, m, i) != net->labels[i];
    step_rule rule = next_rule(net);
    backward(net, m, &rule);
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
    if (status == MLP_COST_NOT_FINITE || status == MLP_WEIGHT_NOT_FINITE) {
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
    status = gather_samples(net, samples, 0, samples->count);
    if (status) return status;
    forward(net, samples->count, 1, 1);
    backward(net, samples->count, NULL);
    unpack(net, net->gradient, gradient);
    *cost = sum_costs(net, samples->count) / samples->count;
    return MLP_OK;
}
