// Runs of mlp_train: epochs and their order, slices, subsets, errors, and that it learns.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "support.h"

void test_training(void);

enum { ROWS = 23, BATCHES = 6 }; // batches of 4, the last of 3

static int is_permutation(const uint32_t *order, const uint32_t *rows, size_t n) {
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) found += order[j] == rows[i];
    }
    return found == n; // rows are distinct, so each must be there exactly once
}

static void check_epochs(void) {
    mlp_config config = small_config();
    mlp_samples samples = random_samples(&config, 60);
    uint32_t rows[ROWS], order[ROWS], last[ROWS] = {0};
    for (uint32_t i = 0; i < ROWS; i++) rows[i] = 59 - 2 * i;
    samples.subset = rows;
    samples.count = ROWS;
    fixture f = open_network(&config, mlp_kernels_scalar());
    mlp_progress p;
    double cost_sum = 0.0;
    for (uint32_t step = 0; step < 4 * BATCHES; step++) {
        uint32_t batch = step % BATCHES, epoch = step / BATCHES;
        float *gradient = new_block(f.count * sizeof *gradient);
        double cost = 0.0;
        if (batch == 0) {
            cost_sum = 0.0;
            CHECK(mlp_train(f.net, &samples, order, 0, &p) == MLP_OK);
            CHECK(p.epoch == epoch + 1 && p.batch == 0 && p.samples_done == 0 && !p.epoch_done);
            CHECK(p.cost_sum == 0.0 && is_permutation(order, rows, ROWS));
            CHECK(memcmp(order, last, sizeof order) != 0);
            memcpy(last, order, sizeof order);
            rng r = mlp_rng_open(config.seed_low, RNG_SHUFFLE, p.epoch);
            uint32_t shuffled[ROWS];
            memcpy(shuffled, rows, sizeof shuffled);
            mlp_rng_shuffle(&r, shuffled, ROWS);
            CHECK(memcmp(order, shuffled, sizeof order) == 0);
        }
        mlp_samples next = samples;
        next.subset = order + batch * 4;
        next.count = batch == BATCHES - 1 ? 3 : 4;
        CHECK(mlp_gradient(f.net, &next, gradient, f.count, &cost) == MLP_OK);
        cost_sum += cost * next.count;
        CHECK(mlp_train(f.net, &samples, order, 1, &p) == MLP_OK);
        CHECK(memcmp(order, last, sizeof order) == 0);
        CHECK(p.epoch == epoch + 1 && p.batch == batch + 1 && p.batches == BATCHES);
        CHECK(p.epoch_done == (batch == BATCHES - 1));
        CHECK(p.samples_done == batch * 4 + next.count);
        CHECK_MSG(fabs(p.cost_sum - cost_sum) < 1e-9, "%g, %g", p.cost_sum, cost_sum);
        free(gradient);
    }
    close_network(&f);
    free_samples(&samples);
}

// `epochs` epochs in slices of so many batches.
static fixture train(const mlp_config *config, const mlp_kernels *kernels,
                     const mlp_samples *samples, uint32_t epochs, uint32_t slice) {
    fixture f = open_network(config, kernels);
    uint32_t *order = new_block(samples->count * sizeof *order);
    mlp_progress p = {0};
    while (p.epoch < epochs || !p.epoch_done) {
        if (mlp_train(f.net, samples, order, slice, &p) == MLP_OK) continue;
        CHECK_MSG(0, "epoch %u batch %u", p.epoch, p.batch);
        break;
    }
    CHECK(p.epoch == epochs);
    free(order);
    return f;
}

static int trains_alike(const mlp_config *a, const mlp_samples *sa, uint32_t slice_a,
                        const mlp_config *b, const mlp_samples *sb, uint32_t slice_b) {
    fixture f = train(a, mlp_kernels_scalar(), sa, 3, slice_a);
    fixture g = train(b, mlp_kernels_scalar(), sb, 3, slice_b);
    int same = same_parameters(&f, &g);
    close_network(&f);
    close_network(&g);
    return same;
}

