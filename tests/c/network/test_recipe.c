// Schedules against their closed forms, and what a step does besides the optimizer: clipping, norm
// limits, averages, the targets of MixUp.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "kernels/regularise.h"
#include "network/network.h"
#include "support.h"

void test_recipe(void);

static const double PI = 3.14159265358979323846;

static double rate_of(const mlp_config *c, uint32_t epoch, uint32_t batch, uint32_t batches) {
    float rate = -1.0f;
    CHECK(mlp_scheduled_rate(c, epoch, batch, batches, &rate) == MLP_OK);
    return (double)rate;
}

static void check_schedules(void) {
    enum { EPOCHS = 10, BATCHES = 7, ALL = EPOCHS * BATCHES };
    mlp_config c = small_config();
    c.epochs = EPOCHS;
    double top = (double)c.learning_rate;
    for (uint32_t n = 0; n < ALL; n++) {
        uint32_t epoch = n / BATCHES + 1, batch = n % BATCHES + 1;
        double done = (double)n;
        c.schedule = MLP_CONSTANT;
        c.warmup_epochs = 0.0f;
        CHECK(rate_of(&c, epoch, batch, BATCHES) == top);
        c.schedule = MLP_STEPS;
        c.step_epochs = 2.5f;
        c.step_factor = 0.5f;
        CHECK(rate_of(&c, epoch, batch, BATCHES) == top * pow(0.5, floor(done / 17.5)));
        c.step_epochs = 0.2f; // as a float a little more
        uint32_t exact = n / 2;
        CHECK_MSG(rate_of(&c, n / 10 + 1, n % 10 + 1, 10) == (double)(float)(top * pow(0.5, exact)),
                  "batch %u", n);
        c.schedule = MLP_COSINE;
        c.final_rate = 0.25f;
        double wave = 0.5 + 0.5 * cos(PI * done / ALL);
        CHECK(fabs(rate_of(&c, epoch, batch, BATCHES) - top * (0.25 + 0.75 * wave)) < 1e-7);
        c.warmup_epochs = 2.0f;
        wave = 0.5 + 0.5 * cos(PI * (done - 14.0) / (ALL - 14));
        double expected = n < 14 ? top * (done + 1.0) / 14.0 : top * (0.25 + 0.75 * wave);
        CHECK(fabs(rate_of(&c, epoch, batch, BATCHES) - expected) < 1e-7);
        c.schedule = MLP_ONE_CYCLE;
        c.final_rate = 0.001f;
        c.warmup_epochs = 0.0f;
        wave = 0.5 + 0.5 * cos(PI * (done < 21.0 ? done / 21.0 : (done - 21.0) / 49.0));
        expected = n < 21 ? 1.0 - 0.96 * wave : 0.001 + 0.999 * wave;
        CHECK(fabs(rate_of(&c, epoch, batch, BATCHES) - top * expected) < 1e-7);
        c.schedule = MLP_COSINE_RESTARTS;
        c.warmup_epochs = 1.0f;
        c.step_epochs = 3.0f;
        wave = 0.5 + 0.5 * cos(PI * fmod(done - 7.0, 21.0) / 21.0);
        expected = n < 7 ? (done + 1.0) / 7.0 : 0.001 + 0.999 * wave;
        CHECK(fabs(rate_of(&c, epoch, batch, BATCHES) - top * expected) < 1e-7);
    }
    c.schedule = MLP_ONE_CYCLE;
    c.warmup_epochs = 0.0f;
    CHECK(fabs(rate_of(&c, EPOCHS + 5, 1, BATCHES) - top * 0.001) < 1e-9); // beyond its end
    c.warmup_epochs = (float)EPOCHS;
    for (c.schedule = MLP_COSINE; c.schedule <= MLP_ONE_CYCLE; c.schedule++) {
        CHECK(fabs(rate_of(&c, EPOCHS + 1, 1, BATCHES) - top * 0.001) < 1e-9);
    }
    c.schedule = MLP_STEPS;
    c.warmup_epochs = 0.0f;
    c.step_epochs = 1e-30f; // more steps than can be counted one by one
    c.step_factor = 1.0f;
    CHECK(rate_of(&c, 100000, 1, BATCHES) == top);
    c.step_factor = 0.99f;
    CHECK(rate_of(&c, 100000, 1, BATCHES) == 0.0);
    c.schedule = MLP_COSINE_RESTARTS;
    c.final_rate = 0.5f;
    double far = rate_of(&c, 100000, 1, BATCHES);
    CHECK(far >= 0.5 * top && far <= top);
    float rate;
    CHECK(mlp_scheduled_rate(&c, 0, 1, 1, &rate) == MLP_BAD_COUNT);
    CHECK(mlp_scheduled_rate(&c, 1, 0, 1, &rate) == MLP_BAD_COUNT);
    CHECK(mlp_scheduled_rate(&c, 1, 2, 1, &rate) == MLP_BAD_COUNT);
    CHECK(mlp_scheduled_rate(NULL, 1, 1, 1, &rate) == MLP_BAD_POINTER);
    CHECK(mlp_scheduled_rate(&c, 1, 1, 1, NULL) == MLP_BAD_POINTER);
}

