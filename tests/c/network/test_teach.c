// Soft targets: costs and deltas against differences of the cost in double, with temperatures and
// MixUp; that training takes the rows of its order; softened outputs.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "network/network.h"
#include "oracle.h"
#include "support.h"

void test_teach(void);

enum { CLASSES = 3, ROWS = 7 };

// Random rows that sum to 1.
static float *random_targets(size_t rows) {
    float *soft = new_block(rows * CLASSES * sizeof *soft);
    for (size_t i = 0; i < rows; i++) {
        float sum = 0.0f;
        for (size_t c = 0; c < CLASSES; c++) {
            sum += soft[i * CLASSES + c] = (float)(0.05 + random_unit());
        }
        for (size_t c = 0; c < CLASSES; c++) soft[i * CLASSES + c] /= sum;
    }
    return soft;
}

// -sum y ln softmax(z / temperature).
static double entropy(const double *z, const double *y, double temperature) {
    double sum = 0.0, result = 0.0;
    for (size_t c = 0; c < CLASSES; c++) sum += exp(z[c] / temperature);
    for (size_t c = 0; c < CLASSES; c++) result += y[c] * (log(sum) - z[c] / temperature);
    return result;
}

// By the formula at mlp_use_soft_targets, from a row's sums, its label's target and the soft one.
static double taught_cost(const mlp_config *c, const double *z, const double *y, const double *s) {
    double weight = (double)c->teacher_weight, temperature = (double)c->temperature;
    return (1.0 - weight) * entropy(z, y, 1.0) +
           weight * temperature * temperature * entropy(z, s, temperature);
}

static void check_targets(float weight, float temperature, int mixes) {
    mlp_config config = small_config();
    config.cost = MLP_CROSS_ENTROPY;
    config.teacher_weight = weight;
    config.temperature = temperature;
    config.label_smoothing = 0.1f;
    config.width = config.inputs;
    config.height = 1;
    config.augmentation.mixup = mixes ? 0.5f : 0.0f;
    fixture f = open_network(&config, mlp_kernels_simd128());
    mlp_network *net = f.net;
    const layer *l = &net->layer[net->layers - 1];
    enum { M = 3 };
    static const uint32_t order[ROWS] = {4, 2, 6, 0, 5, 1, 3};
    static const uint16_t labels[M] = {2, 0, 2}, partners[M] = {0, 2, 2};
    static const float own[M] = {0.75f, 0.5f, 1.0f};
    float *soft = random_targets(ROWS);
    mlp_samples epoch = {.subset = order, .count = ROWS};
    double z[M][CLASSES];
    for (size_t i = 0; i < M; i++) {
        for (size_t c = 0; c < CLASSES; c++) {
            l->a[panel_at(M, i, c)] = random_float(PLAIN_VALUES);
            z[i][c] = (double)l->a[panel_at(M, i, c)];
        }
    }
    targets t = {labels, mixes ? partners : NULL, own, config.label_smoothing};
    mlp_output_layer(net->kernels, MLP_CROSS_ENTROPY, l->a, &t, net->costs, l->d, M, CLASSES);
    if (mixes) memcpy(net->own_weights, own, sizeof own);
    net->progress.samples_done = 2; // of the epoch, so that the rows are 6, 0 and 5
    CHECK(mlp_teach(net, &epoch, M) == MLP_BAD_POINTER);
    CHECK(mlp_use_soft_targets(net, soft) == MLP_OK);
    CHECK(mlp_teach(net, &epoch, M) == MLP_OK);
    for (size_t i = 0; i < M; i++) {
        double y[CLASSES], s[CLASSES], share = mixes ? (double)own[i] : 1.0;
        for (size_t c = 0; c < CLASSES; c++) {
            y[c] = 0.1 / CLASSES +
                   0.9 * ((c == labels[i]) * share + (c == partners[i]) * (1.0 - share));
            s[c] = share * (double)soft[order[2 + i] * CLASSES + c] +
                   (1.0 - share) * (double)soft[order[2 + (i + 1) % M] * CLASSES + c];
        }
        double cost = taught_cost(&config, z[i], y, s);
        CHECK_MSG(fabs((double)net->costs[i] - cost) < 2e-6 * (1.0 + cost), "cost %g, not %g",
                  (double)net->costs[i], cost);
        for (size_t c = 0; c < CLASSES; c++) {
            double middle = z[i][c];
            z[i][c] = middle + 1e-5;
            double above = taught_cost(&config, z[i], y, s);
            z[i][c] = middle - 1e-5;
            double slope = (above - taught_cost(&config, z[i], y, s)) / 2e-5;
            z[i][c] = middle;
            double delta = (double)l->d[panel_at(M, i, c)];
            CHECK_MSG(fabs(delta - slope) < 2e-6 * (1.0 + (double)temperature),
                      "delta %g, not %g", delta, slope);
        }
    }
    free(soft);
    close_network(&f);
}

