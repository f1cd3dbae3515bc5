// The kernels in 128-bit SIMD: matrices, and the table. Tiles of up to 4 rows by 8 outputs keep 8
// accumulators, 2 weights and 4 inputs in the 16 vector registers of x86-64: V8 before its
// Turboshaft compiler (Node 20 and 22) loads all inputs first, and spills with 5 rows. Wide builds,
// whose registers are joined, have 5 rows by 16 outputs. Every output still has its own accumulator
// over ascending k, so the tiling changes no bit.
//
// Loops over rows or, in wide builds, inputs test at their end: V8 asks in every turn whether to
// stop, and puts that beside the loop's own test when that comes first. On a Zen 5, two branches so
// near one another cost up to a fifth. Node 20 is 3 % faster with the inputs' test first.
#include "kernels/simd128.h"

#if HAS_SIMD128

enum {
    MAX_INPUTS = 4,      // of a tile
    BLOCK_FLOATS = 8192, // of the rows that a product reads together: 32 KB, what a first cache holds
};

// The next tile's height when so many rows are left: less than the most until that can finish the
// rest, because a tile of one row costs nearly as much as one of four. From some number on it
// always can.
static size_t tile_rows(size_t left, size_t most) {
    const size_t less = most - 1, beyond = left % most;
    if (beyond && left >= less * (most - beyond)) return less;
    return left >= most ? most : left == 3 ? 3 : 1;
}

// Panel by panel, so that what is written lies end to end.
static void gather(const uint8_t *pixels, const uint32_t *rows, const float *offset,
                   const float *gain, float *x, size_t m, size_t k) {
    size_t j = 0;
    for (; j + PANEL <= k; j += PANEL) {
        v128_t offset0 = wasm_v128_load(offset + j), offset1 = wasm_v128_load(offset + j + 4);
        v128_t gain0 = wasm_v128_load(gain + j), gain1 = wasm_v128_load(gain + j + 4);
        for (size_t i = 0; i < m; i++, x += PANEL) {
            v128_t wide = wasm_u16x8_load8x8(pixels + (size_t)rows[i] * k + j);
            v128_t low = floats_of(wasm_u32x4_extend_low_u16x8(wide));
            v128_t high = floats_of(wasm_u32x4_extend_high_u16x8(wide));
            low = wasm_f32x4_mul(wasm_f32x4_sub(low, offset0), gain0);
            high = wasm_f32x4_mul(wasm_f32x4_sub(high, offset1), gain1);
            store_pair(x, low, high);
        }
    }
    for (size_t i = 0; j < k && i < m; i++) {
        const uint8_t *row = pixels + (size_t)rows[i] * k;
        for (size_t l = j; l < j + PANEL; l++) {
            *x++ = l < k ? ((float)row[l] - offset[l]) * gain[l] : 0.0f;
        }
    }
}

// sum[q][r] += x[r] * w of one input j, for panels q that lie apart floats from one another.
INLINE void product_input(const float *x, const float *w, size_t apart, v128_t *sum, size_t rows,
                          size_t panels) {
    v128_t factor[2 * TILE_PANELS];
    UNROLL
    for (size_t q = 0; q < panels; q++) {
        factor[2 * q] = wasm_v128_load(w + q * apart);
        factor[2 * q + 1] = wasm_v128_load(w + q * apart + 4);
    }
    UNROLL
    for (size_t r = 0; r < rows; r++) {
        v128_t input = wasm_v128_load32_splat(x + r * PANEL);
        UNROLL
        for (size_t q = 0; q < panels; q++) {
            v128_t *at = &sum[2 * (q * rows + r)];
            at[0] = multiply_add(input, factor[2 * q], at[0]);
            at[1] = multiply_add(input, factor[2 * q + 1], at[1]);
        }
        ROW_DONE;
    }
}