// One step of SGD at rate 1 from the same start: the change is the gradient, scaled to the limit.
static void check_clipping(float limit, const mlp_kernels *kernels) {
    mlp_config config = small_config();
    config.learning_rate = 1.0f;
    fixture plain = open_network(&config, kernels);
    config.clip_norm = limit;
    fixture clipped = open_network(&config, kernels);
    mlp_samples samples = random_samples(&config, 4);
    float *before = read_parameters(&plain);
    uint32_t order[4];
    mlp_progress progress;
    CHECK(mlp_train(plain.net, &samples, order, 1, &progress) == MLP_OK);
    CHECK(mlp_train(clipped.net, &samples, order, 1, &progress) == MLP_OK);
    float *a = read_parameters(&plain), *b = read_parameters(&clipped);
    double norm = 0.0, worst = 0.0;
    for (size_t i = 0; i < plain.count; i++) norm += pow((double)before[i] - (double)a[i], 2.0);
    norm = sqrt(norm);
    double factor = norm > (double)limit ? (double)limit / norm : 1.0;
    for (size_t i = 0; i < plain.count; i++) {
        double expected = (double)before[i] - factor * ((double)before[i] - (double)a[i]);
        worst = fmax(worst, fabs((double)b[i] - expected));
    }
    CHECK_MSG(worst < 1e-6 && norm > 0.1 && norm < 10.0, "norm %g, off by %g", norm, worst);
    free(before);
    free(a);
    free(b);
    free_samples(&samples);
    close_network(&plain);
    close_network(&clipped);
}

static void check_norms(void) {
    enum { K = 13, PANELS = 3 };
    float *w = guarded_floats(K * PANEL * PANELS),
          *was = new_block(sizeof(float) * K * PANEL * PANELS);
    fill(w, K * PANEL * PANELS, PLAIN_VALUES);
    memcpy(was, w, sizeof(float) * K * PANEL * PANELS);
    const float limit = 4.0f;
    mlp_apply_max_norm(w, K, limit, 1, PANELS);
    CHECK(guards_intact(w, K * PANEL * PANELS));
    CHECK(memcmp(w, was, sizeof(float) * K * PANEL) == 0); // not in the range
    int longer = 0, shorter = 0;
    for (size_t u = PANEL; u < PANELS * PANEL; u++) {
        double norm = 0.0, worst = 0.0;
        for (size_t j = 0; j < K; j++)
            norm += pow((double)was[(u / PANEL * K + j) * PANEL + u % PANEL], 2.0);
        norm = sqrt(norm);
        double factor = norm > (double)limit ? (double)limit / norm : 1.0;
        for (size_t j = 0; j < K; j++) {
            size_t at = (u / PANEL * K + j) * PANEL + u % PANEL;
            worst = fmax(worst, fabs((double)w[at] - factor * (double)was[at]));
        }
        CHECK_MSG(worst < 1e-6, "unit %zu: off by %g", u, worst);
        longer += factor < 1.0;
        shorter += factor == 1.0;
    }
    CHECK(longer > 0 && shorter > 0);
    free(was);
    guarded_free(w);
}

