// Batch normalisation: its gradient against differences of a cost in double, the running means and
// deviations by their formula, and that what is read evaluates to the same bits in a plain network.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

void test_batch_norm(void);

enum { WIDEST = 20, MOST_ROWS = 12 };

typedef struct statistics { // of the first hidden layer
    double mean[WIDEST], deviation[WIDEST];
} statistics;

static double activation(uint32_t kind, double z, double *kink) {
    if (kind == MLP_SIGMOID) return 1.0 / (1.0 + exp(-z));
    if (kind == MLP_TANH) return tanh(z);
    if (kind == MLP_GELU) {
        return 0.5 * z * (1.0 + tanh(sqrt(2.0 / acos(-1.0)) * (z + 0.044715 * z * z * z)));
    }
    if (kind == MLP_IDENTITY) return z;
    *kink = fmin(*kink, fabs(z));
    return z > 0.0 ? z : kind == MLP_RELU ? 0.0 : 0.01 * z;
}

// Normalises z[m][n] and adds the biases; kind's activation of that becomes a or is added to it.
static void normalise(double z[][WIDEST], double a[][WIDEST], size_t m, uint32_t n,
                      const double *biases, uint32_t kind, int adds, double *kink, statistics *s) {
    for (uint32_t o = 0; o < n; o++) {
        double mean = 0.0, variance = 0.0;
        for (size_t i = 0; i < m; i++) mean += z[i][o] / (double)m;
        for (size_t i = 0; i < m; i++) variance += pow(z[i][o] - mean, 2.0) / (double)m;
        double deviation = sqrt(variance + 1e-5);
        if (s) s->mean[o] = mean;
        if (s) s->deviation[o] = deviation;
        for (size_t i = 0; i < m; i++) {
            a[i][o] = activation(kind, (z[i][o] - mean) / deviation + biases[o], kink) +
                      (adds ? a[i][o] : 0.0);
        }
    }
}

// The mean cost of the samples as one batch, with quadratic cost or cross-entropy.
static double batch_cost(const mlp_config *c, const double *w, const mlp_samples *samples,
                         double *kink, statistics *s) {
    double a[MOST_ROWS][WIDEST], z[MOST_ROWS][WIDEST], total = 0.0;
    size_t m = samples->count;
    uint32_t k = c->inputs;
    for (size_t i = 0; i < m; i++) {
        const uint8_t *pixels = samples->pixels + (size_t)samples->subset[i] * k;
        for (uint32_t j = 0; j < k; j++) a[i][j] = pixels[j] / 255.0;
    }
    for (uint32_t layer = 0; layer <= c->hidden_layers; layer++) {
        int is_output = layer == c->hidden_layers;
        uint32_t n = is_output ? c->classes : c->hidden_units[layer];
        const double *biases = w + (size_t)n * k;
        for (size_t i = 0; i < m; i++) {
            for (uint32_t o = 0; o < n; o++) {
                z[i][o] = is_output ? biases[o] : 0.0;
                for (uint32_t j = 0; j < k; j++) z[i][o] += w[o * k + j] * a[i][j];
            }
        }
        if (!is_output) {
            int adds = c->residual && layer > 0 && n == k;
            normalise(z, a, m, n, biases, c->activations[layer], adds, kink, layer == 0 ? s : NULL);
        }
        w = biases + n;
        k = n;
    }
    for (size_t i = 0; i < m; i++) {
        double sum = 0.0;
        uint16_t label = samples->labels[samples->subset[i]];
        for (uint32_t o = 0; o < k; o++) sum += exp(z[i][o]);
        for (uint32_t o = 0; o < k && c->cost == MLP_QUADRATIC; o++) {
            total += 0.5 * pow(activation(MLP_SIGMOID, z[i][o], kink) - (o == label), 2.0);
        }
        if (c->cost == MLP_CROSS_ENTROPY) total += log(sum) - z[i][label];
    }
    return total / (double)m;
}

static double *in_double(const float *values, size_t count) {
    double *copy = new_block(count * sizeof *copy);
    for (size_t i = 0; i < count; i++) copy[i] = (double)values[i];
    return copy;
}

