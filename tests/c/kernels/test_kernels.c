// The kernels over matrices: SIMD against scalar bit for bit, both against plain loops over plain
// row-major matrices, at every edge of the tiles, with guard bytes around every output and inputs
// that end where their heap block ends.
#include "kernels/kernels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

void test_kernels(void);

static const mlp_kernels *table(int simd) {
    return simd ? mlp_kernels_simd128() : mlp_kernels_scalar();
}

// A random matrix twice: row-major plain[rows][columns], and in panels with the given padding.
typedef struct matrix {
    size_t rows, columns, count; // count: floats of the panels
    float *plain, *panels;
} matrix;

static void pack(const matrix *a) {
    for (size_t i = 0; i < a->rows; i++) {
        for (size_t j = 0; j < a->columns; j++) {
            a->panels[j / 8 * a->rows * 8 + i * 8 + j % 8] = a->plain[i * a->columns + j];
        }
    }
}

static matrix random_matrix(size_t rows, size_t columns, value_kind kind, float padding) {
    matrix a = {.rows = rows, .columns = columns, .count = (columns + 7) / 8 * 8 * rows};
    a.plain = new_block(rows * columns * sizeof(float));
    a.panels = new_block(a.count * sizeof(float));
    fill(a.plain, rows * columns, kind);
    for (size_t i = 0; i < a.count; i++) a.panels[i] = padding;
    pack(&a);
    return a;
}

static void free_matrix(matrix *a) {
    free(a->plain);
    free(a->panels);
}

// The first and last panels of a range that is all of them half of the time.
static void choose_range(size_t panels, size_t *first, size_t *last) {
    *first = 0;
    *last = panels;
    if (random_below(2)) return;
    *first = random_below((uint32_t)panels);
    *last = *first + random_below((uint32_t)(panels - *first) + 1);
}

// Whether an output of `panels` panels of `size` floats was written in first .. last - 1 only.
static int only_range(const float *out, size_t size, size_t panels, size_t first, size_t last) {
    return guards_intact(out, panels * size) && is_untouched(out, first * size) &&
           is_untouched(out + last * size, (panels - last) * size);
}

// |sum - exact| within the error of n roundings of a sum whose terms' absolute values add to size.
static int is_near(float sum, double exact, double size, size_t n) {
    return fabs((double)sum - exact) <= (double)n * 0x1.01p-24 * size;
}

static void check_product_sums(const float *z, const matrix *x, const matrix *w, const float *bias,
                               size_t first, size_t last) {
    int near = 1;
    for (size_t i = 0; i < x->rows; i++) {
        for (size_t o = first * 8; o < last * 8 && o < w->columns; o++) {
            double sum = bias ? (double)bias[o] : 0.0, size = fabs(sum);
            for (size_t j = 0; j < w->rows; j++) {
                double term =
                    (double)x->plain[i * x->columns + j] * (double)w->plain[j * w->columns + o];
                sum += term;
                size += fabs(term);
            }
            near &= is_near(z[(o / 8 * x->rows + i) * 8 + o % 8], sum, size, w->rows + 2);
        }
    }
    CHECK_MSG(near, "m %zu k %zu n %zu", x->rows, w->rows, w->columns);
}

static void check_product(size_t m, size_t k, size_t n, value_kind kind) {
    matrix x = random_matrix(m, k, kind, 1e30f); // nothing may read activations' padding
    matrix w = random_matrix(k, n, kind, 0.0f), b = random_matrix(1, n, kind, 0.0f);
    size_t panels = (n + 7) / 8, first, last;
    choose_range(panels, &first, &last);
    float *bias = random_below(2) ? b.panels : NULL;
    float *z[2];
    for (int simd = 0; simd < 2; simd++) {
        z[simd] = guarded_floats(panels * m * 8);
        table(simd)->product(x.panels, w.panels, bias, z[simd], m, k, first, last);
        CHECK(only_range(z[simd], m * 8, panels, first, last));
    }
    CHECK_MSG(same_floats(z[0], z[1], panels * m * 8), "m %zu k %zu n %zu", m, k, n);
    if (kind == PLAIN_VALUES) check_product_sums(z[0], &x, &w, bias, first, last);
    for (int simd = 0; simd < 2; simd++) guarded_free(z[simd]);
    free_matrix(&x);
    free_matrix(&w);
    free_matrix(&b);
}