static void check_sums(void) {
    enum { COUNT = 5000 };
    float *values = guarded_floats(COUNT);
    fill(values, COUNT, PLAIN_VALUES);
    double sum = 0.0;
    for (size_t i = 0; i < COUNT; i++) sum += (double)values[i] * (double)values[i];
    CHECK(fabs(mlp_sum_of_squares(values, COUNT) / sum - 1.0) < 1e-6);
    CHECK(mlp_sum_of_squares(values, 0) == 0.0);
    guarded_free(values);
}

// The average follows the parameters as mlp.h says, and a swap shows it and gives both back.
static void check_average(void) {
    mlp_config config = small_config();
    fixture plain = open_network(&config, mlp_kernels_simd128());
    CHECK(mlp_swap_average(plain.net) == MLP_BAD_AVERAGING);
    config.averaging = 0.9f;
    fixture f = open_network(&config, mlp_kernels_simd128());
    mlp_samples samples = random_samples(&config, 7);
    uint32_t order[7];
    mlp_progress progress;
    float *start = read_parameters(&f);
    double *average = new_block(f.count * sizeof *average);
    for (size_t i = 0; i < f.count; i++) average[i] = (double)start[i];
    for (int step = 1; step <= 100; step++) {
        CHECK(mlp_train(f.net, &samples, order, 1, &progress) == MLP_OK);
        CHECK(mlp_train(plain.net, &samples, order, 1, &progress) == MLP_OK);
        float *now = read_parameters(&f);
        double keep = fmin(0.9, (1.0 + step) / (10.0 + step));
        for (size_t i = 0; i < f.count; i++) {
            average[i] = keep * average[i] + (1.0 - keep) * (double)now[i];
        }
        free(now);
    }
    CHECK(same_parameters(&f, &plain)); // averaging changes nothing of the training
    CHECK(mlp_swap_average(f.net) == MLP_OK);
    float *seen = read_parameters(&f);
    double worst = 0.0;
    for (size_t i = 0; i < f.count; i++) worst = fmax(worst, fabs((double)seen[i] - average[i]));
    CHECK_MSG(worst < 1e-5, "off by %g", worst);
    CHECK(!same_parameters(&f, &plain));
    CHECK(mlp_swap_average(f.net) == MLP_OK);
    CHECK(same_parameters(&f, &plain));
    CHECK(mlp_swap_average(NULL) == MLP_BAD_POINTER);
    free(start);
    free(seen);
    free(average);
    free_samples(&samples);
    close_network(&f);
    close_network(&plain);
}

