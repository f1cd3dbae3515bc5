// Dropout: its statistics, its scaling, what its draws depend on, and its gradient through a step.
#include "kernels/dropout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "oracle.h"
#include "support.h"

void test_dropout(void);

enum { ROWS = 50, PANELS = 9, COUNT = ROWS * PANELS * PANEL };

static float *ones(void) {
    float *values = guarded_floats(COUNT);
    for (size_t i = 0; i < COUNT; i++) values[i] = 1.0f;
    return values;
}

// The share left out is a binomial: within five deviations of what was asked, and what stays is
// scaled so that the expectation is 1.
static void check_statistics(float share) {
    double kept = 0.0, sum = 0.0, pairs = 0.0;
    enum { TRIALS = 40 };
    for (uint32_t batch = 1; batch <= TRIALS; batch++) {
        float *a = ones(), *slope = ones();
        mlp_dropout((dropout_place){7, 1, 1, batch}, share, a, slope, ROWS, 0, PANELS);
        CHECK(guards_intact(a, COUNT) && guards_intact(slope, COUNT));
        CHECK(memcmp(a, slope, COUNT * sizeof *a) == 0);
        int scaled = 1;
        for (size_t i = 0; i < COUNT; i++) {
            scaled &= a[i] == 0.0f || fabs((double)a[i] * (1.0 - (double)share) - 1.0) < 1e-4;
            kept += a[i] != 0.0f;
            sum += (double)a[i];
            if (i > 0) pairs += a[i] != 0.0f && a[i - 1] != 0.0f;
        }
        CHECK(scaled);
        guarded_free(a);
        guarded_free(slope);
    }
    double n = (double)COUNT * TRIALS, p = 1.0 - (double)share, deviation = sqrt(p * (1.0 - p) / n);
    CHECK_MSG(fabs(kept / n - p) < 5.0 * deviation, "%g of %g kept", kept / n, p);
    CHECK_MSG(fabs(sum / n - 1.0) < 5.0 * deviation / p + 1e-4, "mean %g", sum / n);
    CHECK_MSG(fabs(pairs / n - p * p) < 0.01, "neighbours: %g, not %g", pairs / n, p * p);
}

static void check_draws(void) {
    const dropout_place place = {7, 1, 1, 1};
    dropout_place others[] = {place, place, place, place};
    others[0].seed = (uint64_t)1 << 32 | 7;
    others[1].layer = 2;
    others[2].epoch = 2;
    others[3].batch = 2;
    float *a = ones(), *b = ones();
    mlp_dropout(place, 0.5f, a, NULL, ROWS, 0, PANELS);
    // In two ranges, the later one first: the same.
    mlp_dropout(place, 0.5f, b, NULL, ROWS, 4, PANELS);
    mlp_dropout(place, 0.5f, b, NULL, ROWS, 0, 4);
    CHECK(memcmp(a, b, COUNT * sizeof *a) == 0);
    for (size_t i = 0; i < 4; i++) {
        float *other = ones();
        mlp_dropout(others[i], 0.5f, other, NULL, ROWS, 0, PANELS);
        CHECK(memcmp(a, other, COUNT * sizeof *a) != 0);
        guarded_free(other);
    }
    guarded_free(a);
    guarded_free(b);
}

// The cost of one batch in double, with the masks of inputs and hidden layer: 5-4-3, tanh.
static double masked_cost(const mlp_config *c, const double *w, const mlp_samples *samples,
                          const uint32_t *order, const float *in, const float *hidden) {
    double cost = 0.0;
    for (uint32_t i = 0; i < samples->count; i++) {
        double h[4], z[3], sum = 0.0;
        const uint8_t *pixels = samples->pixels + order[i] * c->inputs;
        for (uint32_t o = 0; o < 4; o++) {
            h[o] = w[20 + o];
            for (uint32_t j = 0; j < 5; j++) {
                h[o] += w[o * 5 + j] * pixels[j] / 255.0 * (double)in[i * PANEL + j];
            }
            h[o] = tanh(h[o]) * (double)hidden[i * PANEL + o];
        }
        for (uint32_t o = 0; o < 3; o++) {
            z[o] = w[24 + 12 + o];
            for (uint32_t j = 0; j < 4; j++) z[o] += w[24 + o * 4 + j] * h[j];
            sum += exp(z[o]);
        }
        cost += log(sum) - z[samples->labels[order[i]]];
    }
    return cost / samples->count;
}

// One step of SGD at rate 1 moves the parameters by the gradient.
static void check_gradient(const mlp_kernels *kernels) {
    mlp_config config = small_config();
    config.activations[0] = MLP_TANH;
    config.cost = MLP_CROSS_ENTROPY;
    config.learning_rate = 1.0f;
    config.input_dropout = 0.3f;
    config.dropout[0] = 0.5f;
    fixture f = open_network(&config, kernels);
    mlp_samples samples = random_samples(&config, 4);
    float *before = read_parameters(&f), in[4 * PANEL], hidden[4 * PANEL];
    uint32_t order[4];
    mlp_progress progress;
    CHECK(mlp_train(f.net, &samples, order, 1, &progress) == MLP_OK);
    float *after = read_parameters(&f);
    for (size_t i = 0; i < 4 * PANEL; i++) in[i] = hidden[i] = 1.0f;
    mlp_dropout((dropout_place){config.seed_low, 0, 1, 1}, 0.3f, in, NULL, 4, 0, 1);
    mlp_dropout((dropout_place){config.seed_low, 1, 1, 1}, 0.5f, hidden, NULL, 4, 0, 1);
    double w[39], worst = 0.0;
    for (size_t i = 0; i < 39; i++) w[i] = (double)before[i];
    for (size_t i = 0; i < 39; i++) {
        double middle = w[i];
        w[i] = middle + 1e-5;
        double above = masked_cost(&config, w, &samples, order, in, hidden);
        w[i] = middle - 1e-5;
        double below = masked_cost(&config, w, &samples, order, in, hidden);
        w[i] = middle;
        double moved = (double)before[i] - (double)after[i];
        worst = fmax(worst, fabs(moved - (above - below) / 2e-5));
    }
    CHECK_MSG(worst < 1e-6, "off by %g", worst);
    CHECK(fabs(progress.cost_sum / 4 - masked_cost(&config, w, &samples, order, in, hidden)) <
          1e-6);
    free(before);
    free(after);
    free_samples(&samples);
    close_network(&f);
}

// Nothing is left out when the network is used.
static void check_evaluation(void) {
    mlp_config plain = small_config(), dropped = plain;
    dropped.dropout[0] = 0.9f;
    dropped.input_dropout = 0.9f;
    fixture f = open_network(&plain, mlp_kernels_scalar());
    fixture g = open_network(&dropped, mlp_kernels_simd128());
    mlp_samples samples = random_samples(&plain, 9);
    float outputs[2][27];
    CHECK(mlp_predict(f.net, samples.pixels, 9, outputs[0]) == MLP_OK);
    CHECK(mlp_predict(g.net, samples.pixels, 9, outputs[1]) == MLP_OK);
    CHECK(same_floats(outputs[0], outputs[1], 27));
    free_samples(&samples);
    close_network(&f);
    close_network(&g);
}

void test_dropout(void) {
    const float shares[] = {0.1f, 0.25f, 0.5f, 0.8f};
    for (size_t i = 0; i < 4; i++) check_statistics(shares[i]);
    check_draws();
    check_gradient(mlp_kernels_scalar());
    check_gradient(mlp_kernels_simd128());
    check_evaluation();
}