// The order of a product is part of the contract: +0, ascending k, bias last; and leaving zero
// inputs out changes no bit.
static void check_order_and_zeros(size_t m, size_t k, size_t n) {
    matrix x = random_matrix(m, k, PLAIN_VALUES, 0.0f);
    for (size_t i = 0; i < m * k; i++) {
        if (random_below(2)) x.plain[i] = random_below(2) ? 0.0f : -0.0f;
    }
    pack(&x);
    matrix w = random_matrix(k, n, FINITE_VALUES, 0.0f), b = random_matrix(1, n, FINITE_VALUES, 0);
    for (size_t i = 0; i < k * n; i++) { // no overflow to infinity: that times 0 is NaN
        if (fabsf(w.plain[i]) > 1e30f) w.plain[i] = -0.0f;
    }
    pack(&w);
    size_t panels = (n + 7) / 8;
    for (int simd = 0; simd < 2; simd++) {
        float *z = guarded_floats(panels * m * 8);
        table(simd)->product(x.panels, w.panels, b.panels, z, m, k, 0, panels);
        int same = 1;
        for (size_t i = 0; i < m; i++) {
            for (size_t o = 0; o < n; o++) {
                float sum = 0.0f;
                for (size_t j = 0; j < k; j++) {
                    if (x.plain[i * k + j] != 0.0f) sum += x.plain[i * k + j] * w.plain[j * n + o];
                }
                sum += b.plain[o];
                same &= same_floats(&sum, &z[(o / 8 * m + i) * 8 + o % 8], 1);
            }
        }
        CHECK_MSG(same, "%s m %zu k %zu n %zu", table(simd)->name, m, k, n);
        guarded_free(z);
    }
    free_matrix(&x);
    free_matrix(&w);
    free_matrix(&b);
}

static void check_gradient_sums(const float *g, const float *gb, const matrix *x, const matrix *d,
                                float scale, size_t first, size_t last) {
    size_t m = x->rows, k = x->columns, n = d->columns;
    int near = 1;
    for (size_t o = first * 8; o < last * 8 && o < n; o++) {
        for (size_t j = 0; j <= k; j++) { // j == k: the bias, whose input is 1
            double sum = 0.0, size = 0.0;
            for (size_t i = 0; i < m; i++) {
                double input = j < k ? (double)x->plain[i * k + j] : 1.0;
                sum += (double)scale * input * (double)d->plain[i * n + o];
                size += fabs((double)scale * input * (double)d->plain[i * n + o]);
            }
            float value = j < k ? g[(o / 8 * k + j) * 8 + o % 8] : gb[o];
            near &= is_near(value, sum, size, m + 2);
        }
    }
    CHECK_MSG(near, "m %zu k %zu n %zu", m, k, n);
}

// gradient(), and with a rate as gradient() and then a step of SGD.
static void check_gradient(size_t m, size_t k, size_t n, value_kind kind) {
    matrix x = random_matrix(m, k, kind, 1e30f), d = random_matrix(m, n, kind, 0.0f);
    matrix w = random_matrix(k, n, kind, 0.0f), b = random_matrix(1, n, kind, 0.0f);
    size_t panels = (n + 7) / 8, first, last;
    choose_range(panels, &first, &last);
    float scale = 1.0f / (float)m;
    const step_rule rule = {.kind = MLP_SGD, .learning_rate = 0.3f, .shrink = 1.0f};
    float *g[2], *gb[2], *sw[2], *sb[2];
    for (int simd = 0; simd < 2; simd++) {
        const mlp_kernels *kernels = table(simd);
        g[simd] = guarded_floats(w.count);
        gb[simd] = guarded_floats(b.count);
        kernels->gradient(x.panels, d.panels, scale, 0.0f, g[simd], gb[simd], m, k, first, last);
        CHECK(only_range(g[simd], k * 8, panels, first, last));
        CHECK(only_range(gb[simd], 8, panels, first, last));
        sw[simd] = guarded_floats(w.count);
        sb[simd] = guarded_floats(b.count);
        memcpy(sw[simd] + first * k * 8, w.panels + first * k * 8, (last - first) * k * 32);
        memcpy(sb[simd] + first * 8, b.panels + first * 8, (last - first) * 32);
        kernels->gradient(x.panels, d.panels, scale, rule.learning_rate, sw[simd], sb[simd], m, k,
                          first, last);
        CHECK(only_range(sw[simd], k * 8, panels, first, last));
        CHECK(only_range(sb[simd], 8, panels, first, last));
    }
    CHECK_MSG(same_floats(g[0], g[1], w.count), "m %zu k %zu n %zu", m, k, n);
    CHECK_MSG(same_floats(gb[0], gb[1], b.count), "m %zu k %zu n %zu", m, k, n);
    if (kind == PLAIN_VALUES) check_gradient_sums(g[0], gb[0], &x, &d, scale, first, last);
    size_t weights = (last - first) * k * 8, biases = (last - first) * 8;
    table(0)->step(&rule, w.panels + first * k * 8, g[0] + first * k * 8, NULL, NULL, weights);
    table(0)->step(&rule, b.panels + first * 8, gb[0] + first * 8, NULL, NULL, biases);
    for (int simd = 0; simd < 2; simd++) {
        const char *name = table(simd)->name;
        CHECK_MSG(same_floats(sw[simd] + first * k * 8, w.panels + first * k * 8, weights),
                  "%s m %zu k %zu n %zu", name, m, k, n);
        CHECK_MSG(same_floats(sb[simd] + first * 8, b.panels + first * 8, biases),
                  "%s m %zu k %zu n %zu", name, m, k, n);
        guarded_free(g[simd]);
        guarded_free(gb[simd]);
        guarded_free(sw[simd]);
        guarded_free(sb[simd]);
    }
    free_matrix(&x);
    free_matrix(&d);
    free_matrix(&w);
    free_matrix(&b);
}

