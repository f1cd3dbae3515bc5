// Checking a config.
#include "base/fmath.h"
#include "network/network.h"

static int is_rate(float x) { // finite and not negative
    return x >= 0.0f && x <= 0x1.fffffep127f;
}

static int is_fraction(float x) { // in [0, 1)
    return x >= 0.0f && x < 1.0f;
}

static mlp_status check_schedule(const mlp_config *c) {
    int fits = c->schedule <= MLP_COSINE_RESTARTS && is_rate(c->warmup_epochs) &&
               is_rate(c->final_rate) && c->final_rate <= 1.0f;
    if (c->schedule == MLP_COSINE || c->schedule == MLP_ONE_CYCLE) fits = fits && c->epochs > 0;
    if (c->schedule == MLP_STEPS || c->schedule == MLP_COSINE_RESTARTS) {
        fits = fits && is_rate(c->step_epochs) && c->step_epochs > 0.0f &&
               is_rate(c->step_factor) && c->step_factor <= 1.0f;
    }
    return fits ? MLP_OK : MLP_BAD_SCHEDULE;
}

mlp_status mlp_check_image_size(const mlp_config *c) {
    uint64_t area = (uint64_t)c->width * c->height;
    int fits = area > 0 ? area <= c->inputs && c->inputs % area == 0 : !c->width && !c->height;
    return fits ? MLP_OK : MLP_BAD_IMAGE;
}

float mlp_optional_need(const mlp_config *c) {
    float need = fm_sqrt(c->teacher_weight);
    if (c->batch_norm || c->residual || c->optimizer > MLP_ADAMW) need += 1.0f;
    for (uint32_t i = 0; i < c->hidden_layers; i++) {
        need += fm_sqrt(c->layer_rates[i]) + fm_sqrt(c->layer_decays[i]);
        if (c->activations[i] == MLP_IDENTITY) need += 1.0f;
    }
    return need;
}

// Checks the fields that may all be 0.
static mlp_status check_recipe(const mlp_config *c) {
    if (mlp_check_image_size(c)) return MLP_BAD_IMAGE;
    if (!is_fraction(c->input_dropout)) return MLP_BAD_DROPOUT;
    if (!is_fraction(c->label_smoothing)) return MLP_BAD_SMOOTHING;
    if (!is_rate(c->max_norm) || !is_rate(c->clip_norm)) return MLP_BAD_NORM;
    if (c->batch_norm > 1 || c->batch_size <= c->batch_norm || c->residual > 1) return MLP_BAD_NORM;
    if (!is_rate(mlp_optional_need(c))) return MLP_BAD_RATE;
    if (c->teacher_weight > 0.0f) {
        int fits = c->cost == MLP_CROSS_ENTROPY && c->teacher_weight <= 1.0f;
        if (!fits || !is_rate(c->temperature - 1.0f)) return MLP_BAD_SMOOTHING;
    }
    if (!is_fraction(c->averaging) || (c->swa_from && c->averaging > 0.0f)) {
        return MLP_BAD_AVERAGING;
    }
    if (c->decoupled_decay > 1) return MLP_BAD_DECAY;
    mlp_status status = check_schedule(c);
    return status ? status : mlp_augment_check(&c->augmentation, mlp_image_shape(c));
}

mlp_status mlp_check_config(const mlp_config *c) {
    if (!c) return MLP_BAD_POINTER;
    if (c->inputs < 1 || c->inputs > MLP_MAX_INPUTS) return MLP_BAD_INPUTS;
    if (c->hidden_layers > MLP_MAX_HIDDEN) return MLP_BAD_HIDDEN;
    for (uint32_t i = 0; i < c->hidden_layers; i++) {
        if (c->hidden_units[i] < 1 || c->hidden_units[i] > MLP_MAX_UNITS) return MLP_BAD_UNITS;
        if (c->activations[i] > MLP_IDENTITY) return MLP_BAD_ACTIVATION;
        if (!is_fraction(c->dropout[i])) return MLP_BAD_DROPOUT;
    }
    if (c->classes < 1 || c->classes > MLP_MAX_CLASSES) return MLP_BAD_CLASSES;
    if (c->batch_size < 1 || c->batch_size > MLP_MAX_BATCH) return MLP_BAD_BATCH;
    if (c->cost > MLP_CROSS_ENTROPY) return MLP_BAD_COST;
    if (c->initializer > MLP_INIT_HE) return MLP_BAD_INITIALIZER;
    if (c->optimizer > MLP_MUON) return MLP_BAD_OPTIMIZER;
    if (!is_rate(c->learning_rate)) return MLP_BAD_RATE;
    if (!is_rate(c->weight_decay)) return MLP_BAD_DECAY;
    if (!is_fraction(c->momentum) || !is_fraction(c->beta1) || !is_fraction(c->beta2)) {
        return MLP_BAD_MOMENTUM;
    }
    if (!is_rate(c->epsilon) || c->epsilon == 0.0f) return MLP_BAD_MOMENTUM;
    return check_recipe(c);
}

image_shape mlp_image_shape(const mlp_config *c) {
    uint32_t area = c->width * c->height;
    return area ? (image_shape){c->width, c->height, c->inputs / area}
                : (image_shape){c->inputs, 1, 1};
}

mlp_status mlp_set_learning_rate(mlp_network *net, float learning_rate) {
    if (!net) return MLP_BAD_POINTER;
    if (!is_rate(learning_rate)) return MLP_BAD_RATE;
    net->config.learning_rate = learning_rate;
    return MLP_OK;
}