// z[rows][8] of some panels. rows and panels are constants at every call, so the arrays become
// registers. Narrow builds have the first input before the loop, which keeps the rows' addresses in
// registers as KEEP_ADDRESS() does in wide ones. One input at a time: unrolled, they spill.
INLINE void product_tile(const float *x, const float *w, const float *bias, float *z, size_t m,
                         size_t k, size_t rows, size_t panels) {
    const size_t apart = k * PANEL;
    v128_t sum[2 * MAX_ROWS * TILE_PANELS];
    UNROLL
    for (size_t r = 0; r < 2 * rows * panels; r++) sum[r] = splat(0.0f);
    const float *in = x, *next = w, *end = w + apart;
#if IS_WIDE
    if (rows > 1) KEEP_ADDRESS(x, 32);
    if (rows > 2) KEEP_ADDRESS(x, 64);
    if (rows > 3) KEEP_ADDRESS(x, 96);
    if (rows > 4) KEEP_ADDRESS(x, 128);
#else
    product_input(in++, next, apart, sum, rows, panels);
    next += PANEL;
#endif
    for (;;) {
        w += PANEL * PANEL;
        if (w > end) w = end;
        for (;;) {
            if (!IS_WIDE && next == w) break;
            product_input(in++, next, apart, sum, rows, panels);
            next += PANEL;
            if (IS_WIDE && next == w) break;
        }
        if (next == end) break;
        x += m * PANEL;
        in = x;
    }
    UNROLL
    for (size_t q = 0; q < panels; q++) {
        float *out = base_of(z + q * m * PANEL);
        UNROLL
        for (size_t r = 0; r < rows; r++) {
            const v128_t *at = &sum[2 * (q * rows + r)];
            store_tile(at[0], at[1], bias + q * PANEL, out + r * PANEL);
        }
    }
}

// product() of some panels, of count rows of the m. panels is a constant.
INLINE void product_panels(const float *x, const float *w, const float *bias, float *z, size_t m,
                           size_t k, size_t count, size_t panels) {
    const size_t most = panels == TILE_PANELS ? MAX_ROWS : 4;
    for (size_t i = 0, rows; i < count; i += rows) {
        const float *in = x + i * PANEL;
        float *out = z + i * PANEL;
        rows = tile_rows(count - i, most);
        if (most == 5 && rows == 5) {
            product_tile(in, w, bias, out, m, k, 5, panels);
            continue;
        }
        switch (rows) {
        case 4:
            product_tile(in, w, bias, out, m, k, 4, panels);
            break;
        case 3:
            product_tile(in, w, bias, out, m, k, 3, panels);
            break;
        default:
            product_tile(in, w, bias, out, m, k, 1, panels);
        }
    }
}

// Block by block of rows, because a tile reads short pieces that lie m rows apart, which no processor
// foresees: all panels of a block find them in the cache.
static void product(const float *x, const float *w, const float *bias, float *z, size_t m, size_t k,
                    size_t first, size_t last) {
    const size_t block = (BLOCK_FLOATS / k / MAX_ROWS + 1) * MAX_ROWS;
    for (size_t left = m, rows; left; left -= rows, x += rows * PANEL, z += rows * PANEL) {
        rows = left < 2 * block ? left : block;
        for (size_t p = first, panels; p < last; p += panels) {
            const float *panel = w + p * k * PANEL;
            const float *b = bias_of(bias, p);
            float *out = z + p * m * PANEL;
            panels = last - p >= TILE_PANELS ? TILE_PANELS : 1;
            if (panels == TILE_PANELS) {
                product_panels(x, panel, b, out, m, k, rows, TILE_PANELS);
            } else {
                product_panels(x, panel, b, out, m, k, rows, 1);
            }
        }
    }
}

// A 4x4 block: out[c][r] = in[r][c], rows 8 floats apart on both sides.
INLINE void transpose_block(const float *in, float *out) {
    v128_t a = wasm_v128_load(in), b = wasm_v128_load(in + 8);
    v128_t c = wasm_v128_load(in + 16), d = wasm_v128_load(in + 24);
    v128_t ab0 = wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), ab1 = wasm_i32x4_shuffle(a, b, 2, 6, 3, 7);
    v128_t cd0 = wasm_i32x4_shuffle(c, d, 0, 4, 1, 5), cd1 = wasm_i32x4_shuffle(c, d, 2, 6, 3, 7);
    wasm_v128_store(out, wasm_i64x2_shuffle(ab0, cd0, 0, 2));
    wasm_v128_store(out + 8, wasm_i64x2_shuffle(ab0, cd0, 1, 3));
    wasm_v128_store(out + 16, wasm_i64x2_shuffle(ab1, cd1, 0, 2));
    wasm_v128_store(out + 24, wasm_i64x2_shuffle(ab1, cd1, 1, 3));
}

static void transpose(const float *w, float *packed, size_t n, size_t k, size_t panel) {
    size_t j = panel * PANEL;
    for (size_t o = 0; o < n; o += 4) {
        const float *in = w + (o / PANEL * k + j) * PANEL + o % PANEL;
        float *out = packed + o * PANEL;
        if (o + 4 <= n && j + PANEL <= k) {
            for (size_t half = 0; half < PANEL; half += 4) {
                transpose_block(in + half * PANEL, out + half);
            }
            continue;
        }
        for (size_t r = 0; r < 4 && o + r < n; r++) {
            for (size_t l = 0; l < PANEL; l++) {
                out[r * PANEL + l] = j + l < k ? in[l * PANEL + r] : 0.0f;
            }
        }
    }
}

