// Layers as few networks have them: linear, adding the outputs of the one before, with rates and
// decays of their own.
#include <string.h>

#include "base/lanes.h"
#include "kernels/regularise.h"
#include "network/network.h"

static void add_values(float *to, const float *from, size_t count) {
    for (size_t i = 0; i < count; i += LANES) *lanes_at(to + i) += load_lanes(from + i);
}

// The sums of a linear layer are its outputs, but for dropout.
static void linear_outputs(mlp_network *net, size_t i, size_t m, enum pass pass, size_t first,
                           size_t last) {
    const layer *l = &net->layer[i];
    float rate = net->config.dropout[i];
    if (!l->slope || pass < PASS_GRADIENT) return;
    for (size_t j = first * m * PANEL; j < last * m * PANEL; j++) l->slope[j] = 1.0f;
    if (pass == PASS_TRAINING && rate > 0.0f) {
        mlp_dropout(dropout_place_of(net, (uint32_t)i + 1), rate, l->a, l->slope, m, first, last);
    }
}

void mlp_optional_outputs(mlp_network *net, size_t i, size_t m, enum pass pass, size_t first,
                          size_t last) {
    const layer *l = &net->layer[i];
    size_t begin = first * m * PANEL, count = (last - first) * m * PANEL;
    if (l->normal && pass >= PASS_GRADIENT) {
        mlp_normalise(net, i, m, pass == PASS_TRAINING, first, last);
    }
    if (net->config.activations[i] == MLP_IDENTITY) {
        linear_outputs(net, i, m, pass, first, last);
    } else {
        mlp_hidden_outputs(net, i, m, pass, first, last);
    }
    if (l->through) add_values(l->a + begin, (l - 1)->a + begin, count);
}

void mlp_optional_delta(mlp_network *net, size_t i, size_t m, size_t first, size_t last) {
    const layer *l = &net->layer[i], *above = l + 1;
    mlp_activation kind = (mlp_activation)net->config.activations[i];
    size_t begin = first * m * PANEL, count = (last - first) * m * PANEL;
    float *d = l->d + begin;
    if (above->through) add_values(d, above->through + begin, count);
    if (l->through) memcpy(l->through + begin, d, count * sizeof *d);
    if (l->slope) {
        mlp_multiply_values(d, l->slope + begin, count);
    } else if (kind != MLP_IDENTITY) {
        net->kernels->derive(kind, l->a + begin, d, count);
    }
    if (l->normal) mlp_normalise_delta(net, i, m, first, last);
}

static float factor_of(float given) {
    return given > 0.0f ? given : 1.0f;
}

void mlp_optional_rules(const mlp_network *net, const layer *l, step_rule rules[2]) {
    const mlp_config *c = &net->config;
    size_t i = (size_t)(l - net->layer);
    int hidden = i < c->hidden_layers;
    float rate = hidden ? factor_of(c->layer_rates[i]) : 1.0f;
    float decay = hidden ? factor_of(c->layer_decays[i]) : 1.0f;
    for (int part = 0; part < 2; part++) {
        rules[part].learning_rate *= rate;
        rules[part].plain_rate *= rate;
        if (c->optimizer == MLP_MUON) rules[part].kind = MLP_ADAM;
    }
    rules[0].decay *= decay;
    if (decays_apart(c)) rules[0].shrink = 1.0f - rules[0].plain_rate * (c->weight_decay * decay);
    if (c->optimizer == MLP_MUON && hidden) { // the gradient is the step already
        rules[0].kind = MLP_SGD;
        rules[0].learning_rate = rules[0].plain_rate;
    }
}