// 1 if checked, 0 if a unit was too near its kink for differences to mean anything.
static int check_gradient_of(const mlp_config *config, const mlp_kernels *kernels, uint32_t m) {
    static const uint32_t rows[MOST_ROWS] = {3, 1, 4, 0, 5, 9, 2, 6, 8, 7, 11, 10};
    fixture f = open_network(config, kernels);
    mlp_samples samples = random_samples(config, MOST_ROWS);
    samples.subset = rows;
    samples.count = m;
    float *values = read_parameters(&f), *gradient = guarded_floats(f.count);
    double *w = in_double(values, f.count), kink = INFINITY, cost, largest = 0.0, worst = 0.0;
    double expected = batch_cost(config, w, &samples, &kink, NULL);
    int checks = kink > 2e-3;
    if (checks) {
        CHECK(mlp_gradient(f.net, &samples, gradient, f.count, &cost) == MLP_OK);
        CHECK(guards_intact(gradient, f.count));
        CHECK_MSG(fabs(cost - expected) < 1e-5, "cost %g, not %g", cost, expected);
        for (size_t i = 0; i < f.count; i++) {
            const double step = 1e-5, middle = w[i];
            w[i] = middle + step;
            double above = batch_cost(config, w, &samples, &kink, NULL);
            w[i] = middle - step;
            double slope = (above - batch_cost(config, w, &samples, &kink, NULL)) / (2.0 * step);
            w[i] = middle;
            largest = fmax(largest, fabs(slope));
            worst = fmax(worst, fabs((double)gradient[i] - slope));
        }
        CHECK_MSG(worst < 1e-4 * largest, "%u layers, activation %u, cost %u: off by %g of %g",
                  config->hidden_layers, config->activations[0], config->cost, worst, largest);
        float *later = read_parameters(&f); // nothing of it is a step, or counts for inference
        CHECK(memcmp(values, later, f.count * sizeof *values) == 0);
        free(later);
    }
    free(w);
    free(values);
    guarded_free(gradient);
    free_samples(&samples);
    close_network(&f);
    return checks;
}

static void check_gradients(void) {
    static const uint32_t units[] = {9, 17, 8};
    for (uint32_t turn = 0; turn < 36; turn++) { // 3 depths, 6 activations, 2 costs
        mlp_config config = small_config();
        config.batch_norm = 1;
        config.residual = turn % 4 == 0;
        config.inputs = turn % 2 ? 17 : 5;
        config.hidden_layers = 1 + turn % 3;
        config.cost = turn / 3 % 2;
        config.batch_size = MOST_ROWS;
        for (uint32_t i = 0; i < config.hidden_layers; i++) {
            config.hidden_units[i] = units[(turn + (turn % 4 ? i : 0)) % 3];
            config.activations[i] = (turn + i) % 6;
        }
        int done = 0;
        for (uint32_t seed = 0; seed < 50 && !done; seed++) {
            config.seed_low = seed;
            const mlp_kernels *kernels = turn % 2 ? mlp_kernels_simd128() : mlp_kernels_scalar();
            done = check_gradient_of(&config, kernels, turn % 2 ? MOST_ROWS : 7);
        }
        CHECK_MSG(done, "no parameters away from the kinks");
    }
}

// With a rate of 0 the weights stay, so the running means and deviations are known: of batches of
// 4, 4 and 3, and not of one of a single row.
static void check_running(void) {
    mlp_config config = small_config();
    config.batch_norm = 1;
    config.learning_rate = 0.0f;
    fixture f = open_network(&config, mlp_kernels_simd128());
    mlp_samples samples = random_samples(&config, 11), one = samples;
    float *raw = read_parameters(&f);
    double *w = in_double(raw, f.count), kink, mean[4] = {0}, deviation[4] = {1, 1, 1, 1};
    uint32_t order[11];
    mlp_progress progress;
    one.count = 1;
    CHECK(mlp_train(f.net, &one, order, 1, &progress) == MLP_OK && progress.epoch_done);
    float *seen = read_parameters(&f);
    CHECK(memcmp(raw, seen, f.count * sizeof *raw) == 0);
    free(seen);
    for (uint32_t step = 0; step < 30; step++) {
        CHECK(mlp_train(f.net, &samples, order, 1, &progress) == MLP_OK);
        mlp_samples batch = samples;
        batch.subset = order + step % 3 * 4;
        batch.count = step % 3 == 2 ? 3 : 4;
        statistics s;
        batch_cost(&config, w, &batch, &kink, &s);
        double t = 3.0 * (progress.epoch - 1) + progress.batch;
        double keep = fmin(0.99, (1.0 + t) / (10.0 + t)), m = batch.count;
        for (size_t o = 0; o < 4; o++) {
            mean[o] = keep * mean[o] + (1.0 - keep) * s.mean[o];
            deviation[o] = keep * deviation[o] + (1.0 - keep) * s.deviation[o] * sqrt(m / (m - 1));
        }
    }
    seen = read_parameters(&f);
    double worst = 0.0;
    for (size_t i = 0; i < f.count; i++) {
        double expected = i < 20   ? w[i] / deviation[i / 5]
                          : i < 24 ? w[i] - mean[i - 20] / deviation[i - 20]
                                   : w[i];
        worst = fmax(worst, fabs((double)seen[i] - expected));
    }
    CHECK_MSG(worst < 1e-5, "off by %g", worst);
    CHECK(fabs(mean[0]) > 0.01 && fabs(deviation[0] - 1.0) > 0.01);
    free(seen);
    free(raw);
    free(w);
    free_samples(&samples);
    close_network(&f);
}

