// Inputs as lists of what is not zero: the lists themselves, the kernels over them against the
// dense ones bit for bit, and whole runs either way, divergent ones included.
#include "kernels/sparse.h"

#include <stdlib.h>
#include <string.h>

#include "network/network.h"
#include "support.h"

void test_sparse(void);

// A batch of rows of pixels, of which about one in `rarity` is not 0, and its lists.
typedef struct lists_fixture {
    size_t m, k;
    uint8_t *pixels; // [m][k]
    uint32_t *rows;
    float *gain, *offset, *x; // x: as gather() makes it
    sparse_batch batch;
} lists_fixture;

static void free_lists(lists_fixture *f) {
    void *blocks[] = {f->pixels,
                      f->rows,
                      f->gain,
                      f->offset,
                      f->x,
                      f->batch.row_entries,
                      f->batch.column_entries,
                      f->batch.row_bounds,
                      f->batch.column_bounds,
                      f->batch.values,
                      f->batch.indices,
                      f->batch.lanes};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) free(blocks[i]);
}

static lists_fixture new_lists(size_t m, size_t k, uint32_t rarity) {
    size_t capacity = (size_t)sparse_capacity(m, k), width = panels_of(k) * PANEL;
    lists_fixture f = {
        .m = m,
        .k = k,
        .pixels = new_block(m * k),
        .rows = new_block(m * sizeof *f.rows),
        .gain = new_block(width * sizeof *f.gain),
        .offset = new_block(width * sizeof *f.offset),
        .x = new_block(m * width * sizeof *f.x),
        .batch = {.capacity = capacity,
                  .row_entries = new_block(capacity * sizeof(sparse_entry)),
                  .column_entries = new_block(capacity * sizeof(sparse_entry)),
                  .row_bounds = new_block(2 * m * sizeof(uint32_t)),
                  .column_bounds = new_block(2 * k * sizeof(uint32_t)),
                  .values = new_block(k + PANEL),
                  .indices = new_block((k + PANEL) * sizeof(uint16_t)),
                  .lanes = new_block(256 * sizeof *f.batch.lanes)},
    };
    memset(f.batch.lanes, 0, 256 * sizeof *f.batch.lanes);
    mlp_sparse_open(&f.batch);
    for (size_t i = 0; i < m * k; i++) {
        f.pixels[i] = random_below(rarity) ? 0 : (uint8_t)(1 + random_below(255));
    }
    for (size_t i = 0; i < m; i++) f.rows[i] = random_below((uint32_t)m);
    for (size_t j = 0; j < width; j++) f.gain[j] = 1.0f / 255.0f;
    memset(f.offset, 0, width * sizeof *f.offset);
    mlp_kernels_scalar()->gather(f.pixels, f.rows, f.offset, f.gain, f.x, m, k);
    return f;
}

static int lists_hold(const lists_fixture *f) {
    const sparse_batch *b = &f->batch;
    const uint32_t step = PANEL * sizeof(float);
    int right = 1;
    for (size_t i = 0; i < f->m; i++) {
        uint32_t e = b->rows.begin[i];
        for (size_t j = 0; j < f->k; j++) {
            float x = f->x[panel_at(f->m, i, j)];
            if (!f->pixels[f->rows[i] * f->k + j]) continue;
            sparse_entry entry = b->rows.entries[e++];
            right &= entry.at == j * step && same_floats(&entry.value, &x, 1);
        }
        right &= e == b->rows.end[i];
    }
    for (size_t j = 0; j < f->k; j++) {
        uint32_t e = b->columns.begin[j];
        for (size_t i = 0; i < f->m; i++) {
            float x = f->x[panel_at(f->m, i, j)];
            if (!f->pixels[f->rows[i] * f->k + j]) continue;
            sparse_entry entry = b->columns.entries[e++];
            right &= entry.at == i * step && same_floats(&entry.value, &x, 1);
        }
        right &= e == b->columns.end[j];
    }
    return right;
}

static float *random_floats(size_t count, value_kind kind) {
    float *values = new_block(count * sizeof *values);
    fill(values, count, kind);
    return values;
}

