// The kernels in 128-bit SIMD: products with a sparse matrix. For each of its values, all add a row
// of the other matrix, into 8 accumulators at a time: enough to hide the latency of additions.
#include "kernels/simd128.h"

#if HAS_SIMD128

enum {
    WIDE = 4, // panels at a time, when one row or column is read
    PAIR =
        2, // when two rows are read, or weights are written: half the weights to keep in the cache
};

static const float *row_at(const float *matrix, uint32_t at) {
    return (const float *)((const char *)matrix + at);
}

INLINE void clear(v128_t *sum, size_t panels) {
    UNROLL
    for (size_t q = 0; q < 2 * panels; q++) sum[q] = splat(0.0f);
}

// sum[2 * q], sum[2 * q + 1] += an entry's value times its row of panel q. panels is a constant.
INLINE void add_entry(const sparse_entry *entry, const float *const *panel, size_t panels,
                      v128_t *sum) {
    v128_t value = wasm_v128_load32_splat(&entry->value);
    UNROLL
    for (size_t q = 0; q < panels; q++) {
        const float *row = row_at(panel[q], entry->at);
        sum[2 * q] = multiply_add(value, wasm_v128_load(row), sum[2 * q]);
        sum[2 * q + 1] = multiply_add(value, wasm_v128_load(row + 4), sum[2 * q + 1]);
    }
}

// A row in the middle of a product: its remaining entries, and its sums.
typedef struct walk {
    size_t row;
    const sparse_entry *entry, *end;
    v128_t sum[2 * PAIR];
} walk;

INLINE walk begin_walk(const sparse_matrix *rows, size_t i) {
    walk a;
    a.row = i;
    a.entry = rows->entries + rows->begin[i];
    a.end = rows->entries + rows->end[i];
    clear(a.sum, PAIR);
    return a;
}

INLINE void end_walk(const walk *a, const float *bias, float *z, size_t m, size_t apart) {
    UNROLL
    for (size_t q = 0; q < PAIR; q++) {
        store_tile(a->sum[2 * q], a->sum[2 * q + 1], bias_of(bias, q * apart),
                   z + (q * apart * m + a->row) * PANEL);
    }
}

// Two rows at a time; when one is finished, the next takes its place. apart: from one of the PAIR
// panels to the other; 0 when there is only one, which is then computed twice.
static void product_pair(const sparse_matrix *rows, const float *w, const float *bias, float *z,
                         size_t m, size_t k, size_t apart) {
    const float *panel[PAIR] = {w, w + apart * k * PANEL};
    walk a = begin_walk(rows, 0);
    for (size_t next = 1; next < m; next++) {
        walk b = begin_walk(rows, next);
        size_t of_a = (size_t)(a.end - a.entry), of_b = (size_t)(b.end - b.entry);
        const sparse_entry *both = a.entry + (of_a < of_b ? of_a : of_b);
        for (; a.entry != both; a.entry++, b.entry++) {
            add_entry(a.entry, panel, PAIR, a.sum);
            add_entry(b.entry, panel, PAIR, b.sum);
        }
        if (of_a < of_b) {
            end_walk(&a, bias, z, m, apart);
            a = b;
        } else {
            end_walk(&b, bias, z, m, apart);
        }
    }
    for (; a.entry != a.end; a.entry++) add_entry(a.entry, panel, PAIR, a.sum);
    end_walk(&a, bias, z, m, apart);
}

void mlp_simd128_product_sparse(const sparse_matrix *rows, const float *w, const float *bias,
                                float *z, size_t m, size_t k, size_t first, size_t last) {
    for (size_t p = first; p < last; p += PAIR) {
        const float *b = bias ? bias + p * PANEL : bias;
        product_pair(rows, w + p * k * PANEL, b, z + p * m * PANEL, m, k, last - p > 1);
    }
}

INLINE void gradient_panels(const sparse_matrix *columns, const float *d, const sink *s, float *w,
                            size_t m, size_t k, size_t panels) {
    const float *panel[WIDE];
    UNROLL
    for (size_t q = 0; q < panels; q++) panel[q] = d + q * m * PANEL;
    for (size_t j = 0; j < k; j++, w += PANEL) {
        size_t begin = columns->begin[j], end = columns->end[j];
        if (begin == end && s->steps) continue; // a step against +0 changes nothing
        v128_t sum[2 * WIDE];
        clear(sum, panels);
        const sparse_entry *entry = columns->entries + begin, *last = columns->entries + end;
        for (; entry != last; entry++) add_entry(entry, panel, panels, sum);
        UNROLL
        for (size_t q = 0; q < panels; q++) sink_vectors(s, sum + 2 * q, w + q * k * PANEL, 2);
    }
}

void mlp_simd128_gradient_sparse(const sparse_matrix *columns, const float *d, float scale,
                                 float rate, float *w, float *b, size_t m, size_t k, size_t first,
                                 size_t last) {
    const sink s = open_sink(scale, rate);
    for (size_t p = first; p < last; p++) sink_bias(&s, d + p * m * PANEL, m, b + p * PANEL);
    for (size_t p = first, panels; p < last; p += panels) {
        const float *delta = d + p * m * PANEL;
        float *target = w + p * k * PANEL;
        panels = last - p >= WIDE ? WIDE : 1;
        if (panels == WIDE) {
            gradient_panels(columns, delta, &s, target, m, k, WIDE);
        } else {
            gradient_panels(columns, delta, &s, target, m, k, 1);
        }
    }
}

INLINE void step_panels(const sparse_matrix *rows, const float *d, v128_t factor, float *w,
                        size_t m, size_t k, size_t panels) {
    for (size_t i = 0; i < m; i++) {
        v128_t change[2 * PAIR];
        UNROLL
        for (size_t q = 0; q < 2 * panels; q++) {
            const float *delta = d + (q / 2 * m + i) * PANEL + q % 2 * 4;
            change[q] = wasm_f32x4_mul(factor, wasm_v128_load(delta));
        }
        const sparse_entry *entry = rows->entries + rows->begin[i];
        for (const sparse_entry *end = rows->entries + rows->end[i]; entry != end; entry++) {
            v128_t value = wasm_v128_load32_splat(&entry->value);
            UNROLL
            for (size_t q = 0; q < panels; q++) {
                float *at = (float *)((char *)(w + q * k * PANEL) + entry->at);
                v128_t low = multiply_add(value, change[2 * q], wasm_v128_load(at));
                v128_t high = multiply_add(value, change[2 * q + 1], wasm_v128_load(at + 4));
                store_pair(at, low, high);
            }
        }
    }
}

void mlp_simd128_step_sparse(const sparse_matrix *rows, const float *d, float scale, float rate,
                             float *w, float *b, size_t m, size_t k, size_t first, size_t last) {
    const sink s = open_sink(scale, rate);
    for (size_t p = first; p < last; p++) sink_bias(&s, d + p * m * PANEL, m, b + p * PANEL);
    for (size_t p = first, panels; p < last; p += panels) {
        const float *delta = d + p * m * PANEL;
        float *target = w + p * k * PANEL;
        panels = last - p >= PAIR ? PAIR : 1;
        if (panels == PAIR) {
            step_panels(rows, delta, s.factor, target, m, k, PAIR);
        } else {
            step_panels(rows, delta, s.factor, target, m, k, 1);
        }
    }
}

#endif