static void check_what_matters(void) {
    mlp_config c = small_config();
    c.optimizer = MLP_ADAM;
    c.learning_rate = 0.01f;
    mlp_samples samples = random_samples(&c, ROWS);
    CHECK(trains_alike(&c, &samples, 1, &c, &samples, UINT32_MAX));
    CHECK(trains_alike(&c, &samples, 4, &c, &samples, 5));
    mlp_config other = c;
    other.seed_low++;
    CHECK(!trains_alike(&c, &samples, 9, &other, &samples, 9));

    // Only the subset's rows matter.
    uint32_t rows[9] = {1, 3, 5, 6, 8, 13, 17, 21, 22}, in_subset[ROWS] = {0};
    mlp_samples part = samples, changed = random_samples(&c, ROWS);
    for (int i = 0; i < 9; i++) in_subset[rows[i]] = 1;
    uint8_t *pixels = (uint8_t *)(uintptr_t)changed.pixels;
    uint16_t *labels = (uint16_t *)(uintptr_t)changed.labels;
    for (size_t i = 0; i < ROWS; i++) {
        if (!in_subset[i]) continue;
        memcpy(pixels + i * c.inputs, samples.pixels + i * c.inputs, c.inputs);
        labels[i] = samples.labels[i];
    }
    part.subset = changed.subset = rows;
    part.count = changed.count = 9;
    CHECK(trains_alike(&c, &part, 9, &c, &changed, 9));
    pixels[rows[4] * c.inputs] ^= 0x80;
    CHECK(!trains_alike(&c, &part, 9, &c, &changed, 9));
    free_samples(&changed);
    free_samples(&samples);
}

// Two seeds that start from the same parameters still see the samples in different orders.
static void check_seed_shuffles(void) {
    mlp_config a = small_config(), b = a;
    mlp_samples samples = random_samples(&a, ROWS);
    uint32_t order_a[ROWS], order_b[ROWS];
    mlp_progress p;
    b.seed_high++;
    fixture f = open_network(&a, mlp_kernels_scalar()), g = open_network(&b, mlp_kernels_scalar());
    CHECK(mlp_train(f.net, &samples, order_a, 0, &p) == MLP_OK);
    CHECK(mlp_train(g.net, &samples, order_b, 0, &p) == MLP_OK);
    CHECK(memcmp(order_a, order_b, sizeof order_a) != 0);
    close_network(&f);
    close_network(&g);
    free_samples(&samples);
}

// Fails with `expected`, changes no parameter, and what is right again trains.
static void check_sample_error(const mlp_samples *bad, mlp_status expected,
                               const mlp_samples *good) {
    mlp_config config = small_config();
    fixture f = open_network(&config, mlp_kernels_scalar());
    fixture before = open_network(&config, mlp_kernels_scalar());
    uint32_t order[64], confusion[9];
    mlp_progress p;
    double cost;
    mlp_status status = mlp_train(f.net, bad, order, UINT32_MAX, &p);
    CHECK_MSG(status == expected, "status %d, not %d", status, expected);
    CHECK(same_parameters(&f, &before));
    CHECK(mlp_evaluate(f.net, bad, confusion, &cost, NULL, NULL) == expected);
    CHECK(mlp_train(f.net, good, order, UINT32_MAX, &p) == MLP_OK);
    CHECK(p.epoch == 1 && p.epoch_done && !same_parameters(&f, &before));
    CHECK(mlp_train(before.net, good, order, UINT32_MAX, &p) == MLP_OK);
    CHECK(same_parameters(&f, &before));
    close_network(&f);
    close_network(&before);
}