// What the dense kernels make, in all panels, and what the sparse ones make in first .. last - 1.
static void check_products(const lists_fixture *f, size_t n, const mlp_kernels *kernels) {
    size_t m = f->m, k = f->k, panels = panels_of(n), count = panels * m * PANEL;
    size_t first = random_below((uint32_t)panels);
    size_t last = first + random_below((uint32_t)(panels - first) + 1);
    float *w = random_floats(panels * k * PANEL, PLAIN_VALUES);
    float *b = random_floats(panels * PANEL, PLAIN_VALUES);
    const float *bias = random_below(2) ? b : NULL;
    float *dense = new_block(count * sizeof *dense), *sparse = guarded_floats(count);
    mlp_kernels_scalar()->product(f->x, w, bias, dense, m, k, 0, panels);
    kernels->product_sparse(&f->batch.rows, w, bias, sparse, m, k, first, last);
    size_t begin = first * m * PANEL, end = last * m * PANEL;
    CHECK(guards_intact(sparse, count) && is_untouched(sparse, begin) &&
          is_untouched(sparse + end, count - end));
    CHECK_MSG(same_floats(dense + begin, sparse + begin, end - begin), "%s m %zu k %zu n %zu",
              kernels->name, m, k, n);
    guarded_free(sparse);
    free(dense);
    free(w);
    free(b);
}

static void check_gradients(const lists_fixture *f, size_t n, const mlp_kernels *kernels,
                            float rate) {
    size_t m = f->m, k = f->k, panels = panels_of(n), weights = panels * k * PANEL;
    size_t first = random_below((uint32_t)panels);
    size_t last = first + random_below((uint32_t)(panels - first) + 1);
    float *d = random_floats(panels * m * PANEL, PLAIN_VALUES);
    float *dense[2], *sparse[2] = {guarded_floats(weights), guarded_floats(panels * PANEL)};
    const size_t count[2] = {weights, panels * PANEL};
    for (size_t i = 0; i < 2; i++) {
        dense[i] = random_floats(count[i], PLAIN_VALUES);
        memcpy(sparse[i], dense[i], count[i] * sizeof(float));
    }
    float scale = 1.0f / (float)m;
    const mlp_kernels *truth = mlp_kernels_scalar();
    truth->gradient(f->x, d, scale, rate, dense[0], dense[1], m, k, first, last);
    kernels->gradient_sparse(&f->batch.columns, d, scale, rate, sparse[0], sparse[1], m, k, first,
                             last);
    for (size_t i = 0; i < 2; i++) {
        CHECK(guards_intact(sparse[i], count[i]));
        CHECK_MSG(same_floats(dense[i], sparse[i], count[i]), "%s m %zu k %zu n %zu rate %g",
                  kernels->name, m, k, n, (double)rate);
        guarded_free(sparse[i]);
        free(dense[i]);
    }
    free(d);
}

static const float ROUNDING = 2e-6f; // between two orders of the same sums of values below 4

static float largest_difference(const float *a, const float *b, size_t count) {
    float worst = 0.0f;
    for (size_t i = 0; i < count; i++) {
        float difference = __builtin_fabsf(a[i] - b[i]);
        if (!(difference <= worst)) worst = difference; // a NaN too
    }
    return worst;
}