// Outputs of the two networks, which must have the same bits.
static void same_outputs(const fixture *a, const fixture *b, const mlp_samples *samples) {
    enum { CLASSES = 3, UNITS = 9 + 6 + CLASSES };
    float outputs[2][MOST_ROWS * CLASSES], units[2][UNITS];
    uint32_t confusion[2][CLASSES * CLASSES];
    double cost[2];
    const fixture *both[2] = {a, b};
    for (int i = 0; i < 2; i++) {
        mlp_network *net = both[i]->net;
        CHECK(mlp_predict(net, samples->pixels, MOST_ROWS, outputs[i]) == MLP_OK);
        CHECK(mlp_layer_outputs(net, samples->pixels, units[i], UNITS) == MLP_OK);
        CHECK(mlp_evaluate(net, samples, confusion[i], &cost[i], NULL, NULL) == MLP_OK);
    }
    CHECK(memcmp(outputs[0], outputs[1], sizeof *outputs) == 0);
    CHECK(memcmp(units[0], units[1], sizeof *units) == 0);
    CHECK(memcmp(confusion[0], confusion[1], sizeof *confusion) == 0 && cost[0] == cost[1]);
}

// What is read is what evaluates, whatever trained it; also the average, and after writing.
static void check_inference(uint32_t optimizer, int mostly_blank) {
    mlp_config config = small_config();
    config.inputs = 40;
    config.hidden_layers = 2;
    config.hidden_units[0] = 9;
    config.hidden_units[1] = 6;
    config.activations[0] = MLP_GELU;
    config.optimizer = optimizer;
    config.learning_rate = 0.05f;
    config.weight_decay = 0.01f;
    config.cost = MLP_CROSS_ENTROPY;
    mlp_config trained = config;
    trained.batch_norm = 1;
    trained.max_norm = 2.0f;
    trained.clip_norm = optimizer == MLP_SGD ? 0.0f : 1.0f;
    trained.dropout[1] = 0.3f;
    trained.averaging = 0.9f;
    fixture f = open_network(&trained, mlp_kernels_simd128());
    fixture plain = open_network(&config, mlp_kernels_scalar());
    mlp_samples samples = random_samples(&config, MOST_ROWS);
    for (size_t i = 0; mostly_blank && i < (size_t)MOST_ROWS * config.inputs; i++) {
        if (i % 5) ((uint8_t *)(uintptr_t)samples.pixels)[i] = 0;
    }
    uint32_t order[MOST_ROWS];
    mlp_progress progress;
    for (int epoch = 0; epoch < 5; epoch++) {
        CHECK(mlp_train(f.net, &samples, order, UINT32_MAX, &progress) == MLP_OK);
        if (epoch == 3) CHECK(mlp_swap_average(f.net) == MLP_OK);
        float *parameters = read_parameters(&f);
        CHECK(mlp_write_parameters(plain.net, parameters, f.count) == MLP_OK);
        same_outputs(&f, &plain, &samples);
        if (epoch == 3) CHECK(mlp_swap_average(f.net) == MLP_OK);
        if (epoch == 4) {
            CHECK(mlp_write_parameters(f.net, parameters, f.count) == MLP_OK);
            CHECK(same_parameters(&f, &plain));
            same_outputs(&f, &plain, &samples);
        }
        free(parameters);
    }
    free_samples(&samples);
    close_network(&f);
    close_network(&plain);
}

void test_batch_norm(void) {
    check_gradients();
    check_running();
    for (uint32_t optimizer = MLP_SGD; optimizer <= MLP_MUON; optimizer++) {
        check_inference(optimizer, 0);
        check_inference(optimizer, 1);
    }
}