static void check_errors(void) {
    mlp_config config = small_config();
    mlp_samples good = random_samples(&config, ROWS), bad = good;
    uint16_t *labels = (uint16_t *)(uintptr_t)good.labels, bad_labels[ROWS];
    for (uint32_t i = 0; i < ROWS; i += 11) { // in the first, a middle and the last batch
        memcpy(bad_labels, labels, sizeof bad_labels);
        bad_labels[i] = (uint16_t)(i ? config.classes : UINT16_MAX);
        bad.labels = bad_labels;
        check_sample_error(&bad, MLP_BAD_LABEL, &good);
        bad.labels = labels;
        uint32_t rows[ROWS];
        for (uint32_t j = 0; j < ROWS; j++) rows[j] = j;
        rows[i] = i ? ROWS : UINT32_MAX;
        bad.subset = rows;
        check_sample_error(&bad, MLP_BAD_ROW, &good);
        bad.subset = NULL;
    }
    bad.rows = ROWS - 1; // rows 0 .. count - 1 go past the end
    check_sample_error(&bad, MLP_BAD_ROW, &good);
    bad = good;
    bad.count = 0;
    check_sample_error(&bad, MLP_BAD_COUNT, &good);
    bad = good;
    bad.pixels = NULL;
    check_sample_error(&bad, MLP_BAD_POINTER, &good);
    bad = good;
    bad.labels = NULL;
    check_sample_error(&bad, MLP_BAD_POINTER, &good);
    check_sample_error(NULL, MLP_BAD_POINTER, &good);

    fixture f = open_network(&config, mlp_kernels_scalar());
    uint32_t order[ROWS];
    mlp_progress p;
    CHECK(mlp_train(NULL, &good, order, 1, &p) == MLP_BAD_POINTER);
    CHECK(mlp_train(f.net, &good, NULL, 1, &p) == MLP_BAD_POINTER);
    CHECK(mlp_train(f.net, &good, order, 1, NULL) == MLP_BAD_POINTER);

    // Another number of samples in the middle of an epoch.
    CHECK(mlp_train(f.net, &good, order, 2, &p) == MLP_OK);
    bad = good;
    bad.count = 4 * (BATCHES - 1);
    CHECK(mlp_train(f.net, &bad, order, 1, &p) == MLP_BAD_COUNT);
    bad.count = good.count - 1; // even if it makes as many batches
    CHECK((bad.count - 1) / 4 == (good.count - 1) / 4);
    CHECK(mlp_train(f.net, &bad, order, 1, &p) == MLP_BAD_COUNT);
    bad.count = 4 * (BATCHES - 1);
    CHECK(mlp_train(f.net, &good, order, UINT32_MAX, &p) == MLP_OK && p.epoch_done);
    CHECK(mlp_train(f.net, &bad, order, UINT32_MAX, &p) == MLP_OK && p.batches == BATCHES - 1);
    close_network(&f);
    free_samples(&good);
}

static void check_gradient_errors(void) {
    mlp_config config = small_config();
    fixture f = open_network(&config, mlp_kernels_scalar());
    mlp_samples good = random_samples(&config, 4), bad = good;
    float *gradient = guarded_floats(f.count);
    double cost;
    CHECK(mlp_gradient(f.net, &good, gradient, f.count + 1, &cost) == MLP_BAD_COUNT);
    CHECK(mlp_gradient(NULL, &good, gradient, f.count, &cost) == MLP_BAD_POINTER);
    CHECK(mlp_gradient(f.net, NULL, gradient, f.count, &cost) == MLP_BAD_POINTER);
    CHECK(mlp_gradient(f.net, &good, NULL, f.count, &cost) == MLP_BAD_POINTER);
    CHECK(mlp_gradient(f.net, &good, gradient, f.count, NULL) == MLP_BAD_POINTER);
    bad.count = 5; // more than a batch
    CHECK(mlp_gradient(f.net, &bad, gradient, f.count, &cost) == MLP_BAD_COUNT);
    bad.count = 0;
    CHECK(mlp_gradient(f.net, &bad, gradient, f.count, &cost) == MLP_BAD_COUNT);
    bad = good;
    bad.rows = 3;
    CHECK(mlp_gradient(f.net, &bad, gradient, f.count, &cost) == MLP_BAD_ROW);
    CHECK(is_untouched(gradient, f.count));
    guarded_free(gradient);
    free_samples(&good);
    close_network(&f);
}