// The step from the rows' lists: the same bits from both tables, where nothing fuses, and but for
// rounding what the columns' lists give.
static void check_row_steps(const lists_fixture *f, size_t n) {
    size_t m = f->m, k = f->k, panels = panels_of(n), weights = panels * k * PANEL;
    size_t first = random_below((uint32_t)panels);
    size_t last = first + random_below((uint32_t)(panels - first) + 1);
    float *d = random_floats(panels * m * PANEL, PLAIN_VALUES);
    float scale = 1.0f / (float)m, rate = 0.3f;
    enum { TRUTH, SCALAR, SIMD128, STEPS };
    float *w[STEPS], *b[STEPS];
    for (size_t i = 0; i < STEPS; i++) {
        w[i] = guarded_floats(weights);
        b[i] = guarded_floats(panels * PANEL);
    }
    fill(w[TRUTH], weights, PLAIN_VALUES);
    fill(b[TRUTH], panels * PANEL, PLAIN_VALUES);
    for (size_t i = SCALAR; i < STEPS; i++) {
        memcpy(w[i], w[TRUTH], weights * sizeof(float));
        memcpy(b[i], b[TRUTH], panels * PANEL * sizeof(float));
    }
    mlp_kernels_scalar()->gradient_sparse(&f->batch.columns, d, scale, rate, w[TRUTH], b[TRUTH], m,
                                          k, first, last);
    const mlp_kernels *tables[] = {mlp_kernels_scalar(), mlp_kernels_simd128()};
    for (size_t t = 0; t < 2; t++) {
        tables[t]->step_sparse(&f->batch.rows, d, scale, rate, w[SCALAR + t], b[SCALAR + t], m, k,
                               first, last);
    }
    CHECK_MSG(same_floats(w[SCALAR], w[SIMD128], weights), "m %zu k %zu n %zu", m, k, n);
    for (size_t i = SCALAR; i < STEPS; i++) {
        float worst = largest_difference(w[i], w[TRUTH], weights);
        CHECK_MSG(worst <= ROUNDING, "m %zu k %zu n %zu: %g", m, k, n, (double)worst);
        CHECK(same_floats(b[i], b[TRUTH], panels * PANEL));
        CHECK(guards_intact(w[i], weights) && guards_intact(b[i], panels * PANEL));
    }
    for (size_t i = 0; i < STEPS; i++) {
        guarded_free(w[i]);
        guarded_free(b[i]);
    }
    free(d);
}

// The pixels packed, in a block that has no byte too many.
static sparse_source pack(const lists_fixture *f, void **memory) {
    size_t count = mlp_count_nonzero(f->pixels, f->m * f->k), ink = 0;
    for (size_t i = 0; i < f->m * f->k; i++) ink += f->pixels[i] != 0;
    CHECK(count == ink);
    *memory = new_block(packed_bytes(f->m, count));
    sparse_source from = {f->pixels, place_packed(*memory, f->m, count)};
    mlp_pack_rows(&from.packed, f->pixels, f->m, f->k);
    CHECK(from.packed.begin[f->m] == count);
    return from;
}

static void check_shape(size_t m, size_t k, size_t n, uint32_t rarity) {
    lists_fixture f = new_lists(m, k, rarity);
    void *memory;
    sparse_source plain = {.pixels = f.pixels}, packed = pack(&f, &memory);
    int fits = mlp_sparse_gather(&f.batch, &packed, f.rows, f.gain[0], m, k, 1);
    if (fits) CHECK_MSG(lists_hold(&f), "packed, m %zu k %zu", m, k);
    CHECK(mlp_sparse_gather(&f.batch, &plain, f.rows, f.gain[0], m, k, 1) == fits);
    free(memory);
    if (fits) {
        CHECK_MSG(lists_hold(&f), "m %zu k %zu", m, k);
        const mlp_kernels *tables[] = {mlp_kernels_scalar(), mlp_kernels_simd128()};
        for (size_t t = 0; t < 2; t++) {
            check_products(&f, n, tables[t]);
            check_gradients(&f, n, tables[t], 0.0f);
            check_gradients(&f, n, tables[t], 0.3f);
        }
        check_row_steps(&f, n);
    } else {
        size_t ink = 0;
        for (size_t i = 0; i < m * k; i++) ink += f.pixels[f.rows[i / k] * k + i % k] != 0;
        CHECK_MSG(2 * ink > m * k, "m %zu k %zu: %zu values refused", m, k, ink);
    }
    free_lists(&f);
}

static void check_full_batches_are_refused(void) {
    lists_fixture f = new_lists(10, 40, 1);
    sparse_source from = {.pixels = f.pixels};
    CHECK(!mlp_sparse_gather(&f.batch, &from, f.rows, f.gain[0], f.m, f.k, 1));
    free_lists(&f);
    CHECK(sparse_capacity(4096, 65536) == 0);
}

// 200 samples of 40 pixels, most of them 0.
static mlp_samples ink_on_paper(const mlp_config *config) {
    mlp_samples samples = random_samples(config, 200);
    uint8_t *pixels = (uint8_t *)(uintptr_t)samples.pixels;
    for (size_t i = 0; i < 200u * config->inputs; i++) {
        if (random_below(5)) pixels[i] = 0;
    }
    return samples;
}