static void check_transpose(size_t k, size_t n) {
    matrix w = random_matrix(k, n, FINITE_VALUES, 7.0f); // the padding must not come through
    for (int simd = 0; simd < 2; simd++) {
        for (size_t panel = 0; panel < (k + 7) / 8; panel++) {
            float *packed = guarded_floats(n * 8); // nothing left over to hide a gap
            table(simd)->transpose(w.panels, packed, n, k, panel);
            int same = guards_intact(packed, n * 8);
            for (size_t i = 0; i < n * 8; i++) {
                size_t o = i / 8, j = panel * 8 + i % 8;
                float expected = j < k ? w.plain[j * n + o] : 0.0f;
                same &= same_floats(&expected, &packed[i], 1);
            }
            CHECK_MSG(same, "%s k %zu n %zu panel %zu", table(simd)->name, k, n, panel);
            guarded_free(packed);
        }
    }
    free_matrix(&w);
}

static void check_gather(size_t m, size_t k) {
    size_t panels = (k + 7) / 8, image_rows = 5;
    uint8_t *pixels = new_block(image_rows * k);
    uint32_t *rows = new_block(m * sizeof *rows);
    matrix offset = random_matrix(1, k, FINITE_VALUES, 3.0f);
    matrix gain = random_matrix(1, k, FINITE_VALUES, 3.0f);
    for (size_t i = 0; i < image_rows * k; i++) pixels[i] = (uint8_t)random_u32();
    for (size_t i = 0; i < m; i++) rows[i] = i == 0 ? 4 : random_below(5);
    for (int simd = 0; simd < 2; simd++) {
        float *x = guarded_floats(panels * m * 8);
        table(simd)->gather(pixels, rows, offset.panels, gain.panels, x, m, k);
        int same = guards_intact(x, panels * m * 8);
        for (size_t i = 0; i < m; i++) {
            for (size_t j = 0; j < panels * 8; j++) {
                float value = 0.0f;
                if (j < k) {
                    value = ((float)pixels[rows[i] * k + j] - offset.plain[j]) * gain.plain[j];
                }
                same &= same_floats(&value, &x[j / 8 * m * 8 + i * 8 + j % 8], 1);
            }
        }
        CHECK_MSG(same, "%s m %zu k %zu", table(simd)->name, m, k);
        guarded_free(x);
    }
    free_matrix(&offset);
    free_matrix(&gain);
    free(pixels);
    free(rows);
}

static void check_shape(size_t m, size_t k, size_t n) {
    for (value_kind kind = PLAIN_VALUES; kind <= ALL_VALUES; kind++) {
        check_product(m, k, n, kind);
        check_gradient(m, k, n, kind);
    }
}

void test_kernels(void) {
    static const size_t edges[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11,
                                   12, 13, 14, 15, 16, 17, 30, 31, 64, 65, 784};
    static const size_t heights[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11,
                                     12, 13, 14, 15, 16, 17, 31, 32, 33, 100};
    enum { ALL_K = 22, SMALL_K = 21, ALL_N = 20, ALL_M = 21 }; // n: up to 64
    for (size_t mi = 0; mi < ALL_M; mi++) {
        size_t m = heights[mi];
        for (size_t ki = 0; ki < SMALL_K; ki++) {
            for (size_t ni = 0; ni < ALL_N; ni++) check_shape(m, edges[ki], edges[ni]);
        }
        for (size_t ki = 0; ki < ALL_K; ki++) check_gather(m, edges[ki]);
        check_shape(m, 784, 10);
        for (size_t k = 1; k <= 65; k += 8) check_order_and_zeros(m, k, (k + m) % 31 + 1);
    }
    for (size_t ki = 0; ki < ALL_K; ki++) {
        for (size_t ni = 0; ni < ALL_N; ni++) check_transpose(edges[ki], edges[ni]);
    }
}
