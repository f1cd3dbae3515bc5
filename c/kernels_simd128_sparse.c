// The kernels in 128-bit SIMD: products with a matrix of which most values are zero. Both walk a
// list of values and add as many rows of the other matrix, in up to 4 panels at a time: 8
// accumulators, enough to hide the latency of their chains.
#include "simd128.h"

#if HAS_SIMD128

enum { MAX_PANELS = 4 }; // of a tile

// How many panels to take next when so many are left.
static size_t tile_panels(size_t left) {
    return left >= MAX_PANELS ? MAX_PANELS : 1;
}

static const float *row_at(const float *matrix, uint32_t at) {
    return (const float *)((const char *)matrix + at);
}

// sum[2 * q], sum[2 * q + 1] = entries' values times the rows of panel q. panels is a constant.
INLINE void sparse_tile(const sparse_entry *entry, const sparse_entry *end, const float *matrix,
                        size_t stride, size_t panels, v128_t *sum) {
    UNROLL
    for (size_t q = 0; q < 2 * panels; q++) sum[q] = splat(0.0f);
    for (; entry != end; entry++) {
        v128_t value = wasm_v128_load32_splat(&entry->value);
        UNROLL
        for (size_t q = 0; q < panels; q++) {
            const float *row = row_at(matrix + q * stride, entry->at);
            sum[2 * q] = multiply_add(value, wasm_v128_load(row), sum[2 * q]);
            sum[2 * q + 1] = multiply_add(value, wasm_v128_load(row + 4), sum[2 * q + 1]);
        }
    }
}

INLINE void product_panels(const sparse_lists *rows, const float *w, const float *bias, float *z,
                           size_t m, size_t k, size_t panels) {
    for (size_t i = 0; i < m; i++) {
        v128_t sum[2 * MAX_PANELS];
        const sparse_entry *entries = rows->entries;
        sparse_tile(entries + rows->begin[i], entries + rows->end[i], w, k * PANEL, panels, sum);
        UNROLL
        for (size_t q = 0; q < panels; q++) {
            store_tile(sum[2 * q], sum[2 * q + 1], bias_of(bias, q), z + (q * m + i) * PANEL);
        }
    }
}

void simd128_product_sparse(const sparse_lists *rows, const float *w, const float *bias, float *z,
                            size_t m, size_t k, size_t first, size_t last) {
    for (size_t p = first, panels; p < last; p += panels) {
        panels = tile_panels(last - p);
        const float *weights = w + p * k * PANEL, *b = bias ? bias + p * PANEL : bias;
        float *out = z + p * m * PANEL;
        if (panels == MAX_PANELS) {
            product_panels(rows, weights, b, out, m, k, MAX_PANELS);
        } else {
            product_panels(rows, weights, b, out, m, k, 1);
        }
    }
}

INLINE void gradient_panels(const sparse_lists *columns, const float *d, const sink *s, float *w,
                            size_t m, size_t k, size_t panels) {
    for (size_t j = 0; j < k; j++, w += PANEL) {
        size_t begin = columns->begin[j], end = columns->end[j];
        if (begin == end && s->steps) continue; // a step against +0 changes nothing
        v128_t sum[2 * MAX_PANELS];
        sparse_tile(columns->entries + begin, columns->entries + end, d, m * PANEL, panels, sum);
        UNROLL
        for (size_t q = 0; q < panels; q++) sink_vectors(s, sum + 2 * q, w + q * k * PANEL, 2);
    }
}

void simd128_gradient_sparse(const sparse_lists *columns, const float *d, float scale, float rate,
                             float *w, float *b, size_t m, size_t k, size_t first, size_t last) {
    const sink s = open_sink(scale, rate);
    for (size_t p = first; p < last; p++) sink_bias(&s, d + p * m * PANEL, m, b + p * PANEL);
    for (size_t p = first, panels; p < last; p += panels) {
        const float *delta = d + p * m * PANEL;
        float *target = w + p * k * PANEL;
        panels = tile_panels(last - p);
        if (panels == MAX_PANELS) {
            gradient_panels(columns, delta, &s, target, m, k, MAX_PANELS);
        } else {
            gradient_panels(columns, delta, &s, target, m, k, 1);
        }
    }
}

INLINE void step_panels(const sparse_lists *rows, const float *d, v128_t factor, float *w, size_t m,
                        size_t k, size_t panels) {
    for (size_t i = 0; i < m; i++) {
        v128_t change[2 * MAX_PANELS];
        UNROLL
        for (size_t q = 0; q < 2 * panels; q++) {
            const float *delta = d + (q / 2 * m + i) * PANEL + q % 2 * 4;
            change[q] = wasm_f32x4_mul(factor, wasm_v128_load(delta));
        }
        const sparse_entry *entry = rows->entries + rows->begin[i];
        for (const sparse_entry *end = rows->entries + rows->end[i]; entry != end; entry++) {
            v128_t value = wasm_v128_load32_splat(&entry->value);
            UNROLL
            for (size_t q = 0; q < 2 * panels; q++) {
                float *at = (float *)((char *)(w + q / 2 * k * PANEL) + entry->at) + q % 2 * 4;
                wasm_v128_store(at, multiply_add(value, change[q], wasm_v128_load(at)));
            }
        }
    }
}

void simd128_step_sparse(const sparse_lists *rows, const float *d, float scale, float rate,
                         float *w, float *b, size_t m, size_t k, size_t first, size_t last) {
    const sink s = open_sink(scale, rate);
    const v128_t factor = wasm_f32x4_neg(wasm_f32x4_mul(s.scale, s.rate));
    for (size_t p = first; p < last; p++) sink_bias(&s, d + p * m * PANEL, m, b + p * PANEL);
    for (size_t p = first, panels; p < last; p += panels) {
        const float *delta = d + p * m * PANEL;
        float *target = w + p * k * PANEL;
        panels = tile_panels(last - p);
        if (panels == MAX_PANELS) {
            step_panels(rows, delta, factor, target, m, k, MAX_PANELS);
        } else {
            step_panels(rows, delta, factor, target, m, k, 1);
        }
    }
}

#endif