// From its epoch on, the average is the mean of the weights at the epochs' ends; before, the last.
static void check_swa(void) {
    enum { ROWS = 11, FROM = 3, EPOCHS = 7 };
    mlp_config config = small_config();
    config.swa_from = FROM;
    config.batch_norm = 1;
    fixture f = open_network(&config, mlp_kernels_simd128());
    mlp_samples samples = random_samples(&config, ROWS);
    double *sum = new_block(f.net->padded * sizeof *sum);
    uint32_t order[ROWS];
    mlp_progress progress;
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        CHECK(mlp_train(f.net, &samples, order, UINT32_MAX, &progress) == MLP_OK);
        CHECK(progress.epoch_done);
        double worst = 0.0, moved = 0.0;
        for (size_t i = 0; i < f.net->padded; i++) { // running means and deviations too
            double now = (double)f.net->parameters[i];
            sum[i] = epoch > FROM ? sum[i] + now : now;
            double mean = epoch > FROM ? sum[i] / (epoch - FROM + 1) : now;
            worst = fmax(worst, fabs((double)f.net->average[i] - mean));
            moved = fmax(moved, fabs(mean - now));
        }
        CHECK_MSG(worst < 1e-6, "epoch %d: off by %g", epoch, worst);
        CHECK((moved > 1e-3) == (epoch > FROM));
    }
    CHECK(mlp_swap_average(f.net) == MLP_OK);
    config.averaging = 0.5f;
    size_t bytes;
    CHECK(mlp_bytes(&config, &bytes) == MLP_BAD_AVERAGING);
    free(sum);
    free_samples(&samples);
    close_network(&f);
}

// Costs and deltas of mixed and smoothed targets, against differences of the cost in double.
static double mixed_cost(mlp_cost cost, const double *z, uint32_t n, const double *y) {
    double sum = 0.0, result = 0.0;
    for (uint32_t c = 0; c < n; c++) sum += exp(z[c]);
    for (uint32_t c = 0; c < n; c++) {
        double a = 1.0 / (1.0 + exp(-z[c]));
        result += cost == MLP_QUADRATIC ? 0.5 * (a - y[c]) * (a - y[c]) : y[c] * (log(sum) - z[c]);
    }
    return result;
}

static void check_targets(mlp_cost cost, const mlp_kernels *kernels) {
    enum { M = 3, N = 5 };
    const uint16_t labels[M] = {4, 0, 2}, partner_labels[M] = {1, 0, 3};
    const float own_weights[M] = {0.75f, 0.5f, 1.0f}, smoothing = 0.1f;
    targets t = {labels, partner_labels, own_weights, smoothing};
    float z[M * PANEL], d[M * PANEL], costs[M];
    double exact[M][N];
    for (size_t i = 0; i < M * PANEL; i++) z[i] = i % PANEL < N ? random_float(PLAIN_VALUES) : 0.0f;
    for (size_t i = 0; i < M; i++) {
        for (size_t c = 0; c < N; c++) exact[i][c] = (double)z[i * PANEL + c];
    }
    mlp_output_layer(kernels, cost, z, &t, costs, d, M, N);
    for (size_t i = 0; i < M; i++) {
        double y[N];
        for (size_t c = 0; c < N; c++) {
            y[c] = 0.1 / N + 0.9 * ((c == labels[i]) * (double)own_weights[i] +
                                    (c == partner_labels[i]) * (1.0 - (double)own_weights[i]));
        }
        CHECK(fabs((double)costs[i] - mixed_cost(cost, exact[i], N, y)) < 1e-6);
        for (size_t c = 0; c < N; c++) {
            double middle = exact[i][c];
            exact[i][c] = middle + 1e-5;
            double above = mixed_cost(cost, exact[i], N, y);
            exact[i][c] = middle - 1e-5;
            double slope = (above - mixed_cost(cost, exact[i], N, y)) / 2e-5;
            exact[i][c] = middle;
            CHECK_MSG(fabs((double)d[i * PANEL + c] - slope) < 1e-6, "delta %g, not %g",
                      (double)d[i * PANEL + c], slope);
        }
    }
}

void test_recipe(void) {
    check_schedules();
    check_clipping(0.1f, mlp_kernels_scalar());
    check_clipping(0.1f, mlp_kernels_simd128());
    check_clipping(50.0f, mlp_kernels_simd128());
    check_norms();
    check_sums();
    check_average();
    check_swa();
    for (int cost = MLP_QUADRATIC; cost <= MLP_CROSS_ENTROPY; cost++) {
        check_targets((mlp_cost)cost, mlp_kernels_scalar());
        check_targets((mlp_cost)cost, mlp_kernels_simd128());
    }
}