static void check_learning_rate(void) {
    mlp_config config = small_config();
    mlp_samples samples = random_samples(&config, ROWS);
    uint32_t order[ROWS];
    mlp_progress p;
    fixture f = open_network(&config, mlp_kernels_scalar());
    fixture g = open_network(&config, mlp_kernels_scalar());
    mlp_train(f.net, &samples, order, 2, &p);
    mlp_train(g.net, &samples, order, 1, &p);
    CHECK(mlp_set_learning_rate(f.net, 0.0f) == MLP_OK);
    mlp_train(g.net, &samples, order, 1, &p);
    mlp_train(f.net, &samples, order, 1, &p);
    CHECK(same_parameters(&f, &g)); // the third batch moved f by nothing
    const float bad[] = {-1.0f, NAN, INFINITY};
    for (int i = 0; i < 3; i++) CHECK(mlp_set_learning_rate(f.net, bad[i]) == MLP_BAD_RATE);
    CHECK(mlp_set_learning_rate(NULL, 1.0f) == MLP_BAD_POINTER);
    mlp_train(f.net, &samples, order, 1, &p);
    CHECK(same_parameters(&f, &g));
    CHECK(mlp_set_learning_rate(f.net, 1.0f) == MLP_OK);
    mlp_train(f.net, &samples, order, 1, &p);
    CHECK(!same_parameters(&f, &g));
    close_network(&f);
    close_network(&g);
    free_samples(&samples);
}

static void check_tables_agree(void) {
    for (uint32_t turn = 0; turn < 5 * 3 * 2; turn++) {
        mlp_config c = small_config();
        c.inputs = 17;
        c.hidden_layers = 2;
        c.hidden_units[0] = 9;
        c.hidden_units[1] = 6;
        c.batch_size = 7;
        c.optimizer = turn % 5;
        c.activations[0] = c.activations[1] = turn / 5 % 3;
        c.cost = turn / 15;
        c.learning_rate = 0.02f;
        c.weight_decay = turn % 2 ? 0.0f : 0.001f;
        mlp_samples samples = random_samples(&c, 66);
        fixture f = train(&c, mlp_kernels_scalar(), &samples, 20, 200); // 20 times 10 batches
        fixture g = train(&c, mlp_kernels_simd128(), &samples, 20, 200);
        CHECK_MSG(same_parameters(&f, &g), "optimizer %u activation %u cost %u", c.optimizer,
                  c.activations[0], c.cost);
        close_network(&f);
        close_network(&g);
        free_samples(&samples);
    }
}

// Class: which third of the picture is brightest. Every optimizer, activation and cost must get it.
static void check_learning(void) {
    static const float rates[] = {1.0f, 0.1f, 0.1f, 0.01f, 0.01f};
    for (uint32_t turn = 0; turn < 5 * 3 * 2; turn++) {
        mlp_config c = small_config();
        c.inputs = 9;
        c.hidden_units[0] = 12;
        c.batch_size = 10;
        c.optimizer = turn % 5;
        c.activations[0] = turn / 5 % 3;
        c.cost = turn / 15;
        c.learning_rate = c.cost == MLP_QUADRATIC ? 2 * rates[c.optimizer] : rates[c.optimizer] / 2;
        mlp_samples samples = random_samples(&c, 300);
        uint8_t *pixels = (uint8_t *)(uintptr_t)samples.pixels;
        for (size_t i = 0; i < 300; i++) {
            for (size_t j = 0; j < 9; j++) {
                uint8_t *pixel = &pixels[i * 9 + j];
                *pixel = (uint8_t)(*pixel / 2 + (j / 3 == samples.labels[i] ? 127 : 0));
            }
        }
        fixture f = train(&c, mlp_kernels_simd128(), &samples, 30, 1000);
        uint32_t confusion[9];
        double cost;
        CHECK(mlp_evaluate(f.net, &samples, confusion, &cost, NULL, NULL) == MLP_OK);
        uint32_t right = confusion[0] + confusion[4] + confusion[8];
        CHECK_MSG(right > 285, "optimizer %u activation %u cost %u: %u of 300", c.optimizer,
                  c.activations[0], c.cost, right);
        close_network(&f);
        free_samples(&samples);
    }
}

void test_training(void) {
    check_epochs();
    check_what_matters();
    check_seed_shuffles();
    check_errors();
    check_gradient_errors();
    check_learning_rate();
    check_tables_agree();
    check_learning();
}