static mlp_config ink_config(uint32_t optimizer, float decay) {
    mlp_config c = small_config();
    c.inputs = 40;
    c.hidden_units[0] = 13;
    c.activations[0] = MLP_RELU;
    c.cost = MLP_CROSS_ENTROPY;
    c.optimizer = optimizer;
    c.learning_rate = 0.01f;
    c.weight_decay = decay;
    c.batch_size = 9;
    return c;
}

// The same run with lists and, its lists taken away, without. With decay they come from packed
// rows.
static void check_run(uint32_t optimizer, float decay, float later_rate) {
    mlp_config config = ink_config(optimizer, decay);
    mlp_samples samples = ink_on_paper(&config);
    fixture lists = open_network(&config, mlp_kernels_simd128());
    fixture dense = open_network(&config, mlp_kernels_simd128());
    dense.net->sparse.capacity = 0;
    void *packed = NULL;
    if (decay > 0.0f) {
        packed = new_block(mlp_pack_samples(&samples, config.inputs, NULL));
        CHECK(mlp_pack_samples(&samples, config.inputs, packed) > 0 && samples.packed == packed);
    }
    uint32_t order[2][200], confusion[2][9];
    double cost[2];
    for (int epoch = 0; epoch < 4; epoch++) {
        mlp_progress p[2];
        if (epoch == 2) {
            CHECK(mlp_set_learning_rate(lists.net, later_rate) == MLP_OK);
            CHECK(mlp_set_learning_rate(dense.net, later_rate) == MLP_OK);
        }
        mlp_status status = mlp_train(lists.net, &samples, order[0], UINT32_MAX, &p[0]);
        CHECK(status == mlp_train(dense.net, &samples, order[1], UINT32_MAX, &p[1]));
        CHECK(lists.net->epoch_is_sparse && !dense.net->epoch_is_sparse);
        CHECK(memcmp(&p[0], &p[1], sizeof p[0]) == 0);
        CHECK_MSG(same_parameters(&lists, &dense), "optimizer %u decay %g rate %g epoch %d",
                  optimizer, (double)decay, (double)later_rate, epoch);
        CHECK(mlp_evaluate(lists.net, &samples, confusion[0], &cost[0], NULL, NULL) == MLP_OK);
        CHECK(lists.net->is_sparse);
        CHECK(mlp_evaluate(dense.net, &samples, confusion[1], &cost[1], NULL, NULL) == MLP_OK);
        CHECK(memcmp(confusion[0], confusion[1], sizeof confusion[0]) == 0 && cost[0] == cost[1]);
    }
    close_network(&lists);
    close_network(&dense);
    free(packed);
    free_samples(&samples);
}

// Where the kernels may fuse, a run that steps from the rows' lists of its short batches, against
// the dense one. The second has batches too long for it; a rate of 0 comes with the end of the
// schedule.
static void check_run_from_rows(uint32_t batch_size, float decay) {
    mlp_config config = ink_config(MLP_SGD, decay);
    config.batch_size = batch_size;
    config.learning_rate = 0.1f;
    config.decoupled_decay = 1;
    config.schedule = MLP_COSINE;
    config.epochs = 3;
    mlp_samples samples = ink_on_paper(&config);
    mlp_kernels fusing = *mlp_kernels_simd128();
    fusing.fuses = 1;
    fixture lists = open_network(&config, &fusing);
    fixture dense = open_network(&config, mlp_kernels_simd128());
    dense.net->sparse.capacity = 0;
    for (int epoch = 0; epoch < 4; epoch++) {
        mlp_progress p[2];
        uint32_t order[2][200];
        CHECK(mlp_train(lists.net, &samples, order[0], UINT32_MAX, &p[0]) == MLP_OK);
        CHECK(mlp_train(dense.net, &samples, order[1], UINT32_MAX, &p[1]) == MLP_OK);
        CHECK(lists.net->is_sparse && lists.net->has_csc == (batch_size > 16));
    }
    float worst =
        largest_difference(lists.net->parameters, dense.net->parameters, dense.net->padded);
    CHECK_MSG(worst <= 10.0f * ROUNDING, "batches of %u: %g", batch_size, (double)worst);
    CHECK((worst == 0.0f) == (batch_size > 16));
    close_network(&lists);
    close_network(&dense);
    free_samples(&samples);
}

