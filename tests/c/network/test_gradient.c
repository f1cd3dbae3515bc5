// The analytic gradient against central differences of the oracle's cost, for every activation and
// cost, no to three hidden layers, with and without residual connections, odd sizes, and batches
// smaller than the batch size.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "oracle.h"
#include "support.h"

void test_gradient(void);

enum { LARGEST = 130 }; // batch, larger than what evaluation takes at a time

// Of the largest element among a layer's weights (or biases). Float keeps about 1e-6 of it; what is
// wrong by a factor, a sign or one sample is wrong by 1e-2 and more.
static const double TOLERANCE = 2e-5;

static void check_slices(const fixture *f, const float *gradient, const double *numeric) {
    const mlp_config *c = &f->config;
    size_t begin = 0;
    for (uint32_t layer = 0; layer <= c->hidden_layers; layer++) {
        uint32_t k = layer == 0 ? c->inputs : c->hidden_units[layer - 1];
        uint32_t n = layer == c->hidden_layers ? c->classes : c->hidden_units[layer];
        for (int biases = 0; biases < 2; biases++) {
            size_t end = begin + (biases ? n : (size_t)n * k);
            double largest = 0.0, worst = 0.0;
            for (size_t i = begin; i < end; i++) {
                largest = fmax(largest, fabs(numeric[i]));
                worst = fmax(worst, fabs((double)gradient[i] - numeric[i]));
            }
            // 1e-7: what differences of a cost near 1 leave of a gradient that is 0.
            CHECK_MSG(worst <= TOLERANCE * largest + 1e-7,
                      "layer %u of %u, %s, activation %u, cost %u: off by %g of %g", layer,
                      c->hidden_layers, biases ? "biases" : "weights", c->activations[0], c->cost,
                      worst, largest);
            begin = end;
        }
    }
    CHECK(begin == f->count);
}

// 1 if checked, 0 if a ReLU unit was too near its kink for differences to mean anything.
static int check_samples(const fixture *f, const mlp_samples *samples, double *parameters) {
    double kink = INFINITY, expected = oracle_cost(&f->config, parameters, samples, &kink), cost;
    if (kink < 1e-3) return 0;
    float *gradient = guarded_floats(f->count);
    double *numeric = new_block(f->count * sizeof *numeric);
    CHECK(mlp_gradient(f->net, samples, gradient, f->count, &cost) == MLP_OK);
    CHECK(guards_intact(gradient, f->count));
    CHECK_MSG(fabs(cost - expected) <= 1e-6 * (1.0 + expected), "cost %.9g, oracle %.9g", cost,
              expected);
    oracle_gradient(&f->config, parameters, f->count, samples, numeric);
    check_slices(f, gradient, numeric);
    free(numeric);
    guarded_free(gradient);
    return 1;
}

static void check_config(mlp_config config, const mlp_kernels *kernels, uint32_t count) {
    for (int attempt = 0; attempt < 50; attempt++) {
        config.seed_low = random_u32();
        fixture f = open_network(&config, kernels);
        mlp_samples samples = random_samples(&config, 12);
        uint32_t subset[LARGEST];
        for (uint32_t i = 0; i < LARGEST; i++) subset[i] = i * 7 % 12;
        samples.subset = subset;
        samples.count = count;
        float *values = read_parameters(&f);
        double *parameters = new_block(f.count * sizeof *parameters);
        for (size_t i = 0; i < f.count; i++) parameters[i] = (double)values[i];
        int done = check_samples(&f, &samples, parameters);
        float *later = read_parameters(&f);
        CHECK(memcmp(values, later, f.count * sizeof *values) == 0);
        free(later);
        free(values);
        free(parameters);
        free_samples(&samples);
        close_network(&f);
        if (done) return;
    }
    CHECK_MSG(0, "no parameters away from the kinks");
}

void test_gradient(void) {
    static const uint32_t units[][3] = {{7, 9, 8},  {17, 1, 9}, {8, 17, 7},
                                        {1, 8, 17}, {9, 9, 9},  {7, 17, 17}};
    static const uint32_t classes[] = {3, 10, 1, 8, 9}, inputs[] = {9, 17, 1, 8};
    uint32_t turn = 0;
    mlp_config large = small_config();
    large.batch_size = LARGEST;
    check_config(large, mlp_kernels_scalar(), LARGEST);
    for (uint32_t depth = 0; depth <= 3; depth++) {
        for (uint32_t activation = 0; activation <= 6; activation++) { // 6: a different one each
            for (uint32_t cost = MLP_QUADRATIC; cost <= MLP_CROSS_ENTROPY; cost++) {
                for (uint32_t shape = 0; shape < 6; shape++, turn++) {
                    mlp_config config = small_config();
                    config.inputs = inputs[turn % 4];
                    config.classes = classes[turn % 5];
                    config.hidden_layers = depth;
                    config.cost = cost;
                    config.batch_size = 10;
                    config.residual = shape > 3;
                    config.label_smoothing = turn % 3 == 0 ? 0.2f : 0.0f;
                    for (uint32_t i = 0; i < depth; i++) {
                        config.hidden_units[i] = units[shape][i];
                        config.activations[i] = activation < 6 ? activation : (i + shape) % 6;
                    }
                    const uint32_t counts[] = {1, 3, 10};
                    const mlp_kernels *kernels =
                        turn % 2 ? mlp_kernels_simd128() : mlp_kernels_scalar();
                    for (int i = 0; i < 3; i++) check_config(config, kernels, counts[i]);
                }
            }
        }
    }
}