// With targets that are the labels, a teacher changes the roundings only, whatever the order; with
// others it changes the run, and a resumed one goes on to the same bits.
static void check_training(void) {
    mlp_config config = small_config();
    config.cost = MLP_CROSS_ENTROPY;
    fixture plain = open_network(&config, mlp_kernels_simd128());
    config.teacher_weight = 0.6f;
    config.temperature = 1.0f;
    fixture f = open_network(&config, mlp_kernels_simd128());
    fixture g = open_network(&config, mlp_kernels_scalar());
    mlp_samples samples = random_samples(&config, ROWS);
    uint32_t order[ROWS];
    mlp_progress progress;
    CHECK(mlp_train(f.net, &samples, order, 1, &progress) == MLP_BAD_POINTER);
    float *soft = new_block(ROWS * CLASSES * sizeof *soft);
    for (size_t i = 0; i < ROWS * CLASSES; i++) {
        soft[i] = i % CLASSES == samples.labels[i / CLASSES] ? 1.0f : 0.0f;
    }
    CHECK(mlp_use_soft_targets(f.net, soft) == MLP_OK);
    for (int batch = 0; batch < 10; batch++) {
        CHECK(mlp_train(f.net, &samples, order, 1, &progress) == MLP_OK);
    }
    for (int batch = 0; batch < 10; batch++) {
        CHECK(mlp_train(plain.net, &samples, order, 1, &progress) == MLP_OK);
    }
    float *a = read_parameters(&f), *b = read_parameters(&plain);
    double worst = 0.0;
    for (size_t i = 0; i < f.count; i++) worst = fmax(worst, fabs((double)a[i] - (double)b[i]));
    CHECK_MSG(worst < 1e-5, "off by %g", worst);
    free(a);
    free(b);
    free(soft);
    soft = random_targets(ROWS);
    size_t bytes;
    CHECK(mlp_use_soft_targets(f.net, soft) == MLP_OK);
    CHECK(mlp_use_soft_targets(g.net, soft) == MLP_OK);
    CHECK(mlp_state_bytes(f.net, &bytes) == MLP_OK);
    void *state = new_block(bytes);
    CHECK(mlp_save_state(f.net, state, bytes) == MLP_OK);
    CHECK(mlp_load_state(g.net, state, bytes) == MLP_OK);
    const fixture *all[] = {&f, &g, &plain};
    for (int i = 0; i < 3; i++) {
        CHECK(mlp_train(all[i]->net, &samples, order, UINT32_MAX, &progress) == MLP_OK);
    }
    CHECK(same_parameters(&f, &g));
    CHECK(!same_parameters(&f, &plain));
    free(state);
    free(soft);
    free_samples(&samples);
    close_network(&plain);
    close_network(&f);
    close_network(&g);
}

static void check_refused(void) {
    size_t bytes;
    mlp_config c = small_config();
    c.teacher_weight = 0.5f;
    c.temperature = 2.0f;
    CHECK(mlp_bytes(&c, &bytes) == MLP_BAD_SMOOTHING);
    c.cost = MLP_CROSS_ENTROPY;
    CHECK(mlp_bytes(&c, &bytes) == MLP_OK);
    const float temperatures[] = {0.5f, 0.0f, INFINITY, NAN};
    for (size_t i = 0; i < 4; i++) {
        c.temperature = temperatures[i];
        CHECK(mlp_bytes(&c, &bytes) == MLP_BAD_SMOOTHING);
        float p = 1.0f;
        CHECK(mlp_soften(&p, 1, 1, temperatures[i]) == MLP_BAD_SMOOTHING);
    }
    const float weights[] = {-0.5f, 1.5f, NAN};
    c.temperature = 1.0f;
    for (size_t i = 0; i < 3; i++) {
        c.teacher_weight = weights[i];
        CHECK(mlp_bytes(&c, &bytes) == (i == 1 ? MLP_BAD_SMOOTHING : MLP_BAD_RATE));
    }
    CHECK(mlp_use_soft_targets(NULL, NULL) == MLP_BAD_POINTER);
    CHECK(mlp_soften(NULL, 1, 1, 1.0f) == MLP_BAD_POINTER);
}

static void check_soften(void) {
    float p[] = {0.9f, 0.09f, 0.01f, 1.0f, 0.0f, 0.0f}, q[6];
    memcpy(q, p, sizeof p);
    CHECK(mlp_soften(q, 2, CLASSES, 1.0f) == MLP_OK && memcmp(p, q, sizeof p) == 0);
    CHECK(mlp_soften(q, 2, CLASSES, 2.0f) == MLP_OK);
    double sum = sqrt(0.9) + sqrt(0.09) + sqrt(0.01);
    for (size_t c = 0; c < CLASSES; c++) {
        CHECK(fabs((double)q[c] - sqrt((double)p[c]) / sum) < 1e-6);
    }
    CHECK((double)q[3] > 1.0 - 1e-6 && q[4] >= 0.0f && (double)q[4] < 1e-6);
}

void test_teach(void) {
    for (int mixes = 0; mixes < 2; mixes++) {
        check_targets(0.5f, 1.0f, mixes);
        check_targets(1.0f, 4.0f, mixes);
        check_targets(0.3f, 2.5f, mixes);
    }
    check_training();
    check_refused();
    check_soften();
}