// Decay apart from the gradient that makes weights larger, 1 - rate * decay being -999, until those
// of a pixel that is never inked are infinite: with dense inputs the cost is NaN in the next batch,
// while nothing else grows, since no hidden unit ever fires.
static void check_growing_decay(void) {
    mlp_config config = ink_config(MLP_SGD, 1.0f);
    config.decoupled_decay = 1;
    config.learning_rate = 1000.0f;
    mlp_samples samples = ink_on_paper(&config);
    uint8_t *pixels = (uint8_t *)(uintptr_t)samples.pixels;
    for (size_t i = 0; i < samples.count; i++) pixels[i * config.inputs] = 0;
    mlp_progress p[2];
    for (int is_dense = 0; is_dense < 2; is_dense++) {
        fixture f = open_network(&config, mlp_kernels_simd128());
        if (is_dense) f.net->sparse.capacity = 0;
        layer *l = &f.net->layer[0];
        memset(f.net->parameters, 0, f.net->padded * sizeof(float));
        for (size_t o = 0; o < l->n; o++) {
            set_lane(l, o, 0, 1e20f);
            l->w[l->weights + o] = -1.0f;
        }
        uint32_t order[200];
        CHECK(mlp_train(f.net, &samples, order, UINT32_MAX, &p[is_dense]) == MLP_COST_NOT_FINITE);
        close_network(&f);
    }
    CHECK(p[0].batch == p[1].batch && p[0].batch < 10);
    free_samples(&samples);
}

static void check_scaled_inputs_are_dense(void) {
    mlp_config config = ink_config(MLP_SGD, 0.0f);
    mlp_samples samples = ink_on_paper(&config);
    fixture f = open_network(&config, mlp_kernels_simd128());
    CHECK(are_sparse(f.net, &samples));
    CHECK(mlp_fit_scaling(f.net, MLP_SCALE_STANDARD, &samples) == MLP_OK);
    CHECK(!are_sparse(f.net, &samples));
    close_network(&f);
    free_samples(&samples);
}

static void check_full_samples_are_not_packed(void) {
    mlp_config config = ink_config(MLP_SGD, 0.0f);
    mlp_samples samples = random_samples(&config, 200);
    uint32_t memory;
    CHECK(mlp_pack_samples(&samples, config.inputs, &memory) == 0 && !samples.packed);
    free_samples(&samples);
}

void test_sparse(void) {
    static const size_t edges[] = {1, 2, 3, 7, 8, 9, 16, 17, 31, 65};
    enum { EDGES = 10 };
    for (size_t mi = 0; mi < EDGES; mi++) {
        for (size_t ki = 0; ki < EDGES; ki++) {
            for (size_t ni = 0; ni < EDGES; ni++) {
                check_shape(edges[mi], edges[ki], edges[ni], 1 + random_below(8));
            }
        }
    }
    check_shape(10, 784, 30, 5);
    check_shape(100, 784, 130, 5);
    check_full_batches_are_refused();
    for (uint32_t optimizer = MLP_SGD; optimizer <= MLP_ADAMW; optimizer++) {
        for (int decays = 0; decays < 2; decays++) {
            float decay = decays ? 0.01f : 0.0f;
            check_run(optimizer, decay, 0.02f);
            // Rates at which weights, deltas or both go to infinity within the epoch.
            static const float rates[] = {1e3f, 1e10f, 1e25f, 3e38f};
            for (size_t r = 0; r < 4; r++) check_run(optimizer, decay, rates[r]);
        }
    }
    for (int decays = 0; decays < 2; decays++) {
        check_run_from_rows(8, decays ? 0.1f : 0.0f);
        check_run_from_rows(25, decays ? 0.1f : 0.0f);
    }
    check_growing_decay();
    check_full_samples_are_not_packed();
    check_scaled_inputs_are_dense();
}