// The gradient of inputs j .. j + inputs - 1 for some panels, x pointing to the first of them.
// inputs and panels are constants. rule is the scale and the rate, which wide builds have in
// memory: held in registers, they would take those of the sums.
INLINE void gradient_tile(const float *rule, const float *x, const float *d, size_t m,
                          float *target, size_t apart, size_t inputs, size_t panels) {
    v128_t sum[2 * MAX_INPUTS * TILE_PANELS];
    UNROLL
    for (size_t r = 0; r < 2 * inputs * panels; r++) sum[r] = splat(0.0f);
    if (IS_WIDE && inputs > 1) {
        KEEP_ADDRESS(x, 4);
        KEEP_ADDRESS(x, 8);
        KEEP_ADDRESS(x, 12);
    }
    const float *end = d + m * PANEL;
    do {
        v128_t delta[2 * TILE_PANELS];
        UNROLL
        for (size_t q = 0; q < panels; q++) {
            delta[2 * q] = wasm_v128_load(d + q * m * PANEL);
            delta[2 * q + 1] = wasm_v128_load(d + q * m * PANEL + 4);
        }
        UNROLL
        for (size_t r = 0; r < inputs; r++) {
            v128_t input = wasm_v128_load32_splat(x + r);
            UNROLL
            for (size_t q = 0; q < panels; q++) {
                v128_t *at = &sum[2 * (q * inputs + r)];
                at[0] = multiply_add(input, delta[2 * q], at[0]);
                at[1] = multiply_add(input, delta[2 * q + 1], at[1]);
            }
            ROW_DONE;
        }
        x += PANEL;
        d += PANEL;
    } while (d != end);
    const sink s = open_sink(rule[0], rule[1]);
    UNROLL
    for (size_t q = 0; q < panels; q++) {
        sink_vectors(&s, sum + 2 * q * inputs, base_of(target + q * apart), 2 * inputs);
    }
}

static void gradient(const float *x, const float *d, float scale, float rate, float *w, float *b,
                     size_t m, size_t k, size_t first, size_t last) {
    const float values[2] = {scale, rate}, *rule = values;
    if (IS_WIDE) __asm__ volatile("" : "+r"(rule) : : "memory"); // the compiler leaves them there
    const size_t apart = k * PANEL;
    for (size_t p = first, panels; p < last; p += panels) {
        const float *delta = d + p * m * PANEL;
        float *target = w + p * k * PANEL;
        const float *in = x; // of input j
        size_t j = 0;
        panels = last - p >= TILE_PANELS ? TILE_PANELS : 1;
        for (; j + MAX_INPUTS <= k; j += MAX_INPUTS, target += MAX_INPUTS * PANEL) {
            if (panels == TILE_PANELS) {
                gradient_tile(rule, in, delta, m, target, apart, MAX_INPUTS, TILE_PANELS);
            } else {
                gradient_tile(rule, in, delta, m, target, apart, MAX_INPUTS, 1);
            }
            in += j % PANEL ? m * PANEL - MAX_INPUTS : MAX_INPUTS;
        }
        for (; j < k; j++, target += PANEL) {
            for (size_t q = 0; q < panels; q++) {
                gradient_tile(rule, in, delta + q * m * PANEL, m, target + q * apart, apart, 1, 1);
            }
            in++;
        }
        const sink s = open_sink(rule[0], rule[1]);
        for (size_t q = 0; q < panels; q++) {
            sink_bias(&s, delta + q * m * PANEL, m, b + (p + q) * PANEL);
        }
    }
}

const mlp_kernels *mlp_kernels_simd128(void) {
    static const mlp_kernels table = {
        "simd128",
        FUSES,
        gather,
        product,
        mlp_simd128_product_sparse,
        transpose,
        gradient,
        mlp_simd128_gradient_sparse,
        IF_FUSING(mlp_simd128_step_sparse),
        mlp_simd128_step,
        mlp_simd128_activate,
        mlp_simd128_derive,
        mlp_simd128_exponential,
        mlp_simd128_largest,
        mlp_simd128_all_finite,
        mlp_simd128_peak,
    };
    return &table;
}

#else

const mlp_kernels *mlp_kernels_simd128(void) {
    return 0;
}

#endif
