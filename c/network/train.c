// Training: epochs, their batches, and what happens in each batch.
#include <string.h>

#include "base/rng.h"
#include "kernels/regularise.h"
#include "network/network.h"

// The optimizer's rule for the next step, which is of batch number progress.batch.
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
    rule.plain_rate = rule.learning_rate;
    if (decays_apart(c)) {
        rule.shrink = 1.0f - rule.learning_rate * c->weight_decay;
        rule.decay = 0.0f;
    }
    if (has_adam(c)) {
        net->beta1_power *= (double)c->beta1;
        net->beta2_power *= (double)c->beta2;
        rule.learning_rate = (float)((double)rule.learning_rate / (1.0 - net->beta1_power));
        rule.root_correction = (float)(1.0 / __builtin_sqrt(1.0 - net->beta2_power));
    }
    return rule;
}

typedef struct after_step_job {
    mlp_network *net;
    float keep; // of the average
} after_step_job;

// Max-norm of a part of every layer's panels.
static void max_norm_part(void *context, uint32_t part, uint32_t parts) {
    const after_step_job *job = context;
    const mlp_network *net = job->net;
    for (size_t i = 0; i < net->layers; i++) {
        const layer *l = &net->layer[i];
        size_t panels = panels_of(l->n);
        mlp_apply_max_norm(l->w, l->k, net->config.max_norm, part_begin(panels, part, parts),
                           part_begin(panels, part + 1, parts));
    }
}

static void ema_part(void *context, uint32_t part, uint32_t parts) {
    const after_step_job *job = context;
    const mlp_network *net = job->net;
    size_t rows = net->padded / PANEL, first = part_begin(rows, part, parts) * PANEL;
    size_t last = part_begin(rows, part + 1, parts) * PANEL;
    mlp_ema_update(net->average + first, net->parameters + first, job->keep, last - first);
}

// How much of the average stays (formulas: mlp_swap_average, swa_from).
static float average_keep(const mlp_network *net) {
    const mlp_progress *p = &net->progress;
    uint32_t from = net->config.swa_from;
    if (from == 0) return mlp_keep(net, (double)net->config.averaging, 0);
    if (p->batch < p->batches) return 1.0f;
    float before = p->epoch > from ? (float)(p->epoch - from) : 0.0f; // epochs in the average
    return before / (before + 1.0f);
}

// Max-norm, then the average of the parameters.
static void after_step(mlp_network *net) {
    after_step_job job = {net, average_keep(net)};
    double work = (double)net->padded;
    if (net->config.max_norm > 0.0f) mlp_run_parallel(net, work, max_norm_part, &job);
    if (net->average && job.keep < 1.0f) mlp_run_parallel(net, work, ema_part, &job);
}

static int is_finite(double x) {
    return x - x == 0.0;
}

// Checks every row and label before an epoch: a bad one found later would leave the epoch half
// done, and stay in the order.
static mlp_status check_epoch(const mlp_network *net, const mlp_samples *samples) {
    for (uint32_t i = 0; i < samples->count; i++) {
        uint32_t row = sample_row(samples, i);
        if (row >= samples->rows) return MLP_BAD_ROW;
        if (samples->labels[row] >= net->config.classes) return MLP_BAD_LABEL;
    }
    return MLP_OK;
}

// Shuffles the samples into order, and keeps a checkpoint to which restore() goes back.
static void begin_epoch(mlp_network *net, const mlp_samples *samples, uint32_t *order) {
    const mlp_config *c = &net->config;
    mlp_progress *p = &net->progress;
    uint32_t batches = (samples->count - 1) / c->batch_size + 1;
    *p = (mlp_progress){.epoch = p->epoch + 1, .batches = batches};
    net->epoch_samples = samples->count;
    for (uint32_t i = 0; i < samples->count; i++) order[i] = sample_row(samples, i);
    rng r = mlp_rng_open(network_seed(net), RNG_SHUFFLE, p->epoch);
    mlp_rng_shuffle(&r, order, samples->count);
    memcpy(net->checkpoint, net->parameters, net->state * sizeof(float));
    net->checkpoint_powers[0] = net->beta1_power;
    net->checkpoint_powers[1] = net->beta2_power;
    mlp_begin_sparse_epoch(net, samples);
}

// Goes back to the end of the last finite epoch, so that a run can continue at a lower rate.
static void restore(mlp_network *net) {
    memcpy(net->parameters, net->checkpoint, net->state * sizeof(float));
    net->beta1_power = net->checkpoint_powers[0];
    net->beta2_power = net->checkpoint_powers[1];
    net->progress = (mlp_progress){.epoch = net->progress.epoch - 1};
    net->thread_lost = 0;
}

static uint32_t count_errors(const mlp_network *net, size_t m) {
    uint32_t errors = 0;
    for (size_t i = 0; i < m; i++) errors += mlp_argmax_class(net, m, i) != net->labels[i];
    return errors;
}

// One batch: samples, inputs, forward, backward with the step. epoch->subset is the order.
static mlp_status train_batch(mlp_network *net, const mlp_samples *epoch) {
    mlp_progress *p = &net->progress;
    uint32_t left = epoch->count - p->samples_done;
    uint32_t m = left < net->config.batch_size ? left : net->config.batch_size;
    mlp_status status = mlp_select_samples(net, epoch, p->samples_done, m);
    if (status) return status;
    const uint8_t *pixels = mlp_gather_batch(net, epoch, m, mlp_training_form(net, m));
    mlp_forward(net, m, PASS_TRAINING);
    if (net->thread_lost) return MLP_THREAD_LOST;
    if (net->config.teacher_weight > 0.0f) status = net->optional->teach(net, epoch, m);
    if (status) return status;
    double cost = sum_costs(net, m);
    p->batch++;
    if (!is_finite(cost)) return MLP_COST_NOT_FINITE;
    uint32_t errors = count_errors(net, m);
    step_rule rule = next_rule(net);
    mlp_backward(net, pixels, m, &rule);
    after_step(net);
    if (net->thread_lost) return MLP_THREAD_LOST;
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
    mlp_status status = mlp_check_samples(samples, 1);
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
