// What few networks need: batch normalisation (its arithmetic is in kernels/normalise.h), layers that
// are linear or add the outputs of the one before, rates and decays of layers, Lion, Muon, teachers.
#ifndef OPTIONAL_H
#define OPTIONAL_H

#include "kernels/lion.h"

struct layer;

// What a forward pass computes. Each also computes what the ones before it do.
enum pass {
    PASS_OUTPUTS,
    PASS_COSTS,    // the cost of each row (costs), with plain labels
    PASS_GRADIENT, // with smoothed labels; the output layer's delta (d), slopes
    PASS_TRAINING, // with MixUp's labels and dropout of hidden layers
};

// Functions handed to mlp_init as a table, because they may be in another module
// (c/wasm/core_api.c). A network that needs any of them calls these for all of its layers.
struct mlp_optional {
    // Hidden layer i's sums of m rows become its outputs, panels first <= p < last; in training its
    // running means and deviations follow. As mlp_hidden_outputs() of network.h, and more.
    void (*outputs)(mlp_network *net, size_t i, size_t m, enum pass pass, size_t first,
                    size_t last);

    // Hidden layer i's d, the cost by its outputs as far as it goes through the product of the layer
    // above, becomes that by its sums; of normalised sums, the bias gradient is set.
    void (*delta)(mlp_network *net, size_t i, size_t m, size_t first, size_t last);

    // Puts the weights that inference uses where the gradient is between batches.
    void (*fold)(mlp_network *net);

    // The rules of a layer's weights and biases, from those of the network.
    void (*rules)(const mlp_network *net, const struct layer *l, step_rule rules[2]);

    // step() of the kernels for Lion; m1 as there.
    void (*lion)(const step_rule *rule, float *w, const float *g, float *m1, size_t count);

    // Stage 0 .. MUON_STAGES - 1 of layer i's gradient becoming its Muon step, for panels
    // first <= p < last. Each stage needs the one before it whole; after stage 0, the gradient is
    // divided by its norm.
    void (*muon)(mlp_network *net, size_t i, uint32_t stage, float momentum, size_t first,
                 size_t last);

    // The costs and the output layer's delta of the next m samples of the epoch, whose subset is its
    // order, become those with soft targets; see mlp_use_soft_targets.
    mlp_status (*teach)(mlp_network *net, const mlp_samples *epoch, size_t m);
};

enum {
    MUON_ROUNDS = 5,
    MUON_STAGES = 3 * MUON_ROUNDS + 2,
};

// Above 0 when a network of this config needs them; negative factors of layers or a negative
// teacher_weight give NaN, infinite ones infinity.
float mlp_optional_need(const mlp_config *config);

// The functions of mlp_optional_default(), with mlp_lion_step().
void mlp_optional_outputs(mlp_network *net, size_t i, size_t m, enum pass pass, size_t first,
                          size_t last);
void mlp_optional_delta(mlp_network *net, size_t i, size_t m, size_t first, size_t last);
void mlp_fold(mlp_network *net);
void mlp_optional_rules(const mlp_network *net, const struct layer *l, step_rule rules[2]);
void mlp_muon(mlp_network *net, size_t i, uint32_t stage, float momentum, size_t first,
              size_t last);
mlp_status mlp_teach(mlp_network *net, const mlp_samples *epoch, size_t m);

// Parts of the first two: the sums are normalised, the bias added; the delta by the normalised sums
// becomes that by the sums.
void mlp_normalise(mlp_network *net, size_t i, size_t m, int trains, size_t first, size_t last);
void mlp_normalise_delta(mlp_network *net, size_t i, size_t m, size_t first, size_t last);

#endif
